// One completion of a query.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace diplomed::search {

// One completion.
struct Suggestion {
  std::string text;   // the whole query with it, to put into the box; of a title the title alone
  std::string kind;   // word | title | name of a facet
  std::string value;  // of the facet; id of the document with that title; empty for a word
  // Documents that the query with the word, or its rest with the facet value chosen too, finds; none: not counted.
  std::optional<std::uint64_t> count;
  bool estimated = false;     // `count` is near the truth only
  std::string label = {};     // the word, value or title by itself
  std::string label_en = {};  // the same in English, of a value
  std::string rest = {};      // for an entity: the query without the words that it completes
};

}  // namespace diplomed::search
