// The words of an index, found by what they look or sound like.
//
// Symmetric deletes (W. Garbe, SymSpell): every word is entered under what remains of its first letters when up to two
// are left out; a misspelt word finds it by leaving out letters likewise. Candidates are then compared letter by
// letter. Sorted arrays, about 250 bytes a word.
#pragma once

#include <xapian.h>

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "index/lexicon.h"
#include "text/analyzer.h"

namespace diplomed::query {

struct Candidate {
  std::string_view word;        // folded form; valid as long as the index
  std::uint32_t frequency = 0;  // documents
  double cost = 0;              // weighted edits; 0 for the word itself
  bool in_dictionary = false;
};

// Immutable once built; thread-safe.
class SpellingIndex {
 public:
  // The words of a lexicon, the limits::max_spelling_words most frequent. Ends early, with few words or none, when
  // `stop` (may be nullptr) becomes true.
  static std::shared_ptr<const SpellingIndex> build(const index::Lexicon& lexicon,
                                                    const std::atomic<bool>* stop = nullptr);
  // The same from a database without one. `analyzer` is used during the call only. May throw Xapian::Error.
  static std::shared_ptr<const SpellingIndex> build(const Xapian::Database& db, text::Analyzer& analyzer,
                                                    const std::atomic<bool>* stop = nullptr);

  // Words within `max_edits` (1 or 2) insertions, deletions, substitutions or transpositions, best first: fewer and
  // likelier edits (neighbouring keys, doubled letters), then frequency. `word` is a folded form. At most 16.
  std::vector<Candidate> similar(std::string_view word, int max_edits) const;

  // Words that sound like `latin` (text/translit.h), first those whose romanisation is nearest to it, then the most
  // frequent; Candidate::cost is that distance in letters. At most 16.
  std::vector<Candidate> sounding(std::string_view latin) const;

  // True for a rare word outside the dictionary that is close to a commoner one, or to one of the dictionary, of
  // another family: it may be a typing error of its source, and nobody should be led there.
  bool is_source_error(const Candidate& candidate, text::Analyzer& analyzer) const;

 private:
  struct Entry {
    std::uint32_t hash;
    std::uint32_t word;
  };
  struct Listed {
    std::string word;
    std::uint32_t frequency = 0;
    bool known = false;  // in the dictionary
  };

  void complete(const std::atomic<bool>* stop);
  void enter_all(const std::atomic<bool>* stop);

  std::vector<Listed> words_;
  std::vector<Entry> deletes_;  // sorted by hash
  std::vector<Entry> sounds_;   // sorted by hash
};

// Weighted distance (optimal string alignment) of two words; more than `limit` edits give a cost above every allowed
// one. Takes and compares code points.
double edit_cost(std::u32string_view typed, std::u32string_view meant, int limit);

}  // namespace diplomed::query
