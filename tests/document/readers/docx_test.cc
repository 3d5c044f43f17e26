// DOCX containers built here.
#include <gtest/gtest.h>

#include <array>

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

// A part of relationships; each row is type, target and what else it states.
testing::Entry relations(const std::string& name, const std::vector<std::array<std::string, 3>>& rows) {
  std::string xml = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  for (const auto& [type, target, more] : rows) {
    xml += "<Relationship Id=\"r\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + type +
           "\" Target=\"" + target + "\" " + more + "/>";
  }
  return {name, xml + "</Relationships>"};
}

std::string document_part(const std::string& body) {
  return "<w:document " + kSpace + "><w:body>" + body + "</w:body></w:document>";
}

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
      {"switched off", "<w:p><w:r><w:rPr><w:vanish w:val=\"off\"/></w:rPr><w:t>явное</w:t></w:r></w:p>", "явное"},
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
      {"text box of two choices",
       "<w:p><w:r><w:t>Основа.</w:t><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:txbxContent><w:p><w:r>"
       "<w:t>Врезка.</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Choice Requires=\"wpg\"><w:txbxContent><w:p><w:r>"
       "<w:t>Врезка.</w:t></w:r></w:p></w:txbxContent></mc:Choice></mc:AlternateContent></w:r></w:p>",
       "Основа.\n\nВрезка."},
      {"text box of the fallback alone",
       "<w:p><w:r><w:t>Основа.</w:t><mc:AlternateContent><mc:Fallback><w:txbxContent><w:p><w:r><w:t>Врезка.</w:t></w:r>"
       "</w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>",
       "Основа.\n\nВрезка."},
      {"paragraphs of two choices",
       "<mc:AlternateContent><mc:Choice><w:p><w:r><w:t>Первый.</w:t></w:r></w:p></mc:Choice><mc:Choice><w:p><w:r><w:t>"
       "Второй.</w:t></w:r></w:p></mc:Choice></mc:AlternateContent>",
       "Первый."},
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
      {"a hidden row",
       "<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc><w:p><w:r><w:t>тайное</w:t></w:r></w:p></w:tc></w:tr><w:tr>"
       "<w:trPr><w:hidden w:val=\"0\"/></w:trPr><w:tc><w:p><w:r><w:t>явное</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
       "явное"},
      {"cells and rows in content controls",
       "<w:tbl><w:customXml><w:tr><w:tc><w:p><w:r><w:t>Ош</w:t></w:r></w:p></w:tc><w:sdt><w:sdtContent><w:tc><w:p><w:r>"
       "<w:t>12</w:t></w:r></w:p></w:tc></w:sdtContent></w:sdt></w:tr></w:customXml></w:tbl>",
       "Ош | 12"},
      {"a content control", "<w:sdt><w:sdtContent><w:p><w:r><w:t>внутри</w:t></w:r></w:p></w:sdtContent></w:sdt>",
       "внутри"},
  };
  for (const Row& row : table) {
    const ReadOutcome out = read("a.docx", docx(kTitle + row.body, {kStyles}));
    ASSERT_TRUE(out.status.ok()) << row.name << out.status.error().to_string();
    EXPECT_EQ(out.only().body, row.expected) << row.name;
  }
}

// Styles undo each other, a run's own word is the last one (ECMA-376, part 1, 17.7.3).
TEST(Docx, StylesHideText) {
  const auto style = [](const std::string& id, const std::string& based_on, const std::string& vanish) {
    return "<w:style w:styleId=\"" + id + "\"><w:basedOn w:val=\"" + based_on + "\"/>" +
           (vanish.empty() ? "" : "<w:rPr><w:vanish w:val=\"" + vanish + "\"/></w:rPr>") + "</w:style>";
  };
  const testing::Entry styles = {
      "word/styles.xml",
      "<w:styles " + kSpace + ">" + style("hidden", "", "1") + style("heir", "middle", "") +
          style("middle", "hidden", "") + style("shown-heir", "hidden", "off") + style("plain", "nowhere", "") +
          style("a", "b", "") + style("b", "a", "") +
          "<w:style w:styleId=\"mark\"><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr></w:style></w:styles>"};
  struct Row {
    const char* paragraph;
    const char* run;
    const char* own;
    bool shown;
  };
  const Row table[] = {
      {"hidden", "", "", false},      {"", "hidden", "", false},        {"heir", "", "", false},
      {"", "heir", "", false},        {"plain", "plain", "", true},     {"nowhere", "nowhere", "", true},
      {"a", "b", "", true},           {"shown-heir", "", "", true},     {"hidden", "plain", "", false},
      {"hidden", "hidden", "", true}, {"hidden", "heir", "", true},     {"shown-heir", "hidden", "", false},
      {"hidden", "", "0", true},      {"hidden", "hidden", "1", false}, {"", "hidden", "false", true},
      {"mark", "", "", true},
  };
  for (const Row& row : table) {
    const auto named = [](const char* element, const std::string& id) {
      return id.empty() ? id : std::string("<w:") + element + " w:val=\"" + id + "\"/>";
    };
    const std::string body = "<w:p><w:pPr>" + named("pStyle", row.paragraph) + "</w:pPr><w:r><w:rPr>" +
                             named("rStyle", row.run) + named("vanish", row.own) +
                             "</w:rPr><w:t>Врачи уехали.</w:t></w:r></w:p>";
    const ReadOutcome out = read("a.docx", docx(paragraph("Подписано соглашение.") + body, {styles}));
    ASSERT_TRUE(out.status.ok()) << out.status.error().to_string();
    EXPECT_EQ(out.only().body.find("уехали") != std::string::npos, row.shown)
        << row.paragraph << "|" << row.run << "|" << row.own;
  }
}

TEST(Docx, PartsAreFoundByTheirRelationships) {
  const std::string story = document_part(kTitle + paragraph("Подписано соглашение."));
  const testing::Entry types = {"[Content_Types].xml", kTypes};
  const testing::Entry styles = {"word/styles2.xml", kStyles.bytes};
  const testing::Entry notes = {"notes.xml", "<w:footnotes " + kSpace + "><w:footnote w:type=\"normal\">" +
                                                 paragraph("Срок — пять лет.") + "</w:footnote></w:footnotes>"};
  const testing::Entry own =
      relations("word/_rels/document2.xml.rels", {{"styles", "styles2.xml", ""}, {"footnotes", "../notes.xml", ""}});
  struct Row {
    const char* name;
    std::vector<testing::Entry> entries;
    const char* body;
  };
  const char* const kBody = "Подписано соглашение.";
  const char* const kWithNote = "Подписано соглашение.\n\nСрок — пять лет.";
  const Row table[] = {
      {"relative",
       {types,
        relations("_rels/.rels", {{"officeDocument", "word/document2.xml", ""}}),
        {"word/document2.xml", story},
        own,
        styles,
        notes},
       kWithNote},
      {"absolute",
       {types,
        relations("_rels/.rels", {{"officeDocument", "/word/document2.xml", ""}}),
        {"word/document2.xml", story},
        relations("word/_rels/document2.xml.rels",
                  {{"styles", "/word/styles2.xml", ""}, {"footnotes", "/notes.xml", ""}}),
        styles,
        notes},
       kWithNote},
      {"elsewhere",
       {types,
        relations("_rels/.rels", {{"officeDocument", "d/x.xml", ""}}),
        {"d/x.xml", story},
        {"d/styles.xml", kStyles.bytes}},
       kBody},
      {"at the top",
       {types,
        relations("_rels/.rels", {{"officeDocument", "x.xml", ""}}),
        {"x.xml", story},
        relations("_rels/x.xml.rels", {{"footnotes", "notes.xml", ""}, {"styles", "word/styles2.xml", ""}}),
        notes,
        styles},
       kWithNote},
      {"external ones are no parts",
       {types,
        relations("_rels/.rels", {{"officeDocument", "word/other.xml", "TargetMode=\"External\""},
                                  {"officeDocument", "word/document2.xml", "TargetMode=\"Internal\""}}),
        {"word/other.xml", document_part(paragraph("Чужое."))},
        {"word/document2.xml", story},
        own,
        styles,
        notes},
       kWithNote},
      {"no relationships",
       {types, {"word/document.xml", story}, kStyles, {"word/footnotes.xml", notes.bytes}},
       kWithNote},
      {"broken relationships",
       {types,
        {"_rels/.rels", "<Relationships><Relationship"},
        {"word/_rels/document.xml.rels", "<"},
        {"word/document.xml", story},
        kStyles,
        {"word/footnotes.xml", notes.bytes}},
       kWithNote},
      {"one that leads nowhere",
       {types,
        relations("_rels/.rels", {{"officeDocument", "word/missing.xml", ""}}),
        {"word/document.xml", story},
        kStyles},
       kBody},
      {"one that says nothing of the document",
       {types, relations("_rels/.rels", {{"thumbnail", "t.jpg", ""}}), {"word/document.xml", story}, kStyles},
       kBody},
      {"names in other letters",
       {types,
        relations("_rels/.rels", {{"officeDocument", "word/document2.xml", ""}}),
        {"word\\Document2.XML", story},
        own,
        styles},
       kBody},
  };
  for (const Row& row : table) {
    const ReadOutcome out = read("a.docx", testing::pack(Kind::zip, row.entries));
    ASSERT_TRUE(out.status.ok()) << row.name << ": " << out.status.error().to_string();
    EXPECT_EQ(out.only().title, "Госпитали обменяются хирургами") << row.name;
    EXPECT_EQ(out.only().body, row.body) << row.name;
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
  const std::string renamed =
      testing::pack(Kind::zip, {{"[Content_Types].xml", kTypes},
                                relations("_rels/.rels", {{"officeDocument", "word/document2.xml", ""}}),
                                {"word/document2.xml", document_part(kTitle + paragraph("Подписано соглашение."))}});
  EXPECT_EQ(read("a", renamed).only().format, "docx");
}

TEST(Docx, AnArchiveThatHoldsOneIsAnArchive) {
  const std::string inner = docx(kTitle + paragraph("Подписано соглашение."), {kStyles});
  for (const Kind kind : {Kind::zip, Kind::stored_zip}) {
    for (const char* name : {"a.docx", "word/a.docx", "xl/a.docx"}) {
      const ReadOutcome out = read("x.zip", testing::pack(kind, {{name, inner}, {"b.txt", "Врачи уехали домой."}}));
      ASSERT_EQ(out.articles.size(), 2u) << name;
      EXPECT_EQ(out.only().id, std::string("x.zip/") + name);
      EXPECT_EQ(out.only().format, "docx");
    }
  }
}

TEST(Docx, SpreadsheetsAndPresentationsAreNotRead) {
  const std::string inner = docx(kTitle + paragraph("Подписано соглашение."), {kStyles});
  for (const char* part : {"xl/workbook.xml", "xl/workbook2.xml", "ppt/presentation.xml"}) {
    for (const char* path : {"a.xlsx", "a.zip", "a.docx"}) {
      const ReadOutcome out = read(
          path, testing::pack(Kind::stored_zip,
                              {{"[Content_Types].xml", kTypes}, {part, "<workbook/>"}, {"embeddings/a.docx", inner}}));
      ASSERT_FALSE(out.status.ok()) << part << path;
      EXPECT_EQ(out.status.error().message, "a spreadsheet or presentation is not a format this version reads");
    }
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
