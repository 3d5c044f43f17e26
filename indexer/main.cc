// diplomed-index: raw articles in, a searchable index out.
#include <fmt/format.h>

#include <csignal>
#include <exception>
#include <iostream>
#include <string_view>

#include "inspect.h"
#include "options.h"
#include "reader_worker.h"
#include "run.h"
#include "watch.h"

namespace {

using namespace diplomed;

std::atomic<bool> stop_requested = false;
static_assert(std::atomic<bool>::is_always_lock_free);

constexpr int kFailed = 1, kSomeRejected = 3;

// The first signal ends the run in order, the second ends the program.
extern "C" void on_signal(int signal) {
  stop_requested = true;
  std::signal(signal, SIG_DFL);
}

std::string_view label_of(ErrorCode code) {
  return code == ErrorCode::note ? "note: " : code == ErrorCode::incomplete ? "partly: " : "rejected: ";
}

void print_problems(const std::vector<Error>& problems) {
  for (const Error& e : problems) std::cerr << label_of(e.code) << e.to_string() << "\n";
}

// Notes tell of no loss.
int exit_code_of(const std::vector<Error>& problems) {
  const indexer::ProblemCounts counts = indexer::count_problems(problems);
  return counts.rejected + counts.partly == 0 ? 0 : kSomeRejected;
}

int fail(const Error& error) {
  std::cerr << "diplomed-index: " << error.to_string() << "\n";
  return kFailed;
}

int run_inspect(const indexer::Options& options) {
  const Result<std::vector<Error>> rejected = indexer::inspect(options, std::cout);
  if (!rejected) return fail(rejected.error());
  print_problems(*rejected);
  return exit_code_of(*rejected);
}

std::string_view name_of(indexer::Prune prune) {
  return prune == indexer::Prune::never ? "never" : prune == indexer::Prune::all ? "all" : "below";
}

std::string ignored_types(const indexer::RunReport& report) {
  std::string types;
  for (const auto& [extension, count] : report.ignored) {
    types += fmt::format("{}{} {}", types.empty() ? "" : ", ", extension.empty() ? "(no extension)" : extension, count);
  }
  return types;
}

// The line at the end of a run.
std::string summary(const indexer::Options& options, const indexer::RunReport& report) {
  std::string line = fmt::format("{} {} articles from {} files", options.dry_run ? "would index" : "indexed",
                                 report.articles, report.files);
  if (report.taken_over > 0) {
    line += fmt::format(", taken over {} articles from {} files of an interrupted run", report.taken_articles,
                        report.taken_over);
  }
  line += fmt::format(", unchanged {}", report.unchanged);
  if (report.troubled_unchanged > 0) {
    line += fmt::format(" ({} with problems known from before)", report.troubled_unchanged);
  }
  if (report.moved > 0) line += fmt::format(", moved {}", report.moved);
  const indexer::ProblemCounts problems = indexer::count_problems(report.rejected);
  line +=
      fmt::format(", removed {} (--prune {}), rejected {}", report.removed, name_of(options.prune), problems.rejected);
  if (problems.partly > 0) line += fmt::format(", indexed partly {}", problems.partly);
  if (problems.notes > 0) line += fmt::format(", notes {}", problems.notes);
  return line + fmt::format("; the index has {} documents{}", report.documents,
                            options.dry_run ? "; nothing was written" : "");
}

int report_run(const indexer::Options& options, const Result<indexer::RunReport>& report) {
  if (!report) return fail(report.error());
  print_problems(report->rejected);
  if (!report->ignored.empty()) std::cout << "ignored files of other types: " << ignored_types(*report) << "\n";
  for (const std::string& path : report->taken) std::cout << "would index: " << path << "\n";
  for (const std::string& path : report->leaving) std::cout << "would remove: " << path << "\n";
  std::cout << summary(options, *report) << "\n";
  return exit_code_of(report->rejected);
}

int run_index(const indexer::Options& options) {
  std::signal(SIGINT, on_signal);
  std::signal(SIGTERM, on_signal);
  if (!options.watch) return report_run(options, indexer::run(options, stop_requested));
  const auto tell = [&](const Result<indexer::RunReport>& report) {
    report_run(options, report);
    std::cout.flush();
  };
  const auto notice = [](const std::string& text) { std::cerr << "diplomed-index: " << text << std::endl; };
  const Status watched = indexer::watch(options, stop_requested, tell, notice);
  return watched ? 0 : fail(watched.error());
}

}  // namespace

int main(int argc, char** argv) {
  indexer::Options options;
  int exit_code = 0;
  try {
    if (argc == 2 && argv[1] == std::string_view(indexer::kReaderArgument)) return indexer::serve_reader();
    options.reader = {"/proc/self/exe", indexer::kReaderArgument};
    if (!indexer::parse_options(argc, argv, options, exit_code)) return exit_code;
    return options.inspect ? run_inspect(options) : run_index(options);
  } catch (const std::exception& e) {
    return fail({ErrorCode::internal, e.what(), ""});
  }
}
