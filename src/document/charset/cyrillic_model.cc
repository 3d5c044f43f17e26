// Russian in the wrong charset is still made of letters, so a count of letters decides nothing. What gives it away is
// which letters stand together and where the capitals are:
//   - each pair of neighbouring letters is worth log2(p(pair) / p(uniform)), rounded to a digit and kept in `kPairs`
//     (counted on about two million characters of Russian news and encyclopaedia text; ё is counted as е);
//   - a capital after a small letter inside a word is the mark of a wrong table, capitals in a row a weak one;
//   - box drawing, control characters and holes hardly occur in prose; a symbol between two letters neither.
// The sum is divided by the number of non-ASCII bytes, so that samples of any length compare.
#include "document/charset/cyrillic_model.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "text/encoding.h"

namespace diplomed::document {
namespace {

constexpr std::size_t kLetters = 32;  // а…я without ё

// Row: first letter, column: second letter; a digit of 5 is as frequent as chance.
constexpr const char* kPairs[kLetters] = {
    "06756757447878157783456535000166",  // а
    "50000600502624706405021003360002",  // б
    "80201703704736825545020030072004",  // в
    "60004600703524806004000100000000",  // г
    "70412830704526726516003010052004",  // д
    "45667656477879468880445634000032",  // е
    "50005700602005200002000100000000",  // ж
    "73544400603466604005000000061001",  // з
    "55756857767778657781465743000068",  // и
    "00001000003004202620001120000000",  // й
    "80200541802603806676005000000000",  // к
    "70021830804504810326000200048057",  // л
    "74020800702244750206300000061004",  // м
    "90245803905007900576424202085015",  // н
    "27988667587888468881445643000325",  // о
    "70000700600503848355000000031002",  // п
    "93555840804266923457241120063025",  // р
    "61512600707746764696341330044007",  // с
    "80713800805336907726000200067004",  // т
    "24456554105655055660041544000061",  // у
    "50000600500300503014400000000000",  // ф
    "50200200400203604202000000000000",  // х
    "40100600700001200002000000020000",  // ц
    "60000800604107001053000020001000",  // ч
    "50000600503203300022002000001000",  // ш
    "40000600600001000002000000001000",  // щ
    "00000300000000000000000000000002",  // ъ
    "02603603062562034440070350000001",  // ы
    "01111303004027010540102050000042",  // ь
    "00000000004324033250400000000000",  // э
    "01003001003001001160001326000010",  // ю
    "01513635110244003350043104000052",  // я
};

// What a byte is to the model. Letters of Russian: 0…31 small, 32…63 capital.
enum Class : std::uint8_t { kCapital = 32, kOtherLetter = 64, kSymbol, kBad, kAscii, kLatin };

std::uint8_t classify(char32_t c) {
  if (c < 0x80) return ((c | 0x20u) >= 'a' && (c | 0x20u) <= 'z') ? kLatin : kAscii;
  if (c >= 0x430 && c <= 0x44f) return static_cast<std::uint8_t>(c - 0x430);
  if (c >= 0x410 && c <= 0x42f) return static_cast<std::uint8_t>(c - 0x410 + kCapital);
  if (c == 0x451) return 5;
  if (c == 0x401) return 5 + kCapital;
  if (c >= 0x400 && c <= 0x4ff) return kOtherLetter;
  if (c == 0xa0) return kAscii;  // a no-break space is a space
  static constexpr char32_t kProse[] = {U'«', U'»', U'—', U'–', U'№', U'…', U'„', U'“', U'”',
                                        U'’', U'‘', U'•', U'°', U'§', U'©', U'·', U'±', U'€'};
  return std::find(std::begin(kProse), std::end(kProse), c) != std::end(kProse) ? kSymbol : kBad;
}

double single_score(std::uint8_t now) {
  switch (now) {
    case kOtherLetter:
      return -2.0;
    case kBad:
      return -7.0;
    default:
      return 0.0;
  }
}

bool is_russian(std::uint8_t c) {
  return c < kOtherLetter;
}

double pair_score(std::uint8_t previous, std::uint8_t now) {
  if (is_russian(previous) && is_russian(now)) {
    double score = kPairs[previous % kLetters][now % kLetters] - '0' - 4.5;
    const bool now_capital = now >= kCapital;
    if (now_capital) score -= previous >= kCapital ? 1.5 : 7.0;
    return score;
  }
  if ((is_russian(previous) && now == kLatin) || (previous == kLatin && is_russian(now))) return -2.0;
  return 0.0;
}

struct NamedTable {
  std::string name;
  std::array<char32_t, 256> table;
};

// In the order of preference on a tie: Mac Cyrillic shares nearly all small letters with windows-1251.
const std::vector<NamedTable>& tables() {
  static const std::vector<NamedTable> all = [] {
    std::vector<NamedTable> out;
    for (const char* name : {"windows-1251", "KOI8-R", "IBM866", "ISO-8859-5", "KOI8-U", "x-mac-cyrillic", "IBM855"}) {
      out.push_back({name, text::single_byte_table(name)});
    }
    return out;
  }();
  return all;
}

}  // namespace

double russian_score(std::string_view sample, const std::array<char32_t, 256>& table) {
  std::array<std::uint8_t, 256> classes{};
  for (std::size_t i = 0; i < classes.size(); ++i) classes[i] = classify(table[i]);
  double sum = 0;
  std::size_t high = 0;
  std::uint8_t before = kAscii;
  std::uint8_t previous = kAscii;
  for (const char c : sample) {
    const auto byte = static_cast<unsigned char>(c);
    const std::uint8_t now = classes[byte];
    if (byte >= 0x80) {
      ++high;
      sum += single_score(now);
    }
    sum += pair_score(previous, now);
    if (previous == kSymbol && is_russian(before) && is_russian(now)) sum -= 5.0;
    before = previous;
    previous = now;
  }
  return high == 0 ? 0.0 : sum / static_cast<double>(high);
}

std::vector<CharsetScore> rank_cyrillic_charsets(std::string_view sample) {
  std::vector<CharsetScore> scores;
  for (const NamedTable& entry : tables()) scores.push_back({entry.name, russian_score(sample, entry.table)});
  std::stable_sort(scores.begin(), scores.end(),
                   [](const CharsetScore& a, const CharsetScore& b) { return a.score > b.score; });
  return scores;
}

}  // namespace diplomed::document
