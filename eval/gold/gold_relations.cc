#include "eval/gold/gold_relations.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

namespace diplomed::eval {
namespace {

using knowledge::Relation;
using nlohmann::json;

constexpr double kNear = 0.5;  // credit of a broader or narrower type or status

// 1 for the same concept, ½ when one includes the other, else 0.
double nearness(const knowledge::Vocabulary& vocabulary, const std::string& type, const std::string& a,
                const std::string& b) {
  if (a == b) return 1;
  const auto includes = [&](const std::string& wide, const std::string& narrow) {
    const knowledge::Concept* c = vocabulary.find(type, narrow);
    if (c == nullptr) return false;
    const auto chain = vocabulary.with_broader(*c);
    return std::any_of(chain.begin(), chain.end(), [&](const knowledge::Concept* each) { return each->id == wide; });
  };
  return includes(a, b) || includes(b, a) ? kNear : 0;
}

struct GoldRelation {
  std::string type, status;
  std::vector<std::vector<std::string>> parties;  // the names of each
  std::set<std::string> countries;
  std::string text;
};

std::string type_id(const std::string& label, GoldNames& names) {
  return names.concept_id("instrument", label).value_or("? " + label);
}

std::vector<GoldRelation> read_relations(const json& gold, GoldNames& names) {
  std::vector<GoldRelation> all;
  for (const json& r : gold.value("relations", json::array())) {
    GoldRelation relation;
    relation.type = type_id(r.at("type").get<std::string>(), names);
    relation.status = names.status_id(r.value("status", std::string())).value_or("");
    for (const json& party : r.value("parties", json::array())) {
      relation.parties.push_back(organisation_names(gold, party.get<std::string>()));
    }
    for (const json& c : r.value("countries", json::array())) relation.countries.insert(c.get<std::string>());
    relation.text = relation.type + " (" + relation.status + ")";
    for (const std::string& c : relation.countries) relation.text += " " + c;
    all.push_back(std::move(relation));
  }
  return all;
}

double f1(std::size_t hit, std::size_t gold, std::size_t found) {
  return gold + found == 0 ? 1 : 2.0 * static_cast<double>(hit) / static_cast<double>(gold + found);
}

// The comparison of one article.
class Comparison {
 public:
  Comparison(const document::Article& article, const knowledge::Facts& facts, const json& gold, GoldNames& names,
             GoldScores& scores)
      : article_(article), facts_(facts), gold_(read_relations(gold, names)), names_(names), scores_(scores) {
    for (const std::string& label : gold.value("instruments", std::vector<std::string>{})) {
      instruments_.insert(type_id(label, names));
    }
    for (const std::string& label : gold.value("cooperation_forms", std::vector<std::string>{})) {
      if (const auto id = names.concept_id("instrument", label)) forms_.insert(*id);
    }
    for (const GoldRelation& g : gold_) types_.insert(g.type);
    for (const Relation& r : facts.relations) {
      if (is_judged(r)) found_.push_back(&r);
    }
  }

  void relations() {
    scores_.relations.gold += static_cast<double>(gold_.size());
    scores_.relations.found += static_cast<double>(found_.size());
    std::vector<Pair> pairs;
    for (std::size_t g = 0; g < gold_.size(); ++g) {
      for (std::size_t f = 0; f < found_.size(); ++f) {
        const double c = credit(gold_[g], *found_[f]);
        if (c > 0) pairs.push_back({c, gold_[g].status == found_[f]->status, g, f});
      }
    }
    std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) {
      return std::tie(a.credit, a.status) > std::tie(b.credit, b.status);
    });
    std::set<std::size_t> used_gold, used_found;
    for (const auto& [c, status, g, f] : pairs) {
      if (used_gold.contains(g) || used_found.contains(f)) continue;
      used_gold.insert(g);
      used_found.insert(f);
      scores_.relations.hit += c;
      if (c < 1) scores_.errors.push_back("relation near: " + show(*found_[f]) + " for " + gold_[g].text);
    }
    for (std::size_t g = 0; g < gold_.size(); ++g) {
      if (!used_gold.contains(g)) scores_.errors.push_back("relation missed: " + gold_[g].text);
    }
    for (std::size_t f = 0; f < found_.size(); ++f) {
      if (!used_found.contains(f)) scores_.errors.push_back("relation wrong: " + show(*found_[f]));
    }
  }

  void instruments() {
    std::set<std::pair<std::string, std::string>> wanted, found;
    for (const GoldRelation& g : gold_) wanted.emplace(g.type, g.status);
    for (const std::string& type : instruments_) {
      if (!types_.contains(type)) wanted.emplace(type, "");
    }
    for (const Relation& r : facts_.relations) {
      if (instruments_.contains(r.type) || is_judged(r)) found.emplace(r.type, r.status);
    }
    scores_.instruments.gold += static_cast<double>(wanted.size());
    scores_.instruments.found += static_cast<double>(found.size());
    while (true) {
      double best = 0;
      std::pair<std::string, std::string> best_wanted, best_found;
      for (const auto& w : wanted) {
        for (const auto& f : found) {
          const double type = nearness(names_.vocabulary(), "instrument", w.first, f.first);
          const double status = w.second.empty() ? 1 : nearness(names_.vocabulary(), "status", w.second, f.second);
          const double c = type == 1 && status == 1 ? 1 : type * status > 0 ? kNear : 0;
          if (c > best) {
            best = c;
            best_wanted = w;
            best_found = f;
          }
        }
      }
      if (best == 0) break;
      scores_.instruments.hit += best;
      if (best < 1) {
        scores_.errors.push_back("instrument near: " + best_found.first + " " + best_found.second + " for " +
                                 best_wanted.first + " " + best_wanted.second);
      }
      wanted.erase(best_wanted);
      found.erase(best_found);
    }
    for (const auto& w : wanted) scores_.errors.push_back("instrument missed: " + w.first + " " + w.second);
    for (const auto& f : found) scores_.errors.push_back("instrument wrong: " + f.first + " " + f.second);
  }

 private:
  struct Pair {
    double credit = 0;
    bool status = false;  // of equal credits, the one whose status is right
    std::size_t gold = 0, found = 0;
  };

  bool is_judged(const Relation& r) const {
    const bool near = std::any_of(types_.begin(), types_.end(), [&](const std::string& type) {
      return nearness(names_.vocabulary(), "instrument", type, r.type) > 0;
    });
    return near || (!instruments_.contains(r.type) && !forms_.contains(r.type));
  }

  double credit(const GoldRelation& g, const Relation& r) {
    const double type = nearness(names_.vocabulary(), "instrument", g.type, r.type);
    if (type == 0) return 0;
    std::size_t countries = 0;
    for (const std::string& c : r.countries) countries += g.countries.contains(c);
    const double by_countries = f1(countries, g.countries.size(), r.countries.size());
    if (g.parties.empty()) return type * by_countries;
    std::vector<std::uint32_t> left = r.parties;
    std::size_t parties = 0;
    for (const std::vector<std::string>& names : g.parties) {
      const auto found = std::find_if(left.begin(), left.end(), [&](std::uint32_t i) { return goes_by(names, i); });
      if (found == left.end()) continue;
      ++parties;
      left.erase(found);
    }
    return type * (by_countries + f1(parties, g.parties.size(), r.parties.size())) / 2;
  }

  bool goes_by(const std::vector<std::string>& wanted, std::uint32_t entity) {
    const knowledge::Entity& e = facts_.entities[entity];
    std::vector<std::string> own = e.aliases;
    own.insert(own.begin(), e.name);
    return std::any_of(wanted.begin(), wanted.end(), [&](const std::string& w) {
      return std::any_of(own.begin(), own.end(), [&](const std::string& o) { return names_.same_organisation(w, o); });
    });
  }

  std::string show(const Relation& r) const {
    std::string out = r.type + " (" + r.status + ") " + r.date;
    for (const std::string& c : r.countries) out += " " + c;
    for (const std::uint32_t i : r.parties) out += "; " + facts_.entities[i].name;
    for (const std::uint32_t i : r.participants) out += "; " + facts_.entities[i].name;
    const bool title = r.evidence.part == knowledge::Part::title;
    return out + " [" + std::string(r.evidence.span.of(title ? article_.title : article_.body).substr(0, 160)) + "]";
  }

  const document::Article& article_;
  const knowledge::Facts& facts_;
  std::vector<GoldRelation> gold_;
  GoldNames& names_;
  GoldScores& scores_;
  std::set<std::string> instruments_, forms_, types_;  // ids the gold names: all, as forms, of relations
  std::vector<const Relation*> found_;
};

}  // namespace

void score_relations(const document::Article& article, const knowledge::Annotations& annotations, const json& gold,
                     GoldNames& names, GoldScores& scores) {
  Comparison comparison(article, annotations.facts, gold, names, scores);
  comparison.relations();
  comparison.instruments();
}

}  // namespace diplomed::eval
