// Organisations and places as the flat markup of factRuEval has them in naeval's selection: only what is a proper name.
// «компания «Икс»» → Икс; «Министерство обороны Франции» → Министерство обороны, and the place Франции;
// «правительство Франции» → the place alone.
#pragma once

#include <vector>

#include "base/span.h"
#include "knowledge/facts.h"
#include "knowledge/organisations/entity_context.h"

namespace diplomed::eval {

// The proper names in one mention of an organisation; `places`: all places of the text, in text order.
std::vector<Span> proper_names(const knowledge::NameContext& context, const std::vector<Span>& places, Span mention);

// A place without the noun that says what it is, where that noun comes first in lower case: «реку Нарву» → Нарву.
Span proper_place(const knowledge::NameContext& context, Span mention);

}  // namespace diplomed::eval
