#include "knowledge/events/relations.h"

#include <algorithm>
#include <optional>

#include "base/limits.h"

namespace diplomed::knowledge {
namespace {

constexpr std::uint32_t kParagraphReach = 1200;  // bytes
constexpr std::uint32_t kNextReach = 500;        // bytes: a sentence or two

template <typename T>
bool shares(const std::vector<T>& a, const std::vector<T>& b) {
  return std::any_of(a.begin(), a.end(), [&](const T& x) { return std::find(b.begin(), b.end(), x) != b.end(); });
}

template <typename T>
std::size_t common(const std::vector<T>& a, const std::vector<T>& b) {
  return static_cast<std::size_t>(
      std::count_if(a.begin(), a.end(), [&](const T& x) { return std::find(b.begin(), b.end(), x) != b.end(); }));
}

// One date says no other than the other, only less or more exactly.
bool dates_agree(const std::string& a, const std::string& b) {
  return a.starts_with(b) || b.starts_with(a);
}

// Puts the drafts of an article together.
class Assembly {
 public:
  Assembly(const std::vector<EventSighting>& sightings, const RelationContext& context)
      : context_(context), sides_(sightings, context) {
    for (const EventSighting& s : sightings) add(s);
  }

  std::vector<Relation> take() {
    std::vector<Relation> relations;
    for (RelationDraft& draft : drafts_) {
      if (!is_told(draft)) continue;
      refine(draft);
      for (Relation& each : split(draft)) {
        if (relations.size() < limits::kMaxRelations) relations.push_back(std::move(each));
      }
    }
    return relations;
  }

 private:
  void add(const EventSighting& s) {
    if (sides_.is_in_organisation(s)) return;
    RelationDraft draft = sides_.read(s);
    if (s.type.empty()) {  // «документ», «мероприятие»
      if (RelationDraft* before = latest(s.group)) merge(*before, std::move(draft), s);
      return;
    }
    if (s.needs_people && SideReader::sides(draft) < 2) return;
    if (s.group == EventGroup::award) inherit_person(draft);
    RelationDraft* same = s.fresh ? nullptr : find_same(draft, s);
    if (same == nullptr && s.circumstance) {
      if (s.group == EventGroup::meeting) same = latest_visit(s);
      const bool own = s.group == EventGroup::meeting || s.group == EventGroup::visit || s.group == EventGroup::mission;
      if (same == nullptr && !own) return;
    }
    const bool unclear = draft.relation.countries.size() < 2 && draft.relation.parties.size() < 2;
    if (same == nullptr && s.several && unclear && s.type != "arrangement") return;
    if (same != nullptr) {
      merge(*same, std::move(draft), s);
      return;
    }
    complete_countries(draft, s);
    if (drafts_.size() < limits::kMaxRelations) drafts_.push_back(std::move(draft));
  }

  // «он также удостоился …»: who was honoured before.
  void inherit_person(RelationDraft& draft) const {
    if (!draft.relation.participants.empty()) return;
    for (auto before = drafts_.rbegin(); before != drafts_.rend(); ++before) {
      if (before->group != EventGroup::award) continue;
      draft.relation.participants = before->relation.participants;
      return;
    }
  }

  RelationDraft* latest(EventGroup group) {
    for (auto draft = drafts_.rbegin(); draft != drafts_.rend(); ++draft) {
      if (draft->group == group) return &*draft;
    }
    return nullptr;
  }

  // A meeting «в ходе» of something belongs to the visit told right before it.
  RelationDraft* latest_visit(const EventSighting& s) {
    RelationDraft* visit = latest(EventGroup::visit);
    if (visit == nullptr || visit->relation.evidence.part != s.part) return nullptr;
    return s.sentence.begin - visit->relation.evidence.span.begin < kParagraphReach ? visit : nullptr;
  }

  RelationDraft* find_same(const RelationDraft& draft, const EventSighting& s) {
    for (auto before = drafts_.rbegin(); before != drafts_.rend(); ++before) {
      if (is_same(*before, draft, s.circumstance)) return &*before;
    }
    return nullptr;
  }

  bool same_family(const RelationDraft& a, const RelationDraft& b) const {
    if (a.group != b.group && !(is_journey(a.group) && is_journey(b.group))) return false;
    if (a.group != EventGroup::document && a.group != EventGroup::event && a.group != EventGroup::training &&
        a.group != EventGroup::help && a.group != EventGroup::project) {
      return true;
    }
    return is_within(a.relation.type, b.relation.type) || is_within(b.relation.type, a.relation.type);
  }

  bool is_within(const std::string& narrow, const std::string& wide) const {
    const Concept* c = context_.vocabulary.find(Facet::instrument, narrow);
    if (c == nullptr) return narrow == wide;
    const std::vector<const Concept*> chain = context_.vocabulary.with_broader(*c);
    return std::any_of(chain.begin(), chain.end(), [&](const Concept* each) { return each->id == wide; });
  }

  bool is_same(const RelationDraft& a, const RelationDraft& b, bool circumstance) const {
    if (!same_family(a, b) || !dates_agree(a.relation.date, b.relation.date)) return false;
    const bool one_sentence = a.relation.evidence == b.relation.evidence;
    if (a.group == EventGroup::award) {
      return one_sentence ||
             (a.relation.parties == b.relation.parties && shares(a.relation.participants, b.relation.participants));
    }
    const Relation& x = a.relation;
    const Relation& y = b.relation;
    const std::size_t fewest = std::min(x.countries.size(), y.countries.size());
    if (common(x.countries, y.countries) < fewest && !(fewest > 2 && common(x.countries, y.countries) >= 2))
      return false;
    const bool dated = !x.date.empty() && !y.date.empty();
    const bool under_way = x.status == "ongoing" || y.status == "ongoing";
    const bool tellable = a.group == EventGroup::event || circumstance || one_sentence || dated || under_way;
    if (a.future != b.future && !tellable) return false;
    if (a.group == EventGroup::document) {
      return x.parties.size() < 2 || y.parties.size() < 2 || shares(x.parties, y.parties);
    }
    if (a.group == EventGroup::meeting) {
      return x.participants.empty() || y.participants.empty() || shares(x.participants, y.participants);
    }
    return true;
  }

  void merge(RelationDraft& into, RelationDraft&& from, const EventSighting& s) {
    Relation& a = into.relation;
    Relation& b = from.relation;
    if (!b.type.empty() && into.group == from.group && is_within(b.type, a.type)) a.type = b.type;
    const bool better_place =
        a.evidence.part == Part::title && b.evidence.part == Part::body && !s.circumstance && !b.type.empty();
    if (better_place) a.evidence = b.evidence;
    if (a.status.empty()) a.status = b.status;
    // The parties of an agreement are those of its fullest sentence.
    const bool full = into.group == EventGroup::document && a.parties.size() >= 2;
    if (!full || better_place) {
      for (const std::uint32_t i : b.parties) add_once(a.parties, i);
      if (a.countries.size() < 2) {
        for (const std::string& c : b.countries) add_once(a.countries, c);
      }
    }
    for (const std::uint32_t i : b.participants) add_once(a.participants, i);
    for (const std::uint32_t i : b.signatories) add_once(a.signatories, i);
    for (const std::string& f : b.fields) add_once(a.fields, f);
    if (b.date.size() > a.date.size()) {
      a.date = b.date;
      a.date_inferred = b.date_inferred;
    }
    if (a.place.empty()) a.place = b.place;
    if (a.programme.empty()) a.programme = b.programme;
  }

  // One side is named, the other follows from the article: the event before, or the two countries it is all about.
  void complete_countries(RelationDraft& draft, const EventSighting& s) const {
    std::vector<std::string>& countries = draft.relation.countries;
    if (countries.size() >= 2) return;
    const auto fits = [&](const std::vector<std::string>& pair) {
      return pair.size() >= 2 && (countries.empty() || shares(countries, pair));
    };
    for (auto before = drafts_.rbegin(); before != drafts_.rend(); ++before) {
      const bool related = same_family(*before, draft) || before->relation.programme == draft.relation.programme;
      if (!related || !fits(before->relation.countries) || before->relation.countries.size() != 2) continue;
      for (const std::string& c : before->relation.countries) add_once(countries, c);
      return;
    }
    if (countries.empty() && s.group == EventGroup::document && !drafts_.empty()) {
      const Evidence& before = drafts_.back().relation.evidence;
      const bool near = before.part == s.part && s.sentence.begin - before.span.begin < kNextReach;
      if (near && drafts_.back().relation.countries.size() == 2) countries = drafts_.back().relation.countries;
    }
    if (context_.actors.size() != 2 || !fits(context_.actors)) return;
    const bool enough = !countries.empty() || !draft.relation.parties.empty() || s.both;
    if (enough) {
      for (const std::string& c : context_.actors) add_once(countries, c);
    }
  }

  bool is_told(const RelationDraft& draft) const {
    const Relation& r = draft.relation;
    if (r.status.empty()) return false;
    if (draft.group == EventGroup::award)
      return !r.participants.empty() && (!r.parties.empty() || r.countries.size() >= 2);
    if (draft.group == EventGroup::project) return !r.parties.empty() || r.countries.size() >= 2;
    const bool between_bodies = draft.group == EventGroup::document || draft.group == EventGroup::meeting;
    // «ВОЗ передала Минздраву Кыргызстана»: a body of no country.
    const bool international = std::any_of(r.parties.begin(), r.parties.end(),
                                           [&](std::uint32_t i) { return context_.entities[i].country.empty(); });
    const bool bodies = r.parties.size() >= 2 && (between_bodies || (international && !r.countries.empty()));
    return r.countries.size() >= 2 || bodies;
  }

  // A meeting of ministers is one, whatever it was called.
  void refine(RelationDraft& draft) const {
    Relation& r = draft.relation;
    if (r.type != "meeting" || r.participants.size() < 2) return;
    const bool ministers = std::all_of(r.participants.begin(), r.participants.end(), [&](std::uint32_t i) {
      return context_.entities[i].affiliation.starts_with("ministry-of-health") &&
             context_.entities[i].role.find("инистр ") == 2;
    });
    if (ministers && context_.vocabulary.find(Facet::instrument, "ministers-meeting") != nullptr)
      r.type = "ministers-meeting";
  }

  // «посетили Узбекистан и Туркменистан»: a journey to each.
  static std::vector<Relation> split(const RelationDraft& draft) {
    const Relation& r = draft.relation;
    if (!is_journey(draft.group) || r.countries.size() < 3) return {r};
    std::vector<Relation> each;
    for (std::size_t i = 1; i < r.countries.size(); ++i) {
      each.push_back(r);
      each.back().countries = {r.countries[0], r.countries[i]};
    }
    return each;
  }

  const RelationContext& context_;
  SideReader sides_;
  std::vector<RelationDraft> drafts_;
};

}  // namespace

std::vector<Relation> relations_of(const std::vector<EventSighting>& sightings, const RelationContext& context) {
  return Assembly(sightings, context).take();
}

}  // namespace diplomed::knowledge
