// The one pipeline from text to terms, shared by index, query, snippet, suggestion and annotation.
//
// segment (ICU, with a fast path for plain Cyrillic and Latin) → normalise (NFKC, soft hyphens, stress and zero
// width marks removed, look-alike letters, lower case) → lemmas of the OpenCorpora dictionary, else Snowball, the
// surname base and the noun base; Latin words by the English stemmer; ё is folded to е after the look-up.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "text/token.h"

namespace diplomed::text {

class Morphology;  // text/morphology/morphology.h

// Who asks. A query folds case away ("case changes results" is a fault): no word of it counts as an acronym, and the
// exact form stands among the terms beside the lemmas, so that РАН finds the acronym and ран finds it too.
// A text in a foreign language (see mode_for()) gets no Russian or English morphology: its words are found by their
// exact folded form, and by the spelling without the letters that a Russian keyboard lacks (ө → о, қ → к, ў → у).
enum class Mode { text, foreign, query };

// The mode for a document in `language` (BCP 47 primary subtag): Mode::foreign unless it is "ru", "en" or unknown
// ("und", empty).
Mode mode_for(std::string_view language);

class Analyzer {
 public:
  // `morphology` may be shared by many analyzers; an Analyzer itself belongs to one thread (it holds a word cache).
  explicit Analyzer(std::shared_ptr<const Morphology> morphology);
  ~Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;

  // Tokens of `text` (UTF-8; invalid bytes separate words) in text order, each with byte offsets into `text`.
  // The result belongs to the analyzer and is valid until the next call. REQUIRES: text.size() < 4 GiB.
  const std::vector<Token>& analyze(std::string_view text, Mode mode = Mode::text);

  // The dictionary it was made with.
  const std::shared_ptr<const Morphology>& morphology() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace diplomed::text
