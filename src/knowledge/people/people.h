// The people of an article: names in all their forms, brought together and to the nominative, with their roles.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/annotated_text.h"
#include "knowledge/facts.h"
#include "knowledge/people/name_patterns.h"
#include "knowledge/people/roles.h"
#include "knowledge/words/name_words.h"
#include "knowledge/words/readings.h"

namespace diplomed::knowledge {

// A name in the text with what stands around it.
struct NameMention {
  NameCandidate name;
  Part part = Part::body;
  Role role;
  int cue = 0;            // how surely it is a person: see people.cc
  bool weak_cue = false;  // stands by a role that it may depend on: «глава Роскосмоса»
  bool listed = false;    // stands beside another name or before a country in brackets: «А, Б и В (Чили)»
  bool owner = false;     // follows a noun that it can depend on: «доклад Людвига Хувена»
  text::GramGender verb = text::GramGender::none;  // of a verb in the past beside it
  Span latin;                                      // «(Joel Simon)» behind it
  bool eponym = false;  // «имени Шумакова», «болезнь Паркинсона»
  bool sentence_start = false;
};

// Finds people in one article at a time: add its parts, then finish. Belongs to one thread.
class PeopleFinder {
 public:
  // Both must outlive the finder.
  PeopleFinder(const Vocabulary& vocabulary, Readings& readings);
  PeopleFinder(const PeopleFinder&) = delete;
  PeopleFinder& operator=(const PeopleFinder&) = delete;

  // Parts in the order title, body; notices have no people.
  void add(const AnnotatedText& text);

  // The people of everything added since the last call, by first mention. A name inside one of `organisations` (spans
  // that name an organisation) is no person of the text, unless it is mentioned elsewhere too.
  std::vector<Entity> finish(const std::vector<Evidence>& organisations);

 private:
  std::vector<std::uint8_t> places_in(const AnnotatedText& text) const;
  void add_mention(const AnnotatedText& text, NameCandidate candidate);
  bool bears_name(const AnnotatedText& text, std::uint32_t at);
  bool is_eponym(const AnnotatedText& text, const NameCandidate& c);
  void read_context(const AnnotatedText& text, NameMention& m);
  int cue_of(const AnnotatedText& text, const NameMention& m);
  bool is_plain_adjective(const AnnotatedText& text, const NameCandidate& c);
  void mark_lists(const AnnotatedText& text, std::size_t first);
  void narrow_by_preposition(const AnnotatedText& text, NameCandidate& c);

  const Vocabulary& vocabulary_;
  Readings& readings_;
  NameLexicon lexicon_;
  NamePatterns patterns_;
  RoleFinder roles_;
  std::vector<NameMention> mentions_;
};

// Who is who: groups the mentions of an article into people (people_resolve.cc).
std::vector<Entity> resolve_people(std::vector<NameMention> mentions);

}  // namespace diplomed::knowledge
