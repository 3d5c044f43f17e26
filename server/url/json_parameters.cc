#include "server/url/json_parameters.h"

#include <nlohmann/json.hpp>
#include <optional>

#include "base/utf8.h"

namespace diplomed::server {

bool parameters_from_json(std::string_view body, ParameterList& parameters, std::string& error) {
  const auto json = nlohmann::json::parse(body, nullptr, false);
  if (!json.is_object()) {
    error = json.is_discarded() ? "The body is not valid JSON." : "The body is not a JSON object.";
    return false;
  }
  const auto text = [](const nlohmann::json& v) -> std::optional<std::string> {
    if (v.is_string()) return utf8::sanitize(v.get<std::string>());
    if (v.is_boolean()) return v.get<bool>() ? "1" : "0";
    if (v.is_number_integer()) return v.dump();
    return std::nullopt;
  };
  for (const auto& [name, value] : json.items()) {
    const std::size_t count = value.is_array() ? value.size() : 1;
    for (std::size_t i = 0; i < count; ++i) {
      const auto one = text(value.is_array() ? value[i] : value);
      if (!one) {
        error = "The member \"" + utf8::sanitize(name) +
                "\" is not a string, a whole number, a boolean or an array of these.";
        return false;
      }
      parameters.push_back({utf8::sanitize(name), *one});
    }
  }
  return true;
}

}  // namespace diplomed::server
