#include "document/html/content.h"
#include "document/html/meta.h"
#include "document/html/tree.h"
#include "document/readers/readers.h"

namespace diplomed::document {
namespace {

void prefer(std::string& own, const std::string& stated, Stated strength) {
  if (!stated.empty() && (strength == Stated::wins || own.empty())) own = stated;
}

void merge(Metadata& own, const Metadata& stated, Stated strength) {
  prefer(own.title, stated.title, strength);
  prefer(own.author, stated.author, strength);
  prefer(own.source, stated.source, strength);
  prefer(own.url, stated.url, strength);
  prefer(own.language, stated.language, strength);
  if (!stated.dates.empty() && (strength == Stated::wins || own.dates.empty())) own.dates = stated.dates;
}

}  // namespace

Status read_html(const Source& source, const ArticleSink& article, const Metadata& stated, Stated strength) {
  const Result<HtmlTree> tree = HtmlTree::parse(source.text);
  if (!tree) return Error{tree.error().code, tree.error().message, std::string(source.path)};
  PageMeta page = read_page_meta(tree->root());
  PageLines content;
  read_page_lines(tree->root(), page.meta.title, content);
  add_stated_body(page.body, content);
  if (!content.heading.empty()) page.meta.title = content.heading;
  merge(page.meta, stated, strength);
  Article composed = compose(std::move(content.lines), page.meta, Cleaning::full);
  // The title in the head of a page with nothing but furniture is the site's.
  if (content.heading.empty() && composed.body.empty() && !composed.dropped.empty()) composed.title.clear();
  return deliver(std::move(composed), source, article);
}

}  // namespace diplomed::document
