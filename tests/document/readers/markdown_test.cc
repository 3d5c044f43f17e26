#include <gtest/gtest.h>

#include "read_helper.h"

namespace diplomed::document {
namespace {

const char* const kArticle = R"(---
title: "Хирурги обменялись опытом"
date: 2024-03-15
source: Вести
author: Анна Петрова
url: https://example.org/a
language: ru
---

# Хирурги обменялись опытом

В Астане прошла встреча **хирургов** двух стран. Её вели
Гости из [соседней клиники](https://example.org/x) и местные врачи.

- обмен стажёрами;
- общие операции;

| Клиника | Мест |
|---------|------|
| Первая  | 20   |

![Снимок зала](a.jpg)

Семинары пройдут 20&nbsp;апреля.

* [Другая статья о встрече врачей](https://example.org/y)
)";

TEST(Markdown, StructureAndFrontMatter) {
  const testing::ReadOutcome out = testing::read("a.md", kArticle);
  ASSERT_TRUE(out.status.ok());
  EXPECT_TRUE(out.problems.empty());
  const Article& a = out.only();
  EXPECT_EQ(a.title, "Хирурги обменялись опытом");
  EXPECT_EQ(a.source, "Вести");
  EXPECT_EQ(a.author, "Анна Петрова");
  EXPECT_EQ(a.url, "https://example.org/a");
  EXPECT_EQ(a.language, "ru");
  ASSERT_NE(a.primary_date(), nullptr);
  EXPECT_EQ(a.primary_date()->value, "2024-03-15");
  EXPECT_EQ(a.primary_date()->line, 3u);
  EXPECT_EQ(a.body,
            "В Астане прошла встреча хирургов двух стран. Её вели Гости из соседней клиники и местные врачи.\n\n"
            "- обмен стажёрами;\n\n- общие операции;\n\nКлиника | Мест\n\nПервая | 20\n\nСеминары пройдут 20 апреля.");
  ASSERT_EQ(a.dropped.size(), 1u);
  EXPECT_EQ(a.dropped[0].reason, NoiseReason::related);
  EXPECT_EQ(a.dropped[0].line, 26u);
}

TEST(Markdown, BylineIsNoListItem) {
  const testing::ReadOutcome out = testing::read(
      "a.md", "# Врачи едут в Нарын\n\n- Анна Петрова\nШесть врачей едут в Нарын, чтобы помочь коллегам.\n");
  EXPECT_EQ(out.only().author, "Анна Петрова");
  EXPECT_EQ(out.only().body, "Шесть врачей едут в Нарын, чтобы помочь коллегам.");
}

TEST(Markdown, FrontMatterTellsTheFormat) {
  const testing::ReadOutcome out =
      testing::read("a.txt", "---\ntitle: Заголовок статьи\n---\nТекст *статьи* о врачах.\n");
  EXPECT_EQ(out.only().title, "Заголовок статьи");
  EXPECT_EQ(out.only().body, "Текст статьи о врачах.");
}

TEST(Markdown, BadDateIsReported) {
  const testing::ReadOutcome out =
      testing::read("a.md", "---\ndate: 15 марта\ntitle: Имя\n---\n\nТекст о врачах и клиниках.\n");
  ASSERT_EQ(out.problems.size(), 1u);
  EXPECT_EQ(out.problems[0].where, "a.md:2");
  EXPECT_TRUE(out.only().dates.empty());
}

TEST(Markdown, UnclosedFrontMatterIsText) {
  const testing::ReadOutcome out = testing::read("a.md", "---\n\nТекст о врачах: без конца вступления.\n");
  EXPECT_TRUE(out.status.ok());
  EXPECT_NE(out.only().body.find("Текст о врачах"), std::string::npos);
}

TEST(Markdown, DeepNestingIsSurvived) {
  std::string deep(20'000, '>');
  const testing::ReadOutcome out = testing::read("a.md", deep + " текст в глубине цитат\n");
  EXPECT_EQ(out.articles.size(), 1u);
}

}  // namespace
}  // namespace diplomed::document
