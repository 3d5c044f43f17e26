#include "knowledge/people.h"

#include <algorithm>
#include <utility>

#include "knowledge/person_cues.h"

namespace diplomed::knowledge {
namespace {

using text::GramCase;
using text::GramNumber;
using text::PartOfSpeech;
using text::Reading;
using text::WordKind;

constexpr std::uint32_t kNone = 0xFFFFFFFF;
constexpr int kEponymReach = 4;  // words between «имени» and the name

// How surely a mention is a person, summed over the mentions of a name (people_resolve.cc).
constexpr int kRoleCue = 3, kWeakRoleCue = 1, kVerbCue = 2, kPlaceCue = -3;

std::uint32_t neighbour(const AnnotatedText& text, std::uint32_t at, int step) {
  for (auto i = static_cast<std::int64_t>(at) + step; i >= 0 && i < static_cast<std::int64_t>(text.tokens.size());
       i += step) {
    if (!text.tokens[static_cast<std::size_t>(i)].extra) return static_cast<std::uint32_t>(i);
  }
  return kNone;
}

bool covers(const Evidence& outer, Part part, const Span& span) {
  return outer.part == part && outer.span.begin <= span.begin && span.end <= outer.span.end;
}

// Cases that a preposition governs, as far as names of people follow it.
CaseSet governed(std::string_view preposition) {
  struct Row {
    std::string_view word;
    CaseSet cases;
  };
  constexpr CaseSet gen = case_bit(GramCase::genitive), dat = case_bit(GramCase::dative),
                    acc = case_bit(GramCase::accusative), ins = case_bit(GramCase::instrumental),
                    loc = case_bit(GramCase::locative);
  static constexpr Row kRows[] = {
      {"с", ins | gen}, {"со", ins | gen}, {"к", dat},         {"ко", dat},    {"о", loc},      {"об", loc},
      {"у", gen},       {"от", gen},       {"для", gen},       {"без", gen},   {"после", gen},  {"против", gen},
      {"перед", ins},   {"между", ins},    {"над", ins},       {"при", loc},   {"про", acc},    {"через", acc},
      {"кроме", gen},   {"вместо", gen},   {"благодаря", dat}, {"около", gen}, {"вокруг", gen}, {"из-за", gen}};
  for (const Row& row : kRows) {
    if (row.word == preposition) return row.cases;
  }
  return any_case;
}

bool is_place_preposition(std::string_view word) {
  return word == "в" || word == "во" || word == "на" || word == "из" || word == "под" || word == "близ";
}

}  // namespace

PeopleFinder::PeopleFinder(const Vocabulary& vocabulary, Readings& readings)
    : vocabulary_(vocabulary),
      readings_(readings),
      lexicon_(vocabulary, readings),
      patterns_(lexicon_),
      roles_(vocabulary, readings) {}

std::vector<bool> PeopleFinder::places_in(const AnnotatedText& text) const {
  std::vector<bool> out(text.tokens.size());
  for (const Match& m : text.matches) {
    const Concept& c = vocabulary_.concepts()[m.concept_index];
    const bool place = c.type == "country" || m.place || (c.type == "place" && !c.ambiguous);
    if (!place && c.type != "org") continue;
    for (std::uint32_t i = m.first; i <= m.last; ++i) out[i] = true;
  }
  return out;
}

void PeopleFinder::add(const AnnotatedText& text) {
  if (text.part == Part::notice) return;
  for (NameCandidate& c : patterns_.find(text, places_in(text))) add_mention(text, std::move(c));
}

// «имени академика В.И. Шумакова», «улица Ленина»: a name in the genitive that depends on such a noun.
bool PeopleFinder::is_eponym(const AnnotatedText& text, const NameCandidate& c) {
  const auto& best = c.readings.front();
  if ((best.cases & case_bit(GramCase::genitive)) == 0) return false;
  std::uint32_t at = c.first;
  for (int i = 0; i < kEponymReach; ++i) {
    const std::uint32_t before = neighbour(text, at, -1);
    if (before == kNone) return false;
    const text::Token& t = text.tokens[before];
    const std::string_view gap = text.text.substr(t.span.end, text.tokens[at].span.begin - t.span.end);
    if (gap.find_first_of(",;:()\n") != std::string_view::npos) return false;
    if (t.word->form == "им" || t.word->form == "имени") return true;
    if (i == 0) {
      for (const Reading& r : readings_.of(*t.word)) {
        if (r.pos == PartOfSpeech::noun && is_eponym_noun(r.lemma)) return true;
      }
    }
    if (t.word->capitalised && t.word->kind != WordKind::initial && i > 1) return false;
    at = before;
  }
  return false;
}

void PeopleFinder::narrow_by_preposition(const AnnotatedText& text, NameCandidate& c) {
  const std::uint32_t before = neighbour(text, c.first, -1);
  if (before == kNone || text.tokens[c.first].sentence_start) return;
  const CaseSet cases = governed(text.tokens[before].word->form);
  if (cases == any_case) return;
  std::vector<NameReading> kept;
  for (NameReading r : c.readings) {
    r.cases = static_cast<CaseSet>(r.cases & cases);
    if (r.cases != 0) kept.push_back(std::move(r));
  }
  if (!kept.empty()) c.readings = std::move(kept);
}

int PeopleFinder::cue_of(const AnnotatedText& text, const NameMention& m) {
  int cue = 0;
  const NameCandidate& c = m.name;
  const bool nominative = std::any_of(c.readings.begin(), c.readings.end(), [](const NameReading& r) {
    return (r.cases & case_bit(GramCase::nominative)) != 0;
  });
  if (!m.role.head.empty()) {
    const bool oblique = (m.role.cases & case_bit(GramCase::nominative)) == 0;
    const bool genitive = (m.role.cases & case_bit(GramCase::genitive)) != 0;
    cue += !m.role.adjacent || (oblique && genitive) ? kWeakRoleCue : kRoleCue;
  }
  const std::uint32_t before = neighbour(text, c.first, -1), after = neighbour(text, c.last, 1);
  const auto human_verb = [&](std::uint32_t at) {
    if (at == kNone || !nominative) return false;
    const std::vector<Reading>& found = readings_.of(*text.tokens[at].word);
    return std::any_of(found.begin(), found.end(), [](const Reading& r) {
      const bool finite = r.pos == PartOfSpeech::verb || r.pos == PartOfSpeech::short_adjective;
      return finite && r.number != GramNumber::plural && is_human_verb(r.lemma);
    });
  };
  if (human_verb(before) || human_verb(after)) cue += kVerbCue;
  if (before != kNone && !text.tokens[c.first].sentence_start) {
    if (is_place_preposition(text.tokens[before].word->form)) cue += kPlaceCue;
  }
  return cue;
}

void PeopleFinder::add_mention(const AnnotatedText& text, NameCandidate candidate) {
  NameMention m;
  m.part = text.part;
  m.sentence_start = text.tokens[candidate.first].sentence_start;
  m.eponym = is_eponym(text, candidate);
  narrow_by_preposition(text, candidate);
  CaseSet cases = 0;
  for (const NameReading& r : candidate.readings) cases = static_cast<CaseSet>(cases | r.cases);
  Role role = roles_.before(text, candidate.first, cases);
  const bool in_front = !role.head.empty();
  if (role.text.empty()) {
    Role behind = roles_.after(text, candidate.last, candidate.span.end, cases);
    if (!behind.head.empty()) role = std::move(behind);
  }
  if (in_front) {
    std::vector<NameReading> kept;
    for (NameReading r : candidate.readings) {
      r.cases = static_cast<CaseSet>(r.cases & role.cases);
      if (r.cases != 0) kept.push_back(std::move(r));
    }
    if (!kept.empty()) candidate.readings = std::move(kept);
  }
  m.role = std::move(role);
  m.name = std::move(candidate);
  m.cue = cue_of(text, m);
  const std::string_view before = text.text.substr(0, m.name.span.begin), after = text.text.substr(m.name.span.end);
  const bool quoted = (before.ends_with("«") || before.ends_with("\"") || before.ends_with("“")) &&
                      (after.starts_with("»") || after.starts_with("\"") || after.starts_with("”"));
  if (quoted) return;  // a title or a brand
  mentions_.push_back(std::move(m));
}

std::vector<Entity> PeopleFinder::finish(const std::vector<Evidence>& organisations) {
  std::vector<NameMention> mentions = std::move(mentions_);
  mentions_.clear();
  lexicon_.trim();
  std::erase_if(mentions, [&](const NameMention& m) {
    return std::any_of(organisations.begin(), organisations.end(),
                       [&](const Evidence& o) { return covers(o, m.part, m.name.span); });
  });
  return resolve_people(std::move(mentions));
}

}  // namespace diplomed::knowledge
