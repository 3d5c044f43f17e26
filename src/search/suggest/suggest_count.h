// How many documents a completion finds.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "search/answer/request.h"
#include "search/document_filter.h"
#include "search/handle.h"
#include "search/suggest/typed_text.h"

namespace diplomed::search {

struct CompletionCount {
  bool any = false;  // some document matches
  std::optional<std::uint64_t> count;
  bool estimated = false;
};

// Counts for the completions of one call: exact while that is cheap (limits::kMaxSuggestionMatches), then estimates.
// What may have no document and is too dear to look at counts as having none.
class CompletionCounter {
 public:
  // `filter` is that of the request and of `within`, the documents that SearchRequest::within finds (nullptr: any); all
  // must outlive it.
  CompletionCounter(Handle& handle, const SearchRequest& request, const DocumentFilter& filter,
                    std::shared_ptr<const std::vector<Xapian::docid>> within)
      : handle_(handle), request_(request), filter_(filter), within_(std::move(within)) {}

  // Documents that the query with `word` at its end finds within the filters of the request. `likely` is an estimate,
  // below 1 for none. Not counted, and only asked of the word by itself, when the query is long.
  CompletionCount of_word(const TypedEnd& end, const std::string& word, double likely);
  // Those with the word, whatever else the query says.
  CompletionCount of_word_alone(const std::string& word);
  // Documents that the rest of the query finds when the facet value is chosen beside what is chosen already: one of the
  // facet's values suffices. None when none of them has this value. Long queries as above.
  CompletionCount of_value(const TypedEnd& end, const std::string& facet, const std::string& value, double likely);

 private:
  // nullopt for a long one.
  std::optional<Xapian::Query> compiled(const std::string& q) const;
  // The same, kept for the next completion.
  const std::optional<Xapian::Query>& standing(const std::string& q);
  CompletionCount count_chosen(const Xapian::Query& rest, SearchRequest request, const std::string& facet,
                               const std::string& value);
  DocumentFilter filter_of(const SearchRequest& request) const;
  CompletionCount count(const Xapian::Query& asked, bool conjunction, const SearchRequest& request,
                        const DocumentFilter& filter, double likely);
  bool afford(std::size_t documents, bool conjunction);

  Handle& handle_;
  const SearchRequest& request_;
  const DocumentFilter& filter_;
  std::shared_ptr<const std::vector<Xapian::docid>> within_;
  std::map<std::string, std::optional<Xapian::Query>> standing_;
  std::size_t spent_ = 0;
  std::optional<Xapian::doccount> filter_most_;  // documents that pass the filters of the request, at most
};

}  // namespace diplomed::search
