// People, organisations and what they did, found by any part of their names, counted and linked.
#include <gtest/gtest.h>

#include <algorithm>

#include "small_index.h"

namespace diplomed {
namespace {

using testing::ids_of;
using testing::SmallIndex;

const SmallIndex& news() {
  static const SmallIndex index(
      {{"meeting", "Встреча в Бишкеке",
        "Министр здравоохранения Кыргызстана Асан Жумабаев встретился с послом Франции Пьером Лефевром."},
       {"other", "Новости клиник", "Минздрав Узбекистана открыл клинику в Ташкенте. Её возглавил Рустам Каримов."}});
  return index;
}

TEST(Entities, AreFoundByPartOfTheirNames) {
  using Ids = std::vector<std::string>;
  struct Row {
    const char* query;
    Ids ids;
  };
  const Row table[] = {
      {"person:жумабаев", {"meeting"}},
      {"персона:\"асаном жумабаевым\"", {"meeting"}},
      {"person:\"жумабаев каримов\"", {}},  // words of two names
      {"org:минздрав", {"meeting", "other"}},
      {"org:ministry-of-health.uz", {"other"}},
      {"организация:\"министерство здравоохранения узбекистана\"", {"other"}},
      {"место:ташкент", {"other"}},
      {"person:лефевр -place:ташкент", {"meeting"}},
  };
  for (const Row& row : table) {
    Ids found = ids_of(news().search(row.query));
    std::sort(found.begin(), found.end());
    EXPECT_EQ(found, row.ids) << row.query;
  }
}

TEST(Entities, AreFacetsWithLabelsAndEvidence) {
  search::SearchRequest request = testing::request_for("");
  request.facets = {"person"};
  const search::ResultPage page = news().search(request);
  ASSERT_EQ(page.facets.size(), 1u);
  std::vector<std::string> labels;
  for (const search::FacetValue& v : page.facets[0].values) labels.push_back(v.label_ru);
  std::sort(labels.begin(), labels.end());
  EXPECT_EQ(labels, (std::vector<std::string>{"Асан Жумабаев", "Пьер Лефевр", "Рустам Каримов"}));
  const auto view = news().searcher().document("meeting", {""});
  ASSERT_TRUE(view.ok());
  for (const auto& [facet, values] : view->head.facets) {
    if (facet != "person" && facet != "org" && facet != "country" && facet != "status") continue;
    for (const search::LabelledValue& v : values) {
      EXPECT_TRUE(std::any_of(view->evidence.begin(), view->evidence.end(),
                              [&](const search::FacetEvidence& e) {
                                return e.facet == facet && e.value == v.value && e.at.span.end > e.at.span.begin;
                              }))
          << facet << ":" << v.value;
    }
  }
}

TEST(Entities, StandInANetwork) {
  const auto network = news().searcher().network(testing::request_for(""), 50);
  ASSERT_TRUE(network.ok());
  bool seen = false;
  for (const search::Network::Edge& e : network->edges) {
    const std::string pair = network->nodes[e.a].value.label_ru + " – " + network->nodes[e.b].value.label_ru;
    seen = seen || pair == "Асан Жумабаев – Пьер Лефевр" || pair == "Пьер Лефевр – Асан Жумабаев";
    EXPECT_EQ(e.count, 1u) << pair;
  }
  EXPECT_TRUE(seen);
}

}  // namespace
}  // namespace diplomed
