// What the analyzer yields: words of a text with their terms, byte offsets and positions.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/span.h"

namespace diplomed::text {

enum class WordKind : std::uint8_t {
  russian,   // Cyrillic letters of the Russian alphabet: dictionary lemmas or stem
  latin,     // Latin letters: English stem and the exact form
  other,     // letters of another script or Cyrillic letters outside the Russian alphabet: folded form only
  number,    // digits, "5.8" and "1200000" normalised
  acronym,   // all capitals in a text that is not all capitals: exact form only
  initial,   // one capital letter before a dot
  compound,  // joined form of a hyphenated word ("aphp"), or a whole domain ("добро.рф")
};

// One distinct analysed word. Terms are UTF-8, lower case, ё folded to е, NFKC; at most limits::kMaxTermBytes.
struct Word {
  std::string form;                // the folded exact form
  std::vector<std::string> terms;  // lemmas or stems, no duplicates, never empty
  WordKind kind = WordKind::russian;
  bool capitalised = false;  // the surface begins with a capital letter
  bool all_caps = false;     // two or more letters, all capitals
  bool in_dictionary = false;
};

// One occurrence. `word` is valid until the next call of analyze() on the analyzer that made it.
struct Token {
  const Word* word = nullptr;
  Span span;                    // bytes of the original text
  std::uint32_t position = 0;   // 1, 2, …; the parts of a hyphenated word take consecutive positions
  bool extra = false;           // a compound beside its parts: same position as its first part
  bool sentence_start = false;  // first word of a sentence or paragraph
};

}  // namespace diplomed::text
