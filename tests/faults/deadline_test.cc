// Calls that are to end before they are done.
#include <gtest/gtest.h>

#include <string>

#include "base/interrupt.h"
#include "base/limits.h"
#include "hostile_queries.h"
#include "search/query_watch.h"
#include "server/routes/app.h"

namespace diplomed {
namespace {

const testing::SmallIndex& small_index() {
  static const testing::SmallIndex index(testing::four_articles());
  return index;
}

const Interrupt kPast(nullptr, Interrupt::Clock::now() - std::chrono::seconds(1));

template <typename T>
void expect_error(const Result<T>& result, ErrorCode code) {
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().code, code);
}

void expect_every_call_ends(const Interrupt& interrupt, ErrorCode code) {
  const search::Searcher& searcher = small_index().searcher();
  search::SearchRequest request = testing::request_for("телемедицина");
  expect_error(searcher.search(request, interrupt), code);
  expect_error(searcher.document("tele", {"врачи"}, interrupt), code);
  expect_error(searcher.similar("tele", request, interrupt), code);
  expect_error(searcher.suggest(request, 8, interrupt), code);
  expect_error(searcher.matrix(request, "country", "field", 10, interrupt), code);
  expect_error(searcher.network(request, 10, interrupt), code);
  EXPECT_EQ(small_index().search(request).total, 2u);
}

TEST(Deadline, EveryCallEndsAtIt) {
  expect_every_call_ends(kPast, ErrorCode::deadline);
}

TEST(Deadline, EveryCallEndsWhenNobodyWaits) {
  Cancellation gone, ending;
  gone.cancel(StopReason::client_gone);
  ending.cancel(StopReason::shutdown);
  expect_every_call_ends(Interrupt(&gone), ErrorCode::nobody_waits);
  expect_every_call_ends(Interrupt(&ending), ErrorCode::ending);
}

TEST(Deadline, AnAnswerInPartIsNoError) {
  search::SearchRequest request = testing::request_for("телемедицина");
  request.partial = true;
  const search::Searcher& searcher = small_index().searcher();
  const auto page = searcher.search(request, kPast);
  ASSERT_TRUE(page.ok()) << page.error().to_string();
  EXPECT_TRUE(page->incomplete);
  EXPECT_EQ(page->total, 0u);
  EXPECT_EQ(page->reading.text, "телемедицина");
  const auto matrix = searcher.matrix(request, "country", "field", 10, kPast);
  ASSERT_TRUE(matrix.ok());
  EXPECT_TRUE(matrix->incomplete);
  const auto whole = searcher.search(request);
  ASSERT_TRUE(whole.ok());
  EXPECT_FALSE(whole->incomplete);
  EXPECT_EQ(whole->total, 2u);
  Cancellation gone;
  gone.cancel(StopReason::client_gone);
  expect_error(searcher.search(request, Interrupt(&gone)), ErrorCode::nobody_waits);
}

// Cancels the search at the hundredth document it looks at.
class Cancelling : public Xapian::PostingSource {
 public:
  explicit Cancelling(Cancellation& cancellation, std::size_t& moves, Xapian::docid last)
      : cancellation_(cancellation), moves_(moves), last_(last) {}
  Xapian::doccount get_termfreq_min() const override { return last_; }
  Xapian::doccount get_termfreq_est() const override { return last_; }
  Xapian::doccount get_termfreq_max() const override { return last_; }
  void init(const Xapian::Database&) override { docid_ = 0; }
  void next(double) override { move(docid_ + 1); }
  void skip_to(Xapian::docid docid, double) override { move(std::max(docid, docid_)); }
  bool at_end() const override { return docid_ > last_; }
  Xapian::docid get_docid() const override { return docid_; }
  PostingSource* clone() const override { return new Cancelling(cancellation_, moves_, last_); }

 private:
  void move(Xapian::docid docid) {
    docid_ = docid;
    if (++moves_ == 100) cancellation_.cancel(StopReason::client_gone);
  }
  Cancellation& cancellation_;
  std::size_t& moves_;
  Xapian::docid last_, docid_ = 0;
};

// A frequent word in each of 5,000 documents.
Xapian::WritableDatabase frequent_word() {
  Xapian::WritableDatabase db("", Xapian::DB_BACKEND_INMEMORY);
  for (int i = 0; i < 5'000; ++i) {
    Xapian::Document document;
    document.add_term("common", 100);
    db.add_document(document);
  }
  return db;
}

TEST(Deadline, EndsInTheMidstOfOneMatch) {
  const Xapian::WritableDatabase db = frequent_word();
  Cancellation cancellation;
  std::size_t moves = 0;
  const Xapian::Query asked(Xapian::Query::OP_AND, Xapian::Query("common"),
                            Xapian::Query((new Cancelling(cancellation, moves, 5'000))->release()));
  search::Watch watch(Interrupt(&cancellation), search::AtDeadline::fail);
  Xapian::Enquire enquire(db);
  enquire.set_query(watch.guard(db, asked));
  EXPECT_THROW(enquire.get_mset(0, 10, 5'000), Interrupted);
  EXPECT_GE(moves, 100u);
  EXPECT_LT(moves, 200u);
}

TEST(Deadline, AnOrdinaryQueryIsNotBurdened) {
  const Xapian::WritableDatabase db = frequent_word();
  search::Watch watch;
  EXPECT_EQ(watch.guard(db, Xapian::Query("rare")).get_type(), Xapian::Query::LEAF_TERM);
  EXPECT_EQ(watch.guard(db, Xapian::Query("common")).get_type(), Xapian::Query::OP_FILTER);
}

// An App on the small index whose clients are patient or gone.
struct Asked {
  std::unique_ptr<server::SearchService> service =
      server::make_search_service(testing::open_searcher(small_index().db()));
  server::App app{*service, {.deadline = std::chrono::milliseconds(60'000)}};

  server::HttpResponse get(const std::string& target, const Cancellation* cancellation) const {
    server::HttpRequest request;
    request.method = "GET";
    request.path = target.substr(0, target.find('?'));
    if (target.find('?') != std::string::npos) request.query = target.substr(target.find('?') + 1);
    request.cancellation = cancellation;
    return app.handle(request);
  }
};

TEST(Deadline, NobodyReadsTheAnswerToAGoneClient) {
  const Asked asked;
  Cancellation gone;
  gone.cancel(StopReason::client_gone);
  for (const std::string target :
       {"/search.json?q=a", "/search?q=a", "/matrix", "/matrix.json", "/network", "/network.json", "/documents/tele",
        "/documents/tele.json", "/documents/tele/similar", "/documents/tele/similar.json", "/suggest.json?q=вра"}) {
    EXPECT_EQ(asked.get(target, &gone).status, 499) << target;
    EXPECT_EQ(asked.get(target, nullptr).status, 200) << target;
  }
}

}  // namespace
}  // namespace diplomed
