// Names of people among the words of a query, as far as initials and patronymics tell them.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "base/span.h"
#include "query/parse/ast.h"
#include "text/morphology/morphology.h"

namespace diplomed::query {

// «Мурашко М. А.», «М.Мурашко», «Михаил Альбертович Мурашко»: words [first, last] of a row.
struct FoundName {
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  std::size_t first = 0, last = 0;
  std::size_t surname_at = 0;
  std::string surname;                // as typed, without initials that are glued to it
  std::vector<std::string> initials;  // small letters, that of the given name first; none where the name is written out
  std::size_t given = kNone;          // the given name, written out
  std::size_t patronymic = kNone, patronymic_end = kNone;  // words [patronymic, patronymic_end): «Саид оглы» are two
};

// The names in a row of words (NodeKind::word), in order, none overlapping. Initials stand before or behind the
// surname, apart or glued, with dots; without them in capitals beside a known surname, or where nothing else is asked
// for. A name that is written out has a patronymic, or is a given name beside what only a surname can be. What И or a
// plus stands before is no part of a name, nor is a date. Thread-safe.
std::vector<FoundName> find_names(std::span<const Node> row, const text::Morphology& morphology);

// Where in the query a word stands for no word that an index could have: initials, and the words of dates.
std::vector<Span> taken_as_typed(const Node& root, const text::Morphology& morphology);

}  // namespace diplomed::query
