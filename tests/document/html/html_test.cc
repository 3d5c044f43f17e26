#include <gtest/gtest.h>

#include "document/html/guard.h"
#include "read_helper.h"

namespace diplomed::document {
namespace {

const char* const kPage = R"(<!DOCTYPE html>
<html lang="ru"><head><meta charset="utf-8">
<title>Кардиологи открыли школу — Вести медицины</title>
<meta property="og:title" content="Кардиологи открыли школу">
<meta property="og:site_name" content="Вести медицины">
<meta name="description" content="Описание, которого нет в тексте">
<meta property="article:published_time" content="2024-06-07T09:30:00+06:00">
<link rel="canonical" href="https://example.org/news/school">
<style>p { color: red }</style><script>var x = "<p>не текст</p>";</script>
</head><body>
<header><h1>Вести медицины</h1><nav><a href="/">Главная</a> <a href="/n">Новости</a></nav></header>
<main><article>
<h1>Кардиологи открыли школу</h1>
<time datetime="2024-06-07">7 июня 2024</time>
<figure><img src="a.jpg" alt="зал"><figcaption>Зал школы</figcaption></figure>
<p>В&nbsp;Караганде открыли школу <b>кардиологов</b>. Она будет
работать круглый год.</p>
<ul><li>лекции;</li><li>практика.</li></ul>
<p><a href="/other">Хирурги приняли гостей из столицы</a></p>
<p>Первый набор начнётся осенью.<br>Учиться можно бесплатно.</p>
<div class="share-buttons">Поделиться Telegram</div>
</article></main>
<aside><h3>Читайте также</h3><p>Статья о другом городе и других врачах.</p></aside>
<footer><p>Источник: Вести медицины</p></footer>
</body></html>)";

TEST(Html, NewsPage) {
  const testing::ReadOutcome out = testing::read("a.html", kPage);
  ASSERT_TRUE(out.status.ok());
  const Article& a = out.only();
  EXPECT_EQ(a.title, "Кардиологи открыли школу");
  EXPECT_EQ(a.body,
            "В Караганде открыли школу кардиологов. Она будет работать круглый год.\n\n- лекции;\n\n- практика.\n\n"
            "Первый набор начнётся осенью.\n\nУчиться можно бесплатно.");
  EXPECT_EQ(a.source, "Вести медицины");
  EXPECT_EQ(a.url, "https://example.org/news/school");
  EXPECT_EQ(a.language, "ru");
  ASSERT_NE(a.primary_date(), nullptr);
  EXPECT_EQ(a.primary_date()->value, "2024-06-07");
  EXPECT_EQ(a.primary_date()->evidence, "2024-06-07T09:30:00+06:00");
  EXPECT_EQ(a.primary_date()->confidence, Confidence::high);
  const auto dropped = [&](const std::string& text) {
    for (const DroppedLine& line : a.dropped) {
      if (line.text == text) return std::string(name_of(line.reason));
    }
    return std::string();
  };
  EXPECT_EQ(dropped("Зал школы"), "caption");
  EXPECT_EQ(dropped("7 июня 2024"), "timestamp");
  EXPECT_EQ(dropped("Хирурги приняли гостей из столицы"), "related");
  EXPECT_EQ(dropped("Поделиться Telegram"), "share");
  EXPECT_EQ(dropped("Статья о другом городе и других врачах."), "related");
  EXPECT_EQ(dropped("Вести медицины"), "navigation");
}

TEST(Html, Metadata) {
  struct Row {
    const char* head;
    const char* body;
    const char* title;
    const char* date;
    const char* author;
  };
  const char* text = "<p>Текст статьи о врачах, которые приехали помогать коллегам.</p>";
  const Row table[] = {
      {"<title>Имя статьи о врачах | Сайт</title>", text, "Имя статьи о врачах", "", ""},
      {"<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"headline\": \"Имя из данных\", "
       "\"datePublished\": \"2023-01-02\", \"author\": {\"name\": \"Анна Ким\"}}</script>",
       text, "Имя из данных", "2023-01-02", "Анна Ким"},
      {"<script type='application/ld+json'>{\"@graph\": [{\"@type\": [\"Article\"], \"headline\": \"Имя в "
       "графе\"}]}</script>",
       text, "Имя в графе", "", ""},
      {"<script type='application/ld+json'>{broken</script><title>Запасное имя</title>", text, "Запасное имя", "", ""},
      {"<meta name='author' content='Анна Ким'><meta name='pubdate' content='5 марта 2022 года'><title>Имя</title>",
       text, "Имя", "2022-03-05", "Анна Ким"},
      {"<meta property='article:published_time' content='не дата'><title>Имя</title>", text, "Имя", "", ""},
      {"<title>Имя</title><link rel='canonical' href='https://example.org/2021/04/09/vrachi'>", text, "Имя",
       "2021-04-09", ""},
  };
  for (const Row& row : table) {
    const std::string page = std::string("<html><head>") + row.head + "</head><body>" + row.body + "</body></html>";
    const testing::ReadOutcome out = testing::read("a.html", page);
    ASSERT_TRUE(out.status.ok()) << page;
    EXPECT_EQ(out.only().title, row.title) << page;
    const Date* date = out.only().primary_date();
    EXPECT_EQ(date == nullptr ? "" : date->value, row.date) << page;
    EXPECT_EQ(out.only().author, row.author) << page;
  }
}

TEST(Html, TheLineOverTheHeadlineIsNotTheHeadline) {
  const testing::ReadOutcome out =
      testing::read("a.html",
                    "<body><div>15 марта 2024 | Автор: И. Петров | Просмотров 12</div><h2>Врачи прибыли в Ош</h2>"
                    "<p>Врачи прибыли в город и начали приём.</p><p>Приём продлится до пятницы.</p></body>");
  EXPECT_EQ(out.only().title, "Врачи прибыли в Ош");
  EXPECT_EQ(out.only().author, "И. Петров");
  ASSERT_NE(out.only().primary_date(), nullptr);
  EXPECT_EQ(out.only().primary_date()->value, "2024-03-15");
}

TEST(Html, FoundByContent) {
  const testing::ReadOutcome out =
      testing::read("a.txt", "<!DOCTYPE html><p>Врачи прибыли в город и начали приём.</p>");
  EXPECT_EQ(out.only().body, "Врачи прибыли в город и начали приём.");
}

TEST(Html, BrokenMarkup) {
  const char* const pages[] = {
      "<html><body><p>Врачи прибыли в город<p>Начался приём<div", "<p>Врачи прибыли в город</div></b></p></table>",
      "<body><table><tr><td>Врачи прибыли в город<td>второй столбец", "<html><b><i><p>Врачи прибыли в город</b></i>",
      "<html><body><form><div>Врачи прибыли в город, и приём уже начался. "};
  for (const char* page : pages) {
    const testing::ReadOutcome out = testing::read("a.html", page);
    if (out.status.ok()) {
      EXPECT_NE((out.only().title + out.only().body).find("Врачи прибыли"), std::string::npos) << page;
    } else {
      EXPECT_EQ(out.status.error().message, "no text of a story, only noise") << page;
    }
  }
}

std::string repeated(const std::string& piece, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += piece;
  return out;
}

TEST(Html, DeepNestingKeepsTheText) {
  const char* const openings[] = {"<div>",
                                  "<b>",
                                  "<b><div></b>",
                                  "<table><tr><td>",
                                  "<ul><li>",
                                  "<form><div></form>",
                                  "<a href=x><span>",
                                  "<div><table></div>",
                                  "<option><p>",
                                  "<rt>",
                                  "<dd><p>"};
  for (const char* opening : openings) {
    const std::string page =
        "<html><body>" + repeated(opening, 50'000) + repeated("<p>Врачи прибыли в город и начали приём.</p>", 20);
    const testing::ReadOutcome out = testing::read("a.html", page);
    ASSERT_TRUE(out.status.ok()) << opening << out.status.error().to_string();
    EXPECT_NE(out.only().body.find("Врачи прибыли"), std::string::npos) << opening;
  }
}

TEST(Html, GuardLeavesOrdinaryPagesAlone) {
  EXPECT_EQ(guard_html(repeated("<p>текст<li>ещё<td>и ещё", 5'000)), "");
  EXPECT_EQ(guard_html(repeated("<div><b>текст</b></div>", 5'000)), "");
  const std::string deep = repeated("<div>\n", 1'000);
  EXPECT_EQ(guard_html(deep).size(), deep.size());
}

// What the parser need not see goes, where its end is certain; the lines keep their numbers.
TEST(Html, GuardCutsScriptsAndStyles) {
  struct Row {
    std::string html;
    std::string cut;  // empty: nothing is changed
  };
  const Row rows[] = {
      {"<p>а<script>a < b</script><p>б", "<p>а<script></script><p>б"},
      {"<STYLE media=all>p {}\r\n\rq {}\n</STYLE>", "<STYLE media=all>\n\n\n</STYLE>"},
      {"<script>a</script>\n<script>\n</script>", "<script></script>\n<script>\n</script>"},
      {"<script type=\"application/LD+Json\">{}</script>", ""},
      {"<script><!-- <script>a</script> --></script>", ""},
      {"<svg><style>a</svg><p>б<style></style>", ""},
      {"<svg><script/></svg><p>б<script></script>", ""},
      {"<title>а <script></title><p>б<script></script>", ""},
      {"<!-- <script> --><p>б<script></script>", ""},
      {"<p>а<script>б", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(guard_html(row.html), row.cut) << row.html;
}

TEST(Html, WholePageInsideAForm) {
  const std::string story = repeated("Врачи прибыли в город и начали приём жителей. ", 20);
  const testing::ReadOutcome out =
      testing::read("a.html", "<html><body><form><p>" + story + "</p></form></body></html>");
  ASSERT_TRUE(out.status.ok());
  EXPECT_TRUE(out.only().body.starts_with("Врачи прибыли"));
}

// Date, byline and section stand where the template puts them: over, under or beside the story, in a block of their
// own.
TEST(Html, TheDateBesideTheStoryIsItsDate) {
  const std::string story =
      "<div class='body'><p>Бригада хирургов приехала в Ош и проведёт двадцать операций, сообщили в клинике.</p>"
      "<p>Вторая бригада приедет осенью, рассказал главный врач клиники города.</p></div>";
  const std::string h1 = "<h1>Врачи приехали в Ош</h1>";
  const std::string pages[] = {
      h1 + "<div class='date'>15 марта 2024</div>" + story,
      "<div class='date'>15 марта 2024</div>" + h1 + story,
      h1 + story + "<div class='info'>Опубликовано: <span>15.03.2024</span></div>",
      h1 + "<span class='meta'><span>15 марта 2024</span><span>Общество</span></span>" + story,
      h1 + "<div><div><time>15 марта 2024</time></div><div>Просмотров: 12</div></div>" + story,
      "<header>" + h1 + "<p>15 марта 2024, 10:30</p></header>" + story,
  };
  for (const std::string& page : pages) {
    const testing::ReadOutcome out =
        testing::read("a.html", "<html><body><div id='wrap'>" + page + "</div></body></html>");
    ASSERT_TRUE(out.status.ok()) << page;
    const Date* date = out.only().primary_date();
    ASSERT_NE(date, nullptr) << page;
    EXPECT_EQ(date->value, "2024-03-15") << page;
    EXPECT_EQ(date->kind, DateKind::published) << page;
    EXPECT_EQ(out.only().title, "Врачи приехали в Ош") << page;
    EXPECT_TRUE(out.only().body.starts_with("Бригада хирургов")) << page;
  }
}

// Dates of other news are not: they stand among other words, or in what says that it is something else.
TEST(Html, TheDateOfACardBesideTheStoryIsNot) {
  const std::string story =
      "<h1>Врачи приехали в Ош</h1><div class='body'><p>Бригада хирургов приехала в Ош и проведёт двадцать операций, "
      "сообщили в клинике.</p><p>Вторая бригада приедет осенью, рассказал главный врач клиники города.</p>"
      "<p>Третья бригада займётся обучением медицинских сестёр, которых в области не хватает, добавил он.</p></div>";
  for (const std::string card :
       {"<div class='right'><span>10 марта 2024</span><p>Открыт новый роддом в Нарыне</p></div>",
        "<aside><div>10 марта 2024</div></aside>", "<footer>10 марта 2024</footer>"}) {
    const testing::ReadOutcome out =
        testing::read("a.html", "<html><body><div>" + story + card + "</div></body></html>");
    ASSERT_TRUE(out.status.ok()) << card;
    EXPECT_EQ(out.only().primary_date(), nullptr) << card;
  }
}

}  // namespace
}  // namespace diplomed::document
