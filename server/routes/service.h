// What the routes need from the search room, as an interface, so that tests answer from hand-made values.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/interrupt.h"
#include "base/result.h"
#include "search/searcher.h"

namespace diplomed::server {

// Thread-safe; see search::Searcher for the contracts.
class SearchService {
 public:
  virtual ~SearchService() = default;
  virtual Result<search::ResultPage> search(const search::SearchRequest& request, const Interrupt& interrupt) const = 0;
  virtual Result<search::DocumentView> document(std::string_view id, const std::vector<std::string>& queries,
                                                const Interrupt& interrupt) const = 0;
  virtual Result<search::SimilarPage> similar(std::string_view id, const search::SearchRequest& request,
                                              const Interrupt& interrupt) const = 0;
  virtual Result<std::vector<search::Suggestion>> suggest(const search::SearchRequest& request, std::size_t limit,
                                                          const Interrupt& interrupt) const = 0;
  virtual Result<search::Matrix> matrix(const search::SearchRequest& request, const std::string& rows,
                                        const std::string& columns, std::size_t size,
                                        const Interrupt& interrupt) const = 0;
  virtual Result<search::Network> network(const search::SearchRequest& request, std::size_t size,
                                          const Interrupt& interrupt) const = 0;
  virtual Result<search::IndexInfo> info() const = 0;
};

std::unique_ptr<SearchService> make_search_service(std::unique_ptr<search::Searcher> searcher);

}  // namespace diplomed::server
