#include "query/parse/describe.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "query/parse/operators.h"
#include "query/parse/parse_bounds.h"
#include "query/parse/parse_chars.h"
#include "query/parse/parse_fields.h"
#include "query/parse/parse_quotes.h"
#include "text/fold.h"

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

// What a query says: its words in lower case, operators by kind but for "and", quotes, parentheses and other signs that
// mean something.
class Essentials {
 public:
  explicit Essentials(std::string_view text) : text_(text) {
    for (std::size_t i = 0; i < text.size();) i = take(i);
    const bool group = std::find(out_.begin(), out_.end(), "|") != out_.end() ||
                       std::find(out_.begin(), out_.end(), "-") != out_.end();
    if (!group) std::erase_if(out_, [](const std::string& sign) { return sign == "(" || sign == ")"; });
  }

  const std::vector<std::string>& get() const { return out_; }

 private:
  std::size_t take(std::size_t i) {
    const utf8::CodePoint c = utf8::decode(text_, i);
    const std::size_t next = i + c.bytes;
    if (is_alnum(c.value)) return take_word(i);
    const char32_t after = next < text_.size() ? utf8::decode(text_, next).value : U' ';
    if (is_quote(c.value)) {
      out_.emplace_back("\"");
    } else if (c.value == U'-' && begins(i) && !is_space(after)) {
      out_.emplace_back("-");
    } else if (c.value == U'|' && !(i > 0 && text_[i - 1] == '|')) {
      out_.emplace_back("|");
    } else if (is_range_sign(text_.substr(i, c.bytes)) || text_.substr(i).starts_with("..")) {
      if (in_range()) out_.emplace_back("..");
    } else if (c.value == U':') {
      if (!out_.empty() && !canonical_field(out_.back()).empty()) out_.emplace_back(":");
    } else if (std::u32string_view(U"()*=~<>").find(c.value) != std::u32string_view::npos) {
      out_.emplace_back(1, static_cast<char>(c.value));
    }
    return next;
  }

  // Behind a number or at the beginning of a field's value.
  bool in_range() const { return !out_.empty() && (out_.back() == ":" || is_digit(out_.back().back())); }
  static bool is_digit(char c) { return c >= '0' && c <= '9'; }

  bool begins(std::size_t i) const { return i == 0 || text_[i - 1] == ' ' || text_[i - 1] == '('; }

  // Points, commas, hyphens and apostrophes between letters and digits are parts of a word.
  std::size_t take_word(std::size_t i) {
    std::size_t end = i;
    while (end < text_.size()) {
      const utf8::CodePoint c = utf8::decode(text_, end);
      const std::size_t next = end + c.bytes;
      const bool joins = std::u32string_view(U"-.,'’/_").find(c.value) != std::u32string_view::npos;
      const bool colon = c.value == U':' && is_digit(text_[end - 1]) && next < text_.size() && is_digit(text_[next]);
      const bool inside = colon || (joins && next < text_.size() && is_alnum(utf8::decode(text_, next).value));
      if (!is_alnum(c.value) && !inside) break;
      end = next;
    }
    const std::string_view word = text_.substr(i, end - i);
    const auto op = find_operator(word);
    if (!op) {
      out_.push_back(text::fold(word));
    } else if (op->kind == SignKind::negation) {
      out_.emplace_back("-");
    } else if (op->kind == SignKind::disj) {
      out_.emplace_back("|");
    } else if (op->kind == SignKind::near) {
      out_.push_back("near/" + std::to_string(op->distance));
    }
    return end;
  }

  std::string_view text_;
  std::vector<std::string> out_;
};

}  // namespace

bool says_as_typed(const Node& node, std::string_view typed) {
  const std::optional<std::string> plain = with_plain_quotes(typed);
  return Essentials(describe(node)).get() == Essentials(plain ? *plain : typed).get();
}

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
      const std::string text = '"' + std::string(trim_punctuation(node.text)) + '"';
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
