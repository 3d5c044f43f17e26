#include "search/document_view.h"

#include <algorithm>
#include <map>
#include <set>

#include "index/stored.h"
#include "knowledge/facets.h"
#include "search/hits.h"
#include "search/labels.h"
#include "search/marks.h"
#include "text/sound/slug.h"

namespace diplomed::search {
namespace {

using knowledge::Evidence;
using knowledge::Part;

// Gathers the places that name the values of the document's facets.
class EvidenceOfFacets {
 public:
  EvidenceOfFacets(const index::StoredHead& head, const knowledge::Vocabulary* vocabulary) : vocabulary_(vocabulary) {
    for (const auto& [facet, values] : head.facets) values_[facet].insert(values.begin(), values.end());
  }

  void add_concept(const index::StoredDetails::Mention& m) {
    const knowledge::Concept* c = vocabulary_ == nullptr ? nullptr : vocabulary_->find(m.type, m.id);
    if (c == nullptr) return;
    for (const knowledge::FacetInfo& facet : knowledge::kFacets) {
      if (knowledge::concept_type_of(facet.name) != m.type) continue;
      for (const knowledge::Concept* each : vocabulary_->with_broader(*c)) {
        add(facet.id, each->id, m.evidence);
      }
    }
  }

  void add_facts(const knowledge::Facts& facts) {
    for (const knowledge::Entity& e : facts.entities) {
      for (const Evidence& m : e.mentions) add(knowledge::facet_of(e.kind), e.id, m);
    }
    for (const knowledge::Relation& r : facts.relations) {
      add(knowledge::Facet::status, r.status, r.evidence);
      add(knowledge::Facet::programme, text::slug(r.programme), r.evidence);
    }
  }

  std::vector<FacetEvidence> finish() {
    const auto order = [](const FacetEvidence& a, const FacetEvidence& b) {
      return std::tie(a.at.part, a.at.span.begin, b.at.span.end, a.facet, a.value) <
             std::tie(b.at.part, b.at.span.begin, a.at.span.end, b.facet, b.value);
    };
    const auto same = [](const FacetEvidence& a, const FacetEvidence& b) {
      return a.at == b.at && a.facet == b.facet && a.value == b.value;
    };
    std::sort(found_.begin(), found_.end(), order);
    found_.erase(std::unique(found_.begin(), found_.end(), same), found_.end());
    return std::move(found_);
  }

 private:
  void add(knowledge::Facet id, const std::string& value, const Evidence& at) {
    const std::string facet(name_of(id));
    const auto values = values_.find(facet);
    if (values != values_.end() && values->second.contains(value)) found_.push_back({facet, value, at});
  }

  std::map<std::string, std::set<std::string>> values_;  // by facet: what the document has
  const knowledge::Vocabulary* vocabulary_;
  std::vector<FacetEvidence> found_;
};

// A place that is a country is marked as one.
std::string facet_of(const knowledge::Entity& e, const Handle& handle) {
  const bool country = e.kind == knowledge::EntityKind::place && handle.matcher() != nullptr &&
                       handle.matcher()->vocabulary().find(knowledge::Facet::country, e.id) != nullptr;
  return std::string(name_of(country ? knowledge::Facet::country : knowledge::facet_of(e.kind)));
}

// What the body's text marks: concepts and entities that do not overlap, the longer of two at one place, an entity
// before a concept of the same words.
std::vector<MarkedSpan> mentions_of(const index::StoredDetails& details, const Handle& handle) {
  std::vector<MarkedSpan> spans;
  for (const knowledge::Entity& e : details.facts.entities) {
    for (const Evidence& m : e.mentions) {
      if (m.part != Part::body) continue;
      spans.push_back(
          {m.span.begin, m.span.end, facet_of(e, handle), e.id, e.name, e.name_en.empty() ? e.name : e.name_en});
    }
  }
  for (const auto& m : details.mentions) {
    if (m.evidence.part != Part::body) continue;
    spans.push_back({m.evidence.span.begin, m.evidence.span.end, m.type, m.id, "", ""});
  }
  std::stable_sort(spans.begin(), spans.end(), [](const MarkedSpan& a, const MarkedSpan& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  std::vector<MarkedSpan> apart;
  for (MarkedSpan& span : spans) {
    if (!apart.empty() && span.begin < apart.back().end) continue;
    if (span.label_ru.empty()) {
      const LabelledValue label = label_of(handle, span.facet, span.value);
      span.label_ru = label.label_ru;
      span.label_en = label.label_en;
    }
    apart.push_back(std::move(span));
  }
  return apart;
}

void add_labels(const knowledge::Facts& facts, const Handle& handle, std::map<std::string, LabelledValue>& labels) {
  const auto add = [&](knowledge::Facet id, const std::string& value) {
    const std::string facet(name_of(id));
    if (!value.empty()) labels.try_emplace(facet + ":" + value, label_of(handle, facet, value));
  };
  for (const knowledge::Entity& e : facts.entities) add(knowledge::Facet::country, e.country);
  for (const knowledge::Relation& r : facts.relations) {
    add(knowledge::Facet::instrument, r.type);
    add(knowledge::Facet::status, r.status);
    for (const std::string& country : r.countries) add(knowledge::Facet::country, country);
    for (const std::string& field : r.fields) add(knowledge::Facet::field, field);
  }
}

}  // namespace

Result<DocumentView> make_view(Xapian::docid docid, Handle& handle, const query::Highlight& highlight) {
  const std::string data = handle.db.get_document(docid).get_data();
  const Result<index::StoredHead> head = index::decode_head(data);
  if (!head) return head.error();
  Result<index::StoredDetails> details = index::decode_details(data);
  if (!details) return details.error();
  const auto check = [&] {
    if (handle.watch != nullptr) handle.watch->check();
  };
  DocumentView view;
  view.head = make_hit(*head, handle, highlight, details->facts.figures);
  add_reprints(docid, handle, view.head);
  view.body = std::string(index::stored_body(data));
  check();
  view.mentions = mentions_of(*details, handle);
  EvidenceOfFacets evidence(*head, handle.matcher() == nullptr ? nullptr : &handle.matcher()->vocabulary());
  for (const auto& m : details->mentions) evidence.add_concept(m);
  evidence.add_facts(details->facts);
  view.evidence = evidence.finish();
  check();
  add_labels(details->facts, handle, view.labels);
  view.facts = std::move(details->facts);
  check();
  if (!highlight.empty()) {
    const std::vector<text::Token>& tokens = handle.analyzer.analyze(view.body, text::mode_for(head->language));
    const std::vector<Span> numbers = figures_asked_for(view.facts.figures, Part::body, highlight);
    for (const Mark& mark : find_marks(tokens, highlight, handle.matcher(), numbers)) {
      view.matches.emplace_back(mark.span.begin, mark.span.end);
    }
  }
  for (const auto& d : details->dropped) view.dropped.push_back({d.line, d.text, d.reason});
  for (const auto& d : details->dates) view.dates.push_back({d.value, d.precision, d.kind, d.confidence, d.evidence});
  view.charset = details->charset;
  view.charset_how = details->charset_how;
  view.format = details->format;
  view.file_name = head->path.substr(head->path.rfind('/') + 1);
  return view;
}

}  // namespace diplomed::search
