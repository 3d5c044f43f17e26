// The build's check of corpus/language, fault by fault, and the header that it writes.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "cells.h"
#include "table.h"

namespace diplomed::language_table {
namespace {

const std::string kHead = "# A word and its class.\n#! column word: word\n#! column kind: class Kind noun verb\n";

std::vector<std::string> problems_of(const std::string& text) {
  std::vector<std::string> problems;
  (void)read_table("x", "x.tsv", text, problems);
  return problems;
}

TEST(LanguageTable, FaultsAreToldWithFileAndLine) {
  struct Case {
    std::string text;
    std::string problem;
  };
  const std::vector<Case> cases = {
      {kHead + "дом\tnoun\nдом\tnoun\n", "x.tsv:5: “дом” stands here again (line 4)"},
      {kHead + "дом\tnoun\nдом\tverb\n", "x.tsv:5: “дом” stands here again, with other values (line 4)"},
      {kHead + "#! repeat: yes\nдом\tnoun\nдом\tnoun\n", "x.tsv:6: “дом” stands here again (line 5)"},
      {kHead + "Дом\tnoun\n", "x.tsv:4: a capital letter: “Д”"},
      {kHead + "ҚАЗ\tnoun\n", "x.tsv:4: a capital letter: “Қ”"},
      {kHead + "ещё\tnoun\n", "x.tsv:4: not folded: “ё” is to be “е”"},
      {kHead + "cтол\tnoun\n", "x.tsv:4: “т” is of another alphabet than the letter before it"},
      {kHead + "и\xCC\x86од\tnoun\n", "x.tsv:4: a combining mark; write the composed letter"},
      {kHead + "дом\tadverb\n", "x.tsv:4: unknown class “adverb” of kind"},
      {kHead + "дом\n", "x.tsv:4: 1 columns where 2 are declared"},
      {kHead + "дом\tnoun\tverb\n", "x.tsv:4: 3 columns where 2 are declared"},
      {kHead + "\tnoun\n", "x.tsv:4: the cell of word is empty"},
      {kHead + "дом \tnoun\n", "x.tsv:4: a stray blank at the edge of a cell (write \\s if it counts)"},
      {kHead + "дом  сад\tnoun\n", "x.tsv:4: two blanks in a row"},
      {kHead + "дом\xC2\xA0сад\tnoun\n", "x.tsv:4: an invisible character or a blank of another width"},
      {kHead + "до\xD0\tnoun\n", "x.tsv:4: invalid UTF-8 at byte 5 of the line"},
      {kHead + "дом\tnoun\r\n", "x.tsv:4: a carriage return at the end of the line"},
      {kHead + "дом\\q\tnoun\n", "x.tsv:4: a backslash stands before s, t, n, # or another one only"},
      {kHead + "дом\tnoun", "x.tsv:1: the last line has no line end"},
      {kHead, "x.tsv:1: no rows"},
      {"#! column word: word\nдом\n", "x.tsv:1: the file does not begin with a comment that says what a row means"},
      {"# A word.\n#! column word: words\n", "x.tsv:2: unknown type “words”"},
      {"# A word.\n#! column word: word folded\n", "x.tsv:2: unknown property “folded” of a column of this type"},
      {"# A word.\n#! column word: word\n#! order: no\n", "x.tsv:3: unknown directive “order: no”"},
      {"# A word.\n#! column word: word\nдом\n#! sorted: yes\n", "x.tsv:4: a directive after the first row"},
      {"# A word.\n#! column word: word\n#! key: form\n", "x.tsv:3: the key names an unknown column “form”"},
      {"# A word.\n#! column kind: class Kind\n", "x.tsv:2: a class column names its type, then its classes"},
      {"# A sound.\n#! column sound: word alternatives\nа|о|а\n", "x.tsv:3: “а” stands twice in one cell"},
      {"# A set.\n#! column set: classes space one two\none one\n", "x.tsv:3: “one” stands twice in one cell"},
      {"# A number.\n#! column n: number\n12a\n", "x.tsv:3: not an integer: “12a”"},
      {"# A sound.\n#! column s: word\n#! first_beginning: yes\nsh\nshch\n",
       "x.tsv:5: “shch” is never met after “sh” (line 4)"},
      {"# An ending.\n#! column s: word\n#! first_ending: yes\nям\nиям\n",
       "x.tsv:5: “иям” is never met after “ям” (line 4)"},
      {"# A word.\n#! column word: word\n#! split: word\n",
       "x.tsv:3: only a class column can split a table, not “word”"},
      {"# A flag.\n#! column f: flag\ntrue\n", "x.tsv:3: f is neither yes nor no"},
  };
  for (const Case& c : cases) {
    const std::vector<std::string> problems = problems_of(c.text);
    ASSERT_FALSE(problems.empty()) << c.problem;
    EXPECT_EQ(problems.front(), c.problem);
  }
}

TEST(LanguageTable, AllFaultsAreToldAtOnce) {
  EXPECT_EQ(problems_of(kHead + "Дом\tnoun\nсад\tnone\n").size(), 2u);
}

TEST(LanguageTable, GoodTablesHaveNoFaults) {
  const std::vector<std::string> texts = {
      kHead + "дом\tnoun\n\n# verbs\nехать\tverb\n",
      kHead + "#! repeat: yes\nдом\tnoun\nдом\tverb\n",
      kHead + "#! key: word kind\nдом\tnoun\nдом\tverb\n",
      kHead + "qr-код*\tnoun\n",
      "# A sound.\n#! column sound: lower alternatives utf32\nё|\n",
      "# A sound.\n#! column s: word\n#! first_beginning: yes\nshch\nsh\n",
      "# A name.\n#! column name: text optional\n#! column n: number\n\t-7\nИван Ёлкин\t0\n",
  };
  for (const std::string& text : texts) {
    const std::vector<std::string> problems = problems_of(text);
    EXPECT_TRUE(problems.empty()) << problems.front();
  }
}

TEST(LanguageTable, WritesATypedHeader) {
  std::vector<std::string> problems;
  const std::string text =
      "# A word.\n#! include: a/b.h\n#! column word: word\n#! column kind: class Kind noun verb\n"
      "#! column set: classes diplomed::a one two_three\n#! column sounds: lower utf32 optional\n#! column n: number\n"
      "#! column f: flag\n#! sorted: yes\nсад\\s\"\tverb\tone two_three\tё\t-2\tyes\nдом\tnoun\tone\t\t1\tno\n";
  const Table table = read_table("my-words", "my-words.tsv", text, problems);
  ASSERT_TRUE(problems.empty()) << problems.front();
  EXPECT_EQ(
      write_header(table),
      "// Generated from corpus/language/my-words.tsv.\n// A word.\n#pragma once\n\n#include <array>\n"
      "#include <cstdint>\n#include <string_view>\n\n#include \"a/b.h\"\n\nnamespace diplomed::language_data {\n\n"
      "enum class Kind : std::uint8_t { noun, verb };\n\n"
      "struct MyWordsRow {\n  std::string_view word;\n  Kind kind;\n  std::uint32_t set;\n"
      "  std::u32string_view sounds;\n  int n;\n  bool f;\n};\n\n"
      "inline constexpr std::array<MyWordsRow, 2> kMyWords = {{\n"
      "    {\"дом\", Kind::noun, diplomed::a::kOne, U\"\", 1, false},\n"
      "    {\"сад \\\"\", Kind::verb, diplomed::a::kOne | diplomed::a::kTwoThree, U\"ё\", -2, true},\n"
      "}};\n\n}  // namespace diplomed::language_data\n");
}

TEST(LanguageTable, ATableOfOneColumnIsAnArrayOfItsCells) {
  std::vector<std::string> problems;
  const Table table = read_table("words", "words.tsv", "# A word.\n#! column word: word\nдом\n", problems);
  EXPECT_NE(write_header(table).find("inline constexpr std::array<std::string_view, 1> kWords = {{\n    \"дом\",\n}};"),
            std::string::npos);
}

TEST(LanguageTable, ASplitTableIsAnArrayForEachClass) {
  std::vector<std::string> problems;
  const std::string text =
      "# An ending.\n#! column ending: word\n#! column kind: class Kind noun verb\n#! split: kind\n"
      "ами\tnoun\nать\tverb\nах\tnoun\n";
  const Table table = read_table("my-endings", "my-endings.tsv", text, problems);
  ASSERT_TRUE(problems.empty()) << problems.front();
  EXPECT_NE(write_header(table).find(
                "namespace my_endings {\n\n"
                "inline constexpr std::array<std::string_view, 2> kNoun = {{\n    \"ами\",\n    \"ах\",\n}};\n\n"
                "inline constexpr std::array<std::string_view, 1> kVerb = {{\n    \"ать\",\n}};\n\n"
                "}  // namespace my_endings\n"),
            std::string::npos);
}

}  // namespace
}  // namespace diplomed::language_table
