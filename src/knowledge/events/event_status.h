// The status of an instrument from its clause: which verb or noun of action governs it, in which tense, and whether it
// is denied.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>

#include "knowledge/events/event_groups.h"
#include "knowledge/vocabulary/vocabulary.h"
#include "knowledge/words/clause_words.h"

namespace diplomed::knowledge {

enum class Tense : std::uint8_t { past, present, future };

// What a clause says about an instrument.
struct StatusReading {
  const Concept* status = nullptr;  // nullptr: the clause says nothing of it
  bool denied = false;              // «не подписали», «не было соглашения»
  std::size_t cue = 0;              // the word that says so
  bool circumstance = false;  // «в ходе встречи», «в рамках визита»: the clause is about something else
};

// A range of words, the last one excluded.
struct WordRange {
  std::size_t begin = 0, end = 0;
};

// Immutable after construction; thread-safe.
class StatusReader {
 public:
  explicit StatusReader(std::shared_ptr<const Vocabulary> vocabulary);

  // The status of the instrument that the words `trigger` name, in their `sentence`.
  StatusReading read(const ClauseWords& words, WordRange sentence, WordRange trigger, EventGroup group) const;

  // The tense of the verb form at word `i` with the words before it («будут работать»), in `sentence`.
  static Tense tense_at(const ClauseWords& words, WordRange sentence, std::size_t i);

  // "held", "ongoing" or "upcoming".
  const Concept* of_tense(Tense tense) const;

 private:
  const Concept* cue_at(const ClauseWords& words, std::size_t i) const;
  bool allows(EventGroup group, const Concept& cue, bool action_noun) const;
  const Concept* in_tense(const Concept& cue, Tense tense, bool planned, EventGroup group) const;
  const Concept* find(std::string_view id) const { return vocabulary_->find(Facet::status, id); }

  std::shared_ptr<const Vocabulary> vocabulary_;
  std::unordered_map<std::string, const Concept*> cues_;  // by lemma
};

}  // namespace diplomed::knowledge
