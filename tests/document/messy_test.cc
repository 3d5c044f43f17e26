// Every file of the shared set of messy ones is indexed with sane text or reported with a reason.
#include <gtest/gtest.h>

#include <iostream>
#include <map>
#include <sstream>

#include "base/utf8.h"
#include "document/chars.h"
#include "read_helper.h"
#include "shared.h"

namespace diplomed::document {
namespace {

struct Text {
  std::size_t letters = 0, cyrillic = 0, signs = 0, broken = 0;
};

Text census(std::string_view text) {
  Text out;
  for (std::size_t i = 0; i < text.size();) {
    const utf8::CodePoint c = utf8::decode(text, i);
    i += c.bytes;
    out.letters += chars::is_letter(c.value);
    out.cyrillic += c.value >= 0x400 && c.value < 0x530;
    out.signs += c.value > 0x20;
    out.broken += c.value == 0xfffd || (c.value >= 0xe000 && c.value <= 0xf8ff) || (c.value >= 0x80 && c.value < 0xa0);
  }
  return out;
}

struct Listed {
  std::string path, note;
};

std::vector<Listed> manifest(const std::string& folder) {
  std::istringstream lines(testing::slurp(folder + "/manifest.tsv"));
  std::vector<Listed> out;
  std::string line;
  std::getline(lines, line);
  while (std::getline(lines, line)) {
    if (line.ends_with('\r')) line.pop_back();
    if (!line.empty()) out.push_back({line.substr(0, line.find('\t')), line.substr(line.rfind('\t') + 1)});
  }
  return out;
}

// «cyr letters=512» or «cyr=512» of a note; 0 when it has none, or counts only the first pages.
std::size_t promised_letters(const std::string& note) {
  if (note.find("pages") != std::string::npos || note.find("cyr") == std::string::npos) return 0;
  return std::stoul("0" + note.substr(note.rfind('=') + 1));
}

TEST(Messy, EveryFileIsIndexedWithSaneTextOrReported) {
  DIPLOMED_NEEDS_SHARED("data/messy");
  const std::string folder = ::diplomed::testing::shared("data/messy");
  std::map<std::string, std::pair<int, int>> table;  // folder → indexed, reported
  for (const Listed& listed : manifest(folder)) {
    const std::string bytes = testing::slurp(folder + "/" + listed.path);
    ASSERT_FALSE(bytes.empty()) << listed.path;
    const testing::ReadOutcome out = testing::read(listed.path, bytes);
    auto& [indexed, reported] = table[listed.path.substr(0, listed.path.find('/'))];
    EXPECT_EQ(out.status.ok(), !out.articles.empty()) << listed.path;
    if (!out.status.ok()) {
      ++reported;
      EXPECT_GT(out.status.error().message.size(), 5u) << listed.path;
      EXPECT_EQ(listed.path.find("_ru/"), std::string::npos) << listed.path << ": " << out.status.error().message;
      continue;
    }
    ++indexed;
    EXPECT_FALSE(listed.path.starts_with("pdf_no_text_layer")) << listed.path;
    std::string all;
    for (const Article& a : out.articles) {
      EXPECT_FALSE(a.title.empty()) << listed.path;
      all += a.title + "\n" + a.body + "\n";
    }
    const Text text = census(all);
    EXPECT_LE(text.broken * 100, text.signs) << listed.path;
    const bool table_of_numbers = text.letters == 0 && text.signs < 200;  // two files of the set are nothing else
    EXPECT_TRUE(table_of_numbers || text.letters * 3 > text.signs) << listed.path;
    for (const Article& a : out.articles) {
      for (const DroppedLine& d : a.dropped) all += d.text;
    }
    EXPECT_GE(census(all).cyrillic * 2, promised_letters(listed.note)) << listed.path;
  }
  for (const auto& [name, counts] : table) {
    std::cout << "| `" << name << "` | " << counts.first << " | " << counts.second << " |\n";
  }
}

}  // namespace
}  // namespace diplomed::document
