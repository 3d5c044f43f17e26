// What an article states, as plain data: who and what is named (entities), in which numbers (figures), and who did what
// with whom (relations). Nothing here is without evidence: every statement names the bytes it was read from.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/span.h"

namespace diplomed::knowledge {

// A notice is a line that is no part of the story but says what kind of text it is («Информация для СМИ:»).
enum class Part : std::uint8_t { title, body, notice };

// Bytes of one part of the article.
struct Evidence {
  Part part = Part::body;
  Span span;

  friend bool operator==(const Evidence&, const Evidence&) = default;
};

enum class EntityKind : std::uint8_t { person, organisation, place };

// A person, an organisation or a place, however often and in whatever form the article names it.
struct Entity {
  EntityKind kind = EntityKind::person;
  std::string id;       // stable ASCII, unique in its kind: of the vocabulary, else a slug of the name
  std::string name;     // canonical: nominative, the fullest form the article gives
  std::string name_en;  // of the vocabulary, else empty
  std::string country;  // ISO 3166-1 alpha-2, empty when unknown
  std::string role;  // of a person, nominative: «министр здравоохранения Кыргызстана»; else empty
  Evidence role_evidence;            // empty span without a role
  std::string affiliation;           // of a person: id of the organisation its role names, else empty
  std::vector<std::string> aliases;  // other names the article gives it, nominative: «КНЦРЧ»
  std::vector<Evidence> mentions;    // title first, then in text order; never empty
};

// A number that says something: «более 5,8 миллиона пациентов в год».
struct Figure {
  std::string value;  // digits with "." for fractions and no grouping; ">", "<", "~" before, "a–b", "a/b": ">5800000"
  std::string unit;  // as written, nominative where the dictionary knows it: «пациентов», «млн долларов», «%»
  std::string what;  // a few words of the clause that say of what
  Evidence evidence;
};

// Somebody did, does or will do something with somebody: «подписан меморандум между … и … о …».
struct Relation {
  std::string type;    // id of the instrument in the vocabulary: "cooperation-agreement", "visit", …
  std::string status;  // id of the vocabulary's type "status": "signed", "held", "planned", …; empty when not said
  std::vector<std::uint32_t> parties;       // indexes of organisations in Facts::entities
  std::vector<std::uint32_t> participants;  // indexes of people who met, visited, took part
  std::vector<std::uint32_t> signatories;   // indexes of people who signed
  std::vector<std::string> countries;       // ISO codes of the parties, in text order
  std::vector<std::string> fields;          // ids of medical fields
  std::string date;            // "2025", "2025-08", "2025-08-18" or "2025-08-18/2025-08-22"; empty: unknown
  bool date_inferred = false;  // its year does not stand in the evidence
  std::string place;           // canonical name of a place, else empty
  std::string programme;       // canonical name of a programme or event it belongs to, else empty
  Evidence evidence;           // the sentence
};

struct Facts {
  // People, organisations, places, each by first mention; last the ministries that only their ministers stand for in a
  // relation, with the role for a mention.
  std::vector<Entity> entities;
  std::vector<Figure> figures;
  std::vector<Relation> relations;
};

}  // namespace diplomed::knowledge
