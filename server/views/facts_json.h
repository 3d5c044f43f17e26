// The facts of a document as JSON.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "search/answer/document.h"

namespace diplomed::server {

// Adds `mentions` (the places that name a facet value), `entities`, `figures` and `relations`, each with its evidence:
// the part it stands in, code points of it, and the words. See docs/http-api.md.
void add_facts(const search::DocumentView& view, nlohmann::ordered_json& out);

}  // namespace diplomed::server
