// The document page: paragraphs cut into runs, each plain or one mention of a concept, each run into pieces that match
// the query or not.
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/utf8.h"
#include "knowledge/facets.h"
#include "server/language/date_format.h"
#include "server/language/number_format.h"
#include "server/language/phrases.h"
#include "server/url/links.h"
#include "server/views/facet_labels.h"
#include "server/views/markup.h"
#include "server/views/page.h"
#include "server/views/parts.h"

namespace diplomed::server {
namespace {

using search::DocumentView;
using search::MarkedSpan;

class Body {
 public:
  Body(const DocumentView& view, Language language) : view_(view), language_(language) {
    for (const auto& [facet, values] : view.head.facets) {
      for (const auto& v : values) labels_.try_emplace(facet + ":" + v.value, value_label(v, language));
    }
  }

  TemplateList paragraphs() {
    TemplateList list;
    const std::string_view body = view_.body;
    std::size_t begin = 0;
    std::size_t number = 0;
    while (begin < body.size()) {
      const std::size_t end = std::min(body.find("\n\n", begin), body.size());
      TemplateData item;
      put(item, "runs", runs(begin, end));
      put(item, "anchor", "p" + std::to_string(++number));
      if (end > begin) list.push_back(std::move(item));
      begin = end + 2;
    }
    return list;
  }

 private:
  TemplateList runs(std::size_t begin, std::size_t end) {
    TemplateList list;
    while (begin < end) {
      while (mention_ < view_.mentions.size() && view_.mentions[mention_].end <= begin) ++mention_;
      const MarkedSpan* m = mention_ < view_.mentions.size() ? &view_.mentions[mention_] : nullptr;
      const bool inside = m != nullptr && m->begin <= begin;
      const std::size_t stop = m == nullptr ? end : std::min<std::size_t>(end, inside ? m->end : m->begin);
      list.push_back(run(begin, stop, inside ? m : nullptr));
      begin = stop;
    }
    return list;
  }

  TemplateData run(std::size_t begin, std::size_t end, const MarkedSpan* mention) {
    TemplateData data;
    put(data, "entity", mention != nullptr);
    if (mention != nullptr) {
      put(data, "facet", mention->facet);
      put(data, "title", kind(*mention) + ": " + label(*mention));
    }
    put(data, "pieces", pieces(begin, end));
    return data;
  }

  TemplateList pieces(std::size_t begin, std::size_t end) {
    TemplateList list;
    while (begin < end) {
      while (match_ < view_.matches.size() && view_.matches[match_].second <= begin) ++match_;
      const bool left = match_ < view_.matches.size();
      const bool inside = left && view_.matches[match_].first <= begin;
      std::size_t stop = end;
      if (left) stop = std::min<std::size_t>(end, inside ? view_.matches[match_].second : view_.matches[match_].first);
      TemplateData item;
      put(item, "text", utf8::sanitize(std::string_view(view_.body).substr(begin, stop - begin)));
      put(item, "marked", inside);
      list.push_back(std::move(item));
      begin = stop;
    }
    return list;
  }

  std::string kind(const MarkedSpan& m) const {
    return phrase_or(language_, "mention_" + m.facet, facet_label(m.facet, language_));
  }

  std::string label(const MarkedSpan& m) const {
    if (!m.label_ru.empty() || !m.label_en.empty()) return value_label(m, language_);
    const auto known = labels_.find(m.facet + ":" + m.value);
    return known == labels_.end() ? m.value : known->second;
  }

  const DocumentView& view_;
  Language language_;
  std::unordered_map<std::string, std::string> labels_;  // by "facet:value", of the facets of the head
  std::size_t mention_ = 0;                              // both only move forward: paragraphs come in text order
  std::size_t match_ = 0;
};

// Roles by the person's id.
std::unordered_map<std::string, std::string> roles_of(const DocumentView& view) {
  std::unordered_map<std::string, std::string> out;
  for (const knowledge::Entity& e : view.facts.entities) {
    if (e.kind == knowledge::EntityKind::person) out.try_emplace(e.id, utf8::sanitize(e.role));
  }
  return out;
}

std::unordered_set<std::string> values_of(const DocumentView& view, const std::string& facet) {
  std::unordered_set<std::string> out;
  const auto at = view.head.facets.find(facet);
  if (at == view.head.facets.end()) return out;
  for (const auto& v : at->second) out.insert(v.value);
  return out;
}

TemplateList facet_groups(const DocumentView& view, const SearchParams& params, Language language) {
  TemplateList groups;
  const SearchParams bare = without_clauses(with_query(params, ""));
  const Addresses addresses(bare);
  const auto roles = roles_of(view);
  const auto countries = values_of(view, std::string(name_of(knowledge::Facet::country)));
  for (const auto& [facet, values] : view.head.facets) {
    if (facet == name_of(knowledge::Facet::year)) continue;
    TemplateList list;
    for (const auto& v : values) {
      if (facet == name_of(knowledge::Facet::mention) && countries.contains(v.value)) continue;
      TemplateData item;
      const auto role = facet == name_of(knowledge::Facet::person) ? roles.find(v.value) : roles.end();
      put(item, "role", role == roles.end() ? std::string() : role->second);
      put(item, "facet", facet);
      put(item, "label", value_label(v, language));
      put(item, "url", addresses.to(kPagePath, with_toggled, facet, v.value));
      list.push_back(std::move(item));
    }
    if (list.empty()) continue;
    TemplateData group;
    put(group, "label", facet_label(facet, language));
    put(group, "values", list);
    groups.push_back(std::move(group));
  }
  return groups;
}

TemplateList other_dates(const DocumentView& view, Language language) {
  TemplateList list;
  for (std::size_t i = 0; i < view.dates.size(); ++i) {
    const auto& d = view.dates[i];
    if (i == 0 && d.value == view.head.date.value) continue;
    TemplateData item;
    put(item, "date", format_date(d.value, language));
    put(item, "kind", phrase_or(language, "kind_" + d.kind, d.kind));
    put(item, "evidence", utf8::sanitize(d.evidence));
    list.push_back(std::move(item));
  }
  return list;
}

TemplateList dropped_lines(const DocumentView& view, Language language) {
  TemplateList list;
  for (const auto& d : view.dropped) {
    TemplateData item;
    put(item, "text", utf8::sanitize(d.text));
    put(item, "reason", phrase_or(language, "reason_" + d.reason, d.reason));
    put(item, "line", d.line == 0 ? std::string() : phrase(language, "line", {{"n", std::to_string(d.line)}}));
    list.push_back(std::move(item));
  }
  return list;
}

// The meta elements that reference managers read; what is unknown is left out.
TemplateList citation(const search::Hit& head) {
  TemplateList list;
  const auto add = [&](const char* name, const std::string& content) {
    if (content.empty()) return;
    TemplateData item;
    put(item, "name", name);
    put(item, "content", content);
    list.push_back(std::move(item));
  };
  std::string date = parse_date(head.date.value) && head.date.kind == "published" ? head.date.value : "";
  std::replace(date.begin(), date.end(), '-', '/');
  add("citation_title", plain_text(head.title));
  add("citation_author", head.author);
  add("citation_publication_date", date);
  add("citation_journal_title", head.source);
  add("citation_language", head.language == "und" ? "" : head.language);
  add("citation_public_url", safe_link(head.url));
  return list;
}

void put_back(TemplateData& data, const SearchParams& params, Language language) {
  const bool searched = !params.request.q.empty() || !params.request.within.empty();
  put(data, "back_url", fitting(search_url(params, searched ? kPagePath : "/")));
  put(data, "back_label", phrase(language, searched ? "back_results" : "back_start"));
}

}  // namespace

std::string document_page(const DocumentAnswer& answer, const PageContext& context) {
  const Language language = context.language;
  const DocumentView& view = answer.view;
  const SearchParams& params = answer.params;
  const std::string title = plain_text(view.head.title);
  TemplateData data = frame(context, params, title, "doc");
  const Addresses addresses(params);
  const auto in_language = [&](Language l) { return Addresses(with_language(params, l)).document(view.head.id); };
  put_languages(data, language, in_language(Language::ru), in_language(Language::en));
  put(data, "canonical_url", fitting(document_path(view.head.id)));
  put(data, "json_url", addresses.document(view.head.id, DocumentFormat::json));
  put(data, "citation", citation(view.head));
  put_head(data, view.head, language);
  put_back(data, params, language);
  put(data, "match_count",
      view.matches.empty() ? std::string()
                           : phrase(language, "match_count", {{"n", format_number(view.matches.size(), language)}}));
  put(data, "has_entities", !view.mentions.empty());
  put(data, "body_lang", view.head.language.empty() || view.head.language == "und" ? "ru" : view.head.language);
  put(data, "paragraphs", Body(view, language).paragraphs());
  put(data, "groups", facet_groups(view, params, language));
  put(data, "other_dates", other_dates(view, language));
  put(data, "dropped", dropped_lines(view, language));
  put(data, "dropped_title", phrase(language, "dropped", {{"n", format_number(view.dropped.size(), language)}}));
  put_reprints(data, view.head, addresses, language);
  put_relations(data, view, params, language);
  put(data, "figures_title", phrase(language, "figures", {{"n", format_number(view.facts.figures.size(), language)}}));
  put_similar(data, answer.similar, addresses, language);
  put(data, "similar_url", addresses.document(view.head.id, DocumentFormat::html, DocumentPart::similar));
  put(data, "id", utf8::sanitize(view.head.id));
  put(data, "format", view.format);
  put(data, "charset", view.charset);
  return render("document", data);
}

}  // namespace diplomed::server
