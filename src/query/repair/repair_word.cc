// A word of the dictionary is never respelt. The order of trials, from the surest to the boldest. A Latin word: the
// same keys on the Russian layout; a Russian word that sounds like it, or another form of one; the Russian layout with
// one slip; a similar Latin word; a Russian word that sounds like it but for one slip. A Cyrillic word: the same keys
// on the English layout; a Latin name that is surely it; one slip; words run together; a Latin name that may be it; two
// slips; a similar word for its stem.
#include "query/repair/repair_word.h"

#include <algorithm>

#include "base/utf8.h"
#include "index/schema.h"
#include "query/compile/compile_facet.h"
#include "query/repair/compound_parts.h"
#include "text/fold.h"
#include "text/morphology/morphology.h"
#include "text/sound/cyrillic_guess.h"
#include "text/sound/keyboard_layout.h"
#include "text/stopwords.h"

namespace diplomed::query {
namespace {

constexpr std::size_t kLettersForOneSlip = 4, kLettersForLayoutSlip = 7;
constexpr std::size_t kLettersOfReading = 5, kLettersOfName = 3, kLettersOfForeignName = 4;
constexpr std::size_t kLettersOfBeginning = 4;  // of a word that may be unfinished
constexpr std::size_t kMostLetters = 40;
constexpr std::size_t kMostReadings = 12, kReadingsWithSlip = 2, kMostNames = 8;
// SpellingCandidate::cost of a transcription that is right: for each letter typed, at most; and so sure that a slip is
// less so.
constexpr double kSurePerLetter = 0.05, kSureName = 0.3, kSurest = 0.15;
constexpr double kOneLetter = 1;    // SpellingCandidate::cost of any letter
constexpr double kCheapSlip = 0.9;  // likelier than any transcription
// A transcription that is likelier than two slips.
constexpr double kLikelyPerLetter = 0.07, kLikelyName = 0.6, kDearSlips = 1.5;
constexpr std::string_view kBetween = ",.;:!?";

bool has_letters_beyond_ascii(const std::string& text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; });
}

// The pieces of `text` between the characters of `separators`, none empty.
std::vector<std::string> pieces_of(const std::string& text, std::string_view separators) {
  std::vector<std::string> out;
  for (std::size_t at = text.find_first_not_of(separators); at != std::string::npos;) {
    const std::size_t end = std::min(text.find_first_of(separators, at), text.size());
    out.push_back(text.substr(at, end - at));
    at = text.find_first_not_of(separators, end);
  }
  return out;
}

std::optional<index::SpellingCandidate> best_of(const std::vector<index::SpellingCandidate>& candidates, int edits) {
  const auto found = std::find_if(candidates.begin(), candidates.end(), [&](const index::SpellingCandidate& c) {
    return !c.source_error && c.edits <= edits;
  });
  return found == candidates.end() ? std::nullopt : std::optional(*found);
}

}  // namespace

bool WordMender::some_term_exists(const text::Token& token) const {
  return std::any_of(token.word->terms.begin(), token.word->terms.end(),
                     [&](const std::string& term) { return c_.db.term_exists(term); });
}

bool WordMender::is_known(const std::string& text) const {
  const std::vector<text::Token>& tokens = c_.analyzer.analyze(text, text::Mode::query);
  if (tokens.empty()) return true;  // nothing to mend
  if (tokens.size() == 1 && text::is_stopword(*tokens[0].word)) return true;
  const auto exists = [this](const text::Token& token) { return some_term_exists(token); };
  if (std::any_of(tokens.begin(), tokens.end(), [&](const text::Token& t) { return t.extra && exists(t); }))
    return true;
  if (std::all_of(tokens.begin(), tokens.end(), [&](const text::Token& t) { return t.extra || exists(t); }))
    return true;
  if (c_.matcher == nullptr) return false;
  for (const knowledge::Match& m : c_.matcher->match(tokens, text::Mode::query)) {
    const knowledge::Concept& concept_named = c_.matcher->vocabulary().concepts()[m.concept_index];
    if (!m.place && c_.db.term_exists(concept_term(concept_named))) return true;
  }
  return false;
}

bool WordMender::is_written(const std::string& text) const {
  const std::vector<text::Token>& tokens = c_.analyzer.analyze(text, text::Mode::query);
  return std::any_of(tokens.begin(), tokens.end(),
                     [this](const text::Token& t) { return text::is_stopword(*t.word) || some_term_exists(t); });
}

bool WordMender::make_one_word(const std::string& left, const std::string& right) const {
  const std::vector<text::Token>& before = c_.analyzer.analyze(left, text::Mode::query);
  if (before.empty() || before.back().span.end != left.size()) return false;
  const std::vector<text::Token>& after = c_.analyzer.analyze(right, text::Mode::query);
  if (after.empty() || after.front().span.begin != 0) return false;
  const std::vector<text::Token>& tokens = c_.analyzer.analyze(left + right, text::Mode::query);
  return tokens.size() == 1 && !candidates_.is_glued(tokens[0].word->form) && is_known(left + right);
}

bool WordMender::is_surely_known(const std::string& text) const {
  if (!is_known(text)) return false;
  const std::vector<text::Token>& tokens = c_.analyzer.analyze(text, text::Mode::query);
  if (c_.matcher != nullptr && !c_.matcher->match(tokens, text::Mode::query).empty()) return true;
  return std::all_of(tokens.begin(), tokens.end(), [this](const text::Token& t) {
    const text::Word& word = *t.word;
    return t.extra || word.in_dictionary || c_.db.term_exists(index::exact_term(word.form)) ||
           std::any_of(word.terms.begin(), word.terms.end(), [this](const std::string& term) {
             return utf8::length(term) >= kLettersForOneSlip && c_.db.term_exists(term);
           });
  });
}

std::optional<WordMender::Found> WordMender::find(const std::string& text, Writing writing) const {
  if (utf8::length(text) > kMostLetters) return std::nullopt;
  if (auto found = find_layout(text)) return found;
  const std::vector<text::Token>& tokens = c_.analyzer.analyze(text, text::Mode::query);
  if (tokens.size() > 1) return find_parts(text, writing);
  const text::Word word = *tokens.front().word;
  if (auto twin = find_twin(word)) return twin;
  if (word.kind == text::WordKind::latin) return find_for_latin(text, word.form, writing);
  if (word.kind == text::WordKind::russian) return find_for_russian(word, writing);
  return std::nullopt;
}

// МРТ typed with Latin letters that look the same, or TCP with Russian ones.
std::optional<WordMender::Found> WordMender::find_twin(const text::Word& word) const {
  const bool latin = word.kind == text::WordKind::latin;
  const std::string twin = latin ? text::in_cyrillic_shapes(word.form) : text::in_latin_shapes(word.form);
  if (twin.empty() || !c_.db.term_exists(index::exact_term(twin))) return std::nullopt;
  return Found{CorrectionKind::layout, twin};
}

// The whole as it stands, since б ю ж э х ъ are punctuation in English; without the marks at its ends; piece by piece.
std::optional<WordMender::Found> WordMender::find_layout(const std::string& text) const {
  const auto mended = [this](const std::string& typed) -> std::string {
    const std::string russian = text::on_russian_layout(typed);
    if (has_letters_beyond_ascii(russian) && is_surely_known(russian)) return russian;
    if (!has_letters_beyond_ascii(typed)) return {};
    // A word with a punctuation key in it is none.
    const std::string english = text::on_english_layout(typed);
    const bool plain = english.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
    return plain && !english.empty() && is_surely_known(english) ? english : std::string();
  };
  if (const std::string whole = mended(text); !whole.empty()) return Found{CorrectionKind::layout, whole};
  const std::vector<std::string> pieces = pieces_of(text, kBetween);
  if (pieces.empty() || pieces.front() == text) return std::nullopt;
  std::string out;
  for (const std::string& piece : pieces) {
    const std::string russian = mended(piece);
    if (russian.empty()) return std::nullopt;
    out += (out.empty() ? "" : " ") + russian;
  }
  return Found{CorrectionKind::layout, out};
}

// «врач-трапевт», «медецинско-санитарная»: each part that is not known is mended by itself, as far as it can be.
std::optional<WordMender::Found> WordMender::find_parts(const std::string& text, Writing writing) const {
  const std::vector<text::Token>& tokens = c_.analyzer.analyze(text, text::Mode::query);
  const std::uint32_t begin = tokens.front().span.begin;
  const std::uint32_t end = std::max(tokens.front().span.end, tokens.back().span.end);
  const std::string compound = text.substr(begin, end - begin);  // without the marks around it
  const std::vector<std::string> parts = pieces_of(compound, "-");
  if (parts.size() < 2) return std::nullopt;
  if (is_right_compound(text::fold_yo(text::fold(compound)), *c_.analyzer.morphology())) return std::nullopt;
  std::optional<Found> out;
  std::string joined;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::optional<Found> found = find_part(parts[i], i + 1 == parts.size(), writing);
    if (found && !out) out = found;
    joined += (joined.empty() ? "" : "-") + (found ? found->word : parts[i]);
  }
  if (out) out->word = joined;
  return out;
}

// The first part of a compound adjective is mended as the adjective that it is made of.
std::optional<WordMender::Found> WordMender::find_part(const std::string& part, bool last, Writing writing) const {
  const std::vector<text::Token>& tokens = c_.analyzer.analyze(part, text::Mode::query);
  if (tokens.size() != 1 || is_known(part)) return std::nullopt;
  const std::string form = text::fold_yo(text::fold(part));
  if (!last) {
    if (is_linked_adjective(form, *c_.analyzer.morphology())) return std::nullopt;
    for (const LinkedAdjective& linked : linked_adjectives(form)) {
      const auto adjective = nearest(linked.adjective, edits_for(utf8::length(form)), writing);
      const std::string mended = adjective ? linked.linked(*adjective) : std::string();
      if (!mended.empty()) return Found{CorrectionKind::spelling, mended};
    }
  }
  return find(part, writing);
}

// An English word of some name in the vocabulary: it is right, but it may be a Russian person's name that is in one.
bool WordMender::is_label_word(const std::string& text) const {
  if (c_.matcher == nullptr) return false;
  const std::vector<text::Token>& tokens = c_.analyzer.analyze(text, text::Mode::query);
  const std::vector<std::string>& terms = tokens.front().word->terms;
  return std::any_of(terms.begin(), terms.end(), [this](const std::string& t) { return c_.matcher->has_term(t); });
}

std::optional<WordMender::Found> WordMender::find_for_latin(const std::string& text, const std::string& form,
                                                            Writing writing) const {
  if (form.find_first_not_of("ivxlcdm") == std::string::npos) return std::nullopt;  // a Roman number
  if (writing == Writing::acronym) return std::nullopt;
  if (is_label_word(text)) {
    const auto name = sounding(form, Writing::foreign);
    return name ? std::optional(Found{CorrectionKind::transliteration, *name}) : std::nullopt;
  }
  if (const auto word = sounding(form, writing)) return Found{CorrectionKind::transliteration, *word};
  if (const std::string russian = text::on_russian_layout(text); utf8::length(russian) >= kLettersForLayoutSlip) {
    if (const auto similar = nearest(russian, 1, writing)) return Found{CorrectionKind::layout, *similar};
  }
  if (const auto similar = nearest(form, edits_for(form.size()), writing))
    return Found{CorrectionKind::spelling, *similar};
  if (form.size() < kLettersForLayoutSlip) return std::nullopt;
  for (const std::string& reading : text::cyrillic_readings(form, kReadingsWithSlip)) {
    const auto similar = candidates_.nearest(reading, 1, writing);
    if (similar && similar->cost <= kOneLetter) return Found{CorrectionKind::transliteration, similar->word};
  }
  return std::nullopt;
}

std::optional<WordMender::Found> WordMender::find_for_russian(const text::Word& word, Writing writing) const {
  const std::string& form = word.form;
  const std::size_t letters = utf8::length(form);
  // A word of the dictionary is right, though no article has it: контракт is not контакт.
  if (word.in_dictionary) return is_name(word) ? latin_name(form, kSurest, false) : std::nullopt;
  const int edits = edits_for(letters);
  const auto one = candidates_.nearest(form, std::min(edits, 1), writing);
  const bool written = one && one->frequency > 0;
  if (!written && is_prefixed_word(form, *c_.analyzer.morphology())) return std::nullopt;
  const bool cheap = one && one->cost < kCheapSlip;
  if (!cheap) {
    if (auto name = latin_name(form, one || query::is_name(writing) ? kSurest : kSureName, true)) return name;
  }
  if (one) return Found{CorrectionKind::spelling, one->word};
  if (const auto parts = query::is_name(writing) ? std::nullopt : splitter_.split(form))
    return Found{CorrectionKind::split, *parts};
  const auto two = edits < 2 ? std::nullopt : candidates_.nearest(form, 2, writing);
  const auto name = best_of(candidates_.transcribed(form), 0);
  const double likely = std::min(kLikelyName, kLikelyPerLetter * static_cast<double>(letters));
  if (name && name->cost <= likely && (!two || two->cost > kDearSlips))
    return Found{CorrectionKind::transliteration, std::string(name->word), true};
  if (two) return Found{CorrectionKind::spelling, two->word};
  for (const std::string& stem : word.terms) {
    if (stem == form || !has_letters_beyond_ascii(stem)) continue;
    if (auto near = candidates_.nearest_form(form, stem, writing)) return Found{CorrectionKind::spelling, *near};
  }
  return std::nullopt;
}

// The nearest Latin name, at most that far. One that looks like an error of its source counts when `any` and there is
// no other: Gates is near rates.
std::optional<WordMender::Found> WordMender::latin_name(const std::string& form, double cost, bool any) const {
  const std::size_t letters = utf8::length(form);
  if (letters < kLettersOfName) return std::nullopt;
  const double most = std::min(cost, kSurePerLetter * static_cast<double>(letters));
  const std::vector<index::SpellingCandidate> names = candidates_.transcribed(form);
  auto name = best_of(names, 0);
  if (any && (!name || name->cost > most) && !names.empty()) name = names.front();
  if (!name || name->cost > most) return std::nullopt;
  return Found{CorrectionKind::transliteration, std::string(name->word), true};
}

std::optional<WordMender::Found> WordMender::offer(const std::string& text, Writing writing) const {
  const std::vector<text::Token>& tokens = c_.analyzer.analyze(text, text::Mode::query);
  if (tokens.size() != 1 || tokens[0].word->kind != text::WordKind::russian) return std::nullopt;
  const std::string form = tokens[0].word->form;
  std::vector<std::string> words = {form};
  words.insert(words.end(), tokens[0].word->terms.begin(), tokens[0].word->terms.end());
  const bool may_be_unfinished = !tokens[0].word->in_dictionary && utf8::length(form) >= kLettersOfBeginning;
  for (const std::string& word : words) {
    if (const auto similar = nearest(word, std::min(1, edits_for(utf8::length(word))), writing))
      return Found{CorrectionKind::spelling, *similar};
  }
  const auto whole = may_be_unfinished ? candidates_.continued(form) : std::nullopt;
  return whole ? std::optional(Found{CorrectionKind::completion, *whole}) : std::nullopt;
}

std::vector<std::string> WordMender::latin_names(const std::string& text) const {
  const std::vector<text::Token>& tokens = c_.analyzer.analyze(text, text::Mode::query);
  if (tokens.size() != 1 || tokens[0].word->kind != text::WordKind::russian) return {};
  const std::string form = tokens[0].word->form;
  if (utf8::length(form) < kLettersOfName || text::is_stopword(form)) return {};
  std::vector<std::string> out;
  for (const index::SpellingCandidate& c : candidates_.transcribed(form)) {
    const double sure = std::min(kSureName, kSurePerLetter * static_cast<double>(utf8::length(form)));
    if (c.cost <= sure && out.size() < kMostNames) out.emplace_back(c.word);
  }
  return out;
}

// A person's or a body's name in every reading of the dictionary: Джонсон, Хопкинс, but not Роза. A country is written
// in Russian.
bool WordMender::is_name(const text::Word& word) const {
  using Flag = text::ReadingFlag;
  const std::vector<text::Reading> readings = c_.analyzer.morphology()->readings(word.form);
  return !readings.empty() && std::all_of(readings.begin(), readings.end(), [](const text::Reading& r) {
    return r.has(Flag::surname) || r.has(Flag::given_name) || r.has(Flag::organisation);
  });
}

// What is typed letter by letter, even a rare word or an error of its source; else a form of a word that the documents
// have in other cases, if the dictionary knows it; else what sounds so; else such a form of any word.
std::optional<std::string> WordMender::sounding(const std::string& form, Writing writing) const {
  const text::Morphology& morphology = *c_.analyzer.morphology();
  const bool foreign = writing == Writing::foreign;
  if (foreign && form.size() < kLettersOfForeignName) return std::nullopt;
  std::vector<index::SpellingCandidate> candidates = candidates_.sounding(form);
  std::erase_if(candidates, [&](const index::SpellingCandidate& c) {
    return (foreign && c.cost > 0) || !allows(writing, form.size(), c, morphology);
  });
  if (!candidates.empty() && candidates.front().cost == 0) return std::string(candidates.front().word);
  std::optional<std::string> other;
  if (form.size() >= kLettersOfReading) {
    for (const std::string& reading : text::cyrillic_readings(form, kMostReadings)) {
      if (!allows(writing, form.size(), {reading}, morphology)) continue;
      const auto [known, in_dictionary] = is_other_form(reading);
      if (known && in_dictionary) return reading;
      if (known && !other) other = reading;
    }
  }
  const std::optional<index::SpellingCandidate> best = best_of(candidates, 1);
  if (best) return std::string(best->word);
  return other || foreign ? other : candidates_.common_sounding(form);
}

// "murashkoy": the form is in no document, but a lemma or the base of this Russian reading of it is.
WordMender::OtherForm WordMender::is_other_form(const std::string& reading) const {
  const std::vector<text::Token>& tokens = c_.analyzer.analyze(reading, text::Mode::query);
  if (tokens.size() != 1 || text::is_stopword(tokens[0].word->form)) return {};
  const std::vector<std::string>& terms = tokens[0].word->terms;
  const bool known = std::any_of(terms.begin(), terms.end(), [this](const std::string& t) {
    return utf8::length(t) >= kLettersForOneSlip && candidates_.documents(t) > 0;
  });
  return {known, tokens[0].word->in_dictionary};
}

std::optional<std::string> WordMender::nearest(const std::string& word, int edits, Writing writing) const {
  const std::optional<Meant> best = candidates_.nearest(word, edits, writing);
  return best ? std::optional(best->word) : std::nullopt;
}

}  // namespace diplomed::query
