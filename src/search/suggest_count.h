// How many documents a completion finds.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <string>

#include "search/document_filter.h"
#include "search/handle.h"
#include "search/request.h"

namespace diplomed::search {

struct CompletionCount {
  bool any = false;  // some document matches
  std::optional<std::uint64_t> count;
  bool estimated = false;
};

// Counts for the completions of one call: exact while that is cheap (limits::max_suggestion_matches), then estimates.
// What may have no document and is too dear to look at counts as having none.
class CompletionCounter {
 public:
  // `filter` is that of the request; all must outlive it.
  CompletionCounter(Handle& handle, const SearchRequest& request, const DocumentFilter& filter)
      : handle_(handle), request_(request), filter_(filter) {}

  // Documents that match `before` + `word` within the filters of the request. `likely` is an estimate, below 1 for
  // none.
  CompletionCount of_word(const std::string& before, const std::string& word, double likely);
  // Of those that match `before`, the ones with the facet value, whatever else is chosen of the facet.
  CompletionCount of_value(const std::string& before, const std::string& facet, const std::string& value,
                           double likely);

 private:
  Xapian::Query compiled(const std::string& q) const;
  CompletionCount count(const Xapian::Query& asked, bool conjunction, const SearchRequest& request,
                        const DocumentFilter& filter, double likely);
  bool afford(std::size_t documents, bool conjunction);

  Handle& handle_;
  const SearchRequest& request_;
  const DocumentFilter& filter_;
  std::size_t spent_ = 0;
  std::optional<Xapian::doccount> filter_most_;  // documents that pass the filters of the request, at most
};

}  // namespace diplomed::search
