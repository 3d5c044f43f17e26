// One word's surface → its folded form, and what kind of word it is.
#pragma once

#include <string>
#include <string_view>

#include "text/token.h"

namespace diplomed::text {

struct FoldedWord {
  std::string form;  // NFKC, lower case, without soft hyphens, stress and zero width marks; ё is kept
  WordKind kind = WordKind::other;
  bool apostrophe = false;  // form holds "'"
};

// Folds one word as the segmenter cut it (UTF-8, valid). Look-alike letters of the other script are turned into the
// script of the majority, Latin letters lose their diacritics, Cyrillic ones keep theirs (й, ў, ң). Cut at
// limits::kMaxWordBytes. Beside digits, letters that look the same in both scripts are Latin (В12 → b12). Thread-safe.
FoldedWord fold_word(std::string_view surface);

// `word`, folded, with the letters of the other script that its capitals look like: "рнк" ↔ "phk". Empty when a letter
// has none. Thread-safe.
std::string in_latin_shapes(std::string_view word);
std::string in_cyrillic_shapes(std::string_view word);

// Any text (UTF-8) in lower case, ё as е: for comparing with phrases and names. Each byte keeps its place: a capital
// whose small letter has another number of bytes stays as it is, as invalid bytes do.
std::string fold(std::string_view text);

// ё → е, for UTF-8 in lower case.
std::string fold_yo(std::string_view word);

// `word` (UTF-8 in lower case) with the Cyrillic letters of other languages written as people write them for want of a
// keyboard: ң → н, ө → о, ү ұ ў ӯ → у, қ → к, ғ ґ → г, ҳ һ → х, ҷ → ч, җ → ж, ә → а, і ї ӣ → и, є → е.
std::string plain_cyrillic(std::string_view word);

}  // namespace diplomed::text
