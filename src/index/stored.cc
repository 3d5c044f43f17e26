#include "index/stored.h"

#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "document/article_fields.h"
#include "index/stored_facts.h"

namespace diplomed::index {
namespace {

using Json = nlohmann::json;

std::string text_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// What is empty or false is left out, and read so.
struct FieldWriter {
  Json& object;
  void operator()(const char* name, const std::string& value) const {
    if (!value.empty()) object[name] = value;
  }
  void operator()(const char* name, bool value) const {
    if (value) object[name] = true;
  }
};

struct FieldReader {
  const Json& object;
  void operator()(const char* name, std::string& value) const { value = text_of(object, name); }
  void operator()(const char* name, bool& value) const { value = object.contains(name); }
};

Json date_json(const document::Date& date) {
  return {{"value", date.value},
          {"precision", name_of(date.precision)},
          {"kind", name_of(date.kind)},
          {"confidence", name_of(date.confidence)},
          {"evidence", date.evidence}};
}

Json head_json(const document::Article& a, const knowledge::Annotations& annotations, std::string_view path) {
  Json head = {{"path", path}};
  document::visit_head_fields(a, FieldWriter{head});
  if (const document::Date* date = a.primary_date()) head["date"] = date_json(*date);
  for (const auto& [facet, values] : annotations.facets) {
    for (const knowledge::FacetValue& v : values) head["facets"][knowledge::name_of(facet)].push_back(v.value);
  }
  return head;
}

Json details_json(const document::Article& a, const knowledge::Annotations& annotations,
                  const knowledge::Vocabulary* vocabulary) {
  Json details = Json::object();
  document::visit_origin_fields(a, FieldWriter{details});
  for (const document::Date& date : a.dates) details["dates"].push_back(date_json(date));
  for (const document::DroppedLine& d : a.dropped)
    details["dropped"].push_back({d.line, d.text, document::name_of(d.reason)});
  for (const knowledge::Mention& m : annotations.mentions) {
    if (m.part == knowledge::Part::notice || vocabulary == nullptr) continue;
    const knowledge::Concept& c = vocabulary->concepts()[m.concept_index];
    details["mentions"].push_back({static_cast<unsigned>(m.part), m.span.begin, m.span.end, c.type, c.id});
  }
  if (Json facts = facts_json(annotations.facts); !facts.empty()) details["facts"] = std::move(facts);
  return details;
}

std::string line_of(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// An array of so many numbers, then so many strings.
bool is_row(const Json& row, std::size_t numbers, std::size_t strings) {
  if (!row.is_array() || row.size() != numbers + strings) return false;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i < numbers ? !row[i].is_number_unsigned() : !row[i].is_string()) return false;
  }
  return true;
}

Error broken() {
  return {ErrorCode::malformed, "the stored data of a document is damaged", ""};
}

}  // namespace

std::string encode_stored(const document::Article& article, const knowledge::Annotations& annotations,
                          const knowledge::Vocabulary* vocabulary, std::string_view path) {
  std::string out = line_of(head_json(article, annotations, path));
  out.push_back('\n');
  out += line_of(details_json(article, annotations, vocabulary));
  out.push_back('\n');
  return out += article.body;
}

Result<StoredHead> decode_head(std::string_view data) {
  const Json json = Json::parse(data.substr(0, data.find('\n')), nullptr, false);
  if (!json.is_object()) return broken();
  StoredHead head;
  document::visit_head_fields(head, FieldReader{json});
  head.path = text_of(json, "path");
  if (const auto date = json.find("date"); date != json.end() && date->is_object()) {
    head.date = text_of(*date, "value");
    head.date_precision = text_of(*date, "precision");
    head.date_kind = text_of(*date, "kind");
    head.date_confidence = text_of(*date, "confidence");
    head.date_evidence = text_of(*date, "evidence");
  }
  if (const auto facets = json.find("facets"); facets != json.end() && facets->is_object()) {
    for (const auto& [name, values] : facets->items()) {
      for (const Json& v : values) {
        if (v.is_string()) head.facets[name].push_back(v.get<std::string>());
      }
    }
  }
  return head;
}

Result<StoredDetails> decode_details(std::string_view data) {
  const std::size_t first = data.find('\n');
  if (first == std::string_view::npos) return broken();
  const Json json = Json::parse(data.substr(first + 1, data.find('\n', first + 1) - first - 1), nullptr, false);
  if (!json.is_object()) return broken();
  StoredDetails details;
  document::visit_origin_fields(details, FieldReader{json});
  for (const Json& d : json.value("dates", Json::array())) {
    details.dates.push_back({text_of(d, "value"), text_of(d, "precision"), text_of(d, "kind"), text_of(d, "confidence"),
                             text_of(d, "evidence")});
  }
  for (const Json& d : json.value("dropped", Json::array())) {
    if (!is_row(d, 1, 2)) return broken();
    details.dropped.push_back({d[0].get<std::uint32_t>(), d[1].get<std::string>(), d[2].get<std::string>()});
  }
  for (const Json& m : json.value("mentions", Json::array())) {
    if (!is_row(m, 3, 2)) return broken();
    const knowledge::Part part = m[0] == 0u ? knowledge::Part::title : knowledge::Part::body;
    details.mentions.push_back({{part, {m[1].get<std::uint32_t>(), m[2].get<std::uint32_t>()}},
                                m[3].get<std::string>(),
                                m[4].get<std::string>()});
  }
  Result<knowledge::Facts> facts = facts_of(json.value("facts", Json::object()));
  if (!facts) return facts.error();
  details.facts = std::move(facts).value();
  return details;
}

std::string_view stored_body(std::string_view data) {
  const std::size_t first = data.find('\n');
  const std::size_t second = first == std::string_view::npos ? first : data.find('\n', first + 1);
  return second == std::string_view::npos ? std::string_view() : data.substr(second + 1);
}

std::string_view name_of(document::DateKind kind) {
  switch (kind) {
    case document::DateKind::published:
      return "published";
    case document::DateKind::event_start:
      return "event_start";
    case document::DateKind::event_end:
      return "event_end";
    case document::DateKind::mentioned:
      return "mentioned";
  }
  return "mentioned";
}

std::string_view name_of(document::DatePrecision precision) {
  switch (precision) {
    case document::DatePrecision::year:
      return "year";
    case document::DatePrecision::month:
      return "month";
    case document::DatePrecision::day:
      return "day";
  }
  return "year";
}

std::string_view name_of(document::Confidence confidence) {
  switch (confidence) {
    case document::Confidence::low:
      return "low";
    case document::Confidence::medium:
      return "medium";
    case document::Confidence::high:
      return "high";
  }
  return "low";
}

}  // namespace diplomed::index
