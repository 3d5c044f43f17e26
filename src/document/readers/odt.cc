// OpenDocument text (OASIS OpenDocument 1.2, part 1): headings, paragraphs, lists, tables and notes; tracked deletions,
// hidden text, comments and tables of contents are left out.
#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/limits.h"
#include "base/utf8.h"
#include "document/block_text.h"
#include "document/chars.h"
#include "document/office/hiding_styles.h"
#include "document/office/office_part.h"
#include "document/readers/file_properties.h"
#include "document/readers/readers.h"

namespace diplomed::document {
namespace {

const std::string kContent = "content.xml";
const std::string kStyles = "styles.xml";
const std::string kMeta = "meta.xml";

constexpr std::size_t kMostSpaces = 1'000;  // that one element may stand for

bool is_left_out(std::string_view name) {
  static constexpr std::array<std::string_view, 14> kNames = {
      "tracked-changes", "annotation",         "annotation-end",     "table-of-content", "sequence-decls",
      "forms",           "alphabetical-index", "illustration-index", "table-index",      "object-index",
      "user-index",      "note-citation",      "ruby-text",          "bibliography"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

// Adds the styles below `group`, by family and name ("paragraph Note"), with what they say of text:display (20.1).
void add_styles(const pugi::xml_node& group, HidingStyles& styles) {
  for (const pugi::xml_node& style : group.children()) {
    if (local_name(style) != "style") continue;
    const std::string family = std::string(attribute_named(style, "family")) + ' ';
    const std::string_view parent = attribute_named(style, "parent-style-name");
    const std::string_view display = attribute_named(child_named(style, "text-properties"), "display");
    styles.add(family + std::string(attribute_named(style, "name")),
               parent.empty() ? std::string() : family + std::string(parent),
               display.empty() ? std::nullopt : std::optional(display == "none"));
  }
}

class OdtText {
 public:
  OdtText(HidingStyles& styles, BlockText& out) : styles_(styles), out_(out) {}

  void blocks(const pugi::xml_node& node, LineKind kind, std::size_t depth) {
    if (depth > limits::kMaxXmlDepth) return;
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

  // Frames and shapes; text in them stands in paragraphs of its own.
  static bool is_drawing(const pugi::xml_node& node) { return std::string_view(node.name()).starts_with("draw:"); }

  static bool has_hiding_field(const pugi::xml_node& node, std::size_t depth) {
    if (depth > limits::kMaxXmlDepth) return false;
    return std::any_of(node.begin(), node.end(), [&](const pugi::xml_node& child) {
      const std::string_view name = local_name(child);
      if (name == "hidden-paragraph") return attribute_named(child, "is-hidden") == "true";
      return (name == "span" || name == "a") && has_hiding_field(child, depth + 1);
    });
  }

  void paragraph(const pugi::xml_node& node, LineKind kind, std::size_t depth) {
    if (has_hiding_field(node, depth)) return;
    const bool hidden = styled("paragraph ", node).value_or(false);
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

  // What the style of an element says of hiding its text; `family` ends with a blank.
  std::optional<bool> styled(const char* family, const pugi::xml_node& node) {
    const std::string_view name = attribute_named(node, "style-name");
    return name.empty() ? std::nullopt : styles_.hides(family + std::string(name));
  }

  // A span whose style says nothing of it is as visible as what it stands in.
  void inline_text(const pugi::xml_node& node, bool hidden, std::size_t depth, std::string& text,
                   std::vector<pugi::xml_node>& boxes) {
    if (depth > limits::kMaxXmlDepth) return;
    for (const pugi::xml_node& child : node.children()) {
      const std::string_view name = local_name(child);
      if (name == "span") {
        inline_text(child, styled("text ", child).value_or(hidden), depth + 1, text, boxes);
      } else if (is_left_out(name) || (name == "hidden-text" && attribute_named(child, "is-hidden") == "true")) {
        continue;
      } else if (child.first_child() && name != "note" && !is_drawing(child)) {
        inline_text(child, hidden, depth + 1, text, boxes);
      } else if (!hidden) {
        add_inline(child, name, text, boxes);
      }
    }
  }

  void add_inline(const pugi::xml_node& node, std::string_view name, std::string& text,
                  std::vector<pugi::xml_node>& boxes) {
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
      append_collapsed(text, node.value());
    } else if (name == "s") {
      const std::string_view count = attribute_named(node, "c");
      std::size_t spaces = 1;
      std::from_chars(count.data(), count.data() + count.size(), spaces);
      text.append(std::min(spaces, kMostSpaces), ' ');
    } else if (name == "tab") {
      text += '\t';
    } else if (name == "line-break") {
      text += '\n';
    } else if (name == "note") {
      notes_.push_back(child_named(node, "note-body"));
    } else if (is_drawing(node)) {
      boxes.push_back(node);
    }
  }

  void row(const pugi::xml_node& node, std::size_t depth) {
    std::vector<BlockText> cells;
    for (const pugi::xml_node& cell : node.children()) {
      if (local_name(cell) != "table-cell") continue;
      OdtText reader(styles_, cells.emplace_back());
      reader.blocks(cell, LineKind::text, depth + 1);
      notes_.insert(notes_.end(), reader.notes_.begin(), reader.notes_.end());
    }
    out_.add_row(cells);
  }

  HidingStyles& styles_;
  BlockText& out_;
  std::vector<pugi::xml_node> notes_;
};

}  // namespace

Status read_odt(const ReadInput& input, const ArticleSink& article, const ProblemSink&) {
  OfficeContainer container(input.bytes);
  container.load({kContent, kStyles, kMeta});
  pugi::xml_document xml;
  if (Status parsed = container.parse(kContent, xml); !parsed) return parsed;
  HidingStyles styles;
  if (pugi::xml_document sheet; container.parse(kStyles, sheet)) {
    add_styles(child_named(sheet.document_element(), "styles"), styles);
  }
  add_styles(child_named(xml.document_element(), "automatic-styles"), styles);
  BlockText text;
  OdtText reader(styles, text);
  reader.blocks(child_named(xml.document_element(), "body"), LineKind::text, 1);
  reader.flush_notes();
  Metadata meta;
  if (pugi::xml_document properties; container.parse(kMeta, properties)) {
    meta.title = sane_title(property(properties, "title"), text.buffer());
    meta.author = sane_creator(property(properties, "initial-creator"));
  }
  return deliver(compose(text.lines(), meta, Cleaning::full), {input.path, input.id, text.buffer(), "UTF-8"}, article);
}

}  // namespace diplomed::document
