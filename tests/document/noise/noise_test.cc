// Lines that must be dropped, each with its reason. Lines that must stay are in noise_keep_test.cc.
#include <gtest/gtest.h>

#include "read_helper.h"

namespace diplomed::document {
namespace {

const std::string kTitle = "Врачи двух стран обменялись опытом";
const std::string kLead = "Делегация хирургов прибыла в областной центр и осмотрела новую больницу.";
const std::string kLast = "Следующая встреча врачей пройдёт весной, рассказал директор больницы.";

std::string reason_of(const Article& article, const std::string& line) {
  for (const DroppedLine& dropped : article.dropped) {
    if (dropped.text == line) return std::string(name_of(dropped.reason));
  }
  return "";
}

struct Row {
  const char* line;
  const char* reason;
};

TEST(Noise, InTheHead) {
  const Row table[] = {
      {"ГлавнаяНовости", "breadcrumb"},
      {"ГлавнаяОбществоЗдоровье", "breadcrumb"},
      {"Главная / Новости / В мире", "breadcrumb"},
      {"Главная » Медицина » Хирургия", "breadcrumb"},
      {"Главная — Общество", "breadcrumb"},
      {"НовостиМедицина", "breadcrumb"},
      {"Общество", "breadcrumb"},
      {"Экономика | Фармация", "breadcrumb"},
      {"Меню", "widget"},
      {"Поиск", "widget"},
      {"Версия для слабовидящих", "widget"},
      {"Реклама", "advert"},
      {"14 мая 2024, 10:15", "timestamp"},
      {"Опубликовано: 14.05.2024", "timestamp"},
      {"Вторник, 14 мая 2024 года", "timestamp"},
      {"Сегодня, 10:15", "timestamp"},
      {"14 мая 2024 · Медицина", "timestamp"},
      {"16+", "widget"},
      {"\xC2\xA0", "blank"},
      {"\xE2\x80\x8B\xC2\xA0", "blank"},
  };
  for (const Row& row : table) {
    const testing::ReadOutcome out =
        testing::read("a.txt", std::string(row.line) + "\n\n" + kTitle + "\n\n" + kLead + "\n\n" + kLast + "\n");
    ASSERT_TRUE(out.status.ok()) << row.line;
    EXPECT_EQ(reason_of(out.only(), row.line), row.reason) << row.line;
    EXPECT_EQ(out.only().title, kTitle) << row.line;
    EXPECT_EQ(out.only().body, kLead + "\n\n" + kLast) << row.line;
  }
}

TEST(Noise, InTheMiddle) {
  const Row table[] = {
      {"Фото: пресс-служба больницы", "caption"},
      {"Фото — из архива больницы", "caption"},
      {"Фото © Анна Петрова", "caption"},
      {"На фото: хирурги в операционной", "caption"},
      {"Видео: канал больницы", "caption"},
      {"Изображение 'Врачи двух стран'", "caption"},
      {"Изоброжение \"Врачи двух стран\"", "caption"},
      {"Изобажение «Врачи двух стран»", "caption"},
      {"Фото предоставлено больницей", "caption"},
      {"Скриншот: страница больницы", "caption"},
      {"Читайте также: Хирурги вернулись домой", "related"},
      {"Читайте также", "related"},
      {"Материалы по теме", "related"},
      {"Поделиться", "share"},
      {"Поделиться ↗", "share"},
      {"== Поделиться в соцсетях ==", "share"},
      {"Telegram WhatsApp Facebook", "share"},
      {"Подписывайтесь на наш канал в Telegram и узнавайте новости первыми!", "subscribe"},
      {"Читайте нас в Telegram", "subscribe"},
      {"Мы используем файлы cookie, чтобы сайт работал лучше. Продолжая, вы соглашаетесь.", "cookie"},
      {"Информация для СМИ:", "press-heading"},
      {"Пресс-релиз", "press-heading"},
      {"Реклама", "advert"},
      {"На правах рекламы", "advert"},
      {"* * *", "decorative"},
      {"➡", "decorative"},
      {"——————", "decorative"},
      {"×", "decorative"},
      {"Показать ещё", "widget"},
      {"Читать далее", "widget"},
      {"\xC2\xA0\xC2\xA0", "blank"},
      {"https://example.org/news/1", "source-mark"},
      {"Просмотров: 1 254", "counter"},
      {"**Читайте также**", "related"},
  };
  for (const Row& row : table) {
    const testing::ReadOutcome out =
        testing::read("a.txt", kTitle + "\n\n" + kLead + "\n\n" + row.line + "\n\n" + kLast + "\n");
    ASSERT_TRUE(out.status.ok()) << row.line;
    EXPECT_EQ(reason_of(out.only(), row.line), row.reason) << row.line;
    EXPECT_EQ(out.only().body, kLead + "\n\n" + kLast) << row.line;
  }
}

TEST(Noise, InTheTail) {
  const Row table[] = {
      {"Другие новости", "related"},
      {"Источник", "source-mark"},
      {"**Источник**", "source-mark"},
      {"Источник: Вести медицины", "source-mark"},
      {"Анализ", "widget"},
      {"Комментарии", "widget"},
      {"Оставить комментарий", "widget"},
      {"Все права защищены. Копирование запрещено.", "rights"},
      {"© Вести медицины, 2024", "rights"},
      {"При использовании материалов ссылка на сайт обязательна.", "rights"},
      {"Данные о правообладателе снимков взяты с сайта «Вести»", "rights"},
      {"Теги: хирургия, обмен опытом", "tags"},
      {"#хирургия #обмен", "tags"},
      {"Рубрика: Медицина", "tags"},
      {"Нашли ошибку? Выделите её и нажмите Ctrl+Enter", "widget"},
      {"1254 просмотра", "counter"},
      {"Комментарии (0)", "counter"},
      {"Поделиться | Печать | Отправить другу", "share"},
      {"🔗 Поделиться · 🖨 Печать", "share"},
      {"Поделиться: ВКонтакте · Telegram", "share"},
      {"Автор: Анна Петрова", "byline"},
      {"12:40, 14 мая 2024", "timestamp"},
      {"Следующая новость", "related"},
      {"Материал предназначен для СМИ", "press-heading"},
  };
  for (const Row& row : table) {
    const testing::ReadOutcome out =
        testing::read("a.txt", kTitle + "\n\n" + kLead + "\n\n" + kLast + "\n\n" + row.line);
    ASSERT_TRUE(out.status.ok()) << row.line;
    EXPECT_EQ(reason_of(out.only(), row.line), row.reason) << row.line;
    EXPECT_EQ(out.only().body, kLead + "\n\n" + kLast) << row.line;
  }
}

TEST(Noise, CardsAndCountersAfterARightsNotice) {
  const testing::ReadOutcome out =
      testing::read("a.txt", kTitle + "\n\n" + kLead + "\n" + kLast +
                                 "\nВсе права защищены.\nАнализ\n×\n"
                                 "Иван Петрович Сидоров\nПоследняя должность: Директор (Больница)\n17\n"
                                 "Анна Ивановна Ким\nПоследняя должность: Врач (Больница)\n");
  EXPECT_EQ(out.only().body, kLead + "\n\n" + kLast);
  EXPECT_EQ(out.only().dropped.size(), 8u);
}

TEST(Noise, BylineUnderTheHeadline) {
  const testing::ReadOutcome out = testing::read("a.txt", kTitle + "\n\n- Анна\xC2\xA0Петрова\n" + kLead + "\n");
  EXPECT_EQ(out.only().author, "Анна Петрова");
  EXPECT_EQ(out.only().dropped.at(0).text, "- Анна\xC2\xA0Петрова");
  EXPECT_EQ(out.only().body, kLead);
}

TEST(Noise, LinksBelowARelatedHead) {
  const testing::ReadOutcome out =
      testing::read("a.txt", kTitle + "\n\n" + kLead + "\n\n" + kLast +
                                 "\n\nЧитайте также\n\nХирурги вернулись домой\n- В городе новая аптека\n");
  EXPECT_EQ(out.only().body, kLead + "\n\n" + kLast);
  EXPECT_EQ(out.only().dropped.size(), 3u);
}

TEST(Noise, HeadlineRepeated) {
  const testing::ReadOutcome out = testing::read("a.txt", kTitle + "\n\n" + kTitle + "\n\n" + kLead + "\n");
  EXPECT_EQ(out.only().title, kTitle);
  EXPECT_EQ(reason_of(out.only(), kTitle), "title-repeat");
  EXPECT_EQ(out.only().body, kLead);
}

TEST(Noise, TimestampDatesTheArticle) {
  const testing::ReadOutcome out = testing::read("a.txt", kTitle + "\n14.05.2024 10:15\n\n" + kLead + "\n");
  ASSERT_NE(out.only().primary_date(), nullptr);
  EXPECT_EQ(out.only().primary_date()->value, "2024-05-14");
  EXPECT_EQ(out.only().primary_date()->kind, DateKind::published);
}

}  // namespace
}  // namespace diplomed::document
