// Reads the files of a plan and hands over their articles: ids are kept apart, problems collected, each file gets its
// stamp and its line of the report.
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "checkpoint.h"
#include "file_reader.h"
#include "file_report.h"
#include "options.h"
#include "plan.h"
#include "progress.h"
#include "run_report.h"

namespace diplomed::indexer {

using ArticleTaker = std::function<void(index::SourcedArticle)>;
// Called when every article of a file has found its place and its reading need not be repeated.
using FileDone = std::function<void(const FoundFile&, const index::FileStamp&, std::size_t articles)>;

// Belongs to one thread. What it is given must outlive it.
class Intake {
 public:
  Intake(const Options& options, const Base& base, const Plan& plan, const Checkpoint& checkpoint, ReportFile& log,
         RunReport& report, const std::atomic<bool>& stop);

  // Reads all of the plan's files. False when `stop` ended it.
  bool read(const ArticleTaker& take, const FileDone& done, Progress& progress);

  // After read(): files of the index whose documents must leave, and the stamps of those that were read or taken over.
  const std::set<std::string>& gone() const { return gone_; }
  const index::Manifest& stamps() const { return stamps_; }
  // Files that gave articles, in this run; those of vanished files that came back elsewhere.
  const std::set<std::string>& giving() const { return giving_; }
  const std::set<std::string>& moved_away() const { return moved_away_; }

 private:
  struct Open {  // a file that is read, until each of its articles has found its place
    FoundFile file;
    FileReport line;
    std::set<std::string> rivals;
    bool may_pass = false;
  };

  void take_over(const Checkpoint& checkpoint);
  void read_file(const FoundFile& file);
  bool is_unchanged(const FoundFile& file, const index::FileStamp& stamp);
  void accept(index::SourcedArticle article);
  void place(index::SourcedArticle article);
  void reject(Error problem, const std::string& path);
  void reject_duplicate(const index::SourcedArticle& article, const std::string& owner);
  void note_move(const std::string& path, const std::string& from);
  void conclude(const std::string& path);

  const Base& base_;
  const Plan& plan_;
  ReportFile& log_;
  RunReport& report_;
  const std::atomic<bool>& stop_;
  FileReader reader_;
  const ArticleTaker* take_ = nullptr;
  const FileDone* done_ = nullptr;

  std::set<std::string> gone_;
  std::set<std::string> unread_;  // changed files of the kept index, as long as they are not read
  std::set<std::string> giving_;
  std::set<std::string> moved_away_;
  std::unordered_map<std::uint64_t, std::string> vanished_;  // content hash → path
  index::Manifest stamps_;
  std::unordered_map<std::string, std::string> ids_;  // id → file, of this run
  std::vector<index::SourcedArticle> disputed_;       // articles whose id an unread file has
  std::map<std::string, Open> open_;
};

// Counts a file that is left alone, says its known problems again, writes its line.
void log_unchanged(const std::string& path, const index::FileStamp& stamp, ReportFile& log, RunReport& report);

}  // namespace diplomed::indexer
