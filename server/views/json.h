// JSON representations; the shapes are documented in docs/http-api.md and held by tests/golden.
#pragma once

#include <string>
#include <vector>

#include "search/searcher.h"
#include "server/views/answer.h"

namespace diplomed::server {

std::string search_json(const SearchAnswer& answer);
// Where the answer goes on; empty at the end and when the address does not fit (server/url/addresses.h).
std::string next_url(const SearchAnswer& answer);
std::string document_json(const search::DocumentView& view);
std::string similar_json(const SimilarAnswer& answer);
std::string suggestions_json(const SearchParams& params, const std::vector<search::Suggestion>& suggestions);

// ["query", ["completion", …], ["12", …]]: OpenSearch Suggestions 1.1.
std::string opensearch_suggestions_json(const SearchParams& params, const std::vector<search::Suggestion>& suggestions);

std::string ready_json(const search::IndexInfo& info);

}  // namespace diplomed::server
