// A word of the dictionary is never respelt. The order of trials, from the surest to the boldest. A Latin word: the
// same keys on the Russian layout; a Russian word that sounds like it, or another form of one; the Russian layout with
// one slip; a similar Latin word; a Russian word that sounds like it but for one slip. A Cyrillic word: the same keys
// on the English layout; a Latin name that is surely it; one slip; words run together; a Latin name that may be it; two
// slips; a similar word for its stem.
#include "query/repair/repair_word.h"

#include <algorithm>

#include "base/utf8.h"
#include "index/schema.h"
#include "text/morphology/morphology.h"
#include "text/sound/cyrillic_guess.h"
#include "text/sound/keyboard_layout.h"
#include "text/stopwords.h"

namespace diplomed::query {
namespace {

constexpr std::size_t kLettersForOneSlip = 4, kLettersForTwo = 6, kLettersForLayoutSlip = 7;
constexpr std::size_t kLettersOfThree = 15;  // words run together
constexpr std::size_t kLettersOfHalf = 3, kLettersOfReading = 5, kLettersOfName = 3;
constexpr std::size_t kLettersOfFreeHalf = 4;  // of halves that stand side by side nowhere
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

int edits_for(std::size_t letters) {
  return letters >= kLettersForTwo ? 2 : letters >= kLettersForOneSlip ? 1 : 0;
}

const index::SpellingIndex& WordMender::spelling() const {
  if (!spelling_) spelling_ = c_.spelling();
  return *spelling_;
}

bool WordMender::some_term_exists(const text::Token& token) const {
  return std::any_of(token.word->terms.begin(), token.word->terms.end(),
                     [&](const std::string& term) { return c_.db.term_exists(term); });
}

bool WordMender::is_known(const std::string& text) const {
  const std::vector<text::Token>& tokens = c_.analyzer.analyze(text, text::Mode::query);
  if (tokens.empty()) return true;  // nothing to mend
  if (tokens.size() == 1 && text::is_stopword(tokens[0].word->form)) return true;
  const auto exists = [this](const text::Token& token) { return some_term_exists(token); };
  if (std::any_of(tokens.begin(), tokens.end(), [&](const text::Token& t) { return t.extra && exists(t); }))
    return true;
  if (std::all_of(tokens.begin(), tokens.end(), [&](const text::Token& t) { return t.extra || exists(t); }))
    return true;
  if (c_.matcher == nullptr) return false;
  for (const knowledge::Match& m : c_.matcher->match(tokens, text::Mode::query)) {
    const knowledge::Concept& concept_named = c_.matcher->vocabulary().concepts()[m.concept_index];
    if (!m.place && c_.db.term_exists(index::concept_term(concept_named.type, concept_named.id))) return true;
  }
  return false;
}

bool WordMender::is_written(const std::string& text) const {
  const std::vector<text::Token>& tokens = c_.analyzer.analyze(text, text::Mode::query);
  return std::any_of(tokens.begin(), tokens.end(),
                     [this](const text::Token& t) { return text::is_stopword(t.word->form) || some_term_exists(t); });
}

bool WordMender::make_one_word(const std::string& left, const std::string& right) const {
  const std::vector<text::Token>& before = c_.analyzer.analyze(left, text::Mode::query);
  if (before.empty() || before.back().span.end != left.size()) return false;
  const std::vector<text::Token>& after = c_.analyzer.analyze(right, text::Mode::query);
  if (after.empty() || after.front().span.begin != 0) return false;
  const std::vector<text::Token>& tokens = c_.analyzer.analyze(left + right, text::Mode::query);
  return tokens.size() == 1 && is_known(left + right);
}

bool WordMender::stand_together(const std::string& left, const std::string& right) const {
  for (const std::string& text : {left, right}) {
    const std::vector<text::Token>& tokens = c_.analyzer.analyze(text, text::Mode::query);
    if (tokens.size() != 1 || text::is_stopword(tokens[0].word->form)) return true;
  }
  return are_neighbours(left, right);
}

// The same, function words too; or they are a name of the vocabulary.
bool WordMender::are_neighbours(const std::string& left, const std::string& right) const {
  if (c_.matcher != nullptr) {
    const std::vector<text::Token>& tokens = c_.analyzer.analyze(left + " " + right, text::Mode::query);
    for (const knowledge::Match& m : c_.matcher->match(tokens, text::Mode::query)) {
      if (m.first == 0 && m.last + 1 == tokens.size() && m.first != m.last) return true;
    }
  }
  std::vector<Xapian::Query> sides;
  for (const std::string& text : {left, right}) {
    const std::vector<text::Token>& tokens = c_.analyzer.analyze(text, text::Mode::query);
    if (tokens.size() != 1) return false;
    std::vector<Xapian::Query> terms;
    for (const std::string& term : tokens[0].word->terms) {
      if (c_.db.term_exists(term)) terms.emplace_back(term);
    }
    if (terms.empty()) return false;
    sides.emplace_back(Xapian::Query::OP_OR, terms.begin(), terms.end());
  }
  Xapian::Enquire enquire(c_.db);
  enquire.set_query(c_.guard(Xapian::Query(Xapian::Query::OP_PHRASE, sides.begin(), sides.end(), 2)));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  return !enquire.get_mset(0, 1).empty();
}

// By more than a stem of few letters, which much that is no word has.
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

std::optional<WordMender::Found> WordMender::find(const std::string& text) const {
  if (utf8::length(text) > kMostLetters) return std::nullopt;
  if (auto found = find_layout(text)) return found;
  const std::vector<text::Token>& tokens = c_.analyzer.analyze(text, text::Mode::query);
  if (tokens.size() > 1) return find_parts(text);
  const text::Word word = *tokens.front().word;
  if (word.kind == text::WordKind::latin) return find_for_latin(text, word.form);
  if (word.kind == text::WordKind::russian) return find_for_russian(word);
  return std::nullopt;
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

// «врач-трапевт»: each part that is not known is mended by itself; nothing when one cannot be.
std::optional<WordMender::Found> WordMender::find_parts(const std::string& text) const {
  const std::vector<std::string> parts = pieces_of(text, "-");
  if (parts.size() < 2) return std::nullopt;
  std::optional<Found> out;
  std::string joined;
  for (const std::string& part : parts) {
    std::optional<Found> found;
    if (!is_known(part)) {
      found = find(part);
      if (!found) return std::nullopt;
      if (!out) out = found;
    }
    joined += (joined.empty() ? "" : "-") + (found ? found->word : part);
  }
  if (out) out->word = joined;
  return out;
}

std::optional<WordMender::Found> WordMender::find_for_latin(const std::string& text, const std::string& form) const {
  if (form.find_first_not_of("ivxlcdm") == std::string::npos) return std::nullopt;  // a Roman number
  if (const auto word = sounding(form)) return Found{CorrectionKind::transliteration, *word};
  if (const std::string russian = text::on_russian_layout(text); utf8::length(russian) >= kLettersForLayoutSlip) {
    if (const auto similar = nearest(russian, 1)) return Found{CorrectionKind::layout, *similar};
  }
  if (const auto similar = nearest(form, edits_for(form.size()))) return Found{CorrectionKind::spelling, *similar};
  if (form.size() < kLettersForLayoutSlip) return std::nullopt;
  for (const std::string& reading : text::cyrillic_readings(form, kReadingsWithSlip)) {
    const auto similar = best_of(spelling().similar(reading, 1), 1);
    if (similar && similar->cost <= kOneLetter)
      return Found{CorrectionKind::transliteration, std::string(similar->word)};
  }
  return std::nullopt;
}

std::optional<WordMender::Found> WordMender::find_for_russian(const text::Word& word) const {
  const std::string& form = word.form;
  const std::size_t letters = utf8::length(form);
  // A word of the dictionary is right, though no article has it: контракт is not контакт.
  if (word.in_dictionary) return is_name(word) ? latin_name(form, kSurest, false) : std::nullopt;
  const int edits = edits_for(letters);
  const auto one = edits == 0 ? std::nullopt : best_of(spelling().similar(form, 1), 1);
  const bool cheap = one && one->cost < kCheapSlip;
  if (!cheap) {
    if (auto name = latin_name(form, one ? kSurest : kSureName, true)) return name;
  }
  if (one) return Found{CorrectionKind::spelling, std::string(one->word)};
  if (const auto parts = split(form)) return Found{CorrectionKind::split, *parts};
  const auto two = edits < 2 ? std::nullopt : best_of(spelling().similar(form, 2), 2);
  const auto name = best_of(spelling().transcribed(form), 0);
  const double likely = std::min(kLikelyName, kLikelyPerLetter * static_cast<double>(letters));
  if (name && name->cost <= likely && (!two || two->cost > kDearSlips))
    return Found{CorrectionKind::transliteration, std::string(name->word), true};
  if (two) return Found{CorrectionKind::spelling, std::string(two->word)};
  for (const std::string& stem : word.terms) {
    if (stem == form) continue;
    if (const auto similar = nearest(stem, edits_for(utf8::length(stem))))
      return Found{CorrectionKind::spelling, *similar};
  }
  return std::nullopt;
}

// The nearest Latin name, at most that far. One that looks like an error of its source counts when `any` and there is
// no other: Gates is near rates.
std::optional<WordMender::Found> WordMender::latin_name(const std::string& form, double cost, bool any) const {
  const std::size_t letters = utf8::length(form);
  if (letters < kLettersOfName) return std::nullopt;
  const double most = std::min(cost, kSurePerLetter * static_cast<double>(letters));
  const std::vector<index::SpellingCandidate> names = spelling().transcribed(form);
  auto name = best_of(names, 0);
  if (any && (!name || name->cost > most) && !names.empty()) name = names.front();
  if (!name || name->cost > most) return std::nullopt;
  return Found{CorrectionKind::transliteration, std::string(name->word), true};
}

std::optional<WordMender::Found> WordMender::offer(const std::string& text) const {
  const std::vector<text::Token>& tokens = c_.analyzer.analyze(text, text::Mode::query);
  if (tokens.size() != 1 || tokens[0].word->kind != text::WordKind::russian) return std::nullopt;
  std::vector<std::string> words = {tokens[0].word->form};
  words.insert(words.end(), tokens[0].word->terms.begin(), tokens[0].word->terms.end());
  for (const std::string& word : words) {
    if (const auto similar = nearest(word, std::min(1, edits_for(utf8::length(word)))))
      return Found{CorrectionKind::spelling, *similar};
  }
  return std::nullopt;
}

std::vector<std::string> WordMender::latin_names(const std::string& text) const {
  const std::vector<text::Token>& tokens = c_.analyzer.analyze(text, text::Mode::query);
  if (tokens.size() != 1 || tokens[0].word->kind != text::WordKind::russian) return {};
  const std::string form = tokens[0].word->form;
  if (utf8::length(form) < kLettersOfName || text::is_stopword(form)) return {};
  std::vector<std::string> out;
  for (const index::SpellingCandidate& c : spelling().transcribed(form)) {
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
std::optional<std::string> WordMender::sounding(const std::string& form) const {
  const std::vector<index::SpellingCandidate> candidates = spelling().sounding(form);
  if (!candidates.empty() && candidates.front().cost == 0) return std::string(candidates.front().word);
  std::optional<std::string> other;
  if (form.size() >= kLettersOfReading) {
    for (const std::string& reading : text::cyrillic_readings(form, kMostReadings)) {
      const auto [known, in_dictionary] = is_other_form(reading);
      if (known && in_dictionary) return reading;
      if (known && !other) other = reading;
    }
  }
  const std::optional<index::SpellingCandidate> best = best_of(candidates, 1);
  return best ? std::optional(std::string(best->word)) : other;
}

// "murashkoy": the form is in no document, but a lemma or the base of this Russian reading of it is.
WordMender::OtherForm WordMender::is_other_form(const std::string& reading) const {
  const std::vector<text::Token>& tokens = c_.analyzer.analyze(reading, text::Mode::query);
  if (tokens.size() != 1 || text::is_stopword(tokens[0].word->form)) return {};
  const std::vector<std::string>& terms = tokens[0].word->terms;
  const bool known = std::any_of(terms.begin(), terms.end(), [this](const std::string& t) {
    return utf8::length(t) >= kLettersForOneSlip && spelling().frequency(t) > 0;
  });
  return {known, tokens[0].word->in_dictionary};
}

std::optional<std::string> WordMender::nearest(const std::string& word, int edits) const {
  if (edits == 0) return std::nullopt;
  const std::optional<index::SpellingCandidate> best = best_of(spelling().similar(word, edits), edits);
  return best ? std::optional(std::string(best->word)) : std::nullopt;
}

// Documents of a half of a word: of the form itself, else of the lemmas of a word of the dictionary.
std::uint32_t WordMender::half_frequency(const std::string& half, bool only_form) const {
  const std::uint32_t of_form = spelling().frequency(half);
  if (of_form > 0 || only_form) return of_form;
  const std::vector<text::Token>& tokens = c_.analyzer.analyze(half, text::Mode::query);
  if (tokens.size() != 1 || !tokens[0].word->in_dictionary) return 0;
  std::uint32_t frequency = 0;
  for (const std::string& term : tokens[0].word->terms) frequency = std::max(frequency, spelling().frequency(term));
  return frequency;
}

// Two known words, of which the rarer is as frequent as can be: such as stand side by side somewhere, else long ones.
std::optional<std::string> WordMender::split_in_two(const std::string& form, bool only_forms) const {
  std::optional<std::string> best;
  std::uint32_t best_frequency = 0;
  bool best_is_row = false;
  for (std::size_t at = 0; at < form.size(); at += utf8::decode(form, at).bytes) {
    const std::string left = form.substr(0, at), right = form.substr(at);
    if (utf8::length(left) < kLettersOfHalf || utf8::length(right) < kLettersOfHalf) continue;
    // Beside a function word only a form that stands in the documents counts.
    const bool weak = only_forms || text::is_stopword(left) || text::is_stopword(right);
    const std::uint32_t of_left = half_frequency(left, weak);
    const std::uint32_t frequency = of_left == 0 ? 0 : std::min(of_left, half_frequency(right, weak));
    if (frequency == 0) continue;
    const bool row = only_forms || are_neighbours(left, right);
    const bool both_long = std::min(utf8::length(left), utf8::length(right)) >= kLettersOfFreeHalf;
    if (!row && (weak || !both_long)) continue;
    if (row < best_is_row || (row == best_is_row && frequency <= best_frequency)) continue;
    best_frequency = frequency;
    best_is_row = row;
    best = left + " " + right;
  }
  return best;
}

// Two words, or three long ones.
std::optional<std::string> WordMender::split(const std::string& form) const {
  if (auto two = split_in_two(form, false)) return two;
  if (utf8::length(form) < kLettersOfThree) return std::nullopt;
  for (std::size_t at = 0; at < form.size(); at += utf8::decode(form, at).bytes) {
    const std::string left = form.substr(0, at);
    if (utf8::length(left) < kLettersForOneSlip || spelling().frequency(left) == 0) continue;
    const auto rest = split_in_two(form.substr(at), true);
    if (!rest) continue;
    const std::size_t space = rest->find(' ');
    const std::string middle = rest->substr(0, space);
    if (are_neighbours(left, middle) || are_neighbours(middle, rest->substr(space + 1))) return left + " " + *rest;
  }
  return std::nullopt;
}

}  // namespace diplomed::query
