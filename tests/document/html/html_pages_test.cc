// Pages as news systems make them: the story comes out whole, what stands around it does not.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "html/pages.h"
#include "read_helper.h"

namespace diplomed::document {
namespace {

using testing::kStory;
using testing::Page;
using testing::pages;
using testing::paragraphs;

TEST(HtmlPages, TheStoryAndNothingElse) {
  for (const Page& page : pages()) {
    const testing::ReadOutcome out = testing::read("a.html", page.html);
    ASSERT_TRUE(out.status.ok()) << page.name << ": " << out.status.error().to_string();
    const Article& a = out.only();
    EXPECT_EQ(a.title, page.title) << page.name;
    const Date* date = a.primary_date();
    EXPECT_EQ(date == nullptr ? "" : date->value, page.date) << page.name;
    for (const char* text : kStory) {
      const std::size_t first = a.body.find(text);
      EXPECT_NE(first, std::string::npos) << page.name << " lacks " << text << "\n" << a.body;
      EXPECT_EQ(a.body.find(text, first + 1), std::string::npos) << page.name << " has twice " << text;
    }
    for (const char* text : page.absent) {
      EXPECT_EQ((a.title + "\n" + a.body).find(text), std::string::npos) << page.name << " has " << text;
    }
  }
}

TEST(HtmlPages, TablesKeepTheirRows) {
  for (const Page& page : pages()) {
    if (std::string_view(page.name) != "table of figures belongs to the story") continue;
    const testing::ReadOutcome out = testing::read("a.html", page.html);
    EXPECT_NE(out.only().body.find("Год | Операций"), std::string::npos) << out.only().body;
    EXPECT_NE(out.only().body.find("2024 | 112"), std::string::npos) << out.only().body;
  }
}

TEST(HtmlPages, OpenGraph) {
  const testing::ReadOutcome out = testing::read(
      "a.html",
      "<html><head><meta property='og:title' content='Врачи из Казахстана приехали в Бишкек'>"
      "<meta property='og:site_name' content='Вести'><meta property='og:url' content='https://example.org/n/1'>"
      "<meta property='og:locale' content='ru_RU'><meta property='article:author' content='Анна Ким'></head><body>" +
          paragraphs() + "</body></html>");
  const Article& a = out.only();
  EXPECT_EQ(a.title, "Врачи из Казахстана приехали в Бишкек");
  EXPECT_EQ(a.source, "Вести");
  EXPECT_EQ(a.url, "https://example.org/n/1");
  EXPECT_EQ(a.author, "Анна Ким");
  EXPECT_EQ(a.language, "ru");
}

}  // namespace
}  // namespace diplomed::document
