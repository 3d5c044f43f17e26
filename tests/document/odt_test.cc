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
