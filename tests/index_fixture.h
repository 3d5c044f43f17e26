// An index in a temporary directory, made by the product's own indexer.
#pragma once

#include <atomic>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "dictionary.h"
#include "run.h"
#include "search/searcher.h"
#include "temp_dir.h"

namespace diplomed::testing {

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

// Shows each article: the texts of tests are often the same.
inline search::SearchRequest request_for(const std::string& q) {
  search::SearchRequest request;
  request.q = q;
  request.duplicates = search::Duplicates::show;
  request.size = 100;
  return request;
}

}  // namespace diplomed::testing
