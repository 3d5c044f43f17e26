// Where the article is on a page.
//
// The content root is the <article>, <main> or articleBody with the most prose when one holds a fair share of it (the
// first of equals, then the innermost inside of it with nearly as much); else the deepest element that still holds
// three quarters of the prose of the whole page (so table layouts work too). Prose is text outside of links and of the
// elements below, spaces left out: a page and its minified form have one root. Everything is read, nothing vanishes:
// text outside of the root or inside of <nav>, <aside>, <footer>, forms, captions and containers whose class or id says
// "comments", "share", "related" … comes out as lines that carry their reason already. A paragraph that is one link and
// no sentence is a pointer to another article.
#include "document/html/content.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "base/utf8.h"
#include "document/chars.h"
#include "document/html/element_reason.h"
#include "document/html/lines_beside.h"
#include "document/html/tags.h"

namespace diplomed::document {
namespace {

constexpr std::size_t kLinkWords = 20;
constexpr std::size_t kFairShare = 4;      // a part of the page's prose, one in …
constexpr std::size_t kInnerPercent = 80;  // of the prose of an element: one inside of it with as much is the content

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f';
}

// What is marked as content, in the order of the page.
struct Marked {
  const GumboNode* node;
  std::size_t prose;  // bytes of prose in it
  std::size_t end;    // index behind the last one inside of it
};

struct Prose {
  std::unordered_map<const GumboNode*, std::size_t> bytes;  // under each element
  std::vector<Marked> marked;
};

bool is_marked_content(const GumboNode* node) {
  return html::is(node, GUMBO_TAG_ARTICLE) || html::is(node, GUMBO_TAG_MAIN) ||
         html::attribute(node, "itemprop") == "articleBody" || html::attribute(node, "role") == "main";
}

// How a page is broken into lines and indented counts for nothing.
std::size_t count_bytes(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return !is_space(c); }));
}

// Bytes of prose under each element.
std::size_t measure(const GumboNode* node, int depth, Prose& prose) {
  if (html::is_text(node)) return count_bytes(node->v.text.text);
  if (!html::is_element(node) || html::is_invisible(node->v.element.tag) || html::is_hidden(node)) return 0;
  if (depth > html::kDeepest) return 0;
  if (html::is(node, GUMBO_TAG_A) || html::reason_of(node, true) != NoiseReason::none) return 0;
  const std::size_t index = prose.marked.size();
  const bool marked = is_marked_content(node);
  if (marked) prose.marked.push_back({node, 0, 0});
  std::size_t sum = 0;
  const GumboVector& children = node->v.element.children;
  for (unsigned i = 0; i < children.length; ++i) {
    sum += measure(static_cast<const GumboNode*>(children.data[i]), depth + 1, prose);
  }
  prose.bytes[node] = sum;
  if (marked) prose.marked[index] = {node, sum, prose.marked.size()};
  return sum;
}

// The innermost element that holds most of the prose of the heaviest one, of which the first counts.
const GumboNode* find_marked(const std::vector<Marked>& marked, std::size_t total) {
  const auto heaviest = std::max_element(marked.begin(), marked.end(),
                                         [](const Marked& a, const Marked& b) { return a.prose < b.prose; });
  if (heaviest == marked.end() || heaviest->prose == 0 || heaviest->prose * kFairShare < total) return nullptr;
  const GumboNode* innermost = heaviest->node;
  for (auto at = heaviest + 1; at != marked.begin() + static_cast<std::ptrdiff_t>(heaviest->end); ++at) {
    if (at->prose * 100 >= heaviest->prose * kInnerPercent) innermost = at->node;
  }
  return innermost;
}

const GumboNode* find_root(const GumboNode* page, const Prose& prose) {
  const auto bytes = [&](const GumboNode* n) {
    const auto at = prose.bytes.find(n);
    return at == prose.bytes.end() ? std::size_t{0} : at->second;
  };
  const std::size_t total = bytes(page);
  if (const GumboNode* marked = find_marked(prose.marked, total)) return marked;
  const GumboNode* root = page;
  while (true) {
    const GumboNode* heavy = nullptr;
    const GumboVector& children = root->v.element.children;
    for (unsigned i = 0; i < children.length; ++i) {
      const auto* child = static_cast<const GumboNode*>(children.data[i]);
      if (html::is_element(child) && bytes(child) > 0 &&
          (html::is_block(child->v.element.tag) || html::is(child, GUMBO_TAG_TD)) && bytes(child) * 4 >= total * 3)
        heavy = child;
    }
    if (heavy == nullptr) return root;
    root = heavy;
  }
}

// Writes the lines of the page into a buffer, block by block.
class Writer {
 public:
  Writer(const GumboNode* root, PageLines& page) : root_(root), page_(page) {}

  void run(const GumboNode* page) {
    walk(page, page == root_ ? NoiseReason::none : NoiseReason::navigation, page == root_, 0);
    flush();
    std::size_t begin = 0;
    for (std::size_t i = 0; i < page_.lines.size(); ++i) {  // the buffer moves no more
      const std::size_t end = page_.buffer.find('\n', begin);
      page_.lines[i].raw = std::string_view(page_.buffer).substr(begin, end - begin);
      begin = end + 1;
    }
  }

  // A page of links with no word outside of them, but for headings, is a menu.
  void mark_links_only() {
    if (has_story_) return;
    for (Line& line : page_.lines) {
      if (line.reason == NoiseReason::none && line.kind != LineKind::heading) line.reason = NoiseReason::navigation;
    }
  }

  // Indices of lines that come from an <h1>.
  const std::vector<std::size_t>& headings() const { return headings_; }

  // Where each line begins.
  const std::vector<Place>& places() const { return places_; }

 private:
  void walk(const GumboNode* node, NoiseReason reason, bool in_root, int depth) {
    if (html::is_text(node)) return add_text(node, reason);
    if (!html::is_element(node) || depth > html::kDeepest) return;
    const GumboTag tag = node->v.element.tag;
    if (html::is_invisible(tag) || html::is_hidden(node)) return;
    if (node == root_) {
      in_root = true;
      reason = NoiseReason::none;
    } else if (in_root && reason == NoiseReason::none) {
      reason = html::reason_of(node, true);
    } else if (const NoiseReason own = html::reason_of(node, in_root); own != NoiseReason::none) {
      reason = own;
      const GumboNode* around = noise_;
      if (around == nullptr) noise_ = node;
      walk_children(node, reason, in_root, depth);
      noise_ = around;
      return;
    }
    walk_children(node, reason, in_root, depth);
  }

  void walk_children(const GumboNode* node, NoiseReason reason, bool in_root, int depth) {
    const GumboTag tag = node->v.element.tag;
    if (tag == GUMBO_TAG_BR) return flush();
    const bool block = html::is_block(tag);
    if (block) flush();
    if (tag == GUMBO_TAG_LI) item_ = true;
    if ((tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) && !text_.empty()) text_ += " | ";
    if (tag == GUMBO_TAG_A) {
      ++links_;
      ++links_of_block_;
    }
    if (html::is_heading(tag)) heading_ = tag;
    const GumboVector& children = node->v.element.children;
    for (unsigned i = 0; i < children.length; ++i) {
      walk(static_cast<const GumboNode*>(children.data[i]), reason, in_root, depth + 1);
    }
    if (tag == GUMBO_TAG_A) --links_;
    if (block) flush();
    if (block) item_ = false;
    if (html::is_heading(tag)) heading_ = GUMBO_TAG_UNKNOWN;
  }

  void add_text(const GumboNode* node, NoiseReason reason) {
    const std::string_view text = node->v.text.text;
    if (text_.empty() && text.find_first_not_of(" \t\r\n\f") == std::string_view::npos) return;
    if (!text_.empty() && reason != reason_) flush();
    if (text_.empty()) {
      line_ = html::line_of(node);
      reason_ = reason;
      place_ = {node, noise_};
    }
    const std::size_t before = text_.size();
    if (is_glued(node)) text_ += ' ';
    for (const char c : text) {
      if (!is_space(c)) {
        text_ += c;
      } else if (!text_.empty() && text_.back() != ' ') {
        text_ += ' ';
      }
    }
    if (links_ == 0) has_unlinked_words_ = has_unlinked_words_ || has_letters(text);
    if (links_ > 0) linked_ += text_.size() - before;
  }

  // «<span>15 марта 2024</span><span>Общество</span>»: style sets them apart.
  bool is_glued(const GumboNode* node) const {
    if (text_.empty() || !chars::is_digit(static_cast<unsigned char>(text_.back()))) return false;
    const GumboTag around = node->parent->v.element.tag;
    if (around == GUMBO_TAG_SUB || around == GUMBO_TAG_SUP || node->index_within_parent != 0) return false;
    return chars::is_upper(chars::decode(node->v.text.text, 0).value);
  }

  void flush() {
    // gumbo makes invalid characters out of references that are too large (&#x11099999999999;)
    if (utf8::find_invalid(text_) != std::string_view::npos) text_ = utf8::sanitize(text_);
    trim_cells();
    if (!text_.empty()) {
      Line line;
      line.number = line_;
      line.gap = true;
      line.reason = reason_;
      if (heading_ != GUMBO_TAG_UNKNOWN) line.kind = LineKind::heading;
      if (heading_ == GUMBO_TAG_H1) headings_.push_back(page_.lines.size());
      if (item_) {
        line.kind = LineKind::list_item;
        if (!chars::is_dash(chars::first(text_)) && reason_ == NoiseReason::none) text_.insert(0, "- ");
      }
      if (reason_ == NoiseReason::none && is_pointer()) line.reason = NoiseReason::related;
      if (line.reason == NoiseReason::none && is_menu()) line.reason = NoiseReason::navigation;
      if (line.reason == NoiseReason::none && heading_ == GUMBO_TAG_UNKNOWN) {
        has_story_ = has_story_ || links_of_block_ == 0 || has_unlinked_words_ || chars::ends_sentence(text_);
      }
      page_.buffer += text_;
      page_.buffer += '\n';
      page_.lines.push_back(std::move(line));
      places_.push_back(place_);
      item_ = false;
    }
    text_.clear();
    linked_ = 0;
    links_of_block_ = 0;
    has_unlinked_words_ = false;
  }

  // Empty cells leave bars at the ends of a row.
  void trim_cells() {
    static constexpr std::string_view kEmpty = " |";
    const std::string_view cells = chars::trim(text_);
    const std::size_t begin = cells.find_first_not_of(kEmpty);
    if (begin == std::string_view::npos) return text_.clear();
    const std::size_t end = cells.find_last_not_of(kEmpty) + 1;
    if (begin > 0 || end < cells.size() || cells.size() < text_.size())
      text_ = std::string(cells.substr(begin, end - begin));
  }

  static bool has_letters(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
      const utf8::CodePoint c = chars::decode(text, i);
      if (chars::is_letter(c.value)) return true;
      i += c.bytes;
    }
    return false;
  }

  // Several links and no word beside them: «Главная | Новости | Архив».
  bool is_menu() const {
    return heading_ == GUMBO_TAG_UNKNOWN && links_of_block_ >= 2 && !has_unlinked_words_ &&
           !chars::ends_sentence(text_);
  }

  // The whole block is a link, a date may stand beside it, and reads like a headline.
  bool is_pointer() const {
    const bool all_linked = links_of_block_ == 1 && !has_unlinked_words_ && linked_ * 2 >= text_.size();
    return heading_ == GUMBO_TAG_UNKNOWN && (linked_ * 10 >= text_.size() * 9 || all_linked) &&
           chars::count_words(text_) >= 3 && chars::count_words(text_) <= kLinkWords && !chars::ends_sentence(text_);
  }

  const GumboNode* root_;
  PageLines& page_;
  std::vector<std::size_t> headings_;
  std::vector<Place> places_;
  Place place_;
  const GumboNode* noise_ = nullptr;  // as Place::noise
  std::string text_;
  NoiseReason reason_ = NoiseReason::none;
  std::size_t linked_ = 0;
  std::size_t links_of_block_ = 0;
  bool has_unlinked_words_ = false;
  std::uint32_t line_ = 0;
  int links_ = 0;
  bool item_ = false;
  bool has_story_ = false;
  GumboTag heading_ = GUMBO_TAG_UNKNOWN;
};

std::string letters_of(std::string_view text) {
  std::string out;
  for (const char c : chars::fold(text)) {
    if ((c & 0x80) != 0 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')) out += c;
  }
  return out;
}

// The article's <h1>: one that the page's title repeats, else the first inside of the content, else the only one.
std::size_t choose_heading(const PageLines& page, const std::vector<std::size_t>& headings, const std::string& title) {
  const std::string wanted = letters_of(title);
  for (const std::size_t i : headings) {
    const std::string letters = letters_of(page.lines[i].raw);
    if (letters.size() > 8 && (wanted.starts_with(letters) || letters.starts_with(wanted)) && !wanted.empty()) return i;
  }
  for (const std::size_t i : headings) {
    if (page.lines[i].reason == NoiseReason::none) return i;
  }
  return headings.size() == 1 && wanted.empty() ? headings.front() : std::string::npos;
}

}  // namespace

void read_page_lines(const GumboNode* root, const std::string& title, PageLines& page) {
  Prose prose;
  measure(root, 0, prose);
  const GumboNode* content = find_root(root, prose);
  Writer writer(content, page);
  writer.run(root);
  writer.mark_links_only();
  const std::size_t heading = choose_heading(page, writer.headings(), title);
  take_head_lines(content, writer.places(), heading, page);
  if (heading == std::string::npos) return;
  page.lines[heading].reason = NoiseReason::none;
  page.heading = chars::tidy(page.lines[heading].raw);
  std::rotate(page.lines.begin(), page.lines.begin() + static_cast<std::ptrdiff_t>(heading),
              page.lines.begin() + static_cast<std::ptrdiff_t>(heading) + 1);
}

void add_stated_body(const std::string& body, PageLines& page) {
  std::size_t shown = 0;
  for (const Line& line : page.lines) shown += line.reason == NoiseReason::none ? line.raw.size() : 0;
  if (body.size() <= 2 * shown) return;
  const std::string head = body + "\n";
  std::vector<std::size_t> offsets;
  for (const Line& line : page.lines) {
    offsets.push_back(head.size() + static_cast<std::size_t>(line.raw.data() - page.buffer.data()));
  }
  page.buffer.insert(0, head);
  const std::string_view whole = page.buffer;
  std::vector<Line> lines = split_lines(whole.substr(0, head.size()));
  for (Line& line : lines) line.number = 0;  // of a script
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    Line& line = page.lines[i];
    line.raw = whole.substr(offsets[i], line.raw.size());
    if (line.reason == NoiseReason::none) line.reason = NoiseReason::navigation;
    lines.push_back(std::move(line));
  }
  page.lines = std::move(lines);
  page.heading.clear();
}

}  // namespace diplomed::document
