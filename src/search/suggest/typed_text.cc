#include "search/suggest/typed_text.h"

#include <algorithm>

#include "base/limits.h"
#include "base/utf8.h"
#include "index/lexicon/lexicon_names.h"
#include "query/parse/parse_word.h"
#include "text/sound/keyboard_layout.h"

namespace diplomed::search {
namespace {

constexpr std::size_t kMostWords = 5;

bool is_space(char32_t c) {
  return c == U' ' || c == U'\u00A0' || c == U'\t' || c == U'\n';
}

bool ends_word(const utf8::CodePoint& c) {
  return !c.valid || std::u32string_view(U"\"()«»“”„:=~|").find(c.value) != std::u32string_view::npos;
}

// Where words begin that stand in the last run of words with only spaces between; the last may be the end of `q`.
std::vector<std::size_t> word_starts(std::string_view q) {
  std::vector<std::size_t> starts = {0};
  bool at_start = true;
  for (std::size_t i = 0; i < q.size();) {
    const utf8::CodePoint c = utf8::decode(q, i);
    const std::size_t next = i + c.bytes;
    if (ends_word(c) || (at_start && (c.value == U'-' || c.value == U'\u2212'))) {
      starts = {next};
      at_start = true;
    } else if (is_space(c.value)) {
      if (at_start) {
        starts.back() = next;
      } else {
        starts.push_back(next);
      }
      at_start = true;
    } else {
      at_start = false;
    }
    i = next;
  }
  return starts;
}

bool has_operator(std::string_view words) {
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    if (end < words.size() && query::find_operator(words.substr(at, end - at))) return true;
    at = end + 1;
  }
  return false;
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

std::vector<TypedEnd> typed_ends(std::string_view q, std::size_t least_letters) {
  const std::vector<std::size_t> starts = word_starts(q);
  const std::string_view last = q.substr(starts.back());
  std::vector<TypedEnd> ends;
  if (last.size() > limits::max_word_bytes || index::fold_name(last).empty()) return ends;
  const std::size_t words = std::min(starts.size(), kMostWords);
  for (std::size_t n = words; n > 0; --n) {
    const std::size_t begin = starts[starts.size() - n];
    const std::string_view raw = q.substr(begin);
    if (raw.size() > kMostWords * limits::max_word_bytes || has_operator(raw)) continue;
    std::string folded = index::fold_name(raw);
    if (utf8::length(folded) < least_letters) continue;
    const std::string_view before = q.substr(0, begin);
    ends.push_back({std::string(before), std::string(raw), std::move(folded), n, place_after(before)});
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
