#include "wire.h"

#include <array>
#include <cstring>

#include "document/article_fields.h"

namespace diplomed::indexer {
namespace {

using Json = nlohmann::json;

constexpr std::array<std::string_view, 9> kCodes = {"invalid_argument", "not_found",  "unreadable",
                                                    "malformed",        "too_large",  "unsupported",
                                                    "internal",         "incomplete", "note"};

// Texts, flags and the facets that a record states are JSON as they are.
template <typename T>
Json to_wire(const T& value) {
  return value;
}
Json to_wire(const document::Date& d) {
  return {static_cast<int>(d.kind),       d.value,    static_cast<int>(d.precision),
          static_cast<int>(d.confidence), d.evidence, d.line};
}
Json to_wire(const document::DroppedLine& d) {
  return {d.line, d.text, document::name_of(d.reason)};
}
template <typename T>
Json to_wire(const std::vector<T>& values) {
  Json out = Json::array();
  for (const T& value : values) out.push_back(to_wire(value));
  return out;
}

template <typename T>
void from_wire(const Json& json, T& value) {
  json.get_to(value);
}
void from_wire(const Json& json, document::Date& d) {
  d = {static_cast<document::DateKind>(json.at(0).get<int>()),
       json.at(1),
       static_cast<document::DatePrecision>(json.at(2).get<int>()),
       static_cast<document::Confidence>(json.at(3).get<int>()),
       json.at(4),
       json.at(5)};
}
void from_wire(const Json& json, document::DroppedLine& d) {
  d = {json.at(0), json.at(1), document::noise_reason_named(json.at(2).get<std::string>())};
}
template <typename T>
void from_wire(const Json& json, std::vector<T>& values) {
  for (const Json& each : json) from_wire(each, values.emplace_back());
}

}  // namespace

Json article_json(const document::Article& a) {
  Json out;
  document::visit_fields(a, [&](const char* name, const auto& value) { out[name] = to_wire(value); });
  return out;
}

Result<document::Article> article_of(const Json& json) {
  try {
    document::Article a;
    document::visit_fields(a, [&](const char* name, auto& value) { from_wire(json.at(name), value); });
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
