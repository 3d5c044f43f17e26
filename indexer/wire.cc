#include "wire.h"

#include <array>
#include <cstring>

namespace diplomed::indexer {
namespace {

using Json = nlohmann::json;

constexpr std::array<std::string_view, 9> kCodes = {"invalid_argument", "not_found",  "unreadable",
                                                    "malformed",        "too_large",  "unsupported",
                                                    "internal",         "incomplete", "note"};

Json lines_json(const std::vector<document::DroppedLine>& lines) {
  Json out = Json::array();
  for (const document::DroppedLine& d : lines) out.push_back({d.line, d.text, d.reason});
  return out;
}

std::vector<document::DroppedLine> lines_of(const Json& json) {
  std::vector<document::DroppedLine> out;
  for (const Json& d : json) out.push_back({d.at(0), d.at(1), d.at(2)});
  return out;
}

}  // namespace

Json article_json(const document::Article& a) {
  Json dates = Json::array();
  for (const document::Date& d : a.dates) {
    dates.push_back({static_cast<int>(d.kind), d.value, static_cast<int>(d.precision), static_cast<int>(d.confidence),
                     d.evidence, d.line});
  }
  return {{"id", a.id},
          {"title", a.title},
          {"lead", a.title_is_lead},
          {"subtitle", a.subtitle},
          {"body", a.body},
          {"author", a.author},
          {"source", a.source},
          {"url", a.url},
          {"language", a.language},
          {"charset", a.charset},
          {"charset_how", a.charset_how},
          {"format", a.format},
          {"dates", std::move(dates)},
          {"dropped", lines_json(a.dropped)},
          {"stripped", lines_json(a.stripped)},
          {"facets", a.facets}};
}

Result<document::Article> article_of(const Json& json) {
  try {
    document::Article a;
    a.id = json.at("id");
    a.title = json.at("title");
    a.title_is_lead = json.at("lead");
    a.subtitle = json.at("subtitle");
    a.body = json.at("body");
    a.author = json.at("author");
    a.source = json.at("source");
    a.url = json.at("url");
    a.language = json.at("language");
    a.charset = json.at("charset");
    a.charset_how = json.at("charset_how");
    a.format = json.at("format");
    for (const Json& d : json.at("dates")) {
      a.dates.push_back({static_cast<document::DateKind>(d.at(0).get<int>()), d.at(1),
                         static_cast<document::DatePrecision>(d.at(2).get<int>()),
                         static_cast<document::Confidence>(d.at(3).get<int>()), d.at(4), d.at(5)});
    }
    a.dropped = lines_of(json.at("dropped"));
    a.stripped = lines_of(json.at("stripped"));
    a.facets = json.at("facets").get<std::map<std::string, std::vector<std::string>>>();
    return a;
  } catch (const Json::exception& e) {
    return Error{ErrorCode::malformed, e.what(), ""};
  }
}

Json error_json(const Error& error) {
  return {static_cast<int>(error.code), error.message, error.where};
}

Error error_of(const Json& json) {
  try {
    const auto code = json.at(0).get<std::size_t>();
    if (code < kCodes.size()) return {static_cast<ErrorCode>(code), json.at(1), json.at(2)};
  } catch (const Json::exception&) {
    // as below
  }
  return {ErrorCode::internal, "an error that cannot be understood", ""};
}

std::string_view name_of(ErrorCode code) {
  return kCodes.at(static_cast<std::size_t>(code));
}

std::string to_frame(const Json& message) {
  std::string out(kFrameHead, '\0');
  Json::to_cbor(message, out);
  const auto size = static_cast<std::uint32_t>(out.size() - kFrameHead);
  std::memcpy(out.data(), &size, kFrameHead);
  return out;
}

std::size_t frame_bytes(std::string_view head) {
  std::uint32_t size = 0;
  std::memcpy(&size, head.data(), kFrameHead);
  return size;
}

Json message_of(std::string_view body) {
  return Json::from_cbor(body.begin(), body.end(), true, false);
}

}  // namespace diplomed::indexer
