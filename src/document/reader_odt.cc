// OpenDocument text (OASIS OpenDocument 1.2, part 1): headings, paragraphs, lists, tables and notes; tracked deletions,
// comments and tables of contents are left out.
#include <algorithm>
#include <array>

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
const std::string kMeta = "meta.xml";

constexpr std::size_t kMostSpaces = 1'000;  // that one element may stand for

bool is_left_out(std::string_view name) {
  static constexpr std::array<std::string_view, 11> kNames = {
      "tracked-changes", "annotation", "annotation-end",     "table-of-content", "hidden-text", "sequence-decls",
      "note-citation",   "forms",      "alphabetical-index", "ruby-text",        "bibliography"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

class OdtText {
 public:
  explicit OdtText(BlockText& out) : out_(out) {}

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
      } else if (!is_left_out(name)) {
        blocks(child, kind, depth + 1);
      }
    }
  }

  // Notes stand at the end of the text.
  void flush_notes() {
    const std::vector<pugi::xml_node> notes = std::move(notes_);
    for (const pugi::xml_node& note : notes) blocks(note, LineKind::text, 1);
  }

 private:
  void paragraph(const pugi::xml_node& node, LineKind kind, std::size_t depth) {
    std::string text;
    std::vector<pugi::xml_node> boxes;
    inline_text(node, depth + 1, text, boxes);
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

  void inline_text(const pugi::xml_node& node, std::size_t depth, std::string& text,
                   std::vector<pugi::xml_node>& boxes) {
    if (depth > limits::max_xml_depth) return;
    for (const pugi::xml_node& child : node.children()) {
      const std::string_view name = local_name(child);
      if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
        append_collapsed(text, child.value());
      } else if (name == "s") {
        const auto count = static_cast<std::size_t>(child.attribute("text:c").as_uint(1));
        text.append(std::min(count, kMostSpaces), ' ');
      } else if (name == "tab") {
        text += '\t';
      } else if (name == "line-break") {
        text += '\n';
      } else if (name == "note") {
        notes_.push_back(child_named(child, "note-body"));
      } else if (name == "frame" || name == "custom-shape") {
        boxes.push_back(child);
      } else if (!is_left_out(name)) {
        inline_text(child, depth + 1, text, boxes);
      }
    }
  }

  void row(const pugi::xml_node& node, std::size_t depth) {
    std::vector<BlockText> cells;
    for (const pugi::xml_node& cell : node.children()) {
      if (local_name(cell) != "table-cell") continue;
      OdtText reader(cells.emplace_back());
      reader.blocks(cell, LineKind::text, depth + 1);
      notes_.insert(notes_.end(), reader.notes_.begin(), reader.notes_.end());
    }
    out_.add_row(cells);
  }

  BlockText& out_;
  std::vector<pugi::xml_node> notes_;
};

}  // namespace

Status read_odt(const ReadInput& input, const ArticleSink& article, const ProblemSink&) {
  const auto members = read_office_members(input.bytes, {kContent, kMeta});
  if (!members) return Error{members.error().code, members.error().message, input.path};
  pugi::xml_document xml;
  if (!parse_member(*members, kContent, xml)) {
    return Error{ErrorCode::malformed, "broken container: \"" + kContent + "\" is not well-formed XML", input.path};
  }
  BlockText text;
  OdtText reader(text);
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
