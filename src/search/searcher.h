// Answers searches over one index directory.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/interrupt.h"
#include "base/result.h"
#include "search/answer/aggregate_page.h"
#include "search/answer/document.h"
#include "search/answer/request.h"
#include "search/answer/result_page.h"
#include "search/answer/suggestion_entry.h"
#include "search/troubles.h"

namespace diplomed::text {
class Morphology;
}

namespace diplomed::search {

struct IndexInfo {
  std::uint64_t documents = 0;
  std::string revision;               // changes with every published or committed change
  std::string first_date, last_date;  // span of the dated documents, YYYY[-MM[-DD]]; empty when there are none
};

// Shared by all threads of a server; each call uses handles of the calling thread. Follows newly published
// generations and commits by itself: a call sees all that was published before it. Only while a new generation is being
// read, by the first call that meets it, do other calls still answer from the old one.
//
// A call ends before it is done when `interrupt` says so, with the error `deadline`, `nobody_waits` or `ending`; where
// SearchRequest::partial is set, search(), matrix() and network() answer at the deadline with what they have
// (`incomplete`). None of it is left behind: the next call is as good as any.
class Searcher {
 public:
  // Error when `directory` holds no index or one of another format version (the message says what to do).
  // `report` hears of what goes wrong besides the calls.
  static Result<std::unique_ptr<Searcher>> open(const std::string& directory,
                                                std::shared_ptr<const text::Morphology> morphology,
                                                TroubleReport report = nullptr);
  ~Searcher();

  // Errors: invalid_argument for a cursor that is not ours or belongs to another revision (`where` = "cursor"),
  // internal for a Xapian failure. `request` is taken as valid otherwise (see server/params).
  Result<ResultPage> search(const SearchRequest& request, const Interrupt& interrupt = {}) const;

  // not_found when there is none. Matches of `queries` (empty ones match nothing), mended as a search mends them, are
  // marked.
  Result<DocumentView> document(std::string_view id, const std::vector<std::string>& queries,
                                const Interrupt& interrupt = {}) const;

  // See search/similar.h. not_found when there is no such document.
  Result<SimilarPage> similar(std::string_view id, const SearchRequest& request, const Interrupt& interrupt = {}) const;

  // Completions of the end of request.q within its filters, see search/suggest/suggest.h; at most `limit`.
  Result<std::vector<Suggestion>> suggest(const SearchRequest& request, std::size_t limit,
                                          const Interrupt& interrupt = {}) const;

  // See search/aggregate.h; `rows` and `columns` are names of knowledge::kFacets.
  Result<Matrix> matrix(const SearchRequest& request, const std::string& rows, const std::string& columns,
                        std::size_t size, const Interrupt& interrupt = {}) const;
  Result<Network> network(const SearchRequest& request, std::size_t size, const Interrupt& interrupt = {}) const;

  Result<IndexInfo> info() const;

 private:
  Searcher();
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace diplomed::search
