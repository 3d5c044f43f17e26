// One indexing run: what changed below the given paths goes into the index, whole or not at all.
#pragma once

#include <atomic>

#include "base/result.h"
#include "options.h"
#include "run_report.h"

namespace diplomed::indexer {

struct Resources;

// Errors are those that end the run; the old index is then as it was. `stop` may be set by a signal handler.
Result<RunReport> run(const Options& options, const std::atomic<bool>& stop);
// The same with resources that were loaded before, for the same options.
Result<RunReport> run(const Options& options, const Resources& resources, const std::atomic<bool>& stop);

}  // namespace diplomed::indexer
