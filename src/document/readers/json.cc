// JSONL: one record a line, read without keeping more than one of them. A `.json` file with one array or one object
// over several lines is taken as the same records, and so is an array that one object wraps. Strings of a record are
// what somebody has cleaned already, so the text is cleaned gently (record.h).
#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/limits.h"
#include "document/chars.h"
#include "document/readers/readers.h"
#include "document/readers/record.h"
#include "document/readers/telegram.h"

namespace diplomed::document {
namespace {

using nlohmann::json;

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

bool has_text_or_title(const json& object) {
  return object.contains("text") || object.contains("body") || object.contains("title");
}

// The array of records that `object` holds when it is no record itself (a feed may have a title, too); its end when
// there is none.
json::const_iterator wrapped_records(const json& object) {
  if (!object.is_object() || object.contains("text") || object.contains("body")) return object.end();
  for (const char* name : {"articles", "items", "records", "data", "results", "docs"}) {
    const auto at = object.find(name);
    if (at == object.end() || !at->is_array() || at->empty()) continue;
    if (at->front().is_object() && has_text_or_title(at->front())) return at;
  }
  return object.end();
}

// One JSON object on its way to an Article.
class JsonRecord {
 public:
  JsonRecord(const json& object, std::uint32_t line, std::string where, const ProblemSink& problem)
      : object_(object), record_(line, std::move(where), problem) {}

  // The article without charset; an error when the record has neither text nor title.
  Result<Article> read(std::string fallback_id) {
    if (!object_.is_object()) return record_.error("the record is not an object");
    for (const auto& [key, value] : object_.items()) {
      if (!value.is_null()) take(key, value);
    }
    if (wrong_text_ && !record_.has_text()) return record_.error("\"text\" is not a string");
    return std::move(record_).finish(std::move(fallback_id));
  }

 private:
  void take(const std::string& key, const json& value) {
    switch (kind_of_field(key)) {
      case FieldKind::text:
        if (value.is_string()) {
          record_.put(key, *scalar(value));
        } else {
          wrong_text_ = true;
        }
        break;
      case FieldKind::facet:
        take_facet(key, value);
        break;
      case FieldKind::other:
        take_other(key, value);
        break;
      case FieldKind::unknown:
        break;
    }
  }

  // A list of authors is joined, anything else of a wrong type is reported.
  void take_other(const std::string& key, const json& value) {
    if (const auto field = scalar(value)) return record_.put(key, *field);
    std::string joined;
    if (key == "author" && value.is_array()) {
      for (const json& item : value) {
        if (const auto name = scalar(item)) joined += (joined.empty() ? "" : ", ") + *name;
      }
    }
    if (!joined.empty()) return record_.put(key, joined);
    if (key == "title" || key == "date" || key == "author" || key == "source") {
      record_.report("\"" + key + "\" is not a string");
    }
  }

  void take_facet(const std::string& key, const json& value) {
    const auto take_one = [&](const json& item) {
      if (const auto text = scalar(item)) return record_.put(key, *text);
      record_.report("\"" + key + "\" has a value that is not a string");
    };
    if (!value.is_array()) return take_one(value);
    for (const json& item : value) take_one(item);
  }

  const json& object_;
  Record record_;
  bool wrong_text_ = false;
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
    if (line.size() > limits::kMaxRecordBytes) {
      return problem_(
          {ErrorCode::too_large, "record is larger than " + std::to_string(limits::kMaxRecordBytes) + " bytes", where});
    }
    const Result<json> record = parse(line, where);
    if (!record) return problem_(record.error());
    take(record.value(), number, where, std::string(source_.id) + "#" + n);
  }

  // A record, or an object around records: {"articles": […]}.
  // An export of Telegram is its messages.
  void take(const json& record, std::uint32_t line, const std::string& where, const std::string& fallback_id) {
    if (is_telegram_export(record)) {
      for (const TelegramMessage& message : telegram_messages(record)) {
        std::string id = fallback_id;
        take_one(message.record, line, where + message.place, std::move(id.append("#").append(message.id)));
      }
      return;
    }
    const auto wrapped = wrapped_records(record);
    if (wrapped == record.end()) return take_one(record, line, where, fallback_id);
    std::uint32_t index = 0;
    for (const json& item : *wrapped) {
      const std::string n = std::to_string(++index);
      std::string place = where;
      place.append(".").append(wrapped.key()).append("[").append(n).append("]");
      std::string id = fallback_id;
      take_one(item, line, place, std::move(id.append("#").append(n)));
    }
  }

  void take_one(const json& record, std::uint32_t line, const std::string& where, std::string fallback_id) {
    Result<Article> article = JsonRecord(record, line, where, problem_).read(std::move(fallback_id));
    if (!article) return problem_(article.error());
    const auto [first, is_new] = taken_.try_emplace(article->id, where.substr(source_.path.size()));
    if (!is_new) {
      return problem_({ErrorCode::invalid_argument,
                       "the id \"" + article->id + "\" is already taken by the record at " + std::string(source_.path) +
                           first->second,
                       where});
    }
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
  std::unordered_map<std::string, std::string> taken_;  // id → the end of where: ":12", "[12]"
};

}  // namespace

Status read_json(const Source& source, const ArticleSink& article, const ProblemSink& problem) {
  JsonReader reader(source, article, problem);
  const std::string_view text = chars::trim(source.text);
  const std::string_view first_line = chars::trim(text.substr(0, text.find('\n')));
  // A whole document shows at its first line: an array, or an object that goes on below.
  const bool may_be_whole = text.size() <= limits::kMaxFileBytes &&
                            (text.starts_with('[') || (text.starts_with('{') && !first_line.ends_with('}')));
  if (may_be_whole) {
    if (const Result<json> document = parse(text, std::string(source.path))) return reader.read_whole(document.value());
  }
  return reader.read_lines();
}

}  // namespace diplomed::document
