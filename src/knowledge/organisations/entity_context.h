// One part of an article with all that the finders of organisations and places look up in it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/organisations/organisation_heads.h"
#include "knowledge/words/part_words.h"

namespace diplomed::knowledge {

// A concept of the vocabulary, found.
struct NamedMatch {
  const Concept* what = nullptr;
  VariantKind kind = VariantKind::name;
  bool capital = false;             // a capital, not the name of its country
  std::size_t first = 0, last = 0;  // words
};

// Views: valid as long as `text` is.
class NameContext {
 public:
  NameContext(const AnnotatedText& text, const Vocabulary& vocabulary, Readings& readings);

  const Words& words() const { return words_; }
  const Vocabulary& vocabulary() const { return vocabulary_; }
  Part part() const { return words_.annotated().part; }

  // The match that begins at word i, or nullptr. Countries: names (capitals not), adjectives. Places: capitals too.
  const NamedMatch* country(std::size_t i) const { return at(countries_, i); }
  const NamedMatch* adjective(std::size_t i) const { return at(adjectives_, i); }
  const NamedMatch* place(std::size_t i) const { return at(places_, i); }
  const NamedMatch* organisation(std::size_t i) const { return at(organisations_, i); }
  // Something else that the vocabulary knows begins here: a field of medicine, a programme, a document.
  const NamedMatch* other(std::size_t i) const { return at(others_, i); }

  const Quote* quote(std::size_t i) const;  // the outermost quotation that begins at word i, or nullptr
  bool in_quote(std::size_t i) const { return quoted_[i]; }

  HeadKind head(std::size_t i) const { return heads_[i]; }
  // The lemma that made word i a head.
  std::string_view head_lemma(std::size_t i) const;

 private:
  using Index = std::vector<std::int32_t>;

  const NamedMatch* at(const Index& index, std::size_t i) const {
    return i >= index.size() || index[i] < 0 ? nullptr : &matches_[static_cast<std::size_t>(index[i])];
  }
  void add_matches();
  void add_heads();

  Words words_;
  const Vocabulary& vocabulary_;
  std::vector<NamedMatch> matches_;
  Index countries_, adjectives_, places_, organisations_, others_;
  std::vector<Quote> quotes_;
  Index quote_at_;
  std::vector<bool> quoted_;
  std::vector<HeadKind> heads_;
};

// True when the words agree in case, number and gender by some of their readings; `gram_case` restricts it.
bool agree(const Words& words, std::size_t adjective, std::size_t noun,
           text::GramCase gram_case = text::GramCase::none);

}  // namespace diplomed::knowledge
