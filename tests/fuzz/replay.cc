// fuzz_replay FORMAT FOLDER: reads every file of the folder and some hundred mutations of them, the same ones each
// time. Ends with 77 (skipped) when the folder is absent.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "one_input.h"

namespace {

constexpr int kMutations = 1000;  // of all files together
constexpr std::size_t kMostBytes = std::size_t{256} << 10;

class Mutator {
 public:
  explicit Mutator(const std::vector<std::string>& files) : files_(files) {}

  std::string next() {
    std::string out = any();
    for (std::size_t i = 0, steps = 1 + below(3); i < steps; ++i) change(out);
    if (out.size() > kMostBytes) out.resize(kMostBytes);
    return out;
  }

 private:
  std::size_t below(std::size_t end) { return end == 0 ? 0 : random_() % end; }
  const std::string& any() { return files_[below(files_.size())]; }

  void change(std::string& text) {
    switch (below(5)) {
      case 0:  // flip bits
        for (std::size_t i = 0, count = 1 + below(8); i < count && !text.empty(); ++i) {
          char& byte = text[below(text.size())];
          byte = static_cast<char>(byte ^ (1 << below(8)));
        }
        break;
      case 1:  // cut off
        text.resize(below(text.size() + 1));
        break;
      case 2: {  // splice with another file
        const std::string& other = any();
        text = text.substr(0, below(text.size() + 1)) + other.substr(below(other.size() + 1));
        break;
      }
      case 3: {  // repeat a piece
        const std::size_t begin = below(text.size() + 1);
        const std::string piece = text.substr(begin, below(64));
        for (std::size_t i = 0, count = below(50); i < count; ++i) text.insert(begin, piece);
        break;
      }
      default: {  // take a piece out
        const std::size_t begin = below(text.size() + 1);
        text.erase(begin, below(64));
      }
    }
  }

  const std::vector<std::string>& files_;
  std::mt19937_64 random_{20251024};
};

}  // namespace

int main(int argc, char** argv) {
  namespace fs = std::filesystem;
  if (argc != 3 || !diplomed::fuzz::is_format(argv[1])) {
    std::fprintf(stderr, "usage: fuzz_replay FORMAT FOLDER\n");
    return 2;
  }
  if (!fs::is_directory(argv[2])) {
    std::printf("SKIPPED: there is no corpus for %s: %s is absent\n", argv[1], argv[2]);
    return 77;
  }
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(argv[2])) paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> files;
  for (const fs::path& path : paths) {
    std::ifstream in(path, std::ios::binary);
    files.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    std::printf("%s\n", path.filename().c_str());
    std::fflush(stdout);  // the last name is the one at fault
    diplomed::fuzz::read_one_input(argv[1], files.back());
  }
  if (files.empty()) {
    std::fprintf(stderr, "%s is empty\n", argv[2]);
    return 1;
  }
  Mutator mutator(files);
  for (int i = 0; i < kMutations; ++i) {
    const std::string input = mutator.next();
    if (std::getenv("FUZZ_REPLAY_DUMP") != nullptr) std::ofstream("mutation.bin", std::ios::binary) << input;
    diplomed::fuzz::read_one_input(argv[1], input);
  }
  std::printf("%s: %zu files, %d mutations\n", argv[1], files.size(), kMutations);
  return 0;
}
