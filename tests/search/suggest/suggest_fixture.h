// A small index with names, titles and facets to complete, and how completions are looked at.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "small_index.h"

namespace diplomed::testing {

using search::SearchRequest;
using search::Suggestion;

inline std::vector<Suggestion> suggest_in(const SmallIndex& index, const SearchRequest& request,
                                          std::size_t limit = 8) {
  auto found = index.searcher().suggest(request, limit);
  EXPECT_TRUE(found.ok());
  return found ? *found : std::vector<Suggestion>();
}

inline const Suggestion* find_text(const std::vector<Suggestion>& all, const std::string& text) {
  for (const Suggestion& s : all) {
    if (s.text == text) return &s;
  }
  return nullptr;
}

inline const SmallIndex& news() {
  static const SmallIndex index({
      {"1",
       "Меморандум о детской хирургии",
       "Министр здравоохранения Михаил Мурашко посетил Бишкек. Обсудили меморандум.",
       "2020-05-01",
       {{"country", {"KG"}}, {"field", {"pediatric-surgery"}}, {"person", {"Мурашко Михаил Альбертович"}}}},
      {"2",
       "Визит врачей в Париж",
       "Врачи обсудили вереск, вакцинацию и меморандум с коллегами.",
       "2021-05-01",
       {{"country", {"FR"}}, {"org", {"Российский центр хирургии"}}}},
      {"3",
       "Пожары и вакцины",
       "Вереск и вакцинация в Париже. Меморандум подписан врачами.",
       "2021-06-01",
       {{"country", {"FR"}}}},
      {"4",
       "Телемедицина сегодня",
       "Телемедицину хвалят, о телемедицине спорят, телемедицину развивают.",
       "",
       {{"country", {"KG"}}}},
      {"5",
       "Ещё о телемедицине",
       "О телемедицине и covid. Заметим: вакцынация важна.",
       "2022-01-01",
       {{"country", {"UZ"}}}},
  });
  return index;
}

inline std::string listed(const std::vector<Suggestion>& all) {
  std::string out;
  for (const Suggestion& s : all) out += s.kind + " " + s.label + "; ";
  return out;
}

}  // namespace diplomed::testing
