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
// A text that is plainly prose is no query of this language: its marks soften (query/prose/prose.h), and its quotations
// are soft phrases.
//
// Nothing is an error: what cannot be read as syntax is read as plain words, and `notes` says so.
#pragma once

#include <string_view>
#include <vector>

#include "query/parse/ast.h"
#include "query/parse/parse_notes.h"

namespace diplomed::query {

struct ParsedQuery {
  Node root;
  std::vector<Note> notes;  // in reading order, none twice, at most limits::kMaxQueryTerms
  bool prose = false;       // read as a sentence (query/prose/prose.h)
};

// Never throws (but for lack of memory) and never fails; `text` is UTF-8, invalid bytes separate
// words. Bounded by base/limits.h: of `text` the first max_query_bytes are read, at most
// max_query_terms words (those of a phrase or a hyphenated word count each), max_query_depth levels
// of parentheses, max_near_distance. Thread-safe.
ParsedQuery parse(std::string_view text);

}  // namespace diplomed::query
