// A role is a noun phrase in apposition: adjectives, a head (a noun for a living being, in the name's own case), then
// what depends on the head: genitives, prepositions with theirs, acronyms, names in quotes.
#include "knowledge/people/roles.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "knowledge/people/person_cues.h"
#include "knowledge/words/word_list.h"
#include "language_data/name_parts.h"
#include "text/characters.h"
#include "text/morphology/morphology.h"
#include "text/morphology/name_endings.h"

namespace diplomed::knowledge {
namespace {

using text::GramCase;
using text::GramGender;
using text::GramNumber;
using text::PartOfSpeech;
using text::Reading;
using text::ReadingFlag;
using text::WordKind;

constexpr std::uint32_t kNone = 0xFFFFFFFF;
constexpr int kMaxBefore = 18, kMaxAfter = 18, kMaxAdjectives = 5;  // words

std::string lower_first(std::string_view word) {
  std::string out;
  const utf8::CodePoint first = utf8::decode(word, 0);
  utf8::append(out, text::to_lower(first.value));
  return out.append(word.substr(first.bytes));
}

std::uint32_t previous(const AnnotatedText& text, std::uint32_t at) {
  while (at-- > 0) {
    if (!text.tokens[at].extra) return at;
  }
  return kNone;
}

std::uint32_t following(const AnnotatedText& text, std::uint32_t at) {
  for (++at; at < text.tokens.size(); ++at) {
    if (!text.tokens[at].extra) return at;
  }
  return kNone;
}

std::string_view gap(const AnnotatedText& text, std::uint32_t end, std::uint32_t begin) {
  return begin <= end ? std::string_view() : text.text.substr(end, begin - end);
}

// The first token of «д-р», «г-н», «г-жа» before token `first`, else `first`.
std::uint32_t skip_honorific(const AnnotatedText& text, std::uint32_t first) {
  const std::uint32_t second = previous(text, first);
  const std::uint32_t start = second == kNone ? kNone : previous(text, second);
  if (start == kNone || gap(text, text.tokens[start].span.end, text.tokens[second].span.begin) != "-") return first;
  const std::string& head = text.tokens[start].word->form;
  const std::string& tail = text.tokens[second].word->form;
  return (head == "д" && tail == "р") || (head == "г" && (tail == "н" || tail == "жа")) ? start : first;
}

// Nothing but spaces, hyphens and quotation marks; one line break at most.
bool inside_phrase(std::string_view between) {
  static constexpr std::string_view kMarks[] = {" ", "\n", "-", "\"", "«", "»", "“", "”", "„", "\u00A0"};
  if (between.size() > 12 || between.find("\n\n") != std::string_view::npos) return false;
  while (!between.empty()) {
    const auto* const mark =
        std::find_if(std::begin(kMarks), std::end(kMarks), [&](std::string_view m) { return between.starts_with(m); });
    if (mark == std::end(kMarks)) return false;
    between.remove_prefix(mark->size());
  }
  return true;
}

// Of a gap read from right to left: where a quotation ends, and where it begins.
bool closes_quote(std::string_view between) {
  return between.find("»") != std::string_view::npos || between.ends_with("\" ") ||
         between.find("”") != std::string_view::npos;
}
bool opens_quote(std::string_view between) {
  return between.find("«") != std::string_view::npos || between.ends_with(" \"") ||
         between.find("„") != std::string_view::npos;
}

// Nouns for people of a trade by their ending.
bool is_profession(std::string_view lemma) {
  return ends_with_any(lemma, language_data::name_parts::kProfessionEnding);
}

// Participles that are nouns for a post: «заведующая отделением», «исполняющий обязанности министра».
bool is_officer(std::string_view form) {
  return starts_with_any(form, language_data::name_parts::kOfficerStem);
}

bool is_name(const Reading& r) {
  return r.has(ReadingFlag::given_name) || r.has(ReadingFlag::surname) || r.has(ReadingFlag::patronymic);
}

bool has_pos(const std::vector<Reading>& readings, PartOfSpeech pos) {
  return std::any_of(readings.begin(), readings.end(), [&](const Reading& r) { return r.pos == pos; });
}

bool is_pronoun(const std::vector<Reading>& readings) {
  return std::any_of(readings.begin(), readings.end(),
                     [](const Reading& r) { return r.pos == PartOfSpeech::pronoun || r.has(ReadingFlag::pronominal); });
}

}  // namespace

RoleFinder::Head RoleFinder::head_at(const AnnotatedText& text, std::uint32_t token, CaseSet cases) {
  Head head{token, nullptr, 0};
  const text::Word& word = *text.tokens[token].word;
  if (word.kind != WordKind::russian && word.kind != WordKind::acronym) return head;
  const bool officer = is_officer(word.form);
  for (const Reading& r : readings_.of(word)) {
    const bool person = r.pos == PartOfSpeech::noun && r.has(ReadingFlag::animate) && !is_name(r);
    if (!person && !(officer && r.is_adjectival())) continue;
    if (r.number != GramNumber::singular || r.has(ReadingFlag::abbreviation) || r.has(ReadingFlag::odd)) continue;
    const CaseSet own = r.has(ReadingFlag::fixed) ? kAnyCase : case_bit(r.gram_case);
    if ((own & cases) == 0) continue;
    head.cases = static_cast<CaseSet>(head.cases | own);
    if (head.reading == nullptr) head.reading = &r;
  }
  if (word.capitalised || !readings_.of(word).empty()) return head;
  for (const Reading& r : readings_.as_name(word)) {  // «трансплантолог»: a profession that the dictionary lacks
    const CaseSet own = case_bit(r.gram_case);
    if (r.gender != GramGender::masculine || (own & cases) == 0 || !is_profession(r.lemma)) continue;
    head.cases = static_cast<CaseSet>(head.cases | own);
    if (head.reading == nullptr) head.reading = &r;
  }
  return head;
}

bool RoleFinder::may_be_genitive(const text::Token& token) {
  const text::Word& word = *token.word;
  if (word.kind != WordKind::russian) return true;
  const std::vector<Reading>& found = readings_.of(word);
  if (found.empty()) return true;
  return std::any_of(found.begin(), found.end(), [](const Reading& r) {
    return r.gram_case == GramCase::genitive || r.has(ReadingFlag::fixed) || r.has(ReadingFlag::abbreviation);
  });
}

bool RoleFinder::agrees(const text::Token& token, const Head& head) {
  for (const Reading& r : readings_.of(*token.word)) {
    if (!r.is_adjectival() || r.has(ReadingFlag::pronominal) || r.number != GramNumber::singular) continue;
    const bool gender = r.gender == GramGender::none || head.reading->gender == GramGender::none ||
                        r.gender == head.reading->gender || head.reading->has(ReadingFlag::common);
    if (gender && (case_bit(r.gram_case) & head.cases) != 0) return true;
  }
  return false;
}

// The first token of the head's adjectives: «Чрезвычайный и полномочный», «вице-», «первый».
std::uint32_t RoleFinder::extend_left(const AnnotatedText& text, const Head& head) {
  std::uint32_t first = head.token;
  for (int i = 0; i < kMaxAdjectives; ++i) {
    const std::uint32_t before = previous(text, first);
    if (before == kNone) break;
    const text::Token& t = text.tokens[before];
    const std::string_view between = gap(text, t.span.end, text.tokens[first].span.begin);
    if (between == "-" && t.word->kind == WordKind::russian) {
      first = before;
      continue;
    }
    if (!inside_phrase(between) || between.find('-') != std::string_view::npos || text.tokens[first].sentence_start)
      break;
    if (agrees(t, head)) {
      first = before;
      continue;
    }
    const std::uint32_t further = previous(text, before);
    const bool joined = t.word->form == "и" && first != head.token && further != kNone &&
                        inside_phrase(gap(text, text.tokens[further].span.end, t.span.begin)) &&
                        agrees(text.tokens[further], head);
    if (!joined) break;
    first = further;
  }
  return first;
}

std::string RoleFinder::country_of(const AnnotatedText& text, std::uint32_t first, std::uint32_t last) const {
  auto m = std::lower_bound(text.matches.begin(), text.matches.end(), first,
                            [](const Match& match, std::uint32_t token) { return match.first < token; });
  for (; m != text.matches.end() && m->first <= last; ++m) {
    if (m->last > last || m->place) continue;
    const Concept& c = vocabulary_.concepts()[m->concept_index];
    if (c.is(Facet::country)) return c.id;
  }
  return {};
}

Role RoleFinder::make(const AnnotatedText& text, std::uint32_t first, const Head& head, std::uint32_t last) {
  Role role;
  role.head = head.reading->lemma;
  role.cases = head.cases;
  role.gender = head.reading->has(ReadingFlag::common) ? GramGender::none : head.reading->gender;
  role.span = {text.tokens[first].span.begin, text.tokens[last].span.end};
  if (text.text.substr(role.span.end).starts_with("»")) role.span.end += 2;
  const text::Morphology& morphology = readings_.morphology();
  std::uint32_t at = role.span.begin;
  for (std::uint32_t i = first; i <= head.token; ++i) {
    const text::Token& t = text.tokens[i];
    if (t.extra) continue;
    role.text += gap(text, at, t.span.begin);
    const std::string_view surface = t.span.of(text.text);
    std::string nominative;
    if (i == head.token && head.reading->has(ReadingFlag::predicted)) nominative = head.reading->lemma;
    for (const Reading& r : readings_.of(*t.word)) {
      const bool adjective = i != head.token && r.is_adjectival() && (case_bit(r.gram_case) & head.cases) != 0;
      if (i == head.token ? &r != head.reading : !adjective) continue;
      nominative = r.has(ReadingFlag::predicted)
                       ? r.lemma
                       : morphology.inflect(r, GramCase::nominative, GramNumber::singular, head.reading->gender);
      break;
    }
    // A sentence's first word has its capital for that alone.
    const std::string written = nominative.empty() ? std::string(surface) : text::as_written(nominative, surface);
    role.text += t.sentence_start && !t.word->all_caps ? lower_first(written) : written;
    at = t.span.end;
  }
  role.text += text.text.substr(at, role.span.end - at);
  std::replace(role.text.begin(), role.text.end(), '\n', ' ');
  role.country = country_of(text, first, last);
  const bool nurse = role.head == "сестра" && first != head.token;  // «медицинская сестра», «старшая сестра отделения»
  if (is_address(role.head) && !nurse) role.text.clear();
  return role;
}

Role RoleFinder::before(const AnnotatedText& text, std::uint32_t first, CaseSet cases) {
  first = skip_honorific(text, first);
  std::uint32_t start = first;
  Role role = phrase_before(text, first, cases, start);
  if (!role.head.empty()) add_office(text, start, role);
  return role;
}

Role RoleFinder::phrase_before(const AnnotatedText& text, std::uint32_t first, CaseSet cases, std::uint32_t& start,
                               bool after_comma) {
  Head head;
  bool quoted = false;  // within a name in quotation marks
  bool chain = true;    // what lies between can depend on a head
  std::uint32_t right = first;
  const std::uint32_t last = previous(text, first);
  for (int i = 0; i < kMaxBefore && chain; ++i) {
    const std::uint32_t at = previous(text, right);
    if (at == kNone || text.tokens[right].sentence_start) break;
    const text::Token& t = text.tokens[at];
    const std::string_view between = gap(text, t.span.end, text.tokens[right].span.begin);
    if (!inside_phrase(between) && !(after_comma && i == 0 && between == ", ")) break;
    const std::vector<Reading>& found = readings_.of(*t.word);
    quoted = opens_quote(between) ? false : quoted || closes_quote(between);
    const Head here = quoted ? Head{} : head_at(text, at, cases);
    const bool next_is_genitive = head.reading == nullptr || may_be_genitive(text.tokens[head.token]);
    if (here.reading != nullptr && next_is_genitive) {
      head = here;
    } else if (head.reading != nullptr && !agrees(t, head)) {
      break;
    }
    const bool preposition = has_pos(found, PartOfSpeech::preposition);
    if (preposition && i == 0) return {};  // «автор книги о …»
    const bool noun = has_pos(found, PartOfSpeech::noun) || has_pos(found, PartOfSpeech::adjective);
    chain =
        !is_finite_verb(found) && !is_pronoun(found) && (preposition || noun || found.empty() || t.word->form == "и");
    right = at;
  }
  if (head.reading == nullptr || last == kNone) return {};
  start = extend_left(text, head);
  Role role = make(text, start, head, last);
  role.adjacent = head.token == last;
  return role;
}

// «министр здравоохранения, профессор Жумабаев»: a degree or a title that follows the office.
void RoleFinder::add_office(const AnnotatedText& text, std::uint32_t start, Role& role) {
  const std::uint32_t before_comma = previous(text, start);
  if (!is_title(role.head) || before_comma == kNone || text.tokens[start].sentence_start) return;
  const std::uint32_t comma = text.tokens[before_comma].span.end;
  const std::string_view between = gap(text, comma, text.tokens[start].span.begin);
  if (between != ", " && between != " ") return;
  const Role office = phrase_before(text, start, role.cases, start, true);
  if (office.text.empty() || is_title(office.head)) return;
  role.text = office.text + std::string(between) + role.text;
  role.span.begin = office.span.begin;
  role.head = office.head;
  if (role.country.empty()) role.country = office.country;
}

Role RoleFinder::after(const AnnotatedText& text, std::uint32_t last, std::uint32_t name_end, CaseSet cases) {
  std::uint32_t at = following(text, last);
  if (at == kNone || text.tokens[at].sentence_start) return {};
  const std::string_view mark = gap(text, name_end, text.tokens[at].span.begin);
  const bool dash = mark == " — " || mark == " – " || mark == " - ";
  if (mark != ", " && mark != " (" && !dash) return {};
  if (dash || mark == " (") cases = static_cast<CaseSet>(cases | case_bit(GramCase::nominative));
  const std::uint32_t first = at;
  Head head;
  for (int i = 0; i <= kMaxAdjectives && head.reading == nullptr && at != kNone; ++i) {
    const std::vector<Reading>& found = readings_.of(*text.tokens[at].word);
    if (is_pronoun(found) || is_finite_verb(found)) return {};
    head = head_at(text, at, cases);
    const bool adjective = has_pos(found, PartOfSpeech::adjective) || text.tokens[at].word->form == "и";
    const std::uint32_t next = following(text, at);
    const bool hyphen = next != kNone && gap(text, text.tokens[at].span.end, text.tokens[next].span.begin) == "-";
    if (hyphen) head = {};
    if (head.reading == nullptr && !adjective && !hyphen) return {};
    if (head.reading == nullptr) at = next;
  }
  if (head.reading == nullptr) return {};
  std::uint32_t end = head.token;
  for (int i = 0; i < kMaxAfter; ++i) {
    const std::uint32_t next = following(text, end);
    if (next == kNone || text.tokens[next].sentence_start) break;
    if (!inside_phrase(gap(text, text.tokens[end].span.end, text.tokens[next].span.begin))) break;
    const std::vector<Reading>& found = readings_.of(*text.tokens[next].word);
    if (is_finite_verb(found)) return {};  // a clause of its own: «…, президент прибыл»
    if (is_pronoun(found)) break;
    const bool preposition = has_pos(found, PartOfSpeech::preposition);
    const bool conjunction = has_pos(found, PartOfSpeech::conjunction) && text.tokens[next].word->form != "и";
    const bool nominal = found.empty() || has_pos(found, PartOfSpeech::noun) || has_pos(found, PartOfSpeech::adjective);
    if (!preposition && (conjunction || (!nominal && text.tokens[next].word->form != "и"))) break;
    end = next;
  }
  while (end != head.token) {  // nothing dangles
    const std::vector<Reading>& found = readings_.of(*text.tokens[end].word);
    if (!has_pos(found, PartOfSpeech::preposition) && text.tokens[end].word->form != "и") break;
    end = previous(text, end);
  }
  return make(text, first, head, end);
}

}  // namespace diplomed::knowledge
