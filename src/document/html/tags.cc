#include "document/html/tags.h"

#include <algorithm>
#include <iterator>

namespace diplomed::document::html {
namespace {

constexpr GumboTag kInvisible[] = {GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,  GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE,
                                   GUMBO_TAG_HEAD,   GUMBO_TAG_IFRAME, GUMBO_TAG_SVG,      GUMBO_TAG_OBJECT,
                                   GUMBO_TAG_MATH,   GUMBO_TAG_SELECT, GUMBO_TAG_TEXTAREA, GUMBO_TAG_CANVAS,
                                   GUMBO_TAG_AUDIO,  GUMBO_TAG_VIDEO};

constexpr GumboTag kBlocks[] = {
    GUMBO_TAG_HTML,    GUMBO_TAG_BODY,       GUMBO_TAG_DIV,     GUMBO_TAG_P,          GUMBO_TAG_SECTION,
    GUMBO_TAG_ARTICLE, GUMBO_TAG_MAIN,       GUMBO_TAG_HEADER,  GUMBO_TAG_FOOTER,     GUMBO_TAG_NAV,
    GUMBO_TAG_ASIDE,   GUMBO_TAG_H1,         GUMBO_TAG_H2,      GUMBO_TAG_H3,         GUMBO_TAG_H4,
    GUMBO_TAG_H5,      GUMBO_TAG_H6,         GUMBO_TAG_UL,      GUMBO_TAG_OL,         GUMBO_TAG_LI,
    GUMBO_TAG_DL,      GUMBO_TAG_DT,         GUMBO_TAG_DD,      GUMBO_TAG_TABLE,      GUMBO_TAG_TR,
    GUMBO_TAG_CAPTION, GUMBO_TAG_TBODY,      GUMBO_TAG_THEAD,   GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_PRE,
    GUMBO_TAG_FIGURE,  GUMBO_TAG_FIGCAPTION, GUMBO_TAG_FORM,    GUMBO_TAG_ADDRESS,    GUMBO_TAG_FIELDSET,
    GUMBO_TAG_CENTER,  GUMBO_TAG_HR,         GUMBO_TAG_DETAILS, GUMBO_TAG_SUMMARY,    GUMBO_TAG_TFOOT};

}  // namespace

bool is_invisible(GumboTag tag) {
  return std::find(std::begin(kInvisible), std::end(kInvisible), tag) != std::end(kInvisible);
}

bool is_block(GumboTag tag) {
  return std::find(std::begin(kBlocks), std::end(kBlocks), tag) != std::end(kBlocks);
}

}  // namespace diplomed::document::html
