// Reads a text as the indexer would and keeps all that comes out.
#pragma once

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "document/readers/read_articles.h"

namespace diplomed::document::testing {

struct ReadOutcome {
  Status status = Unit{};
  std::vector<Article> articles;
  std::vector<Error> problems;

  const Article& only() const { return articles.at(0); }
};

inline ReadOutcome read(const std::string& path, std::string_view bytes) {
  ReadOutcome out;
  out.status = read_articles(
      {path, path, bytes}, [&](Article a) { out.articles.push_back(std::move(a)); },
      [&](Error e) { out.problems.push_back(std::move(e)); });
  return out;
}

inline std::string slurp(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace diplomed::document::testing
