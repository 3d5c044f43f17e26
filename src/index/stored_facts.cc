#include "index/stored_facts.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace diplomed::index {
namespace {

using Json = nlohmann::json;
using knowledge::Entity;
using knowledge::Evidence;
using knowledge::Figure;
using knowledge::Relation;

constexpr int kParts = 3;  // of knowledge::Part
constexpr int kKinds = 3;  // of knowledge::EntityKind

// Thrown by the readers below, caught in facts_of().
struct Malformed {};

void put(Json& object, const char* key, const std::string& value) {
  if (!value.empty()) object[key] = value;
}

template <typename T>
void put(Json& object, const char* key, const std::vector<T>& values) {
  if (!values.empty()) object[key] = values;
}

Json evidence_json(const Evidence& e) {
  return {static_cast<int>(e.part), e.span.begin, e.span.end};
}

Json entity_json(const Entity& e) {
  Json out = {{"kind", static_cast<int>(e.kind)}, {"id", e.id}, {"name", e.name}};
  put(out, "name_en", e.name_en);
  put(out, "country", e.country);
  put(out, "role", e.role);
  if (!e.role_evidence.span.empty()) out["role_evidence"] = evidence_json(e.role_evidence);
  put(out, "affiliation", e.affiliation);
  put(out, "aliases", e.aliases);
  for (const Evidence& m : e.mentions) out["mentions"].push_back(evidence_json(m));
  return out;
}

Json figure_json(const Figure& f) {
  Json out = {{"value", f.value}, {"evidence", evidence_json(f.evidence)}};
  put(out, "unit", f.unit);
  put(out, "what", f.what);
  return out;
}

Json relation_json(const Relation& r) {
  Json out = {{"type", r.type}, {"evidence", evidence_json(r.evidence)}};
  put(out, "status", r.status);
  put(out, "parties", r.parties);
  put(out, "participants", r.participants);
  put(out, "signatories", r.signatories);
  put(out, "countries", r.countries);
  put(out, "fields", r.fields);
  put(out, "date", r.date);
  if (r.date_inferred) out["date_inferred"] = true;
  put(out, "place", r.place);
  put(out, "programme", r.programme);
  return out;
}

const Json& required(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end()) throw Malformed();
  return *found;
}

std::string text_of(const Json& value) {
  if (!value.is_string()) throw Malformed();
  return value.get<std::string>();
}

std::string text_at(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() ? std::string() : text_of(*found);
}

std::uint32_t number_of(const Json& value, std::size_t limit) {
  if (!value.is_number_unsigned() || value.get<std::uint64_t>() >= limit) throw Malformed();
  return value.get<std::uint32_t>();
}

std::vector<std::string> texts_at(const Json& object, const char* key) {
  std::vector<std::string> out;
  const auto found = object.find(key);
  if (found == object.end()) return out;
  for (const Json& value : *found) out.push_back(text_of(value));
  return out;
}

std::vector<std::uint32_t> indexes_at(const Json& object, const char* key, std::size_t entities) {
  std::vector<std::uint32_t> out;
  const auto found = object.find(key);
  if (found == object.end()) return out;
  for (const Json& value : *found) out.push_back(number_of(value, entities));
  return out;
}

Evidence evidence_of(const Json& row) {
  constexpr std::size_t kMostBytes = std::size_t{1} << 32;
  if (!row.is_array() || row.size() != 3) throw Malformed();
  return {static_cast<knowledge::Part>(number_of(row[0], kParts)),
          {number_of(row[1], kMostBytes), number_of(row[2], kMostBytes)}};
}

Entity entity_of(const Json& json) {
  Entity e;
  e.kind = static_cast<knowledge::EntityKind>(number_of(required(json, "kind"), kKinds));
  e.id = text_at(json, "id");
  e.name = text_at(json, "name");
  e.name_en = text_at(json, "name_en");
  e.country = text_at(json, "country");
  e.role = text_at(json, "role");
  if (const auto role = json.find("role_evidence"); role != json.end()) e.role_evidence = evidence_of(*role);
  e.affiliation = text_at(json, "affiliation");
  e.aliases = texts_at(json, "aliases");
  for (const Json& m : json.value("mentions", Json::array())) e.mentions.push_back(evidence_of(m));
  return e;
}

Relation relation_of(const Json& json, std::size_t entities) {
  Relation r;
  r.type = text_at(json, "type");
  r.evidence = evidence_of(required(json, "evidence"));
  r.status = text_at(json, "status");
  r.parties = indexes_at(json, "parties", entities);
  r.participants = indexes_at(json, "participants", entities);
  r.signatories = indexes_at(json, "signatories", entities);
  r.countries = texts_at(json, "countries");
  r.fields = texts_at(json, "fields");
  r.date = text_at(json, "date");
  r.date_inferred = json.contains("date_inferred");
  r.place = text_at(json, "place");
  r.programme = text_at(json, "programme");
  return r;
}

}  // namespace

Json facts_json(const knowledge::Facts& facts) {
  Json out = Json::object();
  for (const Entity& e : facts.entities) out["entities"].push_back(entity_json(e));
  for (const Figure& f : facts.figures) out["figures"].push_back(figure_json(f));
  for (const Relation& r : facts.relations) out["relations"].push_back(relation_json(r));
  return out;
}

Result<knowledge::Facts> facts_of(const Json& json) {
  knowledge::Facts facts;
  try {
    if (!json.is_object()) throw Malformed();
    for (const Json& e : json.value("entities", Json::array())) facts.entities.push_back(entity_of(e));
    for (const Json& f : json.value("figures", Json::array())) {
      facts.figures.push_back(
          {text_at(f, "value"), text_at(f, "unit"), text_at(f, "what"), evidence_of(required(f, "evidence"))});
    }
    for (const Json& r : json.value("relations", Json::array())) {
      facts.relations.push_back(relation_of(r, facts.entities.size()));
    }
  } catch (const Malformed&) {
    return Error{ErrorCode::malformed, "the stored facts of a document are damaged", ""};
  }
  return facts;
}

}  // namespace diplomed::index
