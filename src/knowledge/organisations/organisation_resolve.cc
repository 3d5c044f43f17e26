// Which names are one organisation's. Every step looks a bounded number of candidates up for each one.
#include <algorithm>
#include <map>
#include <utility>

#include "base/strings.h"
#include "knowledge/entity_ids.h"
#include "knowledge/organisations/organisation_candidate.h"
#include "knowledge/words/nominative.h"

namespace diplomed::knowledge {
namespace {

// Every word of `part` is a word of `whole`.
bool words_within(const std::string& part, const std::string& whole) {
  for (std::size_t at = 0; at < part.size();) {
    std::size_t end = part.find(' ', at);
    if (end == std::string::npos) end = part.size();
    const std::string word = " " + part.substr(at, end - at) + " ";
    if ((" " + whole + " ").find(word) == std::string::npos) return false;
    at = end + 1;
  }
  return true;
}

class Resolver {
 public:
  explicit Resolver(const std::vector<OrganisationCandidate>& candidates) : candidates_(candidates) {}

  std::vector<Entity> run() {
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      if (candidates_[i].certainty == Certainty::sure && !is_open(candidates_[i])) add_own(i);
    }
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      if (candidates_[i].certainty == Certainty::sure && is_open(candidates_[i])) add_open(i);
    }
    merge_shortened();
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      if (groups_[g].members.empty()) continue;
      std::sort(groups_[g].members.begin(), groups_[g].members.end());
      by_head_[groups_[g].head].push_back(g);
    }
    for (std::size_t i = 0; i < candidates_.size(); ++i) add_uncertain(i);
    return collect();
  }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  static constexpr std::size_t kMaxAlike = 64;    // more of one name are not compared
  static constexpr std::size_t kMaxAliases = 32;  // of one organisation

  struct Group {
    Entity entity;
    std::string head, core, tail;
    std::size_t merged_into = kNone;
    std::vector<std::size_t> members;
  };

  // A body that every country has, and no country said.
  static bool is_open(const OrganisationCandidate& c) {
    return c.known != nullptr && c.known->national && c.country.empty();
  }

  static std::string id_of(const OrganisationCandidate& c) {
    const std::string host = is_mission(c.head) ? c.host : std::string();
    const std::string& of = c.seat.empty() ? c.country : c.seat;
    if (c.known != nullptr) {
      if (c.known->national && !c.country.empty()) return state_body_id(c.known->id, of, host);
      return host.empty() ? c.known->id : c.known->id + "." + lower_ascii(host);
    }
    const std::string_view slug = state_body_slug(c.head);
    if (slug.empty() || c.country.empty() || !words_within(c.core, c.head)) return {};
    return state_body_id(slug, of, host);
  }

  std::size_t root(std::size_t g) const {
    while (groups_[g].merged_into != kNone) g = groups_[g].merged_into;
    return g;
  }

  void put(std::size_t i, std::size_t g);
  std::size_t group_of(const std::string& key, const OrganisationCandidate& c, const std::string& id);
  void add_own(std::size_t i);
  void add_open(std::size_t i);
  void add_uncertain(std::size_t i);
  void merge_shortened();
  std::size_t most_named(const Concept* body) const;
  std::size_t fuller(std::size_t g) const;
  // The one organisation that is called so, whatever it is of; kNone when there are more.
  std::size_t only_with_core(const std::string& core) const;
  std::size_t only_with_head(const std::string& head, const Evidence& at) const;
  void describe(Group& group) const;
  std::vector<Entity> collect();

  const std::vector<OrganisationCandidate>& candidates_;
  std::vector<Group> groups_;
  std::map<std::string, std::size_t> by_key_;  // id or key → group
  std::map<std::string, std::vector<std::size_t>> by_core_;
  std::map<std::string, std::vector<std::size_t>> by_head_;
  std::map<const Concept*, std::vector<std::size_t>> by_body_;  // of known countries
  std::map<const Concept*, std::size_t> meant_;                 // group that the bare body stands for
  std::map<std::string, std::size_t> by_short_name_;            // acronym → group
};

std::size_t Resolver::group_of(const std::string& key, const OrganisationCandidate& c, const std::string& id) {
  const auto [found, is_new] = by_key_.try_emplace(key, groups_.size());
  if (is_new) {
    Group group;
    group.entity.kind = EntityKind::organisation;
    group.entity.id = id;
    group.head = c.head;
    group.core = c.core;
    group.tail = c.tail;
    by_core_[group.core].push_back(groups_.size());
    if (c.known != nullptr && !c.country.empty()) by_body_[c.known].push_back(groups_.size());
    groups_.push_back(std::move(group));
  }
  return root(found->second);
}

void Resolver::put(std::size_t i, std::size_t g) {
  const OrganisationCandidate& c = candidates_[i];
  Group& group = groups_[g];
  group.members.push_back(i);
  if (group.entity.country.empty()) group.entity.country = c.country;
  if (group.head.empty()) group.head = c.head;
  if (!c.short_name.empty()) by_short_name_.try_emplace(c.short_name, g);
  if (c.certainty == Certainty::sure) by_key_.try_emplace(c.core + "|" + c.tail, g);
}

void Resolver::add_own(std::size_t i) {
  const OrganisationCandidate& c = candidates_[i];
  const std::string id = id_of(c);
  std::string key = id.empty() ? c.core + "|" + c.tail : id;
  if (c.acronym && id.empty()) {
    if (const auto known = by_short_name_.find(c.name); known != by_short_name_.end()) {
      put(i, root(known->second));
      return;
    }
  }
  put(i, group_of(key, c, id));
}

// «Минздрав» without a country: the one that the article names most, when one is.
std::size_t Resolver::most_named(const Concept* body) const {
  const auto found = by_body_.find(body);
  if (found == by_body_.end()) return kNone;
  std::size_t best = kNone, most = 0;
  bool tie = false;
  for (const std::size_t g : found->second) {
    const std::size_t mentions = groups_[g].members.size();
    tie = mentions == most || (tie && mentions < most);
    if (mentions <= most) continue;
    best = g;
    most = mentions;
  }
  return tie ? kNone : best;
}

void Resolver::add_open(std::size_t i) {
  const OrganisationCandidate& c = candidates_[i];
  const auto [known, is_new] = meant_.try_emplace(c.known, kNone);
  if (is_new) known->second = most_named(c.known);
  put(i, known->second != kNone ? known->second : group_of(c.known->id, c, c.known->id));
}

// «Национальный госпиталь» is the «Национальный госпиталь при …» of the same article, if there is but one.
void Resolver::merge_shortened() {
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    Group& group = groups_[g];
    if (group.core.empty() || (group.core == group.head && group.tail.empty())) continue;
    const std::size_t whole = fuller(g);
    if (whole == kNone) continue;
    group.merged_into = whole;
    Group& into = groups_[whole];
    if (into.entity.id.empty()) into.entity.id = group.entity.id;
    for (const std::size_t i : std::exchange(group.members, {})) put(i, whole);
  }
}

// The one group whose name says more than that of group g; kNone when there is none, or more.
std::size_t Resolver::fuller(std::size_t g) const {
  const Group& group = groups_[g];
  const std::vector<std::size_t>& alike = by_core_.at(group.core);
  if (alike.size() > kMaxAlike) return kNone;
  std::size_t whole = kNone;
  for (const std::size_t h : alike) {
    const Group& other = groups_[h];
    if (h == g || other.merged_into != kNone || other.tail.size() <= group.tail.size()) continue;
    if (!words_within(group.tail, other.tail)) continue;
    const std::string& country = other.entity.country;
    if (!group.entity.country.empty() && !country.empty() && group.entity.country != country) continue;
    if (whole != kNone) return kNone;
    whole = h;
  }
  return whole;
}

std::size_t Resolver::only_with_core(const std::string& core) const {
  const auto alike = by_core_.find(core);
  if (alike == by_core_.end() || alike->second.size() > kMaxAlike) return kNone;
  std::size_t found = kNone;
  for (const std::size_t g : alike->second) {
    if (groups_[g].members.empty()) continue;
    if (found != kNone) return kNone;
    found = g;
  }
  return found;
}

// The one organisation with this head noun, if the article has named it before `at`.
std::size_t Resolver::only_with_head(const std::string& head, const Evidence& at) const {
  const auto named = by_head_.find(head);
  if (named == by_head_.end() || named->second.size() != 1) return kNone;
  const Evidence& first = candidates_[groups_[named->second.front()].members.front()].at;
  const bool before = first.part < at.part || (first.part == at.part && first.span.begin < at.span.begin);
  return before ? named->second.front() : kNone;
}

void Resolver::add_uncertain(std::size_t i) {
  const OrganisationCandidate& c = candidates_[i];
  if (c.certainty != Certainty::weak && c.certainty != Certainty::generic) return;
  std::size_t found = kNone;
  if (const auto same = by_key_.find(c.core + "|" + c.tail); same != by_key_.end()) found = root(same->second);
  if (found == kNone && c.tail.empty()) found = only_with_core(c.core);
  if (found == kNone && !c.short_name.empty()) found = group_of(c.core + "|" + c.tail, c, "");
  if (found == kNone && c.certainty == Certainty::generic && !c.head.empty()) found = only_with_head(c.head, c.at);
  if (found != kNone) put(i, found);
}

// Names, aliases and mentions of a group's members.
void Resolver::describe(Group& group) const {
  std::sort(group.members.begin(), group.members.end());
  Entity& e = group.entity;
  // The longest name that the article gives is the fullest.
  std::size_t best = group.members.front();
  for (const std::size_t i : group.members) {
    const OrganisationCandidate& c = candidates_[i];
    if (c.certainty == Certainty::generic) continue;
    if (candidates_[best].certainty == Certainty::generic || c.name.size() > candidates_[best].name.size()) best = i;
  }
  const OrganisationCandidate& named = candidates_[best];
  e.name = named.name;
  if (named.known != nullptr && !named.known->national) {
    e.name_en = named.known->label_en;
    if (named.known->label_ru.size() > e.name.size()) e.name = with_capital(named.known->label_ru);
  }
  const auto add_alias = [&](const std::string& alias) {
    const bool known = alias.empty() || alias == e.name || e.aliases.size() >= kMaxAliases ||
                       std::find(e.aliases.begin(), e.aliases.end(), alias) != e.aliases.end();
    if (!known) e.aliases.push_back(alias);
  };
  for (const std::size_t i : group.members) {
    const OrganisationCandidate& c = candidates_[i];
    if (e.mentions.empty() || !(e.mentions.back() == c.at)) e.mentions.push_back(c.at);
    if (c.certainty == Certainty::generic) continue;
    add_alias(c.name);
    for (const std::string& alias : c.aliases) add_alias(alias);
    add_alias(c.short_name);
  }
  if (e.id.empty()) e.id = id_of_name(e.name);
}

std::vector<Entity> Resolver::collect() {
  std::vector<Entity> out;
  for (Group& group : groups_) {
    if (group.members.empty()) continue;
    describe(group);
    out.push_back(std::move(group.entity));
  }
  std::stable_sort(out.begin(), out.end(), [](const Entity& a, const Entity& b) {
    const Evidence& first = a.mentions.front();
    const Evidence& second = b.mentions.front();
    return first.part != second.part ? first.part < second.part : first.span.begin < second.span.begin;
  });
  UniqueIds ids;
  for (Entity& e : out) e.id = ids.take(std::move(e.id));
  return out;
}

}  // namespace

std::vector<Entity> resolve_organisations(const std::vector<OrganisationCandidate>& candidates) {
  return Resolver(candidates).run();
}

}  // namespace diplomed::knowledge
