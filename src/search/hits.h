// Stored documents → hits.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "index/stored.h"
#include "query/compile/compile.h"
#include "search/answer/hit.h"
#include "search/handle.h"

namespace diplomed::search {

// The figures of a stored document, read only when the query asks for numbers; empty when its data are damaged.
std::vector<knowledge::Figure> stored_figures(std::string_view data, const query::Highlight& highlight);

// Everything of a hit but score and snippet; matches in the title are marked. `figures` are those of the document.
Hit make_hit(const index::StoredHead& head, Handle& handle, const query::Highlight& highlight,
             const std::vector<knowledge::Figure>& figures);

// Adds the other articles of the group of `docid`, oldest first.
void add_reprints(Xapian::docid docid, Handle& handle, Hit& hit);

// The snippet of a stored document in `language`; texts are scanned up to limits::kMaxSnippetScanBytes.
std::vector<TextPiece> make_hit_snippet(std::string_view body, std::string_view language, Handle& handle,
                                        const query::Highlight& highlight,
                                        const std::vector<knowledge::Figure>& figures);

}  // namespace diplomed::search
