#include "knowledge/places/place_heads.h"

#include <string>
#include <unordered_map>

#include "language_data/place_heads.h"

namespace diplomed::knowledge {
const PlaceHead* place_head(const NameContext& context, std::size_t i) {
  static const std::unordered_map<std::string_view, const PlaceHead*> table = [] {
    std::unordered_map<std::string_view, const PlaceHead*> out;
    for (const PlaceHead& head : language_data::kPlaceHeads) out.emplace(head.word, &head);
    return out;
  }();
  const Words& words = context.words();
  if (i >= words.size() || words[i].latin || words[i].number) return nullptr;
  for (const std::string& term : words[i].word->terms) {
    if (const auto found = table.find(term); found != table.end()) return found->second;
  }
  return nullptr;
}

}  // namespace diplomed::knowledge
