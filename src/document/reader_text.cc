#include "document/lines.h"
#include "document/readers.h"

namespace diplomed::document {

Status read_plain_text(const Source& source, const ArticleSink& article) {
  return deliver(compose(split_lines(source.text), {}, Cleaning::full), source, article);
}

}  // namespace diplomed::document
