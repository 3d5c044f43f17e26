// --inspect: what is understood of a file, as JSON.
#pragma once

#include <ostream>
#include <vector>

#include "base/result.h"
#include "options.h"

namespace diplomed::indexer {

// Prints one JSON object an article (indented when there is only one, else one a line) and returns what was rejected.
// Errors are those that end the run (no dictionary, a broken vocabulary).
Result<std::vector<Error>> inspect(const Options& options, std::ostream& out);

}  // namespace diplomed::indexer
