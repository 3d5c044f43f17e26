#include "one_input.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "document/charset/charset.h"
#include "document/readers/read_articles.h"
#include "query_input.h"

namespace diplomed::fuzz {
namespace {

constexpr std::array<std::pair<std::string_view, const char*>, 14> kPaths = {{{"text", "d/a.txt"},
                                                                              {"markdown", "d/a.md"},
                                                                              {"html", "d/a.html"},
                                                                              {"json", "d/a.jsonl"},
                                                                              {"csv", "d/a.csv"},
                                                                              {"feed", "d/a.xml"},
                                                                              {"mail", "d/a.eml"},
                                                                              {"archive", "d/a.zip"},
                                                                              {"pdf", "d/a.pdf"},
                                                                              {"docx", "d/a.docx"},
                                                                              {"odt", "d/a.odt"},
                                                                              {"rtf", "d/a.rtf"},
                                                                              {"charset", ""},
                                                                              {"query", ""}}};

const char* path_of(std::string_view format) {
  const auto* at = std::find_if(kPaths.begin(), kPaths.end(), [&](const auto& p) { return p.first == format; });
  return at == kPaths.end() ? nullptr : at->second;
}

void check(const Error& error) {
  require(!error.message.empty(), "an error has a message");
  require(!error.where.empty(), "an error names its place");
  require(error.code != ErrorCode::internal, "bad input is no internal error");
  require_text(error.message, "messages are UTF-8");
}

void check(const document::Article& article) {
  require(!article.id.empty(), "an article has an id");
  require(!article.format.empty(), "an article has a format");
  require(!article.title.empty() || !article.body.empty(), "an article has text");
  for (const std::string* text : {&article.title, &article.subtitle, &article.body, &article.author, &article.source,
                                  &article.url, &article.language, &article.id}) {
    require_text(*text, "what an article says is UTF-8");
    require(text->find('\0') == std::string::npos, "what an article says has no NUL");
  }
  for (const document::Date& date : article.dates) {
    require(!date.value.empty() && !date.evidence.empty(), "a date has a value and evidence");
    require_text(date.evidence, "evidence is UTF-8");
  }
  for (const auto* lines : {&article.dropped, &article.stripped}) {
    for (const document::DroppedLine& line : *lines) {
      require(line.reason != document::NoiseReason::none, "a dropped line has a reason");
      require_text(line.text, "a dropped line is UTF-8");
    }
  }
  for (const auto& [facet, values] : article.facets) {
    require(!values.empty(), "a facet has values");
    for (const std::string& value : values) require_text(value, "a value of a facet is UTF-8");
  }
}

void decode(std::string_view bytes) {
  const Result<document::DecodedText> decoded = document::decode_text(bytes);
  if (!decoded) return require(!decoded.error().message.empty(), "an error has a message");
  require_text(decoded->text, "decoded text is UTF-8");
  require(decoded->text.find('\0') == std::string::npos, "decoded text has no NUL");
  require(!decoded->charset.empty(), "decoded text has a charset");
  for (const document::ByteRepair& repair : decoded->repairs)
    require(!repair.message.empty(), "a repair has a message");
}

}  // namespace

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "invariant broken: %s\n", what);
  std::abort();
}

void require_text(std::string_view text, const char* what) {
  require(utf8::find_invalid(text) == std::string_view::npos, what);
}

bool is_format(std::string_view format) {
  return path_of(format) != nullptr;
}

void read_one_input(std::string_view format, std::string_view bytes) {
  if (format == "charset") return decode(bytes);
  if (format == "query") return read_query(bytes);
  std::size_t articles = 0;
  const Status status = document::read_articles(
      {path_of(format), "d/a", bytes},
      [&](const document::Article& article) {
        ++articles;
        check(article);
      },
      [](const Error& problem) { check(problem); });
  if (!status) check(status.error());
  require(!status.ok() || articles > 0, "a file that was read has an article");
}

}  // namespace diplomed::fuzz
