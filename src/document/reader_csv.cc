#include "document/readers.h"

namespace diplomed::document {

Status read_csv(const Source& source, const ArticleSink&, const ProblemSink&) {
  return Error{ErrorCode::unsupported, "csv is not a format this version reads", std::string(source.path)};
}

}  // namespace diplomed::document
