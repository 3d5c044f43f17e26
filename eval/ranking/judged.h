// Judged retrieval: documents, queries and which document answers which query.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/result.h"

namespace diplomed::eval {

struct JudgedQuery {
  std::string id, text;
  std::string kind;  // may be empty
};

struct Judged {
  std::string documents;  // path of docs.jsonl
  std::vector<JudgedQuery> queries;
  std::map<std::string, std::map<std::string, double>> grades;  // query id → document id → grade > 0
};

// Reads DIR/docs.jsonl (an id, title and text a line, as diplomed-index takes them), DIR/queries.tsv (id, text and
// perhaps a kind) and DIR/qrels.tsv (query id, document id, grade; or TREC's four columns with a 0 between). Empty
// lines and lines with # are passed over. Queries without a document are left out. Errors name file:line.
Result<Judged> read_judged(const std::string& directory);

}  // namespace diplomed::eval
