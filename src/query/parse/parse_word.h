// What a single word of a query means: an exact form, a beginning, or a word with signs of other query languages on
// it.
#pragma once

#include <cstddef>
#include <string_view>

#include "query/parse/parse_notes.h"
#include "query/parse/query_token.h"

namespace diplomed::query {

// Reads a word (`kind` is word or exact) into the kind and text of a token: телемед* is a prefix; stars and question
// marks elsewhere, weights (врач^2), degrees of likeness (врач~1) and regular expressions (/врач.*/) are taken off and
// noted. `raw` is a part of the query.
void read_word(std::string_view raw, Token& token, Notes& notes);

// The bytes of "^2", "~0.8" and the like at the start of `text`, 0 when nothing of the kind stands there.
std::size_t suffix_size(std::string_view text);
// Notes one that suffix_size() found.
void note_suffix(std::string_view suffix, std::string_view whole, Notes& notes);

// «Отчёт.pdf», "digest.jsonl": a name and, behind a dot, Latin letters or digits, a letter among them.
bool is_file_name(std::string_view word);

}  // namespace diplomed::query
