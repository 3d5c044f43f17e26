#include "query/repair/word_writing.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/morphology/morphology.h"
#include "text/stopwords.h"

namespace diplomed::query {
namespace {

constexpr std::size_t kLettersOfAcronym = 6;
constexpr std::size_t kLettersOfSureWord = 7;  // so long a word is seldom near another one by chance
constexpr std::size_t kLettersOfSureName = 6;
constexpr double kOneSlip = 1;
constexpr double kHeardSlip = 0.55;
constexpr std::size_t kWordsOfSentence = 7, kFunctionWordsOfSentence = 2;
constexpr double kCheapSlip = 0.9;  // of the ear, a neighbouring key, a doubled letter

// What the dictionary says of a word, in all of its readings.
struct Parts {
  bool known = false, name = false, only_name = true, noun = false, adjective = false;
};

Parts parts_of(std::string_view word, const text::Morphology& morphology) {
  using Flag = text::ReadingFlag;
  Parts out;
  for (const text::Reading& r : morphology.readings(word)) {
    const bool name = r.has(Flag::surname) || r.has(Flag::given_name) || r.has(Flag::patronymic) ||
                      r.has(Flag::geographic) || r.has(Flag::organisation);
    out.known = true;
    out.name = out.name || name;
    out.only_name = out.only_name && name;
    out.noun = out.noun || r.pos == text::PartOfSpeech::noun;
    out.adjective = out.adjective || r.is_adjectival();
  }
  return out;
}

// Letters exchanged, a neighbouring key, a letter typed twice; no letter that is missing or sounds like the right one.
bool is_slip_of_fingers(std::size_t letters, const index::SpellingCandidate& candidate) {
  return candidate.cost > kHeardSlip && candidate.cost < kCheapSlip && letters >= utf8::length(candidate.word);
}

}  // namespace

QueryWriting::QueryWriting(std::string_view query, text::Analyzer& analyzer) {
  bool capital_inside = false, capital_first = false;
  std::size_t function_words = 0;
  for (const text::Token& token : analyzer.analyze(query, text::Mode::query)) {
    if (token.extra) continue;
    const text::Word& word = *token.word;
    const bool latin = word.kind == text::WordKind::latin;
    words_.push_back(
        {token.span, word.capitalised, word.all_caps, token.sentence_start, latin, utf8::length(word.form)});
    const bool is_word = latin || word.kind == text::WordKind::russian;
    function_words += text::is_stopword(word.form) ? 1 : 0;
    cyrillic_ = cyrillic_ || word.kind == text::WordKind::russian;
    small_ = small_ || (is_word && !word.capitalised);
    capital_inside = capital_inside || (word.capitalised && !word.all_caps && !token.sentence_start);
    capital_first = capital_first || (word.capitalised && token.sentence_start);
  }
  const bool question = query.find('?') != std::string_view::npos;
  sentence_ = question || words_.size() >= kWordsOfSentence || function_words >= kFunctionWordsOfSentence;
  names_ = small_ && (capital_inside || (capital_first && question));
}

Writing QueryWriting::of(Span place) const {
  const auto at = std::find_if(words_.begin(), words_.end(), [&](const Seen& w) {
    return w.span.begin >= place.begin && w.span.end <= place.end && !w.span.empty();
  });
  if (place.empty() || at == words_.end()) return Writing::plain;
  if (at->latin && cyrillic_) return at->all_capitals ? Writing::acronym : Writing::foreign;
  if (!at->capital) return names_ ? Writing::small : Writing::plain;
  if (at->all_capitals) return small_ && at->letters <= kLettersOfAcronym ? Writing::acronym : Writing::plain;
  if (at->opening) return Writing::opening;
  if (!small_) return Writing::title;
  return sentence_ ? Writing::name_in_sentence : Writing::name;
}

bool allows(Writing writing, std::size_t letters, const index::SpellingCandidate& candidate,
            const text::Morphology& morphology) {
  if (writing == Writing::plain) return true;
  if (writing == Writing::acronym) return false;
  const Parts parts = parts_of(candidate.word, morphology);
  const bool name = !parts.known || parts.name;
  switch (writing) {
    case Writing::small:
      return parts.known ? !parts.only_name : candidate.edits < 2;
    case Writing::opening:
      return name || candidate.edits < 2 || parts.noun || letters >= kLettersOfSureWord;
    case Writing::title:
      return name || parts.noun || parts.adjective;
    case Writing::foreign:
      return name && candidate.edits < 2;
    default:
      break;
  }
  if (candidate.edits > 1) return false;
  if (!name) return (parts.noun || parts.adjective) && candidate.cost <= kOneSlip && letters >= kLettersOfSureWord;
  if (writing == Writing::name || parts.name) return candidate.cost < kCheapSlip || letters >= kLettersOfSureName;
  return is_slip_of_fingers(letters, candidate);
}

}  // namespace diplomed::query
