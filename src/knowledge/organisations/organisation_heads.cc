#include "knowledge/organisations/organisation_heads.h"

#include <algorithm>
#include <unordered_map>

#include "language_data/organisation_heads.h"

namespace diplomed::knowledge {
namespace {

using Head = language_data::OrganisationHeadsRow;

const Head* head_of(std::string_view lemma) {
  static const auto table = [] {
    std::unordered_map<std::string_view, const Head*> out;
    for (const Head& head : language_data::kOrganisationHeads) out.emplace(head.word, &head);
    return out;
  }();
  const auto found = table.find(lemma);
  return found == table.end() ? nullptr : found->second;
}

}  // namespace

HeadKind head_kind(std::string_view lemma) {
  const Head* head = head_of(lemma);
  return head == nullptr ? HeadKind::none : head->kind;
}

bool is_part_of_body(std::string_view lemma) {
  const Head* head = head_of(lemma);
  return head != nullptr && head->part;
}

bool is_product(std::string_view lemma) {
  const Head* head = head_of(lemma);
  return head != nullptr && head->product;
}

bool names_thing(std::string_view lemma, bool quoted) {
  const Head* head = head_of(lemma);
  if (head == nullptr || head->thing == language_data::NamedThing::never) return false;
  return quoted || head->thing == language_data::NamedThing::any;
}

bool takes_eponym(HeadKind kind) {
  return kind == HeadKind::institution || kind == HeadKind::acronym;
}

}  // namespace diplomed::knowledge
