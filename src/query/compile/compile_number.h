// Ranges of numbers as a few boolean terms.
#pragma once

#include <xapian.h>

#include <set>
#include <string>

#include "query/parse/ast.h"

namespace diplomed::query {

// Documents with a figure in the range. REQUIRES: NodeKind::number.
Xapian::Query number_range(const Node& node);

// index::number_range_terms() of the node.
std::set<std::string> number_terms(const Node& node);

}  // namespace diplomed::query
