// Words of a query that stand beside each other: which of them are searched, and which name a concept together.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/vocabulary/matcher.h"
#include "query/compile/query_part.h"
#include "query/parse/ast.h"
#include "text/analyzer.h"
#include "text/token.h"

namespace diplomed::query {

// The words of one leaf as the analyzer sees them.
struct Words {
  std::vector<text::Token> parts;   // the words themselves
  std::vector<text::Token> joined;  // compounds that stand beside them
};

// Keeps the words that it has read: an analyzer's are valid until the next analysis only.
class LeafReader {
 public:
  explicit LeafReader(text::Analyzer& analyzer) : analyzer_(analyzer) {}

  Words read(const std::string& text);
  // Words beside each other: a capital by itself is read with the word before it (гепатит В).
  std::vector<Words> read_row(std::span<const Node> nodes);

 private:
  void add(const std::vector<text::Token>& tokens, std::uint32_t from, Words& out);

  text::Analyzer& analyzer_;
  std::deque<text::Word> kept_;
};

// The terms of all of them.
std::set<std::string> terms_of(std::span<const Words> words);

// Leaves one of those that have the same terms: a word said twice is asked for once.
void drop_repeated(std::vector<QueryPart>& words);

// The words as in the query, with blanks between. REQUIRES: one at least.
std::string text_of(std::span<const Node> nodes);

// All parts together.
Xapian::Query all_of(const std::vector<QueryPart>& words);

// One word that a query need not find (text/stopwords.h).
bool is_stop(const Words& words);

// Which words of a phrase are to stand in the form typed: those of a piece between blanks that begins with "=". `parts`
// are the tokens of `phrase`.
std::vector<bool> exact_parts(std::string_view phrase, const std::vector<text::Token>& parts);

// The words of leaves in a row, with the concepts that cover whole leaves.
class WordRow {
 public:
  // `matcher` may be nullptr. `leaves` must outlive the row. `question`: a question mark ends it.
  WordRow(const std::vector<Words>& leaves, const knowledge::Matcher* matcher, bool question);

  // Leaves [leaf, end) are what the longest concept that begins at `leaf` covers, or the leaf alone.
  std::size_t group_end(std::size_t leaf) const;
  bool starts_concept(std::size_t leaf) const;
  // The concepts that cover just the leaves [begin, end).
  std::vector<const knowledge::Concept*> concepts(std::size_t begin, std::size_t end) const;

 private:
  const knowledge::Matcher* matcher_;
  std::vector<std::size_t> leaf_of_;  // token → leaf
  std::vector<knowledge::Match> matches_;
};

}  // namespace diplomed::query
