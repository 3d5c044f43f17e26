#include "text/encoding.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

#include "base/utf8.h"

namespace diplomed::text {
namespace {

struct CloseConverter {
  void operator()(UConverter* c) const { ucnv_close(c); }
};
struct CloseDetector {
  void operator()(UCharsetDetector* d) const { ucsdet_close(d); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

constexpr std::size_t kLongestLabel = 40;
constexpr std::size_t kChunk = std::size_t{1} << 20;

std::string trimmed(std::string_view label) {
  std::string out;
  for (const char c : label) {
    if (c > ' ' && c < 0x7f && c != '"' && c != '\'') out += c;
  }
  return out;
}

Converter open_converter(std::string_view encoding) {
  const std::string label = trimmed(encoding);
  if (label.empty() || label.size() > kLongestLabel) return nullptr;
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(label.c_str(), &status));
  return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

}  // namespace

std::string canonical_encoding(std::string_view label) {
  const Converter converter = open_converter(label);
  if (!converter) return {};
  UErrorCode status = U_ZERO_ERROR;
  const char* name = ucnv_getName(converter.get(), &status);
  if (U_FAILURE(status) || name == nullptr) return {};
  for (const char* standard : {"MIME", "IANA"}) {
    status = U_ZERO_ERROR;
    const char* preferred = ucnv_getStandardName(name, standard, &status);
    if (U_SUCCESS(status) && preferred != nullptr) return preferred;
  }
  return name;
}

std::optional<std::string> to_utf8(std::string_view bytes, std::string_view encoding) {
  const Converter converter = open_converter(encoding);
  if (!converter) return std::nullopt;
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 2);
  const char* source = bytes.data();
  const char* const source_end = source + bytes.size();
  std::vector<UChar> buffer(std::min(kChunk, bytes.size() + 16));
  icu::UnicodeString piece;
  bool more = true;
  while (more) {
    UErrorCode status = U_ZERO_ERROR;
    UChar* target = buffer.data();
    ucnv_toUnicode(converter.get(), &target, buffer.data() + buffer.size(), &source, source_end, nullptr, true,
                   &status);
    more = status == U_BUFFER_OVERFLOW_ERROR;
    if (U_FAILURE(status) && !more) return std::nullopt;
    piece.append(buffer.data(), static_cast<std::int32_t>(target - buffer.data()));
    // A surrogate pair must not be torn between two pieces.
    const std::int32_t keep = more && !piece.isEmpty() && U16_IS_LEAD(piece.charAt(piece.length() - 1)) ? 1 : 0;
    piece.tempSubString(0, piece.length() - keep).toUTF8String(out);
    piece = keep == 1 ? icu::UnicodeString(piece.charAt(piece.length() - 1)) : icu::UnicodeString();
  }
  return out;
}

std::optional<std::string> from_utf8(std::string_view utf8, std::string_view encoding) {
  const Converter converter = open_converter(encoding);
  if (!converter) return std::nullopt;
  const auto text = icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
  UErrorCode status = U_ZERO_ERROR;
  ucnv_setSubstString(converter.get(), u"?", 1, &status);
  status = U_ZERO_ERROR;
  std::string out(static_cast<std::size_t>(text.length()) * 4 + 16, '\0');
  const std::int32_t size = ucnv_fromUChars(converter.get(), out.data(), static_cast<std::int32_t>(out.size()),
                                            text.getBuffer(), text.length(), &status);
  if (U_FAILURE(status)) return std::nullopt;
  out.resize(static_cast<std::size_t>(size));
  return out;
}

std::array<char32_t, 256> single_byte_table(std::string_view encoding) {
  std::array<char32_t, 256> table{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    const char byte = static_cast<char>(static_cast<unsigned char>(i));
    const auto text = to_utf8(std::string_view(&byte, 1), encoding);
    const utf8::CodePoint c = text && !text->empty() ? utf8::decode(*text, 0) : utf8::CodePoint{0xfffd, 1, false};
    table[i] = c.valid ? c.value : 0xfffd;
  }
  return table;
}

std::vector<EncodingGuess> detect_encodings(std::string_view sample) {
  std::vector<EncodingGuess> guesses;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&status));
  if (U_FAILURE(status)) return guesses;
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  std::int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
  if (U_FAILURE(status)) return guesses;
  for (std::int32_t i = 0; i < count; ++i) {
    UErrorCode one = U_ZERO_ERROR;
    const char* name = ucsdet_getName(matches[i], &one);
    const std::int32_t confidence = ucsdet_getConfidence(matches[i], &one);
    if (U_SUCCESS(one) && name != nullptr) guesses.push_back({name, confidence});
  }
  return guesses;
}

}  // namespace diplomed::text
