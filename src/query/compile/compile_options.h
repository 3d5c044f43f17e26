// How a query is compiled.
#pragma once

#include <xapian.h>

#include <functional>

#include "query/compile/compile_expansions.h"
#include "query/ranking.h"

namespace diplomed::query {

struct CompileOptions {
  bool exact = false;  // every word in the form typed, no concepts
  Ranking ranking = {};
  Expansions* expansions = nullptr;  // none: a beginning finds nothing, which is enough to mark what matches
  // Ends what may take long in time: `query` so that it does. What excludes documents must not end early (`may_end` is
  // false): it is to throw.
  std::function<Xapian::Query(const Xapian::Query& query, bool may_end)> guard = {};
};

}  // namespace diplomed::query
