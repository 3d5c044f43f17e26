#include "document/file_properties.h"
#include "document/readers.h"
#include "document/rtf_text.h"

namespace diplomed::document {

Status read_rtf(const ReadInput& input, const ArticleSink& article, const ProblemSink& problem) {
  const Result<RtfText> text = read_rtf_text(input.bytes);
  if (!text) return Error{text.error().code, text.error().message, input.path};
  for (const Repair& repair : text->repairs) problem({ErrorCode::note, repair.message, input.path});
  Metadata meta;
  meta.title = sane_title(text->title, text->body.buffer());
  meta.author = sane_creator(text->author);
  return deliver(compose(text->body.lines(), meta, Cleaning::full),
                 {input.path, input.id, text->body.buffer(), text->charset}, article);
}

}  // namespace diplomed::document
