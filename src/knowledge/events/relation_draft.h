// A relation in the making, and who and where it is about.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "document/article.h"
#include "knowledge/events/event_sightings.h"

namespace diplomed::knowledge {

// What relations are made of.
struct RelationContext {
  const Vocabulary& vocabulary;
  const std::vector<Entity>& entities;  // of the article; relations name them by index
  const document::Article& article;     // its dates say which year a sentence means
  std::vector<std::string> actors;      // countries the article is about, the heaviest first
};

struct RelationDraft {
  Relation relation;
  EventGroup group = EventGroup::none;
  bool future = false;
  bool certain = true;  // its countries stand in the sentence
  Span trigger;         // bytes of the part in the evidence
};

// Reads the sides of one sighting after another. Keeps views of what it is given.
class SideReader {
 public:
  SideReader(const std::vector<EventSighting>& sightings, const RelationContext& context);

  // Parties, people, countries, place and date that the sighting's sentence names. No party is guessed.
  RelationDraft read(const EventSighting& sighting) const;

  // True when the sighting's trigger is part of an organisation's name: «Конгресс США».
  bool is_in_organisation(const EventSighting& sighting) const;

  // How many people and bodies the sighting's sentence names as taking part.
  static std::size_t sides(const RelationDraft& draft);

 private:
  struct Mention {
    std::uint32_t entity = 0;
    Span span;
    bool host = false;  // «в Министерстве …»: where, not who
  };

  std::vector<Mention> mentions_in(const EventSighting& s) const;
  void add_people(const EventSighting& s, const std::vector<Mention>& mentions, RelationDraft& draft) const;
  void add_parties(const EventSighting& s, const std::vector<Mention>& mentions, RelationDraft& draft) const;
  void add_award(const EventSighting& s, const std::vector<Mention>& mentions, RelationDraft& draft) const;
  void add_countries(const EventSighting& s, const std::vector<Mention>& mentions, RelationDraft& draft) const;
  void add_date(const EventSighting& s, RelationDraft& draft) const;
  void add_affiliation(std::uint32_t person, RelationDraft& draft) const;
  bool is_in_name(EntityKind kind, Part part, std::uint32_t at) const;
  bool speaks(const EventSighting& s, Span span) const;
  std::string country_of(const CountrySighting& c) const;
  std::string ours(const std::vector<EventSighting>& sightings) const;

  const RelationContext& context_;
  std::vector<std::pair<Evidence, std::uint32_t>> mentions_;  // by part and first byte, longest first
  std::map<std::string, std::uint32_t> organisations_;        // by id
  std::string ours_;                                          // «наша страна», empty when uncertain
};

// Adds to `list` what it does not hold yet.
template <typename T>
void add_once(std::vector<T>& list, const T& item) {
  for (const T& each : list) {
    if (each == item) return;
  }
  list.push_back(item);
}

}  // namespace diplomed::knowledge
