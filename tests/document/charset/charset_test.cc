#include "document/charset/charset.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "document/charset/cyrillic_model.h"
#include "read_helper.h"
#include "shared.h"
#include "text/encoding.h"

namespace diplomed::document {
namespace {

const char* const kText =
    "Министры двух стран обсудили обмен врачами и подготовку медицинских сестёр. «Мы открываем новую клинику», — "
    "сказал посол. Объём помощи вырос на 15 %.";
const char* const kShort = "Делегация врачей прибыла в Душанбе";

std::string encode(const std::string& text, const char* charset) {
  return *text::from_utf8(text, charset);
}

struct Row {
  const char* name;
  std::string bytes;
  const char* charset;
  CharsetEvidence how;
};

std::vector<Row> rows() {
  const std::string html = "<html><head><meta charset=\"";
  const auto page = [&](const char* declared, const char* real) {
    return html + declared + "\"></head><body><p>" + encode(kText, real) + "</p></body></html>";
  };
  return {
      {"utf-8", kText, "UTF-8", CharsetEvidence::detected},
      {"utf-8 bom", std::string("\xEF\xBB\xBF") + kText, "UTF-8", CharsetEvidence::bom},
      {"ascii", "Plain ASCII only", "UTF-8", CharsetEvidence::detected},
      {"cp1251", encode(kText, "windows-1251"), "windows-1251", CharsetEvidence::detected},
      {"koi8-r", encode(kText, "KOI8-R"), "KOI8-R", CharsetEvidence::detected},
      {"cp866", encode(kText, "IBM866"), "IBM866", CharsetEvidence::detected},
      {"iso-8859-5", encode(kText, "ISO-8859-5"), "ISO-8859-5", CharsetEvidence::detected},
      {"short cp1251", encode(kShort, "windows-1251"), "windows-1251", CharsetEvidence::detected},
      {"short koi8-r", encode(kShort, "KOI8-R"), "KOI8-R", CharsetEvidence::detected},
      {"short cp866", encode(kShort, "IBM866"), "IBM866", CharsetEvidence::detected},
      {"capitals cp1251", encode("МИНИСТЕРСТВО ЗДРАВООХРАНЕНИЯ СООБЩАЕТ", "windows-1251"), "windows-1251",
       CharsetEvidence::detected},
      {"utf-16le bom", std::string("\xFF\xFE") + encode(kText, "UTF-16LE"), "UTF-16LE", CharsetEvidence::bom},
      {"utf-16be bom", std::string("\xFE\xFF") + encode(kText, "UTF-16BE"), "UTF-16BE", CharsetEvidence::bom},
      {"utf-16le", encode(kText, "UTF-16LE"), "UTF-16LE", CharsetEvidence::detected},
      {"utf-16be", encode(kText, "UTF-16BE"), "UTF-16BE", CharsetEvidence::detected},
      {"declared cp1251", page("windows-1251", "windows-1251"), "windows-1251", CharsetEvidence::declared},
      {"declared koi8-r", page("koi8-r", "KOI8-R"), "KOI8-R", CharsetEvidence::declared},
      {"declared utf-8", page("utf-8", "UTF-8"), "UTF-8", CharsetEvidence::declared},
      {"declared cp1251, is utf-8", page("windows-1251", "UTF-8"), "UTF-8", CharsetEvidence::detected},
      {"declared utf-8, is cp1251", page("utf-8", "windows-1251"), "windows-1251", CharsetEvidence::detected},
      {"declared koi8-r, is cp1251", page("koi8-r", "windows-1251"), "windows-1251", CharsetEvidence::detected},
      {"declared latin-1, is cp1251", page("iso-8859-1", "windows-1251"), "windows-1251", CharsetEvidence::detected},
      {"declared nonsense", page("no-such-charset", "windows-1251"), "windows-1251", CharsetEvidence::detected},
      {"xml declaration", "<?xml version=\"1.0\" encoding=\"KOI8-R\"?><html><p>" + encode(kText, "KOI8-R"), "KOI8-R",
       CharsetEvidence::declared},
      {"mac cyrillic", encode(kText, "x-mac-cyrillic"), "x-mac-cyrillic", CharsetEvidence::detected},
      {"cp855", encode(kText, "IBM855"), "IBM855", CharsetEvidence::detected},
  };
}

// What an editor's program left among UTF-8: each sign of windows-1251 that is one byte.
TEST(Charset, SignsOfWindows1251AmongUtf8) {
  const std::string text =
      "Минздрав подписал \xABдорожную карту\xBB \x96 впервые \x97 по приказу \xB9 7\xA0г. и так далее\x85";
  const auto decoded = decode_bytes(text);
  ASSERT_TRUE(decoded.ok());
  EXPECT_EQ(decoded->text, "Минздрав подписал «дорожную карту» – впервые — по приказу № 7\u00A0г. и так далее…");
  EXPECT_EQ(describe_charset(*decoded), "detected, with signs in windows-1251");
  ASSERT_FALSE(decoded->repairs.empty());
  EXPECT_EQ(decoded->repairs[0].message, "a sign in windows-1251 within UTF-8 text: decoded");
  EXPECT_EQ(decoded->repairs[0].offset, text.find('\xAB'));
  // A letter, or what is no sign there, is damage.
  const auto damaged = decode_bytes("Минздрав подписал дорожную карту \xE0 впервые за долгие годы работы");
  ASSERT_TRUE(damaged.ok());
  EXPECT_NE(damaged->text.find("\uFFFD"), std::string::npos);
  EXPECT_EQ(describe_charset(*damaged), "detected");
}

TEST(Charset, Table) {
  for (const Row& row : rows()) {
    const Result<DecodedText> decoded = decode_text(row.bytes);
    ASSERT_TRUE(decoded.ok()) << row.name << ": " << decoded.error().to_string();
    EXPECT_EQ(decoded->charset, row.charset) << row.name;
    EXPECT_EQ(to_string(decoded->how), std::string(to_string(row.how))) << row.name;
    EXPECT_TRUE(decoded->repairs.empty()) << row.name;
    const bool whole = decoded->text.find("Министры двух стран") != std::string::npos;
    const bool other = decoded->text.find("Делегация") != std::string::npos ||
                       decoded->text.find("МИНИСТЕРСТВО") != std::string::npos || row.name == std::string("ascii");
    EXPECT_TRUE(whole || other) << row.name << ": " << decoded->text.substr(0, 80);
  }
}

TEST(Charset, WesternTextIsNotRussian) {
  const std::string french =
      "Le ministère de la Santé a signé un accord avec l'hôpital. Les médecins français se réjouissent, écrit le "
      "journal, et la coopération s'étend à d'autres régions.";
  const Result<DecodedText> decoded = decode_text(encode(french, "windows-1252"));
  ASSERT_TRUE(decoded.ok());
  EXPECT_EQ(decoded->text, french);
}

TEST(Charset, InvalidUtf8IsRepairedAndReported) {
  std::string bytes = kText;
  const std::size_t at = bytes.find("обмен");
  bytes.insert(at, "\xFF\xFE");
  const Result<DecodedText> decoded = decode_text(bytes);
  ASSERT_TRUE(decoded.ok());
  EXPECT_EQ(decoded->charset, "UTF-8");
  ASSERT_EQ(decoded->repairs.size(), 1u);
  EXPECT_EQ(decoded->repairs[0].offset, at);
  EXPECT_NE(decoded->text.find("\xEF\xBF\xBD\xEF\xBF\xBDобмен"), std::string::npos);
}

TEST(Charset, ManyRepairsAreSummedUp) {
  std::string bytes;
  for (int i = 0; i < 100; ++i) bytes += std::string("медицинская помощь \xC0 ");
  const Result<DecodedText> decoded = decode_text(bytes);
  ASSERT_TRUE(decoded.ok());
  EXPECT_EQ(decoded->repairs.size(), 21u);
  EXPECT_EQ(decoded->repairs.back().message, "80 more places: invalid UTF-8");
}

TEST(Charset, SingleNulIsRemovedAndReported) {
  std::string bytes = kText;
  bytes.insert(bytes.find(" стран"), 1, '\0');
  const Result<DecodedText> decoded = decode_text(bytes);
  ASSERT_TRUE(decoded.ok());
  EXPECT_EQ(decoded->text, kText);
  ASSERT_EQ(decoded->repairs.size(), 1u);
  EXPECT_EQ(decoded->repairs[0].message, "NUL byte removed");
}

struct ErrorRow {
  std::string bytes;
  const char* message;
};

TEST(Charset, Errors) {
  const ErrorRow table[] = {
      {"", "no text"},
      {" \r\n\t \n", "no text"},
      {"\xC2\xA0\xE2\x80\x8B\n", "no text"},
      {"\xEF\xBB\xBF", "no text"},
      {std::string("\xFF\xFE \0\n\0", 6), "no text"},
      {std::string(4000, '\0'), "binary data"},
      {"ELF" + std::string(64, '\0') + "\x01\x02\x03\xFF" + std::string(64, '\0'), "binary data"},
  };
  for (const ErrorRow& row : table) {
    const Result<DecodedText> decoded = decode_text(row.bytes);
    ASSERT_FALSE(decoded.ok()) << row.message;
    EXPECT_EQ(decoded.error().message, row.message);
  }
}

TEST(Charset, LinesOfAnotherCharsetWithinUtf8) {
  const std::string good = "Заголовок\n\nМинистр здравоохранения провёл встречу.\n";
  const std::string line = "Врачи двух стран обсудили поставки вакцин.";
  for (const char* charset : {"windows-1251", "KOI8-R", "IBM866"}) {
    const Result<DecodedText> decoded = decode_text(good + text::from_utf8(line, charset).value() + "\nКонец\n");
    ASSERT_TRUE(decoded.ok());
    EXPECT_EQ(decoded->text, good + line + "\nКонец\n");
    EXPECT_EQ(decoded->charset, "UTF-8");
    ASSERT_EQ(decoded->repairs.size(), 1u);
    EXPECT_EQ(decoded->repairs[0].offset, good.size());
    EXPECT_EQ(decoded->repairs[0].message, std::string("a line in ") + charset + " within UTF-8 text: decoded");
  }
}

TEST(Charset, Declarations) {
  struct Declared {
    const char* head;
    const char* charset;
  };
  const Declared table[] = {
      {"<meta charset=utf-8>", "utf-8"},
      {"<META CHARSET='Windows-1251'>", "Windows-1251"},
      {"<meta http-equiv=\"Content-Type\" content=\"text/html; charset=koi8-r\">", "koi8-r"},
      {"<?xml version=\"1.0\" encoding='cp866'?>", "cp866"},
      {"<?xml version=\"1.0\"?><html><meta charset=\"utf-8\">", "utf-8"},
      {"charset=cp866 in a plain text", ""},
      {"<p>no declaration</p>", ""},
  };
  for (const Declared& row : table) EXPECT_EQ(declared_charset(row.head), row.charset) << row.head;
}

TEST(Charset, EncodingsOfTheSharedSet) {
  DIPLOMED_NEEDS_SHARED("data/encodings/manifest.tsv");
  const std::string folder = diplomed::testing::shared("data/encodings") + "/";
  std::ifstream manifest(folder + "manifest.tsv");
  std::string line;
  std::getline(manifest, line);
  int right = 0;
  int all = 0;
  while (std::getline(manifest, line)) {
    std::istringstream fields(line);
    std::string path;
    std::string size;
    std::string encoding;
    std::getline(std::getline(std::getline(fields, path, '\t'), size, '\t'), encoding, '\t');
    if (encoding == "mac_cyrillic") encoding = "x-mac-cyrillic";
    const std::string bytes = testing::slurp(folder + path);
    const Result<DecodedText> decoded = decode_text(bytes);
    const bool good = decoded.ok() && decoded->text == *text::to_utf8(bytes, encoding);
    EXPECT_TRUE(good) << path << " read as " << (decoded.ok() ? decoded->charset : decoded.error().message);
    right += good ? 1 : 0;
    ++all;
  }
  RecordProperty("right", right);
  RecordProperty("all", all);
  EXPECT_EQ(right, all);
  EXPECT_GT(all, 0);
  std::printf("encodings: %d of %d\n", right, all);
}

}  // namespace
}  // namespace diplomed::document
