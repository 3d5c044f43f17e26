// DOCX containers built here.
#include <gtest/gtest.h>

#include "pack.h"
#include "read_helper.h"

namespace diplomed::document {
namespace {

using testing::Kind;
using testing::read;
using testing::ReadOutcome;

const std::string kSpace = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
const std::string kTypes = "<Types/>";

std::string paragraph(const std::string& text, const std::string& format = "") {
  return "<w:p>" + (format.empty() ? "" : "<w:pPr>" + format + "</w:pPr>") + "<w:r><w:t>" + text + "</w:t></w:r></w:p>";
}

std::string docx(const std::string& body, std::vector<testing::Entry> more = {}) {
  more.insert(more.begin(), {"word/document.xml", "<?xml version=\"1.0\"?><w:document " + kSpace + "><w:body>" + body +
                                                      "</w:body></w:document>"});
  more.insert(more.begin(), {"[Content_Types].xml", kTypes});
  return testing::pack(Kind::zip, more);
}

const std::string kTitle = paragraph("Госпитали обменяются хирургами", "<w:pStyle w:val=\"1\"/>");
const testing::Entry kStyles = {"word/styles.xml",
                                "<w:styles " + kSpace +
                                    "><w:style w:styleId=\"1\"><w:name w:val=\"heading 1\"/></w:style>"
                                    "<w:style w:styleId=\"t\"><w:name w:val=\"toc 1\"/></w:style></w:styles>"};

TEST(Docx, ParagraphsListsAndTables) {
  const ReadOutcome out =
      read("a.docx", docx(kTitle + paragraph("Приедут врачи двух стран:") + paragraph("кардиологи;", "<w:numPr/>") +
                              paragraph("педиатры.", "<w:numPr/>") + "<w:tbl><w:tr><w:tc>" + paragraph("Город") +
                              "</w:tc><w:tc>" + paragraph("Врачей") + "</w:tc></w:tr><w:tr><w:tc>" + paragraph("Ош") +
                              "</w:tc><w:tc>" + paragraph("12") + "</w:tc></w:tr></w:tbl>" +
                              paragraph("Программа начнётся осенью."),
                          {kStyles}));
  ASSERT_TRUE(out.status.ok()) << out.status.error().to_string();
  EXPECT_EQ(out.only().title, "Госпитали обменяются хирургами");
  EXPECT_EQ(out.only().body,
            "Приедут врачи двух стран:\n\nкардиологи;\n\nпедиатры.\n\nГород | Врачей\n\nОш | 12\n\nПрограмма начнётся "
            "осенью.");
  EXPECT_EQ(out.only().format, "docx");
}

TEST(Docx, WhatIsAndIsNotText) {
  struct Row {
    const char* name;
    const char* body;
    const char* expected;
  };
  const Row table[] = {
      {"runs of one word", "<w:p><w:r><w:t>сотруд</w:t></w:r><w:r><w:t>ничество</w:t></w:r></w:p>", "сотрудничество"},
      {"deleted",
       "<w:p><w:del><w:r><w:delText>старое </w:delText></w:r></w:del><w:ins><w:r><w:t>новое "
       "слово</w:t></w:r></w:ins></w:p>",
       "новое слово"},
      {"hidden", "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>тайное</w:t></w:r><w:r><w:t>явное</w:t></w:r></w:p>",
       "явное"},
      {"not hidden", "<w:p><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>явное</w:t></w:r></w:p>", "явное"},
      {"field code",
       "<w:p><w:r><w:instrText>HYPERLINK x</w:instrText></w:r><w:hyperlink><w:r><w:t>ссылка</w:t></w:r>"
       "</w:hyperlink></w:p>",
       "ссылка"},
      {"text box once",
       "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:p><w:r><w:t>Врезка.</w:t></w:r></w:p>"
       "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>Врезка.</w:t></w:r>"
       "</w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent><w:t>Основа.</w:t></w:r></w:p>",
       "Основа.\n\nВрезка."},
      {"hyphens",
       "<w:p><w:r><w:t>врач</w:t><w:noBreakHyphen/><w:t>тера</w:t><w:softHyphen/><w:t>певт</w:t></w:r></w:p>",
       "врач-терапевт"},
      {"a table of contents",
       "<w:p><w:pPr><w:pStyle w:val=\"t\"/></w:pPr><w:r><w:t>Глава 1 … 3</w:t></w:r></w:p>"
       "<w:p><w:r><w:t>текст</w:t></w:r></w:p>",
       "текст"},
      {"a row of one cell",
       "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Первый.</w:t></w:r></w:p><w:p><w:r><w:t>Второй.</w:t>"
       "</w:r></w:p></w:tc></w:tr></w:tbl>",
       "Первый.\n\nВторой."},
      {"a content control", "<w:sdt><w:sdtContent><w:p><w:r><w:t>внутри</w:t></w:r></w:p></w:sdtContent></w:sdt>",
       "внутри"},
  };
  for (const Row& row : table) {
    const ReadOutcome out = read("a.docx", docx(kTitle + row.body, {kStyles}));
    ASSERT_TRUE(out.status.ok()) << row.name << out.status.error().to_string();
    EXPECT_EQ(out.only().body, row.expected) << row.name;
  }
}

TEST(Docx, NotesStandAtTheEndAndSeparatorsNowhere) {
  const std::string notes = "<w:footnotes " + kSpace + "><w:footnote w:type=\"separator\">" + paragraph("черта") +
                            "</w:footnote><w:footnote>" + paragraph("Срок — пять лет.") + "</w:footnote></w:footnotes>";
  const ReadOutcome out =
      read("a.docx", docx(kTitle + paragraph("Подписано соглашение."), {kStyles, {"word/footnotes.xml", notes}}));
  EXPECT_EQ(out.only().body, "Подписано соглашение.\n\nСрок — пять лет.");
}

TEST(Docx, PropertiesOnlyWhereTheyAreSane) {
  const auto with = [](const std::string& title, const std::string& creator) {
    const std::string core = "<cp:coreProperties><dc:title>" + title + "</dc:title><dc:creator>" + creator +
                             "</dc:creator></cp:coreProperties>";
    return read("a.docx", docx(paragraph("Министры двух стран подписали в Бишкеке соглашение о донорской крови.") +
                                   paragraph("О нём рассказали утром."),
                               {{"docProps/core.xml", core}}));
  };
  EXPECT_EQ(with("Министры двух стран подписали", "Анна Петрова").only().author, "Анна Петрова");
  EXPECT_EQ(with("Министры двух стран подписали", "User").only().author, "");
  EXPECT_EQ(with("Министры двух стран подписали", "").only().title, "Министры двух стран подписали");
  EXPECT_NE(with("Microsoft Word - blank.doc", "").only().title, "Microsoft Word - blank.doc");
}

TEST(Docx, IsKnownByItsContent) {
  const std::string bytes = docx(kTitle + paragraph("Подписано соглашение."), {kStyles});
  for (const char* name : {"a.docx", "a.zip", "a.doc", "a"}) {
    EXPECT_EQ(read(name, bytes).only().format, "docx") << name;
  }
}

TEST(Docx, BrokenContainersAreReported) {
  const std::string whole = docx(kTitle + paragraph("Подписано соглашение."), {kStyles});
  struct Row {
    const char* name;
    std::string bytes;
    const char* message;
  };
  const Row table[] = {
      {"no document", testing::pack(Kind::zip, {{"[Content_Types].xml", kTypes}, {"word/styles.xml", "<a/>"}}),
       "broken container: \"word/document.xml\" is missing"},
      {"bad XML", docx("<w:p>"), "broken container: \"word/document.xml\" is not well-formed XML"},
      {"cut", whole.substr(0, 60), "broken container"},
      {"no text", docx(""), "no text of a story, only noise"},
  };
  for (const Row& row : table) {
    const ReadOutcome out = read("a.docx", row.bytes);
    ASSERT_FALSE(out.status.ok()) << row.name;
    EXPECT_TRUE(out.status.error().message.starts_with(row.message)) << out.status.error().message;
    EXPECT_EQ(out.status.error().where, "a.docx");
  }
  const ReadOutcome styles =
      read("a.docx", docx(paragraph("Текст статьи о врачах остаётся."), {{"word/styles.xml", "<"}}));
  EXPECT_TRUE(styles.status.ok()) << "a broken part beside the text costs no text";
}

}  // namespace
}  // namespace diplomed::document
