// Reprints: which texts are the same story, how they are collapsed and counted, and that runs keep the groups right.
#include "index/reprints.h"

#include <gtest/gtest.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <random>

#include "index/directory.h"
#include "index/stored.h"
#include "small_index.h"
#include "text/analyzer.h"

namespace diplomed {
namespace {

using testing::ids_of;
using testing::Record;
using testing::SmallIndex;

const std::string kFirst =
    "Министры здравоохранения Кыргызстана и Франции подписали в Бишкеке меморандум о подготовке врачей скорой помощи. "
    "Документ рассчитан на пять лет и предусматривает стажировки в клиниках Лиона, совместные учения и поставку "
    "тренажёров.";
const std::string kSecond =
    "По словам посла, первая группа из 12 реаниматологов выедет на учёбу в марте. Во Франции они пройдут трёхмесячный "
    "курс, после которого сами станут наставниками для коллег из областных больниц.";
const std::string kThird =
    "Глава Национального госпиталя напомнил, что сотрудничество началось в 2019 году с обмена делегациями. За это "
    "время "
    "в республике побывали 40 французских хирургов, которые провели больше 300 показательных операций.";
const std::string kFourth =
    "Стороны договорились и о совместной школе для медсестёр приёмных отделений: она откроется в Оше осенью, занятия "
    "будут вести преподаватели обеих стран, а расходы на оборудование возьмёт на себя французское агентство развития.";

std::string story(std::vector<std::string> paragraphs) {
  std::string out;
  for (const std::string& p : paragraphs) out += (out.empty() ? "" : "\n\n") + p;
  return out;
}

// The same event, told by another journalist.
const std::string kToldAnew =
    "Врачей кыргызской скорой будут учить французы. Об этом договорились во вторник главы двух ведомств: в столице "
    "республики они поставили подписи под пятилетним меморандумом. Стажироваться медики отправятся в Лион, а в Бишкек "
    "привезут современные манекены. Первыми весной поедут двенадцать реаниматологов, рассказал французский дипломат. "
    "Кроме того, осенью в Оше заработает школа медсестёр приёмного покоя, её оснастит агентство развития Франции.";

class IsReprint : public ::testing::Test {
 protected:
  bool same(const std::string& a, const std::string& b) {
    const index::Fingerprint first = index::fingerprint_of(analyzer_.analyze(a));
    return index::is_reprint(first, index::fingerprint_of(analyzer_.analyze(b)));
  }
  text::Analyzer analyzer_{testing::shared_morphology()};
};

TEST_F(IsReprint, TheSameStory) {
  const std::string whole = story({kFirst, kSecond, kThird, kFourth});
  struct Row {
    const char* name;
    std::string text;
  };
  std::string few_words = whole;
  few_words.replace(few_words.find("По словам посла"), std::string("По словам посла").size(), "Как сообщил дипломат");
  std::string capitals = whole;
  for (std::size_t at = 0; (at = capitals.find("ё", at)) != std::string::npos;) capitals.replace(at, 2, "е");
  const std::vector<Row> table = {
      {"as it is", whole},
      {"cut to the half", story({kFirst, kSecond})},
      {"cut at the front", story({kThird, kFourth})},
      {"reordered", story({kThird, kFirst, kFourth, kSecond})},
      {"other source named",
       story({"Об этом сообщает агентство «Вестник Тянь-Шаня».", kFirst, kSecond, kThird, kFourth})},
      {"with a background paragraph",
       story({kFirst, kSecond, kThird, kFourth,
              "Напомним, ранее сообщалось о ремонте областной больницы, который должен закончиться к лету будущего "
              "года."})},
      {"a few words changed", few_words},
      {"ё as е", capitals},
  };
  for (const Row& row : table) EXPECT_TRUE(same(whole, row.text)) << row.name;
}

// One template, filled in with names.
std::string visit(const std::string& country, const std::string& city, const std::string& minister) {
  return "Министр здравоохранения " + country +
         " провёл встречу с делегацией Всемирной организации здравоохранения, сообщила пресс-служба ведомства.\n\n"
         "Стороны обсудили поставки вакцин против гриппа и кори, подготовку медицинских сестёр для сельских больниц, а "
         "также открытие лаборатории" +
         (city.empty() ? "" : " в городе " + city) +
         ".\n\nВ переговорах участвовали послы, руководители клиник и представители университетов, которые рассказали "
         "о своём опыте" +
         (minister.empty() ? "" : ", гостей приветствовал " + minister) +
         ".\n\nПо итогам встречи подписан меморандум о сотрудничестве на пять лет, первый этап начнётся осенью этого "
         "года.";
}

TEST_F(IsReprint, NamesTellTheStoriesOfOneTemplateApart) {
  const std::string kenya = visit("Кении", "Кисуму", "Джон Оума");
  struct Row {
    const char* name;
    std::string a, b;
    bool same;
  };
  const std::vector<Row> table = {
      {"another country", visit("Кении", "", ""), visit("Ганы", "", ""), false},
      {"another country and city", visit("Перу", "Куско", ""), visit("Чили", "Арика", ""), false},
      {"another country, city and minister", kenya, visit("Омана", "Низва", "Салим Хамад"), false},
      {"another country and minister", kenya, visit("Ганы", "Кисуму", "Кофи Менса"), false},
      {"the same", kenya, kenya, true},
      {"with another source", kenya, kenya + "\n\nОб этом пишет газета «Вести Африки».", true},
      {"with sources on both sides", kenya + " Фото агентства «Саванна».",
       kenya + "\n\nОб этом пишет газета «Вести Африки».", true},
      {"without the minister", kenya, visit("Кении", "Кисуму", ""), true},
      {"one name spelled otherwise", kenya, visit("Кении", "Кисуму", "Джон Оума-младший"), true},
      {"cut to the half", kenya, kenya.substr(0, kenya.find("\n\nВ переговорах")), true},
  };
  for (const Row& row : table) {
    EXPECT_EQ(same(row.a, row.b), row.same) << row.name;
    EXPECT_EQ(same(row.b, row.a), row.same) << row.name;
  }
}

TEST_F(IsReprint, CapitalsTellNoNames) {
  const std::string kenya = visit("Кении", "Кисуму", "Джон Оума");
  std::string capitals;
  icu::UnicodeString::fromUTF8(kenya).toUpper(icu::Locale("ru")).toUTF8String(capitals);
  EXPECT_TRUE(same(kenya, capitals));
  EXPECT_TRUE(same(capitals, kenya));
}

TEST_F(IsReprint, AnotherStory) {
  const std::string whole = story({kFirst, kSecond, kThird, kFourth});
  std::string bulletin =
      "За сутки в стационары поступили 118 человек, выписаны 97. На лечении остаются 2 140 пациентов, "
      "в тяжёлом состоянии 31. Всего с начала года зарегистрированы 15 820 случаев гриппа.";
  std::string next_day =
      "За сутки в стационары поступили 104 человек, выписаны 121. На лечении остаются 2 123 пациентов, "
      "в тяжёлом состоянии 28. Всего с начала года зарегистрированы 15 924 случаев гриппа.";
  struct Row {
    const char* name;
    std::string a, b;
  };
  const std::vector<Row> table = {
      {"the same event told anew", whole, kToldAnew},
      {"one shared quotation", story({kFirst, kSecond}), story({kSecond, kToldAnew, kThird})},
      {"a digest with the story in it", kSecond, story({kToldAnew, kFirst, kSecond, kThird, kFourth})},
      {"a bulletin on the same template", bulletin, next_day},
      {"too short to tell", "Меморандум подписан в Бишкеке.", "Меморандум подписан в Бишкеке."},
  };
  for (const Row& row : table) EXPECT_FALSE(same(row.a, row.b)) << row.name;
}

const std::vector<Record> records = {
    {"original",
     "Меморандум о скорой помощи подписан",
     story({kFirst, kSecond, kThird, kFourth}),
     "2025-03-01",
     {{"country", {"KG"}}, {"source", {"Вестник"}}}},
    {"reprint",
     "Врачей отправят в Лион",
     story({kFirst, kSecond, kThird}),
     "2025-04-02",
     {{"country", {"KG"}}, {"source", {"Восток"}}}},
    {"undated", "Учёба за границей", story({kSecond, kThird, kFourth}), "", {{"country", {"FR"}}, {"source", {"Эхо"}}}},
    {"anew", "Французы научат скорую", kToldAnew, "2025-03-02", {{"country", {"KG"}}, {"source", {"Восток"}}}},
};

search::SearchRequest collapsing(const std::string& q) {
  search::SearchRequest request = testing::request_for(q);
  request.duplicates = search::Duplicates::collapse;
  return request;
}

TEST(Reprints, OneOfAGroupIsShown) {
  EXPECT_EQ(search::SearchRequest().duplicates, search::Duplicates::collapse);
  const SmallIndex index(records);
  const search::ResultPage page = index.search(collapsing("Лион"));
  EXPECT_EQ(page.total, 2u);
  EXPECT_EQ(page.collapsed, 1u);
  std::vector<std::string> ids = ids_of(page);
  std::sort(ids.begin(), ids.end());
  EXPECT_EQ(ids, (std::vector<std::string>{"anew", "original"}));
  const auto hit = std::find_if(page.hits.begin(), page.hits.end(), [](const auto& h) { return h.id == "original"; });
  ASSERT_EQ(hit->reprints.size(), 2u);
  EXPECT_EQ(hit->reprint_count, 2u);
  EXPECT_EQ(hit->reprints[0].id, "reprint");
  EXPECT_EQ(hit->reprints[0].source, "Восток");
  EXPECT_EQ(hit->reprints[1].id, "undated");
  EXPECT_EQ(index.search("Лион").total, 3u);
  EXPECT_EQ(index.search("Лион").collapsed, 0u);
}

// What a filter leaves of a group is shown, although another member would be the first of it.
TEST(Reprints, AFilterFindsTheCopyThatPassesIt) {
  const SmallIndex index(records);
  search::SearchRequest request = collapsing("реаниматологов");
  request.filters["source"].any = {"vostok"};
  std::vector<std::string> ids = ids_of(index.search(request));
  std::sort(ids.begin(), ids.end());
  EXPECT_EQ(ids, (std::vector<std::string>{"anew", "reprint"}));
}

// Every count is the total that one gets by choosing it.
TEST(Reprints, CountsAreThoseOfTheCollapsedList) {
  const SmallIndex index(records);
  search::SearchRequest request = collapsing("");
  request.facets = {"country", "source", "year"};
  for (const auto& filter : std::vector<std::string>{"", "vostok"}) {
    request.filters.clear();
    if (!filter.empty()) request.filters["source"].any = {filter};
    const search::ResultPage page = index.search(request);
    for (const search::Facet& facet : page.facets) {
      for (const search::FacetValue& v : facet.values) {
        search::SearchRequest chosen = request;
        chosen.filters[facet.name].any = {v.value};
        EXPECT_EQ(index.search(chosen).total, v.count) << filter << " " << facet.name << ":" << v.value;
      }
    }
    for (const search::TimelineBucket& b : page.timeline.buckets) {
      search::SearchRequest chosen = request;
      chosen.from = chosen.to = b.key;
      EXPECT_EQ(index.search(chosen).total, b.count) << filter << " " << b.key;
    }
  }
}

TEST(Reprints, PagesAndSortsHaveEachShownOneOnce) {
  const SmallIndex index(records);
  for (const search::Sort sort : {search::Sort::relevance, search::Sort::newest, search::Sort::oldest}) {
    search::SearchRequest request = collapsing("франция");
    request.sort = sort;
    request.size = 1;
    std::vector<std::string> ids;
    for (request.page = 1; request.page <= 3; ++request.page) {
      for (const std::string& id : ids_of(index.search(request))) ids.push_back(id);
    }
    std::sort(ids.begin(), ids.end());
    EXPECT_EQ(ids, (std::vector<std::string>{"anew", "original"}));
  }
}

TEST(Reprints, TheDocumentListsThem) {
  const SmallIndex index(records);
  const auto view = index.searcher().document("reprint", {""});
  ASSERT_TRUE(view.ok());
  ASSERT_EQ(view->head.reprints.size(), 2u);
  EXPECT_EQ(view->head.reprints[0].id, "original");
}

// Cut so that neither end is a reprint of the other, but both of the middle.
const std::vector<std::pair<std::string, std::string>> chain = {{"left", story({kFirst, kSecond})},
                                                                {"middle", story({kFirst, kSecond, kThird, kFourth})},
                                                                {"right", story({kThird, kFourth})},
                                                                {"anew", kToldAnew},
                                                                {"copy", story({kFirst, kSecond})}};

// Any sequence of runs leaves the groups that one run over the same files makes.
TEST(Reprints, IncrementalRunsEqualOneRun) {
  std::mt19937 random(7);
  testing::TempDir dir;
  const auto path = [&](std::size_t i) { return "in/" + chain[i].first + ".txt"; };
  const auto groups_of = [](const std::string& db) {
    const auto opened = index::open_published(db);
    if (!opened) throw std::runtime_error(opened.error().to_string());
    std::vector<std::vector<std::string>> groups;
    for (const auto& group : index::read_groups(*opened)) {
      std::vector<std::string> ids;
      for (const auto docid : group) {
        ids.push_back(index::decode_head(opened->get_document(docid).get_data())->id);
      }
      std::sort(ids.begin(), ids.end());
      groups.push_back(std::move(ids));
    }
    std::sort(groups.begin(), groups.end());
    return groups;
  };
  std::vector<bool> there(chain.size(), false);
  dir.write("in/other.txt", "Выставка медицинской техники открылась в Алматы и продлится до пятницы этой недели.");
  bool grouped = false, split = false;
  for (int round = 0; round < 12; ++round) {
    for (std::size_t i = 0; i < chain.size(); ++i) {
      if (random() % 2 == 0) continue;
      there[i] = !there[i];
      if (there[i]) {
        dir.write(path(i), chain[i].second);
      } else {
        std::filesystem::remove(dir.sub(path(i)));
      }
    }
    testing::index_or_throw(dir.sub("db"), {dir.sub("in")});
    const std::string fresh = dir.sub("fresh" + std::to_string(round));
    testing::index_or_throw(fresh, {dir.sub("in")});
    const auto expected = groups_of(fresh);
    EXPECT_EQ(groups_of(dir.sub("db")), expected) << round;
    grouped = grouped || std::any_of(expected.begin(), expected.end(), [](const auto& g) { return g.size() > 2; });
    split = split || (there[0] && there[2] && !there[1]);
  }
  EXPECT_TRUE(grouped && split) << "the rounds did not show what they are for";
}

TEST(Reprints, GroupsSurviveTheirEncoding) {
  const index::ReprintGroups groups = {{1, 2}, {3, 70'000, 70'001}, {500, 4'000'000'000u}};
  EXPECT_EQ(index::decode_groups(index::encode_groups(groups)), groups);
  EXPECT_TRUE(index::decode_groups("").empty());
  const std::string encoded = index::encode_groups(groups);
  for (std::size_t cut = 0; cut < encoded.size(); ++cut) {
    EXPECT_LE(index::decode_groups(encoded.substr(0, cut)).size(), groups.size());
  }
}

}  // namespace
}  // namespace diplomed
