// What choosing a completion does: a word replaces the last word, an entity becomes a filter.
#pragma once

#include <string>

#include "search/results.h"

namespace diplomed::server {

struct SuggestedFilter {
  std::string facet;  // empty: the completion is a word
  std::string value;
  std::string rest;  // the query without the word that was being typed
};

SuggestedFilter suggested_filter(const std::string& q, const search::Suggestion& suggestion);

// The page that the completion leads to.
std::string suggestion_url(const std::string& q, const search::Suggestion& suggestion);

}  // namespace diplomed::server
