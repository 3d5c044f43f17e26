// Words that were run together: скораяпомощь.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "query/repair/candidates.h"
#include "query/repair/word_pairs.h"

namespace diplomed::query {

// Belongs to the thread of its context; refers to all three. May throw Xapian::Error.
class WordSplitter {
 public:
  WordSplitter(const RepairContext& context, const Candidates& candidates, const WordPairs& pairs)
      : c_(context), candidates_(candidates), pairs_(pairs) {}

  // `form`, which is not known, as two words of the index, or as three long ones, with blanks between.
  std::optional<std::string> split(const std::string& form) const;

 private:
  struct Halves {
    std::string left, right;
    std::uint32_t frequency = 0;  // of the rarer one
    bool row = false;             // they stand side by side somewhere
  };

  std::optional<std::string> split_in_two(const std::string& form, bool only_forms) const;
  std::optional<Halves> halves(const std::string& left, const std::string& right, bool only_forms) const;
  std::uint32_t half_frequency(const std::string& half, bool only_form) const;

  const RepairContext& c_;
  const Candidates& candidates_;
  const WordPairs& pairs_;
};

}  // namespace diplomed::query
