// JSONL: one record a line, read without keeping more than one of them. A `.json` file with one array or one object
// over several lines is taken as the same records. Strings of a record are what somebody has cleaned already, so the
// text is cleaned gently. Explicit facet values are kept under singular names; they win over extraction later.
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "base/limits.h"
#include "document/calendar.h"
#include "document/chars.h"
#include "document/lines.h"
#include "document/readers.h"

namespace diplomed::document {
namespace {

using nlohmann::json;

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

// "[json.exception.parse_error.101] parse error at line 1, column 9: syntax error …" without the library's prefix.
std::string reason_of(const json::exception& e) {
  const std::string_view what = e.what();
  const std::size_t end = what.find("] ");
  std::string reason(what.substr(end == std::string_view::npos ? 0 : end + 2));
  if (const std::size_t read = reason.find("; last read"); read != std::string::npos) reason.resize(read);
  return "broken JSON: " + reason;
}

Result<json> parse(std::string_view text, const std::string& where) {
  try {
    return json::parse(text.begin(), text.end());
  } catch (const json::exception& e) {
    return Error{ErrorCode::malformed, reason_of(e), where};
  }
}

std::optional<std::string> scalar(const json& value) {
  if (value.is_string()) {
    std::string text = value.get<std::string>();
    std::erase(text, '\0');
    return text;
  }
  if (value.is_number_integer() || value.is_number_unsigned()) return value.dump();
  return std::nullopt;
}

// One record on its way to an Article.
class Record {
 public:
  Record(const json& object, std::uint32_t line, std::string where, const ProblemSink& problem)
      : object_(object), line_(line), where_(std::move(where)), problem_(problem) {}

  // The article without charset; an error when the record has neither text nor title.
  Result<Article> read(std::string fallback_id) {
    if (!object_.is_object()) return Error{ErrorCode::malformed, "the record is not an object", where_};
    for (const auto& [key, value] : object_.items()) {
      if (!value.is_null()) take(key, value);
    }
    if (wrong_text_) return Error{ErrorCode::malformed, "\"text\" is not a string", where_};
    if (chars::trim(text_).empty() && meta_.title.empty()) return Error{ErrorCode::malformed, "no text", where_};
    std::vector<Line> lines = split_lines(text_);
    for (Line& line : lines) line.number = line_;
    Article article = compose(std::move(lines), meta_, Cleaning::gentle);
    article.id = id_.empty() ? std::move(fallback_id) : std::move(id_);
    article.facets = std::move(facets_);
    return article;
  }

 private:
  void report(std::string message) { problem_({ErrorCode::malformed, std::move(message), where_}); }

  void take(const std::string& key, const json& value) {
    if (key == "id") {
      if (auto id = scalar(value)) id_ = chars::trim(*id);
    } else if (key == "text" || key == "body") {
      take_text(value);
    } else if (const auto* facet = facet_of(key)) {
      take_facet(*facet, value);
    } else if (auto field = scalar(value)) {
      set_metadata(meta_, key, *field, line_, where_, problem_);
    } else if (key == "title" || key == "date" || key == "author" || key == "source") {
      take_list(key, value);
    }
  }

  void take_text(const json& value) {
    if (!value.is_string()) {
      wrong_text_ = text_.empty();
      return;
    }
    std::string text = *scalar(value);
    if (text.size() > text_.size()) text_ = std::move(text);
    wrong_text_ = false;
  }

  // A list of authors is joined, anything else of a wrong type is reported.
  void take_list(const std::string& key, const json& value) {
    std::string joined;
    if (key == "author" && value.is_array()) {
      for (const json& item : value) {
        if (auto name = scalar(item)) joined += (joined.empty() ? "" : ", ") + *name;
      }
    }
    if (joined.empty()) return report("\"" + key + "\" is not a string");
    set_metadata(meta_, key, joined, line_, where_, problem_);
  }

  static const FacetKey* facet_of(const std::string& key) {
    const auto* at =
        std::find_if(kFacetKeys.begin(), kFacetKeys.end(), [&](const FacetKey& f) { return f.key == key; });
    return at == kFacetKeys.end() ? nullptr : at;
  }

  void take_facet(const FacetKey& facet, const json& value) {
    if (value.is_array()) {
      for (const json& item : value) add_facet(facet, item);
    } else {
      add_facet(facet, value);
    }
  }

  void add_facet(const FacetKey& facet, const json& value) {
    const std::optional<std::string> raw = scalar(value);
    if (!raw) return report("\"" + std::string(facet.key) + "\" has a value that is not a string");
    std::string text = chars::tidy(*raw);
    if (text.empty()) return;
    std::vector<std::string>& values = facets_[std::string(facet.facet)];
    if (std::find(values.begin(), values.end(), text) == values.end()) values.push_back(std::move(text));
  }

  const json& object_;
  std::uint32_t line_;
  std::string where_;
  const ProblemSink& problem_;
  Metadata meta_;
  std::string id_;
  std::string text_;
  bool wrong_text_ = false;
  std::map<std::string, std::vector<std::string>> facets_;
};

class JsonReader {
 public:
  JsonReader(const Source& source, const ArticleSink& article, const ProblemSink& problem)
      : source_(source), article_(article), problem_(problem) {}

  Status read_lines() {
    std::string_view rest = source_.text;
    for (std::uint32_t number = 1; !rest.empty(); ++number) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      const std::string_view line = chars::trim(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (!line.empty()) read_line(line, number);
    }
    return result();
  }

  // Each element of an array, or the one object.
  Status read_whole(const json& document) {
    if (document.is_array()) {
      std::uint32_t index = 0;
      for (const json& item : document) {
        ++index;
        const std::string n = std::to_string(index);
        take(item, 0, std::string(source_.path) + "[" + n + "]", std::string(source_.id) + "#" + n);
      }
    } else {
      take(document, 1, std::string(source_.path) + ":1", std::string(source_.id));
    }
    return result();
  }

 private:
  void read_line(std::string_view line, std::uint32_t number) {
    const std::string n = std::to_string(number);
    const std::string where = std::string(source_.path) + ":" + n;
    if (line.size() > limits::max_record_bytes) {
      return problem_({ErrorCode::too_large,
                       "record is larger than " + std::to_string(limits::max_record_bytes) + " bytes", where});
    }
    const Result<json> record = parse(line, where);
    if (!record) return problem_(record.error());
    take(record.value(), number, where, std::string(source_.id) + "#" + n);
  }

  void take(const json& record, std::uint32_t line, const std::string& where, std::string fallback_id) {
    Result<Article> article = Record(record, line, where, problem_).read(std::move(fallback_id));
    if (!article) return problem_(article.error());
    article->charset = source_.charset;
    ++records_;
    article_(std::move(article).value());
  }

  Status result() const {
    if (records_ > 0) return Unit{};
    return Error{ErrorCode::malformed, "no record could be read", std::string(source_.path)};
  }

  const Source& source_;
  const ArticleSink& article_;
  const ProblemSink& problem_;
  std::size_t records_ = 0;
};

}  // namespace

Status read_json(const Source& source, const ArticleSink& article, const ProblemSink& problem) {
  JsonReader reader(source, article, problem);
  const std::string_view text = chars::trim(source.text);
  const std::string_view first_line = chars::trim(text.substr(0, text.find('\n')));
  // A whole document shows at its first line: an array, or an object that goes on below.
  const bool may_be_whole = text.size() <= limits::max_file_bytes &&
                            (text.starts_with('[') || (text.starts_with('{') && !first_line.ends_with('}')));
  if (may_be_whole) {
    if (const Result<json> document = parse(text, std::string(source.path))) return reader.read_whole(document.value());
  }
  return reader.read_lines();
}

}  // namespace diplomed::document
