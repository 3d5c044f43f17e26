// An HTML5 tree (gumbo) in an arena of its own.
#pragma once

#include <gumbo.h>

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace diplomed::document {

// Owns the tree and the text it was parsed from. Nodes are valid as long as the tree lives. One thread at a time.
class HtmlTree {
 public:
  // Errors: too_large when the tree would take more memory than a page can need.
  static Result<HtmlTree> parse(std::string_view html);

  HtmlTree(HtmlTree&&) noexcept;
  HtmlTree& operator=(HtmlTree&&) noexcept;
  ~HtmlTree();

  // The <html> element; its ancestors are not of interest.
  const GumboNode* root() const { return root_; }

 private:
  struct Arena;
  HtmlTree();
  std::unique_ptr<Arena> arena_;
  std::string guarded_;
  const GumboNode* root_ = nullptr;
};

namespace html {

// No walk over a tree goes deeper, whatever got past the guard (guard.h).
inline constexpr int kDeepest = 2000;

// An element's attribute by its name in small letters, null when it is absent.
const GumboAttribute* find_attribute(const GumboNode* node, std::string_view name);
// Its value, empty when it is absent.
std::string_view attribute(const GumboNode* node, const char* name);
inline bool is_element(const GumboNode* node) {
  return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}
inline bool is_text(const GumboNode* node) {
  return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA;
}
inline bool is(const GumboNode* node, GumboTag tag) {
  return is_element(node) && node->v.element.tag == tag;
}

// 1-based line of the source where the node begins.
std::uint32_t line_of(const GumboNode* node);

// All text under `node`, tidy.
std::string text_of(const GumboNode* node);

// The same without scripts, styles and the head: what a reader sees.
std::string visible_text_of(const GumboNode* node);

}  // namespace html
}  // namespace diplomed::document
