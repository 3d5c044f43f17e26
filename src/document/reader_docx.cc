// WordprocessingML (ECMA-376, part 1, 17): paragraphs, tables and notes of the main document; what is deleted, hidden
// or drawn is left out.
#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>

#include "base/limits.h"
#include "document/block_text.h"
#include "document/chars.h"
#include "document/file_properties.h"
#include "document/office_part.h"
#include "document/readers.h"

namespace diplomed::document {
namespace {

const std::string kRelations = "_rels/.rels";
const std::string kUsualMain = "word/document.xml";

// The parts of a package refer to each other by relationships (ECMA-376, part 2, 9.3): the name of the part that
// `source` (empty: the package) relates to by the type that ends in "/<type>", empty when there is none.
std::string related(const std::map<std::string, std::string>& members, const std::string& relations,
                    const std::filesystem::path& source, std::string_view type) {
  pugi::xml_document xml;
  if (!parse_member(members, relations, xml)) return {};
  for (const pugi::xml_node& relation : xml.document_element().children()) {
    const std::string_view full = attribute_named(relation, "Type");
    if (full.substr(full.rfind('/') + 1) != type || attribute_named(relation, "TargetMode") == "External") continue;
    const std::string target(attribute_named(relation, "Target"));
    if (target.starts_with('/')) return target.substr(1);
    return (source.parent_path() / target).lexically_normal().generic_string();
  }
  return {};
}

std::string relations_of(const std::filesystem::path& part) {
  return (part.parent_path() / "_rels" / (part.filename().string() + ".rels")).generic_string();
}

bool is_heading_name(std::string_view name) {
  const std::string folded = chars::fold(name);
  return folded.starts_with("heading") || folded.starts_with("заголовок") || folded == "title" || folded == "название";
}

// The value of a property that is on or off (17.17.4), nothing where it is not stated.
std::optional<bool> on_off(const pugi::xml_node& mark) {
  if (!mark) return std::nullopt;
  const std::string_view value = attribute_named(mark, "val");
  return value != "0" && value != "false" && value != "off";
}

std::optional<bool> vanishes(const pugi::xml_node& styled) {
  return on_off(child_named(child_named(styled, "rPr"), "vanish"));
}

// Ids of the styles of headings, of tables of contents and of text that is not shown.
struct Styles {
  std::set<std::string, std::less<>> headings, contents, hidden;
};

Styles read_styles(const std::map<std::string, std::string>& members, const std::string& part) {
  Styles styles;
  pugi::xml_document xml;
  if (!parse_member(members, part, xml)) return styles;
  std::map<std::string, pugi::xml_node> by_id;
  for (const pugi::xml_node& style : xml.document_element().children()) {
    if (local_name(style) != "style") continue;
    const std::string_view name = attribute_named(child_named(style, "name"), "val");
    const std::string id(attribute_named(style, "styleId"));
    by_id[id] = style;
    const std::string_view level = attribute_named(child_named(child_named(style, "pPr"), "outlineLvl"), "val");
    if (chars::fold(name).starts_with("toc ")) styles.contents.insert(id);
    if (is_heading_name(name) || (!level.empty() && level != "9")) styles.headings.insert(id);
  }
  for (const auto& [id, style] : by_id) {
    auto at = by_id.find(id);
    for (std::size_t depth = 0; at != by_id.end() && depth < limits::max_xml_depth; ++depth) {
      if (const std::optional<bool> hidden = vanishes(at->second)) {
        if (*hidden) styles.hidden.insert(id);
        break;
      }
      at = by_id.find(std::string(attribute_named(child_named(at->second, "basedOn"), "val")));
    }
  }
  return styles;
}

// Of an AlternateContent (part 3, 7.6) the choice that is shown, the node itself otherwise.
pugi::xml_node chosen(const pugi::xml_node& node) {
  if (local_name(node) != "AlternateContent") return node;
  const pugi::xml_node choice = child_named(node, "Choice");
  return choice ? choice : child_named(node, "Fallback");
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
        blocks(chosen(child), depth + 1);
      }
    }
  }

 private:
  static bool is_left_out(std::string_view name) {
    return name == "del" || name == "moveFrom" || name == "sectPr" || name == "object";
  }

  void paragraph(const pugi::xml_node& node, std::size_t depth) {
    const pugi::xml_node format = child_named(node, "pPr");
    const std::string_view style = attribute_named(child_named(format, "pStyle"), "val");
    std::string text;
    std::vector<pugi::xml_node> boxes;
    inline_text(node, styles_.hidden.contains(style), depth + 1, text, boxes);
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

  // What a run states is absolute; the styles of paragraph and run undo each other (17.7.3).
  bool is_hidden(const pugi::xml_node& run, bool in_hidden) const {
    if (const std::optional<bool> stated = vanishes(run)) return *stated;
    const std::string_view style = attribute_named(child_named(child_named(run, "rPr"), "rStyle"), "val");
    return in_hidden != styles_.hidden.contains(style);
  }

  // The text of a paragraph; the text boxes anchored in it are gathered apart. `in_hidden` says whether the style of
  // the paragraph hides text.
  void inline_text(const pugi::xml_node& node, bool in_hidden, std::size_t depth, std::string& text,
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
      } else if (name != "pPr" && name != "rPr" && !is_left_out(name) &&
                 !(name == "r" && is_hidden(child, in_hidden))) {
        inline_text(chosen(child), in_hidden, depth + 1, text, boxes);
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
  std::string main = kUsualMain;
  std::string core;
  if (const auto package = read_office_members(input.bytes, {kRelations}); package.ok()) {
    if (const std::string stated = related(*package, kRelations, "", "officeDocument"); !stated.empty()) main = stated;
    core = related(*package, kRelations, "", "core-properties");
  }
  const std::string relations = relations_of(main);
  auto members = read_office_members(input.bytes, {main, relations});
  if (!members) return Error{members.error().code, members.error().message, input.path};
  pugi::xml_document xml;
  if (!parse_member(*members, main, xml)) {
    return Error{ErrorCode::malformed, "broken container: \"" + main + "\" is not well-formed XML", input.path};
  }
  const auto part = [&](std::string_view type) { return related(*members, relations, main, type); };
  const std::string style_part = part("styles"), footnotes = part("footnotes"), endnotes = part("endnotes");
  if (auto more = read_office_members(input.bytes, {main, style_part, footnotes, endnotes, core}); more.ok()) {
    *members = std::move(more).value();
  }
  const Styles styles = read_styles(*members, style_part);
  BlockText text;
  DocxText(styles, text).blocks(xml.document_element(), 1);
  add_notes(*members, footnotes, styles, text);
  add_notes(*members, endnotes, styles, text);
  Metadata meta;
  if (pugi::xml_document properties; parse_member(*members, core, properties)) {
    meta.title = sane_title(property(properties, "title"), text.buffer());
    meta.author = sane_creator(property(properties, "creator"));
  }
  return deliver(compose(text.lines(), meta, Cleaning::full), {input.path, input.id, text.buffer(), "UTF-8"}, article);
}

}  // namespace diplomed::document
