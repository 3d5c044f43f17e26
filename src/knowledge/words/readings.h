// Readings of the words of a text, looked up once a word.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "text/morphology/morphology.h"
#include "text/token.h"

namespace diplomed::knowledge {

// A cache for one thread. What it hands out stays valid until trim().
class Readings {
 public:
  explicit Readings(std::shared_ptr<const text::Morphology> morphology);

  // Of the dictionary, likelier first; empty for a word it does not know and for what is no Russian word (numbers,
  // Latin, initials). An acronym is looked up in lower case: has(ReadingFlag::abbreviation) tells what is one.
  const std::vector<text::Reading>& of(const text::Word& word);
  // Guessed from the ending: a surname or a patronymic (text::predict_names). Given for every Russian word, so ask only
  // about capitalised ones.
  const std::vector<text::Reading>& as_name(const text::Word& word);

  const text::Morphology& morphology() const { return *morphology_; }

  // To be called between articles: forgets everything once the cache has grown past its limit.
  void trim();

 private:
  struct Entry {
    bool looked_up = false;
    bool guessed = false;
    std::vector<text::Reading> dictionary;
    std::vector<text::Reading> names;
  };

  std::shared_ptr<const text::Morphology> morphology_;
  std::unordered_map<std::string, Entry> entries_;  // by folded form
};

}  // namespace diplomed::knowledge
