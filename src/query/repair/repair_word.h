// What one word of a query may have been meant for.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "query/repair/candidates.h"
#include "query/repair/correction.h"
#include "query/repair/word_pairs.h"
#include "query/repair/word_splitter.h"
#include "query/repair/word_writing.h"

namespace diplomed::query {

// Looks words up in one index. Belongs to the thread of its context. All may throw Xapian::Error.
class WordMender {
 public:
  struct Found {
    CorrectionKind kind;
    std::string word;
    bool foreign = false;  // a Latin name for what stood in Cyrillic letters
  };

  explicit WordMender(const RepairContext& context)
      : c_(context), candidates_(context), pairs_(context), splitter_(context, candidates_, pairs_) {}
  WordMender(const WordMender&) = delete;
  WordMender& operator=(const WordMender&) = delete;

  // Every word of `text` is in the index, by a lemma, its exact form or the concept it names.
  bool is_known(const std::string& text) const;
  // Some document has it by a lemma or its exact form.
  bool is_written(const std::string& text) const;
  // What is_known(), by more than a stem of few letters, which much that is no word has.
  bool is_surely_known(const std::string& text) const;
  // What to search for `text`, which is not known and was written so. Nothing for a word of the dictionary, unless it
  // was typed on the wrong layout or is a name that the index writes in Latin letters.
  std::optional<Found> find(const std::string& text, Writing writing) const;
  // What may be offered for a word that is not known and not mended: the nearest one, or what it may be the beginning
  // of.
  std::optional<Found> offer(const std::string& text, Writing writing) const;
  // Latin words of the index that `text`, one word in Cyrillic letters, is likely to stand for, likeliest first.
  std::vector<std::string> latin_names(const std::string& text) const;
  // The two written as one are one word that is in the index; none has punctuation where they meet.
  bool make_one_word(const std::string& left, const std::string& right) const;

  const WordPairs& pairs() const { return pairs_; }

 private:
  std::optional<Found> find_layout(const std::string& text) const;
  std::optional<Found> find_twin(const text::Word& word) const;
  std::optional<Found> find_parts(const std::string& text, Writing writing) const;
  std::optional<Found> find_part(const std::string& part, bool last, Writing writing) const;
  std::optional<Found> find_for_latin(const std::string& text, const std::string& form, Writing writing) const;
  std::optional<Found> find_for_russian(const text::Word& word, Writing writing) const;
  std::optional<Found> latin_name(const std::string& form, double cost, bool any) const;
  std::optional<std::string> sounding(const std::string& form, Writing writing) const;
  struct OtherForm {
    bool known = false, in_dictionary = false;
  };
  OtherForm is_other_form(const std::string& reading) const;
  std::optional<std::string> nearest(const std::string& word, int edits, Writing writing) const;
  bool is_name(const text::Word& word) const;
  bool is_label_word(const std::string& text) const;
  bool some_term_exists(const text::Token& token) const;

  const RepairContext& c_;
  Candidates candidates_;
  WordPairs pairs_;
  WordSplitter splitter_;
};

}  // namespace diplomed::query
