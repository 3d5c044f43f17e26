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

// The words that a reading is made of.
struct ReadingWords {
  std::string_view conj, disj, negation, without, near;
  std::string_view since, until, over, from, under, up_to;  // before a bound
  char point;                                               // of decimals
  std::string_view group;                                   // between groups of digits
};

constexpr ReadingWords kRussian = {kAndWord,  kOrWord, kNotWord,  kWithoutWord, kNearWord, "с ",    "по ",
                                   "больше ", "от ",   "меньше ", "до ",        ',',       "\u00A0"};
constexpr ReadingWords kEnglish = {"AND",   "OR",    "NOT",    "NOT",    "NEAR", "from ", "until ",
                                   "over ", "from ", "under ", "up to ", '.',    ","};

bool is_compound(const Node& node) {
  return node.kind == NodeKind::conj || node.kind == NodeKind::disj || node.kind == NodeKind::near ||
         node.kind == NodeKind::negation;
}

std::string spaced(std::string_view word) {
  return ' ' + std::string(word) + ' ';
}

class Describer {
 public:
  explicit Describer(DescribeIn language)
      : russian_(language == DescribeIn::russian), words_(russian_ ? kRussian : kEnglish) {}

  std::string node(const Node& n) const {
    switch (n.kind) {
      case NodeKind::all:
        return {};
      case NodeKind::word:
        return trimmed(n.text);
      case NodeKind::exact:
        return '=' + trimmed(n.text);
      case NodeKind::prefix:
        return n.text + '*';
      case NodeKind::phrase: {
        const std::string text = '"' + n.text + '"';
        return n.distance > 0 ? text + '~' + std::to_string(n.distance) : text;
      }
      case NodeKind::near:
        return list(n, spaced(std::string(words_.near) + '/' + std::to_string(n.distance)));
      case NodeKind::conj:
        return list(n, spaced(words_.conj));
      case NodeKind::disj:
        return list(n, spaced(words_.disj));
      case NodeKind::negation:
        return negation(n);
      case NodeKind::field:
        return field(n);
      case NodeKind::date:
        return date(n);
      case NodeKind::number:
        return number(n);
    }
    return {};
  }

 private:
  std::string name_of(std::string_view field) const {
    return std::string(russian_ ? russian_field_name(field) : field) + ": ";
  }

  std::string date(const Node& n) const {
    const std::string name = name_of("date");
    if (n.text == n.text2) return name + n.text;
    if (n.text2.empty()) return name + std::string(words_.since) + n.text;
    if (n.text.empty()) return name + std::string(words_.until) + n.text2;
    return name + n.text + " – " + n.text2;
  }

  // "5800000.5" → "5 800 000,5", with no-break spaces.
  std::string grouped(std::string_view decimal) const {
    std::string out(decimal);
    const std::size_t whole = std::min(out.find('.'), out.size());
    if (whole < out.size()) out[whole] = words_.point;
    if (whole < 5) return out;
    for (std::size_t at = whole - 3; at < whole; at -= 3) {
      if (at > 0) out.insert(at, words_.group);
    }
    return out;
  }

  std::string bound(std::string_view word, std::string_view decimal) const {
    return std::string(word) + grouped(decimal);
  }

  std::string number(const Node& n) const {
    const std::string name = name_of("number");
    const std::string_view from = n.text, to = n.text2;
    if (from == to) return name + grouped(from);
    if (to.empty() && from.starts_with('>')) return name + bound(words_.over, from.substr(1));
    if (to.empty()) return name + bound(words_.from, from);
    if (from.empty() && to.starts_with('<')) return name + bound(words_.under, to.substr(1));
    if (from.empty()) return name + bound(words_.up_to, to);
    return name + grouped(from) + " – " + grouped(to);
  }

  std::string in_parentheses_if(bool needed, const Node& n) const {
    std::string text = node(n);
    return needed ? '(' + std::move(text) + ')' : text;
  }

  // Children with `separator` between; only near groups stay without parentheses beside AND and OR.
  std::string list(const Node& n, std::string_view separator) const {
    std::string out;
    for (const Node& child : n.children) {
      if (!out.empty()) out += separator;
      const bool loose = child.kind == NodeKind::near && n.kind != NodeKind::near;
      const bool lone_negation =
          child.kind == NodeKind::negation && child.children.size() == 2 && child.children[0].kind == NodeKind::all;
      out += in_parentheses_if(is_compound(child) && !loose && !lone_negation, child);
    }
    return out;
  }

  std::string negation(const Node& n) const {
    if (n.children.empty()) return {};
    const Node& base = n.children[0];
    const bool negative_only = base.kind == NodeKind::all;
    std::string out;
    if (!negative_only) {
      const bool flat = base.kind == NodeKind::conj || base.kind == NodeKind::near;
      out = in_parentheses_if(is_compound(base) && !flat, base);
    }
    for (std::size_t i = 1; i < n.children.size(); ++i) {
      if (!out.empty()) out += negative_only ? spaced(words_.conj) : " ";
      out.append(negative_only ? words_.negation : words_.without) += ' ';
      out += in_parentheses_if(is_compound(n.children[i]), n.children[i]);
    }
    return out;
  }

  std::string field(const Node& n) const {
    std::string out = name_of(n.field);
    for (const Node& child : n.children) out += in_parentheses_if(is_compound(child), child);
    return out;
  }

  const bool russian_;
  const ReadingWords& words_;
};

}  // namespace

std::string describe(const Node& node, DescribeIn language) {
  return Describer(language).node(node);
}

}  // namespace diplomed::query
