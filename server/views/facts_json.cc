#include "server/views/facts_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "knowledge/facets.h"
#include "server/views/code_points.h"
#include "server/views/markup.h"

namespace diplomed::server {
namespace {

using Json = nlohmann::ordered_json;
using knowledge::Entity;
using knowledge::Evidence;
using knowledge::Relation;

std::string clean(std::string_view text) {
  return utf8::sanitize(text);
}

class Facts {
 public:
  explicit Facts(const search::DocumentView& view)
      : view_(view), title_(plain_text(view.head.title)), title_points_(title_), body_points_(view.body) {}

  Json mentions() {
    Json out = Json::array();
    for (const search::FacetEvidence& e : view_.evidence) {
      Json item = place(e.at, false);
      item["facet"] = e.facet;
      item["value"] = clean(e.value);
      out.push_back(std::move(item));
    }
    return out;
  }

  Json entities() {
    Json out = Json::array();
    for (const Entity& e : view_.facts.entities) {
      Json item = reference(e);
      item["label_en"] = e.name_en.empty() ? Json(nullptr) : Json(clean(e.name_en));
      item["country"] = text_or_null(e.country);
      item["aliases"] = Json::array();
      for (const std::string& alias : e.aliases) item["aliases"].push_back(clean(alias));
      if (e.kind == knowledge::EntityKind::person) {
        item["role"] = text_or_null(e.role);
        item["role_evidence"] = e.role_evidence.span.empty() ? Json(nullptr) : place(e.role_evidence, true);
        item["affiliation"] = text_or_null(e.affiliation);
      }
      item["mentions"] = Json::array();
      for (const Evidence& m : e.mentions) item["mentions"].push_back(place(m, true));
      out.push_back(std::move(item));
    }
    return out;
  }

  Json figures() {
    Json out = Json::array();
    for (const knowledge::Figure& f : view_.facts.figures) {
      out.push_back({{"value", clean(f.value)},
                     {"unit", clean(f.unit)},
                     {"what", clean(f.what)},
                     {"evidence", place(f.evidence, true)}});
    }
    return out;
  }

  Json relations() {
    Json out = Json::array();
    for (const Relation& r : view_.facts.relations) {
      out.push_back({{"type", labelled("instrument", r.type)},
                     {"status", labelled("status", r.status)},
                     {"parties", references(r.parties)},
                     {"participants", references(r.participants)},
                     {"signatories", references(r.signatories)},
                     {"countries", labelled_list("country", r.countries)},
                     {"fields", labelled_list("field", r.fields)},
                     {"date", text_or_null(r.date)},
                     {"date_inferred", r.date_inferred},
                     {"place", text_or_null(r.place)},
                     {"programme", text_or_null(r.programme)},
                     {"evidence", place(r.evidence, true)}});
    }
    return out;
  }

 private:
  static Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(clean(text)); }

  static Json reference(const Entity& e) {
    return {{"facet", name_of(knowledge::facet_of(e.kind))}, {"value", clean(e.id)}, {"label", clean(e.name)}};
  }

  Json references(const std::vector<std::uint32_t>& indexes) const {
    Json out = Json::array();
    for (const std::uint32_t i : indexes) out.push_back(reference(view_.facts.entities.at(i)));
    return out;
  }

  Json labelled(const std::string& facet, const std::string& value) const {
    if (value.empty()) return nullptr;
    const auto known = view_.labels.find(facet + ":" + value);
    if (known == view_.labels.end()) return {{"value", clean(value)}, {"label", clean(value)}, {"label_en", nullptr}};
    const search::LabelledValue& v = known->second;
    return {{"value", clean(v.value)}, {"label", clean(v.label_ru)}, {"label_en", clean(v.label_en)}};
  }

  Json labelled_list(const std::string& facet, const std::vector<std::string>& values) const {
    Json out = Json::array();
    for (const std::string& value : values) out.push_back(labelled(facet, value));
    return out;
  }

  // The stored title was cleaned when it was stored, so its bytes are those of the evidence.
  Json place(const Evidence& e, bool with_text) {
    const bool title = e.part == knowledge::Part::title;
    const std::string_view text = title ? std::string_view(title_) : std::string_view(view_.body);
    const std::size_t end = std::min<std::size_t>(e.span.end, text.size());
    const std::size_t begin = std::min<std::size_t>(e.span.begin, end);
    CodePoints& points = title ? title_points_ : body_points_;
    Json out = {{"part", title ? "title" : "body"}, {"begin", points.at(begin)}, {"end", points.at(end)}};
    if (with_text) out["text"] = clean(text.substr(begin, end - begin));
    return out;
  }

  const search::DocumentView& view_;
  std::string title_;
  CodePoints title_points_, body_points_;
};

}  // namespace

void add_facts(const search::DocumentView& view, Json& out) {
  Facts facts(view);
  out["mentions"] = facts.mentions();
  out["entities"] = facts.entities();
  out["figures"] = facts.figures();
  out["relations"] = facts.relations();
}

}  // namespace diplomed::server
