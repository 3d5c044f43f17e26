// How a search reads its query: parsed, mended, compiled, relaxed where it must be.
#pragma once

#include "query/compile/compile.h"
#include "search/answer/request.h"
#include "search/answer/result_page.h"
#include "search/handle.h"

namespace diplomed::search {

struct ReadQuery {
  query::CompiledQuery compiled;  // of all clauses: SearchRequest::q and each of SearchRequest::within
  bool everything = false;        // nothing was asked for that could rank
  Reading reading;                // of q
  // Words of q that the dictionary has and no document, and q with what is nearest to them: to be offered when nothing
  // is found.
  std::vector<Reading::Correction> offers;
  std::string offered_query;
  std::vector<Reading> within;     // of the others
  std::vector<std::string> words;  // of q that must be there, as they are searched; names of concepts are one
};

// `root` for the index of the handle, ended in time as its watch says.
query::CompiledQuery compile(const query::Node& root, const SearchRequest& request, Handle& handle);

// Each clause is parsed, mended and relaxed as if it stood alone; a document matches when it matches them all. So what
// q finds within another query is always part of what that query finds.
ReadQuery read_query(const SearchRequest& request, Handle& handle);

// What a document shows as a match of any of `queries`, which are mended as a search mends them.
query::Highlight read_highlight(const std::vector<std::string>& queries, Handle& handle);

}  // namespace diplomed::search
