// Bytes → Article, without analysis: bytes_per_second is by CPU time. Inputs are made of the sample corpus; with
// DIPLOMED_BENCH_FOLDER=DIR also the files of that folder, one after the other.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "document/readers/read_articles.h"

namespace {

namespace fs = std::filesystem;
using Inputs = std::vector<std::pair<std::string, std::string>>;  // name, bytes

std::string slurp(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Files of the corpus in UTF-8 with this extension.
Inputs corpus(const std::string& extension) {
  Inputs out;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(DIPLOMED_SOURCE_DIR) / "corpus/articles")) {
    if (entry.path().extension() != extension) continue;
    std::string bytes = slurp(entry.path());
    if (bytes.find("ов") != std::string::npos) out.emplace_back(entry.path().filename(), std::move(bytes));
  }
  return out;
}

Inputs short_news() {
  return corpus(".txt");
}

// The bodies of all texts, several times over, under one headline.
Inputs long_texts() {
  std::string text = "Доклад о сотрудничестве\n\n";
  for (int i = 0; i < 4; ++i) {
    for (const auto& [name, bytes] : short_news()) text += bytes.substr(bytes.find("\n\n") + 2) + "\n\n";
  }
  return {{"long.txt", text}};
}

// Pages as news sites have them: the story between menus, scripts and cards of other stories.
Inputs pages() {
  Inputs out;
  for (const auto& [name, bytes] : short_news()) {
    std::string page = "<!doctype html><html lang=ru><head><meta charset=utf-8><title>Новость — Вестник</title><style>";
    for (int i = 0; i < 200; ++i) page += ".block-" + std::to_string(i) + "{margin:0 auto;padding:4px;display:block}";
    page += "</style></head><body><nav><ul>";
    for (int i = 0; i < 60; ++i)
      page += "<li class=\"menu__item\"><a href=\"/rubric/" + std::to_string(i) + "\">Рубрика</a></li>";
    page += "</ul></nav><main><article class=\"news\"><h1>Новость о врачах</h1>";
    for (std::size_t at = 0; at < bytes.size();) {
      const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
      if (end > at) page += "<p class=\"text\">" + bytes.substr(at, end - at) + "</p>\n";
      at = end + 1;
    }
    page += "</article><aside>";
    for (int i = 0; i < 40; ++i) {
      page += "<div class=\"card\"><a href=\"/news/" + std::to_string(i) + "\"><img src=\"/i/" + std::to_string(i) +
              ".jpg\" alt=\"\"><span>Другая новость дня</span></a></div>";
    }
    page += "</aside></main><script>";
    for (int i = 0; i < 400; ++i) page += "window.counter=(window.counter||0)+" + std::to_string(i) + ";";
    out.emplace_back("page.html", page + "</script></body></html>");
  }
  return out;
}

Inputs records() {
  Inputs files = corpus(".jsonl");
  for (auto& [name, bytes] : files) {
    const std::string once = bytes;
    for (int i = 0; i < 20; ++i) bytes += once;
  }
  return files;
}

Inputs folder() {
  Inputs out;
  const char* name = std::getenv("DIPLOMED_BENCH_FOLDER");
  if (name == nullptr) return out;
  for (const auto& entry : fs::recursive_directory_iterator(name)) {
    if (entry.is_regular_file()) out.emplace_back(entry.path().filename(), slurp(entry.path()));
  }
  return out;
}

void read(benchmark::State& state, Inputs (*make)()) {
  const Inputs inputs = make();
  if (inputs.empty()) return state.SkipWithError("no input");
  std::size_t bytes = 0;
  std::size_t articles = 0;
  for (auto _ : state) {
    for (const auto& [name, content] : inputs) {
      const auto status = diplomed::document::read_articles(
          {name, name, content}, [&](const diplomed::document::Article&) { ++articles; },
          [](const diplomed::Error&) {});
      benchmark::DoNotOptimize(status.ok());
      bytes += content.size();
    }
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
  state.counters["articles"] = benchmark::Counter(static_cast<double>(articles), benchmark::Counter::kIsRate);
}

}  // namespace

BENCHMARK_CAPTURE(read, short_news, short_news);
BENCHMARK_CAPTURE(read, long_texts, long_texts);
BENCHMARK_CAPTURE(read, pages, pages);
BENCHMARK_CAPTURE(read, records, records);
BENCHMARK_CAPTURE(read, folder, folder);
BENCHMARK_MAIN();
