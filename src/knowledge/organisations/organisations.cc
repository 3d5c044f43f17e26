#include "knowledge/organisations/organisations.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "knowledge/entity_ids.h"
#include "knowledge/words/nominative.h"
#include "knowledge/words/noun_phrase.h"
#include "text/fold.h"

namespace diplomed::knowledge {
namespace {

constexpr std::size_t kMaxOfficials = 32;  // ministers and ambassadors that an article is read for

}  // namespace

// «посол Франции в Кыргызстане» says where the embassy of France is.
void OrganisationFinder::note_envoys(const NameContext& context) {
  const Words& words = context.words();
  for (std::size_t i = 0; i + 3 < words.size(); ++i) {
    if (words[i].word->terms.front() != "посол" || words[i + 1].gap != 0) continue;
    const auto country = place_name(context, i + 1, text::GramCase::genitive);
    if (!country || country->what == nullptr || country->last + 2 >= words.size()) continue;
    const std::size_t preposition = country->last + 1;
    if (words[preposition].gap != 0 || (words.form(preposition) != "в" && words.form(preposition) != "во")) continue;
    const auto host = place_name(context, preposition + 1, text::GramCase::locative);
    if (!host || host->what == nullptr) continue;
    if (envoys_.size() == kMaxOfficials) return;
    envoys_.push_back({country->what->id, host->what->is(Facet::country) ? host->what->id : host->what->country,
                       " " + tidy(context, preposition, host->last)});
  }
}

// «министр здравоохранения Армении» says whose ministry is meant by «Минздрав».
void OrganisationFinder::note_ministers(const NameContext& context) {
  constexpr std::size_t kMaxWords = 6;
  const Words& words = context.words();
  for (std::size_t i = 0; i + 2 < words.size(); ++i) {
    if (words[i].word->terms.front() != "министр") continue;
    std::string of;
    for (std::size_t k = i + 1; k < words.size() && k <= i + kMaxWords && words[k].gap == 0; ++k) {
      if (const NamedMatch* country = context.country(k)) {
        const Concept& c = *country->what;
        const std::string official =
            inflect_name(readings_, c.official.empty() ? c.label_ru : c.official, text::GramCase::genitive);
        if (!of.empty() && ministers_.size() < kMaxOfficials) ministers_.push_back({of, c.id, official});
        break;
      }
      of += (of.empty() ? "" : " ") + words.form(k);
    }
  }
}

// A ministry that the article names without a country is the one whose minister it names, if all are of one country.
void OrganisationFinder::resolve_by_ministers() {
  constexpr std::string_view kMinistry = "министерство ";
  std::map<const Concept*, std::set<std::string>> countries;  // that the article names the ministry of
  for (const OrganisationCandidate& c : candidates_) {
    if (c.known != nullptr && !c.country.empty()) countries[c.known].insert(c.country);
  }
  for (OrganisationCandidate& c : candidates_) {
    if (c.known == nullptr || !c.known->national || !c.country.empty()) continue;
    const std::string label = text::fold(c.known->label_ru);
    if (!label.starts_with(kMinistry)) continue;
    const Minister* found = nullptr;
    bool several = false;
    for (const Minister& m : ministers_) {
      if (m.of != label.substr(kMinistry.size())) continue;
      several = several || (found != nullptr && found->country != m.country);
      found = &m;
    }
    if (found == nullptr || several) continue;
    const auto named = countries.find(c.known);
    const bool other =
        named != countries.end() && (named->second.size() > 1 || !named->second.contains(found->country));
    if (other) continue;
    c.country = found->country;
    c.aliases.push_back(std::exchange(c.name, with_capital(c.known->label_ru) + " " + found->official));
  }
}

std::vector<Span> OrganisationFinder::add(const NameContext& context) {
  const std::size_t begin = candidates_.size();
  note_envoys(context);
  note_ministers(context);
  collect_organisations(context, readings_, candidates_);
  std::vector<Span> spans;
  for (std::size_t i = begin; i < candidates_.size(); ++i) {
    if (candidates_[i].certainty == Certainty::sure) spans.push_back(candidates_[i].at.span);
  }
  return spans;
}

std::vector<Entity> OrganisationFinder::finish() {
  for (OrganisationCandidate& c : candidates_) {
    if (!is_mission(c.head) || !c.host.empty()) continue;
    for (const Envoy& envoy : envoys_) {
      if (envoy.country != c.country || !c.host.empty()) continue;
      c.host = envoy.host;
      c.aliases.push_back(c.name);
      c.name += envoy.where;
    }
  }
  if (!ministers_.empty()) resolve_by_ministers();
  std::vector<Entity> entities = resolve_organisations(candidates_);
  candidates_.clear();
  envoys_.clear();
  ministers_.clear();
  return entities;
}

}  // namespace diplomed::knowledge
