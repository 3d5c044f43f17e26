// The lexicon of an index: its words, and what can be offered to somebody who types, as sorted arrays in one file that
// is mapped into memory. Made from the database (index/lexicon/lexicon_build.h), which stays the only truth: an index
// without the file, or with a damaged one, is served by a lexicon that was made in memory.
//
// Layout (numbers in the machine's order; another machine's file is refused): a LexiconHeader, then the sections one
// after the other, each beginning at a multiple of eight bytes. Texts stand in one section, each ended by a zero byte;
// rows name them by their offset there. docs/index-format.md describes it for people.
#pragma once

#include <xapian.h>

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace diplomed::index {

inline constexpr std::string_view kLexiconFile = "lexicon";  // beside the tables of a generation
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
  std::uint32_t facet;      // 0: a word; else 1 + index in knowledge::facets
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

// A word of the index as corrections and completions take it.
struct LexiconWord {
  std::string_view form;        // folded; valid as long as the lexicon
  std::uint32_t frequency = 0;  // documents
  bool in_dictionary = false;
};

// Immutable; thread-safe.
class Lexicon {
 public:
  // Maps the file at `path`. Errors: unreadable (also when there is none), unsupported (another version or byte
  // order), malformed (damaged). The file must not be written in place while it is mapped: it is replaced by rename.
  static Result<std::shared_ptr<const Lexicon>> open(const std::string& path);
  // Over the bytes of such a file in memory. Errors as above.
  static Result<std::shared_ptr<const Lexicon>> from_bytes(std::string bytes);
  ~Lexicon();
  Lexicon(const Lexicon&) = delete;
  Lexicon& operator=(const Lexicon&) = delete;

  // True when it was made from this very database (any revision of it).
  bool is_of(const Xapian::Database& db) const;
  // True when `db` has changed so much since that the lexicon should be made anew: a small index (20,000 documents) by
  // any commit, a larger one by a fiftieth of its documents.
  bool is_outdated(const Xapian::Database& db) const;

  std::size_t bytes() const { return bytes_.size(); }
  std::uint64_t documents() const { return header_.documents; }  // of the database it was made from
  // Of the database it was made from.
  Xapian::rev revision() const { return header_.revision; }

  // In byte order of their forms.
  std::size_t word_count() const { return words_.size(); }
  LexiconWord word(std::size_t i) const;

  std::span<const EntryRow> entries() const { return entries_; }
  std::span<const TitleRow> titles() const { return titles_; }
  // Keys that begin with `prefix`, in byte order. Of keys(), sounds() or title_keys().
  std::span<const KeyRow> with_prefix(std::span<const KeyRow> keys, std::string_view prefix) const;
  std::span<const KeyRow> keys() const { return keys_; }
  std::span<const KeyRow> sounds() const { return sounds_; }
  std::span<const KeyRow> title_keys() const { return title_keys_; }

  std::span<const Xapian::docid> sample() const { return sample_; }
  // Indexes into sample().
  std::span<const std::uint16_t> occurrences(const EntryRow& entry) const;

  // A text that a row names.
  std::string_view text(std::uint32_t offset) const { return texts_ + offset; }

 private:
  Lexicon() = default;
  Status read();
  template <typename Row>
  std::span<const Row> section(LexiconSection which) const;

  std::string owned_;
  void* mapped_ = nullptr;
  std::string_view bytes_;
  LexiconHeader header_{};
  const char* texts_ = nullptr;
  std::span<const WordRow> words_;
  std::span<const EntryRow> entries_;
  std::span<const KeyRow> keys_, sounds_, title_keys_;
  std::span<const Xapian::docid> sample_;
  std::span<const std::uint16_t> occurrences_;
  std::span<const TitleRow> titles_;
};

}  // namespace diplomed::index
