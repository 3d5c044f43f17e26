#include "query/prose/soft_quotations.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <span>
#include <string_view>
#include <utility>

#include "query/parse/parse_chars.h"

namespace diplomed::query {
namespace {

constexpr std::size_t kMostTried = 8;  // each costs a search

// The words of a quotation as they would stand without its quotes.
std::vector<Node> words_of(const Node& quotation) {
  std::vector<Node> out;
  const std::string_view text = quotation.text;
  for (std::size_t at = 0, i = 0; at < text.size(); ++i) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    Node word;
    word.kind = NodeKind::word;
    word.text = text.substr(at, end - at);
    word.span = i < quotation.words.size() ? quotation.words[i] : quotation.span;
    word.words = {word.span};
    if (count_alnum(word.text) > 0) out.push_back(std::move(word));
    at = end + 1;
  }
  return out;
}

class Settler {
 public:
  explicit Settler(Node root) : root_(std::move(root)) {
    for (std::size_t i = 0; i < parts().size(); ++i) {
      if (parts()[i].soft) soft_.push_back({i, false});
    }
  }

  bool empty() const { return soft_.empty(); }

  // The query with those quotations that hold now, the others as words.
  Node with_held() const {
    std::vector<Node> made;
    std::size_t next = 0;
    for (std::size_t i = 0; i < parts().size(); ++i) {
      const bool soft = next < soft_.size() && soft_[next].part == i;
      if (soft && !soft_[next].holds) {
        std::vector<Node> words = words_of(parts()[i]);
        std::move(words.begin(), words.end(), std::back_inserter(made));
      } else {
        made.push_back(parts()[i]);
        made.back().soft = false;
      }
      next += soft ? 1 : 0;
    }
    return with_parts(std::move(made));
  }

  void settle(const std::function<bool(const Node&)>& finds) {
    const std::size_t tried = std::min(soft_.size(), kMostTried);
    for (std::size_t i = 0; i < tried; ++i) soft_[i].holds = finds(parts()[soft_[i].part]);
    if (held() == 0 || finds(with_held())) return;
    std::vector<Quotation> wanted = soft_;
    for (Quotation& quotation : soft_) quotation.holds = false;
    for (std::size_t i = 0; wanted.size() > 1 && i < tried; ++i) {
      soft_[i].holds = wanted[i].holds;
      if (soft_[i].holds) soft_[i].holds = finds(with_held());
    }
  }

  std::vector<std::string> loosened() const {
    std::vector<std::string> out;
    for (const Quotation& quotation : soft_) {
      if (!quotation.holds) out.push_back(parts()[quotation.part].text);
    }
    return out;
  }

 private:
  struct Quotation {
    std::size_t part;
    bool holds;
  };

  const Node& wanted() const { return root_.kind == NodeKind::negation ? root_.children.front() : root_; }

  // Of the outermost conjunction, which is the only place of soft ones; or what stands in its place.
  std::span<const Node> parts() const {
    if (wanted().kind == NodeKind::conj) return wanted().children;
    return {&wanted(), 1};
  }

  Node with_parts(std::vector<Node> parts) const {
    Node out = root_;
    Node& place = out.kind == NodeKind::negation ? out.children.front() : out;
    if (parts.size() == 1) {
      Node only = std::move(parts.front());
      place = std::move(only);
      return out;
    }
    if (place.kind != NodeKind::conj) {
      const Span span = place.span;
      place = Node{};
      place.kind = NodeKind::conj;
      place.span = span;
    }
    place.children = std::move(parts);
    return out;
  }

  std::size_t held() const {
    return static_cast<std::size_t>(
        std::count_if(soft_.begin(), soft_.end(), [](const Quotation& quotation) { return quotation.holds; }));
  }

  Node root_;
  std::vector<Quotation> soft_;
};

}  // namespace

SettledQuotations settle_quotations(Node root, const std::function<bool(const Node&)>& finds) {
  Settler settler(std::move(root));
  if (!settler.empty()) settler.settle(finds);
  return {settler.with_held(), settler.loosened()};
}

}  // namespace diplomed::query
