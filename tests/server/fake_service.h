// A small hand-made index for the server's tests: real filters, counts and dates over a dozen documents, no Xapian.
#pragma once

#include <atomic>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "server/routes/service.h"

namespace diplomed::testing {

struct FakeDocument {
  std::string id, title, text, date;  // date may be empty
  std::map<std::string, std::vector<std::string>> facets;
  std::string url, source;
};

class FakeService final : public server::SearchService {
 public:
  FakeService();

  Result<search::ResultPage> search(const search::SearchRequest& request,
                                    const Interrupt& interrupt = {}) const override;
  Result<search::DocumentView> document(std::string_view id, const std::vector<std::string>& queries,
                                        const Interrupt& interrupt = {}) const override;
  // The documents that share a country.
  Result<search::SimilarPage> similar(std::string_view id, const search::SearchRequest& request,
                                      const Interrupt& interrupt = {}) const override;
  Result<std::vector<search::Suggestion>> suggest(const search::SearchRequest& request, std::size_t limit,
                                                  const Interrupt& interrupt = {}) const override;
  Result<search::Matrix> matrix(const search::SearchRequest& request, const std::string& rows,
                                const std::string& columns, std::size_t size,
                                const Interrupt& interrupt = {}) const override;
  // One pair: the first two organisations of the first match that has two.
  Result<search::Network> network(const search::SearchRequest& request, std::size_t size,
                                  const Interrupt& interrupt = {}) const override;
  Result<search::IndexInfo> info() const override;

  // What the routes asked for last.
  search::SearchRequest last_request() const;

  std::vector<FakeDocument> documents;
  std::string revision = "fake-1";
  bool broken = false;  // every call fails with `internal`
  bool late = false;    // every call is ended at its deadline
  mutable std::atomic<std::size_t> searches = 0;
  bool throws = false;  // search() throws something that is no std::exception

 private:
  std::optional<Error> ended(const Interrupt& interrupt, bool partial) const;

  mutable std::mutex mutex_;
  mutable search::SearchRequest last_;
};

// "Кыргызстан" for country KG and so on; the value itself when it has no label.
search::LabelledValue labelled(const std::string& facet, const std::string& value);

}  // namespace diplomed::testing
