// Conversion between named charsets and UTF-8, and ICU's guess at a charset. ICU lives in this room only.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diplomed::text {

// A charset that ICU thinks possible, best first; `confidence` is 0…100.
struct EncodingGuess {
  std::string name;
  int confidence = 0;
};

// The preferred IANA name of a charset label ("cp1251" → "windows-1251", "utf8" → "UTF-8"); empty when unknown.
// The label may carry spaces and any case. Thread-safe, as everything here.
std::string canonical_encoding(std::string_view label);

// `bytes` in the named charset as UTF-8, byte sequences without a meaning as U+FFFD; nullopt for an unknown name.
std::optional<std::string> to_utf8(std::string_view bytes, std::string_view encoding);

// `utf8` written in the named charset ('?' for what it lacks); nullopt for an unknown name.
std::optional<std::string> from_utf8(std::string_view utf8, std::string_view encoding);

// What each byte of a single-byte charset means; U+FFFD where it means nothing or the name is unknown.
std::array<char32_t, 256> single_byte_table(std::string_view encoding);

// ICU's statistical guesses, best first. REQUIRES: a sample of at most a few hundred kilobytes, for speed.
std::vector<EncodingGuess> detect_encodings(std::string_view sample);

}  // namespace diplomed::text
