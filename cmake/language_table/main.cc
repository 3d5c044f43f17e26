// language-table INPUT.tsv OUTPUT.h: checks a table of corpus/language and writes it as a C++ header. The build runs it
// for each table (cmake/LanguageTables.cmake). Exit code 1 and a line per fault when something is wrong.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "table.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: language-table INPUT.tsv OUTPUT.h\n";
    return 1;
  }
  const std::filesystem::path input = argv[1];
  std::ifstream in(input, std::ios::binary);
  if (!in) {
    std::cerr << input.string() << ": cannot be read\n";
    return 1;
  }
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  std::vector<std::string> problems;
  const auto table = diplomed::language_table::read_table(input.stem().string(), input.string(), text, problems);
  for (const std::string& problem : problems) std::cerr << problem << '\n';
  if (!problems.empty()) return 1;
  std::ofstream out(argv[2], std::ios::binary);
  out << diplomed::language_table::write_header(table);
  out.close();
  if (!out) {
    std::cerr << argv[2] << ": cannot be written\n";
    return 1;
  }
  return 0;
}
