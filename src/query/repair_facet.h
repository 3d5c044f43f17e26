// A mistyped name in a facet field: страна:казхстан, person:мурашка.
#pragma once

#include <optional>
#include <string>

#include "query/repair.h"

namespace diplomed::query {

// `text`, the value of the field `facet` (a canonical name), with those words mended that are in no name of a value or
// of a concept of that facet: keyboard layout, Latin letters, one or two slips. Nothing when some document has the
// value, when it names a concept, or when what was mended finds no document either. May throw Xapian::Error.
std::optional<std::string> mend_facet_value(const std::string& facet, const std::string& text,
                                            const RepairContext& context);

}  // namespace diplomed::query
