#include "knowledge/events/relation_draft.h"

#include <algorithm>
#include <tuple>

#include "document/dates/calendar.h"
#include "language_data/event_words.h"

namespace diplomed::knowledge {
namespace {

bool overlaps(Span a, Span b) {
  return a.begin < b.end && b.begin < a.end;
}

bool is_future(std::string_view status) {
  return status == "planned" || status == "upcoming" || status == "under-development" || status == "under-negotiation";
}

// «в», «во», «на базе», «при» right before byte `at` of the sentence.
bool is_hosted(std::string_view text, std::size_t at) {
  const std::string_view head = text.substr(0, at);
  for (const std::string_view place : language_data::event_words::kHost) {
    if (!head.ends_with(place)) continue;
    const std::size_t before = head.size() - place.size();
    if (before == 0 || head[before - 1] == ' ' || head[before - 1] == '\n') return true;
  }
  return false;
}

int year_of(const std::string& value) {
  return value.size() >= 4 ? std::stoi(value.substr(0, 4)) : 0;
}

// The year that the article's dates give an expression without one; 0 when they do not.
int resolved_year(const document::DateExpression& e, const document::Article& article) {
  const document::Date* primary = article.primary_date();
  if (e.relative != document::RelativeYear::none) {
    for (const document::Date& d : article.dates) {
      if (e.start.month == 0 || d.value.size() < 7 || std::stoi(d.value.substr(5, 2)) != e.start.month) continue;
      return year_of(d.value);
    }
    if (primary == nullptr) return 0;
    const int shift = e.relative == document::RelativeYear::last   ? -1
                      : e.relative == document::RelativeYear::next ? 1
                                                                   : 0;
    return year_of(primary->value) + shift;
  }
  for (const document::Date& d : article.dates) {
    if (d.value.size() < 7 || std::stoi(d.value.substr(5, 2)) != e.start.month) continue;
    if (e.start.day != 0 && (d.value.size() < 10 || std::stoi(d.value.substr(8, 2)) != e.start.day)) continue;
    return year_of(d.value);
  }
  return primary == nullptr ? 0 : year_of(primary->value);
}

}  // namespace

SideReader::SideReader(const std::vector<EventSighting>& sightings, const RelationContext& context)
    : context_(context) {
  for (std::uint32_t i = 0; i < context.entities.size(); ++i) {
    const Entity& e = context.entities[i];
    if (e.kind == EntityKind::organisation) organisations_.try_emplace(e.id, i);
    for (const Evidence& mention : e.mentions) mentions_.emplace_back(mention, i);
  }
  std::sort(mentions_.begin(), mentions_.end(), [](const auto& a, const auto& b) {
    return std::make_tuple(a.first.part, a.first.span.begin, ~a.first.span.end) <
           std::make_tuple(b.first.part, b.first.span.begin, ~b.first.span.end);
  });
  ours_ = ours(sightings);
}

// Of two actors, «наша страна» is the one that stands beside it less often, and never in a speech.
std::string SideReader::ours(const std::vector<EventSighting>& sightings) const {
  if (context_.actors.size() != 2) return {};
  int first = 0, second = 0;
  for (const EventSighting& s : sightings) {
    const bool says_ours = std::any_of(s.countries.begin(), s.countries.end(),
                                       [](const CountrySighting& c) { return c.whose == Whose::ours; });
    if (!says_ours || !s.speakers.empty()) continue;
    bool names_first = false, names_second = false;
    for (const CountrySighting& c : s.countries) {
      names_first = names_first || c.id == context_.actors[0];
      names_second = names_second || c.id == context_.actors[1];
    }
    first += names_second && !names_first;
    second += names_first && !names_second;
  }
  return first > second ? context_.actors[0] : second > first ? context_.actors[1] : std::string();
}

std::string SideReader::country_of(const CountrySighting& c) const {
  if (c.whose == Whose::named) return c.id;
  if (ours_.empty()) return {};
  if (c.whose == Whose::ours) return ours_;
  return context_.actors[0] == ours_ ? context_.actors[1] : context_.actors[0];
}

std::vector<SideReader::Mention> SideReader::mentions_in(const EventSighting& s) const {
  std::vector<Mention> found;
  const auto from = std::lower_bound(mentions_.begin(), mentions_.end(), std::make_pair(s.part, s.sentence.begin),
                                     [](const auto& m, const std::pair<Part, std::uint32_t>& at) {
                                       return std::make_pair(m.first.part, m.first.span.begin) < at;
                                     });
  std::uint32_t taken = 0;  // end of the organisation that holds what follows
  for (auto m = from; m != mentions_.end() && m->first.part == s.part && m->first.span.begin < s.sentence.end; ++m) {
    const Span span = m->first.span;
    const Entity& e = context_.entities[m->second];
    if (span.end <= taken && e.kind != EntityKind::person) continue;
    if (e.kind == EntityKind::organisation) taken = std::max(taken, span.end);
    found.push_back({m->second, span, is_hosted(s.text, span.begin - s.sentence.begin)});
  }
  return found;
}

bool SideReader::speaks(const EventSighting& s, Span span) const {
  return std::any_of(s.speakers.begin(), s.speakers.end(),
                     [&](Span speaker) { return overlaps(speaker, span) && !overlaps(speaker, s.trigger); });
}

void SideReader::add_affiliation(std::uint32_t person, RelationDraft& draft) const {
  const Entity& p = context_.entities[person];
  if (const auto found = organisations_.find(p.affiliation); found != organisations_.end()) {
    add_once(draft.relation.parties, found->second);
    return;
  }
}

void SideReader::add_people(const EventSighting& s, const std::vector<Mention>& mentions, RelationDraft& draft) const {
  for (const Mention& m : mentions) {
    if (context_.entities[m.entity].kind != EntityKind::person || speaks(s, m.span)) continue;
    if (s.between != 0 && s.group == EventGroup::document && !s.signs) continue;
    if (s.group == EventGroup::document) {
      if (!s.signs) continue;
      add_once(draft.relation.signatories, m.entity);
    } else {
      add_once(draft.relation.participants, m.entity);
    }
    add_affiliation(m.entity, draft);
  }
}

// Who is honoured stands before a passive verb and after an active one; the others speak for who honours.
void SideReader::add_award(const EventSighting& s, const std::vector<Mention>& mentions, RelationDraft& draft) const {
  const Mention* honoured = nullptr;
  for (const Mention& m : mentions) {
    if (context_.entities[m.entity].kind != EntityKind::person) continue;
    const bool before = m.span.begin < s.trigger.begin;
    if (before || honoured == nullptr) honoured = &m;
  }
  for (const Mention& m : mentions) {
    const EntityKind kind = context_.entities[m.entity].kind;
    if (kind == EntityKind::organisation) add_once(draft.relation.parties, m.entity);
    if (kind != EntityKind::person) continue;
    if (&m == honoured) {
      add_once(draft.relation.participants, m.entity);
    } else {
      add_affiliation(m.entity, draft);
    }
  }
}

void SideReader::add_parties(const EventSighting& s, const std::vector<Mention>& mentions, RelationDraft& draft) const {
  std::vector<std::uint32_t> hosts;
  for (const Mention& m : mentions) {
    if (context_.entities[m.entity].kind != EntityKind::organisation || speaks(s, m.span)) continue;
    if (s.between != 0 && m.span.begin < s.between && s.group == EventGroup::document) continue;
    if (m.host) {
      hosts.push_back(m.entity);
    } else {
      add_once(draft.relation.parties, m.entity);
    }
  }
  if (draft.relation.parties.size() >= 2 || s.group == EventGroup::project) return;
  for (const std::uint32_t host : hosts) add_once(draft.relation.parties, host);
}

// «Ливанов» names no country, «Конгресс США» no event.
bool SideReader::is_in_name(EntityKind kind, Part part, std::uint32_t at) const {
  auto after = std::upper_bound(mentions_.begin(), mentions_.end(), std::make_pair(part, at),
                                [](const std::pair<Part, std::uint32_t>& wanted, const auto& m) {
                                  return wanted < std::make_pair(m.first.part, m.first.span.begin);
                                });
  // Names of names of names are no deeper than this.
  for (int steps = 0; steps < 8 && after != mentions_.begin(); ++steps) {
    --after;
    const bool inside = after->first.part == part && at < after->first.span.end;
    if (inside && context_.entities[after->second].kind == kind) return true;
  }
  return false;
}

bool SideReader::is_in_organisation(const EventSighting& s) const {
  return is_in_name(EntityKind::organisation, s.part, s.trigger.begin);
}

void SideReader::add_countries(const EventSighting& s, const std::vector<Mention>& mentions,
                               RelationDraft& draft) const {
  std::vector<std::string>& countries = draft.relation.countries;
  std::vector<std::string> of_parties;
  for (const std::uint32_t i : draft.relation.parties) {
    if (const std::string& country = context_.entities[i].country; !country.empty()) add_once(of_parties, country);
  }
  if (s.group == EventGroup::document && of_parties.size() >= 2) {
    countries = std::move(of_parties);
    return;
  }
  for (const CountrySighting& c : s.countries) {
    if (const std::string id = country_of(c); !id.empty() && !is_in_name(EntityKind::person, s.part, c.at))
      add_once(countries, id);
  }
  for (const std::string& country : of_parties) add_once(countries, country);
  for (const Mention& m : mentions) {
    const Entity& e = context_.entities[m.entity];
    if (e.kind == EntityKind::place && !e.country.empty()) add_once(countries, e.country);
  }
  for (const auto* people : {&draft.relation.participants, &draft.relation.signatories}) {
    for (const std::uint32_t i : *people) {
      if (const std::string& country = context_.entities[i].country; !country.empty()) add_once(countries, country);
    }
  }
  draft.certain = countries.size() >= 2;
}

void SideReader::add_date(const EventSighting& s, RelationDraft& draft) const {
  for (const document::DateExpression& e : s.dates) {
    if (e.prefix == document::DatePrefix::since && !e.is_range() && !e.has_month()) continue;
    document::CalendarDate start = e.start;
    document::CalendarDate end = e.end;
    const bool stated = start.year != 0 || end.year != 0;
    int year = start.year != 0 ? start.year : end.year;
    if (year == 0) year = resolved_year(e, context_.article);
    if (year == 0) continue;
    if (start.year == 0) start.year = year;
    if (end.month != 0 && end.year == 0) end.year = year;
    if (end.month != 0 && start.month == 0) start.month = end.month;
    if (!document::is_valid({start.year, std::max(start.month, 1), std::max(start.day, 1)})) continue;
    draft.relation.date = start.to_string();
    if (e.is_range()) draft.relation.date += "/" + end.to_string();
    draft.relation.date_inferred = !stated;
    return;
  }
}

RelationDraft SideReader::read(const EventSighting& s) const {
  RelationDraft draft;
  draft.group = s.group;
  draft.trigger = s.trigger;
  draft.future = is_future(s.status);
  Relation& r = draft.relation;
  r.type = s.type;
  r.status = s.status;
  r.fields = s.fields;
  r.programme = s.programme;
  r.evidence = {s.part, s.sentence};
  const std::vector<Mention> mentions = mentions_in(s);
  if (s.group == EventGroup::award) {
    add_award(s, mentions, draft);
  } else {
    add_people(s, mentions, draft);
    add_parties(s, mentions, draft);
  }
  add_countries(s, mentions, draft);
  add_date(s, draft);
  for (const Mention& m : mentions) {
    if (r.place.empty() && m.host && context_.entities[m.entity].kind == EntityKind::place) {
      r.place = context_.entities[m.entity].name;
    }
  }
  return draft;
}

std::size_t SideReader::sides(const RelationDraft& draft) {
  return draft.relation.participants.size() + draft.relation.signatories.size() + draft.relation.parties.size();
}

}  // namespace diplomed::knowledge
