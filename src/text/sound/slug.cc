#include "text/sound/slug.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cctype>
#include <memory>
#include <string>
#include <unordered_map>

namespace diplomed::text {
namespace {

constexpr std::size_t kMaxBytes = 80;
constexpr std::size_t kMaxWords = 1u << 14;  // remembered by a thread

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

// Transliteration is slow and names repeat their words; a word's letters do not depend on the words beside it.
const std::string& word_to_ascii(std::string_view word) {
  thread_local std::unordered_map<std::string, std::string> known;
  if (known.size() > kMaxWords) known.clear();
  const auto [place, is_new] = known.try_emplace(std::string(word));
  if (is_new) place->second = to_ascii(word);
  return place->second;
}

void append_slug(std::string& out, std::string_view ascii) {
  for (const char c : ascii) {
    const auto b = static_cast<unsigned char>(c);
    if (b < 0x80 && std::isalnum(b) != 0) {
      out.push_back(c);
    } else if (c != '\'' && !out.empty() && out.back() != '-') {
      out.push_back('-');
    }
  }
}

}  // namespace

std::string slug(std::string_view text) {
  if (text.size() <= kMaxBytes && !text.empty() &&
      std::all_of(text.begin(), text.end(), [](char c) { return is_slug_char(static_cast<unsigned char>(c)); })) {
    return std::string(text);
  }
  std::string out;
  for (std::size_t at = 0; at < text.size() && out.size() <= kMaxBytes;) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    append_slug(out, word_to_ascii(text.substr(at, end - at)));
    append_slug(out, " ");
    at = end + 1;
  }
  if (out.size() > kMaxBytes) out.resize(kMaxBytes);
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

}  // namespace diplomed::text
