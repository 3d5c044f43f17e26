// generate-articles: any number of articles from one seed, as one JSONL or as files, with what is true of them.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "support/generator.h"

namespace {

namespace fs = std::filesystem;
using namespace diplomed::testing;

struct Request {
  std::uint64_t first = 0, count = 1'000, seed = 1;
  std::string format = "jsonl", out, gold;
};

// Writes what `line` makes of each article to the stream, in large pieces.
template <typename Line>
bool write_lines(const Request& request, const ArticleGenerator& generator, std::ostream& out, const Line& line) {
  std::string piece;
  for (std::uint64_t i = request.first; i < request.first + request.count && out; ++i) {
    piece += line(generator.article(i));
    if (piece.size() < (1u << 20)) continue;
    out << piece;
    piece.clear();
  }
  out << piece << std::flush;
  return out.good();
}

bool write_files(const Request& request, const ArticleGenerator& generator) {
  fs::create_directories(request.out);
  for (std::uint64_t i = request.first; i < request.first + request.count; ++i) {
    const GeneratedFile file = file_of(generator.article(i));
    std::ofstream out(fs::path(request.out) / file.name, std::ios::binary);
    if (!(out << file.bytes << std::flush)) return false;
  }
  return true;
}

bool generate(const Request& request) {
  const ArticleGenerator generator(request.seed);
  if (request.format == "files" && !write_files(request, generator)) return false;
  if (request.format == "jsonl" && request.out == "-") {
    std::ios::sync_with_stdio(false);
    if (!write_lines(request, generator, std::cout, jsonl_record)) return false;
  } else if (request.format == "jsonl") {
    fs::create_directories(request.out);
    std::ofstream out(fs::path(request.out) / "articles.jsonl", std::ios::binary);
    if (!write_lines(request, generator, out, jsonl_record)) return false;
  }
  if (request.gold.empty()) return true;
  std::ofstream gold(request.gold, std::ios::binary);
  return write_lines(request, generator, gold, gold_record);
}

}  // namespace

int main(int argc, char** argv) {
  Request request;
  CLI::App app("Generated articles: the same seed gives the same bytes.", "generate-articles");
  app.add_option("--count", request.count, "how many")->capture_default_str();
  app.add_option("--first", request.first, "number of the first; article N is the same whatever the count")
      ->capture_default_str();
  app.add_option("--seed", request.seed, "another one gives other articles")->capture_default_str();
  app.add_option("--format", request.format,
                 "jsonl: one file articles.jsonl; files: one each, of several formats and charsets")
      ->check(CLI::IsMember({"jsonl", "files"}))
      ->capture_default_str();
  app.add_option("--out", request.out, "folder, made when missing; - writes JSONL to standard output")->required();
  app.add_option("--gold", request.gold, "file for what is true of each article, as JSON lines");
  CLI11_PARSE(app, argc, argv);
  try {
    if (generate(request)) return 0;
    std::cerr << "generate-articles: cannot write to " << request.out << "\n";
  } catch (const std::exception& e) {
    std::cerr << "generate-articles: " << e.what() << "\n";
  }
  return 1;
}
