// Stored documents → hits.
#pragma once

#include <string>

#include "index/stored.h"
#include "query/compile.h"
#include "search/handle.h"
#include "search/results.h"

namespace diplomed::search {

// Everything of a hit but score and snippet; matches in the title are marked.
Hit make_hit(const index::StoredHead& head, Handle& handle, const query::Highlight& highlight);

// Adds the other articles of the group of `docid`, oldest first.
void add_reprints(Xapian::docid docid, Handle& handle, Hit& hit);

// The snippet of a stored document in `language`; texts are scanned up to limits::max_snippet_scan_bytes.
std::vector<TextPiece> make_hit_snippet(std::string_view body, std::string_view language, Handle& handle,
                                        const query::Highlight& highlight);

}  // namespace diplomed::search
