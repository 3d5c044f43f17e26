// write_stenogram SENTENCES: prints the long text of stenogram.h.
#include <cstdio>
#include <cstdlib>

#include "stenogram.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: write_stenogram SENTENCES\n");
    return 2;
  }
  std::puts(diplomed::testing::stenogram(static_cast<std::size_t>(std::atoll(argv[1]))).c_str());
  return 0;
}
