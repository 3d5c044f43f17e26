// What an index keeps of a document comes back as it was.
#include "index/stored.h"

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "dictionary.h"

namespace diplomed::index {
namespace {

document::Article full_article() {
  document::Article a;
  a.id = "folder/one \"quoted\".txt";
  a.title = "Заголовок\nв две строки";
  a.title_is_lead = true;
  a.body = "Первый абзац.\n\n{\"не\": \"JSON\"}\n\nПоследний.";
  a.author = "А. Барсуков";
  a.source = "Вестник";
  a.url = "https://example.org/1?a=b";
  a.language = "ru";
  a.charset = "windows-1251";
  a.charset_how = "declared";
  a.format = "html";
  a.dates.push_back({document::DateKind::published, "2019-11", document::DatePrecision::month,
                     document::Confidence::medium, "в ноябре 2019 года", 3});
  a.dates.push_back(
      {document::DateKind::mentioned, "2017", document::DatePrecision::year, document::Confidence::low, "2017", 4});
  a.dropped.push_back({7, "Поделиться\tздесь", document::NoiseReason::share});
  return a;
}

TEST(Stored, ComesBackAsItWas) {
  const document::Article a = full_article();
  knowledge::Annotations annotations;
  annotations.facets[knowledge::Facet::country] = {{"KG", "Кыргызстан", "Kyrgyzstan", 2},
                                                   {"FR", "Франция", "France", 1}};
  const std::string data = encode_stored(a, annotations, nullptr, "/папка/one.txt");
  EXPECT_EQ(stored_body(data), a.body);

  const auto head = decode_head(data);
  ASSERT_TRUE(head.ok());
  EXPECT_EQ(head->id, a.id);
  EXPECT_EQ(head->title, a.title);
  EXPECT_TRUE(head->title_is_lead);
  EXPECT_EQ(head->author, a.author);
  EXPECT_EQ(head->source, a.source);
  EXPECT_EQ(head->url, a.url);
  EXPECT_EQ(head->language, "ru");
  EXPECT_EQ(head->path, "/папка/one.txt");
  EXPECT_EQ(head->date, "2019-11");
  EXPECT_EQ(head->date_precision, "month");
  EXPECT_EQ(head->date_kind, "published");
  EXPECT_EQ(head->date_confidence, "medium");
  EXPECT_EQ(head->date_evidence, "в ноябре 2019 года");
  EXPECT_EQ(head->facets.at("country"), (std::vector<std::string>{"KG", "FR"}));

  const auto details = decode_details(data);
  ASSERT_TRUE(details.ok());
  EXPECT_EQ(details->charset, "windows-1251");
  EXPECT_EQ(details->charset_how, "declared");
  EXPECT_EQ(details->format, "html");
  ASSERT_EQ(details->dates.size(), 2u);
  EXPECT_EQ(details->dates[1].value, "2017");
  EXPECT_EQ(details->dates[1].confidence, "low");
  ASSERT_EQ(details->dropped.size(), 1u);
  EXPECT_EQ(details->dropped[0].line, 7u);
  EXPECT_EQ(details->dropped[0].text, "Поделиться\tздесь");
  EXPECT_EQ(details->dropped[0].reason, "share");
}

TEST(Stored, AnEmptyArticleComesBackEmpty) {
  const std::string data = encode_stored(document::Article(), knowledge::Annotations(), nullptr, "");
  const auto head = decode_head(data);
  ASSERT_TRUE(head.ok());
  EXPECT_EQ(head->date, "");
  EXPECT_FALSE(head->title_is_lead);
  EXPECT_TRUE(head->facets.empty());
  EXPECT_TRUE(decode_details(data).ok());
  EXPECT_EQ(stored_body(data), "");
}

TEST(Stored, InvalidUtf8IsReplacedInWhatIsShownAsJson) {
  document::Article a = full_article();
  a.title = "плохо \xd0\xff хорошо";
  const std::string data = encode_stored(a, knowledge::Annotations(), nullptr, "/p\xff");
  const auto head = decode_head(data);
  ASSERT_TRUE(head.ok());
  EXPECT_EQ(utf8::find_invalid(head->title), std::string::npos);
  EXPECT_TRUE(head->title.ends_with(" хорошо"));
  EXPECT_TRUE(decode_details(data).ok());
}

TEST(Stored, DamagedDataIsAnErrorNotACrash) {
  const std::string data = encode_stored(full_article(), knowledge::Annotations(), nullptr, "/p");
  for (const std::string& damaged :
       {std::string(), std::string("x"), std::string("\n\n"), std::string("[]\n[]\nbody"), data.substr(0, 10)}) {
    EXPECT_FALSE(decode_head(damaged).ok()) << damaged;
    EXPECT_FALSE(decode_details(damaged).ok()) << damaged;
  }
  EXPECT_FALSE(decode_head(data.substr(5)).ok());
  for (const std::string details : {R"({"dropped": [[1]]})", R"({"dropped": [["1", "a", "b"]]})", R"({"dropped": [7]})",
                                    R"({"mentions": [[1, 2, 3]]})", R"({"mentions": [[-1, 2, "a", "b"]]})",
                                    R"({"mentions": [[1, 2, "a", null]]})"}) {
    EXPECT_FALSE(decode_details("{}\n" + details + "\n").ok()) << details;
  }
  EXPECT_EQ(stored_body("no line end"), "");
}

}  // namespace
}  // namespace diplomed::index
