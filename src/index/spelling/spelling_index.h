// The words of an index, found by what they look or sound like.
//
// Symmetric deletes (W. Garbe, SymSpell): every word is entered under what remains of its first letters when up to two
// are left out; a misspelt word finds it by leaving out letters likewise. Candidates are then compared letter by
// letter. Sorted arrays in one piece of memory (index/spelling/spelling_image.h), about 260 bytes a word, built with
// the generation (index/spelling/spelling_build.h) and mapped by the server.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "index/spelling/spelling_image.h"

namespace diplomed::index {

// Its name in the directory of a generation.
inline constexpr std::string_view kSpellingFile = "spelling";

struct SpellingCandidate {
  std::string_view word;        // folded form; valid as long as the index
  std::uint32_t frequency = 0;  // documents
  double cost = 0;              // weighted edits; 0 for the word itself
  int edits = 0;                // 1 or 2; slips of the ear may count less than their letters
  bool in_dictionary = false;
  bool source_error = false;  // rare, in no dictionary, close to a commoner word of another family or two words that are
                              // glued together: nobody is led there
};

// Whether a slip led to `a` rather than to `b`: fewer and likelier edits, then more documents.
bool is_likelier(const SpellingCandidate& a, const SpellingCandidate& b);

// Immutable once built; thread-safe.
class SpellingIndex {
 public:
  // No words at all.
  SpellingIndex() = default;
  explicit SpellingIndex(SpellingImage image) : image_(std::move(image)) {}

  // Maps what write() left at `path`. Errors: not_found, unsupported (damaged or of another version).
  static Result<std::shared_ptr<const SpellingIndex>> open(const std::string& path);
  // Replaces the file at `path` in one step.
  Status write(const std::string& path) const { return image_.write(path); }

  // Words within `max_edits` (1 or 2) insertions, deletions, substitutions or transpositions, and words that sound the
  // same by the rules of Russian (text/sound/phonetic.h), best first: fewer and likelier edits (neighbouring keys,
  // doubled letters, letters heard alike), then frequency. `word` is a folded form. At most 32.
  std::vector<SpellingCandidate> similar(std::string_view word, int max_edits) const;

  // Words that sound like `latin` (text/sound/romanised_key.h), first those whose romanisation is nearest to it, then
  // the most frequent; SpellingCandidate::cost is that distance in letters. At most 32.
  std::vector<SpellingCandidate> sounding(std::string_view latin) const;

  // Latin words that Russian may write as `cyrillic`, in some case (text/sound/foreign_name_key.h), nearest first, then
  // the most frequent; SpellingCandidate::cost is that distance. At most 32.
  std::vector<SpellingCandidate> transcribed(std::string_view cyrillic) const;

  // The word of the dictionary that begins so and stands in most documents, else such a word of any kind; none when no
  // longer word begins so. `beginning` is a folded form.
  std::optional<SpellingCandidate> continued(std::string_view beginning) const;

  bool has(std::string_view word) const { return find(word).has_value(); }
  // Documents of a form or lemma; 0 when it is none of the words.
  std::uint32_t frequency(std::string_view word) const;
  // Of a form or lemma, see SpellingCandidate::source_error; false when it is none of the words.
  bool is_source_error(std::string_view word) const;
  // It is one of the words and in the dictionary.
  bool is_known_word(std::string_view word) const;
  // It is two words that a source ran together.
  bool is_glued(std::string_view word) const;

  std::size_t words() const { return image_.words().size(); }
  std::size_t bytes() const { return image_.bytes(); }        // of all arrays
  Xapian::rev revision() const { return image_.revision(); }  // of the database that the words were gathered from

 private:
  std::uint32_t first_from(std::string_view word) const;  // the first word not before it
  std::optional<std::uint32_t> find(std::string_view word) const;
  SpellingCandidate candidate(std::uint32_t word, double cost, int edits) const;

  SpellingImage image_;
};

}  // namespace diplomed::index
