#include "document/readers/read_articles.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "document/charset/charset.h"
#include "document/readers/readers.h"

namespace diplomed::document {
namespace {

constexpr std::size_t kTellingBytes = 64u << 10;  // of a file, enough to tell a text's format

Error at(Error error, const std::string& path) {
  if (error.where.empty()) error.where = path;
  return error;
}

// A record file or an archive may be larger than any page: what it holds is bounded piece by piece.
bool holds_many(const ReadInput& input, std::optional<Format> binary) {
  return is_record_name(input.path) || binary == Format::archive;
}

Result<std::optional<Format>> binary_format(const ReadInput& input) {
  if (!input.format) return detect_binary(input.path, input.bytes);
  return is_text(*input.format) ? std::optional<Format>() : input.format;
}

Status read_binary(Format format, const ReadInput& input, const ArticleSink& article, const ProblemSink& problem) {
  switch (format) {
    case Format::pdf:
      return read_pdf(input, article, problem);
    case Format::docx:
      return read_docx(input, article, problem);
    case Format::odt:
      return read_odt(input, article, problem);
    case Format::rtf:
      return read_rtf(input, article, problem);
    case Format::mail:
      return read_mail(input, article, problem);
    case Format::archive:
      return read_archive(input, article, problem);
    default:
      return Error{ErrorCode::internal, "not a binary format", input.path};
  }
}

Status read_decoded(Format format, const Source& source, const ArticleSink& article, const ProblemSink& problem) {
  switch (format) {
    case Format::text:
      return read_plain_text(source, article);
    case Format::markdown:
      return read_markdown(source, article, problem);
    case Format::html:
      return read_html(source, article);
    case Format::json:
      return read_json(source, article, problem);
    case Format::csv:
      return read_csv(source, article, problem);
    case Format::feed:
      return read_feed(source, article, problem);
    default:
      return Error{ErrorCode::internal, "not a text format", std::string(source.path)};
  }
}

void report_repairs(Article& article, const std::string& path, const ProblemSink& problem) {
  for (std::string& message : article.repairs) problem({ErrorCode::note, std::move(message), path});
  article.repairs.clear();
}

Status read_text(const ReadInput& input, const ArticleSink& article, const ProblemSink& problem) {
  Result<DecodedText> decoded = decode_bytes(input.bytes);
  if (!decoded) return at(decoded.error(), input.path);
  const Result<Format> format = input.format ? *input.format : detect_format(input.path, decoded->text);
  if (!format) return at(format.error(), input.path);
  // Of a page only its text is looked at, by compose().
  if (*format != Format::html && *format != Format::feed) mend(*decoded);
  for (const ByteRepair& repair : decoded->repairs) {
    problem({ErrorCode::note, repair.message, input.path + ": byte " + std::to_string(repair.offset)});
  }
  const auto labelled = [&](Article a) {
    a.format = name_of(*format);
    a.charset_how = describe_charset(*decoded);
    report_repairs(a, input.path, problem);
    article(std::move(a));
  };
  return read_decoded(*format, {input.path, input.id, decoded->text, decoded->charset, decoded->is_clean}, labelled,
                      problem);
}

}  // namespace

Status read_articles(const ReadInput& input, const ArticleSink& article, const ProblemSink& problem) {
  if (input.bytes.empty()) return Error{ErrorCode::malformed, "the file is empty", input.path};
  const Result<std::optional<Format>> binary = binary_format(input);
  if (!binary) return binary.error();
  if (input.bytes.size() > limits::kMaxFileBytes && !holds_many(input, *binary)) {
    return Error{ErrorCode::too_large, "file is larger than " + std::to_string(limits::kMaxFileBytes) + " bytes",
                 input.path};
  }
  const auto labelled = [&](Article a) {
    if (a.format.empty()) a.format = name_of(**binary);
    report_repairs(a, input.path, problem);
    article(std::move(a));
  };
  Status status = *binary ? read_binary(**binary, input, labelled, problem) : read_text(input, article, problem);
  return status ? std::move(status) : Status(at(status.error(), input.path));
}

ToldFormat tell_format(std::string_view path, std::string_view bytes) {
  const Result<std::optional<Format>> binary = detect_binary(path, bytes);
  if (!binary) return {};
  if (*binary) return {*binary, true};
  const std::string_view head = utf8::truncate(bytes, kTellingBytes);
  const Result<DecodedText> decoded = decode_text(head);
  const Result<Format> format = decoded ? detect_format(path, decoded->text) : Result<Format>(decoded.error());
  // A head that cannot be told is refused just so when it is the whole file; else what follows may be anything.
  if (!format) return {std::nullopt, head.size() < bytes.size()};
  return {*format, *format == Format::html || *format == Format::markdown || *format == Format::feed};
}

}  // namespace diplomed::document
