// Dictionary lemmas (OpenCorpora, as the npm package `az` ships it) and, for unknown words, stems.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "text/morphology/word_reading.h"

namespace diplomed::text {

struct MorphologyData;

class Morphology {
 public:
  // Reads words.dawg, paradigms.array, suffixes.json and the tags from `directory`. A missing or broken file is an
  // error that says how to install the dictionary; there is no silent fallback.
  static Result<std::shared_ptr<const Morphology>> open(const std::string& directory);
  ~Morphology();

  // All lemmas of `word` (lower case UTF-8, ё or е, as written), ё folded to е, most likely reading first, no
  // duplicates; empty when the dictionary does not know it. Thread-safe.
  std::vector<std::string> lemmas(std::string_view word) const;

  // All readings of `word` (as above) in the dictionary with their grammemes, likelier first, abbreviations too; empty
  // when it does not know the word. Thread-safe.
  std::vector<Reading> readings(std::string_view word) const;

  // All forms of the words with that lemma (lower case UTF-8, ё folded), ё folded to е, in byte order, with or without
  // participles and gerunds; empty when it is no lemma of the dictionary. Thread-safe.
  enum class Participles { with, without };
  std::vector<std::string> forms(std::string_view lemma, Participles participles) const;

  // The form of `r` in the given case and number, in lower case. `gender` is for adjectives and participles in the
  // singular and for surnames, where `none` keeps the reading's own. Empty when there is no such form. Thread-safe.
  // REQUIRES: r came from readings() of this dictionary or from predict_names().
  std::string inflect(const Reading& r, GramCase gram_case, GramNumber number = GramNumber::singular,
                      GramGender gender = GramGender::none) const;

  // Revision of the dictionary data, part of the index's fingerprint.
  const std::string& revision() const;

 private:
  explicit Morphology(MorphologyData data);

  std::unique_ptr<const MorphologyData> data_;
};

// See base/data_directory.h: of DIPLOMED_DICTIONARY, else installed, else the one this build was configured with.
std::string default_dictionary_directory();

}  // namespace diplomed::text
