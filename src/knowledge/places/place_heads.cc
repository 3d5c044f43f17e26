#include "knowledge/places/place_heads.h"

#include <array>
#include <string>
#include <unordered_map>

namespace diplomed::knowledge {
namespace {

constexpr std::array<PlaceHead, 67> kHeads = {{
    {"город", true, true},       {"городок", true, false},       {"село", true, false},
    {"деревня", true, false},    {"поселок", true, false},       {"аул", true, false},
    {"станица", true, false},    {"хутор", true, false},         {"кишлак", true, false},
    {"г", true, false},          {"район", true, true},          {"область", true, true},
    {"край", false, true},       {"округ", true, true},          {"автономия", false, true},
    {"губерния", true, true},    {"уезд", true, true},           {"вилоят", true, true},
    {"провинция", true, true},   {"штат", true, true},           {"графство", true, true},
    {"префектура", true, true},  {"кантон", true, true},         {"республика", true, true},
    {"королевство", true, true}, {"княжество", true, true},      {"империя", false, true},
    {"остров", true, true},      {"полуостров", true, true},     {"архипелаг", true, true},
    {"атолл", true, false},      {"река", true, true},           {"озеро", true, true},
    {"море", false, true},       {"океан", false, true},         {"залив", false, true},
    {"пролив", true, true},      {"водопад", true, true},        {"гора", true, true},
    {"вулкан", true, false},     {"хребет", true, true},         {"долина", true, true},
    {"пустыня", true, true},     {"перевал", true, true},        {"ущелье", true, true},
    {"мыс", true, false},        {"улица", true, true},          {"проспект", true, true},
    {"площадь", true, true},     {"бульвар", true, true},        {"переулок", true, true},
    {"шоссе", false, true},      {"набережная", true, true},     {"регион", false, true},
    {"побережье", false, true},  {"лес", false, true},           {"территория", false, true},
    {"кладбище", false, true},   {"аэропорт", false, true},      {"вокзал", false, true},
    {"полуостров", true, true},  {"низменность", false, true},   {"плоскогорье", false, true},
    {"нагорье", false, true},    {"водохранилище", false, true}, {"ледник", true, true},
    {"плато", true, true},
}};

}  // namespace

const PlaceHead* place_head(const NameContext& context, std::size_t i) {
  static const std::unordered_map<std::string_view, const PlaceHead*> table = [] {
    std::unordered_map<std::string_view, const PlaceHead*> out;
    for (const PlaceHead& head : kHeads) {
      out.try_emplace(head.lemma, &head);
    }
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
