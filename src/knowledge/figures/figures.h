// Figures of an article: a number, its unit and what it says, from digits and number words.
//
// A figure needs something that it counts or measures. Dates, years, times, telephone numbers, numbers of laws, houses
// and list items are none, nor is a number that only names («COVID-19», «№ 5») or points («две страны», «один из»).
#pragma once

#include <vector>

#include "document/dates/date_expressions.h"
#include "knowledge/annotated_text.h"
#include "knowledge/words/clause_words.h"

namespace diplomed::knowledge {

// Figures of one part in text order, at most limits::kMaxFigures. `sentences` and `dates` are those of the part's text,
// in order and not overlapping. The evidence is the numeral with its modifiers and its unit. The value's forms: see
// facts.h.
std::vector<Figure> find_figures(const ClauseWords& words, Part part, const std::vector<Span>& sentences,
                                 const std::vector<document::DateExpression>& dates);

// Takes out of `figures` those that an earlier one states already: the same value of the same thing.
void drop_repeated(std::vector<Figure>& figures);

}  // namespace diplomed::knowledge
