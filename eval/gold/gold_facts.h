// The facts of one article against the gold's. The rules of comparison: gold.h.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "document/article.h"
#include "eval/gold/gold_names.h"
#include "eval/gold/gold_scores.h"
#include "knowledge/annotations.h"

namespace diplomed::eval {

// Adds to `scores`. Throws nlohmann::json::exception when `gold` has not the form expected.
void score_facts(const document::Article& article, const knowledge::Annotations& annotations,
                 const nlohmann::json& gold, GoldNames& names, GoldScores& scores);

}  // namespace diplomed::eval
