// Query string → AST. Own grammar (Xapian's QueryParser knows neither «», nor И/ИЛИ/НЕ, nor
// inflected phrases):
//
//   query   := or
//   or      := and { (OR | ИЛИ | "|") and }
//   and     := unary { [AND | И] unary }                    words beside each other are AND
//   unary   := { - | NOT | НЕ | БЕЗ } near                  NOT a NEAR b excludes "a near b"
//   near    := primary { (NEAR | РЯДОМ)["/" n] primary }
//   primary := "(" or ")" | field ":" ["-"] value | leaf
//   value   := "(" or ")" | leaf                            directly after the colon
//   leaf    := ["="] quoted ["~" n] | "=" word | word "*" | word
//   quoted  := "…" | «…» | “…” | „…“                        mixtures close too; quotes may nest
//
// Operators in letters count only in capitals and on their own ("и", "или", "не", "И." are words).
// A minus is an operator only at the start of a word and directly before something
// ("травматолог-ортопед" is one word; "--" and a lone "-" are punctuation). A colon makes a field
// only directly after a name of field_names(): "10:30" and "https://…" are words. The values of date, year and number
// are ranges (parse_range.h), also each value of their groups; "=" before a quotation means each of its words.
//
// Nothing is an error: what cannot be read as syntax is read as plain words, and `notes` says so.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "query/parse/ast.h"

namespace diplomed::query {

enum class NoteKind {
  unbalanced_quote,        // a quote without its pair was ignored
  unbalanced_parenthesis,  // a lone ")" was ignored, a lone "(" closes at the end
  dangling_operator,       // AND/OR/NOT/NEAR without a side, or NEAR beside what has no position:
                           // ignored; a query of operators only is read as words
  unknown_field,           // "foo:bar" read as two words
  empty_field,             // "страна:" with nothing directly after it, read as a word
  bad_date,                // date:… not understood, read as words
  short_prefix,            // fewer than limits::min_prefix_letters before "*": read as a word
  too_many_words,          // the rest was ignored
  too_deep,                // parentheses nested too deep were ignored
  inner_wildcard,          // "*" elsewhere than at the end of a word, or "?" in it, was ignored
  bad_number,              // number:… not understood, read as words
  reversed_range,          // bounds the wrong way round were swapped
  boost_ignored,           // "^2": words have no weights of the user's
  fuzzy_ignored,           // "word~1": what is misspelt is mended by itself
  regex_ignored,           // "/…/" read as words
  too_many_forms,          // a beginning or range stands for more terms than are searched; said by the search
};

// The stable name of a kind in JSON and in tests, as the enumerator is spelled: "unbalanced_quote".
std::string_view note_name(NoteKind kind);

// One thing that was read otherwise than typed.
struct Note {
  NoteKind kind;
  std::string text;       // the piece of the query concerned, valid UTF-8, at most limits::max_note_bytes
  std::string hint = {};  // what to type instead ("теле*" for "теле*мед"), or empty; bounded likewise
};

struct ParsedQuery {
  Node root;
  std::vector<Note> notes;  // in reading order, none twice, at most limits::max_query_terms
};

// Never throws (but for lack of memory) and never fails; `text` is UTF-8, invalid bytes separate
// words. Bounded by base/limits.h: of `text` the first max_query_bytes are read, at most
// max_query_terms words (those of a phrase or a hyphenated word count each), max_query_depth levels
// of parentheses, max_near_distance. Thread-safe.
ParsedQuery parse(std::string_view text);

// A name that a field may have before the colon, in lower case, and the canonical name.
struct FieldName {
  std::string_view typed;
  std::string_view canonical;
};

// Every field name, English and Russian ("country", "страна"). Case does not matter in a query.
const std::vector<FieldName>& field_names();

}  // namespace diplomed::query
