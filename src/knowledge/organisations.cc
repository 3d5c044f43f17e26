#include "knowledge/organisations.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "knowledge/nominative.h"
#include "knowledge/noun_phrase.h"
#include "text/slug.h"

namespace diplomed::knowledge {
namespace {

std::string lower_ascii(std::string s) {
  for (char& c : s) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return s;
}

// What vocabulary-less bodies of a country are called in ids.
std::string_view state_slug(const std::string& head) {
  static const std::map<std::string_view, std::string_view> table = {
      {"посольство", "embassy"},       {"консульство", "consulate"}, {"генконсульство", "consulate-general"},
      {"правительство", "government"}, {"парламент", "parliament"},  {"прокуратура", "prosecutor"},
      {"генпрокуратура", "prosecutor"}};
  const auto found = table.find(head);
  return found == table.end() ? std::string_view() : found->second;
}

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
  explicit Resolver(std::vector<OrganisationCandidate>& candidates) : candidates_(candidates) {}

  std::vector<Entity> run() {
    place_.assign(candidates_.size(), kNone);
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      if (candidates_[i].certainty == Certainty::sure && !is_open(candidates_[i])) add_own(i);
    }
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      if (candidates_[i].certainty == Certainty::sure && is_open(candidates_[i])) add_open(i);
    }
    merge_shortened();
    for (std::size_t i = 0; i < candidates_.size(); ++i) add_uncertain(i);
    return collect();
  }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  struct Group {
    Entity entity;
    std::string head, core, tail;
    std::size_t merged_into = kNone;
    std::size_t longest = 0;
    std::vector<std::size_t> members;
  };

  // A body that every country has, and no country said.
  static bool is_open(const OrganisationCandidate& c) {
    return c.known != nullptr && c.known->national && c.country.empty();
  }

  static std::string id_of(const OrganisationCandidate& c) {
    std::string id;
    if (c.known != nullptr) {
      id = c.known->id;
      if (c.known->national && !c.country.empty()) id += "." + lower_ascii(c.country);
    } else if (!state_slug(c.head).empty() && !c.country.empty() && words_within(c.core, c.head)) {
      id = std::string(state_slug(c.head)) + "." + lower_ascii(c.country);
    }
    if (!id.empty() && is_mission(c.head) && !c.host.empty()) id += "." + lower_ascii(c.host);
    return id;
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
  // The one organisation that is called so, whatever it is of; kNone when there are more.
  std::size_t only_with_core(const std::string& core) const;
  std::vector<Entity> collect();

  std::vector<OrganisationCandidate>& candidates_;
  std::vector<std::size_t> place_;  // candidate → group
  std::vector<Group> groups_;
  std::map<std::string, std::size_t> by_key_;         // id or key → group
  std::map<std::string, std::size_t> by_short_name_;  // acronym → group
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
    groups_.push_back(std::move(group));
  }
  return root(found->second);
}

void Resolver::put(std::size_t i, std::size_t g) {
  place_[i] = g;
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
void Resolver::add_open(std::size_t i) {
  const OrganisationCandidate& c = candidates_[i];
  std::size_t best = kNone, most = 0;
  bool tie = false;
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    if (groups_[g].members.empty()) continue;
    const OrganisationCandidate& other = candidates_[groups_[g].members.front()];
    if (other.known != c.known || other.country.empty()) continue;
    const std::size_t mentions = groups_[g].members.size();
    tie = mentions == most;
    if (mentions > most) {
      best = g;
      most = mentions;
      tie = false;
    }
  }
  put(i, best != kNone && !tie ? best : group_of(c.known->id, c, c.known->id));
}

// «Национальный госпиталь» is the «Национальный госпиталь при …» of the same article, if there is but one.
void Resolver::merge_shortened() {
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    Group& group = groups_[g];
    if (group.core.empty() || group.merged_into != kNone) continue;
    if (group.core == group.head && group.tail.empty()) continue;
    std::size_t whole = kNone;
    std::size_t fitting = 0;
    for (std::size_t h = 0; h < groups_.size(); ++h) {
      if (h == g || groups_[h].merged_into != kNone || groups_[h].core != group.core) continue;
      if (groups_[h].tail.size() <= group.tail.size() || !words_within(group.tail, groups_[h].tail)) continue;
      if (!group.entity.country.empty() && !groups_[h].entity.country.empty() &&
          group.entity.country != groups_[h].entity.country) {
        continue;
      }
      whole = h;
      ++fitting;
    }
    if (fitting != 1) continue;
    group.merged_into = whole;
    Group& into = groups_[whole];
    if (into.entity.id.empty()) into.entity.id = group.entity.id;
    for (const std::size_t i : std::exchange(group.members, {})) put(i, whole);
    std::sort(into.members.begin(), into.members.end());
  }
}

std::size_t Resolver::only_with_core(const std::string& core) const {
  std::size_t found = kNone;
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    if (groups_[g].members.empty() || groups_[g].core != core) continue;
    if (found != kNone) return kNone;
    found = g;
  }
  return found;
}

void Resolver::add_uncertain(std::size_t i) {
  OrganisationCandidate& c = candidates_[i];
  if (c.certainty == Certainty::sure) return;
  std::size_t found = kNone;
  if (c.certainty == Certainty::weak || c.certainty == Certainty::generic) {
    if (const auto same = by_key_.find(c.core + "|" + c.tail); same != by_key_.end()) found = root(same->second);
    if (found == kNone && c.tail.empty()) found = only_with_core(c.core);
    if (found == kNone && !c.short_name.empty()) found = group_of(c.core + "|" + c.tail, c, "");
  }
  if (found == kNone && c.certainty == Certainty::generic && !c.head.empty()) {
    std::size_t fitting = 0;
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      if (groups_[g].members.empty() || groups_[g].head != c.head) continue;
      ++fitting;
      const Evidence& first = candidates_[groups_[g].members.front()].at;
      const bool before = first.part < c.at.part || (first.part == c.at.part && first.span.begin < c.at.span.begin);
      if (before) found = g;
    }
    if (fitting != 1) found = kNone;
  }
  if (found != kNone) put(i, found);
}

std::vector<Entity> Resolver::collect() {
  std::vector<Entity> out;
  std::set<std::string> ids;
  std::vector<std::pair<Evidence, std::size_t>> order;
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    Group& group = groups_[g];
    if (group.members.empty()) continue;
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
    std::vector<std::string> aliases;
    if (named.known != nullptr && !named.known->national) {
      e.name_en = named.known->label_en;
      if (named.known->label_ru.size() > e.name.size()) e.name = with_capital(named.known->label_ru);
    }
    for (const std::size_t i : group.members) {
      const OrganisationCandidate& c = candidates_[i];
      if (e.mentions.empty() || !(e.mentions.back() == c.at)) e.mentions.push_back(c.at);
      if (c.certainty == Certainty::generic) continue;
      aliases.push_back(c.name);
      aliases.insert(aliases.end(), c.aliases.begin(), c.aliases.end());
      if (!c.short_name.empty()) aliases.push_back(c.short_name);
    }
    for (const std::string& alias : aliases) {
      const bool known = alias == e.name || std::find(e.aliases.begin(), e.aliases.end(), alias) != e.aliases.end();
      if (!known) e.aliases.push_back(alias);
    }
    if (e.id.empty()) e.id = text::slug(e.name);
    order.emplace_back(e.mentions.front(), g);
  }
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
    if (a.first.part != b.first.part) return a.first.part < b.first.part;
    return a.first.span.begin < b.first.span.begin;
  });
  for (const auto& [at, g] : order) {
    Entity& e = groups_[g].entity;
    if (e.id.empty()) continue;
    const std::string base = e.id;
    for (int n = 2; !ids.insert(e.id).second; ++n) e.id = base + "-" + std::to_string(n);
    out.push_back(std::move(e));
  }
  return out;
}

}  // namespace

bool is_mission(std::string_view head) {
  return head == "посольство" || head == "консульство" || head == "генконсульство";
}

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
    envoys_.push_back({country->what->id, host->what->type == "country" ? host->what->id : host->what->country,
                       " " + tidy(context, preposition, host->last)});
  }
}

std::vector<Span> OrganisationFinder::add(const NameContext& context) {
  const std::size_t begin = candidates_.size();
  note_envoys(context);
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
  std::vector<Entity> entities = Resolver(candidates_).run();
  candidates_.clear();
  envoys_.clear();
  return entities;
}

}  // namespace diplomed::knowledge
