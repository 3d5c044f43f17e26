// Queries, or parts of them, that were typed on the English layout with the signs that it has for Russian ones:
// @ljhj;yfz rfhnf@ is "дорожная карта".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/repair/correction.h"
#include "query/repair/repair_word.h"

namespace diplomed::query {

// Runs of words without a Cyrillic letter in which a sign or an operator of the other layout stands, and which are all
// words of the index there: in reading order, each with what its keys give as a whole. Words without such signs are
// left to the mending of words. May throw Xapian::Error.
std::vector<Correction> runs_on_other_layout(std::string_view query, const RepairContext& context,
                                             const WordMender& mender);

}  // namespace diplomed::query
