// What one word of a query may have been meant for.
#pragma once

#include <xapian.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "query/repair/correction.h"

namespace diplomed::query {

// Shorter words have too many neighbours: 0, 1 or 2 edits are allowed in a word of so many letters.
int edits_for(std::size_t letters);

// Looks words up in one index. Belongs to the thread of its context. All may throw Xapian::Error.
class WordMender {
 public:
  struct Found {
    CorrectionKind kind;
    std::string word;
    bool foreign = false;  // a Latin name for what stood in Cyrillic letters
  };

  explicit WordMender(const RepairContext& context) : c_(context) {}

  // Every word of `text` is in the index, by a lemma, its exact form or the concept it names.
  bool is_known(const std::string& text) const;
  // Some document has it by a lemma or its exact form.
  bool is_written(const std::string& text) const;
  // What to search for `text`, which is not known. Nothing for a word of the dictionary, unless it was typed on the
  // wrong layout or is a name that the index writes in Latin letters.
  std::optional<Found> find(const std::string& text) const;
  // What may be offered for a word of the dictionary that no document has.
  std::optional<Found> offer(const std::string& text) const;
  // Latin words of the index that `text`, one word in Cyrillic letters, is likely to stand for, likeliest first.
  std::vector<std::string> latin_names(const std::string& text) const;
  // Some document has the two words in a row, in any forms. True for function words.
  bool stand_together(const std::string& left, const std::string& right) const;
  // The two written as one are one word that is in the index; none has punctuation where they meet.
  bool make_one_word(const std::string& left, const std::string& right) const;

 private:
  std::optional<Found> find_layout(const std::string& text) const;
  std::optional<Found> find_parts(const std::string& text) const;
  std::optional<Found> find_for_latin(const std::string& text, const std::string& form) const;
  std::optional<Found> find_for_russian(const text::Word& word) const;
  std::optional<Found> latin_name(const std::string& form, double cost, bool any) const;
  std::optional<std::string> sounding(const std::string& form) const;
  struct OtherForm {
    bool known = false, in_dictionary = false;
  };
  OtherForm is_other_form(const std::string& reading) const;
  std::optional<std::string> nearest(const std::string& word, int edits) const;
  std::optional<std::string> split_in_two(const std::string& form, bool only_forms) const;
  std::optional<std::string> split(const std::string& form) const;
  std::uint32_t half_frequency(const std::string& half, bool only_form) const;
  bool are_neighbours(const std::string& left, const std::string& right) const;
  bool is_surely_known(const std::string& text) const;
  bool is_name(const text::Word& word) const;
  bool some_term_exists(const text::Token& token) const;
  const index::SpellingIndex& spelling() const;

  const RepairContext& c_;
  mutable std::shared_ptr<const index::SpellingIndex> spelling_;
};

}  // namespace diplomed::query
