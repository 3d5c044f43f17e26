// OpenDocument text (OASIS OpenDocument 1.2, part 1): headings, paragraphs, lists, tables and notes; tracked deletions,
// hidden text, comments and tables of contents are left out.
#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "base/limits.h"
#include "base/utf8.h"
#include "document/block_text.h"
#include "document/chars.h"
#include "document/file_properties.h"
#include "document/office_part.h"
#include "document/readers.h"

namespace diplomed::document {
namespace {

const std::string kContent = "content.xml";
const std::string kStyles = "styles.xml";
const std::string kMeta = "meta.xml";

constexpr std::size_t kMostSpaces = 1'000;  // that one element may stand for

bool is_left_out(std::string_view name) {
  static constexpr std::array<std::string_view, 15> kNames = {
      "tracked-changes", "annotation",  "annotation-end",     "table-of-content",   "hidden-text",
      "sequence-decls",  "forms",       "alphabetical-index", "illustration-index", "table-index",
      "object-index",    "user-index",  "note-citation",      "ruby-text",          "bibliography"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

// Families and names ("paragraph Note") of the styles that do not show their text (20.1, text:display).
using HiddenStyles = std::set<std::string, std::less<>>;

// Gathers the styles below `root`, those of a document or of its style sheet.
void gather_styles(const pugi::xml_node& root, std::map<std::string, pugi::xml_node>& styles) {
  for (const pugi::xml_node& group : root.children()) {
    for (const pugi::xml_node& style : group.children()) {
      if (local_name(style) != "style") continue;
      styles[std::string(attribute_named(style, "family")) + ' ' + std::string(attribute_named(style, "name"))] = style;
    }
  }
}

HiddenStyles hidden_styles(const std::map<std::string, pugi::xml_node>& styles) {
  HiddenStyles hidden;
  for (const auto& [key, style] : styles) {
    const std::string family = key.substr(0, key.find(' ') + 1);
    auto at = styles.find(key);
    for (std::size_t depth = 0; at != styles.end() && depth < limits::max_xml_depth; ++depth) {
      const std::string_view display = attribute_named(child_named(at->second, "text-properties"), "display");
      if (!display.empty()) {
        if (display == "none") hidden.insert(key);
        break;
      }
      at = styles.find(family + std::string(attribute_named(at->second, "parent-style-name")));
    }
  }
  return hidden;
}

class OdtText {
 public:
  OdtText(const HiddenStyles& hidden, BlockText& out) : hidden_(hidden), out_(out) {}

  void blocks(const pugi::xml_node& node, LineKind kind, std::size_t depth) {
    if (depth > limits::max_xml_depth) return;
    for (const pugi::xml_node& child : node.children()) {
      const std::string_view name = local_name(child);
      if (name == "h" || name == "p") {
        paragraph(child, name == "h" ? LineKind::heading : kind, depth);
      } else if (name == "list") {
        blocks(child, LineKind::list_item, depth + 1);
      } else if (name == "table-row") {
        row(child, depth);
      } else if (!is_left_out(name) && !is_hidden_section(child)) {
        blocks(child, kind, depth + 1);
      }
    }
  }

  // Notes stand at the end of the text, the notes of notes after them.
  void flush_notes() {
    while (!notes_.empty()) {
      std::vector<pugi::xml_node> notes;
      notes.swap(notes_);
      for (const pugi::xml_node& note : notes) blocks(note, LineKind::text, 1);
    }
  }

 private:
  static bool is_hidden_section(const pugi::xml_node& node) {
    const std::string_view display = attribute_named(node, "display");
    if (local_name(node) != "section") return false;
    return display == "none" || (display == "condition" && attribute_named(node, "is-hidden") == "true");
  }

  static bool has_hiding_field(const pugi::xml_node& node, std::size_t depth) {
    if (depth > limits::max_xml_depth) return false;
    return std::any_of(node.begin(), node.end(), [&](const pugi::xml_node& child) {
      const std::string_view name = local_name(child);
      if (name == "hidden-paragraph") return attribute_named(child, "is-hidden") == "true";
      return (name == "span" || name == "a") && has_hiding_field(child, depth + 1);
    });
  }

  void paragraph(const pugi::xml_node& node, LineKind kind, std::size_t depth) {
    if (has_hiding_field(node, depth)) return;
    const bool hidden = hidden_.contains("paragraph " + std::string(attribute_named(node, "style-name")));
    std::string text;
    std::vector<pugi::xml_node> boxes;
    inline_text(node, hidden, depth + 1, text, boxes);
    out_.add(text, kind);
    for (const pugi::xml_node& box : boxes) blocks(box, LineKind::text, depth + 1);
  }

  // White space is collapsed as in HTML (part 1, 6.1.2); what must stay is written as elements.
  static void append_collapsed(std::string& text, std::string_view piece) {
    for (const char c : piece) {
      const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
      if (!space) {
        text += c;
      } else if (!text.empty() && text.back() != ' ' && text.back() != '\n') {
        text += ' ';
      }
    }
  }

  // A span without a style of its own, or with one that says nothing of it, is as visible as what it stands in.
  void inline_text(const pugi::xml_node& node, bool hidden, std::size_t depth, std::string& text,
                   std::vector<pugi::xml_node>& boxes) {
    if (depth > limits::max_xml_depth) return;
    for (const pugi::xml_node& child : node.children()) {
      const std::string_view name = local_name(child);
      if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
        if (!hidden) append_collapsed(text, child.value());
      } else if (name == "s") {
        const std::string_view count = attribute_named(child, "c");
        std::size_t spaces = 1;
        std::from_chars(count.data(), count.data() + count.size(), spaces);
        text.append(std::min(spaces, kMostSpaces), ' ');
      } else if (name == "tab") {
        text += '\t';
      } else if (name == "line-break") {
        text += '\n';
      } else if (name == "note") {
        notes_.push_back(child_named(child, "note-body"));
      } else if (std::string_view(child.name()).starts_with("draw:")) {
        boxes.push_back(child);
      } else if (!is_left_out(name)) {
        const bool in_hidden =
            name == "span" && hidden_.contains("text " + std::string(attribute_named(child, "style-name")));
        inline_text(child, hidden || in_hidden, depth + 1, text, boxes);
      }
    }
  }

  void row(const pugi::xml_node& node, std::size_t depth) {
    std::vector<BlockText> cells;
    for (const pugi::xml_node& cell : node.children()) {
      if (local_name(cell) != "table-cell") continue;
      OdtText reader(hidden_, cells.emplace_back());
      reader.blocks(cell, LineKind::text, depth + 1);
      notes_.insert(notes_.end(), reader.notes_.begin(), reader.notes_.end());
    }
    out_.add_row(cells);
  }

  const HiddenStyles& hidden_;
  BlockText& out_;
  std::vector<pugi::xml_node> notes_;
};

}  // namespace

Status read_odt(const ReadInput& input, const ArticleSink& article, const ProblemSink&) {
  const auto members = read_office_members(input.bytes, {kContent, kStyles, kMeta});
  if (!members) return Error{members.error().code, members.error().message, input.path};
  pugi::xml_document xml;
  if (!parse_member(*members, kContent, xml)) {
    return Error{ErrorCode::malformed, "broken container: \"" + kContent + "\" is not well-formed XML", input.path};
  }
  pugi::xml_document sheet;
  parse_member(*members, kStyles, sheet);
  std::map<std::string, pugi::xml_node> styles;
  gather_styles(sheet.document_element(), styles);
  gather_styles(xml.document_element(), styles);
  const HiddenStyles hidden = hidden_styles(styles);
  BlockText text;
  OdtText reader(hidden, text);
  reader.blocks(child_named(xml.document_element(), "body"), LineKind::text, 1);
  reader.flush_notes();
  Metadata meta;
  if (pugi::xml_document properties; parse_member(*members, kMeta, properties)) {
    meta.title = sane_title(property(properties, "title"), text.buffer());
    meta.author = sane_creator(property(properties, "initial-creator"));
  }
  return deliver(compose(text.lines(), meta, Cleaning::full), {input.path, input.id, text.buffer(), "UTF-8"}, article);
}

}  // namespace diplomed::document
