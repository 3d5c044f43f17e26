#include "document/reader.h"

#include "base/limits.h"
#include "document/calendar.h"
#include "document/chars.h"
#include "document/charset.h"
#include "document/format.h"
#include "document/readers.h"

namespace diplomed::document {
namespace {

Error at(Error error, const std::string& path) {
  if (error.where.empty()) error.where = path;
  return error;
}

// A record file may be larger than any page: its lines are bounded one by one.
bool is_record_file(const ReadInput& input) {
  const std::string extension = chars::fold(extension_of(input.path));
  return extension == "jsonl" || extension == "ndjson";
}

Status read_as(Format format, const Source& source, const ArticleSink& article, const ProblemSink& problem) {
  switch (format) {
    case Format::text:
      return read_plain_text(source, article);
    case Format::markdown:
      return read_markdown(source, article, problem);
    case Format::html:
      return read_html(source, article);
    case Format::json:
      return read_json(source, article, problem);
  }
  return Error{ErrorCode::internal, "unknown format", std::string(source.path)};
}

}  // namespace

Status read_articles(const ReadInput& input, const ArticleSink& article, const ProblemSink& problem) {
  if (input.bytes.size() > limits::max_file_bytes && !is_record_file(input)) {
    return Error{ErrorCode::too_large, "file is larger than " + std::to_string(limits::max_file_bytes) + " bytes",
                 input.path};
  }
  if (Status container = check_container(input.path, input.bytes); !container) return container;
  Result<DecodedText> decoded = decode_text(input.bytes);
  if (!decoded) return at(decoded.error(), input.path);
  for (const Repair& repair : decoded->repairs) {
    problem({ErrorCode::malformed, repair.message, input.path + ": byte " + std::to_string(repair.offset)});
  }
  const Result<Format> format = detect_format(input.path, decoded->text);
  if (!format) return at(format.error(), input.path);
  const Source source{input.path, input.id, decoded->text, decoded->charset};
  Status status = read_as(format.value(), source, article, problem);
  return status ? std::move(status) : Status(at(status.error(), input.path));
}

Status deliver(Article composed, const Source& source, const ArticleSink& article) {
  if (composed.title.empty() && composed.body.empty()) {
    return Error{ErrorCode::malformed, "no text of a story, only noise", std::string(source.path)};
  }
  composed.id = source.id;
  composed.charset = source.charset;
  article(std::move(composed));
  return Unit{};
}

bool set_metadata(Metadata& meta, std::string_view key, std::string_view value, std::uint32_t line,
                  const std::string& where, const ProblemSink& problem) {
  value = chars::trim(value);
  if (key == "date" || key == "published") {
    if (value.empty()) return true;
    if (const auto date = parse_iso_date(value)) {
      meta.dates.push_back(
          {DateKind::published, date->to_string(), date->precision(), Confidence::high, std::string(value), line});
    } else {
      problem(
          {ErrorCode::malformed,
           "date \"" + std::string(value.substr(0, 60)) + "\" is not YYYY, YYYY-MM, YYYY-MM-DD or an ISO date and time",
           where});
    }
    return true;
  }
  std::string* field = key == "title"                       ? &meta.title
                       : key == "source"                    ? &meta.source
                       : key == "author"                    ? &meta.author
                       : key == "url"                       ? &meta.url
                       : key == "language" || key == "lang" ? &meta.language
                                                            : nullptr;
  if (field == nullptr) return false;
  *field = chars::tidy(value);
  return true;
}

}  // namespace diplomed::document
