// Dictionary lemmas (OpenCorpora, as the npm package `az` ships it) and, for unknown words, stems.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace diplomed::text {

class Morphology {
 public:
  // Reads words.dawg, paradigms.array, suffixes.json and the tags from `directory`. A missing or broken file is an
  // error that says how to install the dictionary; there is no silent fallback.
  static Result<std::shared_ptr<const Morphology>> open(const std::string& directory);
  ~Morphology();

  // All lemmas of `word` (lower case UTF-8, ё or е, as written), ё folded to е, most likely reading first, no
  // duplicates; empty when the dictionary does not know it. Thread-safe.
  std::vector<std::string> lemmas(std::string_view word) const;

  // Revision of the dictionary data, part of the index's fingerprint.
  const std::string& revision() const;

 private:
  Morphology();
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// The directory given by the environment variable DIPLOMED_DICTIONARY, else the one this build was configured with.
std::string default_dictionary_directory();

}  // namespace diplomed::text
