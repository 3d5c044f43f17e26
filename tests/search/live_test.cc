// A searcher that is open while the index changes under it.
#include <gtest/gtest.h>

#include <atomic>
#include <mutex>
#include <set>
#include <thread>

#include "index/directory.h"
#include "small_index.h"

namespace diplomed {
namespace {

using search::ResultPage;
using search::SearchRequest;
using testing::Record;

// Below this a change goes into the published generation, above it a new one is made; see indexer/run.cc.
constexpr std::size_t kMoreThanASmallChange = 1'100;

ResultPage search(const search::Searcher& searcher, const SearchRequest& request) {
  auto page = searcher.search(request);
  if (!page) throw std::runtime_error(page.error().to_string());
  return std::move(page).value();
}

SearchRequest counting_countries(const std::string& q) {
  SearchRequest request = testing::request_for(q);
  request.facets = {"country"};
  return request;
}

// "AM 2, FR 1; missing 0"
std::string countries(const ResultPage& page) {
  std::map<std::string, std::uint64_t> counts;
  for (const search::FacetValue& v : page.facets.at(0).values) counts[v.value] = v.count;
  std::string out;
  for (const auto& [value, count] : counts) out += value + " " + std::to_string(count) + ", ";
  return out + "missing " + std::to_string(page.facets[0].missing);
}

Record note(const std::string& id, const std::string& country, const std::string& word = "барсук") {
  return {id, "Заметка", "Здесь " + word + ".", "2020-01-02", {{"country", {country}}}};
}

class LiveIndex : public ::testing::Test {
 protected:
  void write(const std::string& name, const std::vector<Record>& records) {
    dir_.write("in/" + name, testing::json_lines(records));
  }
  void write_many_files(const std::string& word) {
    for (std::size_t i = 0; i < kMoreThanASmallChange; ++i) {
      const std::string name = "many" + std::to_string(i);
      write(name + ".jsonl", {note(name, "UZ", word)});
    }
  }
  void index() { testing::index_or_throw(db(), {dir_.sub("in")}); }
  std::string db() const { return dir_.sub("db"); }
  std::string generation() const { return index::published_generation(db()); }

  testing::TempDir dir_;
};

TEST_F(LiveIndex, ASmallChangeIsSeenAtTheNextCall) {
  write("a.jsonl", {note("a", "FR"), note("a2", "KG")});
  write("b.jsonl", {note("b", "FR")});
  index();
  const auto searcher = testing::open_searcher(db());
  const ResultPage before = search(*searcher, counting_countries("барсук"));
  EXPECT_EQ(before.total, 3u);
  EXPECT_EQ(countries(before), "FR 2, KG 1, missing 0");

  const std::string generation_before = generation();
  write("b.jsonl", {note("b", "AM"), note("b2", "AM")});  // changed: new values, more documents
  std::filesystem::remove(dir_.sub("in/a.jsonl"));        // vanished
  write("c.jsonl", {note("c", "FR")});                    // new
  index();
  EXPECT_EQ(generation(), generation_before);
  const ResultPage after = search(*searcher, counting_countries("барсук"));
  EXPECT_EQ(after.total, 3u);
  EXPECT_EQ(countries(after), "AM 2, FR 1, missing 0");
  EXPECT_NE(after.revision, before.revision);
  EXPECT_EQ(searcher->info()->documents, 3u);
  EXPECT_FALSE(searcher->document("a", {""}).ok());
  EXPECT_TRUE(searcher->document("c", {""}).ok());
}

TEST_F(LiveIndex, CompletionsFollowAndDoWithoutTheFile) {
  write("a.jsonl", {note("a", "FR")});
  index();
  const auto offers = [](const search::Searcher& searcher, const char* q) {
    const auto found = searcher.suggest(testing::request_for(q), 5);
    return found.ok() && !found->empty();
  };
  auto searcher = testing::open_searcher(db());
  EXPECT_TRUE(offers(*searcher, "барс"));
  write("b.jsonl", {note("b", "FR", "вереск")});
  index();
  // The new words are made ready beside the queries.
  for (int i = 0; i < 1'000 && !offers(*searcher, "вере"); ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  EXPECT_TRUE(offers(*searcher, "вере"));

  searcher.reset();  // a file that is mapped is never written in place
  const std::string file = db() + "/" + generation() + "/lexicon";
  ASSERT_TRUE(std::filesystem::exists(file));
  std::filesystem::resize_file(file, 100);
  EXPECT_TRUE(offers(*testing::open_searcher(db()), "вере")) << "damaged";
  std::filesystem::remove(file);
  EXPECT_TRUE(offers(*testing::open_searcher(db()), "вере")) << "missing";
}

TEST_F(LiveIndex, ARebuildIsSeenAtTheNextCall) {
  write("a.jsonl", {note("a", "FR")});
  index();
  const auto searcher = testing::open_searcher(db());
  const ResultPage before = search(*searcher, counting_countries(""));
  const std::string generation_before = generation();
  write_many_files("вереск");
  write("a.jsonl", {note("a", "KG")});
  index();
  EXPECT_NE(generation(), generation_before);
  const ResultPage after = search(*searcher, counting_countries(""));
  EXPECT_EQ(after.total, kMoreThanASmallChange + 1);
  EXPECT_EQ(countries(after), "KG 1, UZ " + std::to_string(kMoreThanASmallChange) + ", missing 0");
  EXPECT_NE(after.revision, before.revision);
  const auto suggestions = searcher->suggest(testing::request_for("вере"), 5);
  ASSERT_TRUE(suggestions.ok());
  EXPECT_EQ(suggestions->at(0).count, kMoreThanASmallChange);
}

TEST_F(LiveIndex, AnIndexMadeAnewInTheSamePlaceIsFollowed) {
  write("a.jsonl", {note("a", "FR"), note("b", "FR"), note("c", "FR")});
  index();
  const auto searcher = testing::open_searcher(db());
  EXPECT_EQ(countries(search(*searcher, counting_countries(""))), "FR 3, missing 0");
  std::filesystem::remove_all(db());
  write("a.jsonl", {note("d", "KG"), note("e", "UZ")});
  index();
  const ResultPage after = search(*searcher, counting_countries(""));
  EXPECT_EQ(after.total, 2u);
  EXPECT_EQ(countries(after), "KG 1, UZ 1, missing 0");
}

TEST_F(LiveIndex, AVanishedIndexStillAnswersFromOpenFiles) {
  write("a.jsonl", {note("a", "FR")});
  index();
  const auto searcher = testing::open_searcher(db());
  EXPECT_EQ(search(*searcher, counting_countries("")).total, 1u);
  std::filesystem::remove_all(db());
  EXPECT_EQ(search(*searcher, counting_countries("")).total, 1u);
}

// Every state holds `n` documents that all carry the same country, so an answer that mixes two states shows.
TEST_F(LiveIndex, ManyThreadsSeeOnlyPublishedStates) {
  static constexpr int kThreads = 8, kQueries = 250, kStates = 12;
  static const std::vector<std::string> countries_of_states = {"FR", "KG", "UZ", "AM"};
  const auto publish = [&](int state) {
    const std::string& country = countries_of_states[static_cast<std::size_t>(state) % countries_of_states.size()];
    std::vector<Record> records;
    for (int i = 0; i < 10 + state; ++i) records.push_back(note("n" + std::to_string(i), country));
    write("notes.jsonl", records);
    auto options = testing::index_options(db(), {dir_.sub("in")});
    options.annotate = state / 3 % 2 == 0;  // every third state has another pipeline: a new generation
    const std::atomic<bool> stop = false;
    const auto report = indexer::run(options, stop);
    if (!report) throw std::runtime_error(report.error().to_string());
  };
  publish(0);
  const auto searcher = testing::open_searcher(db());

  std::atomic<int> started = 0;  // the newest state that may be there
  std::atomic<bool> done = false;
  std::mutex mutex;
  std::set<std::string> faults;
  const auto fault = [&](const std::string& what) {
    const std::lock_guard lock(mutex);
    faults.insert(what);
  };
  // Returns the state that answered.
  const auto check = [&](int oldest) {
    const auto page = searcher->search(counting_countries("барсук"));
    const int newest = started;
    if (!page) return fault("error: " + page.error().to_string()), oldest;
    const int state = static_cast<int>(page->total) - 10;
    if (state < 0 || state > newest) return fault("a total of no state: " + std::to_string(page->total)), oldest;
    if (state < oldest) fault("an older state after a newer one");
    const std::string& country = countries_of_states[static_cast<std::size_t>(state) % countries_of_states.size()];
    const std::string expected = country + " " + std::to_string(page->total) + ", missing 0";
    if (countries(*page) != expected) fault(countries(*page) + " instead of " + expected);
    if (page->hits.size() != page->total) fault("hits and total differ");
    return state;
  };

  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back([&] {
      int state = 0;
      for (int n = 0; n < kQueries || !done; ++n) state = check(state);
    });
  }
  for (int state = 1; state < kStates; ++state) {
    started = state;
    publish(state);
  }
  done = true;
  for (std::thread& thread : threads) thread.join();
  for (const std::string& f : faults) ADD_FAILURE() << f;
  EXPECT_EQ(search(*searcher, counting_countries("барсук")).total, 10u + kStates - 1);
}

// Requests without a query or a filter share nothing that counts references without care.
TEST_F(LiveIndex, ManyThreadsAskForEverything) {
  write("a.jsonl", {note("a", "FR"), note("b", "KG")});
  index();
  const auto searcher = testing::open_searcher(db());
  std::atomic<int> wrong = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      SearchRequest request = counting_countries("");
      request.size = 0;
      for (int n = 0; n < 2'000; ++n) {
        const auto page = searcher->search(request);
        wrong += !page || page->total != 2;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0);
}

}  // namespace
}  // namespace diplomed
