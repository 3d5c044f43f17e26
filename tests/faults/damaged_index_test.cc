// An index that breaks while the server has it open: the answer and the log name the request alike, the log says why.
#include <gtest/gtest.h>
#include <httplib.h>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <mutex>
#include <nlohmann/json.hpp>
#include <sstream>
#include <thread>

#include "index/directory.h"
#include "search/small_index.h"
#include "server/http/http_server.h"
#include "stenogram.h"

namespace diplomed {
namespace {

namespace fs = std::filesystem;

// What the program logs goes into text() as long as this lives.
class CapturedLog {
 public:
  CapturedLog() : before_(spdlog::default_logger()) {
    auto logger = std::make_shared<spdlog::logger>("captured", std::make_shared<spdlog::sinks::ostream_sink_mt>(out_));
    logger->set_pattern("%l %v");
    spdlog::set_default_logger(logger);
  }
  ~CapturedLog() { spdlog::set_default_logger(before_); }

  // REQUIRES: no thread logs any more.
  std::vector<std::string> lines() const {
    std::vector<std::string> out;
    std::istringstream in(out_.str());
    for (std::string line; std::getline(in, line);) out.push_back(line);
    return out;
  }

 private:
  std::ostringstream out_;
  std::shared_ptr<spdlog::logger> before_;
};

class DamagedIndex : public ::testing::Test {
 protected:
  void SetUp() override {
    std::vector<testing::Record> records;
    for (int i = 0; i < 300; ++i) {
      const std::string n = std::to_string(i);
      records.push_back({"a" + n, "Заметка " + n, testing::stenogram(4) + " Слово" + n + "."});
    }
    testing::index_or_throw(db(), {dir_.write("in/a.jsonl", testing::json_lines(records))});
  }

  std::string db() const { return dir_.sub("db"); }
  std::string generation() const { return db() + "/" + index::published_generation(db()); }
  static void cut(const std::string& file) { fs::resize_file(file, fs::file_size(file) / 3 / 8192 * 8192); }

  testing::TempDir dir_;
};

TEST_F(DamagedIndex, TheAnswerAndTheLogNameTheRequest) {
  CapturedLog log;
  std::vector<std::pair<std::string, std::string>> answers;  // target, id
  {
    const auto service = server::make_search_service(testing::open_searcher(db()));
    ASSERT_TRUE(service->search(testing::request_for("заметка"), {}).ok());
    const server::App app(*service);
    server::HttpOptions options;
    options.port = 0;
    server::HttpServer http(app, options);
    ASSERT_TRUE(http.bind().ok());
    std::thread listener([&http] { EXPECT_TRUE(http.run().ok()); });
    cut(generation() + "/docdata.glass");
    httplib::Client client("127.0.0.1", http.port());
    client.set_keep_alive(false);
    for (const char* target : {"/search.json?size=100&duplicates=show", "/documents/a299.json", "/documents/a298"}) {
      const auto response = client.Get(target);
      EXPECT_TRUE(response) << target;
      if (!response) continue;
      EXPECT_EQ(response->status, 500) << target;
      const std::string id = response->get_header_value("X-Request-Id");
      EXPECT_EQ(id.size(), 16u);
      EXPECT_NE(response->body.find(id), std::string::npos) << target;
      answers.emplace_back(target, id);
    }
    const auto named = client.Get("/readyz", {{"X-Request-Id", "from-a-proxy.1"}});
    EXPECT_TRUE(named && named->get_header_value("X-Request-Id") == "from-a-proxy.1");
    answers.emplace_back("/readyz", "from-a-proxy.1");
    http.stop();
    listener.join();
  }
  const auto line_with = [&](const std::string& level, const std::string& id) {
    for (const std::string& line : log.lines()) {
      if (line.starts_with(level) && line.find(id) != std::string::npos) return line;
    }
    return std::string();
  };
  for (const auto& [target, id] : answers) {
    EXPECT_NE(line_with("info", id).find(target.substr(0, target.find('?'))), std::string::npos) << target;
    if (target == "/readyz") continue;
    const std::string line = line_with("error", id);
    EXPECT_NE(line.find("500"), std::string::npos) << target;
    EXPECT_NE(line.find("Database"), std::string::npos) << "the reason: " << line;
  }
}

// Readers go on with the generation before, and it is said once why.
TEST_F(DamagedIndex, APublishedGenerationThatCannotBeReadIsTold) {
  std::mutex mutex;
  std::vector<Error> told;
  auto searcher = search::Searcher::open(db(), testing::shared_morphology(), [&](const Error& error) {
    const std::lock_guard lock(mutex);
    told.push_back(error);
  });
  ASSERT_TRUE(searcher.ok());
  const std::string before = index::published_generation(db());
  const std::string broken = "gen-000099-00000bad";
  fs::copy(generation(), db() + "/" + broken, fs::copy_options::recursive);
  cut(db() + "/" + broken + "/postlist.glass");
  fs::resize_file(db() + "/" + broken + "/iamglass", 10);
  std::string stub;
  for (const auto& entry : fs::directory_iterator(db())) {
    if (!entry.is_regular_file()) continue;
    std::ostringstream text;
    text << std::ifstream(entry.path()).rdbuf();
    if (text.str().find(before) != std::string::npos) stub = entry.path().string();
  }
  ASSERT_FALSE(stub.empty());
  std::ofstream(stub) << "auto " << broken << "\n";
  for (int i = 0; i < 3; ++i) {
    const auto page = (*searcher)->search(testing::request_for("заметка"));
    ASSERT_TRUE(page.ok()) << page.error().to_string();
    EXPECT_EQ(page->total, 300u);
    EXPECT_TRUE(page->revision.starts_with(before));
  }
  ASSERT_EQ(told.size(), 1u) << "once";
  EXPECT_NE(told[0].message.find(broken), std::string::npos) << told[0].message;
  EXPECT_NE(told[0].message.find("cannot be read"), std::string::npos) << told[0].message;
}

// Completions are made in memory then.
TEST_F(DamagedIndex, ADamagedLexiconIsTold) {
  for (const auto& entry : fs::directory_iterator(generation())) {
    if (entry.path().extension() != ".glass" && entry.path().filename() != "iamglass" &&
        entry.path().filename().string().find("lexicon") != std::string::npos) {
      fs::resize_file(entry.path(), fs::file_size(entry.path()) / 2);
    }
  }
  std::mutex mutex;
  std::vector<Error> told;
  auto searcher = search::Searcher::open(db(), testing::shared_morphology(), [&](const Error& error) {
    const std::lock_guard lock(mutex);
    told.push_back(error);
  });
  ASSERT_TRUE(searcher.ok());
  const auto suggestions = (*searcher)->suggest(testing::request_for("замет"), 5);
  ASSERT_TRUE(suggestions.ok());
  EXPECT_FALSE(suggestions->empty());
  const std::lock_guard lock(mutex);
  ASSERT_EQ(told.size(), 1u);
  EXPECT_NE(told[0].to_string().find("lexicon"), std::string::npos) << told[0].to_string();
}

}  // namespace
}  // namespace diplomed
