#include "intake.h"

#include <fmt/format.h>

#include "file_bytes.h"

namespace diplomed::indexer {

Intake::Intake(const Options& options, const Base& base, const Plan& plan, const Checkpoint& checkpoint,
               ReportFile& log, RunReport& report, const std::atomic<bool>& stop)
    : base_(base), plan_(plan), log_(log), report_(report), stop_(stop), reader_(options.reader, stop) {
  gone_ = plan.vanished;
  for (const std::string& path : plan.vanished) {
    if (const index::FileStamp& stamp = base.manifest.at(path); stamp.hash != 0) vanished_[stamp.hash] = path;
  }
  for (const FoundFile& file : plan.changed) {
    if (base.manifest.contains(file.path)) unread_.insert(file.path);
  }
  take_over(checkpoint);
}

void Intake::take_over(const Checkpoint& checkpoint) {
  for (const auto& [path, mtime] : plan_.taken) {
    const FinishedFile& file = checkpoint.files().at(path);
    for (const std::string& id : file.ids) ids_[id] = path;
    stamps_[path] = file.stamp;
    stamps_[path].mtime = mtime;
    if (base_.manifest.contains(path)) gone_.insert(path);
    ++report_.taken_over;
    report_.taken_articles += file.ids.size();
    report_.rejected.insert(report_.rejected.end(), file.stamp.problems.begin(), file.stamp.problems.end());
    FileReport line;
    line.path = path;
    line.status = "continued";
    line.articles = file.ids.size();
    line.problems = file.stamp.problems;
    log_.write(line);
  }
}

bool Intake::read(const ArticleTaker& take, const FileDone& done, Progress& progress) {
  take_ = &take;
  done_ = &done;
  for (const FoundFile& file : plan_.changed) {
    if (stop_) return false;
    const std::size_t before = report_.articles;
    const std::size_t waiting = disputed_.size();
    read_file(file);
    if (stop_) return false;
    unread_.erase(file.path);
    if (disputed_.size() == waiting) conclude(file.path);
    progress.advance(file.size, report_.articles - before);
  }
  if (stop_) return false;
  for (index::SourcedArticle& a : disputed_) place(std::move(a));
  disputed_.clear();
  while (!open_.empty()) conclude(std::string(open_.begin()->first));
  report_.files = giving_.size();
  report_.moved = moved_away_.size();
  return true;
}

void Intake::read_file(const FoundFile& file) {
  const Result<FileBytes> bytes = FileBytes::open(file.path);
  if (!bytes) {
    report_.rejected.push_back(bytes.error());  // what the index has of it stays
    FileReport line;
    line.path = file.path;
    line.status = "rejected";
    line.problems = {bytes.error()};
    log_.write(line);
    return;
  }
  const index::FileStamp stamp{file.size, file.mtime, index::content_hash(bytes->view())};
  if (is_unchanged(file, stamp)) return;
  stamps_[file.path] = stamp;
  if (base_.manifest.contains(file.path)) gone_.insert(file.path);  // its old documents make room
  Open& open = open_[file.path];
  open.file = file;
  open.line.path = file.path;
  if (const auto from = vanished_.find(stamp.hash); from != vanished_.end()) note_move(file.path, from->second);
  const Status read = reader_.read(
      file, bytes->view(),
      [&](document::Article a) {
        accept({std::move(a), file.path});
      },
      [&](Error problem) { reject(std::move(problem), file.path); });
  if (read) return;
  open.may_pass = reader_.may_pass();
  reject(read.error(), file.path);
}

// A file that was only touched: its new time is remembered.
bool Intake::is_unchanged(const FoundFile& file, const index::FileStamp& stamp) {
  const auto known = base_.manifest.find(file.path);
  if (known == base_.manifest.end() || plan_.again.contains(file.path)) return false;
  if (known->second.hash != stamp.hash || known->second.size != stamp.size) return false;
  index::FileStamp& touched = stamps_[file.path] = known->second;
  touched.mtime = stamp.mtime;
  log_unchanged(file.path, touched, log_, report_);
  return true;
}

void Intake::reject(Error problem, const std::string& path) {
  open_.at(path).line.problems.push_back(problem);
  report_.rejected.push_back(std::move(problem));
}

void Intake::reject_duplicate(const index::SourcedArticle& a, const std::string& owner) {
  if (owner != a.path) open_.at(a.path).rivals.insert(owner);
  const std::string holder = owner == a.path ? "another record of this file" : owner;
  reject(
      {ErrorCode::invalid_argument, fmt::format("the id \"{}\" is already taken by {}", a.article.id, holder), a.path},
      a.path);
}

void Intake::accept(index::SourcedArticle a) {
  const auto [at, is_new] = ids_.try_emplace(a.article.id, a.path);
  if (!is_new) return reject_duplicate(a, at->second);
  const std::string owner = base_.owner_of(a.article.id);
  if (unread_.contains(owner) && !gone_.contains(owner)) {
    disputed_.push_back(std::move(a));  // the owner may have given it up: known when it is read
  } else {
    place(std::move(a));
  }
}

void Intake::place(index::SourcedArticle a) {
  const std::string owner = base_.owner_of(a.article.id);
  if (!owner.empty() && !gone_.contains(owner)) return reject_duplicate(a, owner);
  if (plan_.vanished.contains(owner) && !base_.manifest.contains(a.path)) note_move(a.path, owner);
  ++report_.articles;
  giving_.insert(a.path);
  open_.at(a.path).line.add(a.article);
  (*take_)(std::move(a));
}

void Intake::note_move(const std::string& path, const std::string& from) {
  std::string& known = open_.at(path).line.from;
  if (known.empty()) known = from;
  moved_away_.insert(from);
}

// Every article of the file has found its place. One whose problems may pass is read again by the next run.
void Intake::conclude(const std::string& path) {
  const auto at = open_.find(path);
  if (at == open_.end()) return;
  Open& open = at->second;
  open.line.conclude();
  log_.write(open.line);
  index::FileStamp& stamp = stamps_[path];
  stamp.empty = open.line.articles == 0;
  stamp.problems = index::remembered(std::move(open.line.problems), path);
  stamp.rivals = std::move(open.rivals);
  if (!open.may_pass) {
    (*done_)(open.file, stamp, open.line.articles);
  } else if (stamp.empty) {
    stamps_.erase(path);
  } else {
    stamp = index::kUnfinished;
  }
  open_.erase(at);
}

void log_unchanged(const std::string& path, const index::FileStamp& stamp, ReportFile& log, RunReport& report) {
  ++report.unchanged;
  report.troubled_unchanged += !stamp.problems.empty();
  report.rejected.insert(report.rejected.end(), stamp.problems.begin(), stamp.problems.end());
  FileReport line;
  line.path = path;
  line.status = "unchanged";
  line.problems = stamp.problems;
  log.write(line);
}

}  // namespace diplomed::indexer
