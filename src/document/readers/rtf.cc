#include "document/charset/charset.h"
#include "document/office/rtf_text.h"
#include "document/readers/file_properties.h"
#include "document/readers/readers.h"

namespace diplomed::document {

Status read_rtf(const ReadInput& input, const ArticleSink& article, const ProblemSink& problem) {
  const Result<RtfText> text = read_rtf_text(input.bytes);
  if (!text) return Error{text.error().code, text.error().message, input.path};
  for (const std::string& message : text->problems) problem({ErrorCode::incomplete, message, input.path});
  Metadata meta;
  meta.title = sane_title(text->title, text->body.buffer());
  meta.author = sane_creator(text->author);
  Article composed = compose(text->body.lines(), meta, Cleaning::full);
  if (text->states_charset) composed.charset_how = to_string(CharsetEvidence::declared);
  return deliver(std::move(composed), {input.path, input.id, text->body.buffer(), text->charset}, article);
}

}  // namespace diplomed::document
