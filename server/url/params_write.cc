#include "server/url/params_write.h"

#include <algorithm>

#include "base/limits.h"
#include "server/url/param_words.h"

namespace diplomed::server {

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
      std::string(word_of(kDuplicatesWords, p.request.duplicates)));
  add(r.exact, "exact", "1");
  add(r.explain, "explain", "1");
  if (p.facets_given && r.facets != defaults.request.facets) {
    for (const auto& f : r.facets) add(true, "facet", f);
    add(r.facets.empty(), "facet", "");
  }
  add(p.facet_size_given && r.facet_size != limits::kDefaultFacetSize, "facet.size", std::to_string(r.facet_size));
  add(!p.fields.empty(), "fields", comma_list(p.fields));
  add(!r.from.empty(), "from", r.from);
  add(r.interval != defaults.request.interval, "interval", std::string(to_word(r.interval)));
  if (p.language) add(true, "lang.ui", std::string(to_word(*p.language)));
  add(r.page != 1 && r.cursor.empty(), "page", std::to_string(r.page));
  add(r.partial, "partial", "1");
  add(!r.q.empty(), "q", r.q);
  add(!r.relax, "relax", "off");
  add(r.size != limits::kDefaultPageSize, "size", std::to_string(r.size));
  add(r.sort != defaults.request.sort, "sort", std::string(to_word(r.sort)));
  add(p.request.spelling != defaults.request.spelling, "spell", std::string(word_of(kSpellWords, p.request.spelling)));
  add(!r.timeline, "timeline", "0");
  add(!r.to.empty(), "to", r.to);
  add(r.undated != defaults.request.undated, "undated", std::string(to_word(r.undated)));
  for (const std::string& q : r.within) add(true, "within", q);
  add_filters(r, out);
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return out;
}

}  // namespace diplomed::server
