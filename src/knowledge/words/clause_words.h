// The words of a part as the finders of facts walk over them: without the extra tokens, with what stands between them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "knowledge/annotated_text.h"
#include "knowledge/words/word_list.h"

namespace diplomed::knowledge {

// How a form of a verb is used, as far as its ending tells.
enum class VerbForm : std::uint8_t {
  none,        // not a verb
  infinitive,  // подписать
  past,        // подписали
  passive,     // подписан, подписано
  present,     // подписывают, подпишут: present or simple future, which the aspect decides
  participle,  // подписанный, подписавший
  gerund       // подписав
};

// A view: valid as long as the annotated text is.
class ClauseWords {
 public:
  explicit ClauseWords(const AnnotatedText& text);

  std::size_t size() const { return at_.size(); }
  const text::Token& token(std::size_t i) const { return *at_[i]; }
  const std::string& form(std::size_t i) const { return at_[i]->word->form; }
  Span span(std::size_t i) const { return at_[i]->span; }
  std::string_view surface(std::size_t i) const { return at_[i]->span.of(text_); }
  // The most likely lemma.
  const std::string& lemma(std::size_t i) const { return at_[i]->word->terms.front(); }
  // True when one of the word's lemmas is `lemma`.
  bool is(std::size_t i, std::string_view lemma) const;
  bool is_any(std::size_t i, WordList lemmas) const;
  // What stands between the words i and i + 1: blanks and punctuation; after the last word, the rest of the text.
  std::string_view gap(std::size_t i) const;
  // True when only blanks stand between i and i + 1.
  bool adjoins(std::size_t i) const;
  // The first word that begins at `byte` or after it; size() when there is none.
  std::size_t first_at(std::uint32_t byte) const;

  std::string_view text() const { return text_; }

 private:
  std::string_view text_;
  std::vector<const text::Token*> at_;
};

// Guesses from endings; `form` and `lemma` in lower case, ё as е.
bool looks_adjectival(std::string_view form, std::string_view lemma);  // an adjective or a full participle
VerbForm verb_form(std::string_view form, std::string_view lemma);
bool is_infinitive(std::string_view lemma);    // the lemma is a verb's
bool is_imperfective(std::string_view lemma);  // REQUIRES: is_infinitive(lemma)

}  // namespace diplomed::knowledge
