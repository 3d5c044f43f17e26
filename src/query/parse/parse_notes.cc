#include "query/parse/parse_notes.h"

#include <algorithm>
#include <string>

#include "base/limits.h"
#include "base/utf8.h"

namespace diplomed::query {

void Notes::add(NoteKind kind, std::string_view text, std::string_view hint) {
  const std::string valid = utf8::sanitize(utf8::truncate(text, limits::max_note_bytes));
  std::string piece(utf8::truncate(valid, limits::max_note_bytes));
  const auto same = [&](const Note& note) { return note.kind == kind && note.text == piece; };
  if (notes_.size() >= limits::max_query_terms) return;
  if (std::none_of(notes_.begin(), notes_.end(), same))
    notes_.push_back({kind, std::move(piece), std::string(utf8::truncate(hint, limits::max_note_bytes))});
}

}  // namespace diplomed::query
