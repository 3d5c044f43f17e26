// Lines that belong to a story and stand beside it on the page.
#pragma once

#include <vector>

#include "document/html/page_lines.h"
#include "document/html/tree.h"

namespace diplomed::document {

// Where a line stands.
struct Place {
  const GumboNode* node = nullptr;   // its first text
  const GumboNode* noise = nullptr;  // the outermost element around it that says itself that it is no content
};

// Date, byline and counters often stand beside the story, not in it. A line outside of the root that holds nothing else
// counts when it stands between the headline and the root, or in an element that has only such lines and shares its
// parent with the root or the headline.
// `places` are those of page.lines; `heading`: the headline's index, npos when there is none. Taken lines lose their
// reason; compose() knows what to do with them.
void take_head_lines(const GumboNode* root, const std::vector<Place>& places, std::size_t heading, PageLines& page);

}  // namespace diplomed::document
