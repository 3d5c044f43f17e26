// The card «кто, с кем, о чём, когда» and the figures of a document, each with the sentence that says so.
#include <algorithm>

#include "base/utf8.h"
#include "knowledge/facets.h"
#include "server/language/number_format.h"
#include "server/language/phrases.h"
#include "server/url/links.h"
#include "server/views/facet_labels.h"
#include "server/views/markup.h"
#include "server/views/paragraphs.h"
#include "server/views/parts.h"

namespace diplomed::server {
namespace {

using knowledge::Entity;
using knowledge::Evidence;
using knowledge::Relation;
using search::DocumentView;

class Relations {
 public:
  Relations(const DocumentView& view, const SearchParams& params, Language language)
      : view_(view),
        title_(plain_text(view.head.title)),
        paragraphs_(view.body),
        params_(with_query(params, "")),
        addresses_(params_),
        language_(language) {}

  TemplateList relations() const {
    TemplateList list;
    for (const Relation& r : view_.facts.relations) list.push_back(relation(r));
    return list;
  }

  TemplateList figures() const {
    TemplateList list;
    for (const knowledge::Figure& f : view_.facts.figures) {
      TemplateData item;
      put(item, "value", utf8::sanitize(f.value + (f.unit.empty() ? "" : " " + f.unit)));
      put(item, "what", utf8::sanitize(f.what));
      put_evidence(item, f.evidence);
      list.push_back(std::move(item));
    }
    return list;
  }

 private:
  TemplateData relation(const Relation& r) const {
    TemplateData item;
    put(item, "kind", label("instrument", r.type));
    put(item, "status", r.status.empty() ? std::string() : label("status", r.status));
    put(item, "parties", entities(r.parties));
    put(item, "signatories", entities(r.signatories));
    put(item, "participants", entities(r.participants));
    put(item, "countries", values("country", r.countries));
    put(item, "fields", values("field", r.fields));
    put(item, "when", date(r.date));
    put(item, "inferred", r.date_inferred && !r.date.empty());
    put(item, "where", utf8::sanitize(r.place));
    put(item, "programme", utf8::sanitize(r.programme));
    put_evidence(item, r.evidence);
    return item;
  }

  std::string label(const std::string& facet, const std::string& value) const {
    const auto known = view_.labels.find(facet + ":" + value);
    return utf8::sanitize(known == view_.labels.end() ? value : value_label(known->second, language_));
  }

  TemplateData link(const std::string& facet, const std::string& value, const std::string& text) const {
    TemplateData item;
    put(item, "facet", facet);
    put(item, "label", text);
    put(item, "url", addresses_.to(kPagePath, with_value, facet, value, FilterForm::any));
    return item;
  }

  TemplateList values(const std::string& facet, const std::vector<std::string>& ids) const {
    TemplateList list;
    for (const std::string& id : ids) list.push_back(link(facet, id, label(facet, id)));
    return list;
  }

  TemplateList entities(const std::vector<std::uint32_t>& indexes) const {
    TemplateList list;
    for (const std::uint32_t i : indexes) {
      const Entity& e = view_.facts.entities.at(i);
      TemplateData item = link(std::string(name_of(knowledge::facet_of(e.kind))), e.id, utf8::sanitize(e.name));
      put(item, "role", utf8::sanitize(e.role));
      list.push_back(std::move(item));
    }
    return list;
  }

  // One date, or two with a slash between them.
  std::string date(const std::string& value) const {
    const std::size_t slash = value.find('/');
    if (slash == std::string::npos) return format_date(value, language_);
    return format_date(value.substr(0, slash), language_) + " – " + format_date(value.substr(slash + 1), language_);
  }

  // The words, and the paragraph they stand in.
  void put_evidence(TemplateData& item, const Evidence& e) const {
    const bool title = e.part == knowledge::Part::title;
    const std::string_view text = title ? std::string_view(title_) : std::string_view(view_.body);
    const std::size_t end = std::min<std::size_t>(e.span.end, text.size());
    const std::size_t begin = std::min<std::size_t>(e.span.begin, end);
    put(item, "evidence", utf8::sanitize(text.substr(begin, end - begin)));
    put(item, "anchor", title ? std::string("title") : paragraphs_.anchor(begin));
  }

  const DocumentView& view_;
  std::string title_;
  Paragraphs paragraphs_;
  SearchParams params_;
  Addresses addresses_;  // of params_
  Language language_;
};

}  // namespace

void put_relations(TemplateData& data, const DocumentView& view, const SearchParams& params, Language language) {
  const Relations relations(view, params, language);
  put(data, "relations", relations.relations());
  put(data, "figures", relations.figures());
}

}  // namespace diplomed::server
