// What was read otherwise than typed.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/span.h"

namespace diplomed::query {

enum class NoteKind {
  unbalanced_quote,        // a quote without its pair was ignored
  unbalanced_parenthesis,  // a lone ")" was ignored, a lone "(" closes at the end
  dangling_operator,       // AND/OR/NOT/NEAR without a side, or NEAR beside what has no position:
                           // ignored; a query of operators only is read as words
  unknown_field,           // "foo:bar" read as two words
  empty_field,             // "страна:" with nothing directly after it, read as a word
  bad_date,                // date:… not understood, read as words
  short_prefix,            // fewer than limits::kMinPrefixLetters before "*": read as a word
  too_many_words,          // the rest was ignored
  too_deep,                // parentheses nested too deep were ignored
  inner_wildcard,          // "*" elsewhere than at the end of a word, or "?" in it, was ignored
  bad_number,              // number:… not understood, read as words
  reversed_range,          // bounds the wrong way round were swapped
  boost_ignored,           // "^2": words have no weights of the user's
  fuzzy_ignored,           // "word~1": what is misspelt is mended by itself
  regex_ignored,           // "/…/" read as words
  operator_as_word,        // NOT, OR or NEAR of a sentence or of a line of capitals: a word
  no_words,                // nothing that could be searched: everything is found
  too_many_forms,          // a beginning or range stands for more terms than are searched; said by the search
};

// The stable name of a kind in JSON and in tests, as the enumerator is spelled: "unbalanced_quote".
std::string_view note_name(NoteKind kind);

// One thing that was read otherwise than typed.
struct Note {
  NoteKind kind;
  std::string text;       // the piece of the query concerned, valid UTF-8, at most limits::kMaxNoteBytes
  std::string hint = {};  // what to type instead ("теле*" for "теле*мед"), or empty; bounded likewise
  Span span = {};  // the bytes of the query that it is of, however long; the first ones when it is said of several
};

// Notes of one query, without repetition and bounded in number and size.
class Notes {
 public:
  // `query` must outlive it.
  explicit Notes(std::string_view query) : query_(query) {}

  // `piece` is a part of the query; `hint`: what to type instead, see Note.
  void add(NoteKind kind, std::string_view piece, std::string_view hint = {});
  // Of the bytes at `span`, told as `text`.
  void add(NoteKind kind, Span span, std::string_view text, std::string_view hint = {});
  std::vector<Note> take() { return std::move(notes_); }

 private:
  std::string_view query_;
  std::vector<Note> notes_;
};

}  // namespace diplomed::query
