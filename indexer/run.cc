// A run compares the files it finds with the manifest in the index. Few changes go into the published generation in
// one transaction; many, or a first run, go through segments into a new generation.
#include "run.h"

#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <unordered_map>

#include "file_bytes.h"
#include "file_reader.h"
#include "file_report.h"
#include "index/schema.h"
#include "index/stored.h"
#include "pipeline.h"
#include "progress.h"
#include "resources.h"
#include "walk.h"

namespace diplomed::indexer {
namespace {

// A change of at most this much goes into the live index; more is cheaper in bulk.
constexpr std::uint64_t kLiveBytes = 4u << 20;
constexpr std::size_t kLiveFiles = 1'000;

class Run {
 public:
  Run(const Options& options, const Resources& resources, const std::atomic<bool>& stop)
      : options_(options), stop_(stop), resources_(resources), reader_(options.reader, stop) {}

  Result<RunReport> execute() {
    if (Status s = log_.open(options_.report); !s) return s.error();
    Result<RunReport> done = work();
    const std::string outcome = !done ? "failed" : options_.dry_run ? "rehearsed" : "published";
    log_.write_line(nlohmann::ordered_json{{"summary", outcome},
                                           {"message", done ? "" : done.error().to_string()},
                                           {"articles", done ? done->articles : report_.articles},
                                           {"files", done ? done->files : giving_.size()},
                                           {"unchanged", done ? done->unchanged : report_.unchanged},
                                           {"removed", done ? done->removed : report_.removed},
                                           {"rejected", done ? done->rejected.size() : report_.rejected.size()},
                                           {"ignored", done ? done->ignored : report_.ignored}}
                        .dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
    if (done && !log_.complete()) {
      done->rejected.push_back(
          {ErrorCode::unreadable, "the report is incomplete: it could not be written", options_.report});
    }
    return done;
  }

 private:
  Result<RunReport> work() {
    if (!options_.dry_run) {
      Result<std::unique_ptr<index::WriterLock>> lock = index::WriterLock::acquire(options_.db);
      if (!lock) return lock.error();
      lock_ = std::move(lock).value();
    }
    if (Status s = read_old(); !s) return s.error();
    if (Status s = plan(); !s) return s.error();
    if (options_.dry_run) return rehearse();
    if (Status s = small_change() ? update_live() : rebuild(); !s) return s.error();
    const Result<Xapian::Database> db = index::open_published(options_.db);
    if (!db) return db.error();
    report_.documents = db->get_doccount();
    return std::move(report_);
  }

  // --dry-run: reads all that a run would read and keeps nothing of it.
  Result<RunReport> rehearse() {
    const std::set<std::string> vanished = gone_;
    if (Status s = read_files([](const index::SourcedArticle&) {}); !s) return s.error();
    report_.taken.assign(giving_.begin(), giving_.end());
    report_.leaving.assign(vanished.begin(), vanished.end());
    report_.documents = keep_old_ ? old_.get_doccount() : 0;
    return std::move(report_);
  }

  Status read_old() {
    const std::string generation = index::published_generation(options_.db);
    if (generation.empty()) return Unit{};
    Result<Xapian::Database> db = index::open_published(options_.db);
    if (!db) return db.error();
    if (db->get_metadata(std::string(index::kPipelineKey)) != resources_.header.pipeline) {
      notice_ = "dictionary, vocabulary or options have changed: every file is indexed anew";
      outdated_ = index::read_manifest(*db);
      return Unit{};
    }
    old_ = *db;
    keep_old_ = true;
    manifest_ = index::read_manifest(*db);
    return Unit{};
  }

  // Sorts the found files into unchanged and changed, and the manifest's into kept and gone.
  Status plan() {
    Walk found = walk(options_.paths);
    if (options_.prune == Prune::all && !found.missing.empty()) {
      return Error{ErrorCode::unreadable, "with --prune all every path given must be there, or its files would leave",
                   found.missing.front()};
    }
    report_.rejected = std::move(found.problems);
    for (const Error& e : report_.rejected) log(e.where, "rejected", {e});
    report_.ignored = std::move(found.ignored);
    std::set<std::string> seen;
    for (FoundFile& file : found.files) {
      seen.insert(file.path);
      const auto known = manifest_.find(file.path);
      if (known != manifest_.end() && known->second.size == file.size && known->second.mtime == file.mtime) {
        ++report_.unchanged;
        log(file.path, "unchanged");
        continue;
      }
      changed_bytes_ += file.size;
      changed_.push_back(std::move(file));
    }
    for (const auto& [path, stamp] : manifest_) {
      if (seen.contains(path) || !leaves(found, path)) continue;
      gone_.insert(path);
      log(path, "removed");
      ++report_.removed;
    }
    return nothing_is_lost(found, seen);
  }

  void log(const std::string& path, const char* status, std::vector<Error> problems = {}) {
    FileReport line;
    line.path = path;
    line.status = status;
    line.problems = std::move(problems);
    log_.write(line);
  }

  // Writes the line of a file whose every article has found its place.
  void log_read(const std::string& path) {
    const auto at = lines_.find(path);
    if (at == lines_.end()) return;
    at->second.conclude();
    log_.write(at->second);
    lines_.erase(at);
  }

  // What --prune says of a file that was not found.
  bool leaves(const Walk& found, const std::string& path) const {
    switch (options_.prune) {
      case Prune::never:
        return false;
      case Prune::all:
        return !found.is_unknown(path);
      case Prune::below:
        break;
    }
    return found.covers(path);
  }

  // Indexing everything anew must reach every file that the index has.
  Status nothing_is_lost(const Walk& found, const std::set<std::string>& seen) const {
    std::size_t count = 0;
    std::string first;
    for (const auto& [path, stamp] : outdated_) {
      if (seen.contains(path) || leaves(found, path)) continue;
      if (count++ == 0) first = path;
    }
    if (count == 0) return Unit{};
    return Error{
        ErrorCode::invalid_argument,
        fmt::format("dictionary, vocabulary or options have changed, so every file must be indexed anew, but {} "
                    "files of this index were not found below the paths given, the first is {}: name their "
                    "folder too, or --prune all to let them go, or another --db",
                    count, first),
        options_.db};
  }

  bool small_change() const {
    return keep_old_ && changed_bytes_ <= kLiveBytes && changed_.size() + gone_.size() <= kLiveFiles;
  }

  Status update_live() {
    std::vector<index::SourcedArticle> articles;
    if (Status s = read_files([&](index::SourcedArticle a) { articles.push_back(std::move(a)); }); !s) return s;
    if (articles.empty() && gone_.empty() && stamps_.empty()) return Unit{};
    index::DocumentBuilder builder = resources_.builder();
    Status updated = index::update_published(*lock_, articles, builder, gone_, stamps_, stop_);
    return !updated && stop_ ? interrupted() : std::move(updated);
  }

  Status rebuild() {
    const Xapian::docid first = keep_old_ ? old_.get_lastdocid() + 1 : 1;
    SegmentPipeline pipeline(
        lock_->scratch(), first, options_.jobs, [&] { return resources_.builder(); }, stop_);
    if (Status s = read_files([&](index::SourcedArticle a) { pipeline.add(std::move(a)); }); !s) return s;
    const Result<std::vector<std::string>> segments = pipeline.finish();
    if (stop_) return interrupted();
    if (!segments) return segments.error();
    index::DocumentBuilder builder = resources_.builder();
    return index::publish_segments(*lock_, resources_.header, *segments, keep_old_, gone_, stamps_, builder);
  }

  template <typename Sink>
  Status read_files(Sink sink) {
    Progress progress(changed_bytes_);
    if (!notice_.empty()) progress.line(notice_);
    for (const FoundFile& file : changed_) {
      if (manifest_.contains(file.path)) unread_.insert(file.path);
    }
    for (const FoundFile& file : changed_) {
      if (stop_) return interrupted();
      const std::size_t before = report_.articles;
      const std::size_t waiting = disputed_.size();
      read_file(file, sink);
      if (stop_) return interrupted();
      unread_.erase(file.path);
      if (disputed_.size() == waiting) log_read(file.path);
      progress.advance(file.size, report_.articles - before);
    }
    if (stop_) return interrupted();
    for (index::SourcedArticle& a : disputed_) take(std::move(a), sink);
    while (!lines_.empty()) log_read(std::string(lines_.begin()->first));
    report_.files = giving_.size();
    mark_troubled();
    return Unit{};
  }

  template <typename Sink>
  void read_file(const FoundFile& file, Sink& sink) {
    const Result<FileBytes> bytes = FileBytes::open(file.path);
    if (!bytes) {
      report_.rejected.push_back(bytes.error());  // what the index has of it stays
      log(file.path, "rejected", {bytes.error()});
      return;
    }
    const index::FileStamp stamp{file.size, file.mtime, index::content_hash(bytes->view())};
    stamps_[file.path] = stamp;
    const auto known = manifest_.find(file.path);
    if (known != manifest_.end()) {
      if (known->second.hash == stamp.hash && known->second.size == stamp.size) {
        ++report_.unchanged;
        log(file.path, "unchanged");
        return;
      }
      gone_.insert(file.path);  // its old documents make room
    }
    lines_[file.path].path = file.path;
    const Status read = reader_.read(
        file, bytes->view(),
        [&](document::Article a) {
          accept({std::move(a), file.path}, sink);
        },
        [&](Error problem) { reject(std::move(problem), file.path); });
    if (!read) reject(read.error(), file.path);
  }

  void reject(Error problem, const std::string& path) {
    lines_[path].problems.push_back(problem);
    report_.rejected.push_back(std::move(problem));
    troubled_.insert(path);
  }

  void reject_duplicate(const index::SourcedArticle& a, const std::string& owner) {
    reject(
        {ErrorCode::invalid_argument, fmt::format("the id \"{}\" is already taken by {}", a.article.id, owner), a.path},
        a.path);
  }

  template <typename Sink>
  void accept(index::SourcedArticle a, Sink& sink) {
    const auto [place, is_new] = ids_.try_emplace(a.article.id, a.path);
    if (!is_new) return reject_duplicate(a, place->second);
    if (unread_.contains(owner_in_old(a.article.id))) {
      disputed_.push_back(std::move(a));  // the owner may have given it up: known when it is read
    } else {
      take(std::move(a), sink);
    }
  }

  template <typename Sink>
  void take(index::SourcedArticle a, Sink& sink) {
    if (const std::string owner = owner_in_old(a.article.id); !owner.empty()) return reject_duplicate(a, owner);
    ++report_.articles;
    giving_.insert(a.path);
    lines_[a.path].add(a.article);
    sink(std::move(a));
  }

  // A file with problems is read and reported again by the next run.
  void mark_troubled() {
    for (const std::string& path : troubled_) {
      if (giving_.contains(path)) {
        stamps_[path] = index::kUnfinished;
      } else {
        stamps_.erase(path);
      }
    }
  }

  // The file whose document in the kept index has this id, empty when there is none or it is being replaced.
  std::string owner_in_old(const std::string& id) const {
    if (!keep_old_) return {};
    const std::string term = index::id_term(id);
    if (!old_.term_exists(term)) return {};
    const Result<index::StoredHead> head = index::decode_head(old_.get_document(*old_.postlist_begin(term)).get_data());
    return head && !gone_.contains(head->path) ? head->path : std::string();
  }

  static Error interrupted() { return {ErrorCode::internal, "interrupted; the index is as it was before", ""}; }

  const Options& options_;
  const std::atomic<bool>& stop_;
  const Resources& resources_;
  FileReader reader_;
  std::unique_ptr<index::WriterLock> lock_;
  Xapian::Database old_;
  bool keep_old_ = false;
  std::string notice_;
  index::Manifest manifest_;  // of the kept index
  index::Manifest outdated_;  // of an index that is not kept
  std::vector<FoundFile> changed_;
  std::uint64_t changed_bytes_ = 0;
  std::set<std::string> gone_;                        // files whose documents leave the index
  std::set<std::string> unread_;                      // changed files of the kept index, as long as they are not read
  std::set<std::string> giving_;                      // files whose articles go into the index
  std::set<std::string> troubled_;                    // files of which something was rejected
  index::Manifest stamps_;                            // files that were read in this run
  std::unordered_map<std::string, std::string> ids_;  // id → file, of this run
  std::vector<index::SourcedArticle> disputed_;       // articles whose id an unread file has
  std::map<std::string, FileReport> lines_;           // of --report, until every article of the file is placed
  ReportFile log_;
  RunReport report_;
};

}  // namespace

Result<RunReport> run(const Options& options, const Resources& resources, const std::atomic<bool>& stop) {
  try {
    return Run(options, resources, stop).execute();
  } catch (const Xapian::Error& e) {
    return Error{ErrorCode::internal, e.get_description(), options.db};
  }
}

Result<RunReport> run(const Options& options, const std::atomic<bool>& stop) {
  const Result<Resources> resources = load_resources(options);
  if (!resources) return resources.error();
  return run(options, *resources, stop);
}

}  // namespace diplomed::indexer
