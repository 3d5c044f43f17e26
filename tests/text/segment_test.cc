// The scanner against ICU's own word boundaries.
#include "text/segment.h"

#include <gtest/gtest.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <memory>
#include <random>
#include <string>
#include <vector>

#include "base/utf8.h"

namespace diplomed::text {
namespace {

using Spans = std::vector<std::pair<std::size_t, std::size_t>>;

// ICU's words, cut further at . : ; , _ · and @, without those that have no letter or digit.
Spans icu_spans(const std::string& text) {
  struct Close {
    void operator()(UBreakIterator* it) const { ubrk_close(it); }
    void operator()(UText* t) const { utext_close(t); }
  };
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UBreakIterator, Close> words(ubrk_open(UBRK_WORD, "ru", nullptr, 0, &status));
  const std::unique_ptr<UText, Close> source(
      utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status));
  ubrk_setUText(words.get(), source.get(), &status);
  EXPECT_TRUE(U_SUCCESS(status));
  Spans spans;
  for (std::int32_t from = ubrk_first(words.get()), to = ubrk_next(words.get()); to != UBRK_DONE;
       from = to, to = ubrk_next(words.get())) {
    auto begin = static_cast<std::size_t>(from);
    bool has_letter = false;
    const auto flush = [&](std::size_t end) {
      if (has_letter) spans.emplace_back(begin, end);
      has_letter = false;
    };
    for (std::size_t i = begin; i < static_cast<std::size_t>(to);) {
      const utf8::CodePoint c = utf8::decode(text, i);
      if (std::u32string_view(U".:;,_·@").find(c.value) != std::u32string_view::npos) {
        flush(i);
        begin = i + c.bytes;
      }
      const auto value = static_cast<UChar32>(c.value);
      has_letter = has_letter || u_isalnum(value) || u_isUAlphabetic(value);
      i += c.bytes;
    }
    flush(static_cast<std::size_t>(to));
  }
  return spans;
}

Spans our_spans(const std::string& text) {
  std::vector<Piece> pieces;
  segment(text, pieces);
  Spans spans;
  for (const Piece& piece : pieces) spans.emplace_back(piece.span.begin, piece.span.end);
  return spans;
}

std::string marked(const std::string& text, const Spans& spans) {
  std::string out;
  for (const auto& [begin, end] : spans) out += "[" + text.substr(begin, end - begin) + "]";
  return out;
}

// Apostrophes, zero width marks and marks that follow no letter are left out: there the rules differ on purpose.
std::string random_text(std::mt19937& random, const std::vector<std::u32string>& alphabets) {
  const auto pick = [&](std::size_t n) { return random() % n; };
  std::string text;
  for (std::size_t n = pick(40) + 1; n > 0; --n) {
    const std::u32string& alphabet = alphabets[pick(alphabets.size())];
    for (std::size_t run = pick(5) + 1; run > 0; --run) {
      const char32_t c = alphabet[pick(alphabet.size())];
      utf8::append(text, c);
      if (u_isalpha(static_cast<UChar32>(c)) && pick(12) == 0) utf8::append(text, pick(2) == 0 ? U'\u0301' : U'\u0306');
    }
  }
  return text;
}

const std::u32string kRussian = U"абвгдежзиклмнопрстуфхцчшщъыьэюяАБВЕЖИКОПРСТЭЮЯёЁй";
const std::u32string kCyrillic = U"қғңөүұһәіўҳӣӯҷҚӨҮ";
const std::u32string kLatin = U"abcdefxyzABCXYZéşığÉßñ";
const std::u32string kDigits = U"0123456789";
const std::u32string kPunctuation = U".,:;!?-–—()«»\"/\\_%№+*=&@#…[]{}|~^$•→€“”„";
const std::u32string kSpaces = U"  \n\t\u00A0";

TEST(Segment, CutsLikeIcuOnRandomText) {
  std::mt19937 random(1);
  for (int round = 0; round < 20000; ++round) {
    const std::string text =
        random_text(random, {kRussian, kRussian, kCyrillic, kLatin, kDigits, kPunctuation, kSpaces});
    ASSERT_EQ(marked(text, our_spans(text)), marked(text, icu_spans(text))) << text;
    ASSERT_EQ(our_spans(text), icu_spans(text)) << text;
  }
}

// Runs with letters of other scripts go through ICU: the offsets must come back right.
TEST(Segment, LeavesOtherScriptsToIcu) {
  std::mt19937 random(2);
  const std::u32string other = U"αβγΩשלוםعربيՀայქართულიⅫ中国医院한국";
  for (int round = 0; round < 5000; ++round) {
    const std::string text = random_text(random, {kRussian, kLatin, kDigits, other, kSpaces, U".,-!"});
    ASSERT_EQ(marked(text, our_spans(text)), marked(text, icu_spans(text))) << text;
  }
}

TEST(Segment, CountsLettersAndCapitals) {
  struct Row {
    std::string text;
    int letters, capitals;
    bool digits, plain, capitalised;
  };
  for (const Row& row : std::vector<Row>{{"Врач", 4, 1, false, true, true},
                                         {"ВОЗ", 3, 3, false, true, true},
                                         {"врач", 4, 0, false, true, false},
                                         {"iPhone", 6, 1, false, true, false},
                                         {"A4", 1, 1, true, true, true},
                                         {"4G", 1, 1, true, true, false},
                                         {"2025", 0, 0, true, true, false},
                                         {"Ёлка", 4, 1, false, true, true},
                                         {"Қазақ", 5, 1, false, false, true},
                                         {"Réunion", 7, 1, false, false, true},
                                         {"кро\u0301вь", 5, 0, false, false, false}}) {
    std::vector<Piece> pieces;
    segment(" " + row.text + "!", pieces);
    ASSERT_EQ(pieces.size(), 1u) << row.text;
    EXPECT_EQ(pieces[0].span, (Span{1, static_cast<std::uint32_t>(row.text.size()) + 1})) << row.text;
    EXPECT_EQ(pieces[0].letters, row.letters) << row.text;
    EXPECT_EQ(pieces[0].capitals, row.capitals) << row.text;
    EXPECT_EQ(pieces[0].digits, row.digits) << row.text;
    EXPECT_EQ(pieces[0].plain, row.plain) << row.text;
    EXPECT_EQ(pieces[0].capitalised, row.capitalised) << row.text;
  }
}

TEST(Segment, TakesApostrophesBetweenLettersOnly) {
  struct Row {
    const char *text, *expected;
  };
  for (const Row& row : std::vector<Row>{{"O'Brien", "[O'Brien]"},
                                         {"д’Ивуар", "[д’Ивуар]"},
                                         {"Toʻlqin", "[Toʻlqin]"},
                                         {"'врач'", "[врач]"},
                                         {"врачи' дома", "[врачи][дома]"},
                                         {"‘врач’", "[врач]"},
                                         {"5'10", "[5][10]"}}) {
    EXPECT_EQ(marked(row.text, our_spans(row.text)), row.expected);
  }
}

TEST(Segment, AppendsAndFindsNothingInNothing) {
  std::vector<Piece> pieces;
  segment("один", pieces);
  segment("два три", pieces);
  EXPECT_EQ(pieces.size(), 3u);
  pieces.clear();
  for (const std::string text : {"", " ", "\n\n", "—", "!?…", "\xFF\xFE", "\u00AD", "\u0301", "🙂", "½ ²"}) {
    segment(text, pieces);
    EXPECT_TRUE(pieces.empty()) << text;
  }
}

}  // namespace
}  // namespace diplomed::text
