// The facts of one article against the gold's. The rules of comparison: gold.h.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "eval/gold/gold.h"

namespace diplomed::eval {

// Adds to `scores`. Throws nlohmann::json::exception when `gold` has not the form expected.
void score_facts(const document::Article& article, const knowledge::Annotations& annotations,
                 const nlohmann::json& gold, GoldNames& names, GoldScores& scores);

// Adds instruments and relations to `scores`.
void score_relations(const document::Article& article, const knowledge::Annotations& annotations,
                     const nlohmann::json& gold, GoldNames& names, GoldScores& scores);

// Names a gold organisation goes by: its own, then its aliases.
std::vector<std::string> organisation_names(const nlohmann::json& gold, const std::string& name);

}  // namespace diplomed::eval
