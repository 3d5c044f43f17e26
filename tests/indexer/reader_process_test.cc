// A reader that fails costs one file: what is said of it, and that the next file is read.
#include "reader_process.h"

#include <gtest/gtest.h>

#include <csignal>
#include <thread>

#include "corpus_on_disk.h"
#include "process.h"

namespace diplomed {
namespace {

using namespace std::chrono_literals;
using indexer::ReaderProcess;
using testing::CorpusOnDisk;

struct Outcome {
  Status status = Unit{};
  std::vector<document::Article> articles;
};

Outcome read_with(ReaderProcess& reader, const std::string& path) {
  Outcome out;
  out.status = reader.read(
      path, "id", std::nullopt, [&](document::Article a) { out.articles.push_back(std::move(a)); },
      [](const Error&) {});
  return out;
}

const std::atomic<bool> go_on = false;

TEST(ReaderProcess, SaysHowTheReaderFailed) {
  struct Row {
    const char* way;
    const char* message;
    ErrorCode code;
    std::size_t articles;
  };
  const std::vector<Row> rows = {{"crash", "the reader crashed (signal 11)", ErrorCode::internal, 0},
                                 {"exit", "the reader ended by itself (exit code 5)", ErrorCode::internal, 0},
                                 {"hang", "took longer than 0.2 s", ErrorCode::too_large, 0},
                                 {"nonsense", "its answer makes no sense", ErrorCode::internal, 0},
                                 {"crash-after-one", "(signal 11); 1 articles before", ErrorCode::internal, 1}};
  for (const Row& row : rows) {
    ReaderProcess reader({DIPLOMED_BAD_WORKER, row.way}, go_on, {200ms});
    for (int again = 0; again < 2; ++again) {
      const Outcome out = read_with(reader, "/some/file.pdf");
      ASSERT_FALSE(out.status.ok()) << row.way;
      EXPECT_EQ(out.status.error().where, "/some/file.pdf");
      EXPECT_EQ(out.status.error().code, row.code) << row.way;
      EXPECT_NE(out.status.error().message.find(row.message), std::string::npos) << out.status.error().message;
      EXPECT_EQ(out.articles.size(), row.articles) << row.way;
      EXPECT_EQ(reader.pid(), -1) << "nothing of it is left";
    }
  }
}

TEST(ReaderProcess, MemoryIsBounded) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "sanitizers need the address space";
#endif
  ReaderProcess reader({DIPLOMED_BAD_WORKER, "eat"}, go_on, {60s, std::size_t{128} << 20});
  const Outcome out = read_with(reader, "/some/file.pdf");
  ASSERT_FALSE(out.status.ok());
  EXPECT_EQ(out.status.error().code, ErrorCode::too_large);
  EXPECT_EQ(out.status.error().message, "needed more than 128 MiB");
}

TEST(ReaderProcess, AProgramThatIsNotThereIsNamed) {
  ReaderProcess reader({"/no/such/program"}, go_on);
  const Outcome out = read_with(reader, "/some/file.pdf");
  ASSERT_FALSE(out.status.ok());
  EXPECT_NE(out.status.error().message.find("could not be started"), std::string::npos) << out.status.error().message;
}

TEST(ReaderProcess, AStopEndsAReadThatHangs) {
  std::atomic<bool> stop = false;
  ReaderProcess reader({DIPLOMED_BAD_WORKER, "hang"}, stop, {60s});
  Outcome out;
  std::thread reading([&] { out = read_with(reader, "/some/file.pdf"); });
  stop = true;
  reading.join();
  ASSERT_FALSE(out.status.ok());
  EXPECT_NE(out.status.error().message.find("stopped"), std::string::npos);
}

TEST(ReaderProcess, TheRealOneReadsAsTheProgramItself) {
  const CorpusOnDisk corpus;
  corpus.write("a.html", "<html><head><title>Барсук</title></head><body><p>" + testing::article_text("барсук") +
                             "</p></body></html>");
  ReaderProcess reader({DIPLOMED_INDEX, "--read-for-parent"}, go_on);
  const Outcome apart = read_with(reader, corpus.in("a.html"));
  ASSERT_TRUE(apart.status.ok()) << apart.status.error().to_string();
  ASSERT_EQ(apart.articles.size(), 1u);
  const auto& a = apart.articles[0];
  EXPECT_EQ(a.id, "id");
  EXPECT_EQ(a.format, "html");
  EXPECT_EQ(a.charset, "UTF-8");
  EXPECT_EQ(a.charset_how, "detected");
  EXPECT_NE(a.body.find("барсук"), std::string::npos);
  const Outcome missing = read_with(reader, corpus.in("none.html"));
  ASSERT_FALSE(missing.status.ok());
  EXPECT_EQ(missing.status.error().code, ErrorCode::unreadable);
}

TEST(ReaderProcess, TheRealOneHeldUpIsEndedAndTheNextFileIsRead) {
  const CorpusOnDisk corpus;
  corpus.write("a.html", "<html><body><p>" + testing::article_text("барсук") + "</p></body></html>");
  ReaderProcess reader({DIPLOMED_INDEX, "--read-for-parent"}, go_on, {2s});
  ASSERT_TRUE(read_with(reader, corpus.in("a.html")).status.ok());
  ::kill(reader.pid(), SIGSTOP);
  const Outcome held = read_with(reader, corpus.in("a.html"));
  ASSERT_FALSE(held.status.ok());
  EXPECT_EQ(held.status.error().message, "took longer than 2 s");
  EXPECT_TRUE(read_with(reader, corpus.in("a.html")).status.ok());
  ::kill(reader.pid(), SIGKILL);
  EXPECT_TRUE(read_with(reader, corpus.in("a.html")).status.ok()) << "an idle reader's end is no file's fault";
}

}  // namespace
}  // namespace diplomed
