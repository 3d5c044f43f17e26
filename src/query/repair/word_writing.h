// What the capitals of a query say of its words, and which corrections a word so written allows.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "index/spelling/spelling_index.h"
#include "text/analyzer.h"

namespace diplomed::query {

enum class Writing : std::uint8_t {
  plain,             // nothing
  opening,           // a capital that the beginning of the query or of a sentence may explain
  title,             // a capital among words that all have one
  name,              // a capital inside a query that has small words: a name
  name_in_sentence,  // the same in a whole sentence, whose writer took care
  acronym,           // capitals only, beside small letters
  small,             // no capital in a query that gives names theirs: no name
  foreign,           // Latin letters beside Cyrillic words: a foreign name
};

// Inside the query, with a capital of its own.
constexpr bool is_name(Writing writing) {
  return writing == Writing::name || writing == Writing::name_in_sentence;
}

// Belongs to one query.
class QueryWriting {
 public:
  // `analyzer` is used during the call only.
  QueryWriting(std::string_view query, text::Analyzer& analyzer);

  // Of the word at `place`, in bytes of the query.
  Writing of(Span place) const;

 private:
  struct Seen {
    Span span;
    bool capital = false, all_capitals = false, opening = false, latin = false;
    std::size_t letters = 0;
  };
  std::vector<Seen> words_;
  bool small_ = false;  // some word has small letters only
  bool cyrillic_ = false;
  bool names_ = false;  // capitals mean names
  bool sentence_ = false;
};

// Whether a word of so many letters that was written so may be meant for `candidate`. A name is no verb and no function
// word, and a common noun or an adjective only when it is long and one likely slip off; what is small is no name. In a
// sentence a name that differs otherwise than by a slip of the fingers may well be spelt so.
bool allows(Writing writing, std::size_t letters, const index::SpellingCandidate& candidate,
            const text::Morphology& morphology);

}  // namespace diplomed::query
