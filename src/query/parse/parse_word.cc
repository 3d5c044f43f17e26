#include "query/parse/parse_word.h"

#include <algorithm>
#include <string>

#include "base/limits.h"
#include "base/utf8.h"
#include "query/parse/parse_chars.h"

namespace diplomed::query {
namespace {

bool has_letter(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const utf8::CodePoint c = utf8::decode(text, i);
    if (c.valid && is_letter(c.value)) return true;
    i += c.bytes;
  }
  return false;
}

std::string without(std::string_view text, std::string_view signs) {
  std::string out(text);
  std::erase_if(out, [&](char c) { return signs.find(c) != std::string_view::npos; });
  return out;
}

// "те?ст": between letters, or before them. An address has such signs and is none.
bool has_question_wildcard(std::string_view word) {
  if (word.find_first_of("/=&") != word.npos) return false;
  for (std::size_t at = word.find('?'); at != word.npos; at = word.find('?', at + 1)) {
    if (at + 1 < word.size() && is_alnum(utf8::decode(word, at + 1).value)) return true;
  }
  return false;
}

// What may be typed instead of "теле*мед": "теле*", when the beginning is long enough.
std::string beginning_hint(std::string_view word) {
  const std::string_view start = word.substr(0, word.find_first_of("*?.+[{\\^$"));
  return count_alnum(start) >= limits::kMinPrefixLetters ? std::string(start) + '*' : std::string();
}

// A weight or a degree of likeness behind a word with letters (not 10^6, 5~7).
std::string_view take_off_suffix(std::string_view word, Notes& notes) {
  std::string_view stem = trim_punctuation(word);
  const std::size_t at = stem.find_first_of("^~");
  if (at == stem.npos || !has_letter(stem.substr(0, at)) || at + suffix_size(stem.substr(at)) != stem.size()) {
    return word;
  }
  note_suffix(stem.substr(at), word, notes);
  return stem.substr(0, at);
}

// /теле[фв]он/ → "теле[фв]он".
std::string_view take_off_slashes(std::string_view word, Notes& notes) {
  const std::string_view stem = trim_punctuation(word);
  if (stem.size() < 3 || !stem.starts_with('/') || !stem.ends_with('/')) return word;
  const std::string_view inside = stem.substr(1, stem.size() - 2);
  if (inside.find_first_of("*+?[]{}\\^$") == inside.npos) return word;
  notes.add(NoteKind::regex_ignored, word, beginning_hint(inside));
  return inside;
}

}  // namespace

void read_word(std::string_view raw, Token& token, Notes& notes) {
  const std::string_view inside = take_off_slashes(raw, notes);
  const bool regex = inside.size() != raw.size();
  const std::string_view word = take_off_suffix(inside, notes);
  std::string_view stem = trim_punctuation(word);
  const bool question = !regex && has_question_wildcard(stem);
  const bool at_end = stem.ends_with('*');
  while (stem.ends_with('*')) stem.remove_suffix(1);
  token.text = without(at_end ? trim_punctuation(stem) : word, regex ? "*+[]{}\\^$" : "*");
  const std::size_t letters = count_alnum(token.text);
  if (letters == 0 || regex) return;
  if (question || stem.find('*') != stem.npos) notes.add(NoteKind::inner_wildcard, raw, beginning_hint(stem));
  if (!at_end) return;
  if (letters < limits::kMinPrefixLetters) {
    notes.add(NoteKind::short_prefix, raw);
  } else {
    token.kind = TokenKind::prefix;
  }
}

std::size_t suffix_size(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && (text[end] == '^' || text[end] == '~')) {
    end = std::min(text.find_first_not_of("0123456789", end + 1), text.size());
    const bool fraction = end + 1 < text.size() && text[end] == '.' && text[end + 1] >= '0' && text[end + 1] <= '9';
    if (fraction) end = std::min(text.find_first_not_of("0123456789", end + 1), text.size());
  }
  return end;
}

bool is_file_name(std::string_view word) {
  static constexpr std::size_t kMostBytes = 5;  // "jsonl"
  word = trim_punctuation(word);
  const std::size_t dot = word.rfind('.');
  if (dot == word.npos || dot == 0 || !is_alnum(utf8::decode(word.substr(0, dot), dot - 1).value)) return false;
  const std::string_view ending = word.substr(dot + 1);
  const auto is_plain = [](char c) { return (c & 0x80) == 0 && is_alnum(static_cast<unsigned char>(c)); };
  return !ending.empty() && ending.size() <= kMostBytes && std::all_of(ending.begin(), ending.end(), is_plain) &&
         has_letter(ending) && word.find('/') == word.npos;
}

void note_suffix(std::string_view suffix, std::string_view whole, Notes& notes) {
  if (suffix.find('^') != suffix.npos) notes.add(NoteKind::boost_ignored, whole);
  if (suffix.find('~') != suffix.npos) notes.add(NoteKind::fuzzy_ignored, whole);
}

}  // namespace diplomed::query
