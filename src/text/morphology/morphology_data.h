// The dictionary in memory: what text/morphology/morphology_load.h read. Immutable then; thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/morphology/word_reading.h"

namespace diplomed::text {

// A tag of the dictionary, as Reading has it.
struct Tag {
  PartOfSpeech pos = PartOfSpeech::other;
  GramCase gram_case = GramCase::none;
  GramNumber number = GramNumber::none;
  GramGender gender = GramGender::none;
  std::uint16_t flags = 0;
};

struct MorphologyData {
  std::vector<std::uint32_t> units;
  std::string guide;
  std::vector<std::string> suffixes;
  std::vector<std::uint16_t> paradigms;       // as in the file
  std::vector<std::size_t> paradigm_at;       // offset of each paradigm's first suffix id
  std::vector<std::uint16_t> paradigm_forms;  // number of forms
  std::vector<Tag> tags;                      // by tag id
  std::string revision;

  // A reading that the dictionary lists for a word.
  struct Hit {
    std::uint16_t paradigm = 0;
    std::uint16_t form = 0;
    std::string lemma;  // in the dictionary's spelling, with ё
  };

  // Hits of `word`, likelier first; empty for what is no lower case Russian word.
  std::vector<Hit> look_up(std::string_view word) const;
  const Tag& tag_of(std::size_t paradigm, std::size_t form) const;
  // The form of `lemma` in its paradigm; empty when the lemma does not fit.
  std::string form_of(std::string_view lemma, std::size_t paradigm, std::size_t form) const;
  // The hit's lemma, but an ordinal's own first form: the dictionary has первый among the forms of один.
  std::string own_lemma(const Hit& hit) const;

 private:
  std::uint32_t follow(std::uint32_t index, unsigned char label) const;
  void walk(std::string_view key, std::size_t at, std::uint32_t index, std::string& found, std::vector<Hit>& out) const;
  void collect(std::uint32_t index, std::string& payload, const std::string& found, std::vector<Hit>& out) const;
  void add_hit(const std::string& payload, const std::string& found, std::vector<Hit>& out) const;
};

}  // namespace diplomed::text
