// The order of evidence, and why:
//   1. A byte order mark is certain.
//   2. UTF-16 without one shows in the high bytes: 00 and 04 in every other place. It comes before the test for binary
//      data, for which many NULs are the sign.
//   3. Valid UTF-8 with any multi-byte character is UTF-8 whatever the file declares: eight-bit Russian hardly ever
//      happens to be valid. A file with a few broken places among many good sequences is a damaged UTF-8 file; in one
//      with whole valid lines, the others are decoded one by one.
//   4. A declared eight-bit charset holds unless another reading of the bytes is clearly better Russian: servers and
//      converters leave stale declarations behind.
//   5. The Russian model decides among the Cyrillic charsets; ICU's detector is asked when none of them makes sense.
#include "document/charset/charset.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "base/byte_scan.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "document/charset/cyrillic_model.h"
#include "document/charset/mojibake.h"
#include "text/characters.h"
#include "text/encoding.h"

namespace diplomed::document {
namespace {

constexpr std::size_t kDeclarationBytes = 4096;
constexpr std::size_t kSampleBytes = std::size_t{128} << 10;
constexpr std::size_t kDetectorBytes = std::size_t{32} << 10;
constexpr std::size_t kMaxRepairs = 20;
constexpr double kClearlyBetter = 0.35;  // how much a reading must beat the declared one
constexpr int kDetectorConfidence = 25;
constexpr std::size_t kLeastSound = 8;  // characters of whole UTF-8 lines that make a text UTF-8
constexpr std::size_t kLeastBad = 4;    // bytes of a line in another charset

struct Bom {
  std::string_view mark;
  const char* name;
};

// UTF-32LE before UTF-16LE: its mark begins with the other's.
constexpr std::array<Bom, 5> kBoms = {{{std::string_view("\xEF\xBB\xBF", 3), "UTF-8"},
                                       {std::string_view("\xFF\xFE\x00\x00", 4), "UTF-32LE"},
                                       {std::string_view("\x00\x00\xFE\xFF", 4), "UTF-32BE"},
                                       {std::string_view("\xFF\xFE", 2), "UTF-16LE"},
                                       {std::string_view("\xFE\xFF", 2), "UTF-16BE"}}};

std::size_t find_nocase(std::string_view text, std::string_view word, std::size_t from) {
  const auto same = [](char a, char b) { return lower_ascii(a) == b; };
  const auto at =
      std::search(text.begin() + static_cast<std::ptrdiff_t>(from), text.end(), word.begin(), word.end(), same);
  return at == text.end() ? std::string_view::npos : static_cast<std::size_t>(at - text.begin());
}

// "UTF-16LE"/"UTF-16BE" when the places of the zero and 04 bytes say so, else null.
const char* utf16_without_bom(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, kDetectorBytes & ~std::size_t{1});
  const std::size_t units = sample.size() / 2;
  if (units < 2) return nullptr;
  std::array<std::size_t, 2> high{};
  std::array<std::size_t, 2> low_like{};
  std::size_t zeros = 0;
  for (std::size_t i = 0; i < units * 2; ++i) {
    const auto byte = static_cast<unsigned char>(sample[i]);
    if (byte == 0) ++zeros;
    if (byte == 0x00 || byte == 0x04 || byte == 0x20) ++high[i & 1];
    if (byte > 0x08) ++low_like[i & 1];
  }
  if (zeros == 0) return nullptr;
  for (const std::size_t side : {std::size_t{1}, std::size_t{0}}) {
    const bool high_side = high[side] * 10 >= units * 9;
    const bool text_side = low_like[1 - side] * 10 >= units * 9;
    if (high_side && text_side) return side == 1 ? "UTF-16LE" : "UTF-16BE";
  }
  return nullptr;
}

// Holds for UTF-16 and for binary data: bytes that no text has in ASCII, UTF-8 or an eight-bit charset.
bool has_odd_controls(std::string_view sample) {
  const auto is_odd = [](std::uint8_t b, std::uint8_t, std::uint8_t, std::uint8_t) {
    return static_cast<std::uint8_t>((b < 0x20) & ((b < '\t') + (b == '\v') + (b > '\r')));
  };
  return find_flagged(sample, 0, is_odd) != std::string_view::npos;
}

// Counts of well-formed multi-byte sequences and of bytes outside of any.
struct Utf8Census {
  std::size_t good = 0;
  std::size_t bad = 0;
};

Utf8Census census(std::string_view bytes) {
  Utf8Census count;
  for (std::size_t i = 0; i < bytes.size();) {
    const utf8::CodePoint c = utf8::decode(bytes, i);
    if (!c.valid) {
      ++count.bad;
    } else if (c.bytes > 1) {
      ++count.good;
    }
    i += std::max<std::uint32_t>(c.bytes, 1);
  }
  return count;
}

void add_repair(DecodedText& out, std::size_t offset, const char* message, std::size_t& seen) {
  if (++seen <= kMaxRepairs) out.repairs.push_back({offset, message});
}

void close_repairs(DecodedText& out, std::size_t seen, const char* what) {
  if (seen > kMaxRepairs) out.repairs.push_back({0, std::to_string(seen - kMaxRepairs) + " more places: " + what});
}

// Up to and with the next line end.
std::string_view take_line(std::string_view& rest) {
  const std::string_view line = rest.substr(0, std::min(rest.find_first_of("\r\n"), rest.size() - 1) + 1);
  rest.remove_prefix(line.size());
  return line;
}

// True for UTF-8 with single lines in another charset: the whole lines of eight-bit Russian are never valid UTF-8.
bool is_mixed_utf8(std::string_view bytes) {
  std::size_t sound = 0;
  std::size_t bad = 0;
  while (!bytes.empty()) {
    const Utf8Census line = census(take_line(bytes));
    if (line.bad == 0) sound += line.good;
    bad += line.bad;
  }
  return sound >= kLeastSound && sound * 4 >= bad;
}

// The Cyrillic charset of a line that is no UTF-8; empty when it does not look like one.
std::string charset_of_line(std::string_view line) {
  const Utf8Census count = census(line);
  if (count.bad < kLeastBad || count.good >= count.bad) return {};
  const std::vector<CharsetScore> ranked = rank_cyrillic_charsets(line);
  // The Mac's charset shares the small letters of windows-1251 and wins a short line by a capital.
  const CharsetScore& best = ranked[ranked.front().name == "x-mac-cyrillic" ? 1 : 0];
  return best.score >= kPlausibleRussian ? text::canonical_encoding(best.name) : std::string();
}

// Quotation marks, dashes, № and the like of windows-1251, as editors leave them among UTF-8; empty when a byte of
// `run` is anything else there.
std::string stray_punctuation(std::string_view run) {
  constexpr std::size_t kMost = 3;  // "».\x97": more in a row is another charset or damage
  if (run.size() > kMost) return {};
  std::string out = text::to_utf8(run, "windows-1251").value_or(std::string());
  for (const char32_t c : to_u32(out)) {
    if (text::is_letter(c) || c < 0xa0 || c == 0xfffd) return {};
  }
  return out;
}

// Copies `line` with stray punctuation decoded and U+FFFD for each other invalid byte; runs of them are reported.
void replace_invalid(std::string_view line, std::size_t base, DecodedText& out, std::size_t& seen) {
  for (std::size_t i = 0; i < line.size();) {
    const utf8::CodePoint c = utf8::decode(line, i);
    if (c.valid) {
      out.text.append(line.substr(i, c.bytes));
      i += c.bytes;
      continue;
    }
    std::size_t end = i;
    std::size_t invalid = 0;
    for (utf8::CodePoint next = c; end < line.size() && !next.valid; next = utf8::decode(line, end)) {
      end += next.bytes;
      ++invalid;
      if (end == line.size()) break;
    }
    const std::string punctuation = stray_punctuation(line.substr(i, end - i));
    if (!punctuation.empty()) {
      out.text += punctuation;
      out.has_stray_punctuation = true;
      add_repair(out, base + i, "a sign in windows-1251 within UTF-8 text: decoded", seen);
    } else {
      for (; invalid > 0; --invalid) utf8::append(out.text, 0xfffd);
      add_repair(out, base + i, "invalid UTF-8 replaced by U+FFFD", seen);
    }
    i = end;
  }
}

// Copies `bytes` with lines in a Cyrillic charset decoded, and U+FFFD for other invalid bytes; each is reported.
void repair_utf8(std::string_view bytes, std::size_t base, DecodedText& out) {
  out.text.reserve(bytes.size() + 64);
  std::size_t seen = 0;
  std::size_t lines = 0;
  while (!bytes.empty()) {
    const std::string_view line = take_line(bytes);
    const std::string charset = charset_of_line(line);
    if (charset.empty()) {
      replace_invalid(line, base, out, seen);
    } else {
      out.text += text::to_utf8(line, charset).value_or(std::string());
      const std::string message = "a line in " + charset + " within UTF-8 text: decoded";
      add_repair(out, base, message.c_str(), lines);
    }
    base += line.size();
  }
  close_repairs(out, seen, "invalid UTF-8");
  close_repairs(out, lines, "lines in another charset");
}

bool is_binary(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, kSampleBytes);
  std::size_t nuls = 0;
  std::size_t controls = 0;
  for (const char c : sample) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte == 0) ++nuls;
    if (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' && byte != 0x1a) ++controls;
  }
  return (nuls > 4 && nuls * 200 > sample.size()) || (controls > 8 && controls * 20 > sample.size());
}

void remove_nuls(DecodedText& out, std::size_t base) {
  std::size_t seen = 0;
  std::size_t at = out.text.find('\0');
  if (at == std::string::npos) return;
  for (; at != std::string::npos; at = out.text.find('\0', at + 1)) {
    add_repair(out, base + at, "NUL byte removed", seen);
  }
  close_repairs(out, seen, "NUL bytes");
  std::erase(out.text, '\0');
}

bool has_text(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const utf8::CodePoint c = utf8::decode(text, i);
    const bool space = c.value <= 0x20 || c.value == 0x7f || c.value == 0xa0 || c.value == 0xad ||
                       (c.value >= 0x2000 && c.value <= 0x200f) || c.value == 0x2028 || c.value == 0x2029 ||
                       c.value == 0x202f || c.value == 0x2060 || c.value == 0x3000 || c.value == 0xfeff;
    if (!space) return true;
    i += c.bytes;
  }
  return false;
}

// The first part of the file that is worth judging: from shortly before the first non-ASCII byte.
std::string_view sample_of(std::string_view bytes) {
  const auto high = std::find_if(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) != 0; });
  const auto first = static_cast<std::size_t>(high - bytes.begin());
  return bytes.substr(first > 16 ? first - 16 : 0, kSampleBytes);
}

struct Choice {
  std::string name;
  CharsetEvidence how = CharsetEvidence::detected;
};

Choice choose_legacy(std::string_view bytes, const std::string& declared) {
  const std::string_view sample = sample_of(bytes);
  const std::vector<CharsetScore> ranked = rank_cyrillic_charsets(sample);
  const CharsetScore& best = ranked.front();
  const bool russian = best.score >= kPlausibleRussian;
  if (!declared.empty() && declared != "UTF-8") {
    const auto same = std::find_if(ranked.begin(), ranked.end(),
                                   [&](const CharsetScore& s) { return text::canonical_encoding(s.name) == declared; });
    const double declared_score = same != ranked.end() ? same->score : 0.0;
    if (!russian || (same != ranked.end() && best.score - declared_score < kClearlyBetter)) {
      return {declared, CharsetEvidence::declared};
    }
  }
  if (russian) return {text::canonical_encoding(best.name), CharsetEvidence::detected};
  for (const text::EncodingGuess& guess : text::detect_encodings(sample.substr(0, kDetectorBytes))) {
    if (guess.confidence < kDetectorConfidence || guess.name.starts_with("UTF")) continue;
    return {text::canonical_encoding(guess.name), CharsetEvidence::detected};
  }
  return {};
}

Result<DecodedText> finish(DecodedText out, std::size_t base) {
  remove_nuls(out, base);
  if (!has_text(out.text)) return Error{ErrorCode::malformed, "no text", {}};
  out.is_clean = !may_be_mojibake(out.text);
  return out;
}

Result<DecodedText> convert(std::string_view bytes, std::size_t skip, const std::string& name, CharsetEvidence how) {
  std::optional<std::string> text = text::to_utf8(bytes.substr(skip), name);
  if (!text) return Error{ErrorCode::unsupported, "charset \"" + name + "\" is not known", {}};
  DecodedText out{std::move(*text), name, how, {}, false, skip};
  return finish(std::move(out), skip);
}

Result<DecodedText> as_utf8(std::string_view bytes, std::size_t skip, CharsetEvidence how, bool is_valid) {
  DecodedText out{{}, "UTF-8", how, {}, false, skip};
  const std::string_view body = bytes.substr(skip);
  if (is_valid) {
    out.text.assign(body);
  } else {
    repair_utf8(body, skip, out);
  }
  return finish(std::move(out), skip);
}

}  // namespace

std::string describe_charset(const DecodedText& decoded) {
  const std::string how = to_string(decoded.how);
  return decoded.has_stray_punctuation ? how + ", with signs in windows-1251" : how;
}

const char* to_string(CharsetEvidence how) {
  switch (how) {
    case CharsetEvidence::bom:
      return "bom";
    case CharsetEvidence::declared:
      return "declared";
    case CharsetEvidence::detected:
      return "detected";
  }
  return "detected";
}

std::string_view declared_charset(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, kDeclarationBytes);
  const bool xml = head.substr(0, 64).find("<?xml") != std::string_view::npos;
  const bool markup = head.find('<') != std::string_view::npos;
  if (!markup) return {};
  std::size_t at = xml ? find_nocase(head, "encoding", 0) : std::string_view::npos;
  std::size_t skip = 8;
  if (at == std::string_view::npos || (xml && at > head.find("?>"))) {
    const std::size_t meta = find_nocase(head, "<meta", 0);
    at = meta == std::string_view::npos ? meta : find_nocase(head, "charset", meta);
    skip = 7;
  }
  if (at == std::string_view::npos) return {};
  std::size_t begin = at + skip;
  while (begin < head.size() && (head[begin] == ' ' || head[begin] == '=' || head[begin] == '"' || head[begin] == '\''))
    ++begin;
  std::size_t end = begin;
  const auto is_name = [](char c) {
    return (lower_ascii(c) >= 'a' && lower_ascii(c) <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == ':';
  };
  while (end < head.size() && is_name(head[end])) ++end;
  return head.substr(begin, end - begin);
}

Result<DecodedText> decode_bytes(std::string_view bytes, std::string_view stated_charset) {
  for (const Bom& bom : kBoms) {
    if (!bytes.starts_with(bom.mark)) continue;
    if (bom.name == std::string_view("UTF-8")) {
      return as_utf8(bytes, bom.mark.size(), CharsetEvidence::bom, utf8::find_invalid(bytes) == std::string_view::npos);
    }
    return convert(bytes, bom.mark.size(), bom.name, CharsetEvidence::bom);
  }
  if (has_odd_controls(bytes.substr(0, kSampleBytes))) {
    if (const char* utf16 = utf16_without_bom(bytes)) return convert(bytes, 0, utf16, CharsetEvidence::detected);
    if (is_binary(bytes)) return Error{ErrorCode::malformed, "binary data", {}};
  }
  if (!has_text(bytes)) return Error{ErrorCode::malformed, "no text", {}};

  std::string declared = text::canonical_encoding(stated_charset);
  if (declared.empty()) declared = text::canonical_encoding(declared_charset(bytes));
  const CharsetEvidence utf8_how = declared == "UTF-8" ? CharsetEvidence::declared : CharsetEvidence::detected;
  if (utf8::find_invalid(bytes) == std::string_view::npos) return as_utf8(bytes, 0, utf8_how, true);
  const Utf8Census count = census(bytes);
  if ((count.good >= 4 * count.bad && count.good > 0) || is_mixed_utf8(bytes))
    return as_utf8(bytes, 0, utf8_how, false);

  const Choice choice = choose_legacy(bytes, declared);
  if (choice.name.empty()) return Error{ErrorCode::unsupported, "no known charset makes sense of the bytes", {}};
  return convert(bytes, 0, choice.name, choice.how);
}

void mend(DecodedText& decoded) {
  if (decoded.is_clean) return;
  for (ByteRepair& repair : mend_mojibake(decoded.text).repairs(decoded.skipped)) {
    decoded.repairs.push_back(std::move(repair));
  }
}

Result<DecodedText> decode_text(std::string_view bytes, std::string_view stated_charset) {
  Result<DecodedText> decoded = decode_bytes(bytes, stated_charset);
  if (decoded) mend(*decoded);
  return decoded;
}

}  // namespace diplomed::document
