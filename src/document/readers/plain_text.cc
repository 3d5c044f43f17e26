#include "document/lines.h"
#include "document/readers/readers.h"

namespace diplomed::document {

Status read_plain_text(const Source& source, const ArticleSink& article, const Metadata& stated) {
  return deliver(
      compose(split_lines(source.text), stated, Cleaning::full, source.is_clean ? Letters::good : Letters::unknown),
      source, article);
}

}  // namespace diplomed::document
