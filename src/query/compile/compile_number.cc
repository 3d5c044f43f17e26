#include "query/compile/compile_number.h"

#include <vector>

#include "index/number_terms.h"

namespace diplomed::query {

Xapian::Query number_range(const Node& node) {
  const std::vector<std::string> terms = index::number_range_terms(node.text, node.text2);
  if (terms.empty()) return Xapian::Query::MatchNothing;
  return {Xapian::Query::OP_OR, terms.begin(), terms.end()};
}

std::set<std::string> number_terms(const Node& node) {
  const std::vector<std::string> terms = index::number_range_terms(node.text, node.text2);
  return {terms.begin(), terms.end()};
}

}  // namespace diplomed::query
