// What a query finds when too few documents have all of its words.
#pragma once

#include "query/compile/compile.h"
#include "search/answer/result_page.h"
#include "search/handle.h"

namespace diplomed::search {

// Rewrites `compiled.query` when fewer than ranking.relax_few documents match it and more match the rewritten one, says
// so in `reading` and keeps the query as it was in `compiled.all_words`. Then a document matches when the weight of
// those words of the query that it has is at least ranking.relax_share of the best document's; a word weighs
// ln(1 + N/n) if n of N documents have it. Words count as typed: those of a concept are words of their own, which what
// names the concept has. Of a query of fewer than ranking.relax_words words, which no document matches, only those are
// dropped that no document has. Words of the outermost conjunction only: phrases, fields, groups and negations hold as
// they are. Filters play no part, so that choosing a facet value never changes how the query is read. May throw
// Xapian::Error.
void relax(query::CompiledQuery& compiled, const query::Ranking& ranking, const Handle& handle, Reading& reading);

}  // namespace diplomed::search
