// From mentions to people, over the whole article:
//   1. Each full name takes the reading whose surname most mentions of the article can have.
//   2. Full names with one surname and compatible given names (equal, an initial, none) are one person.
//   3. A surname or a given name alone belongs to the person before it who has it, else to the first one.
//   4. What is left is a person when cues say so: a role, a verb of people, an ending of surnames.
#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <map>
#include <unordered_map>
#include <utility>

#include "base/utf8.h"
#include "knowledge/people/people.h"
#include "text/fold.h"
#include "text/sound/slug.h"

namespace diplomed::knowledge {
namespace {

using text::GramCase;
using text::GramGender;

constexpr int kEnoughCue = 2;
constexpr std::size_t kMaxNamesakes = 128;
constexpr int kUnlikely = -100;  // a word that is no name of a person, whatever stands around it

struct Person {
  std::string given, patronymic, surname;
  std::string key;
  GramGender gender = GramGender::none;
  bool surname_first = false;
  std::vector<const NameMention*> mentions;
  std::vector<const NameMention*> attached;  // by one word, in text order
};

struct Chosen {
  const NameMention* mention = nullptr;
  const NameReading* reading = nullptr;
};

bool agree(GramGender a, GramGender b) {
  return a == GramGender::none || b == GramGender::none || a == b;
}

bool is_initial(std::string_view name) {
  return name.ends_with('.');
}

// Equal, or one is absent or the other's initial.
bool compatible(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty()) return true;
  const std::string x = text::fold(a), y = text::fold(b);
  if (is_initial(a) != is_initial(b)) {
    const std::size_t letter = utf8::decode(x, 0).bytes;
    return x.compare(0, letter, y, 0, letter) == 0;
  }
  return x == y;
}

// Takes the other where it says more; whether it did.
bool fuller(std::string& mine, const std::string& other) {
  const bool more = !other.empty() && (mine.empty() || (is_initial(mine) && !is_initial(other)));
  if (more) mine = other;
  return more;
}

bool has_given(const NameMention& m) {
  return m.name.shape == NameShape::full || m.name.shape == NameShape::probable;
}

class Resolver {
 public:
  explicit Resolver(const std::vector<NameMention>& mentions) : mentions_(mentions) {
    for (const NameMention& m : mentions_) {
      std::vector<std::string_view> seen;
      for (const NameReading& r : m.name.readings) {
        if (std::find(seen.begin(), seen.end(), r.key) != seen.end()) continue;
        seen.push_back(r.key);
        ++votes_[r.key];
      }
    }
  }

  std::vector<Entity> run() {
    for (const bool with_surname : {true, false}) {
      for (const NameMention& m : mentions_) {
        if (m.eponym || !has_given(m) || m.name.readings.front().surname.empty() == with_surname) continue;
        if (m.name.shape == NameShape::full || believable(m)) add_full(m);
      }
    }
    for (Person& p : people_) std::sort(p.mentions.begin(), p.mentions.end(), in_order);
    std::vector<const NameMention*> rest;
    for (const NameMention& m : mentions_) {
      if (m.eponym || has_given(m) || attach(m)) continue;
      rest.push_back(&m);
    }
    add_single(rest);
    return entities();
  }

 private:
  bool believable(const NameMention& m) const {
    if (m.cue < 0) return false;
    if (m.cue >= kEnoughCue || m.listed || m.weak_cue || !m.latin.empty() || m.name.surely) return true;
    return votes_.at(m.name.readings.front().key) > 1;
  }

  // The likeliest reading in the light of all mentions.
  const NameReading& choose(const NameMention& m) const {
    const NameReading* best = &m.name.readings.front();
    int most = -1;
    for (const NameReading& r : m.name.readings) {
      const int score = 8 * votes_.at(r.key) + 2 * r.weight + fit(m, r);
      if (score > most) {
        most = score;
        best = &r;
      }
    }
    return *best;
  }

  // How well a reading fits the words beside the name.
  static int fit(const NameMention& m, const NameReading& r) {
    const bool subject = (r.cases & case_bit(GramCase::nominative)) != 0;
    const bool genitive = (r.cases & case_bit(GramCase::genitive)) != 0;
    int score = m.role.head.empty() || agree(m.role.gender, r.gender) ? 2 : 0;
    if (m.verb != GramGender::none && subject && agree(m.verb, r.gender)) score += 4;
    if (m.verb != GramGender::none && subject && !agree(m.verb, r.gender)) score -= 3;
    if (m.owner) return score + (genitive ? 3 : 0);
    return score + (subject ? 1 : 0) + (subject && m.sentence_start ? 2 : 0);
  }

  // «Шавкат Ахматович» where a Шавкат with another surname is named: the second word is his father's name.
  void read_patronymic(NameReading& r) const {
    const bool alike = r.patronymic.empty() && (r.key.ends_with("вич") || r.key.ends_with("вна"));
    if (!alike || is_initial(r.given) || votes_.at(r.key) > 1) return;
    for (const std::size_t i : named(text::fold(r.given))) {
      const Person& p = people_[i];
      if (p.key == r.key || text::fold(p.given) != text::fold(r.given) || !compatible(p.patronymic, r.surname))
        continue;
      r.patronymic = std::exchange(r.surname, {});
      return;
    }
  }

  void add_full(const NameMention& m) {
    NameReading r = choose(m);
    read_patronymic(r);
    for (const std::size_t i : named(r.surname.empty() ? text::fold(r.given) : r.key)) {
      Person& p = people_[i];
      const bool by_patronymic = r.surname.empty() && !p.given.empty() && text::fold(p.given) == text::fold(r.given);
      if ((p.key != r.key && !by_patronymic) || !agree(p.gender, r.gender)) continue;
      if (!compatible(p.given, r.given) || !compatible(p.patronymic, r.patronymic)) continue;
      if (fuller(p.given, r.given)) index(i, text::fold(p.given));
      fuller(p.patronymic, r.patronymic);
      if (p.gender == GramGender::none) p.gender = r.gender;
      p.mentions.push_back(&m);
      return;
    }
    Person p{r.given, r.patronymic, r.surname, r.key, r.gender, m.name.surname_first, {&m}, {}};
    index(people_.size(), p.key);
    if (const std::string given = text::fold(p.given); given != p.key) index(people_.size(), given);
    people_.push_back(std::move(p));
  }

  void index(std::size_t person, const std::string& name) { by_name_[name].push_back(person); }
  // People whose surname or given name is `name`, kMaxNamesakes at most, so that time grows with the text only.
  std::vector<std::size_t> named(const std::string& name) const {
    const auto found = by_name_.find(name);
    if (found == by_name_.end()) return {};
    const std::size_t count = std::min(found->second.size(), kMaxNamesakes);
    return {found->second.begin(), found->second.begin() + static_cast<std::ptrdiff_t>(count)};
  }

  // A person who is named so elsewhere in full: the last one before the mention, else the first after it.
  bool attach(const NameMention& m) {
    Person* best = nullptr;
    const NameMention* latest = nullptr;  // of the best one, before `m`
    for (const NameReading& r : m.name.readings) {
      for (const std::size_t i : named(r.key)) {
        Person& p = people_[i];
        if (!agree(r.gender, p.gender)) continue;
        const NameMention* last = last_before(p, m);
        if (best != nullptr && (last == nullptr || (latest != nullptr && !is_before(*latest, *last)))) continue;
        best = &p;
        latest = last;
      }
    }
    if (best == nullptr) return false;
    best->attached.push_back(&m);
    return true;
  }

  static bool is_before(const NameMention& a, const NameMention& b) {
    return std::pair(a.part, a.name.span.begin) < std::pair(b.part, b.name.span.begin);
  }

  static bool in_order(const NameMention* a, const NameMention* b) { return is_before(*a, *b); }

  // The person's last mention before `m`, nullptr when there is none.
  static const NameMention* last_before(const Person& p, const NameMention& m) {
    const NameMention* best = p.attached.empty() ? nullptr : p.attached.back();
    auto after = std::lower_bound(p.mentions.begin(), p.mentions.end(), &m, in_order);
    if (after == p.mentions.begin()) return best;
    const NameMention* full = *std::prev(after);
    return best == nullptr || is_before(*best, *full) ? full : best;
  }

  // Words without a full name anywhere: by cue, or by what the dictionary and the ending say.
  void add_single(const std::vector<const NameMention*>& rest) {
    std::map<std::string, std::vector<Chosen>> by_key;
    for (const NameMention* m : rest) {
      const NameReading& r = choose(*m);
      by_key[r.key].push_back({m, &r});
    }
    for (const auto& [key, chosen] : by_key) {
      int cue = 0, looks = kUnlikely;
      bool weak = false;
      for (const Chosen& c : chosen) {
        cue += c.mention->cue;
        weak |= c.mention->weak_cue || c.mention->listed;
        looks = std::max(looks, likeness(*c.mention));
      }
      if (looks > 0 && cue >= 0 && chosen.size() > 1) ++looks;
      if (looks == kUnlikely || cue + looks + (weak ? 1 : 0) < kEnoughCue) continue;
      const NameReading& r = *chosen.front().reading;
      Person p{r.given, "", r.surname, key, r.gender, false, {}, {}};
      for (const Chosen& c : chosen) p.mentions.push_back(c.mention);
      people_.push_back(std::move(p));
    }
  }

  static int likeness(const NameMention& m) {
    const NameTraits& t = m.name.traits;
    if (m.name.shape == NameShape::given) return m.sentence_start ? 0 : 1;
    if (t.surname_known && !t.common && t.late_form && m.sentence_start) return 0;  // «Медиков республики готовят …»
    if (t.surname_known) return t.common ? (m.sentence_start ? -2 : 1) : t.geographic ? 1 : 2;
    if (t.common || t.geographic || (t.known && !t.person_known)) return kUnlikely;
    return t.surname_ending ? 2 : 0;
  }

  std::vector<Entity> entities() {
    for (Person& p : people_) {
      p.mentions.insert(p.mentions.end(), p.attached.begin(), p.attached.end());
      std::sort(p.mentions.begin(), p.mentions.end(),
                [](const NameMention* a, const NameMention* b) { return is_before(*a, *b); });
    }
    std::sort(people_.begin(), people_.end(),
              [](const Person& a, const Person& b) { return is_before(*a.mentions.front(), *b.mentions.front()); });
    std::vector<Entity> out;
    std::map<std::string, int> ids;
    for (const Person& p : people_) {
      Entity e = entity_of(p);
      if (const int n = ++ids[e.id]; n > 1) e.id += "-" + std::to_string(n);
      out.push_back(std::move(e));
    }
    return out;
  }

  // A role that names its body or country tells more than a bare one; the first of equal ones counts.
  static int role_rank(const Role& role) {
    if (role.text.empty()) return 0;
    return 1 + (role.text.find(' ') != std::string::npos ? 2 : 0) + (role.country.empty() ? 0 : 4);
  }

  static Entity entity_of(const Person& p) {
    Entity e;
    e.kind = EntityKind::person;
    const auto append = [&](const std::string& part) {
      if (!part.empty()) e.name += (e.name.empty() ? "" : " ") + part;
    };
    if (p.surname_first) append(p.surname);
    append(p.given);
    append(p.patronymic);
    if (!p.surname_first) append(p.surname);
    e.id = text::slug(e.name);
    int best = 0;
    for (const NameMention* m : p.mentions) {
      e.mentions.push_back({m->part, m->name.span});
      if (!m->latin.empty()) e.mentions.push_back({m->part, m->latin});
      const Role& role = m->role;
      if (e.country.empty()) e.country = role.country;
      if (role_rank(role) > best) {
        best = role_rank(role);
        e.role = role.text;
        e.role_evidence = {m->part, role.span};
        if (!role.country.empty()) e.country = role.country;
      }
    }
    return e;
  }

  const std::vector<NameMention>& mentions_;
  std::map<std::string, int, std::less<>> votes_;  // key → mentions that can have it
  std::vector<Person> people_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_name_;  // surname or given name → people
};

}  // namespace

std::vector<Entity> resolve_people(std::vector<NameMention> mentions) {
  return Resolver(mentions).run();
}

}  // namespace diplomed::knowledge
