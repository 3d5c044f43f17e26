// A stored document as the document page shows it.
#pragma once

#include "base/result.h"
#include "query/compile/compile.h"
#include "search/answer/document.h"
#include "search/handle.h"

namespace diplomed::search {

// REQUIRES: the document exists. Errors: malformed when its stored data are damaged.
Result<DocumentView> make_view(Xapian::docid docid, Handle& handle, const query::Highlight& highlight);

}  // namespace diplomed::search
