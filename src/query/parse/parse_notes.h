// What is noted while a query is read.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "query/parse/parser.h"

namespace diplomed::query {

// Notes without repetition and bounded in number and size.
class Notes {
 public:
  // `hint`: what to type instead, see Note.
  void add(NoteKind kind, std::string_view text, std::string_view hint = {});
  std::vector<Note> take() { return std::move(notes_); }

 private:
  std::vector<Note> notes_;
};

}  // namespace diplomed::query
