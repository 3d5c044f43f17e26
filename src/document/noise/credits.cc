#include "document/noise/credits.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "base/utf8.h"
#include "document/chars.h"
#include "language_data/credit_words.h"

namespace diplomed::document {
namespace {

namespace words = language_data::credit_words;

constexpr std::size_t kLongestSource = 120;

bool is_initial(std::string_view word) {  // "А." or "А.Б."
  std::size_t letters = 0;
  for (std::size_t i = 0; i < word.size();) {
    const utf8::CodePoint c = chars::decode(word, i);
    const bool wanted = letters % 2 == 0 ? chars::is_upper(c.value) : c.value == '.';
    if (!wanted) return false;
    ++letters;
    i += c.bytes;
  }
  return letters == 2 || letters == 4;
}

bool is_name_word(std::string_view word) {
  std::size_t letters = 0;
  bool part_start = true;
  for (std::size_t i = 0; i < word.size();) {
    const utf8::CodePoint c = chars::decode(word, i);
    i += c.bytes;
    if (c.value == '-' && letters > 1) {
      part_start = true;
      continue;
    }
    if (part_start ? !chars::is_upper(c.value) : !chars::is_lower(c.value)) return false;
    part_start = false;
    ++letters;
  }
  return letters >= 2 && !part_start;
}

// Text after one of `heads` at the front of `folded`, in bytes of `text`; folding keeps byte lengths for Cyrillic.
template <std::size_t N>
std::optional<std::string_view> after_head(std::string_view text, std::string_view folded,
                                           const std::array<std::string_view, N>& heads) {
  if (folded.size() != text.size()) return std::nullopt;
  for (const std::string_view head : heads) {
    if (chars::begins(folded, head)) return chars::trim(text.substr(head.size()));
  }
  return std::nullopt;
}

std::string_view quoted(std::string_view text) {
  const std::size_t open = text.find("«");
  const std::size_t close = open == std::string_view::npos ? open : text.find("»", open);
  return close == std::string_view::npos ? std::string_view{} : text.substr(open + 2, close - open - 2);
}

// The name at the front of `text`: «quoted», or words that are capitalised or Latin, until a break of the sentence.
std::string name_at_front(std::string_view text) {
  if (text.starts_with("«")) return std::string(quoted(text));
  if (text.starts_with('"')) {
    const std::size_t close = text.find('"', 1);
    return close == std::string_view::npos ? std::string() : std::string(text.substr(1, close - 1));
  }
  std::string out;
  for (const std::string_view word : chars::words(text)) {
    if (!chars::is_upper(chars::first(word))) break;
    const std::string_view bare = chars::strip_punctuation(word);
    if (!out.empty()) out += ' ';
    out += bare;
    if (bare.size() != word.size()) break;
  }
  return out;
}

// A press service and whose it is: the words up to the next comma, full stop or quotation dash.
std::string press_service(std::string_view text) {
  std::size_t end = text.find_first_of(".,;:(\n");
  for (const std::string_view stop : words::kServiceStop) end = std::min(end, text.find(stop));
  const std::string whose(chars::trim(text.substr(0, end)));
  if (whose.empty() || whose.size() > kLongestSource || chars::count_words(whose) > 8) return {};
  return std::string(words::kPressService.front()) + whose;
}

// True when a word of the paragraph begins like one of the phrases of source_in_prose(): a look at the word starts is
// all that most paragraphs cost.
bool may_name_source(std::string_view paragraph) {
  static constexpr chars::HeadFilter kFilter(words::kProseStart);
  for (std::size_t at = 0; at < paragraph.size(); ++at) {
    const std::string_view rest = paragraph.substr(at);
    if (kFilter.passes(rest)) {
      for (const std::string_view start : words::kProseStart) {
        if (chars::begins(rest, start)) return true;
      }
    }
    at = chars::past_russian(paragraph, at);
    while (at < paragraph.size() && paragraph[at] != ' ') ++at;
  }
  return false;
}

bool is_word_border(std::string_view text, std::size_t at) {
  return at == 0 || !chars::is_letter(chars::last(text.substr(0, at)));
}

// The text right after `phrase`, which begins at a word border; nullopt when it does not occur.
std::optional<std::string_view> find_phrase(std::string_view text, const std::string& folded, std::string_view phrase) {
  std::size_t at = chars::find(folded, phrase);
  while (at != std::string::npos && !is_word_border(folded, at)) at = chars::find(folded, phrase, at + 1);
  if (at == std::string::npos) return std::nullopt;
  return chars::trim(text.substr(at + phrase.size()));
}

// The name after the first of `phrases` that has one; with `quoted` only a name in quotes.
template <typename Phrases>
std::string outlet_after(std::string_view paragraph, const std::string& folded, const Phrases& phrases,
                         bool in_quotes) {
  for (const std::string_view phrase : phrases) {
    const auto rest = find_phrase(paragraph, folded, phrase);
    if (!rest || (in_quotes && !(*rest).starts_with("«"))) continue;
    std::string name = name_at_front(*rest);
    if (!name.empty()) return name;
  }
  return {};
}

}  // namespace

bool is_person_name(std::string_view text, std::size_t min, std::size_t max) {
  const auto words = chars::words(text);
  if (words.size() < min || words.size() > max) return false;
  std::size_t names = 0;
  for (const std::string_view word : words) {
    if (is_name_word(word)) {
      ++names;
    } else if (!is_initial(word) && !one_of(word, words::kNamePart)) {
      return false;
    }
  }
  return names > 0;
}

bool begins_byline(std::string_view folded) {
  static constexpr chars::HeadFilter kFilter(words::kByline);
  return kFilter.passes(folded) && std::any_of(words::kByline.begin(), words::kByline.end(),
                                               [&](std::string_view head) { return chars::begins(folded, head); });
}

std::optional<std::string> byline_author(std::string_view text, std::string_view folded, bool after_headline) {
  if (const auto rest = after_head(text, folded, words::kByline)) {
    const std::string_view name = (*rest).substr(0, (*rest).find(','));
    if (is_person_name(name, 2, 4)) return std::string(name);
    return std::nullopt;
  }
  if (!after_headline) return std::nullopt;
  const utf8::CodePoint dash = chars::decode(text, 0);
  if (text.empty() || !chars::is_dash(dash.value)) return std::nullopt;
  const std::string_view name = chars::trim(text.substr(dash.bytes));
  return is_person_name(name, 2, 3) ? std::optional(std::string(name)) : std::nullopt;
}

std::string source_of_mark(std::string_view text) {
  std::string_view found;
  const std::string folded = chars::fold(text);
  if (const auto rest = after_head(text, folded, words::kSourceMark)) {
    found = *rest;
  } else if (contains_any(folded, words::kSite)) {
    found = quoted(text);
  }
  const std::string_view prefix = words::kSourceOrigin.front();
  if (found.starts_with(prefix)) found.remove_prefix(prefix.size());
  if (const std::size_t stop = found.find(". "); stop != std::string_view::npos) found = found.substr(0, stop);
  if (found.size() > kLongestSource) return {};
  if (found.ends_with('.') && found.find(' ') != std::string_view::npos) found.remove_suffix(1);
  return std::string(chars::trim(found));
}

std::string source_in_prose(std::string_view paragraph) {
  if (!may_name_source(paragraph)) return {};
  const std::string folded = chars::fold(paragraph);
  if (folded.size() != paragraph.size()) return {};
  if (auto name = outlet_after(paragraph, folded, words::kOur, false); !name.empty()) return name;
  if (auto name = outlet_after(paragraph, folded, words::kOtherOutlet, true); !name.empty()) return name;
  for (const std::string_view phrase : words::kService) {
    if (const auto rest = find_phrase(paragraph, folded, phrase)) return press_service(*rest);
  }
  for (const std::string_view phrase : words::kReports) {
    const auto rest = find_phrase(paragraph, folded, phrase);
    if (!rest) continue;
    std::string name = name_at_front(*rest);
    const bool sign = (*rest).starts_with("«") || (name.size() > 1 && name.find(' ') == std::string::npos &&
                                                   static_cast<unsigned char>(name.front()) < 0x80);
    const bool capitals = chars::length(name) >= 3 && chars::fold(name) != name &&
                          std::none_of(name.begin(), name.end(), [](char c) { return c == ' '; }) &&
                          chars::is_upper(chars::last(name));
    if (sign || capitals) return name;
  }
  return {};
}

}  // namespace diplomed::document
