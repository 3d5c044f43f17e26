// Words that a query need not find.
#pragma once

#include <string_view>

namespace diplomed::text {

// True for a Russian function word, given as a folded form (lower case UTF-8, ё folded). The list is
// for queries only: the index keeps every word, for phrases.
bool is_stopword(std::string_view word);

}  // namespace diplomed::text
