// What a query is compiled to: the query for Xapian, its parts, and what the highlighter must mark.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "knowledge/vocabulary/vocabulary.h"
#include "query/compile/compile_operators.h"
#include "query/compile/query_part.h"

namespace diplomed::query {

// What counts as a match when a text is shown. Terms and forms as the analyzer makes them.
struct Highlight {
  std::set<std::string> terms;        // a token with one of these terms
  std::set<std::string> forms;        // a token with exactly this form
  std::vector<std::string> prefixes;  // a token whose form begins so
  // tokens in a row, each with one of its terms, an index::exact_term() among them
  std::vector<std::vector<std::set<std::string>>> phrases;
  std::vector<std::uint32_t> phrase_slack;                 // extra words allowed in each phrase
  std::set<std::pair<std::string, std::string>> concepts;  // (type, id): a mention of it
  std::set<std::string> numbers;                           // a figure with one of these index::figure_terms()

  bool empty() const {
    return terms.empty() && forms.empty() && prefixes.empty() && phrases.empty() && concepts.empty() && numbers.empty();
  }
};

// meaning: what is meant by words together, beside what they say.
enum class BonusKind { exact_form, neighbours, family, meaning, freshness, all_words };

struct Bonus {
  BonusKind kind;
  QueryPart part;
};

enum class MeaningKind {
  date,  // articles of that date are found too
  body,  // of a state: articles that name it are found too, and come first
  name,  // of a person: initials and a patronymic need not be there; where they fit that comes first
};

// What words of the query mean together.
struct SaidMeaning {
  MeaningKind kind;
  std::string text;                   // as in the query
  std::string from, to;               // of a date
  std::vector<std::string> ids = {};  // of a body: values of the facet of organisations, any of which suffices
};

struct CompiledQuery {
  Xapian::Query query;         // match_all() for an empty query
  std::vector<Bonus> bonuses;  // add weight to matches, never match by themselves
  // The parts of `query` that a relaxed search reads otherwise: documents match every one of `words`, `rest` (phrases,
  // fields, groups; match_all() when there are none) and not `unwanted` (empty when there is none).
  std::vector<QueryPart> words;
  Xapian::Query rest = match_all();
  Xapian::Query unwanted;
  Xapian::Query all_words;  // of a relaxed query: what has all its words; empty when it is not relaxed
  Highlight highlight;
  std::vector<const knowledge::Concept*> concepts;  // named by words of the query and searched with them
  std::vector<SaidMeaning> meanings;                // in reading order
  std::vector<std::string> ignored;                 // stop words that were not searched
  std::set<std::string> cut;                        // beginnings and ranges that stand for more than was searched
};

}  // namespace diplomed::query
