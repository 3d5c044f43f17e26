// Parts of a compiled query.
#pragma once

#include <xapian.h>

#include <set>
#include <string>
#include <vector>

#include "knowledge/vocabulary/vocabulary.h"

namespace diplomed::query {

// A part of a query with a weight of its own: a word of the outermost conjunction, or the words of a concept together.
struct QueryPart {
  std::string text;  // as in the query
  Xapian::Query query;
  std::set<std::string> terms = {};                      // a token with one of these is what the part means
  std::vector<const knowledge::Concept*> concepts = {};  // that the words name
  // Of a concept of several words: each by itself, found by the concept too, whose weight they share. Together they
  // weigh what the part does.
  std::vector<QueryPart> words = {};
  double importance = 1;  // of a word (word_weight.h), for those who weigh it otherwise than Xapian does
};

}  // namespace diplomed::query
