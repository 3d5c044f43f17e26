#include "text/encoding.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace diplomed::text {
namespace {

const std::string kSentence = "Врачи приехали в Бишкек, приём начнётся в среду.";

TEST(Encoding, KnowsLabels) {
  struct Row {
    const char *label, *name;
  };
  for (const Row& row : std::vector<Row>{{"cp1251", "windows-1251"},
                                         {"Windows-1251", "windows-1251"},
                                         {" WIN-1251-not ", ""},
                                         {"utf8", "UTF-8"},
                                         {" utf-8 ", "UTF-8"},
                                         {"\"utf-8\"", "UTF-8"},
                                         {"koi8-r", "KOI8-R"},
                                         {"ibm866", "IBM866"},
                                         {"no such charset", ""},
                                         {"", ""},
                                         {"a-label-that-is-far-longer-than-any-charset-name-could-be", ""}}) {
    EXPECT_EQ(canonical_encoding(row.label), row.name) << row.label;
  }
}

TEST(Encoding, ConvertsThereAndBack) {
  for (const char* name : {"windows-1251", "KOI8-R", "IBM866", "IBM855", "ISO-8859-5", "x-mac-cyrillic", "UTF-8",
                           "UTF-16LE", "UTF-16BE"}) {
    const auto bytes = from_utf8(kSentence, name);
    ASSERT_TRUE(bytes.has_value()) << name;
    EXPECT_EQ(to_utf8(*bytes, name), kSentence) << name;
  }
  EXPECT_EQ(to_utf8("\xC2\xF0\xE0\xF7", "cp1251"), "Врач");
  EXPECT_EQ(from_utf8("Врач ∂", "cp1251"), "\xC2\xF0\xE0\xF7 ?");
}

TEST(Encoding, UnknownNamesAreRefused) {
  EXPECT_FALSE(to_utf8("x", "no-such-charset").has_value());
  EXPECT_FALSE(to_utf8("x", "").has_value());
  EXPECT_FALSE(from_utf8("x", "no-such-charset").has_value());
}

TEST(Encoding, BrokenBytesBecomeTheReplacement) {
  EXPECT_EQ(to_utf8("\xD0\xB2\xFFz", "UTF-8"), "в\xEF\xBF\xBDz");
  EXPECT_EQ(to_utf8("", "UTF-8"), "");
}

// Longer than the converter's piece, with pairs of surrogates at every border.
TEST(Encoding, LongTextsAndSurrogatePairsSurvive) {
  std::string text = "я";
  while (text.size() < (3u << 20)) text += "🏥";
  for (const char* name : {"UTF-8", "UTF-16LE"}) {
    const auto bytes = from_utf8(text, name);
    ASSERT_TRUE(bytes.has_value());
    EXPECT_TRUE(to_utf8(*bytes, name) == text) << name;
  }
}

TEST(Encoding, TablesGiveTheMeaningOfEachByte) {
  const auto table = single_byte_table("windows-1251");
  EXPECT_EQ(table['A'], U'A');
  EXPECT_EQ(table[0xC0], U'А');
  EXPECT_EQ(table[0xFF], U'я');
  EXPECT_EQ(table[0xA8], U'Ё');
  EXPECT_EQ(table[0xB9], U'№');
  EXPECT_EQ(single_byte_table("no-such-charset")[0x41], U'\uFFFD');
}

TEST(Encoding, GuessesInOrderOfConfidence) {
  std::string sample;
  for (int i = 0; i < 20; ++i) sample += kSentence + " ";
  const auto guesses = detect_encodings(*from_utf8(sample, "windows-1251"));
  ASSERT_FALSE(guesses.empty());
  EXPECT_EQ(canonical_encoding(guesses.front().name), "windows-1251");
  for (std::size_t i = 1; i < guesses.size(); ++i) EXPECT_GE(guesses[i - 1].confidence, guesses[i].confidence);
  EXPECT_EQ(detect_encodings(sample).front().name, "UTF-8");
}

}  // namespace
}  // namespace diplomed::text
