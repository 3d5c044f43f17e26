#include "base/utf8.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace diplomed::utf8 {
namespace {

std::string replacements(std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += "\xEF\xBF\xBD";
  return out;
}

struct ValidRow {
  const char* what;
  std::string bytes;
  char32_t value;
};

const std::vector<ValidRow>& valid_rows() {
  static const std::vector<ValidRow> rows = {
      {"NUL", std::string(1, '\0'), 0},
      {"letter", "A", U'A'},
      {"last of one byte", "\x7F", 0x7F},
      {"first of two bytes", "\xC2\x80", 0x80},
      {"Cyrillic", "\xD0\xB6", U'ж'},
      {"last of two bytes", "\xDF\xBF", 0x7FF},
      {"first of three bytes", "\xE0\xA0\x80", 0x800},
      {"before the surrogates", "\xED\x9F\xBF", 0xD7FF},
      {"after the surrogates", "\xEE\x80\x80", 0xE000},
      {"byte order mark", "\xEF\xBB\xBF", 0xFEFF},
      {"replacement character", "\xEF\xBF\xBD", 0xFFFD},
      {"last of three bytes", "\xEF\xBF\xBF", 0xFFFF},
      {"first of four bytes", "\xF0\x90\x80\x80", 0x10000},
      {"emoji", "\xF0\x9F\x8F\xA5", 0x1F3E5},
      {"last of all", "\xF4\x8F\xBF\xBF", 0x10FFFF},
  };
  return rows;
}

struct BrokenRow {
  const char* what;
  std::string bytes;  // every byte of it is invalid
};

const std::vector<BrokenRow>& broken_rows() {
  static const std::vector<BrokenRow> rows = {
      {"continuation alone", "\x80"},
      {"last continuation alone", "\xBF"},
      {"two continuations", "\x9F\xB0"},
      {"overlong slash in two bytes", "\xC0\xAF"},
      {"overlong NUL in two bytes", "\xC0\x80"},
      {"overlong U+007F", "\xC1\xBF"},
      {"overlong slash in three bytes", "\xE0\x80\xAF"},
      {"overlong U+07FF", "\xE0\x9F\xBF"},
      {"overlong slash in four bytes", "\xF0\x80\x80\xAF"},
      {"overlong U+FFFF", "\xF0\x8F\xBF\xBF"},
      {"first surrogate", "\xED\xA0\x80"},
      {"last surrogate", "\xED\xBF\xBF"},
      {"surrogate pair (CESU-8)", "\xED\xA0\xBD\xED\xB8\x80"},
      {"over U+10FFFF", "\xF4\x90\x80\x80"},
      {"lead of U+140000", "\xF5\x80\x80\x80"},
      {"five bytes", "\xF8\x88\x80\x80\x80"},
      {"never a byte of UTF-8", "\xFE\xFF"},
      {"two bytes cut", "\xD0"},
      {"three bytes cut after one", "\xE2"},
      {"three bytes cut after two", "\xE2\x82"},
      {"four bytes cut after three", "\xF0\x9F\x8F"},
  };
  return rows;
}

TEST(Utf8, DecodesEveryLengthAndItsBorders) {
  for (const ValidRow& row : valid_rows()) {
    SCOPED_TRACE(row.what);
    const std::string text = "я" + row.bytes + "z";
    const CodePoint c = decode(text, 2);
    EXPECT_TRUE(c.valid);
    EXPECT_EQ(c.value, row.value);
    EXPECT_EQ(c.bytes, row.bytes.size());
    EXPECT_EQ(find_invalid(text), std::string::npos);
    EXPECT_EQ(sanitize(text), text);
    EXPECT_EQ(length(text), 3u);
    std::string written;
    append(written, row.value);
    EXPECT_EQ(written, row.bytes);
  }
}

TEST(Utf8, RefusesWhatRfc3629Refuses) {
  for (const BrokenRow& row : broken_rows()) {
    SCOPED_TRACE(row.what);
    const std::string text = "я" + row.bytes + "z";
    const CodePoint c = decode(text, 2);
    EXPECT_FALSE(c.valid);
    EXPECT_EQ(c.bytes, 1u);
    EXPECT_EQ(c.value, U'\uFFFD');
    EXPECT_EQ(find_invalid(text), 2u);
    EXPECT_EQ(length(text), 2 + row.bytes.size());
    EXPECT_EQ(sanitize(text), "я" + replacements(row.bytes.size()) + "z");
    EXPECT_EQ(find_invalid("я" + row.bytes), 2u) << "at the end of the text";
    EXPECT_EQ(sanitize("я" + row.bytes), "я" + replacements(row.bytes.size())) << "at the end of the text";
  }
}

TEST(Utf8, DecodesNothingBehindTheEnd) {
  for (const std::size_t offset : {std::size_t{3}, std::size_t{100}}) {
    EXPECT_EQ(decode("abc", offset).bytes, 0u);
    EXPECT_FALSE(decode("abc", offset).valid);
  }
  EXPECT_EQ(decode("", 0).bytes, 0u);
}

TEST(Utf8, WritesTheReplacementForWhatIsNoCharacter) {
  for (const char32_t c : {char32_t{0xD800}, char32_t{0xDFFF}, char32_t{0x110000}, char32_t{0xFFFFFFFF}}) {
    std::string out = "x";
    append(out, c);
    EXPECT_EQ(out, "x\xEF\xBF\xBD");
  }
}

TEST(Utf8, TruncatesAtCharacterBorders) {
  struct Row {
    std::string text;
    std::size_t bytes;
    std::string expected;
  };
  const std::vector<Row> rows = {
      {"врач", 8, "врач"}, {"врач", 9, "врач"}, {"врач", 7, "вра"}, {"врач", 6, "вра"},
      {"врач", 1, ""},     {"врач", 0, ""},     {"", 4, ""},        {"€uro", 2, ""},
      {"€uro", 3, "€"},    {"€uro", 4, "€u"},   {"a🏥b", 4, "a"},    {"a🏥b", 5, "a🏥"},
  };
  for (const Row& row : rows) EXPECT_EQ(truncate(row.text, row.bytes), row.expected) << row.text << " " << row.bytes;
}

TEST(Utf8, AgreesWithItselfOnRandomBytes) {
  std::mt19937 random(11);
  std::uniform_int_distribution<int> kind(0, 4), any(0, 255), tail(0x80, 0xBF), high(0xC0, 0xFF);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (int i = 0; i < 24; ++i) {
      const int k = kind(random);
      text.push_back(static_cast<char>(k < 2 ? tail(random) : k < 4 ? high(random) : any(random)));
    }
    std::size_t valid_bytes = 0, broken = 0, count = 0, first_broken = std::string::npos;
    for (std::size_t i = 0; i < text.size(); ++count) {
      const CodePoint c = decode(text, i);
      ASSERT_GE(c.bytes, 1u);
      ASSERT_LE(i + c.bytes, text.size());
      if (c.valid) {
        std::string again;
        append(again, c.value);
        ASSERT_EQ(again, text.substr(i, c.bytes));
        valid_bytes += c.bytes;
      } else {
        if (broken++ == 0) first_broken = i;
      }
      i += c.bytes;
    }
    ASSERT_EQ(length(text), count);
    ASSERT_EQ(find_invalid(text), first_broken);
    const std::string clean = sanitize(text);
    ASSERT_EQ(find_invalid(clean), std::string::npos);
    ASSERT_EQ(clean.size(), valid_bytes + 3 * broken);
    ASSERT_EQ(sanitize(clean), clean);
  }
}

}  // namespace
}  // namespace diplomed::utf8
