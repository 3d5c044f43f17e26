#include "plan.h"

#include <fmt/format.h>

#include <algorithm>

#include "file_bytes.h"
#include "index/directory.h"
#include "index/schema.h"
#include "index/stored.h"

namespace diplomed::indexer {
namespace {

bool same_time(const index::FileStamp& stamp, const FoundFile& file) {
  return stamp.size == file.size && stamp.mtime == file.mtime;
}

bool same_content(const index::FileStamp& stamp, const FoundFile& file) {
  if (stamp.size != file.size) return false;
  const Result<FileBytes> bytes = FileBytes::open(file.path);
  return bytes && index::content_hash(bytes->view()) == stamp.hash;
}

class Planner {
 public:
  Planner(const Options& options, const Walk& found, const Base& base, const Checkpoint& checkpoint)
      : options_(options), found_(found), base_(base), finished_(checkpoint.files()) {
    for (const FoundFile& file : found.files) by_path_[file.path] = &file;
  }

  Result<Plan> plan() {
    if (Status s = nothing_is_lost(); !s) return s.error();
    for (const FoundFile& file : found_.files) sort_in(file);
    for (const auto& [path, stamp] : base_.manifest) {
      if (!by_path_.contains(path) && leaves(path)) plan_.vanished.insert(path);
    }
    while (release_rivals() || release_owned()) {
    }
    for (const FoundFile& file : found_.files) {
      if (unchanged_.contains(file.path)) {
        plan_.unchanged.push_back(file.path);
      } else if (!plan_.taken.contains(file.path)) {
        plan_.changed.push_back(file);
        plan_.changed_bytes += file.size;
      }
    }
    return std::move(plan_);
  }

 private:
  void sort_in(const FoundFile& file) {
    const auto known = base_.manifest.find(file.path);
    const auto finished = finished_.find(file.path);
    if (known != base_.manifest.end() && same_time(known->second, file)) {
      unchanged_.insert(file.path);
    } else if (finished != finished_.end() && finished->second.id == file.id &&
               (same_time(finished->second.stamp, file) || same_content(finished->second.stamp, file))) {
      plan_.taken[file.path] = file.mtime;
    }
  }

  // What --prune says of a file that was not found.
  bool leaves(const std::string& path) const {
    switch (options_.prune) {
      case Prune::never:
        return false;
      case Prune::all:
        return !found_.is_unknown(path);
      case Prune::below:
        break;
    }
    return found_.covers(path);
  }

  // Indexing everything anew must reach every file that the index has.
  Status nothing_is_lost() const {
    std::size_t count = 0;
    std::string first;
    for (const auto& [path, stamp] : base_.outdated) {
      if (stamp.empty || by_path_.contains(path) || leaves(path)) continue;
      if (count++ == 0) first = path;
    }
    if (count == 0) return Unit{};
    return Error{ErrorCode::invalid_argument,
                 fmt::format("program, dictionary, vocabulary or options have changed, so every file must be indexed "
                             "anew, but {} files of this index were not found below the paths given, the first is {}: "
                             "name their folder too, or --prune all to let them go, or another --db",
                             count, first),
                 options_.db};
  }

  // True when what this file holds stays as it is.
  bool stays(const std::string& path) const {
    if (unchanged_.contains(path) || plan_.taken.contains(path)) return true;
    return !by_path_.contains(path) && base_.manifest.contains(path) && !plan_.vanished.contains(path);
  }

  bool rivals_stay(const index::FileStamp& stamp) const {
    return std::all_of(stamp.rivals.begin(), stamp.rivals.end(), [&](const std::string& r) { return stays(r); });
  }

  // A file that had to give up an id is read again when the file that holds it changes. True when there was one.
  bool release_rivals() {
    const std::size_t before = unchanged_.size() + plan_.taken.size();
    std::erase_if(unchanged_, [&](const std::string& path) {
      if (rivals_stay(base_.manifest.at(path))) return false;
      plan_.again.insert(path);
      return true;
    });
    std::erase_if(plan_.taken, [&](const auto& file) { return !rivals_stay(finished_.at(file.first).stamp); });
    return unchanged_.size() + plan_.taken.size() < before;
  }

  // What the interrupted run could take the id of may have come back.
  bool release_owned() {
    if (!base_.kept) return false;
    const auto is_free = [&](const std::string& id) {
      const std::string owner = base_.owner_of(id);
      return owner.empty() || plan_.taken.contains(owner) || plan_.vanished.contains(owner);
    };
    return std::erase_if(plan_.taken, [&](const auto& file) {
             const std::vector<std::string>& ids = finished_.at(file.first).ids;
             return !std::all_of(ids.begin(), ids.end(), is_free);
           }) > 0;
  }

  const Options& options_;
  const Walk& found_;
  const Base& base_;
  const std::map<std::string, FinishedFile>& finished_;
  std::map<std::string, const FoundFile*> by_path_;
  std::set<std::string> unchanged_;
  Plan plan_;
};

}  // namespace

Result<Base> Base::read(const std::string& directory, const std::string& pipeline) {
  Base base;
  base.generation = index::published_generation(directory);
  if (base.generation.empty()) return base;
  Result<Xapian::Database> db = index::open_published(directory);
  if (!db) return db.error();
  base.kept = db->get_metadata(std::string(index::kPipelineKey)) == pipeline;
  (base.kept ? base.manifest : base.outdated) = index::read_manifest(*db);
  if (base.kept) {
    base.db = *db;
  } else {
    base.generation.clear();
  }
  return base;
}

std::string Base::owner_of(const std::string& id) const {
  if (!kept) return {};
  const std::string term = index::id_term(id);
  if (!db.term_exists(term)) return {};
  const Result<index::StoredHead> head = index::decode_head(db.get_document(*db.postlist_begin(term)).get_data());
  return head ? head->path : std::string();
}

Result<Plan> make_plan(const Options& options, const Walk& found, const Base& base, const Checkpoint& checkpoint) {
  return Planner(options, found, base, checkpoint).plan();
}

}  // namespace diplomed::indexer
