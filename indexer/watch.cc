#include "watch.h"

#include "folder_watch.h"
#include "resources.h"
#include "walk.h"

namespace diplomed::indexer {
namespace {

constexpr std::chrono::milliseconds kForever{std::chrono::hours(24)};
constexpr std::chrono::milliseconds kRetry{30'000};  // after a run that failed

bool changed_something(const RunReport& report) {
  return report.articles > 0 || report.removed > 0 || report.files > 0;
}

// The folders to watch: the vocabulary's, and all to be indexed but the index itself, which each run writes to.
std::vector<std::string> folders_of(const Options& options) {
  std::vector<std::string> folders = walk(options.paths, options.report, options.db).folders;
  folders.push_back(options.built_in_vocabulary);
  if (!options.vocabulary.empty()) folders.push_back(options.vocabulary);
  return folders;
}

Result<RunReport> run_again(const Options& options, Resources& resources, const std::atomic<bool>& stop) {
  if (Status s = refresh_vocabulary(options, resources); !s) return s.error();
  return run(options, resources, stop);
}

}  // namespace

Status watch(const Options& given, const std::atomic<bool>& stop, const WatchSink& sink, const WatchNotice& notice) {
  Options options = given;
  Result<Resources> resources = load_resources(options);
  if (!resources) return resources.error();
  FolderWatch folders({}, options.report);
  for (bool first = true; !stop; first = false) {
    // Before the run looks at the files: what changes after its look wakes the next one.
    if (const std::string trouble = folders.watch(folders_of(options)); !trouble.empty()) notice(trouble);
    const Result<RunReport> report = run_again(options, *resources, stop);
    if (stop) break;
    if (!report && first) return report.error();
    if (!report || first || changed_something(*report)) sink(report);
    if (first) notice("watching for changes; Ctrl-C ends it");
    options.report_goes_on = true;
    if (!folders.wait(stop, report ? kForever : kRetry)) break;
  }
  return Unit{};
}

}  // namespace diplomed::indexer
