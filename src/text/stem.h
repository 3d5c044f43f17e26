// Stems for words that the dictionary does not know.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace diplomed::text {

// Snowball's Russian and English algorithms (libstemmer). Belongs to one thread.
class Stemmer {
 public:
  Stemmer();
  ~Stemmer();
  Stemmer(Stemmer&&) noexcept;
  Stemmer& operator=(Stemmer&&) noexcept;

  // `word` is lower case UTF-8 with ё folded to е. Valid until the next call.
  std::string_view russian(std::string_view word);
  std::string_view english(std::string_view word);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// The base of a surname in -ов, -ев, -ин, -ын (Тологонов, Тологонову, Тологоновой → тологонов), which Snowball cuts
// differently from case to case; empty when the word has no such ending. Lower case UTF-8, ё folded.
std::string_view surname_base(std::string_view word);

// The word without the ending of a noun's case (Баткен, Баткена, Баткеном → баткен), where Snowball may see a verb or a
// participle (батк); the word itself when it has none. Lower case UTF-8, ё folded.
std::string_view noun_base(std::string_view word);

}  // namespace diplomed::text
