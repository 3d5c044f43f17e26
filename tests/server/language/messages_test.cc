// The program that makes the table of messages: what it refuses, and where it says so.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "server/language/number_format.h"
#include "server/language/phrases.h"
#include "temp_dir.h"

namespace diplomed::server {
namespace {

struct Made {
  int code = 0;
  std::string errors, table;
};

std::string content(const std::string& path) {
  std::ifstream in(path);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

Made make(const std::string& ru, const std::string& en) {
  const testing::TempDir dir;
  const std::string at = dir.sub("");
  std::ofstream(at + "ru.tsv") << ru;
  std::ofstream(at + "en.tsv") << en;
  const std::string command =
      "cd " + dir.path().string() + " && " DIPLOMED_MAKE_MESSAGES " ru.tsv en.tsv out.cc 2> errors";
  const int status = std::system(command.c_str());
  return {WEXITSTATUS(status), content(at + "errors"), content(at + "out.cc")};
}

constexpr const char* kRussian =
    "# comment\n\nfind\tНайти \"{x}\"\nn.one\t{n} день\nn.few\t{n} дня\nn.many\t{n} дней\n";
constexpr const char* kEnglish = "find\tFind \"{x}\"\nn.one\t{n} day\nn.other\t{n} days\n";

TEST(Messages, TwoFilesBecomeOneTable) {
  const Made made = make(kRussian, kEnglish);
  EXPECT_EQ(made.code, 0) << made.errors;
  EXPECT_NE(made.table.find(R"({"find", "Найти \"{x}\"", "Find \"{x}\""},)"), std::string::npos) << made.table;
  EXPECT_NE(made.table.find(R"({"n", "{n} день", "{n} дня", "{n} дней", "{n} day", "{n} days"},)"), std::string::npos);
}

TEST(Messages, WhatIsWrongIsSaidWithFileAndLine) {
  struct Row {
    std::string ru, en, reason;
  };
  const std::string ru = kRussian;
  const std::string en = kEnglish;
  const Row rows[] = {
      {ru + "more\tЕщё\n", en, "ru.tsv:7: \"more\" is missing in en.tsv"},
      {ru, en + "more\tMore\n", "en.tsv:4: \"more\" is missing in ru.tsv"},
      {ru + "find\tИскать {x}\n", en, "ru.tsv:7: \"find\" stands in line 3 already"},
      {ru + "a\tс {d}\n", en + "a\tfrom\n", "ru.tsv:7: \"a\" has other {names} in en.tsv"},
      {ru + "a\n", en, "ru.tsv:7: a row is key, TAB, text"},
      {ru + "a\tб\tв\n", en, "ru.tsv:7: a row is key, TAB, text"},
      {ru + "A b\tб\n", en, "ru.tsv:7: a key is of a-z"},
      {ru + "a\t\n", en, "ru.tsv:7: no text"},
      {ru + "a\tб \n", en, "ru.tsv:7: a blank at the end"},
      {ru + "m.one\t{n} час\nm.few\t{n} часа\n", en, "ru.tsv:7: no form \"m.many\""},
      {ru + "m.one\tчас\n", en, "ru.tsv:7: no {n} in a plural"},
      {ru + "n.other\t{n}\n", en, "ru.tsv:7: this language has no plural form \"other\""},
      {ru + "n\tдни\n", en, "ru.tsv:4: \"n\" is a plural and a plain message"},
      {ru + "m.one\t{n}\n", en, "ru.tsv:7: plural \"m\" is missing in en.tsv"},
      {"", en, "ru.tsv:0: cannot be read, or is empty"},
  };
  for (const Row& row : rows) {
    const Made made = make(row.ru, row.en);
    EXPECT_EQ(made.code, 1) << row.reason;
    EXPECT_NE(made.errors.find(row.reason), std::string::npos) << row.reason << "\n" << made.errors;
    EXPECT_EQ(made.table, "") << row.reason;
  }
}

TEST(Messages, AllMonthsAndPluralsAreThere) {
  for (const Language language : {Language::ru, Language::en}) {
    for (int month = 1; month <= 12; ++month) {
      const std::string date = "2019-" + std::string(month < 10 ? "0" : "") + std::to_string(month);
      EXPECT_EQ(format_date(date, language).find('['), std::string::npos) << date;
      EXPECT_EQ(format_date(date + "-02", language).find('['), std::string::npos) << date;
      EXPECT_NE(short_month(month, language), "[?]") << date;
    }
  }
  EXPECT_EQ(count_reprints(22, Language::ru), "22 перепечатки");
  EXPECT_EQ(count_reprints(1, Language::en), "1 reprint");
  EXPECT_EQ(plural_phrase(Language::ru, "no_such", 1, "1"), "[?]");
}

}  // namespace
}  // namespace diplomed::server
