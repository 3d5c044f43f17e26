// RSS, RDF and Atom: an item is an article.
#include <gtest/gtest.h>

#include "read_helper.h"
#include "shared.h"
#include "text/encoding.h"

namespace diplomed::document {
namespace {

using testing::read;
using testing::ReadOutcome;

constexpr const char* kRss = R"(<?xml version="1.0" encoding="UTF-8"?>
<!-- made by a press office -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Вестник миссии</title><link>https://vestnik.example</link><language>ru</language>
<item><title>Врачи &amp;laquo;Манаса&amp;raquo; приехали в Ош</title><link>https://vestnik.example/1</link>
<pubDate>Sat, 16 Mar 2024 01:30:00 +0600</pubDate><dc:creator>Анна Ким</dc:creator>
<description>Коротко о визите.</description>
<content:encoded><![CDATA[<p>Бригада хирургов приехала в Ош.</p><p>Она проведёт <b>двадцать</b> операций.</p>]]></content:encoded></item>
<item><title>Открыт центр</title><guid isPermaLink="false">n-2</guid><pubDate>когда-нибудь</pubDate>
<dc:date>2024-03-17T09:00:00Z</dc:date><description>В Нарыне открыт центр гемодиализа.</description></item>
<item><title>Только заголовок о вакцинах</title><guid>https://vestnik.example/3</guid></item>
</channel></rss>)";

TEST(Feed, RssItems) {
  const ReadOutcome out = read("d/a.xml", kRss);
  ASSERT_TRUE(out.status.ok()) << out.status.error().to_string();
  ASSERT_EQ(out.articles.size(), 3u);
  const Article& a = out.articles[0];
  EXPECT_EQ(a.id, "https://vestnik.example/1");
  EXPECT_EQ(a.url, a.id);
  EXPECT_EQ(a.title, "Врачи «Манаса» приехали в Ош");
  EXPECT_EQ(a.body, "Бригада хирургов приехала в Ош.\n\nОна проведёт двадцать операций.");
  EXPECT_EQ(a.primary_date()->value, "2024-03-16") << "the day as printed, not that of UTC";
  EXPECT_EQ(a.source, "Вестник миссии");
  EXPECT_EQ(a.author, "Анна Ким");
  EXPECT_EQ(a.format, "feed");
  const Article& b = out.articles[1];
  EXPECT_EQ(b.id, "d/a.xml#2");
  EXPECT_EQ(b.body, "В Нарыне открыт центр гемодиализа.");
  EXPECT_EQ(b.primary_date()->value, "2024-03-17");
  ASSERT_EQ(out.problems.size(), 1u);
  EXPECT_EQ(out.problems[0].where, "d/a.xml: item 2");
  EXPECT_EQ(out.articles[2].title, "Только заголовок о вакцинах");
  EXPECT_EQ(out.articles[2].id, "https://vestnik.example/3");
}

TEST(Feed, AtomEntries) {
  const ReadOutcome out = read("a.atom", R"(<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ru">
<title type="html">Минздрав &lt;b&gt;сообщает&lt;/b&gt;</title>
<entry><title>Меморандум</title><link rel="self" href="https://m.example/self"/><link href="https://m.example/e/1"/>
<author><name>Пресс-служба</name></author><updated>2024-05-02T10:00:00Z</updated><published>2024-05-01T10:00:00Z</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Подписан меморандум.</p><p>Он о кадрах.</p></div></content>
</entry></feed>)");
  ASSERT_TRUE(out.status.ok()) << out.status.error().to_string();
  const Article& a = out.only();
  EXPECT_EQ(a.url, "https://m.example/e/1");
  EXPECT_EQ(a.source, "Минздрав сообщает");
  EXPECT_EQ(a.author, "Пресс-служба");
  EXPECT_EQ(a.primary_date()->value, "2024-05-01") << "published before updated";
  EXPECT_EQ(a.body, "Подписан меморандум.\n\nОн о кадрах.");
}

TEST(Feed, RdfItemsStandBesideTheChannel) {
  const ReadOutcome out = read("a.rdf", R"(<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel rdf:about="https://r.example"><title>Лента</title></channel>
<item rdf:about="https://r.example/7"><title>Новость дня</title><description>Клиника получила томограф.</description></item>
</rdf:RDF>)");
  ASSERT_TRUE(out.status.ok()) << out.status.error().to_string();
  EXPECT_EQ(out.only().url, "https://r.example/7");
  EXPECT_EQ(out.only().source, "Лента");
  EXPECT_EQ(out.only().body, "Клиника получила томограф.");
}

TEST(Feed, OtherCharsets) {
  const std::string utf8 =
      "<?xml version=\"1.0\" encoding=\"koi8-r\"?><rss><channel><title>Ведомости</title><item>"
      "<title>Врачи спасли детей</title><description>Это было в Таласе.</description></item>"
      "</channel></rss>";
  const ReadOutcome out = read("a.rss", *text::from_utf8(utf8, "KOI8-R"));
  ASSERT_TRUE(out.status.ok()) << out.status.error().to_string();
  EXPECT_EQ(out.only().title, "Врачи спасли детей");
  EXPECT_EQ(out.only().charset, "KOI8-R");
}

// What was whole before the fault is kept, and the fault is told with its byte.
TEST(Feed, BrokenXmlIsReadAsFarAsItGoes) {
  const std::string whole = kRss;
  const std::size_t cut = whole.find("<item><title>Открыт") + 20;
  const ReadOutcome out = read("a.xml", whole.substr(0, cut));
  ASSERT_TRUE(out.status.ok()) << out.status.error().to_string();
  ASSERT_GE(out.articles.size(), 1u);
  EXPECT_EQ(out.articles[0].url, "https://vestnik.example/1");
  ASSERT_FALSE(out.problems.empty());
  EXPECT_TRUE(out.problems[0].where.starts_with("a.xml: byte ")) << out.problems[0].where;
}

TEST(Feed, WhatIsNoFeedIsNamed) {
  struct Row {
    const char* bytes;
    ErrorCode code;
  };
  const Row rows[] = {
      {"<?xml version=\"1.0\"?><opml version=\"2.0\"><body/></opml>", ErrorCode::unsupported},
      {"<rss><channel></channel></rss>", ErrorCode::malformed},
      {"просто текст", ErrorCode::malformed},
  };
  for (const Row& row : rows) {
    const ReadOutcome out = read("a.xml", row.bytes);
    ASSERT_FALSE(out.status.ok()) << row.bytes;
    EXPECT_EQ(out.status.error().code, row.code) << out.status.error().to_string();
  }
}

TEST(Feed, AFeedWithoutItemsSaysWhatItIs) {
  const ReadOutcome out = read("a.xml",
                               "<rss><channel><title>Вестник</title><description>Новости клиник Иссык-Куля."
                               "</description></channel></rss>");
  ASSERT_TRUE(out.status.ok()) << out.status.error().to_string();
  EXPECT_EQ(out.only().title, "Вестник");
  EXPECT_EQ(out.only().body, "Новости клиник Иссык-Куля.");
  ASSERT_EQ(out.problems.size(), 1u);
}

TEST(Feed, EveryFeedOfTheEncodingsSetIsRead) {
  DIPLOMED_NEEDS_SHARED("data/encodings/manifest.tsv");
  std::ifstream manifest(diplomed::testing::shared("data/encodings/manifest.tsv"));
  std::size_t all = 0, articles = 0;
  for (std::string line; std::getline(manifest, line);) {
    const std::string name = line.substr(0, line.find('\t'));
    if (!name.ends_with(".xml")) continue;
    ++all;
    const ReadOutcome out = read(name, testing::slurp(diplomed::testing::shared("data/encodings/" + name)));
    EXPECT_TRUE(out.status.ok()) << out.status.error().to_string();
    EXPECT_FALSE(out.articles.empty()) << name;
    articles += out.articles.size();
    for (const Article& a : out.articles) EXPECT_FALSE(a.title.empty() && a.body.empty()) << name;
  }
  EXPECT_EQ(all, 49u);
  std::printf("feeds: %zu, items: %zu\n", all, articles);
}

}  // namespace
}  // namespace diplomed::document
