#include "fake_service.h"

#include <algorithm>
#include <set>

namespace diplomed::testing {
namespace {

using search::TextPiece;

// Matches of the words of `q` in `text`, byte for byte, marked.
std::vector<std::pair<std::uint32_t, std::uint32_t>> find_all(const std::string& text, const std::string& q) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> out;
  for (std::size_t at = q.empty() ? std::string::npos : text.find(q); at != std::string::npos;
       at = text.find(q, at + q.size())) {
    out.emplace_back(static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + q.size()));
  }
  return out;
}

std::vector<TextPiece> pieces(const std::string& text, const std::string& q) {
  std::vector<TextPiece> out;
  std::size_t done = 0;
  for (const auto& [begin, end] : find_all(text, q)) {
    if (begin > done) out.push_back({text.substr(done, begin - done), false});
    out.push_back({text.substr(begin, end - begin), true});
    done = end;
  }
  if (done < text.size()) out.push_back({text.substr(done), false});
  return out;
}

bool has(const std::vector<std::string>& values, const std::string& v) {
  return std::find(values.begin(), values.end(), v) != values.end();
}

bool passes(const FakeDocument& d, const std::string& facet, const search::FacetFilter& f) {
  const auto it = d.facets.find(facet);
  const std::vector<std::string> none;
  const std::vector<std::string>& values = it == d.facets.end() ? none : it->second;
  const auto in = [&](const std::string& v) { return has(values, v); };
  return (f.any.empty() || std::any_of(f.any.begin(), f.any.end(), in)) &&
         std::all_of(f.all.begin(), f.all.end(), in) && std::none_of(f.none.begin(), f.none.end(), in);
}

bool in_dates(const FakeDocument& d, const search::SearchRequest& r) {
  if (r.undated == search::Undated::only) return d.date.empty();
  if (d.date.empty()) return r.undated == search::Undated::include && r.from.empty() && r.to.empty();
  return (r.from.empty() || d.date.substr(0, r.from.size()) >= r.from) &&
         (r.to.empty() || d.date.substr(0, r.to.size()) <= r.to);
}

bool matches(const FakeDocument& d, const search::SearchRequest& r, const std::string& but = "") {
  const auto says = [text = d.title + " " + d.text](const std::string& q) { return text.find(q) != std::string::npos; };
  if (!says(r.q) || !std::all_of(r.within.begin(), r.within.end(), says)) return false;
  for (const auto& [facet, filter] : r.filters) {
    if (facet != but && !passes(d, facet, filter)) return false;
  }
  return in_dates(d, r);
}

search::Hit hit_of(const FakeDocument& d, const search::SearchRequest& r) {
  search::Hit hit;
  hit.id = d.id;
  hit.score = 1.25;
  hit.title = pieces(d.title, r.q);
  if (r.snippets) hit.snippet = pieces(d.text.substr(0, d.text.find("\n\n")), r.q);
  hit.url = d.url;
  hit.source = d.source;
  hit.language = "ru";
  if (!d.date.empty()) {
    const std::string precision = d.date.size() == 4 ? "year" : d.date.size() == 7 ? "month" : "day";
    hit.date = {d.date, precision, "published", d.date.size() == 10 ? "high" : "medium", "дата: " + d.date};
  }
  for (const auto& [facet, values] : d.facets) {
    for (const auto& v : values) hit.facets[facet].push_back(labelled(facet, v));
  }
  return hit;
}

// A meeting in the second paragraph, remembered by its first words.
void add_facts(search::DocumentView& view) {
  const auto at = [&](const std::string& words) {
    const auto [begin, end] = find_all(view.body, words).at(0);
    return knowledge::Evidence{knowledge::Part::body, {begin, end}};
  };
  knowledge::Entity ministry;
  ministry.kind = knowledge::EntityKind::organisation;
  ministry.id = "ministry-of-health.kg";
  ministry.name = "Министерство здравоохранения Кыргызской Республики";
  ministry.country = "KG";
  ministry.mentions = {at("министров")};
  knowledge::Entity person;
  person.id = "ivan-petrov";
  person.name = "Иван Петров <b>";
  person.role = "министр";
  person.role_evidence = at("министров");
  person.mentions = {at("министров")};
  view.facts.entities = {ministry, person};
  view.facts.figures = {{"2", "специалиста", "помогут", at("специалистов")}};
  knowledge::Relation meeting;
  meeting.type = "meeting";
  meeting.status = "held";
  meeting.parties = {0};
  meeting.participants = {1};
  meeting.countries = {"KG", "RU"};
  meeting.date = "2019-11-18/2019-11-19";
  meeting.date_inferred = true;
  meeting.evidence = at("О соглашении вспомнили на переговорах министров.");
  view.facts.relations = {meeting};
  view.labels = {{"instrument:meeting", {"meeting", "встреча", "Meeting"}},
                 {"status:held", {"held", "состоялось", "Held"}},
                 {"country:KG", {"KG", "Кыргызстан", "Kyrgyzstan"}},
                 {"country:RU", {"RU", "Россия", "Russia"}}};
}

search::Facet count_facet(const std::vector<FakeDocument>& documents, const search::SearchRequest& r,
                          const std::string& name) {
  search::Facet facet;
  facet.name = name;
  std::map<std::string, std::uint64_t> counts;
  for (const FakeDocument& d : documents) {
    if (!matches(d, r, name)) continue;
    const auto it = d.facets.find(name);
    if (it == d.facets.end()) {
      ++facet.missing;
    } else {
      for (const auto& v : it->second) ++counts[v];
    }
  }
  facet.distinct = counts.size();
  const auto it = r.filters.find(name);
  const search::FacetFilter filter = it == r.filters.end() ? search::FacetFilter() : it->second;
  for (const auto* values : {&filter.any, &filter.all, &filter.none}) {
    for (const auto& v : *values) counts.emplace(v, 0);
  }
  for (const auto& [value, count] : counts) {
    const auto label = labelled(name, value);
    facet.values.push_back({value, label.label_ru, label.label_en, count, has(filter.any, value),
                            has(filter.none, value), has(filter.all, value)});
  }
  std::stable_sort(facet.values.begin(), facet.values.end(),
                   [](const auto& a, const auto& b) { return a.count > b.count; });
  if (facet.values.size() > r.facet_size) facet.values.resize(r.facet_size);
  return facet;
}

search::Timeline timeline_of(const std::vector<const FakeDocument*>& found, search::Interval interval) {
  const std::size_t length = interval == search::Interval::year ? 4 : interval == search::Interval::month ? 7 : 10;
  search::Timeline timeline;
  timeline.interval = interval;
  std::map<std::string, std::uint64_t> counts;
  for (const FakeDocument* d : found) {
    if (d->date.empty()) {
      ++timeline.undated;
    } else {
      ++counts[d->date.substr(0, length)];
    }
  }
  for (const auto& [key, count] : counts) timeline.buckets.push_back({key, count});
  return timeline;
}

void sort_by(std::vector<const FakeDocument*>& found, search::Sort sort) {
  if (sort == search::Sort::relevance) return;
  std::stable_sort(found.begin(), found.end(), [&](const FakeDocument* a, const FakeDocument* b) {
    return sort == search::Sort::newest ? a->date > b->date : a->date < b->date;
  });
}

}  // namespace

std::optional<Error> FakeService::ended(const Interrupt& interrupt, bool partial) const {
  const StopReason reason = interrupt.reason();
  if (reason == StopReason::deadline || (late && !partial)) return Error{ErrorCode::deadline, "it is late", ""};
  if (reason != StopReason::none) return Error{ErrorCode::nobody_waits, "they are gone", ""};
  return std::nullopt;
}

Result<search::ResultPage> FakeService::search(const search::SearchRequest& request, const Interrupt& interrupt) const {
  {
    const std::lock_guard lock(mutex_);
    last_ = request;
  }
  if (throws) throw 42;
  ++searches;
  if (const auto error = ended(interrupt, request.partial)) return *error;
  if (broken) return Error{ErrorCode::internal, "/secret/path: the database is damaged", ""};
  if (!request.cursor.empty() && !request.cursor.starts_with("c")) {
    return Error{ErrorCode::invalid_argument, "The cursor is not one of ours.", "cursor"};
  }
  std::vector<const FakeDocument*> found;
  for (const FakeDocument& d : documents) {
    if (matches(d, request)) found.push_back(&d);
  }
  sort_by(found, request.sort);
  search::ResultPage page;
  page.total = found.size();
  page.first =
      request.cursor.empty() ? std::uint64_t{request.page - 1} * request.size : std::stoull(request.cursor.substr(1));
  for (std::size_t i = page.first; i < found.size() && page.hits.size() < request.size; ++i) {
    page.hits.push_back(hit_of(*found[i], request));
  }
  const std::size_t next = page.first + page.hits.size();
  if (next < found.size() && request.size > 0) page.next_cursor = "c" + std::to_string(next);
  for (const auto& name : request.facets) page.facets.push_back(count_facet(documents, request, name));
  if (request.timeline) page.timeline = timeline_of(found, request.interval);
  page.reading.parsed = request.q.empty() ? "(all)" : "word:" + request.q;
  page.reading.text = request.q;
  if (request.q.find("Киргиз") != std::string::npos) {
    page.reading.concepts.push_back({"country:KG", "Кыргызстан", "Kyrgyzstan"});
  }
  if (request.q.find('"') != std::string::npos) page.reading.notes.push_back({"unbalanced_quote", request.q});
  for (const std::string& q : request.within) {
    search::Reading reading;
    reading.parsed = "word:" + q;
    reading.text = q;
    page.within.push_back(reading);
  }
  page.revision = revision;
  page.took_ms = 1.5;
  page.incomplete = late;
  return page;
}

Result<search::SimilarPage> FakeService::similar(std::string_view id, const search::SearchRequest& request,
                                                 const Interrupt& interrupt) const {
  if (const auto error = ended(interrupt, false)) return *error;
  if (broken) return Error{ErrorCode::internal, "the database is damaged", ""};
  const auto is_it = [&](const FakeDocument& d) { return d.id == id; };
  const auto found = std::find_if(documents.begin(), documents.end(), is_it);
  if (found == documents.end()) return Error{ErrorCode::not_found, "There is no document with this id.", ""};
  search::SearchRequest filters = request;
  filters.q.clear();
  filters.within.clear();
  search::SimilarPage out;
  out.document = hit_of(*found, filters);
  out.revision = revision;
  for (const FakeDocument& d : documents) {
    if (is_it(d) || !matches(d, filters) || out.hits.size() == request.size) continue;
    search::SimilarHit hit;
    const auto countries = [](const FakeDocument& of) {
      const auto at = of.facets.find("country");
      return at == of.facets.end() ? std::vector<std::string>() : at->second;
    };
    for (const std::string& v : countries(d)) {
      if (has(countries(*found), v)) hit.entities.push_back({"country", labelled("country", v)});
    }
    if (hit.entities.empty()) continue;
    hit.hit = hit_of(d, filters);
    hit.similarity = 0.5;
    hit.words = {"печень", "<b>"};
    out.hits.push_back(std::move(hit));
  }
  return out;
}

Result<search::DocumentView> FakeService::document(std::string_view id, const std::vector<std::string>& queries,
                                                   const Interrupt& interrupt) const {
  if (const auto error = ended(interrupt, false)) return *error;
  if (broken) return Error{ErrorCode::internal, "the database is damaged", ""};
  for (const FakeDocument& d : documents) {
    if (d.id != id) continue;
    search::SearchRequest request;
    if (!queries.empty()) request.q = queries.back();
    request.snippets = false;
    search::DocumentView view;
    view.head = hit_of(d, request);
    view.body = d.text;
    view.matches = find_all(d.text, request.q);
    for (const auto& [begin, end] : find_all(d.text, "Киргизии")) {
      view.mentions.push_back({begin, end, "country", "KG"});
      view.evidence.push_back({"country", "KG", {knowledge::Part::body, {begin, end}}});
    }
    if (id == "kg/pechen.md") add_facts(view);
    view.dropped = {{3, "Поделиться <b>", "widget"}};
    view.dates = {{d.date, "day", "published", "high", d.date},
                  {"2015-06", "month", "mentioned", "low", "в июне 2015"}};
    view.charset = "windows-1251";
    return view;
  }
  return Error{ErrorCode::not_found, "There is no document with this id.", ""};
}

Result<std::vector<search::Suggestion>> FakeService::suggest(const search::SearchRequest& request, std::size_t limit,
                                                             const Interrupt& interrupt) const {
  if (const auto error = ended(interrupt, false)) return *error;
  if (broken) return Error{ErrorCode::internal, "the database is damaged", ""};
  {
    const std::lock_guard lock(mutex_);
    last_ = request;
  }
  std::vector<search::Suggestion> out = {
      {"трансплантация", "word", "", 1200, true, "трансплантация", ""},
      {"Трансплантология", "field", "transplantation", 4, false, "Трансплантология", ""},
      {"Трансплантация печени", "title", "kg/pechen.md", std::nullopt, false, "Трансплантация печени", ""}};
  if (request.q.empty()) out.clear();
  if (out.size() > limit) out.resize(limit);
  return out;
}

Result<search::Matrix> FakeService::matrix(const search::SearchRequest& request, const std::string& rows,
                                           const std::string& columns, std::size_t size,
                                           const Interrupt& interrupt) const {
  if (const auto error = ended(interrupt, request.partial)) return *error;
  if (broken) return Error{ErrorCode::internal, "the database is damaged", ""};
  search::Matrix out;
  out.rows = rows;
  out.columns = columns;
  out.revision = revision;
  const auto values = [](const FakeDocument& d, const std::string& facet) {
    const auto at = d.facets.find(facet);
    return at == d.facets.end() ? std::vector<std::string>() : at->second;
  };
  const auto lines = [&](const std::string& facet, std::vector<search::Matrix::Line>& list, std::uint64_t& distinct) {
    std::map<std::string, std::uint64_t> counts;
    for (const FakeDocument& d : documents) {
      if (!matches(d, request)) continue;
      for (const std::string& v : values(d, facet)) ++counts[v];
    }
    distinct = counts.size();
    for (const auto& [value, n] : counts) list.push_back({labelled(facet, value), n});
    std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.count > b.count; });
    if (list.size() > size) list.resize(size);
  };
  lines(rows, out.row_values, out.distinct_rows);
  lines(columns, out.column_values, out.distinct_columns);
  for (const auto& r : out.row_values) {
    auto& row = out.cells.emplace_back();
    for (const auto& c : out.column_values) {
      row.push_back(static_cast<std::uint64_t>(std::count_if(documents.begin(), documents.end(), [&](const auto& d) {
        return matches(d, request) && has(values(d, rows), r.value.value) && has(values(d, columns), c.value.value);
      })));
    }
  }
  for (const FakeDocument& d : documents) out.total += matches(d, request);
  return out;
}

Result<search::Network> FakeService::network(const search::SearchRequest& request, std::size_t,
                                             const Interrupt& interrupt) const {
  if (const auto error = ended(interrupt, request.partial)) return *error;
  if (broken) return Error{ErrorCode::internal, "the database is damaged", ""};
  search::Network out;
  out.revision = revision;
  for (const FakeDocument& d : documents) {
    if (!matches(d, request)) continue;
    ++out.total;
    const auto orgs = d.facets.find("org");
    if (!out.edges.empty() || orgs == d.facets.end() || orgs->second.size() < 2) continue;
    for (std::size_t i = 0; i < 2; ++i) out.nodes.push_back({"org", labelled("org", orgs->second[i]), 1});
    out.edges.push_back({0, 1, 1});
    out.distinct_edges = 1;
  }
  return out;
}

Result<search::IndexInfo> FakeService::info() const {
  if (broken) return Error{ErrorCode::internal, "the database is damaged", ""};
  return search::IndexInfo{documents.size(), revision, "2019-01-01", "2021-09-15"};
}

search::SearchRequest FakeService::last_request() const {
  const std::lock_guard lock(mutex_);
  return last_;
}

}  // namespace diplomed::testing
