// WordprocessingML (ECMA-376, part 1, 17): paragraphs, tables and notes of the main document; what is deleted, hidden
// or drawn is left out.
#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>

#include "base/limits.h"
#include "base/strings.h"
#include "document/block_text.h"
#include "document/chars.h"
#include "document/office/hiding_styles.h"
#include "document/office/office_part.h"
#include "document/readers/file_properties.h"
#include "document/readers/readers.h"
#include "language_data/document_words.h"

namespace diplomed::document {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestTarget = 1'000;  // bytes of a relationship's target

// The parts of a package refer to each other by relationships (ECMA-376, part 2, 9.3).
const std::string kPackageRelations = "_rels/.rels";
const std::string kUsualMain = "word/document.xml";
const std::string kUsualProperties = "docProps/core.xml";

std::string relations_of(const fs::path& part) {
  return (part.parent_path() / "_rels" / (part.filename().string() + ".rels")).generic_string();
}

// What one part refers to, in `container`: the last word of a relationship's type → the name of the part.
class Relations {
 public:
  // `source` is the part, empty for the package as a whole; `relations` the part that states its relationships.
  Relations(const OfficeContainer& container, const fs::path& source, const std::string& relations) {
    pugi::xml_document xml;
    readable_ = container.parse(relations, xml).ok();
    if (!readable_) return;
    for (const pugi::xml_node& relation : xml.document_element().children()) {
      const std::string_view type = attribute_named(relation, "Type");
      const std::string target(attribute_named(relation, "Target"));
      if (target.size() > kLongestTarget || attribute_named(relation, "TargetMode") == "External") continue;
      const fs::path part = (source.parent_path() / target).lexically_normal();  // one that begins with "/" is absolute
      parts_.emplace(type.substr(type.rfind('/') + 1), part.relative_path().generic_string());
    }
  }

  // The part that is stated; where no relationships can be read, the one that stands at the usual place.
  std::string part(std::string_view type, const fs::path& usual) const {
    if (!readable_) return usual.generic_string();
    const auto found = parts_.find(type);
    return found == parts_.end() ? std::string() : found->second;
  }

 private:
  bool readable_ = false;
  std::map<std::string, std::string, std::less<>> parts_;
};

// Names of the parts that hold something of the text; an empty one is not there.
struct Parts {
  std::string main, styles, footnotes, endnotes, properties;
};

// Finds the parts and unpacks them; one pass over the container when they have their usual names.
Parts load_parts(OfficeContainer& container) {
  container.load({kUsualMain, kPackageRelations, relations_of(kUsualMain), "word/styles.xml", "word/footnotes.xml",
                  "word/endnotes.xml", kUsualProperties});
  const Relations package(container, {}, kPackageRelations);
  Parts parts;
  parts.properties = package.part("core-properties", kUsualProperties);
  parts.main = package.part("officeDocument", kUsualMain);
  if (parts.main.empty()) parts.main = kUsualMain;
  container.load({parts.main, relations_of(parts.main), parts.properties});
  if (!container.has(parts.main) && container.has(kUsualMain)) parts.main = kUsualMain;
  const fs::path folder = fs::path(parts.main).parent_path();
  const Relations own(container, parts.main, relations_of(parts.main));
  parts.styles = own.part("styles", folder / "styles.xml");
  parts.footnotes = own.part("footnotes", folder / "footnotes.xml");
  parts.endnotes = own.part("endnotes", folder / "endnotes.xml");
  container.load({parts.styles, parts.footnotes, parts.endnotes});
  return parts;
}

bool is_heading_name(std::string_view name) {
  const std::string folded = chars::fold(name);
  return starts_with_any(folded, language_data::document_words::kHeadingStyle) ||
         one_of(folded, language_data::document_words::kTitleStyle);
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

// Ids of the styles of headings and of tables of contents; what the styles hide.
struct Styles {
  std::set<std::string, std::less<>> headings, contents;
  HidingStyles hiding;

  bool hide(std::string_view id) { return !id.empty() && hiding.hides(std::string(id)).value_or(false); }
};

Styles read_styles(const OfficeContainer& container, const std::string& part) {
  Styles styles;
  pugi::xml_document xml;
  if (!container.parse(part, xml)) return styles;
  for (const pugi::xml_node& style : xml.document_element().children()) {
    if (local_name(style) != "style") continue;
    const std::string_view name = attribute_named(child_named(style, "name"), "val");
    const std::string id(attribute_named(style, "styleId"));
    const std::string_view level = attribute_named(child_named(child_named(style, "pPr"), "outlineLvl"), "val");
    if (chars::fold(name).starts_with("toc ")) styles.contents.insert(id);
    if (is_heading_name(name) || (!level.empty() && level != "9")) styles.headings.insert(id);
    styles.hiding.add(id, std::string(attribute_named(child_named(style, "basedOn"), "val")), vanishes(style));
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
  DocxText(Styles& styles, BlockText& out) : styles_(styles), out_(out) {}

  // Paragraphs and tables below `node`, at any depth of content controls and the like.
  void blocks(const pugi::xml_node& node, std::size_t depth) {
    if (depth > limits::kMaxXmlDepth) return;
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
    inline_text(node, styles_.hide(style), depth + 1, text, boxes);
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
    return in_hidden != styles_.hide(style);
  }

  // The text of a paragraph; the text boxes anchored in it are gathered apart. `in_hidden` says whether the style of
  // the paragraph hides text.
  void inline_text(const pugi::xml_node& node, bool in_hidden, std::size_t depth, std::string& text,
                   std::vector<pugi::xml_node>& boxes) const {
    if (depth > limits::kMaxXmlDepth) return;
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

  // Rows, and cells of rows, may stand in content controls and the like.
  void table(const pugi::xml_node& node, std::size_t depth) {
    if (depth > limits::kMaxXmlDepth) return;
    for (const pugi::xml_node& child : node.children()) {
      const std::string_view name = local_name(child);
      if (name == "tr") {
        table_row(child, depth + 1);
      } else if (!is_left_out(name)) {
        table(child, depth + 1);
      }
    }
  }

  void table_row(const pugi::xml_node& row, std::size_t depth) {
    if (on_off(child_named(child_named(row, "trPr"), "hidden")).value_or(false)) return;
    std::vector<BlockText> cells;
    add_cells(row, depth, cells);
    out_.add_row(cells);
  }

  void add_cells(const pugi::xml_node& node, std::size_t depth, std::vector<BlockText>& cells) {
    if (depth > limits::kMaxXmlDepth) return;
    for (const pugi::xml_node& child : node.children()) {
      const std::string_view name = local_name(child);
      if (name == "tc") {
        DocxText(styles_, cells.emplace_back()).blocks(child, depth + 1);
      } else if (!is_left_out(name)) {
        add_cells(child, depth + 1, cells);
      }
    }
  }

  Styles& styles_;
  BlockText& out_;
};

void add_notes(const OfficeContainer& container, const std::string& part, Styles& styles, BlockText& out) {
  pugi::xml_document xml;
  if (!container.parse(part, xml)) return;
  for (const pugi::xml_node& note : xml.document_element().children()) {
    const std::string_view type = attribute_named(note, "type");
    if (type.empty() || type == "normal") DocxText(styles, out).blocks(note, 1);  // others are separators
  }
}

}  // namespace

Status read_docx(const ReadInput& input, const ArticleSink& article, const ProblemSink&) {
  OfficeContainer container(input.bytes);
  const Parts parts = load_parts(container);
  pugi::xml_document xml;
  if (Status parsed = container.parse(parts.main, xml); !parsed) return parsed;
  Styles styles = read_styles(container, parts.styles);
  BlockText text;
  DocxText(styles, text).blocks(xml.document_element(), 1);
  add_notes(container, parts.footnotes, styles, text);
  add_notes(container, parts.endnotes, styles, text);
  Metadata meta;
  if (pugi::xml_document properties; container.parse(parts.properties, properties)) {
    meta.title = sane_title(property(properties, "title"), text.buffer());
    meta.author = sane_creator(property(properties, "creator"));
  }
  return deliver(compose(text.lines(), meta, Cleaning::full), {input.path, input.id, text.buffer(), "UTF-8"}, article);
}

}  // namespace diplomed::document
