// Lines told by how they begin. Each rule names the beginning and a second sign that a sentence of a story lacks: a
// colon, a bound on the number of words, a word that only notices have.
#include "document/noise/noise_rules.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/edit_distance.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "document/chars.h"
#include "language_data/noise_openings.h"
#include "language_data/page_furniture.h"

namespace diplomed::document::noise {
namespace {

namespace furniture = language_data::page_furniture;
using Opening = language_data::NoiseOpeningsRow;
using language_data::kNoiseOpenings;

constexpr std::size_t kLongestCaption = 25;    // words
constexpr int kSlipsOfHead = 2;                // «Изображние»: two letters may be wrong
constexpr std::size_t kLongestBeginning = 64;  // bytes; no section or opening has more

// «Изображение '…'», also when the site misspells its own word.
bool is_quoted_caption(std::string_view folded) {
  const std::size_t space = folded.find(' ');
  if (space == std::string_view::npos || space > 40 || space + 1 >= folded.size()) return false;
  if (!chars::is_quote(chars::first(folded.substr(space + 1))) || !chars::is_quote(chars::last(folded))) return false;
  const std::u32string head = to_u32(folded.substr(0, space));
  for (const std::string_view word : furniture::kQuotedCaption) {
    if (edit_distance(head, to_u32(word), kSlipsOfHead).cost <= kSlipsOfHead) return true;
  }
  return one_of(folded.substr(0, space), furniture::kQuotedCaptionShort);
}

bool begins_caption(std::string_view folded) {
  static constexpr chars::HeadFilter kFilter(furniture::kCaptionHead);
  return kFilter.passes(folded) && std::any_of(furniture::kCaptionHead.begin(), furniture::kCaptionHead.end(),
                                               [&](std::string_view head) { return chars::begins(folded, head); });
}

// One of the alternatives of an opening; true when there are none.
bool has_need(std::string_view folded, std::string_view needs) {
  if (needs.empty()) return true;
  for (;;) {
    const std::size_t bar = needs.find('|');
    if (folded.find(needs.substr(0, bar)) != std::string_view::npos) return true;
    if (bar == std::string_view::npos) return false;
    needs.remove_prefix(bar + 1);
  }
}

// True for one of the words with a blank behind it.
template <typename Words>
bool starts_with_word(std::string_view text, const Words& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return text.starts_with(word) && text.substr(word.size()).starts_with(' ');
  });
}

constexpr chars::HeadFilter kOpeningFilter(kNoiseOpenings, [](const Opening& opening) { return opening.begin; });

}  // namespace

NoiseReason by_beginning(std::string_view text, std::string_view folded) {
  if (!kOpeningFilter.passes(folded)) return NoiseReason::none;
  for (const Opening& opening : kNoiseOpenings) {
    const auto most = static_cast<std::size_t>(opening.words);
    if (!chars::begins(folded, opening.begin) || chars::count_words(text, most + 1) > most) continue;
    // «Источник — больной человек.», «Источник: так называется …» explain a word.
    const bool explains = starts_with_word(opening.begin, furniture::kOrigin) || chars::ends_sentence(text);
    const bool lower = starts_with_any(opening.begin, furniture::kOrigin) && explains && text.size() == folded.size() &&
                       chars::is_lower(chars::first(chars::trim(text.substr(opening.begin.size()))));
    if (!lower && has_need(folded, opening.needs)) return opening.reason;
  }
  return NoiseReason::none;
}

bool is_caption(std::string_view text, std::string_view folded) {
  if (is_quoted_caption(folded)) return chars::count_words(text, kLongestCaption * 2 + 1) <= kLongestCaption * 2;
  if (!begins_caption(folded)) return false;
  const std::size_t count = chars::count_words(text, kLongestCaption + 1);
  if (count > kLongestCaption) return false;
  for (const std::string_view head : furniture::kCaptionHead) {
    if (!chars::begins(folded, head)) continue;
    std::string_view rest = folded.substr(head.size());
    const bool spaced = rest.starts_with(' ');
    if (spaced) rest.remove_prefix(1);
    if (rest.empty()) return !spaced && !one_of(head, furniture::kBareCaptionHead);
    const char32_t mark = chars::first(rest);
    if (mark == ':' || mark == 0xa9 || mark == '/') return true;
    if (spaced && chars::is_dash(mark) && count <= 12 && !chars::ends_sentence(text)) return true;
  }
  const bool photo_of = starts_with_any(folded, furniture::kCaptionBeginning);
  return photo_of && count <= 12 && !text.ends_with('!') && !text.ends_with('?');
}

namespace {

bool is_path_separator(char32_t c) {
  return c == '/' || c == '|' || c == '>' || c == '\\' || c == 0xbb || c == 0x203a || c == 0x2192 || c == 0xb7 ||
         c == 0x2022;
}

// The parts of a breadcrumb: cut at separators, at dashes between blanks, and where a capital follows a small letter.
struct Path {
  std::vector<std::string_view> parts;  // without blanks around them, none empty
  bool glued = false;
  bool separated = false;
  bool dashed = false;
};

Path split_path(std::string_view text) {
  Path path;
  std::size_t begin = 0;  // of the part
  const auto close = [&](std::size_t end) {
    const std::string_view part = chars::trim(text.substr(begin, end - begin));
    if (!part.empty()) path.parts.push_back(part);
    begin = end;
  };
  char32_t previous = 0;
  for (std::size_t i = 0; i < text.size();) {
    const utf8::CodePoint c = chars::decode(text, i);
    const bool separator = is_path_separator(c.value);
    const bool dash = chars::is_dash(c.value) && previous == ' ';
    const bool joint = chars::is_upper(c.value) && chars::is_lower(previous);
    if (separator || dash || joint) close(i);
    path.separated = path.separated || separator;
    path.dashed = path.dashed || dash;
    path.glued = path.glued || joint;
    previous = c.value;
    i += c.bytes;
    if (separator || dash) begin = i;
  }
  close(text.size());
  return path;
}

}  // namespace

bool may_begin_noise(std::string_view text, std::string_view folded_head) {
  if (chars::count_words(folded_head, 6) < 6) return true;
  if (chars::strip_punctuation(text).size() < text.size() / 2 || text.starts_with('#')) return true;
  std::string_view letters = folded_head;
  while (!letters.empty() && !chars::is_letter(chars::first(letters)))
    letters.remove_prefix(chars::decode(letters, 0).bytes);
  if (letters.size() < kLongestBeginning) return true;
  const bool opened = kOpeningFilter.passes(folded_head) &&
                      std::any_of(kNoiseOpenings.begin(), kNoiseOpenings.end(),
                                  [&](const Opening& o) { return chars::begins(folded_head, o.begin); });
  return opened || chars::is_quote(chars::last(text)) || begins_caption(folded_head) || begins_with_section(letters);
}

bool is_breadcrumb(std::string_view text, std::string_view folded) {
  if (!starts_with_any(folded, furniture::kHome) && !begins_with_section(folded)) return false;
  if (chars::ends_sentence(text) || chars::count_words(text, 15) > 14) return false;
  const Path path = split_path(text);
  if (path.parts.size() < 2) return false;
  if (starts_with_any(folded, furniture::kHome) && (path.glued || path.separated)) return true;
  return std::all_of(path.parts.begin(), path.parts.end(),
                     [](std::string_view p) { return is_section_name(chars::fold(p)); });
}

bool is_rubric_path(std::string_view text) {
  if (chars::count_words(text, 9) > 8 || chars::ends_sentence(text)) return false;
  const Path path = split_path(text);
  return path.separated && !path.glued && !path.dashed && path.parts.size() >= 2 &&
         is_section_name(chars::fold(path.parts.front())) &&
         std::all_of(path.parts.begin(), path.parts.end(),
                     [](std::string_view p) { return chars::count_words(p) <= 3; });
}

bool is_counter(std::string_view folded) {
  static constexpr chars::HeadFilter kFilter(furniture::kCounterHead);
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if (folded.empty() || (!digit(folded.front()) && !kFilter.passes(folded))) return false;
  if (chars::count_words(folded, 6) > 5) return false;
  if (std::none_of(folded.begin(), folded.end(), digit)) return false;
  for (const std::string_view head : furniture::kCounterHead) {
    if (!folded.starts_with(head)) continue;
    std::string_view rest = folded.substr(head.size());
    while (!rest.empty() && (rest.front() == ':' || rest.front() == ' ' || rest.front() == '(')) rest.remove_prefix(1);
    if (!rest.empty() && digit(rest.front())) return true;
  }
  if (!digit(folded.front())) return false;
  std::string_view rest = folded;
  while (!rest.empty() && (digit(rest.front()) || rest.front() == ' ')) rest.remove_prefix(1);
  return chars::count_words(rest) <= 2 && !chars::ends_sentence(rest) && starts_with_any(rest, furniture::kCounterUnit);
}

bool is_hashtag_line(std::string_view text) {
  if (!text.starts_with('#')) return false;
  const auto words = chars::words(text);
  return !words.empty() && std::all_of(words.begin(), words.end(), [](std::string_view w) {
    return w.size() > 1 && w.front() == '#' && w[1] != '#';
  });
}

bool is_bare_number(std::string_view text) {
  std::size_t digits = 0;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      ++digits;
    } else if (c != ' ') {
      return false;
    }
  }
  return digits >= 1 && digits <= 7;
}

bool is_contact(std::string_view folded) {
  if (chars::count_words(folded) <= 15 && starts_with_any(folded, furniture::kContact)) {
    return true;
  }
  // One word with a dot or an @ inside: kun.uz, press@example.org.
  if (folded.find(' ') != std::string_view::npos || folded.size() > 60) return false;
  const std::size_t dot = folded.rfind('.');
  return dot != std::string_view::npos && dot > 0 && folded.size() - dot >= 3 &&
         chars::is_letter(chars::first(folded)) &&
         folded.substr(dot + 1).find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos;
}

bool is_link(std::string_view text) {
  const bool scheme = text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www.");
  return scheme && text.find(' ') == std::string_view::npos;
}

bool is_decoration(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const utf8::CodePoint c = chars::decode(text, i);
    const bool sign = c.value < 0x80 || chars::is_decorative(c.value) || chars::is_dash(c.value) ||
                      chars::is_quote(c.value) || chars::is_blank(c.value) || c.value == 0x2026;
    if (!sign || chars::is_letter(c.value) || chars::is_digit(c.value)) return false;
    i += c.bytes;
  }
  return !text.empty();
}

}  // namespace diplomed::document::noise
