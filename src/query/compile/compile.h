// AST → Xapian::Query, with what the highlighter must mark.
#pragma once

#include <xapian.h>

#include <functional>

#include "knowledge/vocabulary/matcher.h"
#include "query/compile/compile_expansions.h"
#include "query/compile/compiled_query.h"
#include "query/parse/ast.h"
#include "query/ranking.h"
#include "text/analyzer.h"

namespace diplomed::query {

struct CompileOptions {
  bool exact = false;  // every word in the form typed, no concepts
  Ranking ranking = {};
  Expansions* expansions = nullptr;  // none: a beginning finds nothing, which is enough to mark what matches
  // Ends what may take long in time: `query` so that it does. What excludes documents must not end early (`may_end` is
  // false): it is to throw.
  std::function<Xapian::Query(const Xapian::Query& query, bool may_end)> guard = {};
};

// A word is its lemmas (OP_SYNONYM). Words that name a vocabulary concept also match the concept's term, never its
// loose words. Stop words are left out where other words remain. Concepts come from `matcher`, which may be nullptr.
// `analyzer` belongs to the calling thread.
CompiledQuery compile(const Node& root, text::Analyzer& analyzer, const knowledge::Matcher* matcher,
                      const CompileOptions& options = {});

}  // namespace diplomed::query
