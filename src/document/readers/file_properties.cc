#include "document/readers/file_properties.h"

#include <algorithm>
#include <array>

#include "base/limits.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "document/chars.h"
#include "language_data/document_words.h"

namespace diplomed::document {
namespace {

constexpr std::size_t kLeastTitleWords = 3;
constexpr std::size_t kBeginning = 4'000;  // bytes of the text that may hold its title

bool has_file_mark(std::string_view folded) {
  return contains_any(folded, language_data::document_words::kFileMark);
}

// Letters of Latin-1 that Russian turns into when its bytes are taken for Latin ones.
bool is_mojibake(std::string_view text) {
  std::size_t latin1 = 0;
  for (std::size_t i = 0; i < text.size();) {
    const utf8::CodePoint c = utf8::decode(text, i);
    latin1 += (c.value >= 0x80 && c.value < 0x100) || c.value == 0xfffd;
    i += c.bytes;
  }
  return latin1 * 4 > chars::length(text);
}

}  // namespace

std::string sane_title(std::string_view title, std::string_view text) {
  std::string tidied = chars::tidy(title);
  const std::string beginning = chars::fold(chars::tidy(utf8::truncate(text, kBeginning)));
  if (beginning.find(chars::fold(tidied)) == std::string::npos) return {};
  const bool sized = chars::count_words(tidied) >= kLeastTitleWords && chars::length(tidied) <= limits::kMaxTitleChars;
  return sized && !has_file_mark(chars::fold(tidied)) && !is_mojibake(tidied) ? tidied : std::string();
}

std::string sane_creator(std::string_view creator) {
  std::string tidied = chars::tidy(creator);
  const std::vector<std::string_view> words = chars::words(tidied);
  const bool capitals = std::all_of(words.begin(), words.end(),
                                    [](std::string_view word) { return chars::is_upper(chars::first(word)); });
  const bool digits = tidied.find_first_of("0123456789@") != std::string::npos;
  return words.size() >= 2 && words.size() <= 4 && capitals && !digits && !is_mojibake(tidied) ? tidied : std::string();
}

}  // namespace diplomed::document
