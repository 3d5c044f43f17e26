// An index made for one measurement.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "search/searcher.h"

namespace diplomed::eval {

// In a temporary directory that goes with the object.
class JudgedIndex {
 public:
  // Indexes `documents` (path of a JSONL file) as diplomed-index does.
  static Result<std::unique_ptr<JudgedIndex>> make(const std::string& documents, const std::string& dictionary);
  // The same for the text of such a file.
  static Result<std::unique_ptr<JudgedIndex>> of_text(const std::string& jsonl, const std::string& dictionary);
  ~JudgedIndex();
  JudgedIndex(const JudgedIndex&) = delete;
  JudgedIndex& operator=(const JudgedIndex&) = delete;

  const search::Searcher& searcher() const { return *searcher_; }
  std::string path() const;  // of the index

 private:
  JudgedIndex() = default;
  Status make_directory();
  Status build(const std::string& documents, const std::string& dictionary);

  std::string directory_;
  std::unique_ptr<search::Searcher> searcher_;
};

}  // namespace diplomed::eval
