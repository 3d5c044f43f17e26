#include "server/language/number_format.h"
#include "server/language/phrases.h"
#include "server/url/links.h"
#include "server/views/facet_labels.h"
#include "server/views/page.h"
#include "server/views/parts.h"

namespace diplomed::server {
namespace {

constexpr std::size_t kTopValues = 8;

SearchParams fresh(const SearchParams& params) {
  SearchParams out;
  out.language = params.language;
  return out;
}

TemplateList examples(const SearchParams& params, Language language) {
  TemplateList list;
  for (const Phrase& p : phrases()) {
    if (!p.key.starts_with("example_query_")) continue;
    const std::string query(phrase(language, p.key));
    TemplateData item;
    put(item, "label", query);
    put(item, "url", search_url(with_query(fresh(params), query)));
    list.push_back(std::move(item));
  }
  return list;
}

TemplateList top_facets(const SearchAnswer& answer, Language language) {
  TemplateList list;
  for (const search::Facet& facet : answer.page.facets) {
    if (!is_main_facet(facet.name)) continue;
    if (facet.values.empty()) continue;
    TemplateList values;
    for (const search::FacetValue& v : facet.values) {
      if (values.size() == kTopValues) break;
      TemplateData item;
      put(item, "label", value_label(v, language));
      put(item, "count", format_number(v.count, language));
      put(item, "url", search_url(with_toggled(fresh(answer.params), facet.name, v.value)));
      values.push_back(std::move(item));
    }
    TemplateData item;
    put(item, "name", facet.name);
    put(item, "label", facet_label(facet.name, language));
    put(item, "values", values);
    list.push_back(std::move(item));
  }
  return list;
}

std::string lead(const search::IndexInfo& info, Language language) {
  const std::string documents = count_documents(info.documents, language);
  if (info.first_date.empty()) return phrase(language, "start_lead_undated", {{"documents", documents}});
  const std::string first = info.first_date.substr(0, 4);
  const std::string last = info.last_date.substr(0, 4);
  const std::string span = first == last ? first : phrase(language, "start_span", {{"from", first}, {"to", last}});
  return phrase(language, "start_lead", {{"documents", documents}, {"span", span}});
}

}  // namespace

std::string start_page(const SearchAnswer& answer, const search::IndexInfo& info, const PageContext& context) {
  const Language language = context.language;
  const SearchParams plain = fresh(answer.params);
  TemplateData data = frame(context, plain, phrase(language, "tagline"), "start");
  put(data, "description", phrase(language, "footer"));
  put(data, "canonical_url", search_url(plain, "/"));
  put_languages(data, language, search_url(with_language(plain, Language::ru), "/"),
                search_url(with_language(plain, Language::en), "/"));
  put(data, "hero", true);
  put(data, "lead", lead(info, language));
  put(data, "examples", examples(answer.params, language));
  put(data, "facets", top_facets(answer, language));
  put(data, "all_url", search_url(with_sort(plain, search::Sort::newest)));
  SearchAnswer linked = answer;
  linked.params = plain;
  const Addresses addresses(plain);
  put_timeline(data, linked, addresses, language);
  TemplateList hits;
  for (const search::Hit& hit : answer.page.hits) hits.push_back(hit_data(hit, addresses, language));
  put(data, "hits", hits);
  return render("start", data);
}

}  // namespace diplomed::server
