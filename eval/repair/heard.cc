#include "eval/repair/heard.h"

#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace diplomed::eval {
namespace {

using Pair = std::pair<std::u32string_view, std::u32string_view>;

constexpr std::array<Pair, 24> kSlips = {
    {{U"о", U"а"}, {U"а", U"о"},    {U"е", U"и"},    {U"и", U"е"},      {U"я", U"е"},      {U"б", U"п"},
     {U"д", U"т"}, {U"з", U"с"},    {U"в", U"ф"},    {U"г", U"к"},      {U"ж", U"ш"},      {U"с", U"з"},
     {U"т", U"д"}, {U"нн", U"н"},   {U"сс", U"с"},   {U"лл", U"л"},     {U"ться", U"тся"}, {U"тся", U"ться"},
     {U"ь", U""},  {U"стн", U"сн"}, {U"здн", U"зн"}, {U"вств", U"ств"}, {U"э", U"е"},      {U"ци", U"цы"}}};

}  // namespace

std::u32string write_by_ear(const std::u32string& word, std::uint64_t random) {
  std::vector<std::pair<std::size_t, const Pair*>> places;
  for (const Pair& slip : kSlips) {
    for (std::size_t at = word.find(slip.first); at != std::u32string::npos; at = word.find(slip.first, at + 1)) {
      if (at > 0) places.emplace_back(at, &slip);
    }
  }
  if (places.empty()) return word;
  const auto& [at, slip] = places[random % places.size()];
  std::u32string out = word;
  out.replace(at, slip->first.size(), slip->second);
  return out;
}

}  // namespace diplomed::eval
