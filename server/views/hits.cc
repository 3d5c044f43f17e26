#include "base/utf8.h"
#include "server/language/date_format.h"
#include "server/language/number_format.h"
#include "server/language/phrases.h"
#include "server/views/facet_labels.h"
#include "server/views/markup.h"
#include "server/views/parts.h"

namespace diplomed::server {
namespace {

// The facets that are shown as tags below a hit.
struct TagFacet {
  const char* name;
  std::size_t most;
};
constexpr TagFacet kTagFacets[] = {{"country", 6}, {"field", 3}, {"instrument", 3}};

TemplateList tags(const search::Hit& hit, const Addresses& addresses, Language language) {
  TemplateList list;
  for (const auto& [facet, most] : kTagFacets) {
    const auto it = hit.facets.find(facet);
    if (it == hit.facets.end()) continue;
    for (std::size_t i = 0; i < it->second.size() && i < most; ++i) {
      const search::LabelledValue& v = it->second[i];
      const std::string label = value_label(v, language);
      TemplateData item;
      put(item, "facet", facet);
      put(item, "label", label);
      put(item, "title", phrase(language, "filter_by", {{"label", facet_label(facet, language) + ": " + label}}));
      put(item, "url", addresses.to(kPagePath, with_value, facet, v.value, FilterForm::any));
      list.push_back(std::move(item));
    }
  }
  return list;
}

}  // namespace

void put_reprints(TemplateData& data, const search::Hit& hit, const Addresses& addresses, Language language) {
  TemplateList list;
  for (const search::Reprint& r : hit.reprints) {
    TemplateData item;
    put(item, "url", addresses.document(r.id));
    put(item, "title", utf8::sanitize(r.title));
    put(item, "date", format_date(r.date.value, language));
    put(item, "source", utf8::sanitize(r.source));
    list.push_back(std::move(item));
  }
  put(data, "reprints", list);
  const bool some = hit.reprints.size() < hit.reprint_count;
  const std::string shown = format_number(hit.reprints.size(), language);
  put(data, "reprints_first", some ? phrase(language, "reprints_first", {{"n", shown}}) : std::string());
  put(data, "reprints_more", phrase(language, "more_reprints", {{"n", count_reprints(hit.reprint_count, language)}}));
}

void put_head(TemplateData& data, const search::Hit& hit, Language language) {
  put(data, "title_html", marked_html(hit.title));
  put(data, "title_is_lead", hit.title_is_lead);
  put(data, "date", format_date(hit.date.value, language));
  put(data, "date_value", parse_date(hit.date.value) ? hit.date.value : "");
  put(data, "date_note", hit.date.value.empty() ? "" : date_note(hit.date, language));
  put(data, "date_evidence", hit.date.evidence);
  put(data, "source", hit.source);
  put(data, "author", hit.author);
  put(data, "original_url", safe_link(hit.url));
}

TemplateData hit_data(const search::Hit& hit, const Addresses& addresses, Language language) {
  TemplateData data;
  put_head(data, hit, language);
  put(data, "document_url", addresses.document(hit.id));
  put(data, "similar_url", addresses.document(hit.id, DocumentFormat::html, DocumentPart::similar));
  put(data, "why", false);
  put(data, "snippet_html", marked_html(hit.snippet));
  put(data, "missing", joined(hit.missing));
  put(data, "tags", tags(hit, addresses, language));
  put_reprints(data, hit, addresses, language);
  return data;
}

}  // namespace diplomed::server
