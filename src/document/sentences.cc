#include "document/sentences.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "base/byte_scan.h"
#include "base/utf8.h"
#include "document/chars.h"
#include "language_data/abbreviations.h"

namespace diplomed::document {
namespace {

constexpr std::size_t kLongestAbbreviation = 8;  // bytes

// The word before the full stop at `dot`.
std::string_view word_before(std::string_view text, std::size_t dot) {
  std::size_t begin = dot;
  while (begin > 0) {
    std::size_t at = begin - 1;
    while (at > 0 && (text[at] & 0xC0) == 0x80) --at;
    if (!chars::is_letter(chars::decode(text, at).value)) break;
    begin = at;
  }
  return text.substr(begin, dot - begin);
}

bool is_abbreviation(std::string_view word) {
  if (word.empty() || word.size() > kLongestAbbreviation) return false;
  if (utf8::length(word) == 1 && chars::is_upper(chars::first(word))) return true;  // an initial
  const std::string folded = chars::fold(word);
  return std::any_of(language_data::kAbbreviations.begin(), language_data::kAbbreviations.end(),
                     [&](const auto& row) { return row.in_sentences && row.word == folded; });
}

// Steps over closing quotes and brackets, then blanks; returns the offset of what follows, or npos when the mark at
// `mark` (its `bytes` long) does not end a sentence.
std::size_t end_of_sentence(std::string_view text, std::size_t mark, std::size_t bytes) {
  std::size_t i = mark + bytes;
  while (i < text.size()) {
    const utf8::CodePoint c = chars::decode(text, i);
    const bool more = c.value == '.' || c.value == '!' || c.value == '?' || c.value == ')' || chars::is_quote(c.value);
    if (!more) break;
    i += c.bytes;
  }
  const std::size_t end = i;
  if (end == text.size()) return end;
  if (!chars::is_blank(chars::decode(text, i).value)) return std::string_view::npos;
  while (i < text.size() && chars::is_blank(chars::decode(text, i).value)) i += chars::decode(text, i).bytes;
  if (i == text.size()) return end;
  const char32_t next = chars::decode(text, i).value;
  const bool starts = chars::is_upper(next) || chars::is_quote(next) || chars::is_digit(next) || chars::is_dash(next);
  if (!starts) return std::string_view::npos;
  if (text[mark] == '.' && is_abbreviation(word_before(text, mark))) return std::string_view::npos;
  return end;
}

// The end of the sentence that contains byte `from`.
std::size_t find_end(std::string_view text, std::size_t from) {
  const auto is_mark = [](std::uint8_t b0, std::uint8_t b1, std::uint8_t b2, std::uint8_t) {
    const bool ellipsis = (b0 == 0xe2) & (b1 == 0x80) & (b2 == 0xa6);
    return static_cast<std::uint8_t>((b0 == '.') + (b0 == '!') + (b0 == '?') + ellipsis);
  };
  for (std::size_t i = find_flagged(text, from, is_mark); i < text.size();) {
    const std::size_t bytes = static_cast<unsigned char>(text[i]) < 0x80 ? 1 : 3;
    const std::size_t end = end_of_sentence(text, i, bytes);
    if (end != std::string_view::npos) return end;
    i = find_flagged(text, i + bytes, is_mark);
  }
  return text.size();
}

}  // namespace

std::string_view first_sentence(std::string_view text) {
  return text.substr(0, find_end(text, 0));
}

std::string_view sentence_around(std::string_view text, Span at) {
  std::size_t begin = 0;
  while (true) {
    const std::size_t end = find_end(text, begin);
    if (end > at.begin || end >= text.size()) break;
    begin = end;
  }
  const std::size_t end = find_end(text, at.end);
  return chars::trim(text.substr(begin, end - begin));
}

std::vector<Span> split_sentences(std::string_view text) {
  std::vector<Span> sentences;
  for (std::size_t line = 0; line < text.size();) {
    std::size_t line_end = text.find('\n', line);
    if (line_end == std::string_view::npos) line_end = text.size();
    const std::string_view paragraph = text.substr(0, line_end);
    for (std::size_t begin = line; begin < line_end;) {
      const std::size_t end = find_end(paragraph, begin);
      const std::string_view sentence = chars::trim(text.substr(begin, end - begin));
      if (!sentence.empty()) {
        const auto at = static_cast<std::uint32_t>(sentence.data() - text.data());
        sentences.push_back({at, at + static_cast<std::uint32_t>(sentence.size())});
      }
      begin = end;
    }
    line = line_end + 1;
  }
  return sentences;
}

}  // namespace diplomed::document
