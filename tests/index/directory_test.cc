// Generations, publishing and the writer's lock.
#include "index/directory.h"

#include <gtest/gtest.h>

#include <set>

#include "index/schema.h"
#include "temp_dir.h"

namespace diplomed::index {
namespace {

namespace fs = std::filesystem;

// A database of `documents` empty documents.
void make_database(const std::string& path, unsigned documents,
                   const std::string& format = std::string(kFormatVersion)) {
  Xapian::WritableDatabase db(path, Xapian::DB_CREATE);
  for (unsigned i = 0; i < documents; ++i) db.add_document(Xapian::Document());
  db.set_metadata(std::string(kFormatKey), format);
  db.commit();
}

std::unique_ptr<WriterLock> lock_of(const std::string& directory) {
  auto lock = WriterLock::acquire(directory);
  if (!lock) throw std::runtime_error(lock.error().to_string());
  return std::move(lock).value();
}

void publish(WriterLock& lock, unsigned documents) {
  const std::string path = lock.new_generation_path();
  make_database(path, documents);
  const Status s = lock.publish(path);
  if (!s) throw std::runtime_error(s.error().to_string());
}

std::set<std::string> entries(const std::string& directory) {
  std::set<std::string> out;
  for (const auto& entry : fs::directory_iterator(directory)) out.insert(entry.path().filename().string());
  return out;
}

TEST(IndexDirectory, ReadersSeeWhatWasPublishedLast) {
  const testing::TempDir dir;
  const std::string path = dir.sub("deep/er/index");
  {
    const auto lock = lock_of(path);
    EXPECT_EQ(open_published(path).error().code, ErrorCode::not_found);
    publish(*lock, 3);
    EXPECT_EQ(open_published(path)->get_doccount(), 3u);
    const std::string first = published_generation(path);
    publish(*lock, 5);
    EXPECT_EQ(open_published(path)->get_doccount(), 5u);
    EXPECT_NE(published_generation(path), first);
    EXPECT_FALSE(fs::exists(path + "/" + first));
    EXPECT_TRUE(fs::is_empty(lock->scratch())) << "the scratch can be used again";
  }
  EXPECT_EQ(entries(path), (std::set<std::string>{"DIPLOMED", "XAPIANDB", "lock", published_generation(path)}));
  EXPECT_EQ(Xapian::Database(path).get_doccount(), 5u) << "Xapian's own tools open the directory";
}

TEST(IndexDirectory, AnOpenReaderOutlivesItsGeneration) {
  const testing::TempDir dir;
  const auto lock = lock_of(dir.sub("index"));
  publish(*lock, 3);
  const auto reader = open_published(dir.sub("index"));
  ASSERT_TRUE(reader.ok());
  publish(*lock, 5);
  EXPECT_EQ(reader->get_doccount(), 3u);
  EXPECT_EQ(reader->get_document(3).get_docid(), 3u);
}

TEST(IndexDirectory, WhatIsNotPublishedIsNotSeenAndGoesWithTheNextRun) {
  const testing::TempDir dir;
  const std::string path = dir.sub("index");
  publish(*lock_of(path), 3);
  const std::string published = published_generation(path);
  {
    const auto lock = lock_of(path);
    make_database(lock->new_generation_path(), 9);
    dir.write("index/work-99999999-0123abcd/segment-000001/postlist.glass", "x");
    dir.write("index/XAPIANDB.new", "auto gen-000099-0123a");
    EXPECT_EQ(open_published(path)->get_doccount(), 3u);
  }
  const auto next = lock_of(path);
  for (const std::string& name : entries(path)) {
    EXPECT_TRUE(!name.starts_with("gen-") || name == published) << name;
    EXPECT_FALSE(name.starts_with("work-999")) << name;
    EXPECT_FALSE(name.ends_with(".new")) << name;
  }
}

TEST(IndexDirectory, GenerationNamesDoNotComeTwice) {
  const testing::TempDir dir;
  std::set<std::string> names;
  for (int i = 0; i < 20; ++i) {
    publish(*lock_of(dir.sub("index")), 1);
    EXPECT_TRUE(names.insert(published_generation(dir.sub("index"))).second);
    if (i % 3 == 0) fs::remove_all(dir.sub("index"));
  }
}

TEST(IndexDirectory, OneWriterAtATime) {
  const testing::TempDir dir;
  auto first = WriterLock::acquire(dir.sub("index"));
  ASSERT_TRUE(first.ok());
  const auto second = WriterLock::acquire(dir.sub("index"));
  ASSERT_FALSE(second.ok());
  EXPECT_NE(second.error().message.find("another diplomed-index"), std::string::npos);
  EXPECT_TRUE(fs::exists((*first)->scratch())) << "the loser removes nothing";
  std::move(first).value().reset();
  EXPECT_TRUE(WriterLock::acquire(dir.sub("index")).ok());
}

TEST(IndexDirectory, WhatIsNoIndexIsRefused) {
  const testing::TempDir dir;
  dir.write("photos/one.jpg", "x");
  const auto foreign = WriterLock::acquire(dir.sub("photos"));
  ASSERT_FALSE(foreign.ok());
  EXPECT_EQ(foreign.error().code, ErrorCode::invalid_argument);
  EXPECT_EQ(entries(dir.sub("photos")), std::set<std::string>{"one.jpg"});
  const auto file = WriterLock::acquire(dir.sub("photos/one.jpg"));
  ASSERT_FALSE(file.ok());
  EXPECT_NE(file.error().to_string().find("one.jpg"), std::string::npos);
}

TEST(IndexDirectory, AStrangeOrBrokenStubIsAnError) {
  const testing::TempDir dir;
  dir.write("other/XAPIANDB", "remote localhost:1\n");
  EXPECT_EQ(open_published(dir.sub("other")).error().code, ErrorCode::not_found);
  dir.write("gone/XAPIANDB", "auto gen-000042\n");
  EXPECT_EQ(open_published(dir.sub("gone")).error().code, ErrorCode::unreadable);
  dir.write("empty/XAPIANDB", "");
  EXPECT_FALSE(open_published(dir.sub("empty")).ok());
}

TEST(IndexDirectory, AnotherFormatIsSaid) {
  const testing::TempDir dir;
  make_database((dir.write("index/XAPIANDB", "auto gen-000001\n"), dir.sub("index/gen-000001")), 1, "diplomed-9");
  const auto opened = open_published(dir.sub("index"));
  ASSERT_FALSE(opened.ok());
  EXPECT_EQ(opened.error().code, ErrorCode::unsupported);
  EXPECT_NE(opened.error().message.find("diplomed-9"), std::string::npos);
}

}  // namespace
}  // namespace diplomed::index
