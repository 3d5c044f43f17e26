// Bodies of states that words of a query name together: «Минздрав РТ», «посольство Франции в Кыргызстане».
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "knowledge/vocabulary/matcher.h"
#include "query/compile/compile_words.h"

namespace diplomed::query {

// The leaves [begin, end) of a row.
struct FoundBody {
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  std::size_t begin = 0, end = 0;
  // Values of the facet of organisations: one, or one for each state that an acronym may stand for.
  std::vector<std::string> ids;
  bool in_any_country = false;  // a mission that is not said to sit in one: those that do have longer ids
  // The leaf of an acronym that means a state only beside a body (corpus/language/state-acronyms.tsv), and the states.
  std::size_t acronym = kNone;
  std::vector<const knowledge::Concept*> states = {};
};

// In order, none overlapping. A body that every country has its own of, with the country or the place that it is of
// behind it, or its adjective before it; a mission also with the country that it sits in. Thread-safe.
std::vector<FoundBody> find_bodies(const std::vector<Words>& leaves, const knowledge::Matcher& matcher);

}  // namespace diplomed::query
