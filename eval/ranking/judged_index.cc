#include "eval/ranking/judged_index.h"

#include <stdlib.h>

#include <atomic>
#include <filesystem>
#include <fstream>

#include "run.h"
#include "text/morphology/morphology.h"

namespace diplomed::eval {

namespace fs = std::filesystem;

Status JudgedIndex::make_directory() {
  std::string pattern = (fs::temp_directory_path() / "diplomed-eval-").string() + std::string(6, 'X');
  if (::mkdtemp(pattern.data()) == nullptr) return Error{ErrorCode::unreadable, "cannot make a directory", pattern};
  directory_ = pattern;
  return Unit{};
}

std::string JudgedIndex::path() const {
  return (fs::path(directory_) / "index").string();
}

Status JudgedIndex::build(const std::string& documents, const std::string& dictionary) {
  indexer::Options options;
  options.db = path();
  options.dictionary = dictionary;
  options.jobs = 2;
  options.paths = {documents};
  const std::atomic<bool> stop = false;
  const auto report = indexer::run(options, stop);
  if (!report) return report.error();
  auto morphology = text::Morphology::open(dictionary);
  if (!morphology) return morphology.error();
  auto searcher = search::Searcher::open(options.db, *morphology);
  if (!searcher) return searcher.error();
  searcher_ = std::move(searcher).value();
  return Unit{};
}

Result<std::unique_ptr<JudgedIndex>> JudgedIndex::make(const std::string& documents, const std::string& dictionary) {
  std::unique_ptr<JudgedIndex> index(new JudgedIndex());
  if (Status s = index->make_directory(); !s) return s.error();
  if (Status s = index->build(documents, dictionary); !s) return s.error();
  return index;
}

Result<std::unique_ptr<JudgedIndex>> JudgedIndex::of_text(const std::string& jsonl, const std::string& dictionary) {
  std::unique_ptr<JudgedIndex> index(new JudgedIndex());
  if (Status s = index->make_directory(); !s) return s.error();
  const std::string file = (fs::path(index->directory_) / "documents.jsonl").string();
  std::ofstream(file, std::ios::binary) << jsonl;
  if (Status s = index->build(file, dictionary); !s) return s.error();
  return index;
}

JudgedIndex::~JudgedIndex() {
  std::error_code ignored;
  if (!directory_.empty()) fs::remove_all(directory_, ignored);
}

}  // namespace diplomed::eval
