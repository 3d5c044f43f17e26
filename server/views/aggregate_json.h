// JSON of /matrix.json and /network.json; the shapes are documented in docs/http-api.md.
#pragma once

#include <string>

#include "server/views/answer.h"

namespace diplomed::server {

std::string matrix_json(const MatrixAnswer& answer);
std::string network_json(const NetworkAnswer& answer);

}  // namespace diplomed::server
