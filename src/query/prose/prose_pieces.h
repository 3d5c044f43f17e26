// What a text is made of, before it is known whether it is prose or the query language.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "query/parse/operators.h"

namespace diplomed::query {

enum class PieceKind {
  word,       // a run without blanks, brackets, bars and quotes: a word with its punctuation, or punctuation alone
  open,       // (
  close,      // )
  bar,        // |, ||
  quotation,  // with its pair of quotes
};

struct Piece {
  PieceKind kind = PieceKind::word;
  Span span;
  bool glued = false;  // nothing stands between it and the piece before
  Span core = {};      // of a word: from its first letter or digit to its last one; of a quotation: what stands inside
  std::size_t words = 0;                 // with a letter or digit
  std::optional<FoundOperator> op = {};  // of a word that is one, in capitals
};

struct ProsePieces {
  std::vector<Piece> list;   // in the order of the text
  std::vector<Span> strays;  // quotes that have no pair
};

// `text`: UTF-8; invalid bytes are blanks. Quotes are paired as prose has them: one after a gap opens, one before a gap
// closes, so that "a "b" c" is a quotation in a quotation. Of those in each other the outer one counts, but where it is
// long, as speech is, the inner ones do. Thread-safe.
ProsePieces read_pieces(std::string_view text);

// How a word is written, by its letters of Latin and Cyrillic scripts: "a", "А" and "Аа" and "Aa-А", "АА".
enum class Case { none, lower, sentence, capitals };
Case case_of(std::string_view word);
std::size_t letters_in(std::string_view word);
bool has_any(std::string_view text, std::initializer_list<std::string_view> marks);

// The bytes of `text` that are quotes, one after the other.
std::vector<Span> quotes_in(std::string_view text);

}  // namespace diplomed::query
