#include "document/noise/noise_line.h"

#include <algorithm>
#include <cstdint>

#include "base/byte_scan.h"
#include "base/utf8.h"
#include "document/chars.h"

namespace diplomed::document::noise {

namespace {

// regional_share() > 0, which most lines are far from.
bool has_regional(std::string_view text) {
  const auto may_be_regional = [](std::uint8_t b0, std::uint8_t b1, std::uint8_t, std::uint8_t) {
    const bool common = ((b0 == 0xd0) & (b1 == 0x86)) | ((b0 == 0xd1) & (b1 >= 0x92));
    return static_cast<std::uint8_t>(common | ((b0 >= 0xd2) & (b0 <= 0xd4)));
  };
  return find_flagged(text, 0, may_be_regional) != std::string_view::npos && regional_share(text) > 0;
}

}  // namespace

LineView::LineView(std::string_view line_text, std::string_view line_folded) : text(line_text), folded(line_folded) {
  ends = chars::ends_sentence(text);
  stops = ends && !text.ends_with('!');
  item = chars::is_dash(chars::first(text));
  lower = chars::is_lower(chars::first(text)) && static_cast<unsigned char>(text.front()) >= 0x80;
  for (std::string_view rest = folded; !rest.empty();) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const std::string_view token = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const bool handle = token.size() > 2 && token.front() == '@';
    const std::string_view word = handle ? token : chars::strip_punctuation(token);
    if (word.empty()) {
      decorated = decorated || (!token.empty() && chars::is_decorative(chars::first(token)));
      continue;
    }
    if (size == kMost) {
      ++size;
      break;
    }
    const Classes found = classes_of(word);
    words[size] = word;
    classes[size++] = found;
    all |= found;
    numbers += (found & kNumber) != 0 ? 1 : 0;
  }
  using Byte = std::uint8_t;
  high = count_flagged(
      text, [](Byte, Byte c) { return static_cast<Byte>(c >> 7); }, Byte{' '});
  digits = count_flagged(
      text, [](Byte, Byte c) { return static_cast<Byte>((c >= '0') & (c <= '9')); }, Byte{' '});
  const bool ascii = high == 0;
  latin = ascii && std::any_of(folded.begin(), folded.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  regional = !ascii && has_regional(folded);
}

double regional_share(std::string_view text) {
  std::size_t letters = 0;
  std::size_t regional = 0;
  for (std::size_t i = 0; i < text.size();) {
    const utf8::CodePoint c = chars::decode(text, i);
    letters += chars::is_letter(c.value) ? 1 : 0;
    const bool outside = c.value >= 0x452 && c.value <= 0x52f;
    regional += outside || c.value == 0x406 ? 1 : 0;
    i += c.bytes;
  }
  return letters == 0 ? 0 : static_cast<double>(regional) / static_cast<double>(letters);
}

std::size_t LineView::count(Classes mask) const {
  const std::size_t known = std::min(size, kMost);
  return static_cast<std::size_t>(std::count_if(classes.begin(), classes.begin() + static_cast<std::ptrdiff_t>(known),
                                                [&](Classes c) { return (c & mask) != 0; }));
}

std::size_t LineView::others(Classes mask) const {
  return std::min(size, kMost) - count(mask | kGlue | kNumber);
}

}  // namespace diplomed::document::noise
