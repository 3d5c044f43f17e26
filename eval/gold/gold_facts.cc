#include "eval/gold/gold_facts.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "eval/gold/gold_relations.h"

namespace diplomed::eval {
namespace {

using knowledge::Entity;
using knowledge::EntityKind;
using nlohmann::json;

std::vector<std::string> strings(const json& gold, const char* key) {
  return gold.value(key, std::vector<std::string>{});
}

// Sets of strings against each other.
void score_sets(const std::set<std::string>& wanted, const std::set<std::string>& found, const std::string& what,
                Tally& tally, std::vector<std::string>& errors) {
  tally.gold += static_cast<double>(wanted.size());
  tally.found += static_cast<double>(found.size());
  for (const std::string& each : wanted) {
    if (found.contains(each)) {
      ++tally.hit;
    } else {
      errors.push_back(what + " missed: " + each);
    }
  }
  for (const std::string& each : found) {
    if (!wanted.contains(each)) errors.push_back(what + " wrong: " + each);
  }
}

std::set<std::string> country_ids(const std::vector<std::string>& labels, GoldNames& names) {
  std::set<std::string> ids;
  for (const std::string& label : labels) ids.insert(names.concept_id("country", label).value_or("? " + label));
  return ids;
}

void score_countries(const knowledge::Annotations& a, const json& gold, GoldNames& names, GoldScores& scores) {
  std::set<std::string> actors, others;
  if (const auto found = a.facets.find(knowledge::Facet::country); found != a.facets.end()) {
    for (const knowledge::FacetValue& v : found->second) actors.insert(v.value);
  }
  for (const knowledge::FacetValue& v : a.countries_mentioned_only) others.insert(v.value);
  score_sets(country_ids(strings(gold, "countries"), names), actors, "country", scores.countries, scores.errors);
  score_sets(country_ids(strings(gold, "countries_mentioned_only"), names), others, "mentioned only",
             scores.mentioned_only, scores.errors);
}

void score_fields(const knowledge::Annotations& a, const json& gold, GoldNames& names, GoldScores& scores) {
  std::set<std::string> wanted, found;
  for (const std::string& label : strings(gold, "medical_fields")) {
    wanted.insert(names.concept_id("field", label).value_or("? " + label));
  }
  for (const knowledge::Mention& m : a.mentions) {
    const knowledge::Concept& c = names.vocabulary().concepts()[m.concept_index];
    if (c.is(knowledge::Facet::field)) found.insert(c.id);
  }
  score_sets(wanted, found, "field", scores.fields, scores.errors);
}

void score_people(const knowledge::Annotations& a, const json& gold, GoldNames& names, GoldScores& scores) {
  std::vector<const Entity*> left;
  for (const Entity& e : a.facts.entities) {
    if (e.kind == EntityKind::person) left.push_back(&e);
  }
  scores.people.found += static_cast<double>(left.size());
  for (const Entity* e : left) scores.roles.found += !e->role.empty();
  for (const json& person : gold.value("people", json::array())) {
    const std::string role = person.value("role", std::string());
    ++scores.people.gold;
    scores.roles.gold += !role.empty();
    const auto is_it = [&](const Entity* e) {
      for (const char* key : {"name", "full_name"}) {
        const std::string name = person.value(key, std::string());
        if (!name.empty() && GoldNames::equal_unordered(names.key(name), names.key(e->name))) return true;
      }
      return false;
    };
    const auto found = std::find_if(left.begin(), left.end(), is_it);
    if (found == left.end()) {
      scores.errors.push_back("person missed: " + person["name"].get<std::string>());
      continue;
    }
    ++scores.people.hit;
    const double likeness = GoldNames::similarity(names.key(role), names.key((*found)->role));
    scores.roles.hit += likeness;
    if (likeness < 1 && !role.empty()) {
      scores.errors.push_back("role of " + (*found)->name + ": " + (*found)->role + " instead of " + role);
    }
    left.erase(found);
  }
  for (const Entity* e : left) scores.errors.push_back("person wrong: " + e->name + ", " + e->role);
}

bool is_named(const Entity& e, const std::vector<std::string>& wanted, GoldNames& names) {
  std::vector<std::string> own = e.aliases;
  own.insert(own.begin(), e.name);
  return std::any_of(wanted.begin(), wanted.end(), [&](const std::string& w) {
    return std::any_of(own.begin(), own.end(), [&](const std::string& o) { return names.same_organisation(w, o); });
  });
}

void score_organisations(const knowledge::Annotations& a, const json& gold, GoldNames& names, GoldScores& scores) {
  std::vector<const Entity*> left;
  for (const Entity& e : a.facts.entities) {
    if (e.kind == EntityKind::organisation) left.push_back(&e);
  }
  for (const std::string& name : strings(gold, "organizations_inferred")) {
    std::erase_if(left, [&](const Entity* e) { return is_named(*e, organisation_names(gold, name), names); });
  }
  scores.organisations.found += static_cast<double>(left.size());
  for (const std::string& name : strings(gold, "organizations")) {
    ++scores.organisations.gold;
    const std::vector<std::string> wanted = organisation_names(gold, name);
    const auto found =
        std::find_if(left.begin(), left.end(), [&](const Entity* e) { return is_named(*e, wanted, names); });
    if (found == left.end()) {
      scores.errors.push_back("organisation missed: " + name);
      continue;
    }
    ++scores.organisations.hit;
    left.erase(found);
  }
  for (const Entity* e : left) scores.errors.push_back("organisation wrong: " + e->name);
}

struct Measure {
  std::string value;
  NameKey unit;
};

// «5,8» «млн долларов» → «5800000» «долларов»: the multiplier worked in; a percent sign as a word.
Measure measure(std::string value, std::string unit, GoldNames& names) {
  for (const auto& [word, zeros] : {std::pair<std::string, std::size_t>{"тыс", 3}, {"млн", 6}, {"млрд", 9}}) {
    if (!unit.starts_with(word)) continue;
    const std::size_t dot = value.find('.');
    const std::size_t places = dot == value.npos ? 0 : value.size() - dot - 1;
    if (dot != value.npos) value.erase(dot, 1);
    value.append(zeros > places ? zeros - places : 0, '0');
    const std::size_t blank = unit.find(' ');
    unit = blank == unit.npos ? "" : unit.substr(blank + 1);
  }
  for (std::size_t at = 0; (at = value.find('-', at)) != value.npos;) value.replace(at, 1, "–");
  if (unit == "%") unit = "процент";
  return {value, names.key(unit)};
}

void score_figures(const knowledge::Annotations& a, const json& gold, GoldNames& names, GoldScores& scores) {
  std::vector<std::pair<Measure, std::string>> left;
  for (const knowledge::Figure& f : a.facts.figures) {
    left.emplace_back(measure(f.value, f.unit, names), f.value + " " + f.unit);
  }
  scores.figures.found += static_cast<double>(left.size());
  for (const json& figure : gold.value("figures", json::array())) {
    ++scores.figures.gold;
    const std::string text = figure["value"].get<std::string>() + " " + figure["unit"].get<std::string>();
    const Measure wanted = measure(figure["value"], figure["unit"], names);
    const auto found = std::find_if(left.begin(), left.end(), [&](const auto& f) {
      return f.first.value == wanted.value && GoldNames::similarity(f.first.unit, wanted.unit) > 0;
    });
    if (found == left.end()) {
      scores.errors.push_back("figure missed: " + text);
      continue;
    }
    ++scores.figures.hit;
    left.erase(found);
  }
  for (const auto& f : left) scores.errors.push_back("figure wrong: " + f.second);
}

bool is_boundary(std::string_view text, std::size_t at) {
  return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

void check_evidence(const document::Article& article, const knowledge::Facts& facts, GoldScores& scores) {
  const auto check = [&](const knowledge::Evidence& e) {
    if (e.part == knowledge::Part::notice) return;
    const std::string& text = e.part == knowledge::Part::title ? article.title : article.body;
    const bool good = !e.span.empty() && e.span.end <= text.size() && is_boundary(text, e.span.begin) &&
                      is_boundary(text, e.span.end);
    ++scores.evidence;
    if (good) return;
    ++scores.bad_evidence;
    scores.errors.push_back("bad evidence");
  };
  for (const Entity& e : facts.entities) {
    for (const knowledge::Evidence& m : e.mentions) check(m);
    if (!e.role.empty()) check(e.role_evidence);
  }
  for (const knowledge::Figure& f : facts.figures) check(f.evidence);
  for (const knowledge::Relation& r : facts.relations) check(r.evidence);
}

}  // namespace

void score_facts(const document::Article& article, const knowledge::Annotations& annotations, const json& gold,
                 GoldNames& names, GoldScores& scores) {
  score_countries(annotations, gold, names, scores);
  score_people(annotations, gold, names, scores);
  score_organisations(annotations, gold, names, scores);
  score_fields(annotations, gold, names, scores);
  score_figures(annotations, gold, names, scores);
  score_relations(article, annotations, gold, names, scores);
  check_evidence(article, annotations.facts, scores);
}

}  // namespace diplomed::eval
