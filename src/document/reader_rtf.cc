#include "document/readers.h"

namespace diplomed::document {

Status read_rtf(const ReadInput& input, const ArticleSink&, const ProblemSink&) {
  return Error{ErrorCode::unsupported, "rtf is not a format this version reads", input.path};
}

}  // namespace diplomed::document
