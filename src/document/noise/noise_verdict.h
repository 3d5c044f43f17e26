// What is thought of one line: noise of which kind, and what it takes to be sure.
#pragma once

#include "document/noise/noise_reason.h"

namespace diplomed::document::noise {

// How much it takes beside the line itself to call it noise.
enum class Need {
  nothing,    // noise wherever it stands
  edge,       // … before or after the prose of the page
  neighbour,  // … there, and beside another line of noise
};

struct Verdict {
  NoiseReason reason = NoiseReason::none;  // none: a line of the story
  Need need = Need::nothing;
};

}  // namespace diplomed::document::noise
