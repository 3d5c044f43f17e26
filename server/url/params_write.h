// The writing side of params.h: parameters from SearchParams.
#pragma once

#include "server/url/params.h"
#include "server/url/url.h"

namespace diplomed::server {

// Parameters that differ from the defaults, keys sorted, values of a filter sorted.
ParameterList to_parameters(const SearchParams& params);

}  // namespace diplomed::server
