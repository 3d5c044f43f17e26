// Queries as people mistype them, made from words of a collection.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "text/morphology/morphology.h"

namespace diplomed::eval {

struct Mistyped {
  std::string typed, intended;
  std::string kind;
};

// Up to `each` of every kind, the same for the same seed (std::mt19937_64):
//   clean        the word itself
//   typo1 typo2  one or two of: a neighbouring key, a letter left out, doubled, two exchanged; words of 5 and 7 letters
//   heard        one or two slips of the ear (eval/heard.h); words of 6 letters
//   layout       on the English layout; layout-latin: a Latin word on the Russian one
//   bgn passport press informal   romanised (romanise.h), words of 5 letters
//   inflected    romanised, in a case that is not among the forms
//   cyrillic     a Latin word of 5 letters as Russian writes it (transcribe.h)
//   joined split two words run together; one torn apart
// `forms` are words in lower case. What is itself one of them, or a word of the dictionary, is no mistake and is left
// out.
std::vector<Mistyped> make_typos(const std::vector<std::string>& forms, const text::Morphology& morphology,
                                 std::uint64_t seed, std::size_t each);

// typed<TAB>intended<TAB>kind a line. Errors name file:line.
Result<std::vector<Mistyped>> read_mistyped(const std::string& file);

}  // namespace diplomed::eval
