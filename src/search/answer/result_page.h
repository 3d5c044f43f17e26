// The answer to a search, and how its query was read.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "search/answer/facet.h"
#include "search/answer/hit.h"

namespace diplomed::search {

// How the query was read.
struct Reading {
  std::string parsed;  // dump() of the AST
  std::string text;    // for a person: минздрав И "дорожная карта" БЕЗ covid
  std::vector<LabelledValue>
      concepts;                      // value "country:KG": concepts that query words named and that were searched too
  std::vector<std::string> ignored;  // stop words and surplus words that were not searched
  struct Note {
    std::string code, text;
    std::string hint = {};  // what to type instead
  };
  std::vector<Note> notes;  // code of query::NoteKind in snake_case, piece of the query
  struct Correction {
    std::string kind;   // layout | transliteration | spelling | split | joined | completion
    std::string typed;  // as in the query
    std::string meant;
  };
  std::vector<Correction> corrections = {};  // of words that are not in the index
  bool corrected = false;                    // the corrections were searched; else they are offered
  std::string corrected_query = {};          // the query with them, empty when there are none
  // When nothing is found and there are several words: what a search for each of them finds, everything else as it is.
  // At most limits::kMaxCountedWords.
  struct WordCount {
    std::string word;
    std::uint64_t count = 0;
  };
  std::vector<WordCount> words = {};
  // When too few documents have all the words: those that are not required, as in the query. Else both are empty.
  std::vector<std::string> absent = {};    // in no document
  std::vector<std::string> optional = {};  // the weightier part of them must be there
  std::uint64_t all_words = 0;             // documents that have all the words of a relaxed query
  std::string text_en = {};  // `text` in English: минздрав AND "дорожная карта" NOT covid
  bool relaxed() const { return !absent.empty() || !optional.empty(); }
};

struct ResultPage {
  std::uint64_t total = 0;      // exact; a group of reprints counts once where they are collapsed
  std::uint64_t collapsed = 0;  // matching articles that stand behind the one of their group that is shown
  std::uint64_t first = 0;      // 0-based rank of hits[0]
  std::vector<Hit> hits;
  std::vector<Facet> facets;
  Timeline timeline;
  Reading reading;
  std::vector<Reading> within = {};  // how each of SearchRequest::within was read
  std::string next_cursor;           // empty: no more hits
  std::string revision;              // of the index that answered
  double took_ms = 0;
  bool incomplete = false;  // ended at its deadline: hits are missing, all counts are lower bounds
};

}  // namespace diplomed::search
