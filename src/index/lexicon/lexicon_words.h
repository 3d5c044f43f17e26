// The words of a database: the one place that gathers them, for corrections and for completions.
#pragma once

#include <xapian.h>

#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

#include "text/analyzer.h"

namespace diplomed::index {

// A word as it stands in some text, or a lemma. Folded form.
struct GatheredWord {
  std::string form;
  std::uint32_t exact = 0;  // documents that have it as it is
  std::uint32_t lemma = 0;  // documents that have it as a lemma or stem
  bool in_dictionary = false;
  std::string family;  // the likeliest lemma or stem; empty when it is not one word to the analyzer

  std::uint32_t frequency() const { return exact > lemma ? exact : lemma; }
};

// In byte order of their forms; of more than limits::kMaxLexiconWords the most frequent. Words of 2 to 28 letters
// that do not begin with a digit. May throw Xapian::Error. Ends early, with few words or none, when `stop` (may be
// nullptr) becomes true.
std::vector<GatheredWord> gather_words(const Xapian::Database& db, text::Analyzer& analyzer,
                                       const std::atomic<bool>* stop = nullptr);

}  // namespace diplomed::index
