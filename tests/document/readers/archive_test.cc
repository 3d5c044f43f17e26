// Archives built here by libarchive.
#include <gtest/gtest.h>
#include <locale.h>

#include "base/limits.h"
#include "pack.h"
#include "read_helper.h"
#include "text/encoding.h"

namespace diplomed::document {
namespace {

using testing::Entry;
using testing::Kind;
using testing::pack;

const char* const kFirst = "Врачи прибыли в город\n\nДелегация врачей осмотрела новую больницу.\n";
const char* const kSecond = "Министры подписали соглашение\n\nСтраны обменяются опытом лечения детей.\n";

std::string problems_of(const testing::ReadOutcome& out) {
  std::string all;
  for (const Error& e : out.problems) all += e.to_string() + "\n";
  return all;
}

TEST(Archive, EveryReadableEntryIsRead) {
  const std::vector<Entry> entries = {
      {"a.txt", kFirst}, {"d/b.html", "<p>Врачи из Оша начали приём детей и взрослых.</p>"}, {"d/c.txt", kSecond}};
  for (const Kind kind : {Kind::zip, Kind::stored_zip, Kind::tar, Kind::tar_gz}) {
    const testing::ReadOutcome out = testing::read("n/x.zip", pack(kind, entries));
    ASSERT_TRUE(out.status.ok()) << out.status.error().to_string();
    EXPECT_EQ(problems_of(out), "");
    ASSERT_EQ(out.articles.size(), 3u);
    EXPECT_EQ(out.articles[0].id, "n/x.zip/a.txt");
    EXPECT_EQ(out.articles[0].title, "Врачи прибыли в город");
    EXPECT_EQ(out.articles[0].format, "text");
    EXPECT_EQ(out.articles[1].id, "n/x.zip/d/b.html");
    EXPECT_EQ(out.articles[1].format, "html");
    EXPECT_EQ(out.articles[2].title, "Министры подписали соглашение");
  }
}

TEST(Archive, GzipOfOneFile) {
  const testing::ReadOutcome text = testing::read("d/новость.txt.gz", pack(Kind::gz, {{"any", kFirst}}));
  ASSERT_TRUE(text.status.ok());
  EXPECT_EQ(text.only().id, "d/новость.txt.gz/новость.txt");
  const std::string lines = "{\"text\": \"Первая запись.\"}\n{broken\n{\"text\": \"Третья запись.\"}\n";
  const testing::ReadOutcome records = testing::read("d/r.jsonl.gz", pack(Kind::gz, {{"any", lines}}));
  ASSERT_TRUE(records.status.ok());
  ASSERT_EQ(records.articles.size(), 2u);
  EXPECT_EQ(records.articles[1].id, "d/r.jsonl.gz/r.jsonl#3");
  ASSERT_EQ(records.problems.size(), 1u);
  EXPECT_EQ(records.problems[0].where, "d/r.jsonl.gz!/r.jsonl:2");
}

TEST(Archive, NamesInEveryCharsetOfRussianArchives) {
  const char* const name = "Отчёты/Новости здравоохранения.txt";
  for (const char* charset : {"IBM866", "windows-1251", "UTF-8"}) {
    const std::string stored = text::from_utf8(name, charset).value();
    for (const Kind kind : {Kind::zip, Kind::tar}) {
      const testing::ReadOutcome out = testing::read("x.zip", pack(kind, {{stored, kFirst}}));
      ASSERT_TRUE(out.status.ok()) << charset << out.status.error().to_string() << problems_of(out);
      EXPECT_EQ(out.only().id, std::string("x.zip/") + name) << charset;
    }
  }
}

TEST(Archive, NamesThatTheZipMarksAsUtf8) {
  // libarchive sets the mark when the locale is UTF-8.
  const locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
  const locale_t before = uselocale(utf8);
  const std::string zip = pack(Kind::zip, {{"Новость о врачах.txt", kFirst}});
  uselocale(before);
  freelocale(utf8);
  ASSERT_NE(zip[7] & 0x08, 0) << "bit 11 of the flags";
  const testing::ReadOutcome out = testing::read("x.zip", zip);
  ASSERT_TRUE(out.status.ok()) << problems_of(out);
  EXPECT_EQ(out.only().id, "x.zip/Новость о врачах.txt");
}

TEST(Archive, TricksAreRefusedByName) {
  const testing::ReadOutcome out = testing::read("x.tar", pack(Kind::tar, {{"../a.txt", kFirst},
                                                                           {"/etc/a.txt", kFirst},
                                                                           {"d\\a.txt", kFirst},
                                                                           {"C:/a.txt", kFirst},
                                                                           {"d/../../a.txt", kFirst},
                                                                           {"d/a\nb.txt", kFirst},
                                                                           {"good..name.txt", kSecond}}));
  ASSERT_TRUE(out.status.ok());
  EXPECT_EQ(out.articles.size(), 1u);
  EXPECT_EQ(problems_of(out),
            "x.tar!/../a.txt: refused: its path leads out of the archive\n"
            "x.tar!//etc/a.txt: refused: its path is absolute\n"
            "x.tar!/d\\a.txt: refused: its name has backslashes\n"
            "x.tar!/C:/a.txt: refused: its path is absolute\n"
            "x.tar!/d/../../a.txt: refused: its path leads out of the archive\n"
            "x.tar!/d/a?b.txt: refused: its name has control characters\n");
}

TEST(Archive, OtherEntriesAreCountedLitterIsNot) {
  const testing::ReadOutcome out = testing::read("x.zip", pack(Kind::zip, {{"a.txt", kFirst},
                                                                           {"__MACOSX/._a.txt", "x"},
                                                                           {"d/.DS_Store", "x"},
                                                                           {"p.JPG", "x"},
                                                                           {"q.jpg", "x"},
                                                                           {"README", "x"},
                                                                           {"l.txt", "", AE_IFLNK, "a.txt"}}));
  ASSERT_TRUE(out.status.ok());
  EXPECT_EQ(out.articles.size(), 1u);
  EXPECT_EQ(problems_of(out),
            "x.zip: 1 links or devices are left out\n"
            "x.zip: 3 entries of other types are not read: others 1, .jpg 2\n");
}

TEST(Archive, ABrokenEntryDoesNotStopTheOthers) {
  std::string noise;
  for (unsigned i = 0; i < 4000; ++i) noise += "Врачи " + std::to_string(i * 7919) + " приехали. ";
  std::string zip = pack(Kind::zip, {{"a.txt", kFirst}, {"b.txt", noise}, {"c.txt", kSecond}});
  const std::size_t at = zip.find("b.txt") + 200;
  for (std::size_t i = 0; i < 400; ++i) zip[at + i] = '\xff';
  const testing::ReadOutcome out = testing::read("x.zip", zip);
  ASSERT_TRUE(out.status.ok());
  ASSERT_EQ(out.articles.size(), 2u) << problems_of(out);
  EXPECT_EQ(out.articles[1].id, "x.zip/c.txt");
  ASSERT_EQ(out.problems.size(), 1u) << problems_of(out);
  EXPECT_EQ(out.problems[0].where, "x.zip!/b.txt");
  EXPECT_TRUE(out.problems[0].message.starts_with("the entry is broken or cut off: ")) << out.problems[0].message;
}

TEST(Archive, ATruncatedOneGivesWhatWasReadable) {
  std::string noise;
  for (unsigned i = 0; i < 4000; ++i) noise += "Врачи " + std::to_string(i * 7919) + " приехали. ";
  for (const Kind kind : {Kind::zip, Kind::stored_zip, Kind::tar, Kind::tar_gz}) {
    std::string bytes = pack(kind, {{"a.txt", kFirst}, {"b.txt", noise}});
    bytes.resize(bytes.size() / 2);
    const testing::ReadOutcome out = testing::read("x.zip", bytes);
    ASSERT_TRUE(out.status.ok()) << out.status.error().to_string() << problems_of(out);
    EXPECT_EQ(out.articles[0].id, "x.zip/a.txt");
    EXPECT_NE(problems_of(out).find("cut off"), std::string::npos) << problems_of(out);
  }
}

TEST(Archive, ArchivesInArchives) {
  const std::string inner = pack(Kind::zip, {{"a.txt", kFirst}});
  const std::string middle = pack(Kind::tar_gz, {{"in.zip", inner}, {"b.txt", kSecond}});
  const testing::ReadOutcome two = testing::read("x.tgz", middle);
  ASSERT_EQ(two.articles.size(), 2u) << problems_of(two);
  EXPECT_EQ(two.articles[0].id, "x.tgz/in.zip/a.txt");
  const testing::ReadOutcome three = testing::read("x.zip", pack(Kind::zip, {{"m.tgz", middle}}));
  ASSERT_TRUE(three.status.ok());
  ASSERT_EQ(three.articles.size(), 1u);
  EXPECT_EQ(problems_of(three), "x.zip!/m.tgz!/in.zip: archives are read 2 deep and no further\n");
}

TEST(Archive, BombsAreRefused) {
  const std::string zeros(std::size_t{40} << 20, '0');
  for (const Kind kind : {Kind::zip, Kind::tar_gz}) {
    const testing::ReadOutcome out = testing::read("x.zip", pack(kind, {{"a.txt", kFirst}, {"b.txt", zeros}}));
    ASSERT_TRUE(out.status.ok()) << out.status.error().to_string();
    EXPECT_EQ(out.articles.size(), 1u);
    EXPECT_EQ(problems_of(out), "x.zip: the archive expands to more than 1000 times its size\n");
  }
  const testing::ReadOutcome alone = testing::read("x.txt.gz", pack(Kind::gz, {{"x", zeros}}));
  ASSERT_FALSE(alone.status.ok());
  EXPECT_EQ(alone.status.error().code, ErrorCode::too_large);
}

TEST(Archive, AnEntryOverTheLimitIsRefusedAlone) {
  const std::string big(limits::kMaxFileBytes + 1, 'x');
  const testing::ReadOutcome out =
      testing::read("x.tar", pack(Kind::tar, {{"a.txt", kFirst}, {"b.txt", big}, {"c.txt", kSecond}}));
  ASSERT_TRUE(out.status.ok());
  EXPECT_EQ(out.articles.size(), 2u);
  EXPECT_EQ(problems_of(out), "x.tar!/b.txt: the entry is larger than 67108864 bytes\n");
}

TEST(Archive, EncryptedEntriesAreReported) {
  std::string zip = pack(Kind::stored_zip, {{"a.txt", kFirst}, {"b.txt", kSecond}});
  zip[6] = static_cast<char>(zip[6] | 1);  // bit 0 of the flags, in both headers
  const std::size_t directory = zip.find("PK\x01\x02");
  zip[directory + 8] = static_cast<char>(zip[directory + 8] | 1);
  const testing::ReadOutcome out = testing::read("x.zip", zip);
  ASSERT_TRUE(out.status.ok()) << out.status.error().to_string() << problems_of(out);
  EXPECT_EQ(problems_of(out), "x.zip!/a.txt: the entry is encrypted\n");
  EXPECT_EQ(out.only().id, "x.zip/b.txt");
}

TEST(Archive, Errors) {
  struct Row {
    const char* path;
    std::string bytes;
    const char* message;
  };
  const Row table[] = {
      {"x.zip", "", "x.zip: the file is empty"},
      {"x.zip", "PK\x03\x04", "x.zip: "},
      {"x.gz", "\x1f\x8b\x08", "x.gz: "},
      {"x.tar", pack(Kind::tar, {}), "x.tar: the archive is empty or no archive"},
      {"x.zip", pack(Kind::zip, {{"a.jpg", "x"}}), "x.zip: no entry could be read"},
  };
  for (const Row& row : table) {
    const testing::ReadOutcome out = testing::read(row.path, row.bytes);
    ASSERT_FALSE(out.status.ok()) << row.message;
    EXPECT_TRUE(out.status.error().to_string().starts_with(row.message)) << out.status.error().to_string();
    EXPECT_FALSE(out.status.error().message.empty());
  }
}

TEST(Archive, AGzipThatLostItsEndIsReadAsFarAsItGoes) {
  std::string text = "Врачи в пути\n\n";
  for (int i = 0; i < 400; ++i) text += "Делегация номер " + std::to_string(i * 7919) + " осмотрела больницу.\n\n";
  const std::string whole = pack(Kind::gz, {{"any", text}});
  const testing::ReadOutcome out = testing::read("a.txt.gz", whole.substr(0, whole.size() / 2));
  ASSERT_TRUE(out.status.ok()) << out.status.error().to_string();
  EXPECT_EQ(out.only().title, "Врачи в пути");
  EXPECT_GT(out.only().body.size(), text.size() / 4);
  EXPECT_EQ(problems_of(out).find("a.txt.gz!/a.txt: the entry is broken or cut off"), 0u) << problems_of(out);
}

}  // namespace
}  // namespace diplomed::document
