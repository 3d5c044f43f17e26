#include "inspect.h"

#include <nlohmann/json.hpp>

#include "base/limits.h"
#include "file_bytes.h"
#include "file_reader.h"
#include "index/stored.h"
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
    out.push_back({{"line", d.line}, {"text", d.text}, {"reason", d.reason}});
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

// Lemmas, stems and exact acronyms: the terms without a prefix.
Json terms_json(const Xapian::Document& document) {
  Json out = Json::array();
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    const std::string text = *term;
    const bool prefixed = text[0] >= 'A' && text[0] <= 'Z';
    if (!prefixed && out.size() < limits::max_inspect_terms) out.push_back(text);
  }
  return out;
}

// As the index would have it: through the same builder.
Json inspected(const document::Article& a, const std::string& path, index::DocumentBuilder& builder) {
  const index::BuiltDocument built = builder.build(a, path);
  const knowledge::Annotations& annotations = built.annotations;
  Json facets = Json::object();
  for (const auto& [name, values] : annotations.facets) facets[name] = values_json(values);
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
