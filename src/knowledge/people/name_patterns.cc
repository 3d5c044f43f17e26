// A run is a sequence of capitalised words, initials and particles with nothing but spaces between. Over a run the
// patterns of kPatterns compete by score, the best total wins (dynamic programming over at most kMaxRun atoms).
#include "knowledge/people/name_patterns.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>
#include <utility>

#include "knowledge/words/word_list.h"
#include "language_data/name_parts.h"
#include "text/fold.h"
#include "text/morphology/morphology.h"
#include "text/morphology/name_endings.h"

namespace diplomed::knowledge {
namespace {

using text::GramGender;
using text::WordKind;

constexpr std::size_t kCyrillicLetter = 2;  // bytes
constexpr std::size_t kMaxRun = 64;         // atoms; a longer run is cut
constexpr std::size_t kMaxReadings = 12;    // of one candidate

// G given name, P patronymic, S surname, M a middle name, V a given name that nobody lists, K a short one, D a father's
// name, U a word of no known kind, I initial, p particle, f «оглы».
struct Pattern {
  const char* slots;
  int score;
  NameShape shape;
};
constexpr Pattern kPatterns[] = {
    {"IIS", 18, NameShape::full},     {"IS", 12, NameShape::full},     {"SII", 18, NameShape::full},
    {"SI", 10, NameShape::full},      {"GPS", 20, NameShape::full},    {"GP", 14, NameShape::full},
    {"SGP", 20, NameShape::full},     {"GS", 12, NameShape::full},     {"SG", 10, NameShape::full},
    {"GIS", 18, NameShape::full},     {"GMS", 17, NameShape::full},    {"GKS", 18, NameShape::full},
    {"GpS", 18, NameShape::full},     {"GppS", 20, NameShape::full},   {"SGDf", 20, NameShape::full},
    {"GDfS", 22, NameShape::full},    {"GDf", 14, NameShape::full},    {"DfG", 16, NameShape::full},
    {"SGf", 14, NameShape::full},     {"SV", 7, NameShape::probable},  {"SVP", 19, NameShape::full},
    {"VPS", 19, NameShape::full},     {"pS", 7, NameShape::probable},  {"US", 6, NameShape::probable},
    {"UpS", 10, NameShape::probable}, {"UUS", 8, NameShape::probable}, {"S", 2, NameShape::surname},
    {"G", 3, NameShape::given},
};

bool is_particle(std::string_view form) {
  return in_list(language_data::name_parts::kParticle, form);
}

// One that is nothing else in Russian.
bool is_strong_particle(std::string_view form) {
  return in_list(language_data::name_parts::kStrongParticle, form);
}

// After a father's name: Турсунбай уулу, Гасан оглы.
bool is_father_word(std::string_view form) {
  return in_list(language_data::name_parts::kFatherWord, form);
}

bool only_spaces(std::string_view gap) {
  int newlines = 0;
  for (std::size_t i = 0; i < gap.size(); ++i) {
    if (gap[i] == '\n' && ++newlines > 1) return false;
    if (gap[i] == ' ' || gap[i] == '\n') continue;
    if (gap.substr(i, 2) != "\u00A0") return false;
    ++i;
  }
  return true;
}

std::string_view gap_between(std::string_view text, std::uint32_t end, std::uint32_t begin) {
  return begin <= end ? std::string_view() : text.substr(end, begin - end);
}

bool agree(GramGender a, GramGender b) {
  return a == GramGender::none || b == GramGender::none || a == b;
}

bool has_given(const NameWord& w) {
  return !w.given.empty();
}

bool looks_like_name(const NameWord& w) {
  return w.surname_known || w.surname_ending || !w.given.empty() || !w.patronymic.empty();
}

// How much a word looks like a surname.
int surname_quality(const NameWord& w) {
  if (w.surname_known) return 3;
  if (w.surname_ending && !w.common) return 3;
  if (!w.known) return 2;
  if (w.surname_ending) return 1;
  return 0;
}

}  // namespace

struct NamePatterns::Choice {
  const Pattern* pattern = nullptr;
  int score = 0;
  NameCandidate candidate;
};

std::size_t NamePatterns::read_atom(const AnnotatedText& text, std::size_t at,
                                    const std::vector<std::uint8_t>& is_place) {
  const text::Token& t = text.tokens[at];
  const text::Word& w = *t.word;
  Atom atom;
  atom.first = atom.last = static_cast<std::uint32_t>(at);
  atom.span = t.span;
  atom.sentence_start = t.sentence_start;
  atom.place = is_place[at] != 0;
  atom.country = is_place[at] == 2;
  if (w.kind == WordKind::initial) {
    if (!w.capitalised || t.span.size() != kCyrillicLetter || atom.span.end >= text.text.size() ||
        text.text[atom.span.end] != '.')
      return at;
    ++atom.span.end;
    atom.kind = AtomKind::initial;
    run_.push_back(atom);
    return at + 1;
  }
  if (w.kind != WordKind::russian) return at;
  if (!w.capitalised) {
    if (is_father_word(w.form)) {
      atom.kind = AtomKind::father;
    } else if (is_particle(w.form)) {
      atom.kind = AtomKind::particle;
    } else {
      return at;
    }
    run_.push_back(atom);
    return at + 1;
  }
  atom.word = &lexicon_.of(w);
  if (w.all_caps && !looks_like_name(*atom.word)) return at;  // ЮНИСЕФ
  std::size_t next = at + 1;
  while (next < text.tokens.size() && text.tokens[next].extra) ++next;
  while (next < text.tokens.size() && gap_between(text.text, atom.span.end, text.tokens[next].span.begin) == "-") {
    const text::Word& part = *text.tokens[next].word;
    if (part.kind != WordKind::russian) break;
    if (!part.capitalised && !is_father_word(part.form)) break;
    joined_.push_back(join_name_words(w.form, *atom.word, lexicon_.of(part)));
    atom.word = &joined_.back();
    atom.place = atom.place || is_place[next] != 0;
    atom.last = static_cast<std::uint32_t>(next);
    atom.span.end = text.tokens[next].span.end;
    ++next;
    while (next < text.tokens.size() && text.tokens[next].extra) ++next;
  }
  run_.push_back(atom);
  return next;
}

bool NamePatterns::fits(const char* pattern, std::size_t at) const {
  const std::size_t length = std::strlen(pattern);
  if (at + length > run_.size()) return false;
  const bool with_given = std::strpbrk(pattern, "GIP") != nullptr;
  for (std::size_t i = 0; i < length; ++i) {
    const Atom& a = run_[at + i];
    const char slot = pattern[i];
    if ((slot == 'I') != (a.kind == AtomKind::initial) || (slot == 'p') != (a.kind == AtomKind::particle) ||
        (slot == 'f') != (a.kind == AtomKind::father)) {
      return false;
    }
    if (a.kind != AtomKind::word) continue;
    const NameWord& w = *a.word;
    switch (slot) {
      case 'G':
        if (!has_given(w) || a.country) return false;
        break;
      case 'P':
        if (w.patronymic.empty()) return false;
        break;
      case 'M':
        if (a.place || w.common || (!has_given(w) && (w.known || w.surname_ending))) return false;
        break;
      case 'V':
        if (a.place || w.known || w.surname_ending) return false;
        break;
      case 'K':
        if (a.place || !w.short_word) return false;
        break;
      case 'D':
        if (a.place || w.function_word) return false;
        break;
      case 'U':
        if (a.place || w.common || w.geographic || (w.known && !w.surname_known)) return false;
        break;
      case 'S': {
        const int quality = surname_quality(w);
        if (quality == 0 && length > 1 && (a.sentence_start || (w.function_word && !has_given(w)))) return false;
        if (quality == 0 && std::strcmp(pattern, "IS") == 0) return false;
        if (length == 1 && w.function_word && quality == 0) return false;
        if (a.place && (!with_given || quality < 2)) return false;
        const bool surname_first = i == 0 && length > 1;
        if (surname_first && (quality < 2 || (w.common && !w.surname_known))) return false;
        if (!with_given && length > 1 && quality < (i == 0 ? 3 : 2)) return false;
        break;
      }
      default:
        break;
    }
  }
  return true;
}

// All consistent readings of the atoms at `at` by `pattern`.
bool NamePatterns::read(const AnnotatedText& text, const char* pattern, std::size_t at, NameCandidate& out) const {
  const std::size_t length = std::strlen(pattern);
  std::vector<NameReading> readings = {NameReading{}};
  for (std::size_t i = 0; i < length; ++i) {
    const Atom& a = run_[at + i];
    const std::string_view surface = a.span.of(text.text);
    const bool hyphen = i > 0 && gap_between(text.text, run_[at + i - 1].span.end, a.span.begin) == "-";
    const std::string_view joint = hyphen ? "-" : " ";  // аль-Асад
    std::vector<NameReading> next;
    const auto extend = [&](const std::vector<NameForm>& forms, std::string NameReading::*part) {
      for (const NameReading& r : readings) {
        for (const NameForm& form : forms) {
          const auto cases = static_cast<CaseSet>(r.cases & form.cases);
          if (cases == 0 || !agree(r.gender, form.gender) || next.size() >= 4 * kMaxReadings) continue;
          NameReading more = r;
          if (!(more.*part).empty()) (more.*part) += joint;
          more.*part += text::as_written(form.nominative, surface);
          if (part == &NameReading::surname) more.key = form.nominative;
          more.gender = r.gender == GramGender::none ? form.gender : r.gender;
          more.cases = cases;
          more.weight += form.weight;
          next.push_back(std::move(more));
        }
      }
    };
    const auto append = [&](std::string NameReading::*part, std::string_view what) {
      next = std::move(readings);
      for (NameReading& r : next) (r.*part) += ((r.*part).empty() ? "" : " ") + std::string(what);
    };
    switch (pattern[i]) {
      case 'G':
        extend(a.word->given, &NameReading::given);
        if (std::strcmp(pattern, "GKS") == 0) {  // «о Ким Чен Ыне»
          const std::vector<NameForm> as_it_is = {{text::fold(surface), GramGender::masculine, kAnyCase, 5}};
          extend(as_it_is, &NameReading::given);
        }
        break;
      case 'M':
        extend(has_given(*a.word) ? a.word->given : a.word->surname, &NameReading::given);
        if (next.empty()) append(&NameReading::given, surface);
        break;
      case 'K':
        append(&NameReading::given, surface);
        break;
      case 'U':
      case 'V': {
        std::vector<NameForm> forms = a.word->surname;
        add_form(forms, {text::fold(surface), GramGender::none, kAnyCase, 0});
        extend(forms, &NameReading::given);
        break;
      }
      case 'P':
        extend(a.word->patronymic, &NameReading::patronymic);
        break;
      case 'S':
        extend(a.word->surname, &NameReading::surname);
        break;
      case 'I':
        append(std::strncmp(pattern, "GI", 2) == 0 || (i > 0 && pattern[i - 1] == 'I') ? &NameReading::patronymic
                                                                                       : &NameReading::given,
               surface);
        break;
      case 'D':
      case 'f':  // «Нурлан уулу Тилек» has its father's name for a surname
        append(pattern[0] == 'D' ? &NameReading::surname : &NameReading::patronymic, surface);
        break;
      default:
        append(&NameReading::surname, surface);
    }
    readings = std::move(next);
    if (readings.empty()) return false;
  }
  std::stable_sort(readings.begin(), readings.end(),
                   [](const NameReading& a, const NameReading& b) { return a.weight > b.weight; });
  if (readings.size() > kMaxReadings) readings.resize(kMaxReadings);
  out.readings = std::move(readings);
  return true;
}

NamePatterns::Choice NamePatterns::best_at(const AnnotatedText& text, std::size_t at) const {
  Choice best;
  for (const Pattern& p : kPatterns) {
    if (!fits(p.slots, at)) continue;
    const std::size_t length = std::strlen(p.slots);
    int score = p.score;
    for (std::size_t i = 0; i < length; ++i) {
      if (p.slots[i] == 'S') score += surname_quality(*run_[at + i].word);
    }
    if (std::strcmp(p.slots, "SG") == 0 && has_given(*run_[at].word)) score -= 3;
    if (score <= best.score) continue;
    Choice choice;
    if (!read(text, p.slots, at, choice.candidate)) continue;
    choice.pattern = &p;
    choice.score = score;
    NameCandidate& c = choice.candidate;
    c.shape = p.shape;
    c.first = run_[at].first;
    c.last = run_[at + length - 1].last;
    c.span = {run_[at].span.begin, run_[at + length - 1].span.end};
    const Atom& a = run_[at];
    c.surely = p.slots[0] == 'p' && is_strong_particle(text.tokens[a.first].word->form);
    const bool eastern = std::strcmp(p.slots, "SG") == 0 && surname_quality(*run_[at].word) < 3;
    c.surname_first = p.slots[0] == 'D' || eastern;  // «Ямада Таро»
    if (p.shape == NameShape::surname) c.traits = *run_[at].word;
    best = std::move(choice);
  }
  return best;
}

void NamePatterns::parse_run(const AnnotatedText& text, std::vector<NameCandidate>& out) {
  std::vector<Choice> choices(run_.size());
  std::vector<int> total(run_.size() + 1, 0);
  std::vector<bool> taken(run_.size(), false);
  for (std::size_t i = run_.size(); i-- > 0;) {
    choices[i] = best_at(text, i);
    total[i] = total[i + 1];
    if (choices[i].pattern == nullptr) continue;
    const int with = choices[i].score + total[i + std::strlen(choices[i].pattern->slots)];
    if (with > total[i]) {
      total[i] = with;
      taken[i] = true;
    }
  }
  for (std::size_t i = 0; i < run_.size();) {
    if (!taken[i]) {
      ++i;
      continue;
    }
    const std::size_t length = std::strlen(choices[i].pattern->slots);
    for (NameReading& r : choices[i].candidate.readings) {
      if (r.key.empty()) r.key = text::fold(r.surname.empty() ? r.given : r.surname);
    }
    out.push_back(std::move(choices[i].candidate));
    i += length;
  }
  run_.clear();
}

std::vector<NameCandidate> NamePatterns::find(const AnnotatedText& text, const std::vector<std::uint8_t>& is_place) {
  std::vector<NameCandidate> out;
  run_.clear();
  joined_.clear();
  for (std::size_t at = 0; at < text.tokens.size();) {
    const text::Token& t = text.tokens[at];
    if (t.extra) {
      ++at;
      continue;
    }
    if (!run_.empty()) {
      const std::string_view gap = gap_between(text.text, run_.back().span.end, t.span.begin);
      const bool joined = only_spaces(gap) || (gap == "-" && run_.back().kind == AtomKind::particle);
      const bool new_sentence = t.sentence_start && run_.back().kind != AtomKind::initial;
      if (!joined || new_sentence || run_.size() >= kMaxRun) parse_run(text, out);
    }
    const std::size_t next = read_atom(text, at, is_place);
    if (next == at) {
      if (!run_.empty()) parse_run(text, out);
      ++at;
    } else {
      at = next;
    }
  }
  if (!run_.empty()) parse_run(text, out);
  return out;
}

}  // namespace diplomed::knowledge
