// A large run that is killed is continued by the next one, to the same index.
#include <gtest/gtest.h>

#include <csignal>
#include <set>
#include <sstream>

#include "corpus_on_disk.h"
#include "index/directory.h"
#include "index/reprints.h"
#include "index/stored.h"
#include "process.h"

namespace diplomed {
namespace {

namespace fs = std::filesystem;
using testing::CorpusOnDisk;
using testing::Finished;
using testing::run_process;

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string text_of(const std::string& path) {
  std::ostringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return out.str();
}

// All that an index says, without its numbers: document data, terms and values by id, groups of reprints, metadata.
std::map<std::string, std::string> content_of(const std::string& directory) {
  const auto db = index::open_published(directory);
  if (!db) return {{"error", db.error().to_string()}};
  std::map<std::string, std::string> out;
  std::map<Xapian::docid, std::string> ids;
  for (auto at = db->postlist_begin(""); at != db->postlist_end(""); ++at) {
    const Xapian::Document document = db->get_document(*at);
    const std::string data = document.get_data();
    std::ostringstream text;
    text << data;
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
      text << "\n" << *term << " " << term.get_wdf();
      for (auto p = term.positionlist_begin(); p != term.positionlist_end(); ++p) text << " " << *p;
    }
    for (auto value = document.values_begin(); value != document.values_end(); ++value) text << "\n" << *value;
    ids[*at] = index::decode_head(data)->id;
    if (!out.emplace("id " + ids[*at], text.str()).second) out["twice " + ids[*at]] = "";
  }
  for (const auto& group : index::read_groups(*db)) {
    std::set<std::string> members;
    for (const Xapian::docid docid : group) members.insert(ids[docid]);
    std::string& text = out["group of " + *members.begin()];
    for (const std::string& id : members) text += id + " ";
  }
  for (auto key = db->metadata_keys_begin(""); key != db->metadata_keys_end(""); ++key) {
    if (*key != "reprints") out["metadata " + *key] = db->get_metadata(*key);
  }
  return out;
}

// What differs, in few words.
std::string difference(const std::map<std::string, std::string>& a, const std::map<std::string, std::string>& b) {
  std::string out;
  for (const auto& [key, text] : a) {
    if (!b.contains(key)) out += "only in the first: " + key + "\n";
    if (b.contains(key) && b.at(key) != text) out += "different: " + key + "\n";
  }
  for (const auto& [key, text] : b) {
    if (!a.contains(key)) out += "only in the second: " + key + "\n";
  }
  return out.substr(0, 2'000);
}

class Resume : public ::testing::Test {
 protected:
  static constexpr int kFiles = 30, kRecords = 200;

  static std::string name_of(int file) {
    return "f" + std::to_string(file / 10) + std::to_string(file % 10) + ".jsonl";
  }
  // Records with facets, too much together for a change of the live index; each tenth is a reprint of one in another
  // file.
  static std::string records(int file, const std::string& word) {
    std::string lines;
    for (int i = 0; i < kRecords; ++i) {
      const bool reprint = i % 10 == 0;
      std::string body = "Министры подписали в Ташкенте соглашение о вакцинах.";
      for (int w = 0; w < 20; ++w) {
        const int seed = (reprint ? file / 2 : file) * kRecords + i;
        body += " слово" + std::to_string(seed) + "х" + std::to_string(w) + " рядом";
      }
      lines += R"({"id": ")" + std::to_string(file) + "-" + std::to_string(i) + R"(", "title": "Заметка", "text": ")" +
               body + " " + word + R"(", "country": ["Франция"], "instrument": "own)" + std::to_string(file % 3) +
               "\"}\n";
    }
    if (file % 9 == 4) lines += "{broken}\n";
    if (file % 9 == 5) lines += testing::record_line(std::to_string(file - 2) + "-7", "чужой");  // a taken id
    return lines;
  }

  void SetUp() override {
    for (int f = 0; f < kFiles; ++f) corpus_.write(name_of(f), records(f, "янтарь"));
    corpus_.write("empty.txt", "");
  }

  std::vector<std::string> arguments(const std::string& db) const { return {"--jobs", "2", "--db", db, corpus_.in()}; }
  std::string journal() const { return corpus_.db() + "/unfinished/journal"; }

  // How many segments the journal has.
  std::size_t recorded() const {
    const std::string text = text_of(journal());
    std::size_t n = 0;
    for (std::size_t at = 0; (at = text.find("segment-", at)) != std::string::npos; ++at) ++n;
    return n;
  }
  std::size_t generations() const {
    std::size_t n = 0;
    std::error_code gone;
    for (fs::directory_iterator at(corpus_.db(), gone), end; !gone && at != end; at.increment(gone)) {
      n += at->path().filename().string().starts_with("gen-");
    }
    return n;
  }
  void kill_when(const std::function<bool()>& holds, int number = SIGKILL) const {
    testing::Process process(arguments(corpus_.db()));
    ASSERT_TRUE(testing::eventually([&] { return holds() || !process.running(); }));
    process.signal(number);
    const Finished run = process.wait();
    ASSERT_EQ(run.exit_code, number == SIGKILL ? 128 + SIGKILL : 1) << "over before the signal: " << run.out;
    if (number == SIGKILL) return;
    EXPECT_TRUE(has(run.err, "the next run goes on from what this one has finished")) << run.err;
  }
  Finished finish(bool continues) const {
    const Finished run = run_process(arguments(corpus_.db()));
    EXPECT_EQ(run.exit_code, 3) << run.err;
    EXPECT_EQ(has(run.err, "continuing: "), continues) << run.err;
    EXPECT_EQ(has(run.out, "of an interrupted run"), continues) << run.out;
    EXPECT_FALSE(fs::exists(corpus_.db() + "/unfinished"));
    return run;
  }
  // What an uninterrupted run makes of the same files, on the same index before.
  void expect_as_if_uninterrupted(const std::string& before = "") const {
    const std::string other = corpus_.dir().sub("uninterrupted");
    if (!before.empty()) fs::copy(before, other, fs::copy_options::recursive);
    const Finished run = run_process(arguments(other));
    ASSERT_EQ(run.exit_code, 3) << run.err;
    const auto wanted = content_of(other);
    EXPECT_GT(wanted.size(), 1000u);
    EXPECT_EQ(difference(wanted, content_of(corpus_.db())), "");
  }

  CorpusOnDisk corpus_;
};

TEST_F(Resume, AKilledRunIsContinuedToTheSameIndex) {
  kill_when([&] { return recorded() >= 2; });
  kill_when([&] { return recorded() >= 3; });
  EXPECT_EQ(generations(), 0u);
  const Finished run = finish(true);
  EXPECT_FALSE(has(run.out, "indexed " + std::to_string(kFiles * kRecords) + " articles")) << run.out;
  EXPECT_TRUE(has(run.err, name_of(4) + ":201: ")) << "the problems of a file that was taken over: " << run.err;
  EXPECT_TRUE(has(run.err, "already taken")) << run.err;
  expect_as_if_uninterrupted();
  EXPECT_TRUE(has(run_process(arguments(corpus_.db())).out, "unchanged " + std::to_string(kFiles + 1)));
}

TEST_F(Resume, FilesThatChangedMeanwhileAreReadAnew) {
  kill_when([&] { return recorded() >= 2; }, SIGINT);
  corpus_.write("b.jsonl", records(kFiles, "корабль"));
  corpus_.write(name_of(1), records(1, "фонарь"));
  corpus_.remove(name_of(2));
  corpus_.remove(name_of(3));  // the one whose id f05 claims too
  fs::rename(corpus_.in(name_of(0)), corpus_.in("g.jsonl"));
  fs::last_write_time(corpus_.in(name_of(6)), fs::file_time_type::clock::now());
  finish(true);
  expect_as_if_uninterrupted();
}

TEST_F(Resume, AMergeThatWasKilledIsDoneWithoutReading) {
  kill_when([&] { return generations() > 0; });
  const Finished run = finish(true);
  EXPECT_TRUE(has(run.out, "indexed 0 articles from 0 files, taken over " + std::to_string(kFiles * kRecords)))
      << run.out;
  expect_as_if_uninterrupted();
}

TEST_F(Resume, ALargeChangeOfAnIndexIsContinued) {
  corpus_.write(name_of(0), testing::record_line("old", "барсук") + testing::record_line("1-1", "барсук"));
  corpus_.write("old.txt", testing::article_text("барсук"));
  std::vector<std::string> first = {"--db", corpus_.db(), corpus_.in("old.txt"), corpus_.in(name_of(0))};
  ASSERT_EQ(run_process(first).exit_code, 0);
  const std::string before = corpus_.dir().sub("before");
  fs::copy(corpus_.db(), before, fs::copy_options::recursive);
  corpus_.write(name_of(0), records(0, "янтарь"));
  kill_when([&] { return recorded() >= 2; });
  EXPECT_EQ(corpus_.find("барсук"), "1-1 old old.txt") << "the index is as it was";
  finish(true);
  expect_as_if_uninterrupted(before);
}

TEST_F(Resume, SmallRunsBetweenMakeItWorthless) {
  corpus_.write("one/a.txt", testing::article_text("барсук"));
  ASSERT_EQ(run_process({"--db", corpus_.db(), corpus_.in("one")}).exit_code, 0);
  kill_when([&] { return recorded() >= 2; });
  corpus_.write("one/b.txt", testing::article_text("барсук"));
  ASSERT_EQ(run_process({"--db", corpus_.db(), corpus_.in("one")}).exit_code, 0);
  EXPECT_FALSE(fs::exists(corpus_.db() + "/unfinished")) << "its documents' numbers are taken now";
}

TEST_F(Resume, WhatDoesNotFitOrIsBrokenIsThrownAway) {
  kill_when([&] { return recorded() >= 2; });
  const std::string saved = corpus_.dir().sub("saved");
  fs::copy(corpus_.db(), saved, fs::copy_options::recursive);
  const auto restore = [&] {
    fs::remove_all(corpus_.db());
    fs::copy(saved, corpus_.db(), fs::copy_options::recursive);
  };
  std::vector<std::string> other = arguments(corpus_.db());
  other.insert(other.begin(), "--no-annotate");
  const Finished run = run_process(other);
  EXPECT_EQ(run.exit_code, 3);
  EXPECT_TRUE(has(run.err, "thrown away")) << run.err;
  EXPECT_TRUE(has(run.out, "indexed " + std::to_string(kFiles * kRecords) + " articles")) << run.out;
  EXPECT_FALSE(fs::exists(corpus_.db() + "/unfinished"));
  restore();
  std::ofstream(journal(), std::ios::binary) << std::string(4'096, '\xff');
  EXPECT_TRUE(has(finish(false).err, "thrown away"));
  // A torn end costs the last entry, a broken segment its files.
  restore();
  fs::resize_file(journal(), fs::file_size(journal()) - 5);
  fs::resize_file(corpus_.db() + "/unfinished/segment-000000/postlist.glass", 100);
  finish(true);
  expect_as_if_uninterrupted();
}

// Damage that only the merge meets must not stand in the way for ever.
TEST_F(Resume, ASegmentThatIsDamagedInsideCostsOneRun) {
  kill_when([&] { return recorded() >= 2; });
  const std::string table = corpus_.db() + "/unfinished/segment-000000/position.glass";
  std::fstream file(table, std::ios::binary | std::ios::in | std::ios::out);
  file.seekp(8'192);  // a leaf: the tree is written from its leaves
  file << std::string(8'192, '\x5a');
  file.close();
  const Finished run = run_process(arguments(corpus_.db()));
  EXPECT_EQ(run.exit_code, 1) << run.err;
  EXPECT_TRUE(has(run.err, "run again")) << run.err;
  EXPECT_FALSE(fs::exists(corpus_.db() + "/unfinished"));
  EXPECT_EQ(run_process(arguments(corpus_.db())).exit_code, 3);
  expect_as_if_uninterrupted();
}

}  // namespace
}  // namespace diplomed
