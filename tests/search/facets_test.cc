// Every number beside a facet value is what one gets by clicking it.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "random_corpus.h"

namespace diplomed {
namespace {

using search::Facet;
using search::FacetValue;
using search::ResultPage;
using search::SearchRequest;
using testing::Record;

std::string described(const SearchRequest& request) {
  std::string out = "q=" + request.q + " from=" + request.from + " to=" + request.to +
                    " undated=" + std::to_string(static_cast<int>(request.undated));
  const auto add = [&](const std::string& key, const std::vector<std::string>& values) {
    for (const std::string& v : values) out.append(" ").append(key).append("=").append(v);
  };
  for (const auto& [name, filter] : request.filters) {
    add(name, filter.any);
    add(name + ".all", filter.all);
    add(name + ".not", filter.none);
  }
  return out;
}

SearchRequest with_selection(SearchRequest request, const std::string& facet, std::vector<std::string> any) {
  request.filters[facet].any = std::move(any);
  if (request.filters[facet].empty()) request.filters.erase(facet);
  return request;
}

std::size_t brute_total(const std::vector<Record>& records, const SearchRequest& request) {
  std::size_t n = 0;
  for (const Record& r : records) n += testing::matches(r, request);
  return n;
}

class RandomCorpus : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    std::mt19937 random(2024);
    records = new std::vector<Record>(testing::random_records(400, random));
    index = new testing::SmallIndex(*records);
  }
  static void TearDownTestSuite() {
    delete index;
    delete records;
  }

  static void check_facet(const SearchRequest& request, const Facet& facet);
  static void check_timeline(const SearchRequest& request, const ResultPage& page);

  static std::vector<Record>* records;
  static testing::SmallIndex* index;
};

std::vector<Record>* RandomCorpus::records = nullptr;
testing::SmallIndex* RandomCorpus::index = nullptr;

void RandomCorpus::check_facet(const SearchRequest& request, const Facet& facet) {
  const SearchRequest open = with_selection(request, facet.name, {});
  std::map<std::string, std::uint64_t> expected;
  std::uint64_t missing = 0;
  for (const Record& r : *records) {
    if (!testing::matches(r, open)) continue;
    const auto values = testing::values_of(r, facet.name);
    for (const std::string& value : values) ++expected[value];
    missing += values.empty();
  }
  EXPECT_EQ(facet.distinct, expected.size()) << facet.name;
  EXPECT_EQ(facet.missing, missing) << facet.name;
  std::set<std::string> seen;
  for (const FacetValue& v : facet.values) {
    EXPECT_TRUE(seen.insert(v.value).second) << v.value << " stands twice";
    EXPECT_EQ(v.count, expected.contains(v.value) ? expected[v.value] : 0) << facet.name << "=" << v.value;
    EXPECT_FALSE(v.label_ru.empty()) << facet.name << "=" << v.value;
    EXPECT_TRUE(v.count > 0 || v.selected || v.excluded || v.required) << facet.name << "=" << v.value;
  }
  for (const auto& [value, count] : expected) EXPECT_TRUE(seen.contains(value)) << facet.name << "=" << value;
}

void RandomCorpus::check_timeline(const SearchRequest& request, const ResultPage& page) {
  static constexpr std::size_t lengths[] = {4, 7, 10};
  std::map<std::string, std::uint64_t> expected;
  std::uint64_t undated = 0;
  for (const Record& r : *records) {
    if (!testing::matches(r, request)) continue;
    if (r.date.empty()) {
      ++undated;
    } else {
      ++expected[r.date.substr(0, lengths[static_cast<int>(request.interval)])];
    }
  }
  std::map<std::string, std::uint64_t> counted;
  std::uint64_t sum = page.timeline.undated;
  std::string before;
  for (const search::TimelineBucket& b : page.timeline.buckets) {
    EXPECT_LT(before, b.key) << "buckets are in time order";
    before = b.key;
    counted[b.key] = b.count;
    sum += b.count;
  }
  EXPECT_EQ(counted, expected);
  EXPECT_EQ(page.timeline.undated, undated);
  EXPECT_EQ(sum, page.total);
}

TEST_F(RandomCorpus, TotalsFacetsAndTimelineAreThoseOfTheRecords) {
  std::mt19937 random(7);
  std::size_t with_hits = 0;
  for (int i = 0; i < 400 && !HasFailure(); ++i) {
    const SearchRequest request = testing::random_request(random);
    SCOPED_TRACE(described(request));
    const ResultPage page = index->search(request);
    EXPECT_EQ(page.total, brute_total(*records, request));
    ASSERT_EQ(page.facets.size(), request.facets.size());
    for (std::size_t f = 0; f < page.facets.size(); ++f) {
      EXPECT_EQ(page.facets[f].name, request.facets[f]);
      check_facet(request, page.facets[f]);
    }
    check_timeline(request, page);
    with_hits += page.total > 0;
  }
  EXPECT_GT(with_hits, 100u) << "the requests are too narrow to say anything";
}

// The same through the engine alone, as a person clicks.
TEST_F(RandomCorpus, ClickingAValueGivesItsCount) {
  std::mt19937 random(11);
  for (int i = 0; i < 60 && !HasFailure(); ++i) {
    const SearchRequest request = testing::random_request(random);
    SCOPED_TRACE(described(request));
    for (const Facet& facet : index->search(request).facets) {
      for (const FacetValue& v : facet.values) {
        const SearchRequest clicked = with_selection(request, facet.name, {v.value});
        EXPECT_EQ(index->search(clicked).total, v.count) << facet.name << "=" << v.value;
      }
    }
  }
}

TEST_F(RandomCorpus, TotalIsExactWithoutAnyCounting) {
  std::mt19937 random(13);
  for (int i = 0; i < 100; ++i) {
    SearchRequest request = testing::random_request(random);
    request.facets.clear();
    request.timeline = false;
    request.size = static_cast<std::uint32_t>(random() % 4);
    EXPECT_EQ(index->search(request).total, brute_total(*records, request)) << described(request);
  }
}

TEST_F(RandomCorpus, AFacetThatIsNotCountedStillFilters) {
  SearchRequest request = testing::request_for("");
  request.filters["country"].any = {"KG"};
  request.filters["field"].any = {"oncology"};
  request.facets = {"country"};
  const ResultPage page = index->search(request);
  ASSERT_EQ(page.facets.size(), 1u);
  EXPECT_EQ(page.total, brute_total(*records, request));
  check_facet(request, page.facets[0]);
}

const FacetValue* find_value(const Facet& facet, const std::string& value) {
  for (const FacetValue& v : facet.values) {
    if (v.value == value) return &v;
  }
  return nullptr;
}

TEST_F(RandomCorpus, TheCutKeepsSelectedValuesAndTheMostFrequentOnes) {
  SearchRequest request = testing::request_for("");
  request.facets = {"field"};
  request.facet_size = 500;
  const Facet all = index->search(request).facets[0];
  ASSERT_EQ(all.values.size(), 7u);
  const std::string rarest = all.values.back().value;

  request.facet_size = 2;
  request.filters["field"].any = {rarest, "no-such-field"};
  const Facet cut = index->search(request).facets[0];
  EXPECT_EQ(cut.distinct, 7u);
  ASSERT_EQ(cut.values.size(), 4u);
  EXPECT_EQ(cut.values[0].value, all.values[0].value);
  EXPECT_EQ(cut.values[1].value, all.values[1].value);
  const FacetValue* kept = find_value(cut, rarest);
  ASSERT_NE(kept, nullptr);
  EXPECT_TRUE(kept->selected);
  EXPECT_EQ(kept->count, all.values.back().count);
  const FacetValue* unknown = find_value(cut, "no-such-field");
  ASSERT_NE(unknown, nullptr);
  EXPECT_TRUE(unknown->selected);
  EXPECT_EQ(unknown->count, 0u);
  EXPECT_EQ(unknown->label_ru, "no-such-field");
}

TEST_F(RandomCorpus, ExcludedAndRequiredValuesStayVisible) {
  SearchRequest request = testing::request_for("");
  request.facets = {"country"};
  request.filters["country"].none = {"FR", "Q-UNKNOWN"};
  request.filters["country"].all = {"KG"};
  const Facet facet = index->search(request).facets[0];
  const FacetValue* excluded = find_value(facet, "FR");
  ASSERT_NE(excluded, nullptr);
  EXPECT_TRUE(excluded->excluded);
  EXPECT_EQ(excluded->count, 0u);
  ASSERT_NE(find_value(facet, "Q-UNKNOWN"), nullptr);
  EXPECT_TRUE(find_value(facet, "Q-UNKNOWN")->excluded);
  const FacetValue* required = find_value(facet, "KG");
  ASSERT_NE(required, nullptr);
  EXPECT_TRUE(required->required);
  EXPECT_FALSE(required->selected);
}

TEST(FacetLabels, ComeFromTheVocabularyOrFromTheRecord) {
  const testing::SmallIndex index({{"one",
                                    "Заметка",
                                    "Первый текст.",
                                    "2020-01-02",
                                    {{"country", {"KG"}}, {"source", {"Вестник Севера"}}, {"lang", {"ru"}}}}});
  SearchRequest request = testing::request_for("");
  request.facets = {"country", "source", "lang", "year"};
  const ResultPage page = index.search(request);
  const auto only = [&](std::size_t i) -> const FacetValue& { return page.facets[i].values.at(0); };
  EXPECT_EQ(only(0).label_ru, "Кыргызстан");
  EXPECT_EQ(only(0).label_en, "Kyrgyzstan");
  EXPECT_EQ(only(1).label_ru, "Вестник Севера");
  EXPECT_EQ(only(1).value, "vestnik-severa");
  EXPECT_EQ(only(2).label_ru, "русский");
  EXPECT_EQ(only(3).label_ru, "2020");
  ASSERT_EQ(page.hits.size(), 1u);
  EXPECT_EQ(page.hits[0].facets.at("country").at(0).label_ru, "Кыргызстан");
  EXPECT_EQ(page.hits[0].facets.at("source").at(0).label_ru, "Вестник Севера");
}

// The order is by count, then by what people read.
TEST(FacetOrder, IsByCountThenLabel) {
  const testing::SmallIndex index({{"1", "Заметка", "Первый текст.", "", {{"country", {"FR", "KG"}}}},
                                   {"2", "Заметка", "Второй текст.", "", {{"country", {"UZ", "KG"}}}},
                                   {"3", "Заметка", "Третий текст.", "", {{"country", {"AM"}}}}});
  SearchRequest request = testing::request_for("");
  request.facets = {"country"};
  const ResultPage page = index.search(request);
  std::string order;
  for (const FacetValue& v : page.facets[0].values) order += v.label_ru + " ";
  EXPECT_EQ(order, "Кыргызстан Армения Узбекистан Франция ");
}

}  // namespace
}  // namespace diplomed
