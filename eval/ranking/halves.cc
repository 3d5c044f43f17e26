#include "eval/ranking/halves.h"

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "document/readers/file_format.h"
#include "document/readers/read_articles.h"
#include "document/sentences.h"
#include "search/searcher.h"

namespace diplomed::eval {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> files_of(const std::string& path) {
  if (!fs::is_directory(path)) return {path};
  const fs::path judged = fs::path(path) / "docs.jsonl";
  if (fs::exists(judged)) return {judged.string()};
  std::vector<std::string> out;
  for (const auto& entry : fs::recursive_directory_iterator(path)) {
    if (entry.is_regular_file() && document::is_readable_name(entry.path().string())) out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::string line_of(const std::string& id, const std::string& title, std::string_view text) {
  return nlohmann::json{{"id", id}, {"title", title}, {"text", text}}.dump() + "\n";
}

// Where the sentence ends that ends nearest to the middle; npos when there is but one.
std::size_t middle_of(std::string_view text) {
  const std::vector<Span> sentences = document::split_sentences(text);
  std::size_t best = std::string_view::npos;
  const auto distance = [&](std::size_t at) {
    return at > text.size() / 2 ? at - text.size() / 2 : text.size() / 2 - at;
  };
  for (std::size_t i = 0; i + 1 < sentences.size(); ++i) {
    const std::size_t at = sentences[i].end;
    if (best == std::string_view::npos || distance(at) < distance(best)) best = at;
  }
  return best;
}

void add(const document::Article& article, std::size_t least, Halves& out) {
  const std::string title = article.title_is_lead ? "" : article.title;
  const std::string_view body = article.body;
  const std::size_t middle = utf8::length(body) < least ? std::string_view::npos : middle_of(body);
  if (middle == std::string_view::npos) {
    out.jsonl += line_of(article.id, title, body);
    return;
  }
  out.ids.push_back(article.id);
  out.jsonl += line_of(article.id + "#1", title, body.substr(0, middle));
  out.jsonl += line_of(article.id + "#2", "", body.substr(middle));
}

}  // namespace

Result<Halves> cut_in_halves(const std::vector<std::string>& paths, std::size_t least) {
  Halves out;
  for (const std::string& path : paths) {
    for (const std::string& file : files_of(path)) {
      std::ifstream in(file, std::ios::binary);
      if (!in) return Error{ErrorCode::unreadable, "cannot be read", file};
      const std::string bytes(std::istreambuf_iterator<char>(in), {});
      const auto take = [&](const document::Article& article) { add(article, least, out); };
      const document::ReadInput input{file, file, bytes};
      if (Status s = document::read_articles(input, take, [](const Error&) {}); !s) return s.error();
    }
  }
  return out;
}

Result<HalvesRun> measure_halves(const Halves& halves, const search::Searcher& searcher, const query::Ranking& ranking,
                                 std::size_t most) {
  HalvesRun run;
  search::SearchRequest request;
  request.duplicates = search::Duplicates::show;
  request.ranking = ranking;
  double seconds = 0;
  for (std::size_t i = 0; i < std::min(most, halves.ids.size()); ++i) {
    for (const auto& [asked, wanted] : {std::pair("#1", "#2"), std::pair("#2", "#1")}) {
      const std::clock_t start = std::clock();
      const auto page = searcher.similar(halves.ids[i] + asked, request);
      seconds += static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
      if (!page) return page.error();
      const auto found = std::find_if(
          page->hits.begin(), page->hits.end(),
          [&, other = halves.ids[i] + wanted](const search::SimilarHit& hit) { return hit.hit.id == other; });
      const double rank = static_cast<double>(found - page->hits.begin()) + 1;
      run.reciprocal.push_back(found == page->hits.end() ? 0 : 1 / rank);
    }
  }
  run.calls = run.reciprocal.size();
  if (run.calls == 0) return run;
  const auto n = static_cast<double>(run.calls);
  for (const double r : run.reciprocal) {
    run.recall1 += (r == 1) / n;
    run.recall10 += (r > 0) / n;
    run.mrr10 += r / n;
  }
  run.cpu_ms = 1000 * seconds / n;
  return run;
}

}  // namespace diplomed::eval
