#include "document/readers.h"

namespace diplomed::document {

Status read_pdf(const ReadInput& input, const ArticleSink&, const ProblemSink&) {
  return Error{ErrorCode::unsupported, "pdf is not a format this version reads", input.path};
}

}  // namespace diplomed::document
