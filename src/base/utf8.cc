#include "base/utf8.h"

#include "base/byte_scan.h"

namespace diplomed::utf8 {

CodePoint decode(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return {};
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[offset + i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {lead, 1, true};
  const std::uint32_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  static constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  const CodePoint broken{0xFFFD, 1, false};
  if (lead < 0xC2 || lead > 0xF4 || offset + length > text.size()) return broken;
  char32_t value = lead & (0x7Fu >> length);
  for (std::uint32_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return broken;
    value = (value << 6) | (byte(i) & 0x3Fu);
  }
  if (value < least[length] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return broken;
  return {value, length, true};
}

void append(std::string& out, char32_t c) {
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = 0xFFFD;
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6));
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3F));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

std::size_t find_invalid(std::string_view text) {
  // At a character's first byte: what follows it is not all that belongs to it and no more. The sequences with bounds
  // of their own (E0, ED, F0…F4) are left to decode().
  const auto is_odd = [](std::uint8_t b0, std::uint8_t b1, std::uint8_t b2, std::uint8_t b3) {
    const auto is_next = [](std::uint8_t b) { return (b & 0xC0) == 0x80; };
    const bool two = (b0 >= 0xC2) & (b0 <= 0xDF);
    const bool three = (b0 >= 0xE1) & (b0 <= 0xEF) & (b0 != 0xED);
    const bool good = is_next(b0) | ((b0 < 0x80) & !is_next(b1)) | (two & is_next(b1) & !is_next(b2)) |
                      (three & is_next(b1) & is_next(b2) & !is_next(b3));
    return static_cast<std::uint8_t>(!good);
  };
  for (std::size_t i = 0; i < text.size();) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0) == 0x80) return i;
    i = find_flagged(text, i, is_odd);
    if (i == std::string_view::npos) break;
    const CodePoint c = decode(text, i);
    if (!c.valid) return i;
    i += c.bytes;
  }
  return std::string_view::npos;
}

std::string sanitize(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode(text, i);
    if (c.valid) {
      out.append(text, i, c.bytes);
    } else {
      append(out, 0xFFFD);
    }
    i += c.bytes;
  }
  return out;
}

std::size_t length(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); i += decode(text, i).bytes) ++count;
  return count;
}

std::string_view truncate(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
  return text.substr(0, bytes);
}

}  // namespace diplomed::utf8
