// The role that stands beside a name: «главный врач Национального госпиталя Бакыт Тологонов»,
// «Эркин Чечейбаев, министр здравоохранения, …».
#pragma once

#include <cstdint>
#include <string>

#include "base/span.h"
#include "knowledge/annotated_text.h"
#include "knowledge/words/name_words.h"
#include "knowledge/words/readings.h"

namespace diplomed::knowledge {

struct Role {
  std::string text;   // head and its adjectives in the nominative, the rest as written; empty: none
  std::string head;   // lemma of the head noun
  Span span;          // bytes
  CaseSet cases = 0;  // of the head
  text::GramGender gender = text::GramGender::none;  // of the head
  std::string country;                               // ISO code of the country it names, or empty
  bool adjacent = false;                             // the head is the word next to the name
};

class RoleFinder {
 public:
  // `matches` are the text's; both belong to the caller.
  RoleFinder(const Vocabulary& vocabulary, Readings& readings) : vocabulary_(vocabulary), readings_(readings) {}

  // The role before token `first`, or after token `last`, of a name that can stand in `cases`.
  Role before(const AnnotatedText& text, std::uint32_t first, CaseSet cases);
  Role after(const AnnotatedText& text, std::uint32_t last, std::uint32_t name_end, CaseSet cases);

 private:
  struct Head {
    std::uint32_t token = 0;
    const text::Reading* reading = nullptr;
    CaseSet cases = 0;
  };

  // `start`: the phrase's first token. `after_comma`: a comma may stand between it and `first`.
  Role phrase_before(const AnnotatedText& text, std::uint32_t first, CaseSet cases, std::uint32_t& start,
                     bool after_comma = false);
  void add_office(const AnnotatedText& text, std::uint32_t start, Role& role);
  Head head_at(const AnnotatedText& text, std::uint32_t token, CaseSet cases);
  bool may_be_genitive(const text::Token& token);
  bool agrees(const text::Token& token, const Head& head);
  std::uint32_t extend_left(const AnnotatedText& text, const Head& head);
  Role make(const AnnotatedText& text, std::uint32_t first, const Head& head, std::uint32_t last);
  std::string country_of(const AnnotatedText& text, std::uint32_t first, std::uint32_t last) const;

  const Vocabulary& vocabulary_;
  Readings& readings_;
};

}  // namespace diplomed::knowledge
