// What kind of furniture of a site a short line is, told by the classes of its words and its form, not by its wording.
#pragma once

#include <string_view>

#include "document/noise/noise_line.h"
#include "document/noise/noise_verdict.h"

namespace diplomed::document::noise {

// The verdict on one line. Pure; the time grows with the line, which has LineView::kMost words at most.
Verdict judge(const LineView& line);

// False when a long line begins with two words that no notice begins with: most paragraphs cost no more than that.
bool may_be_notice(std::string_view folded);

// Shapes without words of their own: menus glued together or with arrows between them, as they stand above an article.
bool is_menu_path(const LineView& line);

}  // namespace diplomed::document::noise
