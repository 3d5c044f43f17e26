#include "document/readers.h"

namespace diplomed::document {

Status read_archive(const ReadInput& input, const ArticleSink&, const ProblemSink&) {
  return Error{ErrorCode::unsupported, "archive is not a format this version reads", input.path};
}

}  // namespace diplomed::document
