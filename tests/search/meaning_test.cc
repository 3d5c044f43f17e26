// What words of a query mean together: names of people, dates of articles, bodies of states.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <stdexcept>

#include "small_index.h"

namespace diplomed {
namespace {

using testing::ids_of;
using testing::SmallIndex;
using Ids = std::vector<std::string>;

struct Row {
  const char* q;
  Ids ids;  // in order
};

// All words of the query, as it is read.
search::ResultPage whole(const SmallIndex& index, const std::string& q) {
  search::SearchRequest request = testing::request_for(q);
  request.relax = false;
  return index.search(request);
}

void expect_all(const SmallIndex& index, const std::vector<Row>& rows) {
  for (const Row& row : rows) EXPECT_EQ(ids_of(whole(index, row.q)), row.ids) << row.q;
}

const std::vector<testing::Record>& people() {
  static const std::vector<testing::Record> records = {
      {"namesake", "Выставка", "Художница Анна Мурашко открыла выставку. Мурашко рада: Мурашко ждала её три года."},
      {"michael", "Форум", "На форуме выступил министр здравоохранения Михаил Мурашко, гости его слушали долго."},
      {"full", "Визит", "Министр Михаил Альбертович Мурашко прибыл в город и осмотрел больницу вместе с врачами."},
      {"initials", "Приказ", "Приказ подписал министр М. А. Мурашко, он вступает в силу осенью этого года."},
      {"surname", "Награда", "Награду вручил Мурашко, церемония прошла в зале, гостей было много, играл оркестр."},
      {"fay", "Наука", "Доклад прочёл профессор Н. Фай, слушатели задавали вопросы."},
      {"nicolas", "Наука", "Николас Фай прочёл лекцию студентам."},
      {"other", "Погода", "Дождь идёт третий день."}};
  return records;
}

std::set<std::string> first(const Ids& ids, std::size_t count) {
  return {ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(std::min(count, ids.size()))};
}

TEST(Names, InitialsInEveryOrderFindTheNamesTheyBegin) {
  const SmallIndex index(people());
  for (const char* q :
       {"Мурашко М. А.", "Мурашко М.А.", "М. А. Мурашко", "М.А. Мурашко", "М.А.Мурашко", "М. А.Мурашко", "Мурашко М А",
        "М А Мурашко", "мурашко м. а.", "м. а. мурашко", "м.а.мурашко", "мурашко м а", "МУРАШКО М.А."}) {
    const search::ResultPage page = whole(index, q);
    const Ids ids = ids_of(page);
    EXPECT_EQ(page.total, 5u) << q;
    EXPECT_EQ(first(ids, 2), (std::set<std::string>{"full", "initials"})) << q;
    EXPECT_EQ(first(ids, 3), (std::set<std::string>{"full", "initials", "michael"})) << q;
    EXPECT_TRUE(page.reading.corrections.empty()) << q;
  }
  for (const char* q : {"М. Мурашко", "М.Мурашко", "Мурашко М.", "мурашко м", "м.мурашко", "Мурашко, М."}) {
    const search::ResultPage page = whole(index, q);
    EXPECT_EQ(page.total, 5u) << q;
    EXPECT_EQ(first(ids_of(page), 3), (std::set<std::string>{"full", "initials", "michael"})) << q;
    EXPECT_TRUE(page.reading.corrections.empty()) << q;
  }
  for (const char* q : {"А. Мурашко", "Мурашко А."}) EXPECT_EQ(ids_of(whole(index, q)).front(), "namesake") << q;
  for (const char* q : {"Н. Фай", "Н.Фай", "Фай Н.", "н. фай"}) {
    EXPECT_EQ(first(ids_of(whole(index, q)), 2), (std::set<std::string>{"fay", "nicolas"})) << q;
  }
}

TEST(Names, APatronymicNeedNotBeThere) {
  const SmallIndex index(people());
  for (const char* q : {"Михаил Альбертович Мурашко", "Мурашко Михаил Альбертович", "мурашко михаил альбертович",
                        "Михаилу Альбертовичу Мурашко"}) {
    const search::ResultPage page = whole(index, q);
    EXPECT_EQ(ids_of(page).front(), "full") << q;
    EXPECT_EQ(first(ids_of(page), 3), (std::set<std::string>{"full", "initials", "michael"})) << q;
    EXPECT_EQ(page.total, 3u) << q;
  }
  for (const char* q : {"Михаил Мурашко", "Мурашко Михаил"}) {
    EXPECT_EQ(first(ids_of(whole(index, q)), 3), (std::set<std::string>{"full", "initials", "michael"})) << q;
    EXPECT_EQ(whole(index, q).total, 3u) << q;
  }
  EXPECT_EQ(ids_of(whole(index, "Михаил Альбертович")), Ids{"full"});
}

TEST(Names, StandBesideOtherWords) {
  const SmallIndex index(people());
  expect_all(index, {{"М. А. Мурашко приказ", {"initials"}},
                     {"приказ Мурашко М.А.", {"initials"}},
                     {"визит М.Мурашко", {"full"}},
                     {"выставка М. Мурашко", {"namesake"}},  // the surname is there, the name is another one
                     {"М. Мурашко -форум -визит -приказ -награда", {"namesake"}},
                     {"\"М. А. Мурашко\"", {"initials"}},
                     {"=М. =Мурашко", {"initials"}}});
}

TEST(Names, AreReadInTheFieldToo) {
  const SmallIndex index(people());
  for (const char* q :
       {"персона:\"М. Мурашко\"", "person:\"Мурашко М.\"", "персона:М.Мурашко", "персона:\"м. мурашко\""}) {
    EXPECT_EQ(first(ids_of(whole(index, q)), 9), (std::set<std::string>{"full", "initials", "michael"})) << q;
  }
  // Michael's second name begins so too.
  EXPECT_EQ(first(ids_of(whole(index, "персона:\"А. Мурашко\"")), 9),
            (std::set<std::string>{"full", "initials", "namesake"}));
}

TEST(Names, AreSaidInTheReading) {
  const SmallIndex index(people());
  const search::ResultPage page = index.search("приказ Мурашко М. А.");
  ASSERT_EQ(page.reading.meanings.size(), 1u);
  EXPECT_EQ(page.reading.meanings[0].kind, "name");
  EXPECT_EQ(page.reading.meanings[0].text, "Мурашко М. А.");
  EXPECT_TRUE(page.reading.ignored.empty());
  EXPECT_TRUE(index.search("приказ Мурашко").reading.meanings.empty());
}

const std::vector<testing::Record>& dated() {
  static const std::vector<testing::Record> records = {
      {"day", "Меморандум подписан", "Стороны подписали меморандум о больнице.", "2025-10-24"},
      {"month", "Меморандум обсуждён", "Обсудили меморандум о лекарствах.", "2024-05-15"},
      {"june", "Меморандум готов", "Готов меморандум о вакцинах.", "2024-06"},
      {"year", "Меморандум", "Новый меморандум о враче.", "2023"},
      {"words", "Меморандум назван", "Напомним, 24 октября 2025 года истекает меморандум.", "2019-01-01"},
      {"undated", "Меморандум без даты", "Этот меморандум никто не датировал.", ""},
      {"ball", "Футбол", "Команда выиграла матч.", "2025-10-24"}};
  return records;
}

TEST(Dates, OfArticlesAreFoundByTheWordsOfADate) {
  const SmallIndex index(dated());
  const auto found = [&](const std::string& q) {
    const Ids ids = ids_of(whole(index, q));
    return std::set<std::string>(ids.begin(), ids.end());
  };
  using Set = std::set<std::string>;
  EXPECT_EQ(found("меморандум 24 октября 2025 года"), (Set{"day", "words"}));
  EXPECT_EQ(found("24 октября 2025 года"), (Set{"day", "words", "ball"}));
  EXPECT_EQ(found("24.10.2025"), (Set{"day", "ball"}));
  EXPECT_EQ(found("2025-10-24 меморандум"), Set{"day"});
  EXPECT_EQ(found("меморандум май 2024"), Set{"month"});
  EXPECT_EQ(found("меморандум в мае 2024 года"), Set{"month"});
  EXPECT_EQ(found("меморандум 15.05.2024"), Set{"month"});
  EXPECT_EQ(found("меморандум 05.2024"), Set{"month"});
  EXPECT_EQ(found("меморандум с мая по июль 2024"), (Set{"month", "june"}));
  EXPECT_EQ(found("меморандум май – июль 2024"), (Set{"month", "june"}));
  EXPECT_EQ(found("меморандум 2024"), (Set{"month", "june"}));
  EXPECT_EQ(found("меморандум 2023–2024 гг."), (Set{"month", "june", "year"}));
  EXPECT_EQ(found("меморандум 2023 год"), Set{"year"});
  EXPECT_EQ(found("меморандум May 2024"), Set{"month"});
  EXPECT_EQ(found("меморандум (май 2024 ИЛИ июнь 2024)"), (Set{"month", "june"}));
  // Not the date of the article: in quotes, in exact forms, in what is excluded, under И.
  EXPECT_EQ(found("\"24 октября 2025 года\""), Set{"words"});
  EXPECT_EQ(found("меморандум -\"май 2024\""), (Set{"day", "month", "june", "year", "words", "undated"}));
  EXPECT_EQ(found("меморандум -2024"), (Set{"day", "month", "june", "year", "words", "undated"}));
  EXPECT_EQ(found("меморандум И май И 2024"), Set{});
}

TEST(Dates, AreSaidInTheReading) {
  const SmallIndex index(dated());
  const search::ResultPage page = index.search("меморандум с мая по июль 2024");
  ASSERT_EQ(page.reading.meanings.size(), 1u);
  EXPECT_EQ(page.reading.meanings[0].kind, "date");
  EXPECT_EQ(page.reading.meanings[0].text, "с мая по июль 2024");
  EXPECT_EQ(page.reading.meanings[0].value, "2024-05..2024-07");
  EXPECT_TRUE(page.reading.ignored.empty());
  search::SearchRequest exact = testing::request_for("меморандум май 2024");
  exact.exact = true;
  EXPECT_TRUE(index.search(exact).reading.meanings.empty());
  EXPECT_EQ(index.search(exact).total, 0u);
}

const std::vector<testing::Record>& bodies() {
  static const std::vector<testing::Record> records = {
      {"uz-loose", "Узбекистан",
       "Узбекистан и Минздрав Франции, Узбекистан и минздравы мира: Узбекистан принимает гостей."},
      {"uz", "Приказ",
       "Приказ издало Министерство здравоохранения Республики Узбекистан, он касается больниц и врачей."},
      {"mz", "Письмо", "МЗ РУз направило письмо в регионы, ответ ждут через месяц, сообщила служба печати."},
      {"adjective", "Отчёт", "Отчёт опубликовал узбекский Минздрав, в нём есть таблицы и выводы комиссии."},
      {"tj", "Закупка", "Министерство здравоохранения Таджикистана закупит томографы для областных больниц."},
      {"rt", "Закупка", "Минздрав РТ закупит томографы, сообщили в ведомстве, поставка ожидается осенью."},
      {"tatarstan", "Закупка", "Минздрав Татарстана закупит томографы для детской больницы."},
      {"kg-mid", "Нота", "МИД КР направил ноту, ответ получен через день после обсуждения."},
      {"fr-kg", "Приём", "Посольство Франции в Кыргызстане устроило приём для врачей и учёных республики."},
      {"fr-bishkek", "Концерт", "Французское посольство в Бишкеке устроило концерт для студентов и врачей."},
      {"fr-uz", "Вечер", "Посольство Франции в Узбекистане провело вечер памяти, гости из Кыргызстана пели."},
      {"kg-fr", "Франция", "Франция, Франция и Кыргызстан: посольство Кыргызстана во Франции ждёт Кыргызстан в гости."},
      {"other", "Погода", "Дождь идёт третий день."}};
  return records;
}

TEST(Bodies, OfTheStateStandFirst) {
  const SmallIndex index(bodies());
  using Set = std::set<std::string>;
  struct Wanted {
    const char* q;
    Set first;
  };
  const Wanted rows[] = {
      {"Минздрав Узбекистана", {"uz", "mz", "adjective"}},
      {"минздрав узбекистана", {"uz", "mz", "adjective"}},
      {"Минздрав РУз", {"uz", "mz", "adjective"}},
      {"МЗ РУз", {"uz", "mz", "adjective"}},
      {"министерство здравоохранения Республики Узбекистан", {"uz", "mz", "adjective"}},
      {"узбекский Минздрав", {"uz", "mz", "adjective"}},
      {"узбекистанское министерство здравоохранения", {"uz", "mz", "adjective"}},
      {"Минздрав Таджикистана", {"tj"}},
      {"Минздрав РТ", {"tj", "rt", "tatarstan"}},
      {"минздрав рт", {"tj", "rt", "tatarstan"}},
      {"МЗ РТ", {"tj", "rt", "tatarstan"}},
      {"Минздрав Татарстана", {"tatarstan"}},
      {"МИД КР", {"kg-mid"}},
      {"МИД Кыргызстана", {"kg-mid"}},
      {"МИД Киргизии", {"kg-mid"}},
      {"посольство Франции в Кыргызстане", {"fr-kg", "fr-bishkek"}},
      {"посольство Франции в Бишкеке", {"fr-kg", "fr-bishkek"}},
      {"французское посольство в Киргизии", {"fr-kg", "fr-bishkek"}},
      {"посольство Франции в КР", {"fr-kg", "fr-bishkek"}},
      {"посольство Кыргызстана во Франции", {"kg-fr"}},
      {"посольство Франции", {"fr-kg", "fr-bishkek", "fr-uz"}},
  };
  for (const Wanted& row : rows) EXPECT_EQ(first(ids_of(whole(index, row.q)), row.first.size()), row.first) << row.q;
}

TEST(Bodies, AreSaidInTheReadingWhereTheIndexHasThem) {
  const SmallIndex index(bodies());
  const auto said = [&](const std::string& q) {
    std::string out;
    for (const auto& m : index.search(q).reading.meanings) out += (out.empty() ? "" : " ") + m.kind + "=" + m.value;
    return out;
  };
  EXPECT_EQ(said("Минздрав Узбекистана"), "body=org:ministry-of-health.uz");
  EXPECT_EQ(said("приказ узбекского минздрава"), "body=org:ministry-of-health.uz");
  EXPECT_EQ(said("Минздрав РТ"), "body=org:ministry-of-health.tj body=org:ministry-of-health.tatarstan");
  EXPECT_EQ(said("посольство Франции в Кыргызстане"), "body=org:embassy.fr.kg");
  EXPECT_EQ(said("Минздрав Японии"), "");
  EXPECT_EQ(said("Минздрав"), "");
  EXPECT_EQ(said("\"Минздрав Узбекистана\""), "");
  const search::Reading reading = index.search("Минздрав Узбекистана").reading;
  EXPECT_EQ(reading.meanings[0].text, "Минздрав Узбекистана");
  EXPECT_EQ(reading.meanings[0].label_ru, "Министерство здравоохранения Республики Узбекистан");
}

TEST(Bodies, AreExcludedAsTyped) {
  const SmallIndex index(bodies());
  expect_all(index, {{"закупка -(Минздрав РТ) -Татарстан", {"tj"}}});
}

// Files in a folder, one with an author.
TEST(Fields, AuthorAndNameOfTheFile) {
  const testing::TempDir dir;
  testing::index_or_throw(
      dir.sub("db"),
      {dir.write("in/Отчёт о визите.txt",
                 "Визит министра\n\nМинистр посетил больницу и поговорил с врачами отделения."),
       dir.write("in/notes.jsonl", testing::json_line({"one", "Заметка", "Хирурги прооперировали ребёнка в столице."})),
       dir.write("in/letter.jsonl",
                 R"({"id":"two","title":"Письмо","text":"Врачи ответили на письмо читателей.","author":"Пётр Иванов"})"
                 "\n"
                 R"({"id":"three","title":"Ответ","text":"Иванов ответил на письмо врачей.","author":"А. И. Касымова"})"
                 "\n")});
  const auto searcher = testing::open_searcher(dir.sub("db"));
  const auto found = [&](const std::string& q) {
    const auto page = searcher->search(testing::request_for(q));
    if (!page) throw std::runtime_error(page.error().to_string());
    EXPECT_TRUE(page->reading.corrections.empty()) << q;
    Ids ids = ids_of(*page);
    std::sort(ids.begin(), ids.end());
    return ids;
  };
  const std::string report = "Отчёт о визите.txt";
  EXPECT_EQ(found("автор:Иванов"), Ids{"two"});
  EXPECT_EQ(found("author:\"Петра Иванова\""), Ids{"two"});
  EXPECT_EQ(found("автор:\"П. Иванов\""), Ids{"two"});
  EXPECT_EQ(found("автор:Касымова письмо"), Ids{"three"});
  EXPECT_EQ(found("письмо -автор:Касымова"), Ids{"two"});
  EXPECT_EQ(found("файл:notes"), Ids{"one"});
  EXPECT_EQ(found("file:letter.jsonl"), (Ids{"three", "two"}));
  EXPECT_EQ(found("файл:\"отчет о визите\""), Ids{report});
  // A name of a file is one without the field too.
  EXPECT_EQ(found("notes.jsonl"), Ids{"one"});
  EXPECT_EQ(found("letter.jsonl"), (Ids{"three", "two"}));
  EXPECT_EQ(found("+letter.jsonl +хирурги"), Ids{});
  EXPECT_EQ(found("\"notes.jsonl\""), Ids{});
}

TEST(Phrases, AreNotWidenedByTheirConcept) {
  const SmallIndex index(bodies());
  expect_all(index, {{"\"МЗ РУз\"", {"mz"}},
                     {"\"Минздрав РТ\"", {"rt"}},
                     {"\"Министерство здравоохранения Республики Узбекистан\"", {"uz"}},
                     {"\"Узбекистан принимает\"", {"uz-loose"}}});
  EXPECT_EQ(index.search("\"Кыргызская Республика\"").total, 0u);
}

}  // namespace
}  // namespace diplomed
