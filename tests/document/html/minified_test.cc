// Where the story stands on a page depends on neither the page's line breaks nor the addresses of the tree in memory.
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "html/pages.h"
#include "read_helper.h"

namespace diplomed::document {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

// One line: each run of spaces outside of scripts is one space, none stands between two tags when `tight`.
std::string minified(const std::string& html, bool tight) {
  std::string out;
  for (std::size_t i = 0; i < html.size();) {
    if (html.compare(i, 7, "<script") == 0) {
      const std::size_t end = html.find("</script>", i);
      out.append(html, i, end - i);
      i = end;
      continue;
    }
    if (!is_space(html[i])) {
      out += html[i++];
      continue;
    }
    while (i < html.size() && is_space(html[i])) ++i;
    const bool between = !out.empty() && out.back() == '>' && i < html.size() && html[i] == '<';
    if (!between || !tight) out += ' ';
  }
  return out;
}

// A line for each tag, indented.
std::string spread(const std::string& html) {
  std::string out;
  std::size_t depth = 0;
  for (std::size_t i = 0; i < html.size(); ++i) {
    if (i > 0 && html[i] == '<' && html[i - 1] == '>') out += "\n" + std::string(4 * (depth++ % 12), ' ');
    out += html[i];
  }
  return out;
}

// Several marked elements, one inside of another with as much or nearly as much prose, beside others.
std::map<std::string, std::string> nested_pages() {
  const std::string story = testing::paragraphs();
  const std::string lead = "<p>Коротко о встрече врачей двух стран.</p>";
  const std::string menu = "<div><a href='/g'>Гороскоп</a></div>";  // a link is no prose
  return {
      {"article alone in main", "<body><main>" + menu + "<article>" + story + "</article></main></body>"},
      {"body alone in article",
       "<body><article>" + menu + "<div itemprop='articleBody'>" + story + "</div></article></body>"},
      {"three, the middle with a lead", "<body><main>" + menu + "<article>" + lead + "<div itemprop='articleBody'>" +
                                            story + "</div></article></main></body>"},
      {"the same number of bytes", "<body><main>" + menu + "<article>" + menu + "<div itemprop=articleBody>" + story +
                                       "</div></article></main><p>Внизу страницы слово.</p></body>"},
      {"equal ones side by side",
       "<body><article>" + story + "</article><article>" + testing::paragraphs("div") + "</article></body>"},
      {"one in ten is indentation", "<body><main><article>" + testing::paragraphs("p", "<br>") +
                                        "</article><section><p>Ещё сто слов ни о чём не говорят здесь.</p></section>"
                                        "</main></body>"},
  };
}

std::map<std::string, std::string> all_pages() {
  std::map<std::string, std::string> all = nested_pages();
  for (const testing::Page& page : testing::pages()) all[page.name] = page.html;
  const std::string corpus = std::string(DIPLOMED_SOURCE_DIR) + "/corpus/articles";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(corpus)) {
    if (entry.path().extension() == ".html") all[entry.path().string()] = testing::slurp(entry.path().string());
  }
  return all;
}

std::string body_of(const std::string& html) {
  const testing::ReadOutcome out = testing::read("a.html", html);
  return out.articles.size() == 1 ? out.only().title + "\n" + out.only().body : out.status.error().to_string();
}

TEST(MinifiedHtml, HasTheBodyOfThePage) {
  const std::map<std::string, std::string> all = all_pages();
  EXPECT_GE(all.size(), 25u);
  for (const auto& [name, html] : all) {
    const std::string body = body_of(html);
    EXPECT_EQ(body_of(minified(html, false)), body) << name;
    EXPECT_EQ(body_of(minified(html, true)), body) << name << ", no spaces between tags";
    EXPECT_EQ(body_of(spread(html)), body) << name << ", a line for each tag";
  }
}

TEST(MinifiedHtml, IsTheSameAtAllAddresses) {
  std::vector<std::unique_ptr<char[]>> ballast;
  for (const auto& [name, html] : nested_pages()) {
    const std::string body = body_of(html);
    for (std::size_t i = 1; i <= 40; ++i) {
      ballast.push_back(std::make_unique<char[]>((std::size_t{1} << 20) + 4096 * i));
      ASSERT_EQ(body_of(html), body) << name << ", " << i;
    }
  }
}

TEST(MinifiedHtml, TheInnermostOfEqualsIsTheContentOfALine) {
  for (const auto& [name, html] : nested_pages()) {
    const std::string body = body_of(html);
    EXPECT_EQ(body.find("Гороскоп"), std::string::npos) << name;
    EXPECT_NE(body.find(testing::kStory[2]), std::string::npos) << name;
  }
}

}  // namespace
}  // namespace diplomed::document
