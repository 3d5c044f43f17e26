#include "checkpoint.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <filesystem>

#include "file_bytes.h"
#include "index/layout.h"
#include "wire.h"

namespace diplomed::indexer {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr std::string_view kJournal = "journal";
constexpr std::string_view kSegment = "segment-";
constexpr std::size_t kSumBytes = sizeof(std::uint64_t);

// A frame with its sum.
std::string sealed(const Json& json) {
  std::string frame = to_frame(json);
  const std::uint64_t sum = index::content_hash(frame);
  frame.append(reinterpret_cast<const char*>(&sum), kSumBytes);
  return frame;
}

// Takes the first sealed frame off `data`; false when there is none that is whole.
bool unseal(std::string_view& data, Json& json) {
  if (data.size() < kFrameHead) return false;
  const std::size_t size = kFrameHead + frame_bytes(data);
  if (data.size() < size + kSumBytes) return false;
  std::uint64_t sum = 0;
  std::memcpy(&sum, data.data() + size, kSumBytes);
  if (sum != index::content_hash(data.substr(0, size))) return false;
  json = message_of(data.substr(kFrameHead, size - kFrameHead));
  data.remove_prefix(size + kSumBytes);
  return json.is_object();
}

Json origin_json(const Origin& origin) {
  return {{"pipeline", origin.pipeline}, {"generation", origin.generation}, {"first", origin.first}};
}

bool write_all(int fd, std::string_view data) {
  while (!data.empty()) {
    const ssize_t written = ::write(fd, data.data(), data.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    data.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

Checkpoint::Checkpoint(std::string directory, Origin origin)
    : directory_(std::move(directory)), origin_(std::move(origin)), next_document_(origin_.first) {}

Checkpoint::~Checkpoint() {
  if (journal_ >= 0) ::close(journal_);
}

std::string Checkpoint::load() {
  std::error_code failed;
  if (!fs::exists(directory_, failed)) return {};
  const std::string journal = (fs::path(directory_) / kJournal).string();
  std::size_t whole = 0;
  if (!replay(journal, whole)) {
    discard();
    return "what an interrupted run left does not fit to this run or is broken; it is thrown away";
  }
  fs::resize_file(journal, whole, failed);
  if (failed) {
    discard();
    return "what an interrupted run left cannot be written to; it is thrown away";
  }
  verify_segments();
  find_whole_files();
  return {};
}

// `whole` becomes the length of what could be understood. False when the journal is of another origin.
bool Checkpoint::replay(const std::string& journal, std::size_t& whole) {
  const Result<FileBytes> bytes = FileBytes::open(journal);
  if (!bytes) return false;
  std::string_view left = bytes->view();
  Json frame;
  if (!unseal(left, frame) || frame != origin_json(origin_)) return false;
  try {
    while (unseal(left, frame)) take_frame(frame);
  } catch (const Json::exception&) {
    return false;  // sealed by another version of this program
  }
  whole = bytes->view().size() - left.size();
  return true;
}

void Checkpoint::take_frame(const Json& frame) {
  if (frame.contains("drop")) {
    const std::string path = frame["drop"];
    read_.erase(path);
    drop_from_segments(path);
  } else if (frame.contains("segment")) {
    const std::string name = frame["segment"];
    Kept& segment = kept_[name];
    segment.first = frame.at("first");
    segment.documents = frame.at("documents");
    for (const Json& file : frame.at("ids")) segment.ids[file.at(0)] = file.at(1);
    next_segment_ = std::max(next_segment_, std::strtoul(name.c_str() + kSegment.size(), nullptr, 10) + 1);
    next_document_ = std::max(next_document_, segment.first + static_cast<Xapian::docid>(segment.documents));
  } else {
    Read& read = read_[frame.at("file")];
    read.articles = frame.at("articles");
    read.file = {frame.at("id"), {frame.at("size"), frame.at("mtime"), frame.at("hash")}, {}};
    const std::string problems = frame.at("problems");
    index::decode_problems(problems, read.file.stamp);
  }
}

void Checkpoint::drop_from_segments(const std::string& path) {
  for (auto& [name, segment] : kept_) {
    if (segment.ids.contains(path)) segment.dropped.insert(path);
  }
}

void Checkpoint::verify_segments() {
  std::erase_if(kept_, [&](const auto& entry) {
    const auto& [name, segment] = entry;
    return !index::segment_holds((fs::path(directory_) / name).string(), segment.first, segment.documents);
  });
}

void Checkpoint::find_whole_files() {
  for (const auto& [path, read] : read_) {
    FinishedFile file = read.file;
    for (const auto& [name, segment] : kept_) {
      const auto ids = segment.ids.find(path);
      if (ids == segment.ids.end() || segment.dropped.contains(path)) continue;
      file.ids.insert(file.ids.end(), ids->second.begin(), ids->second.end());
    }
    if (file.ids.size() == read.articles) files_[path] = std::move(file);
  }
}

void Checkpoint::keep_only(const std::set<std::string>& paths) {
  std::set<std::string> dropped;
  for (const auto& [name, segment] : kept_) {
    for (const auto& [path, ids] : segment.ids) {
      if (!paths.contains(path) && !segment.dropped.contains(path)) dropped.insert(path);
    }
  }
  for (const auto& [path, read] : read_) {
    if (!paths.contains(path)) dropped.insert(path);
  }
  begin();
  for (const std::string& path : dropped) {
    drop_from_segments(path);
    append({{"drop", path}}, false);
  }
  std::erase_if(files_, [&](const auto& entry) { return !paths.contains(entry.first); });
  remove_unused_segments();
}

// Those of which nothing counts, and those that were never finished.
void Checkpoint::remove_unused_segments() {
  std::erase_if(kept_, [](const auto& entry) { return entry.second.dropped.size() == entry.second.ids.size(); });
  std::error_code ignored;
  std::vector<fs::path> unused;
  for (fs::directory_iterator at(directory_, ignored), end; !ignored && at != end; at.increment(ignored)) {
    const std::string name = at->path().filename().string();
    if (name.starts_with(kSegment) && !kept_.contains(name)) unused.push_back(at->path());
  }
  for (const fs::path& path : unused) (void)index::remove_ours(path.string()).ok();
}

void Checkpoint::begin() {
  if (journal_ >= 0) return;
  std::error_code failed;
  fs::create_directories(directory_, failed);
  const std::string path = (fs::path(directory_) / kJournal).string();
  journal_ = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0644);
  if (journal_ >= 0 && ::lseek(journal_, 0, SEEK_END) == 0) append(origin_json(origin_), true);
}

// False when it could not be written, now or before.
bool Checkpoint::append(const Json& frame, bool sync) {
  const std::string bytes = sealed(frame);
  const std::lock_guard lock(mutex_);
  if (journal_ < 0) return false;
  if (write_all(journal_, bytes) && (!sync || ::fdatasync(journal_) == 0)) return true;
  ::close(journal_);  // what follows would stand behind a broken frame
  journal_ = -1;
  return false;
}

void Checkpoint::file_done(const FoundFile& file, const index::FileStamp& stamp, std::size_t articles) {
  append({{"file", file.path},
          {"id", file.id},
          {"size", stamp.size},
          {"mtime", stamp.mtime},
          {"hash", stamp.hash},
          {"problems", index::encode_problems(stamp)},
          {"articles", articles}},
         false);
}

void Checkpoint::segment_done(const std::string& path, Xapian::docid first,
                              const std::vector<index::SourcedArticle>& batch) {
  if (!index::sync_segment(path)) return;
  std::map<std::string, std::vector<std::string>> ids;
  for (const index::SourcedArticle& a : batch) ids[a.path].push_back(a.article.id);
  Json files = Json::array();
  for (auto& [file, own] : ids) files.push_back({file, std::move(own)});
  const Json frame = {{"segment", fs::path(path).filename().string()},
                      {"first", first},
                      {"documents", batch.size()},
                      {"ids", std::move(files)}};
  if (append(frame, true)) recorded_ = true;
}

std::vector<index::Segment> Checkpoint::kept_segments() const {
  std::vector<index::Segment> out;
  for (const auto& [name, segment] : kept_) out.push_back({(fs::path(directory_) / name).string(), segment.dropped});
  return out;
}

void Checkpoint::discard() {
  {
    const std::lock_guard lock(mutex_);
    if (journal_ >= 0) ::close(journal_);
    journal_ = -1;
  }
  kept_.clear();
  read_.clear();
  files_.clear();
  next_segment_ = 0;
  next_document_ = origin_.first;
  (void)index::remove_ours(directory_).ok();
}

}  // namespace diplomed::indexer
