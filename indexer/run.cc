// A run compares the files it finds with the manifest in the index. Few changes go into the published generation in
// one transaction; many, or a first run, go through segments into a new generation.
#include "run.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "checkpoint.h"
#include "file_report.h"
#include "index/lexicon/lexicon_build.h"
#include "intake.h"
#include "pipeline.h"
#include "plan.h"
#include "progress.h"
#include "resources.h"
#include "walk.h"

namespace diplomed::indexer {
namespace {

// A change of at most this much goes into the live index; more is cheaper in bulk.
constexpr std::uint64_t kLiveBytes = 4u << 20;
constexpr std::size_t kLiveFiles = 1'000;

// Whether a run may use the places it is given; a rehearsal is told what the run would be.
Status check_places(const Options& options) {
  if (Status s = check_apart(options.db, options.paths, options.report); !s) return s;
  return options.db.empty() ? Status(Unit{}) : index::check_writable_index(options.db);
}

class Run {
 public:
  Run(const Options& options, const Resources& resources, const std::atomic<bool>& stop)
      : options_(options), stop_(stop), resources_(resources) {}

  Result<RunReport> execute() {
    if (Status s = check_places(options_); !s) return s.error();
    if (Status s = ReportFile::check(options_.report, options_.paths); !s) return s.error();
    if (Status s = log_.open(options_.report, options_.report_goes_on); !s) return s.error();
    const Status done = guarded_work();
    const ProblemCounts problems = count_problems(report_.rejected);
    const std::string outcome = !done ? "failed" : options_.dry_run ? "rehearsed" : "published";
    log_.write_line(nlohmann::ordered_json{{"summary", outcome},
                                           {"message", done ? "" : done.error().to_string()},
                                           {"articles", report_.articles},
                                           {"files", report_.files},
                                           {"continued", report_.taken_over},
                                           {"unchanged", report_.unchanged},
                                           {"moved", report_.moved},
                                           {"removed", report_.removed},
                                           {"rejected", problems.rejected},
                                           {"partly", problems.partly},
                                           {"notes", problems.notes},
                                           {"ignored", report_.ignored}}
                        .dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
    if (!done) return done.error();
    if (!log_.complete()) {
      report_.rejected.push_back(
          {ErrorCode::unreadable, "the report is incomplete: it could not be written", options_.report});
    }
    return std::move(report_);
  }

 private:
  // What is thrown is the run's error, so that its report ends as every other's.
  Status guarded_work() {
    try {
      return work();
    } catch (const Xapian::Error& e) {
      return index::database_error(e, options_.db);
    } catch (const std::exception& e) {
      return Error{ErrorCode::internal, std::string("the run cannot go on: ") + e.what(), options_.db};
    }
  }

  Status work() {
    if (!options_.dry_run) {
      Result<std::unique_ptr<index::WriterLock>> lock = index::WriterLock::acquire(options_.db);
      if (!lock) return lock.error();
      lock_ = std::move(lock).value();
    }
    Result<Base> base = Base::read(options_.db, resources_.header.pipeline);
    if (!base) return base.error();
    base_ = std::move(base).value();
    if (!base_.outdated.empty()) {
      notices_.push_back("program, dictionary, vocabulary or options have changed: every file is indexed anew");
    }
    Checkpoint checkpoint(lock_ ? lock_->unfinished() : "",
                          {resources_.header.pipeline, base_.generation, base_.next_docid()});
    if (Status s = plan(checkpoint); !s) return s;
    if (options_.dry_run) return rehearse(checkpoint);
    if (Status s = small_change() ? update_live(checkpoint) : rebuild(checkpoint); !s) return s;
    checkpoint.discard();
    const Result<Xapian::Database> db = index::open_published(options_.db);
    if (!db) return db.error();
    report_.documents = db->get_doccount();
    return Unit{};
  }

  Status plan(Checkpoint& checkpoint) {
    if (lock_) {
      if (const std::string notice = checkpoint.load(); !notice.empty()) notices_.push_back(notice);
    }
    Walk found = walk(options_.paths, options_.report, options_.db);
    if (options_.prune == Prune::all && !found.missing.empty()) {
      return Error{ErrorCode::unreadable, "with --prune all every path given must be there, or its files would leave",
                   found.missing.front()};
    }
    report_.rejected = std::move(found.problems);
    for (const Error& e : report_.rejected) log({.path = e.where, .status = "rejected", .problems = {e}});
    for (const auto& [extension, paths] : found.ignored) {
      report_.ignored[extension] = paths.size();
      const std::string reason = extension.empty() ? "no extension" : "no reader for " + extension;
      for (const std::string& path : paths) log({.path = path, .status = "ignored", .reason = reason});
    }
    Result<Plan> made = make_plan(options_, found, base_, checkpoint);
    if (!made) return made.error();
    plan_ = std::move(made).value();
    for (const std::string& path : plan_.unchanged) log_unchanged(path, base_.manifest.at(path), log_, report_);
    return Unit{};
  }

  void log(const FileReport& line) { log_.write(line); }

  // --dry-run: reads all that a run would read and keeps nothing of it.
  Status rehearse(const Checkpoint& checkpoint) {
    Intake intake(options_, base_, plan_, checkpoint, log_, report_, stop_);
    if (!read(
            intake, [](const index::SourcedArticle&) {}, ignore_file))
      return interrupted(checkpoint);
    report_.taken.assign(intake.giving().begin(), intake.giving().end());
    report_.documents = base_.kept ? base_.db.get_doccount() : 0;
    return Unit{};
  }

  bool small_change() const {
    return base_.kept && plan_.taken.empty() && plan_.changed_bytes <= kLiveBytes &&
           plan_.changed.size() + plan_.vanished.size() <= kLiveFiles;
  }

  Status update_live(const Checkpoint& checkpoint) {
    std::vector<index::SourcedArticle> articles;
    Intake intake(options_, base_, plan_, checkpoint, log_, report_, stop_);
    const auto take = [&](index::SourcedArticle a) { articles.push_back(std::move(a)); };
    if (!read(intake, take, ignore_file)) return interrupted(checkpoint);
    if (articles.empty() && intake.gone().empty() && intake.stamps().empty()) return Unit{};
    index::DocumentBuilder builder = resources_.builder();
    Status updated = index::update_published(*lock_, articles, builder, intake.gone(), intake.stamps(), stop_);
    return !updated && stop_ ? interrupted(checkpoint) : std::move(updated);
  }

  Status rebuild(Checkpoint& checkpoint) {
    std::set<std::string> taken;
    for (const auto& [path, mtime] : plan_.taken) taken.insert(path);
    checkpoint.keep_only(taken);
    if (!plan_.taken.empty()) {
      notices_.push_back(fmt::format("continuing: {} files of an interrupted run are taken over", taken.size()));
    }
    Intake intake(options_, base_, plan_, checkpoint, log_, report_, stop_);
    SegmentPipeline pipeline(
        checkpoint.start(), options_.jobs, [&] { return resources_.builder(); },
        [&](const std::string& path, Xapian::docid first, const std::vector<index::SourcedArticle>& batch) {
          checkpoint.segment_done(path, first, batch);
        },
        stop_);
    const bool complete = read(
        intake, [&](index::SourcedArticle a) { pipeline.add(std::move(a)); },
        [&](const FoundFile& file, const index::FileStamp& stamp, std::size_t articles) {
          checkpoint.file_done(file, stamp, articles);
        });
    const Result<std::vector<std::string>> fresh = pipeline.finish();
    if (!complete || stop_) return interrupted(checkpoint);
    if (!fresh) return fresh.error();
    std::vector<index::Segment> segments = checkpoint.kept_segments();
    for (const std::string& path : *fresh) segments.push_back({path});
    index::DocumentBuilder builder = resources_.builder();
    Status published = index::publish_segments(*lock_, resources_.header, segments, base_.kept, intake.gone(),
                                               intake.stamps(), builder, stop_);
    return published ? std::move(published) : without_damaged(std::move(published), checkpoint);
  }

  // A segment that was damaged after it was recorded would fail every run that goes on from it.
  static Status without_damaged(Status failed, Checkpoint& checkpoint) {
    const std::vector<index::Segment> kept = checkpoint.kept_segments();
    const bool sound =
        std::all_of(kept.begin(), kept.end(), [](const index::Segment& s) { return index::is_sound_segment(s.path); });
    if (sound) return failed;
    checkpoint.discard();
    Error error = failed.error();
    error.message += "; the work of the interrupted run was damaged and is thrown away: run again";
    return error;
  }

  // Reads the plan's files; false when it was stopped.
  bool read(Intake& intake, const ArticleTaker& take, const FileDone& done) {
    Progress progress(plan_.changed_bytes);
    for (const std::string& notice : notices_) progress.line(notice);
    if (!intake.read(take, done, progress)) return false;
    for (const std::string& path : plan_.vanished) {
      if (base_.manifest.at(path).empty || intake.moved_away().contains(path)) continue;
      log({.path = path, .status = "removed"});
      ++report_.removed;
      if (options_.dry_run) report_.leaving.push_back(path);
    }
    return true;
  }

  static void ignore_file(const FoundFile&, const index::FileStamp&, std::size_t) {}

  static Error interrupted(const Checkpoint& checkpoint) {
    return {ErrorCode::internal,
            fmt::format("interrupted; the index is as it was before{}",
                        checkpoint.is_of_use() ? ", and the next run goes on from what this one has finished" : ""),
            ""};
  }

  const Options& options_;
  const std::atomic<bool>& stop_;
  const Resources& resources_;
  std::unique_ptr<index::WriterLock> lock_;
  Base base_;
  Plan plan_;
  std::vector<std::string> notices_;
  ReportFile log_;
  RunReport report_;
};

}  // namespace

Result<RunReport> run(const Options& options, const Resources& resources, const std::atomic<bool>& stop) {
  return Run(options, resources, stop).execute();
}

Result<RunReport> run(const Options& options, const std::atomic<bool>& stop) {
  if (Status s = check_places(options); !s) return s.error();  // a refusal needs no dictionary
  const Result<Resources> resources = load_resources(options);
  if (!resources) return resources.error();
  return run(options, *resources, stop);
}

}  // namespace diplomed::indexer
