#include "query/parse/parse_notes.h"

#include <algorithm>
#include <string>

#include "base/limits.h"
#include "base/utf8.h"

namespace diplomed::query {

std::string_view note_name(NoteKind kind) {
  switch (kind) {
    case NoteKind::unbalanced_quote:
      return "unbalanced_quote";
    case NoteKind::unbalanced_parenthesis:
      return "unbalanced_parenthesis";
    case NoteKind::dangling_operator:
      return "dangling_operator";
    case NoteKind::unknown_field:
      return "unknown_field";
    case NoteKind::empty_field:
      return "empty_field";
    case NoteKind::bad_date:
      return "bad_date";
    case NoteKind::short_prefix:
      return "short_prefix";
    case NoteKind::too_many_words:
      return "too_many_words";
    case NoteKind::too_deep:
      return "too_deep";
    case NoteKind::inner_wildcard:
      return "inner_wildcard";
    case NoteKind::bad_number:
      return "bad_number";
    case NoteKind::reversed_range:
      return "reversed_range";
    case NoteKind::boost_ignored:
      return "boost_ignored";
    case NoteKind::fuzzy_ignored:
      return "fuzzy_ignored";
    case NoteKind::regex_ignored:
      return "regex_ignored";
    case NoteKind::operator_as_word:
      return "operator_as_word";
    case NoteKind::no_words:
      return "no_words";
    case NoteKind::too_many_forms:
      return "too_many_forms";
  }
  return {};
}

void Notes::add(NoteKind kind, std::string_view piece, std::string_view hint) {
  const auto begin = static_cast<std::uint32_t>(piece.data() - query_.data());
  add(kind, {begin, begin + static_cast<std::uint32_t>(piece.size())}, piece, hint);
}

void Notes::add(NoteKind kind, Span span, std::string_view text, std::string_view hint) {
  const std::string valid = utf8::sanitize(utf8::truncate(text, limits::kMaxNoteBytes));
  std::string piece(utf8::truncate(valid, limits::kMaxNoteBytes));
  const auto same = [&](const Note& note) { return note.kind == kind && note.text == piece; };
  if (notes_.size() >= limits::kMaxQueryTerms) return;
  if (std::none_of(notes_.begin(), notes_.end(), same))
    notes_.push_back({kind, std::move(piece), std::string(utf8::truncate(hint, limits::kMaxNoteBytes)), span});
}

}  // namespace diplomed::query
