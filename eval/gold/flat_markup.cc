#include "eval/gold/flat_markup.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "knowledge/places/place_heads.h"

namespace diplomed::eval {
namespace {

using knowledge::HeadKind;
using knowledge::NameContext;
using knowledge::Quote;
using knowledge::Words;

bool looks_proper(const Words& words, std::size_t i) {
  return words[i].capitalised || words[i].latin || words[i].domain;
}

bool is_descriptor(HeadKind kind) {
  return kind == HeadKind::company || kind == HeadKind::media || kind == HeadKind::group || kind == HeadKind::form;
}

// Bodies whose noun is no name even with a capital: «Правительство Китая».
bool is_common_body(std::string_view lemma) {
  for (const std::string_view body : {"правительство", "парламент", "посольство", "консульство", "мэрия", "прокуратура",
                                      "полиция", "министерство", "компания", "суд", "армия", "милиция"}) {
    if (lemma == body) return true;
  }
  return false;
}

struct Range {
  std::size_t first = 0, last = 0;
};

// Without the places at the end and what ties them.
std::size_t without_places(const NameContext& context, const std::vector<Span>& places, Range range) {
  const Words& words = context.words();
  std::size_t last = range.last;
  for (auto p = places.rbegin(); p != places.rend() && last > range.first; ++p) {
    if (p->end != words[last].span.end || p->begin <= words[range.first].span.begin || words[last].latin) continue;
    while (last > range.first && words[last].span.begin >= p->begin) --last;
    const std::string& tie = words.form(last);
    const bool descriptor = !words[last].capitalised && place_head(context, last) != nullptr;  // «города Минска»
    if (last > range.first && (tie == "в" || tie == "во" || tie == "и" || descriptor)) --last;
  }
  return last;
}

// Past a noun that only says what bears the name: «компания Google» → Google.
std::size_t past_descriptor(const NameContext& context, Range range) {
  const Words& words = context.words();
  const bool plain = !words[range.first].capitalised || words[range.first].sentence_start;
  for (std::size_t k = range.first; k < range.last; ++k) {
    const HeadKind kind = context.head(k);
    if (kind == HeadKind::none || kind == HeadKind::other) continue;
    if (!looks_proper(words, k + 1)) return range.first;
    if (is_descriptor(kind) ? plain || k == range.first || words[k + 1].latin : plain && !words[k].capitalised)
      return k + 1;
    return range.first;
  }
  return range.first;
}

}  // namespace

std::vector<Span> proper_names(const NameContext& context, const std::vector<Span>& places, Span mention) {
  const Words& words = context.words();
  const auto [first, last] = words.within(mention);
  if (first > last) return {};
  for (std::size_t k = first; k <= last; ++k) {
    const Quote* quote = context.quote(k);
    if (quote == nullptr || quote->last > last) continue;
    if (k == first && quote->last == last) break;
    const bool own_name = k >= first + 2 && words[first].capitalised && !words[first].sentence_start;
    std::vector<Span> names;
    if (own_name) names.push_back(words.span(first, k - 1));
    names.push_back(words.span(quote->first, quote->last));
    return names;
  }
  const knowledge::NamedMatch* known = context.organisation(first);
  const std::size_t end = without_places(context, places, {first, last});
  bool state = false;  // «Конгресс США» ends in a place, «Голос Америки» is one name
  for (std::size_t k = first; k <= end; ++k) state = state || context.head(k) == HeadKind::state;
  const bool whole = end == last || !state;
  if (known != nullptr && known->last == last && whole && looks_proper(words, first)) return {words.span(first, last)};
  const std::size_t begin = past_descriptor(context, {first, end});
  if (begin == end && !looks_proper(words, begin)) return {};
  const HeadKind kind = context.head(end);
  const bool nothing_left = begin == end && end < last && (kind == HeadKind::institution || kind == HeadKind::group);
  if (nothing_left) return {words.span(begin, last)};  // «Университете Лос-Анджелеса»
  const bool adjective =
      end == begin + 1 && !words[end].capitalised && (!words[begin].capitalised || words[begin].sentence_start);
  if ((begin == end || adjective) && kind != HeadKind::none && is_common_body(context.head_lemma(end))) return {};
  return {words.span(begin, end)};
}

Span proper_place(const NameContext& context, Span mention) {
  const Words& words = context.words();
  const auto [first, last] = words.within(mention);
  const bool described = first < last && !words[first].capitalised && place_head(context, first) != nullptr;
  return described ? words.span(first + 1, last) : mention;
}

}  // namespace diplomed::eval
