// Pasted headlines, sentences and questions: quotations that nothing has become words, and it is said how all was read.
#include <gtest/gtest.h>

#include "small_index.h"

namespace diplomed {
namespace {

using testing::ids_of;
using testing::SmallIndex;
using Ids = std::vector<std::string>;

const std::vector<testing::Record> records = {
    {"scanner", "Новый томограф", "Больница под Ошем получила томограф из Японии. Белый корпус ждёт: ангел прилетит.",
     "2024-05-01"},
    {"fund", "Фонд помощи", "Фонд «Рука помощи» отправил врачей в горные сёла.", "2024-06-01"},
    {"doctors", "Врачи в Сирии", "Снова обстрел больницы, погибло несколько врачей во время войны в Сирии.",
     "2023-02-03"},
    {"virus", "Новый вирус", "Врачи просят не паниковать из-за нового вируса.", "2022-01-01"},
    {"union", "Объединение клиник", "Клиники объявили об объединении.", "2021-01-01"},
    {"ball", "Футбол", "Команда выиграла матч в столице, болельщики рады.", "2020-01-01"}};

struct Row {
  const char* q;
  Ids first;  // hits, the first of them
  Ids softened;
};

TEST(Prose, FindsWhatItsWordsFind) {
  const SmallIndex index(records);
  const Row rows[] = {
      {"больница «Белый ангел» получила томограф из Японии", {"scanner"}, {"Белый ангел"}},
      {"Больница ''Белый ангел'' получила томограф из Японии", {"scanner"}, {"Белый ангел"}},
      {"Фонд «Рука помощи» отправил врачей", {"fund"}, {}},
      {"Сколько врачей погибло (в процентах) во время войны в Сирии", {"doctors"}, {}},
      {"Врачи в Сирии. И снова обстрел больницы Красного Креста", {"doctors"}, {}},
      {"НЕ ПАНИКОВАТЬ: ВРАЧИ О НОВОМ ВИРУСЕ", {"virus"}, {}},
      // Two quotations that stand in no article together: the first holds.
      {"Фонд «Рука помощи» отправил врачей, «болельщики рады»", {"fund"}, {"болельщики рады"}},
  };
  for (const Row& row : rows) {
    const search::ResultPage page = index.search(row.q);
    ASSERT_FALSE(page.hits.empty()) << row.q;
    EXPECT_EQ(page.hits[0].id, row.first[0]) << row.q;
    EXPECT_EQ(page.reading.softened, row.softened) << row.q;
    EXPECT_TRUE(page.reading.as_typed) << row.q;
    EXPECT_EQ(page.reading.parsed.find("soft:"), std::string::npos) << page.reading.parsed;
  }
}

TEST(Prose, AQuotationThatHoldsIsRequired) {
  const SmallIndex index(records);
  EXPECT_EQ(ids_of(index.search("Фонд «Рука помощи» отправил врачей во время войны в Сирии")), Ids{"fund"});
}

TEST(Prose, TheQueryLanguageKeepsItsMeaning) {
  const SmallIndex index(records);
  EXPECT_EQ(index.search("\"белый ангел\"").total, 0u);
  EXPECT_EQ(index.search("\"белый ангел\" томограф").total, 0u);
  EXPECT_EQ(ids_of(index.search("врачи НЕ вирус")), (Ids{"doctors", "fund"}));
  EXPECT_EQ(index.search("томограф И (обстрел ИЛИ вирус)").total, 0u);
  EXPECT_EQ(ids_of(index.search("больница «Белый ангел» получила томограф из Японии -корпус")), Ids{});
}

// Decided by the query alone: neither filters nor relaxation have a say, so that "all words" is what relax=off finds.
TEST(Prose, SoftensWhateverElseIsAsked) {
  const SmallIndex index(records);
  search::SearchRequest request = testing::request_for("больница «Белый ангел» получила томограф из Японии");
  request.from = request.to = "2020";
  EXPECT_EQ(index.search(request).reading.softened, Ids{"Белый ангел"});
  request = testing::request_for("больница «Белый ангел» получила томограф из Японии");
  request.relax = false;
  EXPECT_EQ(ids_of(index.search(request)), Ids{"scanner"});
}

TEST(Prose, AsAnEarlierQuery) {
  search::SearchRequest request = testing::request_for("томограф");
  request.within = {"больница «Белый ангел» получила томограф из Японии"};
  const search::ResultPage page = SmallIndex(records).search(request);
  EXPECT_EQ(ids_of(page), Ids{"scanner"});
  EXPECT_EQ(page.within[0].softened, Ids{"Белый ангел"});
}

TEST(Prose, MarksTheWordsOfALooseQuotation) {
  const SmallIndex index(records);
  const auto view = index.searcher().document("scanner", {"больница «Белый ангел» получила томограф из Японии"});
  ASSERT_TRUE(view.ok());
  bool marked = false;
  for (const auto& [begin, end] : view->matches) marked = marked || view->body.substr(begin, end - begin) == "ангел";
  EXPECT_TRUE(marked);
}

TEST(Reading, SaysOnlyWhatDiffers) {
  const SmallIndex index(records);
  EXPECT_TRUE(index.search("новый вирус").reading.as_typed);
  EXPECT_TRUE(index.search("врачи И вирус").reading.as_typed);
  EXPECT_FALSE(index.search("врачи ИЛИ вирус томограф").reading.as_typed);
  EXPECT_FALSE(index.search("country:KG").reading.as_typed);
  const search::Reading mended = index.search("томогарф").reading;
  EXPECT_EQ(mended.corrected_query, "томограф");
  EXPECT_TRUE(mended.as_typed) << "what was mended is told by itself";
}

TEST(Reading, ConceptsThatTheWordsDoNotSay) {
  const SmallIndex index(records);
  const auto also = [&](const char* q) {
    std::string out;
    for (const auto& label : index.search(q).reading.also) out += label.label_ru + "/" + label.label_en + " ";
    return out;
  };
  EXPECT_EQ(index.search("меморандумы").reading.concepts.size(), 1u);
  EXPECT_EQ(also("меморандум"), "");
  EXPECT_EQ(also("меморандумы"), "");
  EXPECT_EQ(also("memorandum"), "меморандум/ ") << "an English word says the English label";
  EXPECT_NE(also("минздрав"), "");
  EXPECT_EQ(also("министерство здравоохранения"), "");
  EXPECT_EQ(also("\"министерство здравоохранения\""), "");
}

TEST(Reading, AQueryWithoutAWordSaysSo) {
  const search::ResultPage page = SmallIndex(records).search("🙂");
  EXPECT_EQ(page.total, records.size());
  ASSERT_EQ(page.reading.notes.size(), 1u);
  EXPECT_EQ(page.reading.notes[0].code, "no_words");
  EXPECT_TRUE(SmallIndex(records).search("").reading.notes.empty());
}

TEST(Apostrophe, StandsForTheHardSign) {
  const SmallIndex index(records);
  EXPECT_EQ(ids_of(index.search("об'единение")), Ids{"union"});
  EXPECT_EQ(ids_of(index.search("об’единения")), Ids{"union"});
}

}  // namespace
}  // namespace diplomed
