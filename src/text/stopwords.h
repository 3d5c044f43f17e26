// Words that a query need not find.
#pragma once

#include <string_view>

#include "text/token.h"

namespace diplomed::text {

// True for a Russian function word, given as a folded form (lower case UTF-8, ё folded). The list is
// for queries only: the index keeps every word, for phrases.
bool is_stopword(std::string_view word);

// The same for a word of a query, which may be English too. In capitals it is none: IT, US, the A of hepatitis A.
bool is_stopword(const Word& word);

// "who", "which": an English word of questions, given as a folded form.
bool is_english_question_word(std::string_view word);

// An English verb in a form that may follow a subject: an auxiliary, a past tense. Folded form.
bool is_english_verb(std::string_view word);

}  // namespace diplomed::text
