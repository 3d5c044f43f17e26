// Organisations of an article: candidates are collected part by part and resolved over the whole article.
#pragma once

#include <memory>
#include <vector>

#include "knowledge/facts.h"
#include "knowledge/organisations/organisation_candidate.h"

namespace diplomed::knowledge {

// For one article at a time; belongs to one thread.
class OrganisationFinder {
 public:
  explicit OrganisationFinder(Readings& readings) : readings_(readings) {}

  // Collects from one part. Returns the bytes of the names found in it, nested ones too, in text order.
  std::vector<Span> add(const NameContext& context);

  // Names of one organisation made one entity: by the vocabulary, by country, by acronyms that the text defines, by
  // what is left out of a long name. Forgets the article.
  std::vector<Entity> finish();

 private:
  void note_envoys(const NameContext& context);
  void note_ministers(const NameContext& context);
  void resolve_by_ministers();

  struct Envoy {
    std::string country, host;  // ISO codes
    std::string where;          // « в Кыргызстане»
  };

  Readings& readings_;
  std::vector<OrganisationCandidate> candidates_;
  struct Minister {
    std::string of;        // «здравоохранения»
    std::string country;   // ISO code
    std::string official;  // the country's name, genitive
  };

  std::vector<Minister> ministers_;  // «министр здравоохранения Армении»
  std::vector<Envoy> envoys_;        // «посол Франции в Кыргызстане»
};

}  // namespace diplomed::knowledge
