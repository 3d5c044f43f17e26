// What people read for a facet value.
#pragma once

#include <string>

#include "search/answer/hit.h"
#include "search/handle.h"

namespace diplomed::search {

// From the vocabulary, else from the labels the index keeps for values of records, else the value itself.
LabelledValue label_of(const Handle& handle, const std::string& facet, const std::string& value);

}  // namespace diplomed::search
