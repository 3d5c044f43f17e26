// The arrays of a SpellingIndex in one piece of memory, of its own or mapped from a file (docs/index-format.md).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace diplomed::index {

struct ListedWord {
  std::uint32_t offset = 0;     // of its bytes among the letters
  std::uint32_t frequency = 0;  // documents
  std::uint32_t mask = 0;       // letter_mask()
  std::uint8_t bytes = 0;
  std::uint8_t letters = 0;
  std::uint8_t flags = 0;
  std::uint8_t unused = 0;
};
inline constexpr std::uint8_t kKnownWord = 1;    // in the dictionary
inline constexpr std::uint8_t kSourceError = 2;  // see SpellingCandidate::source_error
inline constexpr std::uint8_t kGluedWords = 4;   // two words that a source ran together; a source error too

struct HashedWord {
  std::uint32_t hash = 0;
  std::uint32_t word = 0;  // index among the words
};

// Bit i: the word has a letter whose code is i modulo 32. An edit changes two bits at most.
std::uint32_t letter_mask(std::u32string_view word);

// What goes into an image.
struct SpellingParts {
  std::vector<ListedWord> words;  // in the order of their bytes
  std::string letters;
  // Sorted by hash, then word: remains of words, sounds of Russian words for Latin ones and for Russian ones,
  // consonants of Latin words.
  std::vector<HashedWord> deletes, sounds, phonetics, foreign;
  std::uint64_t revision = 0;
};

class SpellingImage {
 public:
  SpellingImage() = default;
  explicit SpellingImage(const SpellingParts& parts);
  // Errors: not_found, unsupported.
  static Result<SpellingImage> map(const std::string& path);
  // Writes beside `path` and renames. Errors: unreadable.
  Status write(const std::string& path) const;

  std::span<const ListedWord> words() const { return words_; }
  std::string_view word(std::uint32_t index) const {
    return letters_.substr(words_[index].offset, words_[index].bytes);
  }
  std::span<const HashedWord> deletes() const { return deletes_; }
  std::span<const HashedWord> sounds() const { return sounds_; }
  std::span<const HashedWord> phonetics() const { return phonetics_; }
  std::span<const HashedWord> foreign() const { return foreign_; }
  std::uint64_t revision() const { return revision_; }
  std::size_t bytes() const { return size_; }

 private:
  bool read();  // finds the arrays; false when they do not fit

  std::shared_ptr<const void> memory_;
  const std::byte* data_ = nullptr;
  std::size_t size_ = 0;
  std::span<const ListedWord> words_;
  std::span<const HashedWord> deletes_, sounds_, phonetics_, foreign_;
  std::string_view letters_;
  std::uint64_t revision_ = 0;
};

// The entries with that hash.
std::span<const HashedWord> range_of(std::span<const HashedWord> entries, std::uint32_t hash);

}  // namespace diplomed::index
