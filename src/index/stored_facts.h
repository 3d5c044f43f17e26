// knowledge::Facts ⇄ JSON, as the document data keeps them.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "base/result.h"
#include "knowledge/facts.h"

namespace diplomed::index {

// Empty members are left out; spans are [part, begin, end] with bytes of the part.
nlohmann::json facts_json(const knowledge::Facts& facts);

// Errors: malformed when `json` was not made by facts_json(), or a relation names an entity that is not there.
Result<knowledge::Facts> facts_of(const nlohmann::json& json);

}  // namespace diplomed::index
