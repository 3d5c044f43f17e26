// Finds the names of vocabulary concepts in analysed text and in queries.
//
// A trie over terms: each variant is a path of its words' lemmas. Matching starts at every token, follows all lemmas of
// a token at once and keeps the longest match of each type; within a type matches do not overlap and a name beats a
// place. Cost is bounded by the longest variant at each token, whatever the text.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "knowledge/vocabulary/vocabulary.h"
#include "text/analyzer.h"
#include "text/token.h"

namespace diplomed::knowledge {

struct Match {
  std::uint32_t concept_index = 0;  // into Vocabulary::concepts()
  std::uint32_t first = 0;          // index of the first token
  std::uint32_t last = 0;           // index of the last token
  bool place = false;               // a capital, not a name of the country itself
  VariantKind kind = VariantKind::name;
};

// Immutable after construction; match() is thread-safe.
class Matcher {
 public:
  // `analyzer` is used during construction only; its dictionary is kept.
  Matcher(std::shared_ptr<const Vocabulary> vocabulary, text::Analyzer& analyzer);

  // Matches in `tokens` in order of their first token. In text a variant that is written in capitals must stand in
  // capitals, and one that begins with a capital must be capitalised; a query (Mode::query) may be typed in any case,
  // and an English name in the singular, the plural and either spelling (pediatric, paediatric); it may name a status.
  std::vector<Match> match(const std::vector<text::Token>& tokens, text::Mode mode) const;

  // The lemma, stem or form stands in some variant.
  bool has_term(const std::string& term) const { return term_ids_.contains(term); }

  const Vocabulary& vocabulary() const { return *vocabulary_; }
  const std::shared_ptr<const text::Morphology>& morphology() const { return morphology_; }

 private:
  struct Entry {  // a variant that ends at a node
    std::uint32_t concept_index = 0;
    bool all_caps = false;
    bool capitalised = false;
    bool not_at_sentence_start = false;
    bool place = false;
    bool only_in_queries = false;
    VariantKind kind = VariantKind::name;
  };
  struct Walk;

  static int rank_of(const Entry& entry);

  std::uint32_t child(std::uint32_t node, std::uint32_t term) const;
  void insert(const std::vector<text::Token>& tokens, std::size_t at, std::uint32_t node, const Entry& entry);
  std::uint32_t child_or_new(std::uint32_t node, const std::string& term);
  void add_variant(const std::string& text, Entry entry, text::Analyzer& analyzer);
  void add_english(const std::string& text, Entry entry, text::Analyzer& analyzer);
  void follow(Walk& walk, std::uint32_t node, std::size_t at) const;
  bool admits(const Entry& entry, const text::Token& first, text::Mode mode) const;

  std::shared_ptr<const Vocabulary> vocabulary_;
  std::shared_ptr<const text::Morphology> morphology_;
  std::vector<std::uint16_t> type_of_;  // concept → number of its type
  std::unordered_map<std::string, std::uint32_t> term_ids_;
  std::unordered_map<std::uint64_t, std::uint32_t> children_;  // node << 32 | term → node
  std::vector<std::vector<Entry>> entries_;                    // by node; node 0 is the root
};

}  // namespace diplomed::knowledge
