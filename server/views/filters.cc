#include <algorithm>
#include <optional>

#include "base/limits.h"
#include "server/language/number_format.h"
#include "server/language/phrases.h"
#include "server/url/links.h"
#include "server/url/param_words.h"
#include "server/views/facet_labels.h"
#include "server/views/parts.h"

namespace diplomed::server {
namespace {

constexpr std::size_t kSearchableFrom = 12;  // values; a longer list gets a box to find values in it
constexpr std::size_t kClosedValues = 6;     // of a facet that is closed at first, unless more are asked for

const search::FacetFilter* filter_of(const SearchParams& params, const std::string& facet) {
  const auto it = params.request.filters.find(facet);
  return it == params.request.filters.end() ? nullptr : &it->second;
}

std::size_t chosen_values(const SearchParams& params, const std::string& facet) {
  const search::FacetFilter* f = filter_of(params, facet);
  return f == nullptr ? 0 : f->any.size() + f->all.size() + f->none.size();
}

TemplateData value_data(const search::FacetValue& v, const std::string& facet, const Addresses& addresses,
                        Language language) {
  TemplateData item;
  const std::string label = value_label(v, language);
  put(item, "label", label);
  put(item, "value", v.value);
  put(item, "count", format_number(v.count, language));
  put(item, "checked", v.selected || v.required || v.excluded);
  put(item, "excluded", v.excluded);
  put(item, "none", v.count == 0 && !v.excluded);
  put(item, "param", facet + (v.excluded ? ".not" : v.required ? ".all" : ""));
  put(item, "mode",
      v.excluded   ? phrase(language, "mode_excluded")
      : v.required ? phrase(language, "mode_required")
                   : std::string_view());
  put(item, "exclude_url",
      v.excluded ? std::string() : addresses.to(kPagePath, with_value, facet, v.value, FilterForm::none));
  put(item, "exclude_label", phrase(language, "exclude", {{"label", label}}));
  return item;
}

// The switch between "any of the chosen" and "all of them at once".
void put_both(TemplateData& item, const Addresses& addresses, const std::string& facet, Language language) {
  const search::FacetFilter* f = filter_of(addresses.params(), facet);
  put(item, "both_url", "");
  if (f == nullptr) return;
  if (f->any.size() >= 2) {
    put(item, "both_url", addresses.to(kPagePath, with_all_required, facet));
    put(item, "both_label", phrase(language, "both"));
  } else if (f->all.size() >= 2) {
    put(item, "both_url", addresses.to(kPagePath, with_any_accepted, facet));
    put(item, "both_label", phrase(language, "either"));
  }
}

TemplateData facet_data(const search::Facet& facet, const Addresses& addresses, Language language) {
  const SearchParams& params = addresses.params();
  TemplateData item;
  const std::size_t chosen = chosen_values(params, facet.name);
  const bool main_facet = is_main_facet(facet.name);
  put(item, "name", facet.name);
  put(item, "label", facet_label(facet.name, language));
  put(item, "open", main_facet || chosen > 0);
  put(item, "chosen", chosen == 0 ? std::string() : std::to_string(chosen));
  put(item, "searchable", facet.values.size() > kSearchableFrom);
  const std::size_t most = main_facet || chosen > 0 || params.facet_size_given ? facet.values.size() : kClosedValues;
  put_both(item, addresses, facet.name, language);
  TemplateList values;
  for (const search::FacetValue& v : facet.values) {
    if (values.size() == most) break;
    values.push_back(value_data(v, facet.name, addresses, language));
  }
  put(item, "values", values);
  const bool more = facet.distinct > values.size() && values.size() < limits::kMaxFacetSize;
  put(item, "more_url",
      more ? addresses.to(kPagePath, with_facet_size, static_cast<std::uint32_t>(limits::kMaxFacetSize))
           : std::string());
  put(item, "more_label", phrase(language, "more_values", {{"n", format_number(facet.distinct, language)}}));
  put(item, "missing",
      facet.missing == 0 ? std::string()
                         : phrase(language, "missing", {{"n", format_number(facet.missing, language)}}));
  return item;
}

const search::Facet* find_facet(const search::ResultPage& page, const std::string& name) {
  const auto it = std::find_if(page.facets.begin(), page.facets.end(), [&](const auto& f) { return f.name == name; });
  return it == page.facets.end() ? nullptr : &*it;
}

const search::FacetValue* find_value(const search::ResultPage& page, const std::string& facet,
                                     const std::string& value) {
  const search::Facet* f = find_facet(page, facet);
  if (f == nullptr) return nullptr;
  const auto it = std::find_if(f->values.begin(), f->values.end(), [&](const auto& v) { return v.value == value; });
  return it == f->values.end() ? nullptr : &*it;
}

// Filters without a check box on the page: the form must carry them along all the same.
TemplateList uncovered_filters(const SearchAnswer& answer) {
  TemplateList list;
  const auto add = [&](const std::string& facet, const char* form, const std::vector<std::string>& values) {
    for (const std::string& v : values) {
      if (find_value(answer.page, facet, v) != nullptr) continue;
      TemplateData item;
      put(item, "name", facet + form);
      put(item, "value", v);
      list.push_back(std::move(item));
    }
  };
  for (const auto& [facet, filter] : answer.params.request.filters) {
    add(facet, "", filter.any);
    add(facet, ".all", filter.all);
    add(facet, ".not", filter.none);
  }
  return list;
}

TemplateList undated_options(const SearchParams& params, Language language) {
  TemplateList list;
  for (const search::Undated u : {search::Undated::include, search::Undated::exclude, search::Undated::only}) {
    TemplateData item;
    put(item, "value", to_word(u));
    put(item, "label", phrase(language, "undated_" + std::string(to_word(u))));
    put(item, "selected", params.request.undated == u);
    list.push_back(std::move(item));
  }
  return list;
}

struct Chip {
  std::string label;
  std::string url;  // of the search without it
  bool negative = false;
};

std::vector<Chip> chips_of(const SearchAnswer& answer, const Addresses& addresses, Language language) {
  const SearchParams& params = answer.params;
  const search::SearchRequest& r = params.request;
  std::vector<Chip> chips;
  for (std::size_t i = 0; i < r.within.size(); ++i) {
    chips.push_back(
        {phrase(language, "chip_within", {{"query", r.within[i]}}), fitting(search_url(without_clause(params, i)))});
  }
  const auto add = [&](const std::string& facet, const std::vector<std::string>& values, std::string_view key) {
    for (const std::string& v : values) {
      const std::string label = filter_label(answer.page, facet, v, language);
      chips.push_back({key.empty() ? label : phrase(language, key, {{"label", label}}),
                       addresses.to(kPagePath, without_value, facet, v), key == "chip_without"});
    }
  };
  for (const auto& [facet, filter] : r.filters) {
    add(facet, filter.any, "");
    add(facet, filter.all, "chip_required");
    add(facet, filter.none, "chip_without");
  }
  const auto date = [&](const std::string& d) { return format_date(d, language); };
  if (!r.from.empty() && r.from == r.to) {
    chips.push_back({phrase(language, "date").data() + (": " + date(r.from)), addresses.to(kPagePath, without_dates)});
  } else {
    if (!r.from.empty()) {
      chips.push_back({phrase(language, "chip_from", {{"date", date(r.from)}}),
                       addresses.to(kPagePath, with_dates, "", r.to, search::Interval::year)});
    }
    if (!r.to.empty()) {
      chips.push_back({phrase(language, "chip_to", {{"date", date(r.to)}}),
                       addresses.to(kPagePath, with_dates, r.from, "", search::Interval::year)});
    }
  }
  if (r.undated != search::Undated::include) {
    SearchParams without = params;
    without.request.undated = search::Undated::include;
    const bool only = r.undated == search::Undated::only;
    chips.push_back({std::string(phrase(language, only ? "chip_undated_only" : "chip_undated_exclude")),
                     fitting(search_url(with_page(std::move(without), 1)))});
  }
  return chips;
}

}  // namespace

std::string filter_label(const search::ResultPage& page, const std::string& facet, const std::string& value,
                         Language language) {
  const search::FacetValue* v = find_value(page, facet, value);
  return facet_label(facet, language) + ": " + (v == nullptr ? value : value_label(*v, language));
}

void put_chips(TemplateData& data, const SearchAnswer& answer, const Addresses& addresses, Language language) {
  TemplateList list;
  for (const Chip& chip : chips_of(answer, addresses, language)) {
    TemplateData item;
    put(item, "label", chip.label);
    put(item, "title", std::string(phrase(language, "remove_filter")) + " " + chip.label);
    put(item, "negative", chip.negative);
    put(item, "url", chip.url);
    list.push_back(std::move(item));
  }
  const std::size_t filters = list.size() - answer.params.request.within.size();
  put(data, "filter_count", filters == 0 ? std::string() : std::to_string(filters));
  put(data, "reset_url",
      list.empty() ? std::string() : fitting(search_url(without_clauses(without_filters(answer.params)))));
  put(data, "chips", list);
}

void put_filters(TemplateData& data, const SearchAnswer& answer, const Addresses& addresses, Language language) {
  const SearchParams& params = answer.params;
  TemplateList facets;
  for (const search::Facet& facet : answer.page.facets) {
    if (!facet.values.empty()) facets.push_back(facet_data(facet, addresses, language));
  }
  put(data, "facets", facets);
  put(data, "has_filters_column", true);
  put(data, "from", params.request.from);
  put(data, "to", params.request.to);
  put(data, "undated_options", undated_options(params, language));
  put(data, "uncovered", uncovered_filters(answer));
}

}  // namespace diplomed::server
