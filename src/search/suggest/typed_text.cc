#include "search/suggest/typed_text.h"

#include <algorithm>

#include "base/limits.h"
#include "base/utf8.h"
#include "index/lexicon/lexicon_names.h"
#include "knowledge/facets.h"
#include "text/sound/keyboard_layout.h"

namespace diplomed::search {
namespace {

constexpr std::size_t kMostWords = 5;

bool is_facet(std::string_view name) {
  return std::any_of(knowledge::kFacets.begin(), knowledge::kFacets.end(),
                     [&](const auto& f) { return f.name == name; });
}

std::string on_layout(std::string_view raw, std::string (*layout)(std::string_view)) {
  std::string out;
  for (std::size_t at = 0; at < raw.size();) {
    const std::size_t end = std::min(raw.find(' ', at), raw.size());
    if (end > at) {
      const std::string word = layout(raw.substr(at, end - at));
      if (word.empty()) return {};
      if (!out.empty()) out.push_back(' ');
      out += word;
    }
    at = end + 1;
  }
  return out;
}

}  // namespace

std::string TypedEnd::rest() const {
  const std::string head = before.substr(0, place.fits == query::Fits::values ? place.field_span.begin : place.glue);
  return head.substr(0, head.find_last_not_of(' ') + 1);
}

std::vector<TypedEnd> typed_ends(std::string_view q, std::size_t least_letters) {
  const query::TypingContext context = query::context_at(q, q.size(), kMostWords);
  const std::string_view last = context.word.of(q);
  std::vector<TypedEnd> ends;
  if (last.size() > limits::kMaxWordBytes || index::fold_name(last).empty()) return ends;
  std::size_t words = context.places.size();
  for (query::TypingPlace place : context.places) {
    const std::size_t n = words--;
    const std::string_view raw = q.substr(place.begin);
    if (raw.size() > kMostWords * limits::kMaxWordBytes) continue;
    std::string folded = index::fold_name(raw);
    if (utf8::length(folded) < least_letters) continue;
    if (place.fits == query::Fits::values && !is_facet(place.field)) place.fits = query::Fits::nothing;
    ends.push_back({std::string(q.substr(0, place.begin)), std::string(raw), std::move(folded), n, place});
  }
  return ends;
}

std::vector<TypedEnd> on_other_layout(const std::vector<TypedEnd>& ends) {
  std::vector<TypedEnd> out;
  for (const TypedEnd& end : ends) {
    std::string other = on_layout(end.raw, text::on_russian_layout);
    if (other.empty() || other == end.raw) other = on_layout(end.raw, text::on_english_layout);
    std::string folded = index::fold_name(other);
    if (folded.empty() || folded == end.folded) continue;
    out.push_back({end.before, std::move(other), std::move(folded), end.words, end.place});
  }
  return out;
}

}  // namespace diplomed::search
