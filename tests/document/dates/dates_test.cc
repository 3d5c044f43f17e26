// What date an article gets, from whole texts.
#include <gtest/gtest.h>

#include "document/dates/resolve_dates.h"
#include "read_helper.h"

namespace diplomed::document {
namespace {

std::string dump(const Date* date) {
  if (date == nullptr) return "none";
  static const char* const kinds[] = {"published", "event", "end", "mentioned"};
  static const char* const confidence[] = {"low", "medium", "high"};
  return std::string(kinds[static_cast<int>(date->kind)]) + " " + date->value + " " +
         confidence[static_cast<int>(date->confidence)] + " [" + date->evidence + "]";
}

struct Row {
  const char* text;
  const char* primary;
};

TEST(Dates, Primary) {
  const Row table[] = {
      // Published.
      {" date 2024-05-20 В Оше открыли клинику. Её ждали с прошлого года.",
       "published 2024-05-20 high [ date 2024-05-20 ]"},
      {"Клиника открыта\n\n20.05.2024 10:00\n\nВ Оше открыли клинику.", "published 2024-05-20 high [20.05.2024 10:00]"},
      {"Клиника открыта\n\nВ Оше открыли клинику.\n\n20 мая 2024 года", "published 2024-05-20 high [20 мая 2024 года]"},
      // The event, day stated.
      {"Клиника открыта\n\nВ Оше 20 мая 2024 года открыли клинику.",
       "event 2024-05-20 high [20 мая 2024 года открыли клинику]"},
      {"Семинар врачей\n\nСеминар состоится 20 мая (понедельник) в 9.00. В 2024 г. это второй семинар.",
       "event 2024-05-20 high [20 мая (понедельник) в 9.00]"},
      {"Школа «Сердце-2024» открыта\n\nВ Оше 20 мая 2024 года «Сердце-2024» приняло врачей.",
       "event 2024-05-20 high [20 мая 2024 года «Сердце-2024]"},
      {"Семинар врачей\n\nСеминар состоится 20 мая (вторник). В 2024 г. это второй семинар.",
       "event 2024 low [В 2024 г.]"},
      {"Семинар врачей\n\nСеминар состоится в понедельник, 20 мая. Первый прошёл в 2018 году, второй в 2024 году.",
       "event 2024-05-20 high [в понедельник, 20 мая]"},
      // 20 мая was a Monday in both years: which one is not known.
      {"Семинар врачей\n\nСеминар состоится 20 мая (понедельник). Первый прошёл в 2013 году, второй в 2002 году.",
       "event 2013 low [в 2013 году]"},
      {"Семинар врачей\n\nВ 2024 году семинар состоится 20 мая.", "event 2024-05-20 medium [20 мая]"},
      {"Семинар врачей\n\nСеминар состоится 20 мая. Его ждут все врачи.", "none"},
      // Months.
      {"Клиника открыта\n\nВ мае 2024 года в Оше открыли клинику.", "event 2024-05 high [В мае 2024 года]"},
      {"Дни хирургии\n\n2024 год в стране объявлен годом врача.\n\nВ марте текущего года прибыли гости. Решено "
       "провести "
       "в июне текущего года Дни хирургии в столице.",
       "event 2024-06 medium [в июне текущего года Дни хирургии]"},
      {"Клиника открыта\n\nНапомним, в июле этого года подписан договор.\n\nЗа 2023 год приняли сто пациентов.",
       "event 2023 low [За 2023 год]"},
      {"Клиника открыта\n\nВ июле этого года подписан договор.", "none"},
      // Background, plans and periods date nothing.
      {"Клиника открыта\n\nКлинику основали врачи. Ранее, 20 мая 2019 года, сгорел старый корпус.", "none"},
      {"Осенью приедут врачи\n\nНа октябрь 2025 года намечен приезд врачей.",
       "event 2025-10 high [На октябрь 2025 года]"},
      {"Клиника открыта\n\nКлинику построят до 2030 года.", "none"},
      {"Клиника открыта\n\nПрограмма действует с 2012 года.", "none"},
      {"Клиника открыта\n\nПрограмма рассчитана на 2026–2030 годы.", "none"},
      {"Клиника открыта\n\nВрачи работают хорошо. Больных много.\n\nСтарый корпус сгорел.\n\nВ 1998 году его чинили.",
       "none"},
      {"Клиника открыта\n\nСегодня в Оше открыли клинику.", "none"},
      {"Клиника открыта\n\nНесколько месяцев назад её проверили.", "none"},
      // A year that opens the text.
      {"Клиника открыта\n\nВ 2024 году в Оше открыли клинику.", "event 2024 low [В 2024 году]"},
  };
  for (const Row& row : table) {
    const testing::ReadOutcome out = testing::read("a.txt", row.text);
    ASSERT_TRUE(out.status.ok());
    EXPECT_EQ(dump(out.only().primary_date()), row.primary) << row.text;
  }
}

// The stamp of the page stands among other furniture over the story, or is the dateline of an agency.
TEST(Dates, OfTheHead) {
  struct HeadRow {
    const char* line;
    const char* published;  // empty: none
    const char* author;
  };
  const HeadRow table[] = {
      {"15.03.2024 14:05 | Просмотров: 1234", "2024-03-15", ""},
      {"Просмотров: 12 | 15.03.2024 | Комментариев: 0", "2024-03-15", ""},
      {"15.03.2024 - 14:05 - 532 просмотра", "2024-03-15", ""},
      {"15.03.2024 1234 просмотра", "2024-03-15", ""},
      {"Опубликовано: 15.03.2024 в 14:05, Автор: Иван Петров", "2024-03-15", "Иван Петров"},
      {"15 марта 2024 | Автор: И. Петров | Просмотров 12", "2024-03-15", "И. Петров"},
      {"Автор: Иван Петров, 15.03.2024", "2024-03-15", "Иван Петров"},
      {"2024-03-15T10:00:00Z", "2024-03-15", ""},
      {"15.03.24", "2024-03-15", ""},
      {"15.03.24, 14:05", "2024-03-15", ""},
      {"45.03.24", "", ""},
      {"Комментариев: 12", "", ""},
  };
  for (const HeadRow& row : table) {
    const testing::ReadOutcome out = testing::read(
        "a.txt", std::string("Клиника открыта в Оше\n\n") + row.line + "\n\nВ Оше открыли клинику. Её ждали.");
    const Article& a = out.only();
    const bool published = !a.dates.empty() && a.dates.front().kind == DateKind::published;
    EXPECT_EQ(published ? a.dates.front().value : "", row.published) << row.line;
    EXPECT_EQ(a.author, row.author) << row.line;
    if (*row.published == '\0') continue;
    EXPECT_EQ(a.body, "В Оше открыли клинику. Её ждали.") << row.line;
    EXPECT_EQ(a.subtitle, "") << row.line;
  }
}

TEST(Dates, OfTheDateline) {
  struct DatelineRow {
    const char* lead;
    const char* primary;
    const char* source;
  };
  const DatelineRow table[] = {
      {"Ош, 20 мая 2024. /ТАСС/. В городе открыли клинику.", "published 2024-05-20 high [20 мая 2024]", "ТАСС"},
      {"ОШ, 20 мая 2024 — Вести Оша. В городе открыли клинику.", "published 2024-05-20 high [20 мая 2024]",
       "Вести Оша"},
      {"Ош. 20 мая 2024 года (Кабар). В городе открыли клинику.", "published 2024-05-20 high [20 мая 2024 года]",
       "Кабар"},
      {"Ош. 20 мая 2024. Кабар – В городе открыли клинику.", "published 2024-05-20 high [20 мая 2024]", "Кабар"},
      // Prose: the day is the event's.
      {"Ош, 20 мая 2024 года. В городе открыли клинику.", "event 2024-05-20 high [20 мая 2024 года]", ""},
      {"В Оше 20 мая 2024 года (понедельник) открыли клинику.",
       "event 2024-05-20 high [20 мая 2024 года (понедельник) открыли клинику]", ""},
      {"Врачи 20 мая 2024 года — Минздрав подтвердил это вчера — открыли клинику.",
       "event 2024-05-20 high [20 мая 2024 года]", ""},
  };
  for (const DatelineRow& row : table) {
    const testing::ReadOutcome out = testing::read("a.txt", std::string("Клиника открыта\n\n") + row.lead);
    EXPECT_EQ(dump(out.only().primary_date()), row.primary) << row.lead;
    EXPECT_EQ(out.only().source, row.source) << row.lead;
    EXPECT_EQ(out.only().body, row.lead);
  }
}

// Dates below the beginning of the story are no stamp of it, whatever stands beside them.
TEST(Dates, OfProseAndOfOtherPagesAreNotPublished) {
  for (const std::string text :
       {"Клиника открыта\n\nКлинику 20 мая 2024 года посмотрели 500 врачей, 12 комментариев дали послы.",
        "Клиника открыта\n\nВ Оше открыли клинику. Её ждали врачи и больные.\n\nЧитайте также\n\n"
        "Школа открыта 20.05.2024 Просмотров: 7"}) {
    const testing::ReadOutcome out = testing::read("a.txt", text);
    for (const Date& date : out.only().dates) EXPECT_NE(date.kind, DateKind::published) << text;
  }
}

std::string mentions(const std::string& text) {
  std::string out;
  const testing::ReadOutcome read = testing::read("a.txt", text);
  for (const Date& date : read.only().dates) out += (out.empty() ? "" : ", ") + date.value;
  return out;
}

TEST(Dates, AllResolved) {
  const Row table[] = {
      {" date 2024-05-20 Врачи прибыли в Ош. С прошлого года их ждут. В ноябре они уехали. В октябре планируется новый "
       "приезд. 18 мая был отдых.",
       "2024-05-20, 2024-05-18, 2023, 2023-11, 2024-10"},
      {" date 2024-01-09 Врачи прибыли в Ош. 28 декабря их проводили. Вернутся они 3 января.",
       "2024-01-09, 2023-12-28, 2024-01-03"},
      {" date 2024-05-20 Врачи прибыли в Ош. С 2021 г. по 2023 г. их было сорок.", "2024-05-20, 2021, 2023"},
      {"Врачи прибыли\n\nС 20 по 24 мая 2024 года врачи работают в Оше.", "2024-05-20, 2024-05-24"},
  };
  for (const Row& row : table) EXPECT_EQ(mentions(row.text), row.primary) << row.text;
}

TEST(Dates, EvidenceIsInTheSource) {
  const std::string text =
      "Врачи прибыли\n\nС\xC2\xA0"
      "20 по 24 мая 2024\xC2\xA0года врачи работают в\n\nоблсти. В 2023 г. их не было.\n";
  const testing::ReadOutcome out = testing::read("a.txt", text);
  for (const Date& date : out.only().dates) {
    EXPECT_NE(text.find(date.evidence), std::string::npos) << date.evidence;
    EXPECT_EQ(date.line, 3u);
  }
}

TEST(Dates, KnownDateComesFirst) {
  const std::vector<Date> known = {{DateKind::published, "2024-05-21", DatePrecision::day, Confidence::high, "x", 0}};
  const std::vector<Date> dates = resolve_dates({{1, "20 мая открыли клинику", false}}, "", known);
  ASSERT_EQ(dates.size(), 2u);
  EXPECT_EQ(dates[0].value, "2024-05-21");
  EXPECT_EQ(dates[1].value, "2024-05-20");
  EXPECT_EQ(dates[1].kind, DateKind::event_start);
}

}  // namespace
}  // namespace diplomed::document
