#include "text/slug.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cctype>
#include <memory>

namespace diplomed::text {
namespace {

constexpr std::size_t kMaxBytes = 80;

bool is_slug_char(unsigned char c) {
  return c < 0x80 && (std::isalnum(c) != 0 || c == '-' || c == '_' || c == '.');
}

std::string to_ascii(std::string_view text) {
  thread_local const std::unique_ptr<icu::Transliterator> to_latin = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<icu::Transliterator>(icu::Transliterator::createInstance(
        "Russian-Latin/BGN; Kazakh-Latin/BGN; Any-Latin; NFD; [[:Mn:][:Lm:]] Remove; Latin-ASCII; Lower",
        UTRANS_FORWARD, status));
  }();
  icu::UnicodeString work =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  if (to_latin) to_latin->transliterate(work);
  std::string out;
  work.toUTF8String(out);
  return out;
}

}  // namespace

std::string slug(std::string_view text) {
  if (text.size() <= kMaxBytes && !text.empty() &&
      std::all_of(text.begin(), text.end(), [](char c) { return is_slug_char(static_cast<unsigned char>(c)); })) {
    return std::string(text);
  }
  std::string out;
  for (const char c : to_ascii(text)) {
    const auto b = static_cast<unsigned char>(c);
    if (b < 0x80 && std::isalnum(b) != 0) {
      out.push_back(c);
    } else if (c != '\'' && !out.empty() && out.back() != '-') {
      out.push_back('-');
    }
  }
  if (out.size() > kMaxBytes) out.resize(kMaxBytes);
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

}  // namespace diplomed::text
