#include "search/searcher.h"

#include <chrono>

#include "index/schema.h"
#include "search/aggregate.h"
#include "search/document_view.h"
#include "search/handle.h"
#include "search/read_query.h"
#include "search/run_search.h"
#include "search/similar.h"
#include "search/suggest/suggest.h"

namespace diplomed::search {

namespace {

// The first of the terms that begin so, by `before`; empty when there is none.
template <typename Before>
std::string outermost(const Xapian::Database& db, const std::string& beginning, Before before) {
  std::string best;
  for (auto term = db.allterms_begin(beginning); term != db.allterms_end(beginning); ++term) {
    if (best.empty() || before(*term, best)) best = *term;
  }
  return best;
}

// The bounds of a value slot do not shrink when documents go, terms do: the outermost year, in it the outermost month
// that is known, in that the outermost day.
template <typename Before>
std::string outermost_date(const Xapian::Database& db, Before before) {
  const std::string year = outermost(db, index::year_term(""), before);
  if (year.empty()) return {};
  std::string date = year.substr(1);
  const std::string month = outermost(db, index::month_term(date), before);
  if (month.empty()) return date;
  date += "-" + month.substr(5);
  const std::string day = outermost(db, index::day_term(date), before);
  return day.empty() ? date : date + "-" + day.substr(7);
}

Result<Xapian::docid> docid_of(std::string_view id, const Handle& handle) {
  const std::string term = index::id_term(id);
  const Xapian::PostingIterator found = handle.db.postlist_begin(term);
  if (found != handle.db.postlist_end(term)) return *found;
  return Error{ErrorCode::not_found, "no document has this id", std::string(id)};
}

double milliseconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

namespace {

Error error_of(StopReason reason) {
  if (reason == StopReason::deadline) return {ErrorCode::deadline, "the search took longer than it may", ""};
  if (reason == StopReason::shutdown) return {ErrorCode::ending, "the program ends", ""};
  return {ErrorCode::nobody_waits, "nobody waits for the answer any more", ""};
}

template <typename T, typename Work>
Result<T> watched(Work& work, Handle& handle) {
  try {
    handle.watch->over();
    return work(handle);
  } catch (const Interrupted& interrupted) {
    return error_of(interrupted.reason);
  }
}

AtDeadline at_deadline(const SearchRequest& request) {
  return request.partial ? AtDeadline::answer_in_part : AtDeadline::fail;
}

}  // namespace

struct Searcher::Impl {
  std::unique_ptr<HandlePool> pool;

  // Runs `work` on a handle; once more when the writer overtook it in between.
  // One that was interrupted gives its handle back too: what interrupts is ours and stands between reads of the index.
  template <typename T, typename Work>
  Result<T> with_handle(const Interrupt& interrupt, AtDeadline at_deadline, Work work) const {
    for (int attempt = 0;; ++attempt) {
      try {
        std::unique_ptr<Handle> handle = pool->take();
        Watch watch(interrupt, at_deadline);
        query::Expansions expansions(handle->db, [&watch] { watch.check(); });
        handle->watch = &watch;
        handle->expansions = &expansions;
        Result<T> result = watched<T>(work, *handle);
        pool->put(std::move(handle));
        return result;
      } catch (const Xapian::DatabaseError& e) {
        if (attempt >= 2) return Error{ErrorCode::internal, e.get_description(), ""};
      } catch (const Xapian::Error& e) {
        return Error{ErrorCode::internal, e.get_description(), ""};
      }
    }
  }
};

Searcher::Searcher() : impl_(std::make_unique<Impl>()) {}
Searcher::~Searcher() = default;

Result<std::unique_ptr<Searcher>> Searcher::open(const std::string& directory,
                                                 std::shared_ptr<const text::Morphology> morphology,
                                                 TroubleReport report) {
  auto pool = HandlePool::open(directory, std::move(morphology), std::move(report));
  if (!pool) return pool.error();
  std::unique_ptr<Searcher> searcher(new Searcher());
  searcher->impl_->pool = std::move(pool).value();
  return searcher;
}

Result<ResultPage> Searcher::search(const SearchRequest& request, const Interrupt& interrupt) const {
  const auto start = std::chrono::steady_clock::now();
  Result<ResultPage> page = impl_->with_handle<ResultPage>(interrupt, at_deadline(request),
                                                           [&](Handle& handle) { return run_search(request, handle); });
  if (page) page->took_ms = milliseconds_since(start);
  return page;
}

Result<DocumentView> Searcher::document(std::string_view id, const std::vector<std::string>& queries,
                                        const Interrupt& interrupt) const {
  return impl_->with_handle<DocumentView>(interrupt, AtDeadline::fail, [&](Handle& handle) -> Result<DocumentView> {
    const Result<Xapian::docid> docid = docid_of(id, handle);
    if (!docid) return docid.error();
    return make_view(*docid, handle, read_highlight(queries, handle));
  });
}

Result<SimilarPage> Searcher::similar(std::string_view id, const SearchRequest& request,
                                      const Interrupt& interrupt) const {
  const auto start = std::chrono::steady_clock::now();
  Result<SimilarPage> page =
      impl_->with_handle<SimilarPage>(interrupt, AtDeadline::fail, [&](Handle& handle) -> Result<SimilarPage> {
        const Result<Xapian::docid> docid = docid_of(id, handle);
        if (!docid) return docid.error();
        return search::similar(*docid, request, handle);
      });
  if (page) page->took_ms = milliseconds_since(start);
  return page;
}

Result<std::vector<Suggestion>> Searcher::suggest(const SearchRequest& request, std::size_t limit,
                                                  const Interrupt& interrupt) const {
  return impl_->with_handle<std::vector<Suggestion>>(
      interrupt, AtDeadline::fail,
      [&](Handle& handle) -> Result<std::vector<Suggestion>> { return search::suggest(handle, request, limit); });
}

Result<Matrix> Searcher::matrix(const SearchRequest& request, const std::string& rows, const std::string& columns,
                                std::size_t size, const Interrupt& interrupt) const {
  return impl_->with_handle<Matrix>(interrupt, at_deadline(request), [&](Handle& handle) -> Result<Matrix> {
    return search::matrix(request, rows, columns, size, handle);
  });
}

Result<Network> Searcher::network(const SearchRequest& request, std::size_t size, const Interrupt& interrupt) const {
  return impl_->with_handle<Network>(interrupt, at_deadline(request), [&](Handle& handle) -> Result<Network> {
    return search::network(request, size, handle);
  });
}

Result<IndexInfo> Searcher::info() const {
  return impl_->with_handle<IndexInfo>(Interrupt(), AtDeadline::fail, [&](Handle& handle) -> Result<IndexInfo> {
    IndexInfo info;
    info.documents = handle.db.get_doccount();
    info.revision = handle.revision();
    const auto first = [](const std::string& a, const std::string& b) { return a < b; };
    const auto last = [](const std::string& a, const std::string& b) { return a > b; };
    info.first_date = outermost_date(handle.db, first);
    info.last_date = outermost_date(handle.db, last);
    return info;
  });
}

}  // namespace diplomed::search
