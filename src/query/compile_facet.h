// field:value → boolean facet terms.
#pragma once

#include <xapian.h>

#include <functional>
#include <string>

#include "knowledge/matcher.h"
#include "query/ast.h"
#include "text/analyzer.h"

namespace diplomed::query {

// Documents whose facet `name` has the value or values that `n` names: by id in any case of letters, by any name the
// vocabulary knows for it, or as a record wrote it; "id" is the document's id. AND, OR and NOT inside a group apply.
// `matcher` may be nullptr. `other` compiles what stands in a group and is no value: other fields, dates, numbers. No
// weight. The analyzer belongs to the calling thread.
Xapian::Query compile_facet(const Node& n, const std::string& name, text::Analyzer& analyzer,
                            const knowledge::Matcher* matcher, const std::function<Xapian::Query(const Node&)>& other);

}  // namespace diplomed::query
