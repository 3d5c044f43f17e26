#include "query/parse/describe.h"

#include <algorithm>
#include <string_view>

#include "base/utf8.h"
#include "query/parse/operators.h"
#include "query/parse/parse_chars.h"
#include "query/parse/parse_fields.h"

namespace diplomed::query {
namespace {

// The word as a person reads it: without the punctuation that a sentence left at its end.
// An initial keeps its dot ("И." is no operator).
std::string trimmed(std::string_view text) {
  const std::string_view word = trim_punctuation(text);
  return std::string(utf8::length(word) < 2 ? text : word);
}

std::string describe_date(const Node& node) {
  const std::string name = std::string(russian_field_name("date")) + ": ";
  if (node.text == node.text2) return name + node.text;
  if (node.text2.empty()) return name + "с " + node.text;
  if (node.text.empty()) return name + "по " + node.text2;
  return name + node.text + " – " + node.text2;
}

// "5800000.5" → "5 800 000,5", with no-break spaces.
std::string grouped(std::string_view decimal) {
  std::string out(decimal);
  const std::size_t whole = std::min(out.find('.'), out.size());
  if (whole < out.size()) out[whole] = ',';
  if (whole < 5) return out;
  for (std::size_t at = whole - 3; at < whole; at -= 3) {
    if (at > 0) out.insert(at, "\u00A0");
  }
  return out;
}

std::string describe_number(const Node& node) {
  const std::string name = std::string(russian_field_name("number")) + ": ";
  const std::string_view from = node.text;
  const std::string_view to = node.text2;
  if (from == to) return name + grouped(from);
  if (to.empty() && from.starts_with('>')) return name + "больше " + grouped(from.substr(1));
  if (to.empty()) return name + "от " + grouped(from);
  if (from.empty() && to.starts_with('<')) return name + "меньше " + grouped(to.substr(1));
  if (from.empty()) return name + "до " + grouped(to);
  return name + grouped(from) + " – " + grouped(to);
}

bool is_compound(const Node& node) {
  return node.kind == NodeKind::conj || node.kind == NodeKind::disj || node.kind == NodeKind::near ||
         node.kind == NodeKind::negation;
}

std::string in_parentheses_if(bool needed, const Node& node) {
  std::string text = describe(node);
  return needed ? '(' + std::move(text) + ')' : text;
}

std::string spaced(std::string_view word) {
  return ' ' + std::string(word) + ' ';
}

// Children with `separator` between; only near groups stay without parentheses beside AND and OR.
std::string describe_list(const Node& node, std::string_view separator) {
  std::string out;
  for (const Node& child : node.children) {
    if (!out.empty()) out += separator;
    const bool loose = child.kind == NodeKind::near && node.kind != NodeKind::near;
    const bool lone_negation =
        child.kind == NodeKind::negation && child.children.size() == 2 && child.children[0].kind == NodeKind::all;
    out += in_parentheses_if(is_compound(child) && !loose && !lone_negation, child);
  }
  return out;
}

std::string describe_negation(const Node& node) {
  if (node.children.empty()) return {};
  const Node& base = node.children[0];
  const bool negative_only = base.kind == NodeKind::all;
  std::string out;
  if (!negative_only) {
    const bool flat = base.kind == NodeKind::conj || base.kind == NodeKind::near;
    out = in_parentheses_if(is_compound(base) && !flat, base);
  }
  for (std::size_t i = 1; i < node.children.size(); ++i) {
    if (!out.empty()) out += negative_only ? spaced(kAndWord) : " ";
    out.append(negative_only ? kNotWord : kWithoutWord) += ' ';
    out += in_parentheses_if(is_compound(node.children[i]), node.children[i]);
  }
  return out;
}

std::string describe_field(const Node& node) {
  std::string out = std::string(russian_field_name(node.field)) + ": ";
  for (const Node& child : node.children) out += in_parentheses_if(is_compound(child), child);
  return out;
}

}  // namespace

std::string describe(const Node& node) {
  switch (node.kind) {
    case NodeKind::all:
      return {};
    case NodeKind::word:
      return trimmed(node.text);
    case NodeKind::exact:
      return '=' + trimmed(node.text);
    case NodeKind::prefix:
      return node.text + '*';
    case NodeKind::phrase: {
      const std::string text = '"' + node.text + '"';
      return node.distance > 0 ? text + '~' + std::to_string(node.distance) : text;
    }
    case NodeKind::near:
      return describe_list(node, spaced(std::string(kNearWord) + '/' + std::to_string(node.distance)));
    case NodeKind::conj:
      return describe_list(node, spaced(kAndWord));
    case NodeKind::disj:
      return describe_list(node, spaced(kOrWord));
    case NodeKind::negation:
      return describe_negation(node);
    case NodeKind::field:
      return describe_field(node);
    case NodeKind::date:
      return describe_date(node);
    case NodeKind::number:
      return describe_number(node);
  }
  return {};
}

}  // namespace diplomed::query
