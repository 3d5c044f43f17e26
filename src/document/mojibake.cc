// How the two kinds are told and undone:
//   1. UTF-8 read with a single-byte table W. Russian letters are D0 or D1 with a byte of 80…BF after it, so each
//   becomes
//      two characters: W[D0] or W[D1] and one that hardly ever follows them in words («Рџ», «Ð¿», «╨┐», «п©»). Writing
//      the characters as bytes of W again gives UTF-8 back. Characters that are no part of a valid sequence stay as
//      they are, so a good dash in a bad line does no harm. windows-1251 has no character for 98 (И), windows-1252 none
//      for five bytes: converters leave U+0080…U+009F, U+FFFD or "?" there. For the first table the lost byte is known.
//   2. Eight-bit Russian read as windows-1252: words made of À…ÿ alone. Latin languages mix them with a…z.
// The share of letters that take part and the model's verdict decide; foreign letters that only look like a pair are
// left alone by both.
#include "document/mojibake.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "base/byte_scan.h"
#include "base/utf8.h"
#include "document/chars.h"
#include "document/cyrillic_model.h"
#include "text/encoding.h"

namespace diplomed::document {
namespace {

constexpr double kClearlyBetter = 0.35;  // of the model's score
constexpr double kRussianEnough = 0.3;
constexpr std::size_t kLongWord = 7;       // no Latin language has words of that many accented letters
constexpr std::size_t kFewestLetters = 4;  // that a first line must win; later ones follow its table

struct Table {
  std::string name;
  std::unordered_map<char32_t, unsigned char> bytes;  // 80…FF only
};

Table make_table(const char* name) {
  Table table{name, {}};
  const auto characters = text::single_byte_table(name);
  for (unsigned b = 0x80; b < 0x100; ++b) {
    const char32_t c = characters[b];
    if (c != 0xfffd && c >= 0x80) table.bytes.emplace(c, static_cast<unsigned char>(b));
  }
  // What strict tables leave out and others map to control characters.
  const bool windows = table.name.starts_with("windows");
  for (unsigned b = 0x80; windows && b < 0xa0; ++b) table.bytes.emplace(b, static_cast<unsigned char>(b));
  return table;
}

const std::vector<Table>& tables() {
  static const std::vector<Table> all = [] {
    std::vector<Table> out;
    for (const char* name : {"windows-1251", "windows-1252", "IBM866", "KOI8-R"}) out.push_back(make_table(name));
    return out;
  }();
  return all;
}

const Table& latin() {
  return tables()[1];
}

// True at the first characters of what kinds 1 and 2 leave behind.
constexpr auto is_telltale = [](std::uint8_t b0, std::uint8_t b1, std::uint8_t b2, std::uint8_t b3) {
  // Ð or Ñ before a sign; two of À…ÿ together
  const bool latin = (b0 == 0xc3) & ((b2 == 0xc3) | (((b1 == 0x90) | (b1 == 0x91)) & (b2 >= 0xc2)));
  // Р or С before what is no Russian letter
  const bool russian = ((b2 == 0xd0) & (b3 >= 0x90)) | ((b2 == 0xd1) & (b3 < 0x90));
  const bool cyrillic = (b0 == 0xd0) & ((b1 == 0xa0) | (b1 == 0xa1)) & (b2 >= 0xc2) & !russian;
  const bool box = (b0 == 0xe2) & (b1 >= 0x94) & (b1 <= 0x96);  // U+2500…U+25BF
  return static_cast<std::uint8_t>(latin | cyrillic | box);
};

std::size_t find_telltale(std::string_view text, std::size_t from) {
  return find_flagged(text, from, is_telltale);
}

double score(std::string_view line) {
  static const auto windows = text::single_byte_table("windows-1251");
  const auto bytes = text::from_utf8(line, "windows-1251");
  return bytes ? russian_score(*bytes, windows) : 0.0;
}

struct Undone {
  std::string text;
  std::size_t letters = 0;  // that came out of two characters each
  std::size_t others = 0;   // non-ASCII characters that took no part
  std::size_t lost = 0;     // of them, letters whose second half is gone
};

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

// The bytes behind the line, in the charset that makes them most Russian.
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

class Mender {
 public:
  Mender(std::string& text, std::size_t base, std::vector<Repair>& repairs)
      : text_(text), base_(base), repairs_(repairs) {}

  void run() {
    const std::string original = text_;
    if (pass(original, nullptr, false)) pass(original, found_, found_latin_);  // short lines follow the long ones
    report();
  }

 private:
  struct Place {
    std::size_t count = 0;
    std::size_t first = 0;
    void add(std::size_t offset) {
      if (count++ == 0) first = offset;
    }
  };

  // Rewrites the text out of `original`. True when a line was mended.
  bool pass(std::string_view original, const Table* expected, bool latin_expected) {
    mended_ = hopeless_ = lost_ = {};
    std::string out;
    out.reserve(original.size());
    std::size_t next = find_telltale(original, 0);
    for (std::size_t begin = 0; begin < original.size();) {
      const std::size_t end = std::min(original.find_first_of("\r\n", begin), original.size() - 1) + 1;
      const std::string_view line = original.substr(begin, end - begin);
      if (next < end || expected != nullptr || latin_expected) {
        out += mend(line, begin, next < end, expected, latin_expected);
        if (next < end) next = find_telltale(original, end);
      } else {
        out += line;
      }
      begin = end;
    }
    text_ = std::move(out);
    return mended_.count > 0;
  }

  std::string mend(std::string_view line, std::size_t offset, bool telltale, const Table* expected,
                   bool latin_expected) {
    std::optional<std::string> best;
    const double before = score(line);
    double most = std::max(kRussianEnough, before + kClearlyBetter);
    std::size_t lost = 0;
    std::size_t share = 0;
    for (const Table& table : tables()) {
      Undone undone = undo_utf8(line, table);
      const std::size_t all = undone.letters + undone.others;
      if (all > 0 && undone.letters > 0) share = std::max(share, undone.letters * 10 / all);
      const bool enough = undone.letters >= (&table == expected ? 1 : kFewestLetters);
      if (!enough || undone.letters * 10 < all * 6) continue;
      const double after = score(undone.text);
      const bool follows = &table == expected && undone.others == 0 && after >= before;
      if (after < most && !follows) continue;
      most = after;
      best = std::move(undone.text);
      lost = undone.lost;
      found_ = &table;
    }
    if (!best && (telltale || latin_expected)) {
      best = undo_latin(line, latin_expected);
      found_latin_ = found_latin_ || best;
    }
    if (!best) {
      if (telltale && share >= 6) hopeless_.add(offset);
      return std::string(line);
    }
    mended_.add(offset);
    if (lost > 0) lost_.add(offset);
    return std::move(*best);
  }

  void report() {
    const auto say = [&](const Place& place, const char* what) {
      if (place.count == 0) return;
      repairs_.push_back({base_ + place.first, std::to_string(place.count) + " " + what});
    };
    say(mended_, "lines were decoded wrongly before they were saved: mended");
    say(lost_, "of the mended lines have letters that are lost");
    say(hopeless_, "lines look decoded wrongly and cannot be mended");
  }

  std::string& text_;
  std::size_t base_;
  std::vector<Repair>& repairs_;
  const Table* found_ = nullptr;  // of the lines that were mended
  bool found_latin_ = false;
  Place mended_, hopeless_, lost_;
};

}  // namespace

void mend_mojibake(std::string& text, std::size_t base, std::vector<Repair>& repairs) {
  if (find_telltale(text, 0) == std::string_view::npos) return;
  Mender(text, base, repairs).run();
}

}  // namespace diplomed::document
