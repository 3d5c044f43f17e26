#include "document/readers/deliver.h"

#include "document/chars.h"
#include "document/charset/lost_text.h"
#include "document/dates/stated_date.h"

namespace diplomed::document {
Status deliver(Article composed, const Source& source, const ArticleSink& article) {
  if (const std::string_view why = why_lost(composed); !why.empty()) {
    return Error{ErrorCode::malformed, std::string(why), std::string(source.path)};
  }
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
    if (const auto date = parse_stated_date(value)) {
      meta.dates.push_back(
          {DateKind::published, date->to_string(), date->precision(), Confidence::high, std::string(value), line});
    } else {
      problem({ErrorCode::incomplete, "date \"" + std::string(utf8::truncate(value, 60)) + "\" cannot be read", where});
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
