#include "document/readers.h"

namespace diplomed::document {

Status read_docx(const ReadInput& input, const ArticleSink&, const ProblemSink&) {
  return Error{ErrorCode::unsupported, "docx is not a format this version reads", input.path};
}

}  // namespace diplomed::document
