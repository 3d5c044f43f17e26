// The lexicon of an index: its words, and what can be offered to somebody who types, as sorted arrays in one file that
// is mapped into memory. Made from the database (index/lexicon/lexicon_build.h), which stays the only truth: an index
// without the file, or with a damaged one, is served by a lexicon that was made in memory.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "index/lexicon/lexicon_format.h"

namespace diplomed::index {

inline constexpr std::string_view kLexiconFile = "lexicon";  // beside the tables of a generation

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
