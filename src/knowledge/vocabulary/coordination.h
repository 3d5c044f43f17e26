// Words that a coordination leaves out: «трансплантации печени и почки» names both, as do «детская и взрослая
// кардиохирургия» and «соглашение и меморандум о сотрудничестве».
#pragma once

#include <vector>

#include "knowledge/vocabulary/matcher.h"

namespace diplomed::knowledge {

// Adds to `matches` of a text's `tokens` the medical fields and instruments that stand in a list with one that was
// matched and share its words. Such a match has only its own word for its span. Keeps the order by first token.
// Cost: bounded for each match.
void add_coordinated(const Matcher& matcher, const std::vector<text::Token>& tokens, std::string_view text,
                     std::vector<Match>& matches);

}  // namespace diplomed::knowledge
