#include "server/routes/service.h"

namespace diplomed::server {
namespace {

class SearcherService final : public SearchService {
 public:
  explicit SearcherService(std::unique_ptr<search::Searcher> searcher) : searcher_(std::move(searcher)) {}

  Result<search::ResultPage> search(const search::SearchRequest& request, const Interrupt& interrupt) const override {
    return searcher_->search(request, interrupt);
  }
  Result<search::DocumentView> document(std::string_view id, const std::vector<std::string>& queries,
                                        const Interrupt& interrupt) const override {
    return searcher_->document(id, queries, interrupt);
  }
  Result<search::SimilarPage> similar(std::string_view id, const search::SearchRequest& request,
                                      const Interrupt& interrupt) const override {
    return searcher_->similar(id, request, interrupt);
  }
  Result<std::vector<search::Suggestion>> suggest(const search::SearchRequest& request, std::size_t limit,
                                                  const Interrupt& interrupt) const override {
    return searcher_->suggest(request, limit, interrupt);
  }
  Result<search::Matrix> matrix(const search::SearchRequest& request, const std::string& rows,
                                const std::string& columns, std::size_t size,
                                const Interrupt& interrupt) const override {
    return searcher_->matrix(request, rows, columns, size, interrupt);
  }
  Result<search::Network> network(const search::SearchRequest& request, std::size_t size,
                                  const Interrupt& interrupt) const override {
    return searcher_->network(request, size, interrupt);
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
