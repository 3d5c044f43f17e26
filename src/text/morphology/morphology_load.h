// Reads the dictionary's files.
#pragma once

#include <string>

#include "base/result.h"
#include "text/morphology/morphology_data.h"

namespace diplomed::text {

// From words.dawg, suffixes.json, paradigms.array, the tags and meta.json of `directory`. Errors: unreadable and
// malformed, with advice how to install the dictionary.
Result<MorphologyData> load_morphology(const std::string& directory);

}  // namespace diplomed::text
