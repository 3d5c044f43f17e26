#include <gtest/gtest.h>

#include "base/limits.h"
#include "read_helper.h"
#include "text/encoding.h"

namespace diplomed::document {
namespace {

std::string problems_of(const testing::ReadOutcome& out) {
  std::string all;
  for (const Error& e : out.problems) all += e.to_string() + "\n";
  return all;
}

// Ends lines as mail does.
std::string crlf(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '\n' ? std::string("\r\n") : std::string(1, c);
  return out;
}

const char* const kText = "Делегация врачей осмотрела новую больницу и приняла больных.";

TEST(Mail, HeadersAndEncodedWords) {
  const testing::ReadOutcome out = testing::read(
      "d/a.eml", crlf("From: =?koi8-r?B?99TTzsHTwA==?= <press@example.org>\n"
                      "To: list@example.org\n"
                      "Subject: Re: Fwd: =?UTF-8?B?0JLRgNCw0YfQuCDQv9GA0LjQsdGL0LvQuA==?=\n"
                      " =?UTF-8?Q?_=D0=B2_=D0=B3=D0=BE=D1=80=D0=BE=D0=B4?=\n"
                      "Date: Fri, 24 Oct 2025 23:30:00 +0600\n"
                      "MIME-Version: 1.0\n"
                      "Content-Type: text/plain; charset=utf-8\n"
                      "Content-Transfer-Encoding: quoted-printable\n"
                      "\n"
                      "=D0=92=D1=80=D0=B0=D1=87=D0=B8 =D0=B8=D0=B7 =\n"
                      "=D0=9E=D1=88=D0=B0 =D0=BD=D0=B0=D1=87=D0=B0=D0=BB=D0=B8 =D0=BF=D1=80=D0=B8=D1=91=D0=BC.\n"));
  ASSERT_TRUE(out.status.ok()) << out.status.error().to_string();
  EXPECT_EQ(problems_of(out), "");
  const Article& a = out.only();
  EXPECT_EQ(a.id, "d/a.eml");
  EXPECT_EQ(a.format, "mail");
  EXPECT_EQ(a.title, "Врачи прибыли в город");
  EXPECT_EQ(a.body, "Врачи из Оша начали приём.");
  EXPECT_EQ(a.charset, "UTF-8");
  EXPECT_EQ(a.charset_how, "declared");
  ASSERT_NE(a.primary_date(), nullptr);
  EXPECT_EQ(a.primary_date()->value, "2025-10-24");  // the sender's day
  EXPECT_EQ(a.primary_date()->evidence, "Fri, 24 Oct 2025 23:30:00 +0600");
}

// Padding ends a word, not the header.
TEST(Mail, EncodedWordsWithPaddingFollowEachOther) {
  for (const char* fold : {"\n ", " ", "\n\t"}) {
    const std::string subject = std::string("=?UTF-8?B?0JrRi9GA0LPRi9C30YHQutCw0Y8g0LTQtdC70LXQs9Cw0YbQuNGPIA==?=") +
                                fold + "=?UTF-8?B?0L/QvtGB0LXRgtC40LvQsCDQk9C10YDQvNCw?=" + fold +
                                "=?UTF-8?B?0L3QuNGO?=";
    const testing::ReadOutcome out = testing::read(
        "d/a.eml", crlf("From: press@example.org\nSubject: " + subject +
                        "\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n" + kText + "\n"));
    ASSERT_TRUE(out.status.ok()) << out.status.error().to_string();
    EXPECT_EQ(out.only().title, "Кыргызская делегация посетила Германию");
  }
}

TEST(Mail, SenderIsTheSource) {
  struct Row {
    const char* from;
    const char* source;
  };
  const Row table[] = {{"Пресс-служба <p@example.org>", "Пресс-служба"},
                       {"\"Вести, отдел\" <p@example.org>", "Вести, отдел"},
                       {"p@example.org", "p@example.org"},
                       {"=?windows-1251?Q?=C2=E5=F1=F2=E8?= <p@example.org>", "Вести"}};
  for (const Row& row : table) {
    const testing::ReadOutcome out =
        testing::read("a.eml", std::string("From: ") + row.from + "\nSubject: Врачи приехали\n\n" + kText + "\n");
    ASSERT_TRUE(out.status.ok());
    EXPECT_EQ(out.only().source, row.source);
  }
}

TEST(Mail, RawEightBitHeadersAndBodies) {
  const std::string text = std::string("From: Пресс-служба министерства <p@example.org>\n") +
                           "Subject: Министры подписали соглашение о здравоохранении\n\n" + kText + "\n";
  for (const char* charset : {"windows-1251", "KOI8-R", "UTF-8"}) {
    const testing::ReadOutcome out = testing::read("a.eml", text::from_utf8(text, charset).value());
    ASSERT_TRUE(out.status.ok());
    EXPECT_EQ(out.only().title, "Министры подписали соглашение о здравоохранении") << charset;
    EXPECT_EQ(out.only().source, "Пресс-служба министерства") << charset;
    EXPECT_EQ(out.only().body, kText) << charset;
  }
}

TEST(Mail, ADeclaredCharsetHoldsUnlessTheTextContradictsIt) {
  for (const char* written : {"windows-1251", "KOI8-R"}) {
    const testing::ReadOutcome out =
        testing::read("a.eml", "Subject: Test of the charset\nContent-Type: text/plain; charset=koi8-r\n\n" +
                                   text::from_utf8(kText, written).value());
    ASSERT_TRUE(out.status.ok());
    EXPECT_EQ(out.only().body, kText);
    EXPECT_EQ(out.only().charset, written);
  }
}

std::string alternative(const std::string& plain, const std::string& html) {
  return "Subject: Врачи приехали\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n"
         "--b\nContent-Type: text/plain; charset=utf-8\n\n" +
         plain + "\n--b\nContent-Type: text/html; charset=utf-8\n\n" + html + "\n--b--\n";
}

TEST(Mail, OfAlternativesTheOneWithMoreText) {
  const testing::ReadOutcome html =
      testing::read("a.eml", alternative("Смотрите в браузере", std::string("<p>") + kText + "</p>"));
  EXPECT_EQ(html.only().body, kText);
  const testing::ReadOutcome plain = testing::read(
      "a.eml",
      alternative(std::string(kText) + " Это второе предложение.", "<style>p { color: red }</style><p>Коротко</p>"));
  EXPECT_EQ(plain.only().body, std::string(kText) + " Это второе предложение.");
}

TEST(Mail, AttachedDocumentsAreArticlesOfTheirOwn) {
  const testing::ReadOutcome out = testing::read(
      "d/a.eml", crlf(std::string("From: Вести <a@example.org>\nSubject: Врачи приехали\nMIME-Version: 1.0\n"
                                  "Content-Type: multipart/mixed; boundary=\"b b\"\n\n"
                                  "--b b\nContent-Type: text/plain; charset=utf-8\n\n") +
                      kText +
                      "\n--b b\nContent-Type: text/html; charset=utf-8; name=\"x.html\"\n"
                      "Content-Disposition: attachment; filename*=utf-8''%D0%B4%D0%B2%D0%B0.html\n\n"
                      "<title>Вложенная страница о детях</title><p>Страны обменяются опытом лечения детей.</p>\n"
                      "--b b\nContent-Type: image/png; name=p.png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n"
                      "--b b\nContent-Type: application/vnd.ms-excel; name=table.xls\n"
                      "Content-Disposition: attachment; filename=\"../table.xls\"\n\nxxx\n"
                      "--b b\nContent-Type: message/rfc822\n\n"
                      "Subject: Внутреннее письмо о враче\n\nПисьмо внутри письма рассказывает о враче.\n"
                      "--b b--\n"));
  ASSERT_TRUE(out.status.ok()) << out.status.error().to_string();
  ASSERT_EQ(out.articles.size(), 3u) << problems_of(out);
  EXPECT_EQ(out.articles[0].id, "d/a.eml");
  EXPECT_EQ(out.articles[0].body, kText);
  EXPECT_EQ(out.articles[1].id, "d/a.eml/два.html");
  EXPECT_EQ(out.articles[1].title, "Вложенная страница о детях");
  EXPECT_EQ(out.articles[1].format, "html");
  EXPECT_EQ(out.articles[2].id, "d/a.eml/mail-2.eml");
  EXPECT_EQ(out.articles[2].title, "Внутреннее письмо о враче");
  EXPECT_EQ(problems_of(out), "d/a.eml: 1 attachments are not read: table.xls\n");
}

TEST(Mail, SnapshotRootAndMetadata) {
  const std::string page = text::from_utf8(
                               "<html><head><meta charset=\"windows-1251\"><title>Врачи приехали</title>"
                               "<meta property=\"og:site_name\" content=\"Вести\">"
                               "<meta property=\"article:published_time\" content=\"2025-10-24\"></head>"
                               "<body><p>Делегация врачей осмотрела новую больницу.</p></body></html>",
                               "windows-1251")
                               .value();
  const std::string bytes =
      "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/news/1\r\n"
      "Subject: Other\r\nDate: Fri, 31 Oct 2025 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
      "Content-Type: multipart/related; type=\"text/html\"; start=\"<root@mhtml>\"; boundary=\"bb\"\r\n\r\n"
      "--bb\r\nContent-Type: text/css\r\n\r\np { color: red }\r\n"
      "--bb\r\nContent-Type: text/html; charset=windows-1251\r\nContent-ID: <root@mhtml>\r\n"
      "Content-Transfer-Encoding: binary\r\nContent-Location: https://example.org/other\r\n\r\n" +
      page +
      "\r\n--bb\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--bb--\r\n";
  const testing::ReadOutcome out = testing::read("a.mhtml", bytes);
  ASSERT_TRUE(out.status.ok()) << out.status.error().to_string();
  const Article& a = out.only();
  EXPECT_EQ(a.title, "Врачи приехали");
  EXPECT_EQ(a.body, "Делегация врачей осмотрела новую больницу.");
  EXPECT_EQ(a.source, "Вести");
  EXPECT_EQ(a.url, "https://example.org/news/1");
  EXPECT_EQ(a.charset, "windows-1251");
  EXPECT_EQ(a.charset_how, "declared");
  ASSERT_NE(a.primary_date(), nullptr);
  EXPECT_EQ(a.primary_date()->value, "2025-10-24");
}

TEST(Mail, TheDayOfSavingIsNoDateOfThePage) {
  const testing::ReadOutcome out = testing::read(
      "a.mht",
      "From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/x\nSubject: Страница о враче\n"
      "Date: Fri, 31 Oct 2025 10:00:00 +0000\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n"
      "<p>Делегация врачей осмотрела новую больницу.</p>");
  ASSERT_TRUE(out.status.ok());
  EXPECT_EQ(out.only().title, "Страница о враче");
  EXPECT_EQ(out.only().primary_date(), nullptr);
}

TEST(Mail, FoundByContent) {
  const std::string mail = std::string(
                               "Received: from x by y\n\twith z\nMIME-Version: 1.0\nSubject: Врачи приехали\n"
                               "Content-Type: text/plain; charset=utf-8\n\n") +
                           kText;
  for (const char* path : {"a.txt", "dir/message"}) EXPECT_EQ(testing::read(path, mail).only().format, "mail") << path;
  const char* const texts[] = {
      "Date: 24 октября\nПресс-служба сообщает о приезде врачей в город.\n",
      "Subject: врачи\n\nПисьмо без остальных заголовков рассказывает о врачах.\n",
      "Источник: Вести\nАвтор: Анна Ким\nДата: 2024\n\nВрачи приехали в город и начали приём.\n"};
  for (const char* text : texts) EXPECT_EQ(testing::read("a.txt", text).only().format, "text") << text;
}

TEST(Mail, EveryMailOfAnMbox) {
  const auto mail = [](const std::string& subject, const std::string& text) {
    return "From a@example.org Fri Oct 24 10:00:00 2025\nSubject: " + subject + "\nFrom: Вести <a@example.org>\n\n" +
           text + "\n\n";
  };
  const std::string unquoted = "Письмо о больнице.\n\nFrom здесь в 10:00 уехали врачи.\nОни вернутся завтра.";
  const std::string mbox =
      mail("Первое письмо о враче", kText) + mail("Второе письмо о враче", unquoted) +
      "From a@example.org Fri Oct 24 10:00:00 2025\nSubject: С вложением\nMIME-Version: 1.0\n"
      "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n" +
      kText +
      "\n--b\nContent-Type: text/html; charset=utf-8; name=x.html\n\n<p>Страны обменяются опытом "
      "лечения детей.</p>\n--b--\n\nFrom - Fri Oct 24 10:00:00 2025\nSubject:\n\n";
  for (const std::string& bytes : {mbox, crlf(mbox)}) {
    const testing::ReadOutcome out = testing::read("d/a.mbox", bytes);
    ASSERT_TRUE(out.status.ok()) << out.status.error().to_string();
    ASSERT_EQ(out.articles.size(), 4u) << problems_of(out);
    EXPECT_EQ(out.articles[0].id, "d/a.mbox/mail-1.eml");
    EXPECT_EQ(out.articles[0].title, "Первое письмо о враче");
    EXPECT_EQ(out.articles[0].body, kText);
    EXPECT_EQ(out.articles[1].id, "d/a.mbox/mail-2.eml");
    EXPECT_NE(out.articles[1].body.find("From здесь в 10:00 уехали врачи."), std::string::npos) << out.articles[1].body;
    EXPECT_EQ(out.articles[2].title, "С вложением");
    EXPECT_EQ(out.articles[3].id, "d/a.mbox/mail-3.eml/x.html");
    EXPECT_EQ(problems_of(out), "d/a.mbox!/mail-4.eml: no text\n");
  }
  const testing::ReadOutcome headless = testing::read(
      "d/a.mbox", mail("Первое письмо о враче", kText) + "From - Fri Oct 24 10:00:00 2025\nX-Mark: 1\n\nТекст.\n");
  ASSERT_EQ(headless.articles.size(), 1u);
  EXPECT_EQ(problems_of(headless), "d/a.mbox!/mail-2.eml: no headers of a mail\n");
  const testing::ReadOutcome one = testing::read("d/a.mbox", mail("Первое письмо о враче", kText));
  EXPECT_EQ(one.only().id, "d/a.mbox");
  const std::string empty = "From - Fri Oct 24 10:00:00 2025\nSubject:\n\n";
  const testing::ReadOutcome none = testing::read("d/a.mbox", empty + empty);
  ASSERT_FALSE(none.status.ok());
  EXPECT_EQ(none.status.error().to_string(), "d/a.mbox: none of the 2 mails can be read");
}

TEST(Mail, BrokenMails) {
  const testing::ReadOutcome cut =
      testing::read("a.eml",
                    "Subject: Врачи приехали\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
                    "--b\nContent-Type: text/plain; charset=utf-8\n\n" +
                        std::string(kText));
  ASSERT_TRUE(cut.status.ok());
  EXPECT_EQ(cut.only().body, kText);
  EXPECT_EQ(problems_of(cut), "a.eml: the mail is cut off\n");

  const testing::ReadOutcome bad_date =
      testing::read("a.eml", std::string("Subject: Врачи приехали\nDate: someday\n\n") + kText);
  ASSERT_TRUE(bad_date.status.ok());
  EXPECT_EQ(problems_of(bad_date), "a.eml: the date \"someday\" cannot be read\n");

  struct Row {
    const char* bytes;
    const char* message;
  };
  const Row table[] = {{"", "a.eml: the file is empty"},
                       {"Просто текст без заголовков", "a.eml: no headers of a mail"},
                       {"From: a@example.org\n\n\n", "a.eml: no text"}};
  for (const Row& row : table) {
    const testing::ReadOutcome out = testing::read("a.eml", row.bytes);
    ASSERT_FALSE(out.status.ok()) << row.bytes;
    EXPECT_EQ(out.status.error().to_string(), row.message);
  }
}

TEST(Mail, NestingIsBounded) {
  std::string mail = "Subject: Врачи приехали\nMIME-Version: 1.0\n";
  for (std::size_t i = 0; i < 3 * limits::kMaxMailDepth; ++i) {
    const std::string b = "b" + std::to_string(i);
    mail += "Content-Type: multipart/mixed; boundary=" + b + "\n\n--" + b + "\n";
  }
  mail += std::string("Content-Type: text/plain; charset=utf-8\n\n") + kText + "\n";
  const testing::ReadOutcome parts = testing::read("a.eml", mail);
  ASSERT_FALSE(parts.status.ok());
  EXPECT_EQ(parts.status.error().code, ErrorCode::too_large);

  std::string letters = std::string("Subject: Последнее письмо\n\n") + kText;
  for (std::size_t i = 0; i < 3 * limits::kMaxMailDepth; ++i) {
    letters = "Subject: Врачи приехали\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n" + letters;
  }
  const testing::ReadOutcome nested = testing::read("a.eml", letters);
  ASSERT_FALSE(nested.status.ok());
  EXPECT_NE(problems_of(nested).find("mails are read 16 deep and no further"), std::string::npos);
}

}  // namespace
}  // namespace diplomed::document
