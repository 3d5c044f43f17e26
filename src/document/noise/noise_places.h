// Noise by place: what a line's own words leave open is decided by where it stands and beside what.
#pragma once

#include <cstddef>
#include <vector>

#include "document/lines.h"
#include "document/noise/noise_model.h"

namespace diplomed::document::noise {

// What is known of each line before its place is asked; one for each line of the text.
struct Suspicion {
  bool given = false;         // the reader of the format has given the reason already
  Verdict verdict;            // of the model, when it asks for a place
  std::size_t words = 0;      // LineView::size
  bool sentence = false;      // reads_like_sentence()
  bool menu_path = false;     // is_menu_path()
  bool foreign = false;       // no letter of Cyrillic, or one that Russian lacks
  bool name_of_list = false;  // «Метки», «Рубрики» without a value
  bool plain = false;         // no sentence, no finite verb, no colon at the end
};

// The prose of the page: from the first to past the last line that reads like a sentence and is not suspected.
struct Body {
  std::size_t begin = 0;
  std::size_t end = 0;  // 0 when there is no prose

  bool head(std::size_t line) const { return end > 0 && line < begin; }
  bool tail(std::size_t line) const { return end > 0 && line >= end; }
};

// A line of at least twelve words, or five with the sign of a sentence at the end.
bool reads_like_sentence(const Line& line);

Body find_body(const std::vector<Line>& lines, const std::vector<Suspicion>& suspicions);

// Sets the reason of suspected lines outside of the body, and of plain short lines among furniture there. The line
// that looks most like the headline stays.
void settle_edges(std::vector<Line>& lines, const std::vector<Suspicion>& suspicions, const Body& body);

// Links under a «Читайте также»: after the body all that have the shape of a headline; inside it the one right below.
void mark_related_links(std::vector<Line>& lines, const Body& body);

}  // namespace diplomed::document::noise
