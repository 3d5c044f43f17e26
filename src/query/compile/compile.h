// AST → Xapian::Query, with what the highlighter must mark.
#pragma once

#include "knowledge/vocabulary/matcher.h"
#include "query/compile/compile_options.h"
#include "query/compile/compiled_query.h"
#include "query/parse/ast.h"
#include "text/analyzer.h"

namespace diplomed::query {

// A word is its lemmas (OP_SYNONYM). Words that name a vocabulary concept also match the concept's term, never its
// loose words. What words mean together (compile_meanings.h) is found besides. Stop words are left out where other
// words remain. What stands in quotes is neither. Concepts come from `matcher`, which may be nullptr. `analyzer`
// belongs to the calling thread.
CompiledQuery compile(const Node& root, text::Analyzer& analyzer, const knowledge::Matcher* matcher,
                      const CompileOptions& options = {});

}  // namespace diplomed::query
