#include "knowledge/people/people.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "knowledge/people/person_cues.h"
#include "knowledge/words/word_list.h"
#include "language_data/name_prepositions.h"
#include "language_data/person_cues.h"

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
constexpr int kRoleCue = 3, kVerbCue = 2, kThingCue = -3;

std::uint32_t neighbour(const AnnotatedText& text, std::uint32_t at, int step) {
  for (auto i = static_cast<std::int64_t>(at) + step; i >= 0 && i < static_cast<std::int64_t>(text.tokens.size());
       i += step) {
    if (!text.tokens[static_cast<std::size_t>(i)].extra) return static_cast<std::uint32_t>(i);
  }
  return kNone;
}

// Spans of both parts, asked whether one of them holds another span.
class Cover {
 public:
  explicit Cover(std::vector<Evidence> spans) : spans_(std::move(spans)) {
    std::sort(spans_.begin(), spans_.end(), before);
    for (std::size_t i = 1; i < spans_.size(); ++i) {  // the furthest end so far
      if (spans_[i].part == spans_[i - 1].part) {
        spans_[i].span.end = std::max(spans_[i].span.end, spans_[i - 1].span.end);
      }
    }
  }

  bool holds(Part part, const Span& span) const {
    auto after = std::upper_bound(spans_.begin(), spans_.end(), Evidence{part, span}, before);
    return after != spans_.begin() && std::prev(after)->part == part && std::prev(after)->span.end >= span.end;
  }

 private:
  static bool before(const Evidence& a, const Evidence& b) {
    return a.part != b.part ? a.part < b.part : a.span.begin < b.span.begin;
  }
  std::vector<Evidence> spans_;
};

// Cases that a preposition governs, as far as names of people follow it.
CaseSet governed(std::string_view preposition) {
  CaseSet cases = 0;
  for (const auto& row : language_data::kNamePrepositions) {
    if (row.word == preposition) cases |= case_bit(row.governs);
  }
  return cases == 0 ? kAnyCase : cases;
}

bool is_place_preposition(std::string_view word) {
  return in_list(language_data::person_cues::kPlacePreposition, word);
}

// «(Joel Simon)», «(англ. Joel Simon)» behind a name: the same in the Latin alphabet.
Span latin_behind(const AnnotatedText& text, const NameCandidate& c) {
  constexpr int kMaxWords = 4;
  Span span;
  std::uint32_t at = neighbour(text, c.last, 1);
  if (at == kNone || text.text.substr(c.span.end, text.tokens[at].span.begin - c.span.end) != " (") return {};
  if (text.tokens[at].word->form == "англ") at = neighbour(text, at, 1);
  for (int i = 0; i < kMaxWords && at != kNone; ++i) {
    const text::Token& t = text.tokens[at];
    if (t.word->kind != WordKind::latin && t.word->kind != WordKind::initial) return {};
    if (span.empty()) span.begin = t.span.begin;
    span.end = t.span.end;
    if (text.text.substr(t.span.end).starts_with(")")) return span;
    at = neighbour(text, at, 1);
  }
  return {};
}

}  // namespace

PeopleFinder::PeopleFinder(const Vocabulary& vocabulary, Readings& readings)
    : vocabulary_(vocabulary),
      readings_(readings),
      lexicon_(vocabulary, readings),
      patterns_(lexicon_),
      roles_(vocabulary, readings) {}

std::vector<std::uint8_t> PeopleFinder::places_in(const AnnotatedText& text) const {
  std::vector<std::uint8_t> out(text.tokens.size());
  for (const Match& m : text.matches) {
    const Concept& c = vocabulary_.concepts()[m.concept_index];
    const bool place = c.is(Facet::country) || m.place || (c.is(Facet::place) && !c.ambiguous);
    if (!place && !c.is(Facet::org)) continue;
    for (std::uint32_t i = m.first; i <= m.last; ++i)
      out[i] = std::max<std::uint8_t>(out[i], c.is(Facet::country) && !m.place ? 2 : 1);
  }
  return out;
}

void PeopleFinder::add(const AnnotatedText& text) {
  if (text.part == Part::notice) return;
  const std::size_t first = mentions_.size();
  for (NameCandidate& c : patterns_.find(text, places_in(text))) add_mention(text, std::move(c));
  mark_lists(text, first);
}

void PeopleFinder::mark_lists(const AnnotatedText& text, std::size_t first) {
  for (std::size_t i = first; i < mentions_.size(); ++i) {
    NameMention& m = mentions_[i];
    const std::uint32_t next = neighbour(text, m.name.last, 1);
    if (next != kNone && text.text.substr(m.name.span.end, text.tokens[next].span.begin - m.name.span.end) == " (") {
      auto match = std::lower_bound(text.matches.begin(), text.matches.end(), next,
                                    [](const Match& each, std::uint32_t token) { return each.first < token; });
      for (; match != text.matches.end() && match->first == next; ++match) {
        m.listed |= vocabulary_.concepts()[match->concept_index].is(Facet::country);
      }
    }
    if (i == first) continue;
    NameMention& before = mentions_[i - 1];
    const std::string_view gap = text.text.substr(before.name.span.end, m.name.span.begin - before.name.span.end);
    if (gap != ", " && gap != " и ") continue;
    before.listed |= m.name.shape == NameShape::full;
    m.listed |= before.name.shape == NameShape::full;
  }
}

// «Гагаузской автономии», «Московской области»: an adjective before its noun, which looks like a surname.
bool PeopleFinder::is_plain_adjective(const AnnotatedText& text, const NameCandidate& c) {
  if (c.shape != NameShape::surname || !(c.traits.adjective_ending || c.traits.adjective)) return false;
  const std::uint32_t next = neighbour(text, c.last, 1);
  if (next == kNone || text.text.substr(c.span.end, text.tokens[next].span.begin - c.span.end) != " ") return false;
  const std::vector<Reading>& nouns = readings_.of(*text.tokens[next].word);
  const auto before_noun = [&](const Reading& a) {
    return std::any_of(nouns.begin(), nouns.end(), [&](const Reading& n) {
      const bool nominal = n.pos == PartOfSpeech::noun || n.is_adjectival();
      return nominal && n.gram_case == a.gram_case && n.number == a.number &&
             (n.number == GramNumber::plural || n.gender == a.gender);
    });
  };
  const text::Word& word = *text.tokens[c.last].word;
  const std::vector<Reading>& own = readings_.of(word);
  if (own.empty()) {
    const std::vector<Reading>& guessed = readings_.as_name(word);
    return nouns.empty() || std::any_of(guessed.begin(), guessed.end(), before_noun);
  }
  return std::any_of(own.begin(), own.end(), [&](const Reading& r) { return r.is_adjectival() && before_noun(r); });
}

// «носит имя Кулакова», «присвоили имя …»: `at` is the word «имя».
bool PeopleFinder::bears_name(const AnnotatedText& text, std::uint32_t at) {
  const std::uint32_t verb = text.tokens[at].sentence_start ? kNone : neighbour(text, at, -1);
  if (verb == kNone) return false;
  const std::vector<Reading>& found = readings_.of(*text.tokens[verb].word);
  return std::any_of(found.begin(), found.end(),
                     [](const Reading& r) { return in_list(language_data::person_cues::kNamingVerb, r.lemma); });
}

// «имени академика В.И. Шумакова», «улица Ленина»: a name in the genitive that depends on such a noun.
bool PeopleFinder::is_eponym(const AnnotatedText& text, const NameCandidate& c) {
  const auto& best = c.readings.front();
  if ((best.cases & case_bit(GramCase::genitive)) == 0) return false;
  std::uint32_t at = c.first;
  for (int i = 0; i < kEponymReach; ++i) {
    const std::uint32_t before = neighbour(text, at, -1);
    if (before == kNone || text.tokens[at].sentence_start) return false;
    const text::Token& t = text.tokens[before];
    const std::string_view gap = text.text.substr(t.span.end, text.tokens[at].span.begin - t.span.end);
    if (gap.find_first_of(",;:()\n") != std::string_view::npos) return false;
    if (t.word->form == "им" || t.word->form == "имени") return true;
    if (t.word->form == "имя" && bears_name(text, before)) return true;
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
  if (cases == kAnyCase) return;
  std::vector<NameReading> kept;
  for (NameReading r : c.readings) {
    r.cases = static_cast<CaseSet>(r.cases & cases);
    if (r.cases != 0) kept.push_back(std::move(r));
  }
  if (!kept.empty()) c.readings = std::move(kept);
}

// What the words beside the name say of its case and gender.
void PeopleFinder::read_context(const AnnotatedText& text, NameMention& m) {
  const NameCandidate& c = m.name;
  const auto gap_is_space = [&](std::uint32_t end, std::uint32_t begin) {
    return end <= begin && text.text.substr(end, begin - end) == " ";
  };
  const std::uint32_t before = neighbour(text, c.first, -1), after = neighbour(text, c.last, 1);
  for (const std::uint32_t at : {before, after}) {
    if (at == kNone) continue;
    const text::Token& t = text.tokens[at];
    if (!gap_is_space(t.span.end, c.span.begin) && !gap_is_space(c.span.end, t.span.begin)) continue;
    for (const Reading& r : readings_.of(*t.word)) {
      const bool past =
          r.pos == PartOfSpeech::verb && r.has(text::ReadingFlag::past) && r.number == GramNumber::singular;
      if (past) m.verb = r.gender;
      if (at == before && r.pos == PartOfSpeech::noun && !m.sentence_start && m.role.head.empty()) m.owner = true;
    }
  }
  if (m.verb != text::GramGender::none) m.owner = false;
}

int PeopleFinder::cue_of(const AnnotatedText& text, const NameMention& m) {
  int cue = 0;
  const NameCandidate& c = m.name;
  const bool nominative = std::any_of(c.readings.begin(), c.readings.end(), [](const NameReading& r) {
    return (r.cases & case_bit(GramCase::nominative)) != 0;
  });
  if (!m.role.head.empty()) {
    cue += m.weak_cue ? 0 : kRoleCue;
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
    const text::Word& word = *text.tokens[before].word;
    const std::vector<Reading>& found = readings_.of(word);
    const auto is = [&](bool (*kind)(std::string_view)) {
      return std::any_of(found.begin(), found.end(),
                         [&](const Reading& r) { return r.pos == PartOfSpeech::noun && kind(r.lemma); });
    };
    if (is_place_preposition(word.form) || (m.role.head.empty() && is(is_thing_noun))) cue += kThingCue;
    if (is(is_memorial)) cue += kVerbCue;
  }
  return cue;
}

void PeopleFinder::add_mention(const AnnotatedText& text, NameCandidate candidate) {
  if (is_plain_adjective(text, candidate)) return;
  NameMention m;
  m.part = text.part;
  if (candidate.shape == NameShape::full || candidate.shape == NameShape::probable)
    m.latin = latin_behind(text, candidate);
  m.sentence_start = text.tokens[candidate.first].sentence_start;
  m.eponym = is_eponym(text, candidate);
  narrow_by_preposition(text, candidate);
  CaseSet cases = 0;
  for (const NameReading& r : candidate.readings) cases = static_cast<CaseSet>(cases | r.cases);
  Role role = roles_.before(text, candidate.first, cases);
  const bool in_front = !role.head.empty();
  const CaseSet front_cases = role.cases;
  if (role.text.empty() || is_title(role.head)) {
    Role behind = roles_.after(text, candidate.last, candidate.span.end, cases);
    if (!behind.text.empty() || (role.head.empty() && !behind.head.empty())) role = std::move(behind);
  }
  if (in_front) {  // both stand in one case
    std::vector<NameReading> kept;
    for (NameReading r : candidate.readings) {
      r.cases = static_cast<CaseSet>(r.cases & front_cases);
      if (r.cases != 0) kept.push_back(std::move(r));
    }
    if (!kept.empty()) candidate.readings = std::move(kept);
  }
  m.role = std::move(role);
  m.weak_cue = in_front && (!m.role.adjacent || (cases & case_bit(GramCase::genitive)) != 0) &&
               candidate.shape != NameShape::full;
  m.name = std::move(candidate);
  read_context(text, m);
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
  const Cover taken(organisations);
  std::erase_if(mentions, [&](const NameMention& m) { return taken.holds(m.part, m.name.span); });
  return resolve_people(std::move(mentions));
}

}  // namespace diplomed::knowledge
