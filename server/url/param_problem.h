// What is wrong with a parameter, for programs and for people.
#pragma once

#include <string>

#include "server/language/page_language.h"

namespace diplomed::server {

enum class ProblemKind {
  unknown_parameter,
  repeated,      // a parameter that has one value was given several
  not_a_choice,  // `allowed` lists the words
  not_a_number,
  out_of_range,  // `allowed` is the range
  bad_date,
  open_date,         // a range that is open where the bound is wanted: from=до 2020
  reversed_dates,    // from is after to
  too_long,          // `allowed` is the limit in bytes
  too_many_values,   // `allowed` is the limit
  too_many_clauses,  // the same, of "within"
  empty_value,
  page_too_deep,  // `allowed` is the limit; go on with the cursor
};

struct ParamProblem {
  std::string parameter;
  ProblemKind kind;
  std::string value;  // as given, shortened
  std::string allowed;
};

// One English sentence for the API.
std::string describe(const ParamProblem& problem);

// The same in the page's own words.
std::string describe(const ParamProblem& problem, Language language);

}  // namespace diplomed::server
