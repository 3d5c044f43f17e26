// What a page states about itself: meta elements, JSON-LD, <title>, <time>, canonical address.
#pragma once

#include <string>

#include "document/compose_article.h"
#include "document/html/tree.h"

namespace diplomed::document {

struct PageMeta {
  Metadata meta;           // title: of the page without the site's name, not yet compared with a heading
  std::string body;        // JSON-LD articleBody: plain text, may be empty
  std::string page_title;  // <title> as it is
};

// Reads the whole tree once; unreadable values are passed over. Thread-safe.
PageMeta read_page_meta(const GumboNode* root);

}  // namespace diplomed::document
