// How the three kinds are told and undone:
//   1. UTF-8 read with a single-byte table W. Russian letters are D0 or D1 with a byte of 80…BF after it, so each
//      becomes two characters: W[D0] or W[D1] and one that hardly ever follows them in words («Рџ», «Ð¿», «╨┐»,
//      «п©»). Writing the characters as bytes of W again gives UTF-8 back. Characters that are no part of a valid
//      sequence stay as they are, so a good dash in a bad line does no harm. windows-1251 has no character for 98 (И),
//      windows-1252 none for five bytes: converters leave U+0080…U+009F, U+FFFD or "?" there. For the first table the
//      lost byte is known.
//   2. Eight-bit Russian read as windows-1252: words made of À…ÿ alone. Latin languages mix them with a…z.
//   3. Eight-bit Russian read with another Cyrillic table is Cyrillic again («лЙФБК», «╩шЄрщ», «Љитай»): the model
//      alone tells.
// The share of letters that take part and the model's verdict decide; foreign letters that only look like a pair are
// left alone by both.
#include "document/charset/mojibake_undo.h"

#include <algorithm>

#include "base/utf8.h"
#include "document/chars.h"
#include "document/charset/cyrillic_model.h"
#include "text/encoding.h"

namespace diplomed::document::mojibake {
namespace {

constexpr double kClearlyMore = 0.35;        // of the model's score
constexpr double kMacClearlyMore = 0.1;      // small letters are right already; a capital in a word is wrong
constexpr std::size_t kLongWord = 7;         // no Latin language has words of that many accented letters
constexpr std::size_t kFewestCyrillic = 12;  // characters of a line that tells a mistake of kind 3

Table make_table(const char* name) {
  Table table{name, {}, text::single_byte_table(name)};
  for (unsigned b = 0x80; b < 0x100; ++b) {
    const char32_t c = table.characters[b];
    if (c != 0xfffd && c >= 0x80) table.bytes.emplace(c, static_cast<unsigned char>(b));
  }
  // What strict tables leave out and others map to control characters.
  const bool windows = table.name.starts_with("windows");
  for (unsigned b = 0x80; windows && b < 0xa0; ++b) table.bytes.emplace(b, static_cast<unsigned char>(b));
  return table;
}

const Table& latin() {
  return wrong_tables()[1];
}

// The charsets that Russian was written in, the more common first.
const std::vector<Table>& written_tables() {
  static const std::vector<Table> all = [] {
    std::vector<Table> out;
    for (const char* name : {"windows-1251", "KOI8-R", "IBM866", "x-mac-cyrillic", "ISO-8859-5"}) {
      out.push_back(make_table(name));
    }
    return out;
  }();
  return all;
}

// Kind 1. The line as characters, each with the byte it has in W (0: none).
struct Unit {
  std::size_t begin = 0;
  std::size_t size = 0;
  char32_t value = 0;
  unsigned char byte = 0;
};

std::vector<Unit> units_of(std::string_view line, const Table& table) {
  std::vector<Unit> units;
  for (std::size_t i = 0; i < line.size();) {
    const utf8::CodePoint c = utf8::decode(line, i);
    Unit unit{i, c.bytes, c.value, 0};
    if (const auto at = table.bytes.find(c.value); at != table.bytes.end()) unit.byte = at->second;
    units.push_back(unit);
    i += c.bytes;
  }
  return units;
}

// The length in units of the UTF-8 sequence that begins at `at`, 0 for none; the character goes to `out`.
std::size_t sequence_at(const std::vector<Unit>& units, std::size_t at, const Table& table, std::string& out) {
  std::string bytes;
  for (std::size_t i = at; i < units.size() && bytes.size() < 4; ++i) {
    unsigned char byte = units[i].byte;
    if (i == at + 1 && (bytes[0] == '\xd0' || bytes[0] == '\xd1')) {
      const char32_t c = units[i].value;
      if (byte == 0 && c == ' ') byte = 0xa0;  // «Р» lost its no-break space
      if (byte == 0 && (c == 0xfffd || c == '?') && table.name == "windows-1251") byte = 0x98;
    }
    if (byte == 0) break;
    bytes += static_cast<char>(byte);
    const utf8::CodePoint c = utf8::decode(bytes, 0);
    if (c.valid && c.bytes > 1 && c.bytes == bytes.size()) {
      out = bytes;
      return bytes.size();
    }
  }
  return 0;
}

bool is_latin_high(char32_t c) {
  return c >= 0xc0 && c <= 0xff;
}

// Kind 2: words of À…ÿ alone against words that mix them with a…z.
struct LatinWords {
  std::size_t pure = 0;
  std::size_t mixed = 0;
};

LatinWords count_latin_words(std::string_view line) {
  LatinWords words;
  std::size_t high = 0;
  std::size_t low = 0;
  const auto close = [&] {
    if (high >= 3 && low == 0) words.pure += high >= kLongWord ? 2 : 1;
    if (high > 0 && low > 0) ++words.mixed;
    high = low = 0;
  };
  for (std::size_t i = 0; i < line.size();) {
    const utf8::CodePoint c = utf8::decode(line, i);
    if (is_latin_high(c.value) || c.value == 0xb8 || c.value == 0xa8) {
      ++high;
    } else if (chars::is_letter(c.value)) {
      ++low;
    } else {
      close();
    }
    i += c.bytes;
  }
  close();
  return words;
}

// The Mac's charset read as windows-1251 keeps the small letters but «я» and «ё», which become «Я» and «Ю»; what is a
// capital otherwise was a quotation mark or a dash, or is no Russian letter. So «мРНК» and «цАМФ» are none of it.
bool may_be_mac(std::string_view line, bool expected) {
  static constexpr std::u32string_view kSigns = U"ЗИЙРСТУФХЧЬЭЮЯ";
  std::size_t marks = 0;
  char32_t before = 0;
  for (std::size_t i = 0; i < line.size();) {
    const utf8::CodePoint c = utf8::decode(line, i);
    if (c.value >= U'А' && c.value <= U'Я' && kSigns.find(c.value) == std::u32string_view::npos) return false;
    marks += chars::is_lower(before) && (c.value == U'Я' || c.value == U'Ю');
    before = c.value;
    i += c.bytes;
  }
  return marks > 0 || expected;
}

// The line as bytes of `table`, "?" for what it lacks; nullopt when that is more than a few.
std::optional<std::string> bytes_of(const std::vector<Unit>& units, std::string_view line, std::size_t& high) {
  std::string bytes;
  std::size_t missing = 0;
  high = 0;
  for (const Unit& unit : units) {
    if (unit.size == 1) {
      bytes += line[unit.begin];
      continue;
    }
    ++high;
    missing += unit.byte == 0;
    bytes += unit.byte == 0 ? '?' : static_cast<char>(unit.byte);
  }
  if (missing * 10 > high) return std::nullopt;
  return bytes;
}

std::string rewritten(const std::vector<Unit>& units, std::string_view line, const Table& table) {
  std::string out;
  for (const Unit& unit : units) {
    if (unit.byte != 0 && unit.size > 1 && table.characters[unit.byte] != 0xfffd) {
      utf8::append(out, table.characters[unit.byte]);
    } else {
      out += line.substr(unit.begin, unit.size);
    }
  }
  return out;
}

}  // namespace

const std::vector<Table>& wrong_tables() {
  static const std::vector<Table> all = [] {
    std::vector<Table> out;
    for (const char* name : {"windows-1251", "windows-1252", "IBM866", "KOI8-R"}) out.push_back(make_table(name));
    return out;
  }();
  return all;
}

double score(std::string_view line) {
  static const auto windows = text::single_byte_table("windows-1251");
  const auto bytes = text::from_utf8(line, "windows-1251");
  return bytes ? russian_score(*bytes, windows) : 0.0;
}

Undone undo_utf8(std::string_view line, const Table& table) {
  Undone undone;
  const std::vector<Unit> units = units_of(line, table);
  std::string character;
  for (std::size_t i = 0; i < units.size();) {
    const Unit& unit = units[i];
    const std::size_t taken = unit.byte >= 0xc2 ? sequence_at(units, i, table, character) : 0;
    if (taken > 0) {
      undone.text += character;
      ++undone.letters;
      i += taken;
      continue;
    }
    const bool half = (unit.byte == 0xd0 || unit.byte == 0xd1) && i + 1 < units.size() &&
                      (units[i + 1].value == 0xfffd || units[i + 1].value == '?');
    if (half) {
      utf8::append(undone.text, 0xfffd);
      ++undone.lost;
      ++undone.others;
      i += 2;
      continue;
    }
    if (unit.size > 1) ++undone.others;
    undone.text += line.substr(unit.begin, unit.size);
    ++i;
  }
  return undone;
}

std::optional<std::string> undo_latin(std::string_view line, bool expected) {
  const LatinWords words = count_latin_words(line);
  if (words.pure < (expected ? 1u : 2u) || words.mixed * 4 > words.pure) return std::nullopt;
  std::string bytes;
  for (const Unit& unit : units_of(line, latin())) {
    if (unit.size == 1) {
      bytes += line[unit.begin];
    } else if (unit.byte != 0) {
      bytes += static_cast<char>(unit.byte);
    } else {
      bytes += '?';
    }
  }
  const std::vector<CharsetScore> ranked = rank_cyrillic_charsets(bytes);
  // The Mac's charset shares the small letters of windows-1251 and wins a short line by a capital.
  const CharsetScore& best = ranked[ranked.front().name == "x-mac-cyrillic" ? 1 : 0];
  if (best.score < (expected ? kRussianEnough : kPlausibleRussian)) return std::nullopt;
  const auto characters = text::single_byte_table(best.name);
  std::string out;
  for (const Unit& unit : units_of(line, latin())) {
    if (unit.byte != 0 && unit.size > 1) {
      utf8::append(out, characters[unit.byte]);
    } else {
      out += line.substr(unit.begin, unit.size);
    }
  }
  return out;
}

std::optional<std::string> undo_cyrillic(std::string_view line, double score_before, std::optional<Mistake>& mistake) {
  const bool expected = mistake.has_value();
  double most = expected ? kRussianEnough : kPlausibleRussian;
  Mistake found;
  for (const Table& wrong : wrong_tables()) {
    std::size_t high = 0;
    const std::optional<std::string> bytes = bytes_of(units_of(line, wrong), line, high);
    if (!bytes || high < (expected ? 1 : kFewestCyrillic)) continue;
    for (const Table& right : written_tables()) {
      if (right.name == wrong.name || (expected && *mistake != Mistake{&wrong, &right})) continue;
      const double after = russian_score(*bytes, right.characters);
      const bool mac = right.name == "x-mac-cyrillic" && wrong.name == "windows-1251";
      if (mac && !may_be_mac(line, expected)) continue;
      if (after <= most || after - score_before < (mac ? kMacClearlyMore : kClearlyMore)) continue;
      most = after;
      found = {&wrong, &right};
    }
  }
  if (found.read_as == nullptr) return std::nullopt;
  mistake = found;
  return rewritten(units_of(line, *found.read_as), line, *found.written_in);
}

}  // namespace diplomed::document::mojibake
