// Files to index, in a folder of their own, beside an index directory.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "index_fixture.h"

namespace diplomed::testing {

// A plain article: a headline and a body that holds `word`.
inline std::string article_text(const std::string& word) {
  return "Заметка о природе\n\nУтром у реки видели, как " + word + " лежит на траве. Погода была тихой.\n";
}

inline std::string record_line(const std::string& id, const std::string& word) {
  return R"({"id": ")" + id + R"(", "title": "Заметка", "text": "Здесь )" + word + R"(."})" + "\n";
}

class CorpusOnDisk {
 public:
  std::string db() const { return dir_.sub("db"); }
  std::string in(const std::string& name = "") const { return name.empty() ? dir_.sub("in") : dir_.sub("in/" + name); }
  const TempDir& dir() const { return dir_; }
  void write(const std::string& name, const std::string& content) const { dir_.write("in/" + name, content); }
  void remove(const std::string& name) const { std::filesystem::remove_all(in(name)); }

  indexer::RunReport index(std::vector<std::string> paths = {}) const {
    if (paths.empty()) paths = {in()};
    auto report = run_indexer(db(), std::move(paths));
    if (!report) throw std::runtime_error(report.error().to_string());
    return std::move(report).value();
  }

  // Ids of what a query finds, sorted, with spaces between.
  std::string find(const std::string& q) const {
    const auto page = open_searcher(db())->search(request_for(q));
    if (!page) throw std::runtime_error(page.error().to_string());
    std::vector<std::string> ids;
    for (const search::Hit& hit : page->hits) ids.push_back(hit.id);
    std::sort(ids.begin(), ids.end());
    std::string out;
    for (const std::string& id : ids) out += (out.empty() ? "" : " ") + id;
    return out;
  }

  std::string revision() const {
    const auto info = open_searcher(db())->info();
    if (!info) throw std::runtime_error(info.error().to_string());
    return info->revision;
  }

 private:
  TempDir dir_;
};

// What was rejected, "where: message" a line, the folder's own path cut off.
inline std::string rejected_of(const indexer::RunReport& report) {
  std::string out;
  for (const Error& e : report.rejected) out += e.to_string() + "\n";
  return out;
}

}  // namespace diplomed::testing
