#include "document/html_content.h"
#include "document/html_meta.h"
#include "document/html_tree.h"
#include "document/readers.h"

namespace diplomed::document {

Status read_html(const Source& source, const ArticleSink& article) {
  const Result<HtmlTree> tree = HtmlTree::parse(source.text);
  if (!tree) return Error{tree.error().code, tree.error().message, std::string(source.path)};
  PageMeta page = read_page_meta(tree->root());
  PageLines content;
  read_page_lines(tree->root(), page.meta.title, content);
  if (!content.heading.empty()) page.meta.title = content.heading;
  return deliver(compose(std::move(content.lines), page.meta, Cleaning::full), source, article);
}

}  // namespace diplomed::document
