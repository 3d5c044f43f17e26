// Mends words of a query that are not in the index: wrong keyboard layout, Latin letters for Russian and Russian ones
// for Latin names, typing errors, words run together or torn apart. A word that is in the index is never touched.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/parse/ast.h"
#include "query/repair/correction.h"

namespace diplomed::query {

struct Repaired {
  Node root;                            // with all corrections made
  std::vector<Correction> corrections;  // in reading order; empty: nothing was wrong
  // For words of the dictionary that no document has: what is nearest to them. Never made, for the word is right.
  std::vector<Correction> offers;
};

// Words, phrases, title: and names in facet fields are repaired; exact forms, prefixes, dates, numbers, initials beside
// a surname and the words of a date are taken as typed, and so are names in fields beyond the first
// limits::kMaxMendedValues that are in no document. `root` is what parse() read `query` as; the outcome is normal too.
// May throw Xapian::Error.
Repaired repair(const Node& root, std::string_view query, const RepairContext& context);

// `query` with `corrections` made, which are in reading order. parse() reads it as Repaired::root.
std::string with_corrections(std::string_view query, const std::vector<Correction>& corrections);

}  // namespace diplomed::query
