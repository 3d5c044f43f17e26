// The words that a mistyped one may be meant for: those of the index and the commonest of the language.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/repair/correction.h"
#include "query/repair/word_writing.h"

namespace diplomed::query {

// Shorter words have too many neighbours: 0, 1 or 2 edits are allowed in a word of so many letters.
int edits_for(std::size_t letters);

// What was meant for a word, and how far it is from what was typed.
struct Meant {
  std::string word;
  std::uint32_t frequency = 0;  // documents; 0: a common word that none has
  double cost = 0;
};

// Belongs to the thread of its context, which it refers to.
class Candidates {
 public:
  explicit Candidates(const RepairContext& context) : c_(context) {}

  // The best word within `edits` slips that is no error of a source and that a word written so allows; of a word that
  // is two slips off the form that is nearest, in no document perhaps.
  std::optional<Meant> nearest(const std::string& form, int edits, Writing writing) const;
  // The form nearest to `form` of a word whose stem or another form in the index is near `stem`: трансплонтациями,
  // though no document has that case of трансплантация; or such a word itself, when the dictionary does not know it.
  std::optional<std::string> nearest_form(const std::string& form, const std::string& stem, Writing writing) const;
  // Words of the index that sound like `latin`, as SpellingIndex::sounding() orders them, and the common one that is
  // written just so.
  std::vector<index::SpellingCandidate> sounding(std::string_view latin) const;
  std::optional<std::string> common_sounding(std::string_view latin) const;
  std::vector<index::SpellingCandidate> transcribed(std::string_view cyrillic) const;

  // Documents of a form or lemma; in frequency() at least 1 for a common word.
  std::uint32_t documents(std::string_view word) const { return spelling().frequency(word); }
  std::uint32_t frequency(std::string_view word) const;
  // Two words that a source of the index ran together.
  bool is_glued(std::string_view word) const;
  // The commonest word that begins so, if it is longer; `beginning` is a folded form.
  std::optional<std::string> continued(std::string_view beginning) const;

 private:
  struct Form {
    std::string word;
    double cost = 0;
  };
  // The form of the families of `c` that is nearest to `typed`, within as many edits as a word of that length may have.
  std::optional<Form> nearest_form_of(const index::SpellingCandidate& c, const std::u32string& typed,
                                      Writing writing) const;
  const index::SpellingIndex& spelling() const;
  const index::SpellingIndex& common() const;

  const RepairContext& c_;
  mutable std::shared_ptr<const index::SpellingIndex> spelling_, common_;
};

}  // namespace diplomed::query
