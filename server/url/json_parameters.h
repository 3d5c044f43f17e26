// Parameters out of the body of a POST request.
#pragma once

#include <string>
#include <string_view>

#include "server/url/url.h"

namespace diplomed::server {

// Members of a JSON object as parameters: strings, numbers, booleans and arrays of these. False: not such an object,
// `error` says why.
bool parameters_from_json(std::string_view body, ParameterList& parameters, std::string& error);

}  // namespace diplomed::server
