#include "query/compile/compile_near.h"

#include <algorithm>
#include <vector>

#include "query/compile/compile_operators.h"

namespace diplomed::query {
namespace {

using Xapian::Query;

bool has_prefix(const Node& n) {
  return n.kind == NodeKind::prefix || std::any_of(n.children.begin(), n.children.end(), has_prefix);
}

Query side(const Node& n, const NearCompiler& compiler) {
  if (n.kind == NodeKind::disj) {
    std::vector<Query> sides;
    for (const Node& child : n.children) sides.push_back(side(child, compiler));
    return combine(Query::OP_OR, sides);
  }
  const Words words = compiler.analyze(n.text);
  if (words.parts.empty()) return Query::MatchNothing;
  Query first = compiler.lemmas(*words.parts.front().word);
  if (words.parts.size() == 1) return first;
  return combine(Query::OP_OR, {first, compiler.lemmas(*words.parts.back().word)});
}

}  // namespace

std::optional<Query> near_window(const Node& n, const NearCompiler& compiler) {
  if (has_prefix(n)) return std::nullopt;
  std::vector<Query> sides;
  for (const Node& child : n.children) sides.push_back(side(child, compiler));
  const auto size = static_cast<Xapian::termcount>(n.distance + n.children.size() - 1);
  return Query(Query::OP_NEAR, sides.begin(), sides.end(), size);
}

}  // namespace diplomed::query
