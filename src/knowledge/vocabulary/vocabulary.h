// The controlled vocabulary: countries, medical fields, instruments … with the names they go by.
// Files: one TSV a type in a directory (see corpus/vocabulary/README.md); the file's name is the type's.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "knowledge/facets.h"

namespace diplomed::knowledge {

// What a surface name is: a name of the concept itself, the adjective made of it or the people called after it.
enum class VariantKind : std::uint8_t { name, adjective, people };

// One concept. SKOS's terms: a preferred label a language, alternative labels, a broader concept.
struct Concept {
  std::string type;  // "country", "place", "org", "role", "field", "instrument", "status", "programme", "type" …
  std::string id;    // stable ASCII, unique in its type
  std::string label_ru, label_en;
  struct Variant {
    std::string text;  // nominative, UTF-8
    bool not_at_sentence_start = false;
    VariantKind kind = VariantKind::name;
  };
  std::vector<Variant> variants;    // the labels included
  std::vector<std::string> places;  // capitals: they place a document in the country but are no name of it
  std::string broader;              // id in the same type, or empty
  std::string country;              // id of a concept of type "country" that this one belongs to, or empty
  std::string official;             // of a country: its official name, nominative; else empty
  std::string gender;               // of a given name: "m", "f" or "mf"; else empty
  bool ambiguous = false;           // mostly something else (a surname, a common word): believed only with a marker
  bool national = false;  // a generic body that every country has its own of: «министерство здравоохранения»

  // True for the values of a facet: its name is their type.
  bool is(Facet facet) const { return type == name_of(facet); }
};

// Whether the Matcher looks for concepts of `type` in running text. Given names are for the finder of people only,
// statuses for the finder of relations.
bool is_matched_in_text(std::string_view type);

// Immutable after loading; thread-safe.
class Vocabulary {
 public:
  // Reads every *.tsv of `directory`, then of `overlay` when it is not empty: a row with a known id replaces it.
  // Errors name file:line. `directory` must exist.
  static Result<std::shared_ptr<const Vocabulary>> load(const std::string& directory, const std::string& overlay = "");

  // The files' text as one string, to be kept in the index, and back again.
  std::string serialize() const;
  static Result<std::shared_ptr<const Vocabulary>> deserialize(std::string_view text);

  const std::vector<Concept>& concepts() const { return concepts_; }
  // nullptr when unknown.
  const Concept* find(std::string_view type, std::string_view id) const;
  const Concept* find(Facet facet, std::string_view id) const { return find(name_of(facet), id); }
  // The concept itself, then its broader ones, nearest first.
  std::vector<const Concept*> with_broader(const Concept& c) const;

 private:
  void add(Concept c);

  std::string text_;  // what serialize() gives
  std::vector<Concept> concepts_;
  std::map<std::string, std::size_t, std::less<>> by_key_;  // "type:id" → index
};

// See base/data_directory.h: of DIPLOMED_VOCABULARY, else installed, else the one this build was configured with.
std::string default_vocabulary_directory();

}  // namespace diplomed::knowledge
