// The words of one part of an article as the finders of names read them: compounds and domains in one piece, each with
// what stands before it and with its readings.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/span.h"
#include "knowledge/annotated_text.h"
#include "knowledge/words/readings.h"

namespace diplomed::knowledge {

// What stands between a word and the one before it. Bits: several may be true.
enum Gap : std::uint8_t {
  kOpens = 1,        // an opening quotation mark
  kCloses = 2,       // a closing one
  kParenthesis = 4,  // a bracket opens
  kBracketEnd = 8,   // a bracket closes
  kComma = 16,
  kBreak = 32,      // the sentence or clause ends: . ! ? ; : – and the like
  kParagraph = 64,  // the line ends
  kNumberSign = 128,
};

struct TextWord {
  const text::Word* word = nullptr;  // of a compound: its last part
  Span span;                         // bytes of the text, the whole compound
  std::uint32_t first_token = 0, last_token = 0;
  std::uint8_t gap = kBreak;  // bits of Gap, 0: white space only
  bool capitalised = false;   // begins with a capital letter
  bool all_caps = false;      // two letters or more, capitals only
  bool latin = false;
  bool domain = false;    // VB.KG
  bool compound = false;  // has a hyphen
  bool number = false;
  bool initial = false;
  bool sentence_start = false;
};

// Views: valid as long as `text` is.
class Words {
 public:
  Words(const AnnotatedText& text, Readings& readings);

  std::size_t size() const { return words_.size(); }
  const TextWord& operator[](std::size_t i) const { return words_[i]; }
  std::string_view text() const { return text_.text; }
  std::string_view surface(std::size_t i) const { return words_[i].span.of(text_.text); }
  Span span(std::size_t first, std::size_t last) const { return {words_[first].span.begin, words_[last].span.end}; }
  // Words that lie in `span`; first > last when none does.
  std::pair<std::size_t, std::size_t> within(Span span) const;
  // The folded form of the last part: "служба" of "пресс-служба".
  const std::string& form(std::size_t i) const { return words_[i].word->form; }
  // Of the dictionary.
  const std::vector<text::Reading>& readings(std::size_t i) const { return forms_.of(*words_[i].word); }
  // As a surname, by the ending.
  const std::vector<text::Reading>& names(std::size_t i) const { return forms_.as_name(*words_[i].word); }
  const text::Morphology& morphology() const { return forms_.morphology(); }
  // The word that a token belongs to.
  std::size_t of_token(std::size_t token) const { return by_token_[token]; }
  const AnnotatedText& annotated() const { return text_; }

  // True when some reading of word i satisfies `what`.
  template <typename Predicate>
  bool any(std::size_t i, Predicate what) const {
    for (const text::Reading& r : readings(i)) {
      if (what(r)) return true;
    }
    return false;
  }
  bool is_noun(std::size_t i, text::GramCase gram_case) const;
  bool is_adjective(std::size_t i, text::GramCase gram_case) const;
  bool joined_by_space(std::size_t i) const { return i < words_.size() && words_[i].gap == 0; }

 private:
  void append(std::size_t token);
  void join_parts(std::size_t token);
  bool ends_cyrillic_domain(const TextWord& word) const;

  const AnnotatedText& text_;
  Readings& forms_;
  std::vector<TextWord> words_;
  std::vector<std::uint32_t> by_token_;
  std::uint32_t open_quotes_ = 0;
  std::uint8_t gap_before(std::size_t begin, bool sentence_start);
};

// A text in quotation marks, on one line.
struct Quote {
  std::size_t first = 0, last = 0;  // words
};

// Quotations of at most twelve words, by their first word; of nested ones the outer first.
std::vector<Quote> find_quotes(const Words& words);

}  // namespace diplomed::knowledge
