// Which words stand side by side in the documents of an index.
#pragma once

#include <string>

#include "query/repair/correction.h"

namespace diplomed::query {

// Belongs to the thread of its context, which it refers to. All may throw Xapian::Error.
class WordPairs {
 public:
  explicit WordPairs(const RepairContext& context) : c_(context) {}

  // Some document has the two words in a row, in any forms, function words too; or they are a name of the vocabulary.
  bool stand_in_a_row(const std::string& left, const std::string& right) const;
  // The same, and always true beside a function word.
  bool stand_together(const std::string& left, const std::string& right) const;

 private:
  const RepairContext& c_;
};

}  // namespace diplomed::query
