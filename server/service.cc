#include "server/service.h"

namespace diplomed::server {
namespace {

class SearcherService final : public SearchService {
 public:
  explicit SearcherService(std::unique_ptr<search::Searcher> searcher) : searcher_(std::move(searcher)) {}

  Result<search::ResultPage> search(const search::SearchRequest& request) const override {
    return searcher_->search(request);
  }
  Result<search::DocumentView> document(std::string_view id, const std::vector<std::string>& queries) const override {
    return searcher_->document(id, queries);
  }
  Result<search::SimilarPage> similar(std::string_view id, const search::SearchRequest& request) const override {
    return searcher_->similar(id, request);
  }
  Result<std::vector<search::Suggestion>> suggest(const search::SearchRequest& request,
                                                  std::size_t limit) const override {
    return searcher_->suggest(request, limit);
  }
  Result<search::Matrix> matrix(const search::SearchRequest& request, const std::string& rows,
                                const std::string& columns, std::size_t size) const override {
    return searcher_->matrix(request, rows, columns, size);
  }
  Result<search::Network> network(const search::SearchRequest& request, std::size_t size) const override {
    return searcher_->network(request, size);
  }
  Result<search::IndexInfo> info() const override { return searcher_->info(); }

 private:
  std::unique_ptr<search::Searcher> searcher_;
};

}  // namespace

std::unique_ptr<SearchService> make_search_service(std::unique_ptr<search::Searcher> searcher) {
  return std::make_unique<SearcherService>(std::move(searcher));
}

}  // namespace diplomed::server
