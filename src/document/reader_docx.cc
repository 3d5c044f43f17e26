// WordprocessingML (ECMA-376, part 1, 17): paragraphs, tables and notes of the main document; what is deleted, hidden
// or drawn is left out.
#include <algorithm>
#include <set>

#include "base/limits.h"
#include "document/block_text.h"
#include "document/chars.h"
#include "document/file_properties.h"
#include "document/office_part.h"
#include "document/readers.h"

namespace diplomed::document {
namespace {

const std::string kMain = "word/document.xml";
const std::string kStyles = "word/styles.xml";
const std::string kFootnotes = "word/footnotes.xml";
const std::string kEndnotes = "word/endnotes.xml";
const std::string kProperties = "docProps/core.xml";

bool is_heading_name(std::string_view name) {
  const std::string folded = chars::fold(name);
  return folded.starts_with("heading") || folded.starts_with("заголовок") || folded == "title" || folded == "название";
}

// Ids of the paragraph styles of headings and of tables of contents.
struct Styles {
  std::set<std::string, std::less<>> headings, contents;
};

Styles read_styles(const std::map<std::string, std::string>& members) {
  Styles styles;
  pugi::xml_document xml;
  if (!parse_member(members, kStyles, xml)) return styles;
  for (const pugi::xml_node& style : xml.document_element().children()) {
    if (local_name(style) != "style") continue;
    const std::string_view name = attribute_named(child_named(style, "name"), "val");
    const std::string id(attribute_named(style, "styleId"));
    const std::string_view level = attribute_named(child_named(child_named(style, "pPr"), "outlineLvl"), "val");
    if (chars::fold(name).starts_with("toc ")) styles.contents.insert(id);
    if (is_heading_name(name) || (!level.empty() && level != "9")) styles.headings.insert(id);
  }
  return styles;
}

class DocxText {
 public:
  DocxText(const Styles& styles, BlockText& out) : styles_(styles), out_(out) {}

  // Paragraphs and tables below `node`, at any depth of content controls and the like.
  void blocks(const pugi::xml_node& node, std::size_t depth) {
    if (depth > limits::max_xml_depth) return;
    for (const pugi::xml_node& child : node.children()) {
      const std::string_view name = local_name(child);
      if (name == "p") {
        paragraph(child, depth);
      } else if (name == "tbl") {
        table(child, depth);
      } else if (!is_left_out(name)) {
        blocks(child, depth + 1);
      }
    }
  }

 private:
  static bool is_left_out(std::string_view name) {
    return name == "del" || name == "moveFrom" || name == "Fallback" || name == "sectPr" || name == "object";
  }

  void paragraph(const pugi::xml_node& node, std::size_t depth) {
    const pugi::xml_node format = child_named(node, "pPr");
    const std::string_view style = attribute_named(child_named(format, "pStyle"), "val");
    std::string text;
    std::vector<pugi::xml_node> boxes;
    inline_text(node, depth + 1, text, boxes);
    if (!styles_.contents.contains(style)) out_.add(text, kind_of(format, style));
    for (const pugi::xml_node& box : boxes) blocks(box, depth + 1);
  }

  LineKind kind_of(const pugi::xml_node& format, std::string_view style) const {
    const std::string_view level = attribute_named(child_named(format, "outlineLvl"), "val");
    if (styles_.headings.contains(style) || is_heading_name(style) || (!level.empty() && level != "9")) {
      return LineKind::heading;
    }
    return child_named(format, "numPr") ? LineKind::list_item : LineKind::text;
  }

  static bool is_hidden(const pugi::xml_node& run) {
    const pugi::xml_node mark = child_named(child_named(run, "rPr"), "vanish");
    const std::string_view value = attribute_named(mark, "val");
    return mark && value != "0" && value != "false";
  }

  // The text of a paragraph; the text boxes anchored in it are gathered apart.
  void inline_text(const pugi::xml_node& node, std::size_t depth, std::string& text,
                   std::vector<pugi::xml_node>& boxes) const {
    if (depth > limits::max_xml_depth) return;
    for (const pugi::xml_node& child : node.children()) {
      const std::string_view name = local_name(child);
      if (name == "t") {
        text += child.child_value();
      } else if (name == "tab" && local_name(node) == "r") {
        text += '\t';
      } else if (name == "br" || name == "cr") {
        text += attribute_named(child, "type") == "page" ? ' ' : '\n';
      } else if (name == "noBreakHyphen") {
        text += '-';
      } else if (name == "txbxContent") {
        boxes.push_back(child);
      } else if (name != "pPr" && name != "rPr" && !is_left_out(name) && !(name == "r" && is_hidden(child))) {
        inline_text(child, depth + 1, text, boxes);
      }
    }
  }

  void table(const pugi::xml_node& node, std::size_t depth) {
    for (const pugi::xml_node& row : node.children()) {
      const std::string_view name = local_name(row);
      if (name == "sdt" || name == "sdtContent" || name == "ins") {
        if (depth < limits::max_xml_depth) table(row, depth + 1);
      }
      if (name == "tr") table_row(row, depth);
    }
  }

  void table_row(const pugi::xml_node& row, std::size_t depth) {
    std::vector<BlockText> cells;
    for (const pugi::xml_node& cell : row.children()) {
      if (local_name(cell) == "tc") DocxText(styles_, cells.emplace_back()).blocks(cell, depth + 1);
    }
    out_.add_row(cells);
  }

  const Styles& styles_;
  BlockText& out_;
};

void add_notes(const std::map<std::string, std::string>& members, const std::string& name, const Styles& styles,
               BlockText& out) {
  pugi::xml_document xml;
  if (!parse_member(members, name, xml)) return;
  for (const pugi::xml_node& note : xml.document_element().children()) {
    if (attribute_named(note, "type").empty()) DocxText(styles, out).blocks(note, 1);  // others are separators
  }
}

}  // namespace

Status read_docx(const ReadInput& input, const ArticleSink& article, const ProblemSink&) {
  const auto members = read_office_members(input.bytes, {kMain, kStyles, kFootnotes, kEndnotes, kProperties});
  if (!members) return Error{members.error().code, members.error().message, input.path};
  pugi::xml_document xml;
  if (!parse_member(*members, kMain, xml)) {
    return Error{ErrorCode::malformed, "broken container: \"" + kMain + "\" is not well-formed XML", input.path};
  }
  const Styles styles = read_styles(*members);
  BlockText text;
  DocxText(styles, text).blocks(xml.document_element(), 1);
  add_notes(*members, kFootnotes, styles, text);
  add_notes(*members, kEndnotes, styles, text);
  Metadata meta;
  if (pugi::xml_document properties; parse_member(*members, kProperties, properties)) {
    meta.title = sane_title(property(properties, "title"), text.buffer());
    meta.author = sane_creator(property(properties, "creator"));
  }
  return deliver(compose(text.lines(), meta, Cleaning::full), {input.path, input.id, text.buffer(), "UTF-8"}, article);
}

}  // namespace diplomed::document
