// How many documents a completion finds.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "search/handle.h"
#include "search/request.h"

namespace diplomed::search {

struct CompletionCount {
  bool any = false;  // some document matches
  std::optional<std::uint64_t> count;
  bool estimated = false;
};

// Counts for the completions of one call. Exact as long as limits::max_suggestion_matches is not used up, or where
// Xapian knows without counting; then estimates.
class CompletionCounter {
 public:
  CompletionCounter(Handle& handle, const SearchRequest& request) : handle_(handle), request_(request) {}

  // Documents that match `q` within the filters of the request. `likely` is an estimate, 0 for none.
  CompletionCount of_query(const std::string& q, double likely);
  // Of those that match `q`, the ones with the facet value, whatever else is chosen of the facet.
  CompletionCount of_value(const std::string& q, const std::string& facet, const std::string& value, double likely);

 private:
  CompletionCount count(const SearchRequest& request, double likely);

  Handle& handle_;
  const SearchRequest& request_;
  std::size_t used_ = 0;
};

}  // namespace diplomed::search
