#include "inspect.h"

#include <map>
#include <nlohmann/json.hpp>

#include "base/limits.h"
#include "file_bytes.h"
#include "file_reader.h"
#include "index/stored.h"
#include "knowledge/facets.h"
#include "resources.h"
#include "walk.h"

namespace diplomed::indexer {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text) {
  return text.empty() ? Json() : Json(text);
}

Json lines_json(const std::vector<document::DroppedLine>& lines) {
  Json out = Json::array();
  for (const document::DroppedLine& d : lines)
    out.push_back({{"line", d.line}, {"text", d.text}, {"reason", document::name_of(d.reason)}});
  return out;
}

Json dates_json(const document::Article& article) {
  Json out = Json::array();
  for (const document::Date& d : article.dates) {
    out.push_back({{"kind", index::name_of(d.kind)},
                   {"value", d.value},
                   {"precision", index::name_of(d.precision)},
                   {"confidence", index::name_of(d.confidence)},
                   {"evidence", d.evidence},
                   {"line", d.line}});
  }
  return out;
}

Json values_json(const std::vector<knowledge::FacetValue>& values) {
  Json out = Json::array();
  for (const knowledge::FacetValue& v : values) {
    out.push_back({{"value", v.value}, {"label", v.label_ru}, {"mentions", v.mentions}});
  }
  return out;
}

// People, organisations, places, figures and relations, each with the words that say so.
class Facts {
 public:
  Facts(const document::Article& article, const knowledge::Facts& facts) : article_(article), facts_(facts) {}

  Json entities() const {
    Json out = Json::array();
    for (const knowledge::Entity& e : facts_.entities) {
      Json mentions = Json::array();
      for (const knowledge::Evidence& m : e.mentions) mentions.push_back(words(m));
      out.push_back({{"facet", name_of(knowledge::facet_of(e.kind))},
                     {"value", e.id},
                     {"label", e.name},
                     {"country", text_or_null(e.country)},
                     {"role", text_or_null(e.role)},
                     {"aliases", e.aliases},
                     {"mentions", std::move(mentions)}});
    }
    return out;
  }

  Json figures() const {
    Json out = Json::array();
    for (const knowledge::Figure& f : facts_.figures) {
      out.push_back({{"value", f.value}, {"unit", f.unit}, {"what", f.what}, {"evidence", words(f.evidence)}});
    }
    return out;
  }

  Json relations() const {
    Json out = Json::array();
    for (const knowledge::Relation& r : facts_.relations) {
      out.push_back({{"type", r.type},
                     {"status", text_or_null(r.status)},
                     {"parties", names(r.parties)},
                     {"participants", names(r.participants)},
                     {"signatories", names(r.signatories)},
                     {"countries", r.countries},
                     {"fields", r.fields},
                     {"date", text_or_null(r.date)},
                     {"place", text_or_null(r.place)},
                     {"programme", text_or_null(r.programme)},
                     {"evidence", words(r.evidence)}});
    }
    return out;
  }

 private:
  std::string words(const knowledge::Evidence& e) const {
    const std::string& text = e.part == knowledge::Part::title ? article_.title : article_.body;
    return e.span.end <= text.size() ? std::string(e.span.of(text)) : std::string();
  }

  Json names(const std::vector<std::uint32_t>& indexes) const {
    Json out = Json::array();
    for (const std::uint32_t i : indexes) out.push_back(facts_.entities.at(i).name);
    return out;
  }

  const document::Article& article_;
  const knowledge::Facts& facts_;
};

// Lemmas, stems and exact acronyms: the terms without a prefix.
Json terms_json(const Xapian::Document& document) {
  Json out = Json::array();
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    const std::string text = *term;
    const bool prefixed = text[0] >= 'A' && text[0] <= 'Z';
    if (!prefixed && out.size() < limits::kMaxInspectTerms) out.push_back(text);
  }
  return out;
}

// As the index would have it: through the same builder.
Json inspected(const document::Article& a, const std::string& path, index::DocumentBuilder& builder) {
  const index::BuiltDocument built = builder.build(a, path);
  const knowledge::Annotations& annotations = built.annotations;
  std::map<std::string, Json> facets;  // by name
  for (const auto& [facet, values] : annotations.facets) facets.emplace(knowledge::name_of(facet), values_json(values));
  const Facts facts(a, annotations.facts);
  return {{"id", a.id},
          {"title", a.title},
          {"title_is_lead", a.title_is_lead},
          {"subtitle", text_or_null(a.subtitle)},
          {"author", text_or_null(a.author)},
          {"source", text_or_null(a.source)},
          {"url", text_or_null(a.url)},
          {"language", a.language},
          {"format", a.format},
          {"charset", a.charset},
          {"charset_how", text_or_null(a.charset_how)},
          {"dates", dates_json(a)},
          {"dropped", lines_json(a.dropped)},
          {"stripped", lines_json(a.stripped)},
          {"facets", facets},
          {"countries_mentioned_only", values_json(annotations.countries_mentioned_only)},
          {"entities", facts.entities()},
          {"figures", facts.figures()},
          {"relations", facts.relations()},
          {"body", a.body},
          {"terms", terms_json(built.document)}};
}

}  // namespace

Result<std::vector<Error>> inspect(const Options& options, std::ostream& out) {
  const Result<Resources> resources = load_resources(options);
  if (!resources) return resources.error();
  index::DocumentBuilder builder = resources->builder();
  Walk found = walk(options.paths);
  std::vector<Error> rejected = std::move(found.problems);
  std::vector<Json> objects;
  const std::atomic<bool> never = false;
  FileReader reader(options.reader, never);
  for (const FoundFile& file : found.files) {
    const Result<FileBytes> bytes = FileBytes::open(file.path);
    if (!bytes) {
      rejected.push_back(bytes.error());
      continue;
    }
    const Status read = reader.read(
        file, bytes->view(), [&](const document::Article& a) { objects.push_back(inspected(a, file.path, builder)); },
        [&](Error problem) { rejected.push_back(std::move(problem)); });
    if (!read) rejected.push_back(read.error());
  }
  const int indent = objects.size() == 1 ? 2 : -1;
  for (const Json& object : objects) out << object.dump(indent, ' ', false, Json::error_handler_t::replace) << "\n";
  return rejected;
}

}  // namespace diplomed::indexer
