#include "knowledge/figures/figure_modifiers.h"

#include <algorithm>

#include "base/strings.h"
#include "knowledge/words/word_list.h"
#include "language_data/figure_words.h"

namespace diplomed::knowledge {
namespace {

// Blanks, or the sign of a currency, before the number.
bool touches(const ClauseWords& words, std::size_t i) {
  const std::string_view gap = words.gap(i);
  return gap.find_first_of(".;:!?()\n") == gap.npos && gap.size() <= 6;
}

bool is_more(std::string_view form) {
  return in_list(language_data::figure_words::kMore, form);
}
bool is_less(std::string_view form) {
  return in_list(language_data::figure_words::kLess, form);
}

// «увеличить до 500 коек», «с 20 до 40»: the end of a change, not a bound.
bool is_target(const ClauseWords& words, std::size_t i) {
  for (std::size_t k = i, seen = 0; k > 0 && seen < 5; ++seen) {
    --k;
    const std::string_view lemma = words.lemma(k);
    if (starts_with_any(lemma, language_data::figure_words::kChangeStem)) return true;
    if (words.gap(k).find_first_of(".;!?\n") != std::string_view::npos) return false;
  }
  return false;
}

}  // namespace

Modifier figure_modifier(const ClauseWords& words, std::size_t first) {
  if (first == 0) return {"", first};
  std::size_t i = first - 1;
  if (!touches(words, i)) return {"", first};
  std::size_t skipped = i;
  // «более чем в 20 странах»
  if (in_list(language_data::figure_words::kPrepositionBetween, words.form(i))) {
    if (i == 0) return {"", first};
    --i;
  }
  if (words.form(i) == "чем" && i > 0) --i;
  const std::string_view form = words.form(i);
  const bool negated = i > 0 && words.form(i - 1) == "не";
  if (is_more(form)) return negated ? Modifier{"<", i - 1} : Modifier{">", i};
  if (is_less(form)) return negated ? Modifier{">", i - 1} : Modifier{"<", i};
  if (in_list(language_data::figure_words::kAbout, form)) return {"~", i};
  if (form == "среднем" && i > 0) return {"~", i - 1};
  if (form == "минимум") return {">", i > 0 && words.form(i - 1) == "как" ? i - 1 : i};
  if (form == "максимум") return {"<", i};
  if (form == "до" && skipped == i && !is_target(words, i)) return {"<", i};
  return {"", first};
}

}  // namespace diplomed::knowledge
