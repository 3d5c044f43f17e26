// The instruments and relations of one article against the gold's. The rules of comparison: gold.h.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "document/article.h"
#include "eval/gold/gold_names.h"
#include "eval/gold/gold_scores.h"
#include "knowledge/annotations.h"

namespace diplomed::eval {

// Adds instruments and relations to `scores`.
void score_relations(const document::Article& article, const knowledge::Annotations& annotations,
                     const nlohmann::json& gold, GoldNames& names, GoldScores& scores);

}  // namespace diplomed::eval
