// The lines of a page: all its visible text in order, what lies outside of the article marked with a reason.
#pragma once

#include <string>

#include "document/html/page_lines.h"
#include "document/html/tree.h"
#include "document/lines.h"

namespace diplomed::document {

// Fills `page` from the tree. `title` is what the page's head says, to tell the article's <h1> from the site's.
void read_page_lines(const GumboNode* root, const std::string& title, PageLines& page);

// Puts the story in front that the page states outside of its elements (JSON-LD articleBody, UTF-8) when the elements
// show less than half of it: pages that a script makes in the browser. What they show is kept as navigation.
void add_stated_body(const std::string& body, PageLines& page);

}  // namespace diplomed::document
