// --watch: run after run, whenever something changes below the given paths.
#pragma once

#include <atomic>
#include <functional>

#include "options.h"
#include "run.h"

namespace diplomed::indexer {

// Called with the outcome of each run that changed something or failed.
using WatchSink = std::function<void(const Result<RunReport>&)>;
// Called with what the user should know besides.
using WatchNotice = std::function<void(const std::string&)>;

// A first run, then one for each settled change, of the vocabulary too, with the dictionary loaded once, until `stop`.
// The index is locked during the runs only. Returns the error of the first run; later ones are told to `sink` and tried
// again.
Status watch(const Options& options, const std::atomic<bool>& stop, const WatchSink& sink, const WatchNotice& notice);

}  // namespace diplomed::indexer
