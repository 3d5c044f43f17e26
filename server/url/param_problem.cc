#include "server/url/param_problem.h"

#include <string_view>

#include "server/language/phrases.h"

namespace diplomed::server {

namespace {

std::string_view problem_key(ProblemKind kind) {
  switch (kind) {
    case ProblemKind::unknown_parameter:
      return "problem_unknown_parameter";
    case ProblemKind::repeated:
      return "problem_repeated";
    case ProblemKind::not_a_choice:
      return "problem_not_a_choice";
    case ProblemKind::not_a_number:
      return "problem_not_a_number";
    case ProblemKind::out_of_range:
      return "problem_out_of_range";
    case ProblemKind::bad_date:
      return "problem_bad_date";
    case ProblemKind::open_date:
      return "problem_open_date";
    case ProblemKind::reversed_dates:
      return "problem_reversed_dates";
    case ProblemKind::too_long:
      return "problem_too_long";
    case ProblemKind::too_many_values:
      return "problem_too_many_values";
    case ProblemKind::too_many_clauses:
      return "problem_too_many_clauses";
    case ProblemKind::empty_value:
      return "problem_empty_value";
    case ProblemKind::page_too_deep:
      return "problem_page_too_deep";
  }
  return "";
}

}  // namespace

std::string describe(const ParamProblem& p) {
  const std::string name = "\"" + p.parameter + "\"";
  const std::string value = "\"" + p.value + "\"";
  switch (p.kind) {
    case ProblemKind::unknown_parameter:
      return "There is no parameter " + name + ".";
    case ProblemKind::repeated:
      return "The parameter " + name + " may be given only once.";
    case ProblemKind::not_a_choice:
      return "The value " + value + " of " + name + " is not one of: " + p.allowed + ".";
    case ProblemKind::not_a_number:
      return "The value " + value + " of " + name + " is not a whole number (" + p.allowed + ").";
    case ProblemKind::out_of_range:
      return "The value " + value + " of " + name + " is not within " + p.allowed + ".";
    case ProblemKind::bad_date:
      return "The value " + value + " of " + name +
             " is not a calendar date: YYYY, YYYY-MM, YYYY-MM-DD, DD.MM.YYYY, a month or a day in words, or a range.";
    case ProblemKind::open_date:
      return "The range " + value + " has no date for " + name + ": it is open on this side.";
    case ProblemKind::reversed_dates:
      return "\"from\" (" + p.value + ") is after \"to\" (" + p.allowed + ").";
    case ProblemKind::too_long:
      return "The value of " + name + " is longer than " + p.allowed + " bytes.";
    case ProblemKind::too_many_values:
      return "There are more than " + p.allowed + " filter values.";
    case ProblemKind::too_many_clauses:
      return "There are more than " + p.allowed + " queries to search within.";
    case ProblemKind::empty_value:
      return "The parameter " + name + " has no value.";
    case ProblemKind::page_too_deep:
      return "Pages (\"page\") end at hit " + p.allowed + "; go on with \"cursor\" from \"next_cursor\".";
  }
  return "The parameter " + name + " is wrong.";
}

std::string describe(const ParamProblem& p, Language language) {
  return phrase(language, problem_key(p.kind), {{"name", p.parameter}, {"value", p.value}, {"allowed", p.allowed}});
}

}  // namespace diplomed::server
