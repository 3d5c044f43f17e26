// Whole articles against what is known to be true of them: a folder of texts and one JSON object, file name → truth.
//
// How things are compared:
//  - organisations and people by analysed lemmas, names of countries and bodies in the vocabulary by their concept
//    (gold_names.h); a gold organisation's aliases and a person's full_name count; organisations that the gold marks as
//    inferred need not be found and are not wrong;
//  - a role by its share of common words with the gold's (0…1), an absent person's role counts as missed;
//  - medical fields and instruments by the concept that the gold's label names; fields are those mentioned, not the
//    broader ones they bring along;
//  - an instrument with its status: type and status each right are 1, one of them only near (broader or narrower) ½;
//    a gold instrument without a relation needs the type only; forms of cooperation are not judged;
//  - a figure by value, multipliers («млн») worked in, and a common word of the unit;
//  - a relation by type × mean of the F1 of its parties and of its countries, one to one, best pairs first; a gold
//    relation without parties by its countries alone. Relations of a type that the gold names only as an instrument or
//    a form of cooperation are not judged.
#pragma once

#include <string>

#include "base/result.h"
#include "eval/gold/gold_scores.h"
#include "knowledge/annotate.h"

namespace diplomed::eval {

// Reads `gold` and scores each of its files in `directory`. Errors name the file.
Result<GoldScores> score_gold(const std::string& directory, const std::string& gold, text::Analyzer& analyzer,
                              std::shared_ptr<const knowledge::Matcher> matcher, knowledge::Annotator& annotator);

}  // namespace diplomed::eval
