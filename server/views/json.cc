#include "server/views/json.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "server/url/addresses.h"
#include "server/url/param_words.h"
#include "server/views/code_points.h"
#include "server/views/facet_labels.h"
#include "server/views/facts_json.h"
#include "server/views/markup.h"
#include "server/views/suggestion.h"

namespace diplomed::server {
namespace {

using Json = nlohmann::ordered_json;

// dump() throws on invalid UTF-8: every string that comes from a document passes here.
std::string clean(std::string_view text) {
  return utf8::sanitize(text);
}

double rounded(double value, double steps) {
  return std::round(value * steps) / steps;
}

// null for an address that does not fit (server/url/addresses.h).
Json address_json(std::string url) {
  return url.empty() ? Json(nullptr) : Json(std::move(url));
}

Json labelled(const search::LabelledValue& v) {
  return {{"value", clean(v.value)}, {"label", clean(v.label_ru)}, {"label_en", clean(v.label_en)}};
}

void add_date(Json& out, const search::HitDate& date) {
  out["date"] = date.value.empty() ? Json(nullptr) : Json(clean(date.value));
  if (date.value.empty()) return;
  out["date_precision"] = clean(date.precision);
  out["date_kind"] = clean(date.kind);
  out["date_confidence"] = clean(date.confidence);
  out["date_evidence"] = clean(date.evidence);
}

Json facets_of(const search::Hit& hit) {
  Json out = Json::object();
  for (const auto& [name, values] : hit.facets) {
    Json list = Json::array();
    for (const auto& v : values) list.push_back(labelled(v));
    out[name] = std::move(list);
  }
  return out;
}

// The other articles of its group, those of the whole index, not only of the matches.
Json reprints_json(const search::Hit& hit) {
  Json items = Json::array();
  for (const search::Reprint& r : hit.reprints) {
    Json item = {{"id", clean(r.id)}, {"title", clean(r.title)}, {"source", clean(r.source)}};
    add_date(item, r.date);
    item["document_url"] = address_json(fitting(document_path(r.id)));
    items.push_back(std::move(item));
  }
  return {{"count", hit.reprint_count}, {"items", std::move(items)}};
}

Json cleaned(const std::vector<std::string>& words) {
  Json out = Json::array();
  for (const auto& word : words) out.push_back(clean(word));
  return out;
}

Json explanation_json(const search::Hit& hit) {
  Json out = Json::array();
  for (const search::ScorePart& part : hit.explanation) {
    out.push_back({{"kind", part.kind},
                   {"text", clean(part.text)},
                   {"weight", rounded(part.weight, 1e6)},
                   {"concepts", cleaned(part.concepts)},
                   {"title", cleaned(part.title_forms)},
                   {"body", cleaned(part.body_forms)}});
  }
  return out;
}

Json hit_json(const search::Hit& hit, const SearchParams& params, bool with_snippet) {
  Json out = Json::object();
  const auto wanted = [&](const char* name) { return params.has_field(name); };
  if (wanted("id")) out["id"] = clean(hit.id);
  if (wanted("title")) out["title"] = plain_text(hit.title);
  if (wanted("title_html")) out["title_html"] = marked_html(hit.title);
  if (wanted("title_is_lead")) out["title_is_lead"] = hit.title_is_lead;
  if (with_snippet && wanted("snippet")) out["snippet"] = marked_html(hit.snippet);
  if (wanted("date")) add_date(out, hit.date);
  if (wanted("score")) out["score"] = rounded(hit.score, 1e6);
  if (wanted("missing")) out["missing"] = cleaned(hit.missing);
  if (params.request.explain) out["explain"] = explanation_json(hit);
  if (wanted("url")) out["url"] = clean(hit.url);
  if (wanted("source")) out["source"] = clean(hit.source);
  if (wanted("author")) out["author"] = clean(hit.author);
  if (wanted("language")) out["language"] = clean(hit.language);
  if (wanted("facets")) out["facets"] = facets_of(hit);
  if (wanted("reprints")) out["reprints"] = reprints_json(hit);
  if (wanted("document_url")) out["document_url"] = address_json(fitting(document_path(hit.id)));
  return out;
}

Json facet_json(const search::Facet& facet, const Addresses& addresses) {
  Json values = Json::array();
  for (const search::FacetValue& v : facet.values) {
    values.push_back({{"value", clean(v.value)},
                      {"label", clean(v.label_ru)},
                      {"label_en", clean(v.label_en)},
                      {"count", v.count},
                      {"selected", v.selected},
                      {"excluded", v.excluded},
                      {"required", v.required},
                      {"toggle_url", address_json(addresses.to(kJsonPath, with_toggled, facet.name, v.value))}});
  }
  return {{"label", facet_label(facet.name, Language::ru)},
          {"label_en", facet_label(facet.name, Language::en)},
          {"values", std::move(values)},
          {"distinct", facet.distinct},
          {"missing", facet.missing}};
}

Json timeline_json(const search::Timeline& timeline, const Addresses& addresses) {
  Json buckets = Json::array();
  for (const search::TimelineBucket& b : timeline.buckets) {
    buckets.push_back(
        {{"key", b.key}, {"count", b.count}, {"url", address_json(addresses.to(kJsonPath, with_bucket, b.key))}});
  }
  return {{"interval", to_word(timeline.interval)}, {"buckets", std::move(buckets)}, {"undated", timeline.undated}};
}

// null when every word is in the index. `mended`: the search with the corrections.
Json corrected_json(const SearchParams& params, const SearchParams& mended, const search::Reading& reading) {
  if (reading.corrections.empty()) return nullptr;
  Json changes = Json::array();
  for (const auto& c : reading.corrections) {
    changes.push_back({{"kind", c.kind}, {"typed", clean(c.typed)}, {"meant", clean(c.meant)}});
  }
  const SearchParams other = reading.corrected ? with_spelling(params, search::Spelling::off) : mended;
  return {{"applied", reading.corrected},
          {"query", clean(reading.corrected_query)},
          {"changes", std::move(changes)},
          {"other_url", address_json(fitting(search_url(other, kJsonPath)))}};
}

// null when every word is required.
Json relaxed_json(const search::Reading& reading) {
  if (!reading.relaxed()) return nullptr;
  return {
      {"absent", cleaned(reading.absent)}, {"optional", cleaned(reading.optional)}, {"all_words", reading.all_words}};
}

// Empty unless nothing was found.
Json words_json(const search::Reading& reading) {
  Json out = Json::array();
  for (const auto& w : reading.words) out.push_back({{"word", clean(w.word)}, {"count", w.count}});
  return out;
}

Json reading_json(const std::string& q, const SearchParams& params, const SearchParams& mended,
                  const search::Reading& reading) {
  Json concepts = Json::array();
  for (const auto& c : reading.concepts) concepts.push_back(labelled(c));
  Json notes = Json::array();
  for (const auto& n : reading.notes) {
    Json note = {{"code", clean(n.code)}, {"text", clean(n.text)}};
    if (!n.hint.empty()) note["hint"] = clean(n.hint);
    notes.push_back(std::move(note));
  }
  return {{"q", q},
          {"parsed", clean(reading.parsed)},
          {"text", clean(reading.text)},
          {"text_en", clean(reading.text_en)},
          {"concepts", std::move(concepts)},
          {"ignored", cleaned(reading.ignored)},
          {"notes", std::move(notes)},
          {"corrected", corrected_json(params, mended, reading)},
          {"relaxed", relaxed_json(reading)},
          {"words", words_json(reading)}};
}

Json query_json(const SearchParams& params, const search::ResultPage& page) {
  const search::SearchRequest& r = params.request;
  Json out = reading_json(r.q, params, with_query(params, page.reading.corrected_query), page.reading);
  out["within"] = Json::array();
  for (std::size_t i = 0; i < page.within.size(); ++i) {
    const search::Reading& reading = page.within[i];
    const SearchParams mended = with_clause(params, i, reading.corrected_query);
    out["within"].push_back(reading_json(r.within[i], params, mended, reading));
  }
  return out;
}

Json shared_json(const search::SimilarHit& hit) {
  Json entities = Json::array();
  for (const auto& e : hit.entities) {
    Json entity = {{"facet", e.facet}};
    entity.update(labelled(e.value));
    entities.push_back(std::move(entity));
  }
  Json words = Json::array();
  for (const auto& word : hit.words) words.push_back(clean(word));
  return {{"entities", std::move(entities)}, {"words", std::move(words)}};
}

Json matches_json(const search::DocumentView& view) {
  Json out = Json::array();
  CodePoints points(view.body);
  for (const auto& [begin, end] : view.matches) {
    const std::size_t first = points.at(begin);
    out.push_back({{"begin", first}, {"end", points.at(end)}});
  }
  return out;
}

Json suggestion_json(const SearchParams& params, const search::Suggestion& s) {
  const bool entity = is_facet(s.kind);
  const auto or_null = [](bool given, std::string text) { return given ? Json(std::move(text)) : Json(nullptr); };
  return {{"text", clean(s.text)},
          {"label", clean(s.label)},
          {"label_en", or_null(entity, clean(s.label_en))},
          {"kind", clean(s.kind)},
          {"kind_label", or_null(entity, facet_label(s.kind, Language::ru))},
          {"kind_label_en", or_null(entity, facet_label(s.kind, Language::en))},
          {"count", s.count ? Json(*s.count) : Json(nullptr)},
          {"count_is_estimate", s.estimated},
          {"value", or_null(!s.value.empty(), clean(s.value))},
          {"rest", or_null(entity, clean(s.rest))},
          {"url", address_json(suggestion_url(params, s))}};
}

}  // namespace

std::string next_url(const SearchAnswer& answer) {
  if (answer.page.next_cursor.empty()) return {};
  return fitting(search_url(with_cursor(answer.params, answer.page.next_cursor), kJsonPath));
}

std::string search_json(const SearchAnswer& answer) {
  const search::ResultPage& page = answer.page;
  const SearchParams& params = answer.params;
  const Addresses addresses(params);
  Json hits = Json::array();
  for (const search::Hit& hit : page.hits) hits.push_back(hit_json(hit, params, true));
  Json facets = Json::object();
  for (const search::Facet& facet : page.facets) facets[facet.name] = facet_json(facet, addresses);
  Json out;
  out["total"] = page.total;
  out["duplicates"] = to_word(params.request.duplicates);
  out["collapsed"] = page.collapsed;
  out["first"] = page.first;
  out["hits"] = std::move(hits);
  out["facets"] = std::move(facets);
  out["timeline"] = params.request.timeline ? timeline_json(page.timeline, addresses) : Json(nullptr);
  out["query"] = query_json(params, page);
  const bool more = !page.next_cursor.empty();
  out["next_url"] = more ? address_json(next_url(answer)) : Json(nullptr);
  out["next_cursor"] = more ? Json(page.next_cursor) : Json(nullptr);
  out["incomplete"] = page.incomplete ? Json("deadline") : Json(nullptr);
  out["took_ms"] = rounded(page.took_ms, 1e3);
  out["revision"] = clean(page.revision);
  return out.dump() + "\n";
}

std::string document_json(const search::DocumentView& view) {
  Json out = hit_json(view.head, SearchParams(), false);
  out.erase("score");
  out.erase("missing");
  out["body"] = clean(view.body);
  add_facts(view, out);
  out["matches"] = matches_json(view);
  out["dates"] = Json::array();
  for (const auto& d : view.dates) {
    out["dates"].push_back({{"date", clean(d.value)},
                            {"precision", clean(d.precision)},
                            {"kind", clean(d.kind)},
                            {"confidence", clean(d.confidence)},
                            {"evidence", clean(d.evidence)}});
  }
  out["dropped"] = Json::array();
  for (const auto& d : view.dropped) {
    out["dropped"].push_back({{"line", d.line}, {"text", clean(d.text)}, {"reason", clean(d.reason)}});
  }
  out["format"] = clean(view.format);
  out["charset"] = clean(view.charset);
  out["charset_how"] = clean(view.charset_how);
  out["file_name"] = clean(view.file_name);
  out["similar_url"] = address_json(fitting(document_path(view.head.id, DocumentFormat::json, DocumentPart::similar)));
  return out.dump() + "\n";
}

std::string similar_json(const SimilarAnswer& answer) {
  const search::SimilarPage& page = answer.page;
  Json hits = Json::array();
  for (const search::SimilarHit& hit : page.hits) {
    Json item = hit_json(hit.hit, answer.params, true);
    item["similarity"] = rounded(hit.similarity, 1e4);
    item["shared"] = shared_json(hit);
    hits.push_back(std::move(item));
  }
  Json out;
  out["id"] = clean(page.document.id);
  out["document_url"] = address_json(fitting(document_path(page.document.id)));
  out["hits"] = std::move(hits);
  out["took_ms"] = rounded(page.took_ms, 1e3);
  out["revision"] = clean(page.revision);
  return out.dump() + "\n";
}

std::string suggestions_json(const SearchParams& params, const std::vector<search::Suggestion>& suggestions) {
  Json list = Json::array();
  for (const auto& s : suggestions) list.push_back(suggestion_json(params, s));
  return Json{{"q", clean(params.request.q)}, {"suggestions", std::move(list)}}.dump() + "\n";
}

std::string opensearch_suggestions_json(const SearchParams& params,
                                        const std::vector<search::Suggestion>& suggestions) {
  Json texts = Json::array();
  Json counts = Json::array();
  for (const auto& s : suggestions) {
    texts.push_back(clean(s.text));
    counts.push_back(!s.count ? "" : (s.estimated ? "≈ " : "") + std::to_string(*s.count));
  }
  return Json::array({clean(params.request.q), std::move(texts), std::move(counts)}).dump() + "\n";
}

std::string ready_json(const search::IndexInfo& info) {
  const auto date = [](const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); };
  return Json{{"status", "ready"},
              {"documents", info.documents},
              {"revision", clean(info.revision)},
              {"first_date", date(info.first_date)},
              {"last_date", date(info.last_date)}}
             .dump() +
         "\n";
}

}  // namespace diplomed::server
