// An index in a temporary directory, made by the product's own indexer.
#pragma once

#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "run.h"
#include "search/searcher.h"
#include "text/morphology.h"

namespace diplomed::testing {

// A directory that goes with the object.
class TempDir {
 public:
  TempDir() {
    std::string pattern = (std::filesystem::temp_directory_path() / "diplomed-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("mkdtemp failed");
    path_ = pattern;
  }
  ~TempDir() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::string sub(const std::string& name) const { return (path_ / name).string(); }
  // Writes a file below the directory, folders included.
  std::string write(const std::string& name, const std::string& content) const {
    const std::filesystem::path file = path_ / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << content;
    return file.string();
  }

 private:
  std::filesystem::path path_;
};

inline std::shared_ptr<const text::Morphology> shared_morphology() {
  static const auto morphology = [] {
    auto opened = text::Morphology::open(text::default_dictionary_directory());
    if (!opened) throw std::runtime_error(opened.error().to_string());
    return *opened;
  }();
  return morphology;
}

inline indexer::Options index_options(const std::string& db, std::vector<std::string> paths) {
  indexer::Options options;
  options.db = db;
  options.dictionary = text::default_dictionary_directory();
  options.jobs = 2;
  options.paths = std::move(paths);
  return options;
}

inline Result<indexer::RunReport> run_indexer(const std::string& db, std::vector<std::string> paths) {
  const std::atomic<bool> stop = false;
  return indexer::run(index_options(db, std::move(paths)), stop);
}

inline std::unique_ptr<search::Searcher> open_searcher(const std::string& db) {
  auto opened = search::Searcher::open(db, shared_morphology());
  if (!opened) throw std::runtime_error(opened.error().to_string());
  return std::move(opened).value();
}

inline search::SearchRequest request_for(const std::string& q) {
  search::SearchRequest request;
  request.q = q;
  request.size = 100;
  return request;
}

}  // namespace diplomed::testing
