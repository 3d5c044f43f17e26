// Which quotations of prose hold as phrases.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "query/parse/ast.h"

namespace diplomed::query {

struct SettledQuotations {
  Node root;                          // no part of it is soft
  std::vector<std::string> loosened;  // quotations that are words now, in reading order
};

// A quotation (Node::soft) holds while something has it: `finds` says of it alone, and of the whole query with it, that
// some document matches. Else it is its words. Where the query finds something with some of several, but not with all
// of them, those that come first hold. The first eight are tried; the others are words. What `finds` throws is passed
// on.
SettledQuotations settle_quotations(Node root, const std::function<bool(const Node&)>& finds);

}  // namespace diplomed::query
