#include <gtest/gtest.h>

#include "document/office/rtf_text.h"
#include "read_helper.h"

namespace diplomed::document {
namespace {

using testing::read;
using testing::ReadOutcome;

// The paragraphs of a text, "|" between them.
std::string paragraphs(const std::string& rtf) {
  const Result<RtfText> text = read_rtf_text(rtf);
  if (!text) return "error: " + text.error().message;
  std::string out;
  for (const Line& line : text->body.lines()) out += (out.empty() ? "" : "|") + std::string(line.raw);
  return out;
}

struct Row {
  const char* rtf;
  const char* expected;
};

TEST(Rtf, Characters) {
  const Row table[] = {
      {R"({\rtf1\ansi\ansicpg1251 \'c2\'f0\'e0\'f7\'e8})", "Врачи"},
      {"{\\rtf1\\ansi\\ansicpg1251 \xC2\xF0\xE0\xF7\xE8}", "Врачи"},
      {R"({\rtf1\ansi\ansicpg1252{\fonttbl{\f1\fcharset204 X;}}\f1 \'c2\'f0\'e0\'f7\'e8})", "Врачи"},
      {R"({\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 X;}{\f1\fcharset204 X;}}\f0 caf\'e9 {\f1 \'e2} \'e9})",
       "café в é"},
      {R"({\rtf1\u1042?\u1088?\u1072?\u1095?})", "Врач"},
      {R"({\rtf1\uc2\u1042??\u1088??})", "Вр"},
      {R"({\rtf1\uc0\u1042\u1088})", "Вр"},
      {R"({\rtf1\ansicpg1251\u1042\'c2\u1088\'f0 x})", "Вр x"},
      {R"({\rtf1\u-3913?\u55357?\u56842?})", "\xEF\x82\xB7\xF0\x9F\x98\x8A"},
      {R"({\rtf1 a\~b\_c\-d \{x\} \\ \ldblquote q\rdblquote\emdash})", "a\u00a0b-cd {x} \\ “q”—"},
      {R"({\rtf1\mac \'81})", "Å"},
  };
  for (const Row& row : table) EXPECT_EQ(paragraphs(row.rtf), row.expected) << row.rtf;
}

TEST(Rtf, ParagraphsAndTables) {
  const Row table[] = {
      {R"({\rtf1 one\par two\line three\par})", "one|two|three"},
      {"{\\rtf1 one\\\ntwo}", "one|two"},
      {R"({\rtf1\trowd\pard\intbl a\cell b\par c\cell\row\pard after\par})", "a | b c|after"},
      {R"({\rtf1 a{\v hidden}b{\deleted gone}c})", "abc"},
      {R"({\rtf1{\header head}{\footer foot}{\stylesheet{\s1 Style;}}{\*\generator G;}{\pict 00ff}text})", "text"},
      {R"({\rtf1 see{\field{\*\fldinst HYPERLINK "x"}{\fldrslt link}}})", "seelink"},
      {R"({\rtf1 word{\footnote note} goes on\par})", "word goes on|note"},
      {"{\\rtf1 before\\bin5 \x01}{\\\\ after}", "before after"},
      {R"({\rtf1{\info{\title T}{\author A}}text})", "text"},
      {R"({\rtf1 unclosed {\b bold)", "unclosed bold"},
  };
  for (const Row& row : table) EXPECT_EQ(paragraphs(row.rtf), row.expected) << row.rtf;
}

TEST(Rtf, AnArticle) {
  const ReadOutcome out = read("a.rtf", R"({\rtf1\ansi\ansicpg1251{\info{\title \'cf\'f0\'e8\'ec\'e5\'f0}{\author User}}
\pard\outlinelevel0 \'cc\'e5\'e4\'f1\'b8\'f1\'f2\'f0\'fb \'e5\'e4\'f3\'f2 \'e2 \'ce\'f8\par
\pard \'c8\'f5 \'e2\'f1\'f2\'f0\'e5\'f2\'e8\'eb\'e8 \'e2\'f0\'e0\'f7\'e8.\par})");
  ASSERT_TRUE(out.status.ok());
  EXPECT_EQ(out.only().title, "Медсёстры едут в Ош");
  EXPECT_EQ(out.only().body, "Их встретили врачи.");
  EXPECT_EQ(out.only().charset, "windows-1251");
  EXPECT_EQ(out.only().charset_how, "declared");
  EXPECT_EQ(out.only().format, "rtf");
  EXPECT_EQ(out.only().author, "");
}

// The code page says Western, the bytes are Russian.
TEST(Rtf, AWrongCodePageIsMendedAndReported) {
  std::string rtf = "{\\rtf1\\ansi\\ansicpg1252 ";
  for (int i = 0; i < 3; ++i) {
    rtf +=
        "\xC4\xE5\xEB\xE5\xE3\xE0\xF6\xE8\xFF \xE2\xF0\xE0\xF7\xE5\xE9 \xEE\xF1\xEC\xEE\xF2\xF0\xE5\xEB\xE0 "
        "\xE1\xEE\xEB\xFC"
        "\xED\xE8\xF6\xF3 \xE2 \xEE\xE1\xEB\xE0\xF1\xF2\xED\xEE\xEC \xF6\xE5\xED\xF2\xF0\xE5.\\par\n";
  }
  const ReadOutcome out = read("a.rtf", rtf + "}");
  ASSERT_TRUE(out.status.ok());
  EXPECT_NE(out.only().body.find("Делегация врачей осмотрела больницу"), std::string::npos) << out.only().body;
  EXPECT_FALSE(out.problems.empty());
}

TEST(Rtf, ACutFileIsReadAndReported) {
  const ReadOutcome out =
      read("a.rtf", R"({\rtf1\ansi{\b Врачи} \u1074?\u1079?\u1103?\u1083?\u1080?\u1089?\u1100? \u1079?\u1072? )");
  ASSERT_TRUE(out.status.ok());
  EXPECT_EQ(out.only().charset_how, "");  // none is stated
  ASSERT_EQ(out.problems.size(), 1u);
  EXPECT_EQ(out.problems[0].to_string(), "a.rtf: the file is cut off");
}

TEST(Rtf, DeepGroupsAreRefused) {
  EXPECT_EQ(paragraphs("{\\rtf1" + std::string(20'000, '{')), "error: groups are nested too deep");
}

}  // namespace
}  // namespace diplomed::document
