#include "eval/ranking/judged.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>

#include "eval/read_lines.h"

namespace diplomed::eval {

Result<Judged> read_judged(const std::string& directory) {
  namespace fs = std::filesystem;
  Judged out;
  out.documents = (fs::path(directory) / "docs.jsonl").string();
  std::error_code ignored;
  if (!fs::is_regular_file(out.documents, ignored)) {
    return Error{ErrorCode::unreadable, "cannot open", out.documents};
  }
  const auto qrels = read_columns((fs::path(directory) / "qrels.tsv").string(), 3, "query<TAB>document<TAB>grade");
  if (!qrels) return qrels.error();
  for (const Columns& line : *qrels) {
    const bool trec = line.values.size() == 4;
    const std::string& digits = line.values[trec ? 3 : 2];
    char* end = nullptr;
    const double grade = std::strtod(digits.c_str(), &end);
    if (digits.empty() || *end != '\0') return Error{ErrorCode::malformed, "the grade is not a number", line.where};
    if (grade > 0) out.grades[line.values[0]][line.values[trec ? 2 : 1]] = grade;
  }
  const auto queries = read_columns((fs::path(directory) / "queries.tsv").string(), 2, "id<TAB>text[<TAB>kind]");
  if (!queries) return queries.error();
  for (const Columns& line : *queries) {
    if (!out.grades.contains(line.values[0])) continue;
    out.queries.push_back({line.values[0], line.values[1], line.values.size() > 2 ? line.values[2] : ""});
  }
  return out;
}

}  // namespace diplomed::eval
