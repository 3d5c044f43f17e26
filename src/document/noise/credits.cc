#include "document/noise/credits.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "document/chars.h"

namespace diplomed::document {
namespace {

constexpr std::size_t kLongestSource = 120;
constexpr std::array<std::string_view, 13> kBylineHeads = {
    "автор:",       "авторы:",     "автор текста:", "автор статьи:", "текст:",       "беседовала ", "беседовал ",
    "подготовила ", "подготовил ", "подготовили ",  "записала ",     "беседу вела ", "беседу вел "};

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
  for (const std::string_view stop : {" со ссылкой", " по итогам", " в "}) end = std::min(end, text.find(stop));
  const std::string whose(chars::trim(text.substr(0, end)));
  if (whose.empty() || whose.size() > kLongestSource || chars::count_words(whose) > 8) return {};
  return "пресс-служба " + whose;
}

// True when a word of the paragraph begins like one of the phrases of source_in_prose(): a look at the word starts is
// all that most paragraphs cost.
bool may_name_source(std::string_view paragraph) {
  static constexpr std::array<std::string_view, 12> kStarts = {"сообщ",    "Сообщ",      "переда",  "Переда",
                                                               "передаёт", "информиру",  "нашему ", "Нашему ",
                                                               "изданию",  "рассказали", "СООБЩ",   "Информиру"};
  static constexpr chars::HeadFilter kFilter(kStarts);
  for (std::size_t at = 0; at < paragraph.size(); ++at) {
    const std::string_view rest = paragraph.substr(at);
    if (kFilter.passes(rest)) {
      for (const std::string_view start : kStarts) {
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

}  // namespace

bool is_person_name(std::string_view text, std::size_t min, std::size_t max) {
  const auto words = chars::words(text);
  if (words.size() < min || words.size() > max) return false;
  std::size_t names = 0;
  for (const std::string_view word : words) {
    if (is_name_word(word)) {
      ++names;
    } else if (!is_initial(word) && word != "оглы" && word != "кызы" && word != "уулу" && word != "улы") {
      return false;
    }
  }
  return names > 0;
}

bool begins_byline(std::string_view folded) {
  static constexpr chars::HeadFilter kFilter(kBylineHeads);
  return kFilter.passes(folded) && std::any_of(kBylineHeads.begin(), kBylineHeads.end(),
                                               [&](std::string_view head) { return chars::begins(folded, head); });
}

std::optional<std::string> byline_author(std::string_view text, std::string_view folded, bool after_headline) {
  if (const auto rest = after_head(text, folded, kBylineHeads)) {
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
  static constexpr std::array<std::string_view, 7> kHeads = {
      "источник:", "источник -", "источник —", "источник –", "источники:", "источник информации:", "по материалам "};
  std::string_view found;
  const std::string folded = chars::fold(text);
  if (const auto rest = after_head(text, folded, kHeads)) {
    found = *rest;
  } else if (folded.find("сайта") != std::string::npos) {
    found = quoted(text);
  }
  const std::string prefix = "по материалам ";
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
  for (const std::string_view phrase : {"нашему изданию ", "нашему порталу ", "нашему агентству ", "изданию "}) {
    const auto rest = find_phrase(paragraph, folded, phrase);
    if (rest && (phrase.starts_with("нашему") || (*rest).starts_with("«"))) {
      std::string name = name_at_front(*rest);
      if (!name.empty()) return name;
    }
  }
  for (const std::string_view phrase :
       {"сообщает пресс-служба ", "сообщила пресс-служба ", "сообщили в пресс-службе ", "передает пресс-служба ",
        "информирует пресс-служба ", "сообщает пресс-центр ", "рассказали в пресс-службе "}) {
    if (const auto rest = find_phrase(paragraph, folded, phrase)) return press_service(*rest);
  }
  for (const std::string_view phrase :
       {"сообщает агентство ", "сообщает информационное агентство ", "сообщает издание ", "сообщает портал ",
        "сообщает корреспондент ", "передает корреспондент ", "передает агентство ", "сообщает ", "передает ",
        "сообщил корреспондент ", "сообщили "}) {
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
