// What marks judged queries carry, and what they are without them: how much a ranking depends on marks is a figure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "eval/ranking/judged.h"

namespace diplomed::eval {

// `text` (UTF-8) as bare words: no quotes, brackets, colons, dashes, stops nor other marks but those inside a word or a
// number (COVID-19, 5,8, O'Brien), operators in lower case.
std::string without_marks(std::string_view text);

// The first of these that the query has: "operators", "quotes", "brackets", "colon", "dash", "question" (! and … too),
// "other"; "bare" when it has none. A comma and a full stop are other marks.
std::string kind_by_marks(std::string_view text);

// The queries without marks.
void strip_marks(std::vector<JudgedQuery>& queries);
// Each query's kind is that of its marks.
void set_kinds_by_marks(std::vector<JudgedQuery>& queries);

}  // namespace diplomed::eval
