#include "document/noise/noise_shapes.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/byte_scan.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "document/chars.h"
#include "document/noise/credits.h"
#include "language_data/noise_signs.h"

namespace diplomed::document::noise {
namespace {

namespace signs = language_data::noise_signs;

constexpr Verdict kNone{};

std::size_t letters_in(std::string_view text) {
  std::size_t letters = 0;
  for (std::size_t i = 0; i < text.size();) {
    const utf8::CodePoint c = chars::decode(text, i);
    letters += chars::is_letter(c.value) ? 1 : 0;
    i += c.bytes;
  }
  return letters;
}

bool is_time(std::string_view word) {
  const std::size_t colon = word.find(':');
  return colon != std::string_view::npos && colon >= 1 && colon <= 2 && word.size() - colon >= 3;
}

// 03.06.2024, 2024-06-03: three numbers, a year of four digits at one end.
bool is_date(std::string_view word) {
  if (word.size() < 8 || word.size() > 10) return false;
  const std::size_t one = word.find_first_not_of("0123456789");
  if (one == std::string_view::npos || (word[one] != '.' && word[one] != '-' && word[one] != '/')) return false;
  const std::size_t two = word.find(word[one], one + 1);
  if (two == std::string_view::npos || word.find_first_not_of("0123456789", one + 1) != two) return false;
  return one == 4 || word.size() - two == 5;
}

// «+7 …», «(71) …», «8 (800) …», «8-800-…»
bool opens_telephone(std::string_view text) {
  const auto digit = [&](std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
  if (text.starts_with('+') || text.starts_with('(')) return digit(1);
  return text.starts_with("8 ") || text.starts_with("8(") || text.starts_with("8-");
}

}  // namespace

Verdict credit(const LineView& line) {
  if (line.size < 2 || line.size > 12 || line.verb() || line.text.ends_with('!') || line.text.ends_with('?')) {
    return kNone;
  }
  const bool picture = (line.first() & kPicture) != 0;
  const bool head = one_of(line.words[0], signs::kCreditHead) && (line.classes[1] & kPicture) != 0;
  const bool comma = line.folded.find(',') != std::string_view::npos;
  if (head && line.size >= 3 && !comma) return {NoiseReason::caption, Need::nothing};
  if (picture && (line.classes[1] & kCredit) != 0 && !comma) {
    const bool named = line.size == 2 || (line.count(kCredit) > line.count(kCredit & kGlue));
    if (named && (!line.ends || line.size <= 5)) return {NoiseReason::caption, Need::nothing};
  }
  const std::size_t space = line.text.find(' ');
  std::string_view rest = line.text.substr(space + 1);
  if (rest.ends_with('.')) rest.remove_suffix(1);
  if (picture && line.size <= 4 && is_person_name(rest, 2, 3)) return {NoiseReason::caption, Need::nothing};
  const std::size_t slash = line.text.find('/');
  if (slash == std::string_view::npos || line.size > 7 || line.ends) return kNone;
  const bool name = is_person_name(chars::trim(line.text.substr(0, slash)), 2, 3);
  if (name && (line.classes[std::min(line.size, LineView::kMost) - 1] & kCredit) != 0)
    return {NoiseReason::caption, Need::nothing};
  return kNone;
}

Verdict counter(const LineView& line) {
  if (line.size == 0 || line.size > 10 || line.digits == 0 || line.ends || line.item) return kNone;
  if (line.numbers == line.size && line.decorated && line.size >= 2) return {NoiseReason::counter, Need::edge};
  if (line.others(kUnit | kWeakUnit | kPick | kPage | kAction) > 0) return kNone;
  if (line.any(kUnit)) return {NoiseReason::counter, line.others(kUnit | kWeakUnit) == 0 ? Need::nothing : Need::edge};
  const bool reading = contains_any(line.folded, signs::kReading);
  if (line.any(kWeakUnit)) return {NoiseReason::counter, reading ? Need::nothing : Need::neighbour};
  return kNone;
}

Verdict stamp(const LineView& line) {
  if (line.size < 2 || line.size > 14 || line.digits < 3 || line.ends || line.item) return kNone;
  bool when = false;
  std::size_t dates = 0;
  for (std::size_t i = 0; i < line.size; ++i) {
    dates += is_date(line.words[i]) ? 1 : 0;
    when = when || is_time(line.words[i]) || is_date(line.words[i]);
  }
  const bool named = one_of(line.words[0], signs::kDateHead) && line.size <= 7 && line.others(kStamp) <= 1;
  if (named) return {NoiseReason::timestamp, Need::edge};
  if (!when) return kNone;
  const std::size_t others = line.others(kStamp | kUnit | kWeakUnit | kMenu | kTagLabel);
  const bool page = (line.first() & (kPage | kMaterial)) != 0 && (line.classes[1] & kStamp) != 0;
  const bool opened = page || (line.first() & kStamp) != 0;
  if (dates > 2 || line.text.find("№") != std::string_view::npos ||
      (line.text.ends_with(')') && line.count(kStamp) == 0))
    return kNone;
  if (others == 0 || (opened && others <= 2)) return {NoiseReason::timestamp, Need::edge};
  return kNone;
}

Verdict label(const LineView& line) {
  const std::size_t colon = line.folded.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 60 || line.size > LineView::kMost) return kNone;
  const std::string_view value = chars::trim(line.folded.substr(colon + 1));
  std::size_t words = 0;
  while (words < line.size && line.words[words].data() < line.folded.data() + colon) ++words;
  if (words == 0 || words > 5) return kNone;
  const auto covered = [&](Classes mask) {
    bool any = false;
    for (std::size_t i = 0; i < words; ++i) {
      if ((line.classes[i] & (mask | kGlue)) == 0) return false;
      any = any || (line.classes[i] & mask) != 0;
    }
    return any;
  };
  const std::size_t rest = line.size - words;
  if (value.starts_with("//")) return kNone;
  if (line.lower) return kNone;
  if (words <= 2 && rest == 1 && (line.classes[words] & kNumber) != 0) return {NoiseReason::counter, Need::neighbour};
  if (covered(kTagLabel) && rest > 0 && (!line.stops || rest <= 6))
    return {NoiseReason::tags, rest <= 6 ? Need::nothing : Need::edge};
  if (covered(kContact | kUs) && rest <= 20 && !line.verb()) return {NoiseReason::contact, Need::edge};
  if (covered(kContact | kPage | kSite | kAction | kPress | kImprint | kUs) && line.digits >= 5 && rest <= 12 &&
      !line.verb()) {
    return {NoiseReason::contact, Need::edge};
  }
  if (covered(kImprint) && rest > 0 && rest <= 25 && !line.verb()) return {NoiseReason::rights, Need::edge};
  if (covered(kByline) && rest > 0 && rest <= 6 && !line.verb() && !line.stops)
    return {NoiseReason::byline, Need::edge};
  const bool reading = words >= 2 && (line.first() & (kRead | kPick)) != 0 && covered(kRead | kPick | kMaterial);
  if (reading && !line.stops && rest <= 25) {
    return {NoiseReason::related, (line.first() & kRead) != 0 ? Need::nothing : Need::edge};
  }
  if (starts_with_any(line.folded, signs::kEarlier) && !line.stops) return {NoiseReason::related, Need::edge};
  if ((line.first() & kAction) != 0 && covered(kAction | kSite | kPage | kMaterial | kUs) && rest <= 12 &&
      !line.verb()) {
    return {NoiseReason::share, line.any(kNetwork) ? Need::nothing : Need::edge};
  }
  return kNone;
}

Verdict code(const LineView& line) {
  static constexpr std::array<std::string_view, 14> kSigns = {
      "function", "var ", "window.", "document.", "=>", "};", "();", "</", "px;", "\":", "null", "return ", "{", "/*"};
  if (line.high * 3 >= line.text.size()) return kNone;
  const auto is_mark = [](std::uint8_t, std::uint8_t c) {
    const bool bracket = (c == '{') | (c == '}') | (c == '<') | (c == '>') | (c == '(');
    return static_cast<std::uint8_t>(bracket | (c == ';') | (c == '=') | (c == '"'));
  };
  const std::size_t marks = count_flagged(line.text, is_mark, std::uint8_t{' '});
  if (marks < 3 || marks * 25 < line.text.size()) return kNone;
  std::size_t signs = 0;
  for (const std::string_view sign : kSigns) signs += line.folded.find(sign) != std::string_view::npos ? 1 : 0;
  if (signs >= 2) return {NoiseReason::code, Need::nothing};
  return kNone;
}

Verdict attachment(const LineView& line) {
  static constexpr std::array<std::string_view, 10> kTypes = {".pdf", ".doc", ".docx", ".xls",  ".xlsx",
                                                              ".zip", ".rar", ".ppt",  ".pptx", ".rtf"};
  if (line.size == 0 || line.size > 10 || line.verb() || line.ends) return kNone;
  bool file = false;
  bool amount = false;
  for (std::size_t i = 0; i < line.size; ++i) {
    const std::string_view word = line.words[i];
    file = file || std::any_of(kTypes.begin(), kTypes.end(),
                               [&](std::string_view t) { return word.size() > t.size() && word.ends_with(t); });
    amount = amount || one_of(word, signs::kFileSize);
  }
  if (file && (amount || line.size <= 3)) return {NoiseReason::widget, Need::edge};
  if (amount && line.numbers > 0) return {NoiseReason::widget, Need::edge};
  return kNone;
}

Verdict reach(const LineView& line) {
  if (line.size == 0 || line.size > 16 || line.verb() || line.item) return kNone;
  if (line.size >= 2 && line.size <= 8 && one_of(line.words[line.size - 1], signs::kTurnTo))
    return {NoiseReason::contact, Need::edge};
  const std::size_t letters = letters_in(line.text);
  if (line.digits >= 7 && letters <= 30 && opens_telephone(line.text)) return {NoiseReason::contact, Need::edge};
  if (line.digits >= 7 && line.any(kContact | kNetwork) && line.others(kContact | kNetwork | kPage | kMenu) <= 1 &&
      !line.stops) {
    return {NoiseReason::contact, Need::edge};
  }
  const std::size_t at = line.text.find('@');
  const bool mail = at != std::string_view::npos && at > 0 && line.text.find('.', at) != std::string_view::npos;
  if (mail && line.size <= (line.any(kContact) ? 10u : 4u) && !line.stops) return {NoiseReason::contact, Need::edge};
  const bool index = line.digits >= 6 && line.text.size() > 8 && line.text.find_first_not_of("0123456789") == 6;
  const bool street = contains_any(line.folded, signs::kStreet);
  if (index && (street || line.text[6] == ',')) return {NoiseReason::contact, Need::edge};
  if (street && line.digits > 0 && !line.stops) return {NoiseReason::contact, Need::neighbour};
  return kNone;
}

Verdict measure(const LineView& line) {
  if (line.size == 0 || line.size > 24 || line.item || line.digits == 0) return kNone;
  const bool timecode = is_time(line.words[0]) && line.numbers == 1 && line.size >= 2 && line.size <= 5 && !line.ends;
  if (timecode) return {NoiseReason::widget, Need::neighbour};
  const bool degrees = line.text.find("°") != std::string_view::npos && line.size <= 4;
  if (degrees && !line.verb() && !line.ends) return {NoiseReason::widget, Need::edge};
  if (line.numbers == 0) return kNone;
  if (line.any(kMoney) && line.others(kMoney) == 0 && line.size <= 8) return {NoiseReason::widget, Need::edge};
  const bool paging = line.others(kNumber | kStamp) == 0 && line.size >= 3 && line.digits <= 3 * line.size;
  if (paging && line.text.find('|') == std::string_view::npos && line.numbers == line.size && line.words[0] == "1" &&
      line.words[1] == "2") {
    return {NoiseReason::page_number, Need::edge};
  }
  const bool page = one_of(line.words[0], signs::kPageHead);
  if (page && line.numbers + 2 >= line.size && line.size <= 4) return {NoiseReason::page_number, Need::edge};
  return kNone;
}

namespace {

struct Parts {
  std::size_t count = 0;
  std::size_t joints = 0;      // a capital right after a small letter, four letters on both sides
  std::size_t separators = 0;  // with blanks around them
};

Parts parts_of(std::string_view text) {
  Parts parts;
  std::size_t run = 0;  // letters since the last border
  std::size_t before = 0;
  bool joint = false;
  char32_t previous = ' ';
  const auto close = [&] {
    if (joint && run >= 4 && before >= 4) ++parts.joints;
    joint = false;
  };
  for (std::size_t i = 0; i < text.size();) {
    const utf8::CodePoint c = chars::decode(text, i);
    const bool arrow = c.value == '>' || c.value == '|' || c.value == '/' || c.value == '\\' || c.value == 0xbb ||
                       c.value == 0x203a || c.value == 0x2192 || c.value == 0x2022 || c.value == 0xb7;
    if (arrow && previous == ' ') ++parts.separators;
    if (chars::is_upper(c.value) && chars::is_lower(previous)) {
      close();
      joint = true;
      before = run;
      run = 0;
    }
    if (chars::is_letter(c.value)) {
      ++run;
    } else {
      close();
      run = 0;
    }
    previous = c.value;
    i += c.bytes;
  }
  close();
  parts.count = parts.separators + 1;
  return parts;
}

// False when parts_of() would find neither a joint nor a separator. Sure of Russian and ASCII letters only.
bool may_have_parts(std::string_view text) {
  using Byte = std::uint8_t;
  const auto may_be_border = [](Byte b0, Byte b1, Byte b2, Byte b3) {
    const bool sign = (b0 == '>') | (b0 == '|') | (b0 == '/') | (b0 == '\\') |
                      ((b0 == 0xc2) & ((b1 == 0xbb) | (b1 == 0xb7))) | ((b0 == 0xe2) & (b1 == 0x80) & (b2 != 0x94)) |
                      ((b0 == 0xe2) & (b1 == 0x86));
    const bool small_latin = (b0 >= 'a') & (b0 <= 'z');
    const bool after_latin = ((b1 >= 'A') & (b1 <= 'Z')) | ((b1 >= 0xd0) & (b1 <= 0xd1));
    const bool small = (b0 == 0xd1) | ((b0 == 0xd0) & (b1 >= 0xb0));
    const bool after = ((b2 >= 'A') & (b2 <= 'Z')) | ((b2 == 0xd0) & (b3 < 0xb0));
    const bool foreign = ((b0 == 0xd1) & (b1 >= 0xa0)) | ((b0 >= 0xc3) & (b0 <= 0xcf)) | ((b0 >= 0xd2) & (b0 <= 0xdf));
    return static_cast<Byte>(sign | (small_latin & after_latin) | (small & after) | foreign);
  };
  return find_flagged(text, 0, may_be_border) != std::string_view::npos;
}

}  // namespace

bool is_menu_path(const LineView& line) {
  if (line.size == 0 || line.size > 14 || line.ends || line.item || !may_have_parts(line.text)) return false;
  const Parts parts = parts_of(line.text);
  if (parts.joints >= 2) return true;
  const bool table = line.text.find(" | ") != std::string_view::npos &&
                     (line.first() & (kMenu | kMaterial | kPage | kNetwork | kLanguage)) == 0;
  if (table) return false;
  if (parts.separators >= 2 && line.size <= parts.count * 3 && !line.verb()) return true;
  return parts.separators == 1 && line.size <= 6 && (line.first() & (kMenu | kSite | kPage | kMaterial)) != 0 &&
         !line.verb();
}

}  // namespace diplomed::document::noise
