#include "query/repair/candidates.h"

#include <algorithm>

#include "base/strings.h"
#include "base/utf8.h"
#include "index/spelling/common_words.h"
#include "index/spelling/edit_cost.h"
#include "text/morphology/morphology.h"
#include "text/stopwords.h"

namespace diplomed::query {
namespace {

constexpr std::size_t kLettersForOneSlip = 4, kLettersForTwo = 6;
constexpr std::uint32_t kFunctionWord = 3;  // documents that count for one where the index has fewer
constexpr std::size_t kMostFamilies = 8;    // whose forms are compared
constexpr double kHalfSlip = 0.5;
constexpr double kAbsent = 0.5;  // how much less likely a common word is that no document has

}  // namespace

int edits_for(std::size_t letters) {
  return letters >= kLettersForTwo ? 2 : letters >= kLettersForOneSlip ? 1 : 0;
}

const index::SpellingIndex& Candidates::spelling() const {
  if (!spelling_) spelling_ = c_.spelling();
  return *spelling_;
}

const index::SpellingIndex& Candidates::common() const {
  if (!common_) common_ = index::common_words(*c_.analyzer.morphology());
  return *common_;
}

std::optional<Meant> Candidates::nearest(const std::string& form, int edits, Writing writing) const {
  if (edits == 0 || writing == Writing::acronym) return std::nullopt;
  std::vector<index::SpellingCandidate> found = spelling().similar(form, edits);
  for (index::SpellingCandidate c : common().similar(form, edits)) {
    c.frequency = spelling().frequency(c.word);
    if (text::is_stopword(c.word)) {
      c.frequency = std::max(c.frequency, kFunctionWord);
    } else if (c.frequency == 0) {
      if (c.edits > 1) continue;
      c.cost += kAbsent;
    }
    std::erase_if(found, [&](const index::SpellingCandidate& other) { return other.word == c.word; });
    found.push_back(c);
  }
  std::erase_if(found, [](const index::SpellingCandidate& c) { return c.source_error; });
  std::stable_sort(found.begin(), found.end(), index::is_likelier);
  const std::size_t letters = utf8::length(form);
  const auto best = std::find_if(found.begin(), found.end(), [&](const index::SpellingCandidate& c) {
    return c.edits <= edits && allows(writing, letters, c, *c_.analyzer.morphology());
  });
  if (best == found.end()) return std::nullopt;
  Meant meant{std::string(best->word), best->frequency, best->cost};
  if (best->edits < 2 || !best->in_dictionary) return meant;
  if (auto nearer = nearest_form_of(*best, to_u32(form), writing); nearer && nearer->cost + kHalfSlip <= meant.cost)
    meant.word = std::move(nearer->word);
  return meant;
}

std::optional<Candidates::Form> Candidates::nearest_form_of(const index::SpellingCandidate& c,
                                                            const std::u32string& typed, Writing writing) const {
  const text::Morphology& morphology = *c_.analyzer.morphology();
  const int edits = edits_for(typed.size());
  std::optional<Form> best;
  for (const std::string& lemma : morphology.lemmas(c.word)) {
    for (std::string& form : morphology.forms(lemma, text::Morphology::Participles::with)) {
      const EditDistance d = index::slip_distance(typed, to_u32(form), edits);
      if (d.edits > edits || (best && d.cost >= best->cost)) continue;
      const index::SpellingCandidate reading{form, c.frequency, d.cost, d.edits, true, false};
      if (allows(writing, typed.size(), reading, morphology)) best = Form{std::move(form), d.cost};
    }
  }
  return best;
}

std::optional<std::string> Candidates::nearest_form(const std::string& form, const std::string& stem,
                                                    Writing writing) const {
  const std::u32string typed = to_u32(form);
  const std::size_t letters = utf8::length(stem);
  std::optional<Form> best;
  std::size_t looks = 0;
  for (const index::SpellingCandidate& c : spelling().similar(stem, edits_for(letters))) {
    if (c.source_error || !allows(writing, letters, c, *c_.analyzer.morphology())) continue;
    if (!c.in_dictionary) return best ? best->word : std::string(c.word);
    if (++looks > kMostFamilies) break;
    auto near = nearest_form_of(c, typed, writing);
    if (near && (!best || near->cost < best->cost)) best = std::move(near);
  }
  return best ? std::optional(best->word) : std::nullopt;
}

std::vector<index::SpellingCandidate> Candidates::sounding(std::string_view latin) const {
  return spelling().sounding(latin);
}

std::optional<std::string> Candidates::common_sounding(std::string_view latin) const {
  const std::vector<index::SpellingCandidate> found = common().sounding(latin);
  if (found.empty() || found.front().cost > kHalfSlip) return std::nullopt;
  return std::string(found.front().word);
}

std::vector<index::SpellingCandidate> Candidates::transcribed(std::string_view cyrillic) const {
  return spelling().transcribed(cyrillic);
}

std::uint32_t Candidates::frequency(std::string_view word) const {
  const std::uint32_t found = documents(word);
  return found > 0 ? found : common().has(word) ? 1 : 0;
}

bool Candidates::is_glued(std::string_view word) const {
  return spelling().is_glued(word);
}

std::optional<std::string> Candidates::continued(std::string_view beginning) const {
  const auto found = spelling().continued(beginning);
  return found ? std::optional(std::string(found->word)) : std::nullopt;
}

}  // namespace diplomed::query
