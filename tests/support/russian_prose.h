// Russian sentences and stories for generated articles: what is told, in agreement, and what is true of it.
#pragma once

#include <string>
#include <vector>

#include "support/generator.h"
#include "support/random_stream.h"

namespace diplomed::testing {

// What the sentences draw from. Thread-safe once made.
struct Lexicon {
  Lexicon();
  ZipfRanks countries, fields, things, people, adjectives, verbs, adverbs, instruments, persons, drugs;
};

struct Story {
  std::string title, lead;
  std::vector<std::string> countries;
  std::vector<GoldPerson> people;
  std::vector<std::string> organisations;
  std::vector<GoldInstrument> instruments;
};

// Headline and lead; `day` ("24 октября 2025 года") stands in the lead, unless it is empty.
Story russian_story(const Lexicon& lexicon, RandomStream& random, const std::string& day);
// One more sentence, with its full stop.
std::string russian_sentence(const Lexicon& lexicon, RandomStream& random);
// A headline about something else, for cards of other pages.
std::string russian_headline(const Lexicon& lexicon, RandomStream& random);
// A person's name in the nominative.
std::string person_name(std::size_t rank);

}  // namespace diplomed::testing
