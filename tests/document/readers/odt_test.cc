// ODT containers built here.
#include <gtest/gtest.h>

#include "pack.h"
#include "read_helper.h"

namespace diplomed::document {
namespace {

using testing::Kind;
using testing::read;
using testing::ReadOutcome;

std::string odt(const std::string& body, std::vector<testing::Entry> more = {}) {
  more.insert(more.begin(),
              {"content.xml", "<?xml version=\"1.0\"?><office:document-content><office:body><office:text>" + body +
                                  "</office:text></office:body></office:document-content>"});
  more.insert(more.begin(), {"mimetype", "application/vnd.oasis.opendocument.text"});
  return testing::pack(Kind::stored_zip, more);
}

const std::string kTitle = "<text:h>Госпитали обменяются хирургами</text:h>";

TEST(Odt, WhatIsAndIsNotText) {
  struct Row {
    const char* name;
    const char* body;
    const char* expected;
  };
  const Row table[] = {
      {"lists",
       "<text:list><text:list-item><text:p>кардиологи;</text:p></text:list-item><text:list-item>"
       "<text:p>педиатры.</text:p></text:list-item></text:list>",
       "кардиологи;\n\nпедиатры."},
      {"a table",
       "<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Город</text:p>"
       "</table:table-cell><table:table-cell><text:p>Врачей</text:p></table:table-cell></table:table-row>"
       "</table:table-header-rows><table:table-row><table:table-cell><text:p>Ош</text:p></table:table-cell>"
       "<table:table-cell><text:p>12</text:p></table:table-cell></table:table-row></table:table>",
       "Город | Врачей\n\nОш | 12"},
      {"spans and spaces",
       "<text:p>Врачи <text:span>двух</text:span>\n   стран<text:s text:c=\"3\"/>и<text:tab/>гости</text:p>",
       "Врачи двух стран и гости"},
      {"a line break", "<text:p>Первая строка.<text:line-break/>Вторая строка.</text:p>",
       "Первая строка.\n\nВторая строка."},
      {"tracked deletion",
       "<text:tracked-changes><text:changed-region><text:deletion><text:p>старое</text:p>"
       "</text:deletion></text:changed-region></text:tracked-changes><text:p>Новое слово.</text:p>",
       "Новое слово."},
      {"a comment", "<text:p>Слово<office:annotation><text:p>замечание</text:p></office:annotation> о враче.</text:p>",
       "Слово о враче."},
      {"a note",
       "<text:p>Соглашение<text:note><text:note-citation>1</text:note-citation><text:note-body>"
       "<text:p>Срок — пять лет.</text:p></text:note-body></text:note> подписано.</text:p><text:p>Конец.</text:p>",
       "Соглашение подписано.\n\nКонец.\n\nСрок — пять лет."},
      {"a text box",
       "<text:p>Основа.<draw:frame><draw:text-box><text:p>Врезка.</text:p></draw:text-box></draw:frame></text:p>",
       "Основа.\n\nВрезка."},
      {"text in shapes",
       "<text:p>Основа<draw:rect><text:p>Первая врезка.</text:p></draw:rect><draw:g><draw:ellipse><text:p>Вторая."
       "</text:p></draw:ellipse></draw:g> статьи.</text:p>",
       "Основа статьи.\n\nПервая врезка.\n\nВторая."},
      {"indexes",
       "<text:user-index><text:index-body><text:p>Глава 1 … 3</text:p></text:index-body></text:user-index>"
       "<text:illustration-index><text:index-body><text:p>Рис. 1 … 3</text:p></text:index-body>"
       "</text:illustration-index><text:p>Текст.</text:p>",
       "Текст."},
      {"a hidden paragraph",
       "<text:p><text:span><text:hidden-paragraph text:is-hidden=\"true\"/></text:span>Тайное.</text:p>"
       "<text:p><text:hidden-paragraph text:is-hidden=\"false\"/>Явное.</text:p>",
       "Явное."},
      {"hidden fields",
       "<text:p>Явное<text:hidden-text text:is-hidden=\"true\">тайное</text:hidden-text><text:hidden-text> "
       "слово</text:hidden-text>.</text:p>",
       "Явное слово."},
      {"hidden sections",
       "<text:section text:display=\"none\"><text:p>Тайное.</text:p></text:section><text:section "
       "text:display=\"condition\" text:is-hidden=\"true\"><text:p>Тайное.</text:p></text:section><text:section "
       "text:display=\"condition\"><text:p>Явное.</text:p></text:section>",
       "Явное."},
      {"a table of contents",
       "<text:table-of-content><text:index-body><text:p>Глава 1 … 3</text:p></text:index-body>"
       "</text:table-of-content><text:p>Текст.</text:p>",
       "Текст."},
  };
  for (const Row& row : table) {
    const ReadOutcome out = read("a.odt", odt(kTitle + row.body));
    ASSERT_TRUE(out.status.ok()) << row.name << out.status.error().to_string();
    EXPECT_EQ(out.only().title, "Госпитали обменяются хирургами") << row.name;
    EXPECT_EQ(out.only().body, row.expected) << row.name;
    EXPECT_EQ(out.only().format, "odt");
  }
}

TEST(Odt, StylesHideText) {
  const auto style = [](const std::string& family, const std::string& name, const std::string& parent,
                        const std::string& display) {
    return "<style:style style:family=\"" + family + "\" style:name=\"" + name + "\" style:parent-style-name=\"" +
           parent + "\"><style:text-properties" + (display.empty() ? "" : " text:display=\"" + display + "\"") +
           "/></style:style>";
  };
  const std::string sheet = "<office:document-styles><office:styles>" + style("paragraph", "Secret", "", "none") +
                            style("text", "Secret_T", "", "none") + style("paragraph", "A", "B", "") +
                            style("paragraph", "B", "A", "") + "</office:styles><office:automatic-styles>" +
                            style("paragraph", "P3", "", "none") +
                            "</office:automatic-styles></office:document-styles>";
  const std::string automatic = "<office:automatic-styles>" + style("paragraph", "P1", "Secret", "") +
                                style("paragraph", "P2", "Secret", "true") + style("text", "T1", "Secret_T", "") +
                                style("text", "T2", "", "true") + style("text", "T3", "", "") +
                                "</office:automatic-styles>";
  struct Row {
    const char* body;
    const char* expected;
  };
  const Row table[] = {
      {"<text:p text:style-name=\"Secret\">тайное</text:p>", ""},
      {"<text:p text:style-name=\"P1\">тайное<text:line-break/>тайное<draw:frame><text:p>тайное</text:p></draw:frame>"
       "<text:note><text:note-body><text:p>тайное</text:p></text:note-body></text:note></text:p>",
       ""},
      {"<text:p text:style-name=\"P2\">явное</text:p>", "явное"},
      {"<text:p text:style-name=\"P3\">явное</text:p>", "явное"},
      {"<text:p text:style-name=\"A\">явное</text:p>", "явное"},
      {"<text:p>явное<text:span text:style-name=\"T1\">тайное <text:span text:style-name=\"T3\">тайное</text:span>"
       "</text:span></text:p>",
       "явное"},
      {"<text:p text:style-name=\"P1\">тайное<text:span text:style-name=\"T2\">явное</text:span><text:span "
       "text:style-name=\"T3\">тайное</text:span></text:p>",
       "явное"},
  };
  for (const Row& row : table) {
    const std::string content = "<office:document-content>" + automatic + "<office:body>" + kTitle +
                                "<text:p>Подписано соглашение.</text:p>" + row.body +
                                "</office:body></office:document-content>";
    const ReadOutcome out =
        read("a.odt", testing::pack(Kind::stored_zip, {{"mimetype", "application/vnd.oasis.opendocument.text"},
                                                       {"content.xml", content},
                                                       {"styles.xml", sheet}}));
    ASSERT_TRUE(out.status.ok()) << row.body << out.status.error().to_string();
    EXPECT_EQ(out.only().body, std::string("Подписано соглашение.") + (*row.expected ? "\n\n" : "") + row.expected)
        << row.body;
  }
}

TEST(Odt, OtherDocumentsAreNotRead) {
  const std::string story = odt(kTitle + "<text:p>Подписано соглашение.</text:p>");
  const ReadOutcome sheet =
      read("a.odt", testing::pack(Kind::stored_zip, {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                                                     {"content.xml", "<a/>"},
                                                     {"Object 1/a.odt", story}}));
  ASSERT_FALSE(sheet.status.ok());
  EXPECT_EQ(sheet.status.error().message, "a spreadsheet or presentation is not a format this version reads");
  const ReadOutcome archive = read("x.zip", testing::pack(Kind::stored_zip, {{"a.odt", story}, {"b.odt", story}}));
  EXPECT_EQ(archive.articles.size(), 2u);
}

TEST(Odt, EntitiesAreNotExpanded) {
  std::string bytes =
      "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x \"взрыв\">]><d><office:body><text:p>Слово &x; и &amp; "
      "знак.</text:p></office:body></d>";
  const ReadOutcome out =
      read("a.odt", testing::pack(Kind::stored_zip,
                                  {{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", bytes}}));
  ASSERT_TRUE(out.status.ok());
  EXPECT_EQ(out.only().body.find("взрыв"), std::string::npos);
  EXPECT_NE(out.only().body.find("и & знак"), std::string::npos);
}

TEST(Odt, BrokenContainersAreReported) {
  const std::string whole = odt(kTitle + "<text:p>Подписано соглашение.</text:p>");
  const std::string no_content =
      testing::pack(Kind::stored_zip, {{"mimetype", "application/vnd.oasis.opendocument.text"}});
  for (const std::string& bytes : {no_content, whole.substr(0, 120), odt("<text:p>")}) {
    const ReadOutcome out = read("a.odt", bytes);
    ASSERT_FALSE(out.status.ok());
    EXPECT_TRUE(out.status.error().message.starts_with("broken container: ")) << out.status.error().message;
  }
}

}  // namespace
}  // namespace diplomed::document
