#include "document/readers/record.h"

#include <algorithm>
#include <array>

#include "document/chars.h"
#include "document/charset/lost_text.h"
#include "document/lines.h"
#include "document/readers/readers.h"

namespace diplomed::document {
namespace {

struct FacetKey {
  std::string_view key;
  std::string_view facet;
};

constexpr std::array<FacetKey, 25> kFacetKeys = {{{"country", "country"},
                                                  {"countries", "country"},
                                                  {"field", "field"},
                                                  {"fields", "field"},
                                                  {"type", "type"},
                                                  {"types", "type"},
                                                  {"instrument", "instrument"},
                                                  {"instruments", "instrument"},
                                                  {"status", "status"},
                                                  {"statuses", "status"},
                                                  {"org", "org"},
                                                  {"orgs", "org"},
                                                  {"organisation", "org"},
                                                  {"organisations", "org"},
                                                  {"organization", "org"},
                                                  {"organizations", "org"},
                                                  {"person", "person"},
                                                  {"persons", "person"},
                                                  {"people", "person"},
                                                  {"place", "place"},
                                                  {"places", "place"},
                                                  {"programme", "programme"},
                                                  {"programmes", "programme"},
                                                  {"program", "programme"},
                                                  {"programs", "programme"}}};

const FacetKey* facet_of(std::string_view name) {
  const auto* at = std::find_if(kFacetKeys.begin(), kFacetKeys.end(), [&](const FacetKey& f) { return f.key == name; });
  return at == kFacetKeys.end() ? nullptr : at;
}

}  // namespace

FieldKind kind_of_field(std::string_view name) {
  static constexpr std::array<std::string_view, 9> kOthers = {"id",     "title", "date",     "published", "source",
                                                              "author", "url",   "language", "lang"};
  if (name == "text" || name == "body") return FieldKind::text;
  if (facet_of(name) != nullptr) return FieldKind::facet;
  const bool other = std::find(kOthers.begin(), kOthers.end(), name) != kOthers.end();
  return other ? FieldKind::other : FieldKind::unknown;
}

Record::Record(std::uint32_t line, std::string where, const ProblemSink& problem)
    : line_(line), where_(std::move(where)), problem_(problem) {}

void Record::report(std::string message) const {
  problem_({ErrorCode::incomplete, std::move(message), where_});
}

Error Record::error(std::string message) const {
  return {ErrorCode::malformed, std::move(message), where_};
}

void Record::put(std::string_view name, std::string value) {
  std::erase(value, '\0');
  if (name == "id") {
    id_ = chars::trim(value);
  } else if (name == "text" || name == "body") {
    if (value.size() > text_.size()) text_ = std::move(value);
  } else if (const FacetKey* facet = facet_of(name)) {
    std::string clean = chars::tidy(value);
    if (clean.empty()) return;
    std::vector<std::string>& values = facets_[std::string(facet->facet)];
    if (std::find(values.begin(), values.end(), clean) == values.end()) values.push_back(std::move(clean));
  } else {
    set_metadata(meta_, name, value, line_, where_, problem_);
  }
}

Result<Article> Record::finish(std::string fallback_id) && {
  if (chars::trim(text_).empty() && meta_.title.empty()) return error("no text");
  std::vector<Line> lines = split_lines(text_);
  for (Line& line : lines) line.number = line_;
  Article article = compose(std::move(lines), meta_, Cleaning::gentle);
  if (const std::string_view why = why_lost(article); !why.empty()) return error(std::string(why));
  for (std::string& message : article.repairs) problem_({ErrorCode::note, std::move(message), where_});
  article.repairs.clear();
  if (article.title.empty() && article.body.empty()) return error("no text of a story, only noise");
  article.id = id_.empty() ? std::move(fallback_id) : std::move(id_);
  article.facets = std::move(facets_);
  return article;
}

}  // namespace diplomed::document
