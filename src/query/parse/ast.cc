#include "query/parse/ast.h"

#include <algorithm>

namespace diplomed::query {

Span cover(Span a, Span b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  return {std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

Span whole_span(const Node& node) {
  Span out = node.span;
  for (const Sign& sign : node.signs) out = cover(out, sign.span);
  return out;
}

bool has_sign(const Node& node, SignKind kind) {
  return std::any_of(node.signs.begin(), node.signs.end(), [&](const Sign& sign) { return sign.kind == kind; });
}

}  // namespace diplomed::query
