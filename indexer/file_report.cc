#include "file_report.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "walk.h"
#include "wire.h"

namespace diplomed::indexer {

using Json = nlohmann::ordered_json;

void FileReport::add(const document::Article& article) {
  ++articles;
  formats.insert(article.format);
  charsets.emplace(article.charset, article.charset_how);
  ++languages[article.language];
  dropped += article.dropped.size();
  undated += article.primary_date() == nullptr;
  untitled += article.title_is_lead || article.title.empty();
}

void FileReport::conclude() {
  if (articles == 0 && !problems.empty()) {
    status = "rejected";
  } else if (!from.empty()) {
    status = "moved";
  } else {
    const bool whole =
        std::all_of(problems.begin(), problems.end(), [](const Error& e) { return e.code == ErrorCode::note; });
    status = whole ? "indexed" : "partial";
  }
}

ReportFile::~ReportFile() {
  if (fd_ >= 0) ::close(fd_);
}

Status ReportFile::check(const std::string& path, const std::vector<std::string>& paths) {
  std::error_code failed;
  if (path.empty() || !is_inside(path, paths)) return Unit{};
  const bool named = std::any_of(paths.begin(), paths.end(), [&](const std::string& given) {
    return std::filesystem::equivalent(given, path, failed) && !failed;
  });
  std::ifstream file(path, std::ios::binary);
  std::string head;
  std::getline(file, head);
  const bool own = head.empty() || head.starts_with("{\"file\":") || head.starts_with("{\"summary\":");
  if (!named && own) return Unit{};
  return Error{ErrorCode::invalid_argument, "the report would overwrite a file that is to be indexed: name another one",
               path};
}

Status ReportFile::open(const std::string& path, bool append) {
  if (path.empty()) return Unit{};
  changes_only_ = append;
  fd_ = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | (append ? 0 : O_TRUNC), 0644);
  if (fd_ < 0) return Error{ErrorCode::unreadable, std::string("cannot write: ") + std::strerror(errno), path};
  return Unit{};
}

void ReportFile::write(const FileReport& file) {
  if (fd_ < 0 || (changes_only_ && (file.status == "unchanged" || file.status == "ignored"))) return;
  Json charsets = Json::array();
  for (const auto& [name, how] : file.charsets) charsets.push_back({{"name", name}, {"how", how}});
  Json problems = Json::array();
  for (const Error& e : file.problems) {
    problems.push_back({{"where", e.where}, {"message", e.message}, {"code", name_of(e.code)}});
  }
  const auto took = std::chrono::steady_clock::now() - file.began;
  Json line = {{"file", file.path},
               {"status", file.status},
               {"formats", file.formats},
               {"charsets", charsets},
               {"languages", file.languages},
               {"articles", file.articles},
               {"dropped", file.dropped},
               {"undated", file.undated},
               {"untitled", file.untitled},
               {"problems", problems},
               {"milliseconds", std::chrono::duration_cast<std::chrono::milliseconds>(took).count()}};
  if (!file.from.empty()) line["from"] = file.from;
  if (!file.reason.empty()) line["reason"] = file.reason;
  write_line(line.dump(-1, ' ', false, Json::error_handler_t::replace));
}

void ReportFile::write_line(const std::string& json) {
  if (fd_ < 0 || !complete_) return;
  const std::string line = json + "\n";
  complete_ = ::write(fd_, line.data(), line.size()) == static_cast<ssize_t>(line.size());
}

}  // namespace diplomed::indexer
