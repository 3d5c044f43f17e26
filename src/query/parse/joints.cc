#include "query/parse/joints.h"

#include <algorithm>

#include "base/utf8.h"
#include "query/parse/parse_chars.h"

namespace diplomed::query {
namespace {

bool is_single_word(const Node& node) {
  return node.kind == NodeKind::word || node.kind == NodeKind::exact || node.kind == NodeKind::prefix;
}

bool joined_by_and(const Node& part) {
  if (has_sign(part, SignKind::conj)) return true;
  return is_single_word(part) && (has_sign(part, SignKind::plus) || has_sign(part, SignKind::parentheses));
}

}  // namespace

const Node& wanted_part(const Node& root) {
  return root.kind == NodeKind::negation ? root.children.front() : root;
}

bool says_and(const Node& root) {
  const Node& wanted = wanted_part(root);
  if (wanted.kind != NodeKind::conj) return false;
  const auto excluded_with_and = [&](const Node& part) { return &part != &wanted && has_sign(part, SignKind::conj); };
  if (std::any_of(wanted.children.begin(), wanted.children.end(), joined_by_and)) return true;
  return &wanted != &root && std::any_of(root.children.begin(), root.children.end(), excluded_with_and);
}

bool only_words(const Node& root) {
  if (root.kind == NodeKind::all || root.kind == NodeKind::word) return true;
  return root.kind == NodeKind::conj && std::all_of(root.children.begin(), root.children.end(),
                                                    [](const Node& part) { return part.kind == NodeKind::word; });
}

bool only_blanks_between(const Node& left, const Node& right, std::string_view text) {
  if (left.words.empty() || right.words.empty()) return false;
  if (has_sign(left, SignKind::plus) || has_sign(right, SignKind::plus)) return false;
  const Span gap{left.words.back().end, right.words.front().begin};
  if (gap.empty() || gap.end > text.size()) return false;
  for (std::size_t at = gap.begin; at < gap.end;) {
    const utf8::CodePoint c = utf8::decode(text, at);
    if (!is_space(c.value)) return false;
    at += c.bytes;
  }
  return true;
}

}  // namespace diplomed::query
