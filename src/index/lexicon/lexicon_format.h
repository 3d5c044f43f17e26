// The layout of a lexicon file (numbers in the machine's order; another machine's file is refused): a LexiconHeader,
// then the sections one after the other, each beginning at a multiple of eight bytes. Texts stand in one section, each
// ended by a zero byte; rows name them by their offset there. docs/index-format.md describes it for people.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace diplomed::index {

inline constexpr std::array<char, 8> kLexiconMagic = {'d', 'i', 'p', 'l', 'o', 'l', 'e', 'x'};
inline constexpr std::uint32_t kLexiconByteOrder = 0x01020304;

constexpr std::size_t padded(std::size_t bytes) {
  return (bytes + 7) / 8 * 8;
}

inline constexpr std::uint32_t kLexiconVersion = 1;

enum class LexiconSection : std::uint32_t {
  texts,        // zero-terminated UTF-8
  words,        // WordRow, by form
  entries,      // EntryRow
  keys,         // KeyRow of entries: folded names from each of their words on, in byte order
  sounds,       // KeyRow of entries: text::sound_key() of the words of their names, in byte order
  sample,       // docids (u32) of the sampled documents, rising
  occurrences,  // u16: which sampled documents have an entry, rising for each entry
  titles,       // TitleRow, newest first
  title_keys,   // KeyRow of titles: folded titles from each of their words on, in byte order
  count,
};
inline constexpr std::size_t kLexiconSections = static_cast<std::size_t>(LexiconSection::count);

struct LexiconHeader {
  std::array<char, 8> magic;
  std::uint32_t version;
  std::uint32_t byte_order;  // 0x01020304
  std::uint64_t file_bytes;
  std::uint64_t checksum;  // XXH3 of everything after this member
  std::uint64_t revision;  // of the database it was made from
  std::uint64_t documents;
  std::uint64_t last_docid;
  std::array<char, 40> uuid;                                  // of that database
  std::array<std::uint64_t, kLexiconSections> section_bytes;  // without padding
};

struct WordRow {
  std::uint32_t form;       // offset in texts
  std::uint32_t frequency;  // documents: of the exact form or of the lemma, whichever is greater
  std::uint32_t flags;      // kInDictionary
};
inline constexpr std::uint32_t kInDictionary = 1;

struct EntryRow {
  std::uint32_t label;      // offset in texts: what is offered
  std::uint32_t value;      // offset in texts: lemma of a word, value of a facet
  std::uint32_t facet;      // 0: a word; else 1 + index in knowledge::kFacets
  std::uint32_t documents;  // with the lemma, or the facet value
  std::uint32_t occurrences_begin, occurrences_end;
};

struct KeyRow {
  std::uint32_t text;  // offset in texts
  std::uint32_t row;   // of the entry or title
};

struct TitleRow {
  std::uint32_t docid;
  std::uint32_t begin;  // offset in texts: the folded title
};

}  // namespace diplomed::index
