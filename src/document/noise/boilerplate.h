// Which lines of a news text are not part of the story. Precision first: a line is dropped only when it is of a kind
// that no sentence of a story has, by itself or where it stands; what is dropped stays visible in Article::dropped with
// its reason.
#pragma once

#include <string_view>
#include <vector>

#include "document/lines.h"

namespace diplomed::document {

// The reason for which a line is noise wherever it stands; none when it is not. Takes Line::text and its fold().
NoiseReason noise_by_itself(std::string_view text, std::string_view folded);

// Sets Line::reason of every noise line, by itself or by its neighbours. Lines must be cleaned.
void mark_noise(std::vector<Line>& lines);

// For texts of structured records: only lines that are noise by themselves and have no words of a story at all
// (blank, decorative, share, source-mark, related heads).
void mark_plain_noise(std::vector<Line>& lines);

}  // namespace diplomed::document
