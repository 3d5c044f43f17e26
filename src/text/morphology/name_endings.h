// Surnames and patronymics that the dictionary lacks, told by their endings.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/morphology/word_reading.h"

namespace diplomed::text {

// Readings of `word` (lower case UTF-8, ё or е) as a surname in -ов, -ин, -ский, -ян, -швили, -ко …, a foreign one, or
// a patronymic, as far as its ending allows: each with case, gender and the nominative as lemma, likelier first, all
// flagged `predicted`. Empty for what is no Russian word of two letters or more. Thread-safe.
std::vector<Reading> predict_names(std::string_view word);

// The form of a predicted reading in `gram_case`, singular; its lemma when it is fixed. REQUIRES: r was predicted.
std::string inflect_predicted(const Reading& r, GramCase gram_case);

// `lemma`, written as `surface` is: its capitals, its ё. "Тологонову", "тологонов" → "Тологонов"; a surface in capitals
// gives a capital first letter only.
std::string as_written(std::string_view lemma, std::string_view surface);

}  // namespace diplomed::text
