// What is thrown in the threads that build segments ends the run, not the program.
#include "pipeline.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "dictionary.h"
#include "temp_dir.h"

namespace diplomed::indexer {
namespace {

index::SourcedArticle article(const std::string& id) {
  index::SourcedArticle out;
  out.article.id = id;
  out.article.title = "Заметка";
  out.article.body = "Здесь барсук.";
  out.path = id + ".txt";
  return out;
}

index::DocumentBuilder builder() {
  return {testing::shared_morphology(), nullptr};
}

Result<std::vector<std::string>> run(const SegmentSink& sink) {
  const testing::TempDir dir;
  const std::atomic<bool> stop = false;
  SegmentPipeline pipeline({dir.sub("")}, 2, builder, sink, stop);
  for (int i = 0; i < 5'000; ++i) pipeline.add(article("a" + std::to_string(i)));  // several batches
  return pipeline.finish();
}

TEST(Pipeline, BuildsEachBatch) {
  std::atomic<std::size_t> articles = 0;
  const auto paths = run([&](const std::string&, Xapian::docid, const std::vector<index::SourcedArticle>& batch) {
    articles += batch.size();
  });
  ASSERT_TRUE(paths) << paths.error().to_string();
  EXPECT_EQ(paths->size(), 5u);
  EXPECT_EQ(articles, 5'000u);
}

TEST(Pipeline, AnExceptionOfAThreadIsTheRunsError) {
  const auto failed = run([](const std::string&, Xapian::docid, const std::vector<index::SourcedArticle>&) {
    throw std::runtime_error("the journal is full");
  });
  ASSERT_FALSE(failed);
  EXPECT_NE(failed.error().to_string().find("the journal is full"), std::string::npos);
  const auto database = run([](const std::string&, Xapian::docid, const std::vector<index::SourcedArticle>&) {
    throw Xapian::DatabaseCorruptError("a block is missing");
  });
  ASSERT_FALSE(database);
  EXPECT_NE(database.error().to_string().find("a block is missing"), std::string::npos);
  EXPECT_FALSE(run([](const std::string&, Xapian::docid, const std::vector<index::SourcedArticle>&) { throw 1; }));
}

TEST(Pipeline, ABuilderThatCannotBeMadeIsThrownToTheCaller) {
  const testing::TempDir dir;
  const std::atomic<bool> stop = false;
  int made = 0;
  const auto second_fails = [&] {
    if (++made == 2) throw std::bad_alloc();
    return builder();
  };
  EXPECT_THROW(SegmentPipeline({dir.sub("")}, 3, second_fails, nullptr, stop), std::bad_alloc);
}

}  // namespace
}  // namespace diplomed::indexer
