// Which elements of a page hold no part of a story: by tag, by class and id, by being hidden.
#pragma once

#include "document/html/tree.h"
#include "document/noise/noise_reason.h"

namespace diplomed::document::html {

// True for elements with the attribute "hidden" or the style "display: none".
bool is_hidden(const GumboNode* node);

// Why the element is no part of a story ; none for ordinary ones.
// `in_root`: inside of the content root, where a <header> is the story's own. REQUIRES: an element.
NoiseReason reason_of(const GumboNode* node, bool in_root);

}  // namespace diplomed::document::html
