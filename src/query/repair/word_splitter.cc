#include "query/repair/word_splitter.h"

#include <algorithm>

#include "base/utf8.h"
#include "query/repair/compound_parts.h"
#include "text/stopwords.h"

namespace diplomed::query {
namespace {

constexpr std::size_t kLettersOfHalf = 3;
constexpr std::size_t kLettersOfFreeHalf = 4;  // of halves that stand side by side nowhere
constexpr std::size_t kLettersOfThree = 15;    // of three words run together, and of the first of them
constexpr std::size_t kLettersOfFirst = 4;

}  // namespace

// Documents of a half of a word: of the form itself, else of the lemmas of a word of the dictionary.
std::uint32_t WordSplitter::half_frequency(const std::string& half, bool only_form) const {
  const std::uint32_t of_form = candidates_.frequency(half);
  if (of_form > 0 || only_form) return of_form;
  const std::vector<text::Token>& tokens = c_.analyzer.analyze(half, text::Mode::query);
  if (tokens.size() != 1 || !tokens[0].word->in_dictionary) return 0;
  std::uint32_t frequency = 0;
  for (const std::string& term : tokens[0].word->terms) frequency = std::max(frequency, candidates_.frequency(term));
  return frequency;
}

// Two known words; nothing when they are none, or rather one word of its own.
std::optional<WordSplitter::Halves> WordSplitter::halves(const std::string& left, const std::string& right,
                                                         bool only_forms) const {
  if (utf8::length(left) < kLettersOfHalf || utf8::length(right) < kLettersOfHalf) return std::nullopt;
  // Beside a function word only a form that stands in the documents counts.
  const bool function = text::is_stopword(left) || text::is_stopword(right);
  const bool weak = only_forms || function;
  Halves out{left, right};
  out.frequency = half_frequency(left, weak);
  if (out.frequency > 0) out.frequency = std::min(out.frequency, half_frequency(right, weak));
  if (out.frequency == 0) return std::nullopt;
  out.row = only_forms || pairs_.stand_in_a_row(left, right);
  if (out.row) return out;
  const bool both_long = std::min(utf8::length(left), utf8::length(right)) >= kLettersOfFreeHalf;
  const text::Morphology& morphology = *c_.analyzer.morphology();
  if (only_forms || !both_long || is_compound_adjective(left, right, morphology)) return std::nullopt;
  if (function && is_preposition(left, morphology)) return std::nullopt;
  return out;
}

// Two known words, of which the rarer is as frequent as can be: such as stand side by side somewhere, else long ones.
std::optional<std::string> WordSplitter::split_in_two(const std::string& form, bool only_forms) const {
  std::optional<Halves> best;
  for (std::size_t at = 0; at < form.size(); at += utf8::decode(form, at).bytes) {
    auto found = halves(form.substr(0, at), form.substr(at), only_forms);
    if (!found) continue;
    const bool better = !best || (found->row == best->row ? found->frequency > best->frequency : found->row);
    if (better) best = std::move(found);
  }
  return best ? std::optional(best->left + " " + best->right) : std::nullopt;
}

std::optional<std::string> WordSplitter::split(const std::string& form) const {
  if (auto two = split_in_two(form, false)) return two;
  if (utf8::length(form) < kLettersOfThree) return std::nullopt;
  for (std::size_t at = 0; at < form.size(); at += utf8::decode(form, at).bytes) {
    const std::string left = form.substr(0, at);
    if (utf8::length(left) < kLettersOfFirst || candidates_.frequency(left) == 0) continue;
    const auto rest = split_in_two(form.substr(at), true);
    if (!rest) continue;
    const std::size_t space = rest->find(' ');
    const std::string middle = rest->substr(0, space);
    if (pairs_.stand_in_a_row(left, middle) || pairs_.stand_in_a_row(middle, rest->substr(space + 1)))
      return left + " " + *rest;
  }
  return std::nullopt;
}

}  // namespace diplomed::query
