// Kinds of HTML elements, as far as text is concerned.
#pragma once

#include <gumbo.h>

namespace diplomed::document::html {

bool is_invisible(GumboTag tag);  // its content is not shown: <script>, <head>, <select> …
bool is_block(GumboTag tag);      // text before, inside and after it stands on lines of its own
inline bool is_heading(GumboTag tag) {
  return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6;
}

}  // namespace diplomed::document::html
