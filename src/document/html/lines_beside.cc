#include "document/html/lines_beside.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "document/chars.h"
#include "document/dates/timestamps.h"
#include "document/html/tags.h"
#include "document/noise/head_line.h"

namespace diplomed::document {
namespace {

constexpr std::size_t kMostWords = 20;  // of a line of dates, names and counters

// Which child of `parent` holds `node`; nullptr when none does.
const GumboNode* child_around(const GumboNode* node, const GumboNode* parent) {
  while (node != nullptr && node->parent != parent) node = node->parent;
  return node;
}

bool is_head_line(std::string_view raw) {
  const std::string text = chars::tidy(raw);
  return read_head_line(text).has_value() || bare_stamp(text).has_value() || is_single_stamp(text);
}

void add_pieces(const GumboNode* node, std::string& out) {
  if (html::is_text(node)) {
    const std::string text = chars::tidy(node->v.text.text);
    if (!text.empty()) out += (out.empty() ? "" : " | ") + text;
  } else if (html::is_element(node)) {
    const GumboVector& children = node->v.element.children;
    for (unsigned i = 0; i < children.length; ++i) add_pieces(static_cast<const GumboNode*>(children.data[i]), out);
  }
}

// The line that begins at `node`, its inline elements parted as their style parts them: «15 марта 2024 | Общество».
std::string in_pieces(const GumboNode* node) {
  const auto is_block = [](const GumboNode* n) { return html::is_element(n) && html::is_block(n->v.element.tag); };
  const GumboNode* first = node;
  while (html::is_element(first->parent) && !is_block(first->parent)) first = first->parent;
  std::string out;
  if (!html::is_element(first->parent)) return out;
  const GumboVector& siblings = first->parent->v.element.children;
  for (std::size_t i = first->index_within_parent; i < siblings.length; ++i) {
    const auto* sibling = static_cast<const GumboNode*>(siblings.data[i]);
    if (is_block(sibling)) break;
    add_pieces(sibling, out);
  }
  return out;
}

}  // namespace

void take_head_lines(const GumboNode* root, const std::vector<Place>& places, std::size_t heading, PageLines& page) {
  std::vector<Line>& lines = page.lines;
  const auto inside = [&](std::size_t i) { return child_around(places[i].node, root) != nullptr; };
  std::size_t first = 0;
  while (first < lines.size() && !inside(first)) ++first;
  // A <header> that holds the headline holds its date too.
  const GumboNode* around_headline = heading == std::string::npos ? nullptr : places[heading].noise;
  std::vector<bool> head(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool outside = places[i].noise == nullptr || places[i].noise == around_headline;
    if (lines[i].reason == NoiseReason::none || !outside || inside(i)) continue;
    head[i] = is_head_line(lines[i].raw);
    if (head[i] || chars::count_words(lines[i].raw) > kMostWords) continue;
    std::string pieces = in_pieces(places[i].node);
    head[i] = is_head_line(pieces);
    if (head[i]) lines[i].text = std::move(pieces);
  }
  const auto take_beside = [&](const GumboNode* node) {
    if (node == nullptr || node->parent == nullptr) return;
    std::unordered_map<const GumboNode*, bool> only_head;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const GumboNode* sibling = child_around(places[i].node, node->parent);
      if (sibling != nullptr) only_head.try_emplace(sibling, true).first->second &= head[i];
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const GumboNode* sibling = child_around(places[i].node, node->parent);
      if (head[i] && sibling != nullptr && only_head[sibling]) lines[i].reason = NoiseReason::none;
    }
  };
  take_beside(root);
  if (heading == std::string::npos) return;
  const GumboNode* headline = places[heading].node;
  while (headline != nullptr && !html::is(headline, GUMBO_TAG_H1)) headline = headline->parent;
  take_beside(headline);
  for (std::size_t i = heading + 1; i < first; ++i) {
    if (head[i]) lines[i].reason = NoiseReason::none;
  }
}

}  // namespace diplomed::document
