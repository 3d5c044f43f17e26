// The bytes of a lexicon file, put together in memory.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "index/lexicon/lexicon_format.h"

namespace diplomed::index {

// What a lexicon is made of, filled by the parts of index/lexicon/lexicon_build.cc.
struct LexiconImage {
  std::string texts;
  std::vector<WordRow> words;
  std::vector<EntryRow> entries;
  std::vector<KeyRow> keys, sounds, title_keys;
  std::vector<Xapian::docid> sample;
  std::vector<std::uint16_t> occurrences;
  std::vector<TitleRow> titles;

  // Adds a text (a zero byte in it ends it) and returns its offset.
  std::uint32_t add_text(std::string_view text);
  // Brings rows into byte order of the texts they name.
  void sort_by_text(std::vector<KeyRow>& rows) const;
  // The file, for the state of `db`.
  std::string bytes(const Xapian::Database& db) const;
};

}  // namespace diplomed::index
