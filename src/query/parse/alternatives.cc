#include "query/parse/alternatives.h"

#include <algorithm>
#include <vector>

#include "query/parse/dump.h"
#include "query/parse/operators.h"
#include "query/parse/parse_chars.h"
#include "query/parse/parser.h"

namespace diplomed::query {
namespace {

// A word of a phrase as a word of a query: in quotes where it would be read as something else.
std::string as_word(std::string_view word) {
  const ParsedQuery parsed = parse(word);
  const bool single = parsed.root.kind == NodeKind::word || parsed.root.kind == NodeKind::exact;
  if (single && parsed.root.span.size() == word.size() && parsed.notes.empty()) return std::string(word);
  return '"' + std::string(word) + '"';
}

class Collector {
 public:
  Collector(std::string_view text, AlternativeUnits units) : text_(text), units_(units) {}

  // False for what cannot be one of several.
  bool add(const Node& node) {
    switch (node.kind) {
      case NodeKind::word:
        if (find_operator(node.text)) return false;  // a query of operators only asks for these words
        out_.push_back(alone(node));
        return true;
      case NodeKind::exact:
      case NodeKind::prefix:
        out_.emplace_back(node.span.of(text_));
        return true;
      case NodeKind::phrase:
        if (units_ == AlternativeUnits::words) return add_words(node.text);
        out_.emplace_back(node.span.of(text_));
        return true;
      case NodeKind::near:
        if (units_ == AlternativeUnits::words) return add_children(node);
        out_.emplace_back(node.span.of(text_));
        return true;
      case NodeKind::conj:
      case NodeKind::disj:
        return add_children(node);
      default:
        return false;
    }
  }

  const std::vector<std::string>& units() const { return out_; }

 private:
  bool add_children(const Node& node) {
    for (const Node& child : node.children) {
      if (!add(child)) return false;
    }
    return true;
  }

  // As typed, or in quotes where it would be read as something else elsewhere.
  std::string alone(const Node& word) const {
    const std::string_view typed = word.span.of(text_);
    return dump(parse(typed).root) == dump(word) ? std::string(typed) : as_word(word.text);
  }

  // `phrase`: words with blanks between.
  bool add_words(std::string_view phrase) {
    for (std::size_t at = 0; at < phrase.size();) {
      const std::size_t end = std::min(phrase.find(' ', at), phrase.size());
      const std::string_view word = phrase.substr(at, end - at);
      if (count_alnum(word) > 0) out_.push_back(as_word(word));
      at = end + 1;
    }
    return true;
  }

  std::string_view text_;
  AlternativeUnits units_;
  std::vector<std::string> out_;
};

}  // namespace

std::string as_alternatives(const Node& root, std::string_view text, AlternativeUnits units) {
  Collector collector(text, units);
  if (!collector.add(root) || collector.units().size() < 2) return {};
  std::string out;
  for (const std::string& unit : collector.units()) {
    if (!out.empty()) (out += ' ').append(kOrWord) += ' ';
    out += unit;
  }
  const Node read = parse(out).root;  // a stray quote inside РЯДОМ would pair with one of another unit
  const bool as_meant = read.kind == NodeKind::disj && read.children.size() == collector.units().size();
  return as_meant ? out : std::string();
}

}  // namespace diplomed::query
