// The writing side of params.h: parameters from SearchParams, from JSON, and sentences about problems.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/limits.h"
#include "base/utf8.h"
#include "server/url/param_words.h"
#include "server/url/params.h"

namespace diplomed::server {

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
      return "The value " + value + " of " + name + " is not a calendar date YYYY, YYYY-MM or YYYY-MM-DD.";
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

bool parameters_from_json(std::string_view body, ParameterList& parameters, std::string& error) {
  const auto json = nlohmann::json::parse(body, nullptr, false);
  if (!json.is_object()) {
    error = json.is_discarded() ? "The body is not valid JSON." : "The body is not a JSON object.";
    return false;
  }
  const auto text = [](const nlohmann::json& v) -> std::optional<std::string> {
    if (v.is_string()) return utf8::sanitize(v.get<std::string>());
    if (v.is_boolean()) return v.get<bool>() ? "1" : "0";
    if (v.is_number_integer()) return v.dump();
    return std::nullopt;
  };
  for (const auto& [name, value] : json.items()) {
    const std::size_t count = value.is_array() ? value.size() : 1;
    for (std::size_t i = 0; i < count; ++i) {
      const auto one = text(value.is_array() ? value[i] : value);
      if (!one) {
        error = "The member \"" + utf8::sanitize(name) +
                "\" is not a string, a whole number, a boolean or an array of these.";
        return false;
      }
      parameters.push_back({utf8::sanitize(name), *one});
    }
  }
  return true;
}

std::string_view to_word(search::Sort sort) {
  return word_of(sort_words, sort);
}
std::string_view to_word(search::Interval interval) {
  return word_of(interval_words, interval);
}
std::string_view to_word(search::Duplicates duplicates) {
  return word_of(duplicates_words, duplicates);
}
std::string_view to_word(search::Undated undated) {
  return word_of(undated_words, undated);
}
std::string_view to_word(Language language) {
  return word_of(language_words, language);
}

namespace {

void add_filters(const search::SearchRequest& r, ParameterList& out) {
  for (const auto& [facet, filter] : r.filters) {
    for (const auto& v : filter.any) out.push_back({facet, v});
    for (const auto& v : filter.all) out.push_back({facet + ".all", v});
    for (const auto& v : filter.none) out.push_back({facet + ".not", v});
  }
}

std::string comma_list(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& w : words) out += (out.empty() ? "" : ",") + w;
  return out;
}

}  // namespace

ParameterList to_parameters(const SearchParams& p) {
  const search::SearchRequest& r = p.request;
  const SearchParams defaults;
  ParameterList out;
  const auto add = [&](bool differs, std::string name, std::string value) {
    if (differs) out.push_back({std::move(name), std::move(value)});
  };
  add(!r.cursor.empty(), "cursor", r.cursor);
  add(p.request.duplicates != defaults.request.duplicates, "duplicates",
      std::string(word_of(duplicates_words, p.request.duplicates)));
  add(r.exact, "exact", "1");
  add(r.explain, "explain", "1");
  if (p.facets_given && r.facets != defaults.request.facets) {
    for (const auto& f : r.facets) add(true, "facet", f);
    add(r.facets.empty(), "facet", "");
  }
  add(p.facet_size_given && r.facet_size != limits::default_facet_size, "facet.size", std::to_string(r.facet_size));
  add(!p.fields.empty(), "fields", comma_list(p.fields));
  add(!r.from.empty(), "from", r.from);
  add(r.interval != defaults.request.interval, "interval", std::string(to_word(r.interval)));
  if (p.language) add(true, "lang.ui", std::string(to_word(*p.language)));
  add(r.page != 1 && r.cursor.empty(), "page", std::to_string(r.page));
  add(r.partial, "partial", "1");
  add(!r.q.empty(), "q", r.q);
  add(!r.relax, "relax", "off");
  add(r.size != limits::default_page_size, "size", std::to_string(r.size));
  add(r.sort != defaults.request.sort, "sort", std::string(to_word(r.sort)));
  add(p.request.spelling != defaults.request.spelling, "spell", std::string(word_of(spell_words, p.request.spelling)));
  add(!r.timeline, "timeline", "0");
  add(!r.to.empty(), "to", r.to);
  add(r.undated != defaults.request.undated, "undated", std::string(to_word(r.undated)));
  for (const std::string& q : r.within) add(true, "within", q);
  add_filters(r, out);
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return out;
}

}  // namespace diplomed::server
