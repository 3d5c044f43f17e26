// Words, forms, beginnings and rows of words as queries, and what of them is marked in a text.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "query/compile/compile_options.h"
#include "query/compile/compile_words.h"
#include "query/compile/compiled_query.h"
#include "query/parse/ast.h"
#include "text/analyzer.h"

namespace diplomed::query {

// What Compiler (compile.cc) is built on. Everything goes by `in_title_`, where terms are those of titles, and by
// `negated_`, where nothing is marked. One query.
class LeafCompiler {
 protected:
  LeafCompiler(text::Analyzer& analyzer, const CompileOptions& options) : analyzer_(analyzer), options_(options) {}

  // What Xapian may go through for long before it finds one match, wherever it stands.
  Xapian::Query guarded(const Xapian::Query& query) const;
  // As many of the terms of the range as there may be; notes when these are not all.
  Xapian::Query range(const Node& n, const Xapian::Query& terms);
  // Terms that begin so; `typed` is the beginning as a person writes it.
  std::vector<Xapian::Query> beginning(const std::string& term, const std::string& typed);

  // The words stay valid as long as this.
  Words analyze(const std::string& text);
  // All terms of the word under `op`.
  Xapian::Query lemma_query(const text::Word& word, Xapian::Query::op op) const;
  void highlight_word(const text::Word& word);

  // The words in this order, with up to `slack` others between them. Where `exact` says so, in the form typed: forms
  // have no positions (they would cost 29 % of an index), so the words stand there in some form, and each form stands
  // somewhere.
  Xapian::Query in_order(const std::vector<text::Token>& parts, std::uint32_t slack, const std::vector<bool>& exact);
  // The form as typed; those of a hyphenated word in a row.
  Xapian::Query exact(const std::string& text);
  Xapian::Query prefix(const std::string& text);

  text::Analyzer& analyzer_;
  const CompileOptions& options_;
  bool in_title_ = false;
  bool negated_ = false;
  CompiledQuery out_;

 private:
  std::string text_term(const std::string& term) const;

  std::deque<text::Word> kept_;
};

}  // namespace diplomed::query
