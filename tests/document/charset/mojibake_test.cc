// Wrongly decoded text: everything that can be undone is undone, and nothing else is touched.
#include "document/charset/mojibake.h"

#include <gtest/gtest.h>

#include <cstdio>

#include "base/utf8.h"
#include "document/charset/charset.h"
#include "read_helper.h"
#include "text/encoding.h"

namespace diplomed::document {
namespace {

const char* const kSentences[] = {
    "Привет",
    "Министр здравоохранения принял делегацию врачей из Казахстана.",
    "В Бишкеке открыли центр трансплантологии имени академика Шумакова",
    "Ирина Иванова: «Индивидуальные истории болезни теперь в электронном виде»",
    "Соглашение подписали 18 августа 2025 года — на полях форума в Астане",
    "МИНИСТЕРСТВО ЗДРАВООХРАНЕНИЯ И СОЦИАЛЬНОГО РАЗВИТИЯ",
    "Это шаг № 1, считает Эльмира Рахманова; ещё два впереди",
    "Партнёры обсудили обучение хирургов и поставку вакцин в регионы",
    "ВОЗ и UNICEF передали 1,5 млн доз вакцины, сообщает пресс-служба",
    "Цифровые решения, ИИ и телемедицина: чему учат в Ташкенте",
};

std::string twice(const std::string& text, const char* wrong) {
  return text::to_utf8(text, wrong).value();  // UTF-8 bytes taken for another charset
}

std::string mended(std::string text, std::vector<ByteRepair>* repairs = nullptr) {
  std::vector<ByteRepair> all = mend_mojibake(text).all(0);
  if (repairs != nullptr) *repairs = std::move(all);
  return text;
}

TEST(Mojibake, Utf8TakenForAnotherCharset) {
  for (const char* wrong : {"windows-1251", "windows-1252", "ISO-8859-1", "IBM866", "KOI8-R"}) {
    for (const std::string sentence : kSentences) {
      std::vector<ByteRepair> repairs;
      EXPECT_EQ(mended(twice(sentence, wrong), &repairs), sentence) << wrong;
      ASSERT_EQ(repairs.size(), 1u) << wrong << sentence;
      EXPECT_EQ(repairs[0].message, "1 lines were decoded wrongly before they were saved: mended");
    }
  }
}

TEST(Mojibake, EightBitRussianTakenForLatin) {
  for (const char* right : {"windows-1251", "KOI8-R"}) {
    for (const std::string sentence : kSentences) {
      const std::string bytes = text::from_utf8(sentence, right).value();
      if (sentence.find(' ') == std::string::npos) continue;  // one word alone may be a name
      for (const char* wrong : {"windows-1252", "ISO-8859-1"}) {
        std::string wanted = sentence;
        if (bytes.find('?') != std::string::npos) wanted = text::to_utf8(bytes, right).value();
        EXPECT_EQ(mended(text::to_utf8(bytes, wrong).value()), wanted) << right << " " << wrong;
      }
    }
  }
}

TEST(Mojibake, EightBitRussianTakenForAnotherCyrillicCharset) {
  const struct {
    const char* right;
    const char* wrong;
  } table[] = {{"windows-1251", "KOI8-R"}, {"KOI8-R", "windows-1251"},         {"windows-1251", "IBM866"},
               {"IBM866", "windows-1251"}, {"x-mac-cyrillic", "windows-1251"}, {"IBM866", "KOI8-R"},
               {"KOI8-R", "IBM866"},       {"IBM866", "windows-1252"},         {"ISO-8859-5", "windows-1251"}};
  // Lines of one word, and headlines in capitals, follow the others.
  const std::string text =
      "Врачи\nМинистр здравоохранения принял делегацию врачей из Казахстана.\n"
      "МИНИСТЕРСТВО ЗДРАВООХРАНЕНИЯ И СОЦИАЛЬНОГО РАЗВИТИЯ\n"
      "Партнёры обсудили обучение хирургов и поставку вакцин в регионы, сообщает ВОЗ\n";
  for (const auto& row : table) {
    const std::string bytes = text::from_utf8(text, row.right).value();
    EXPECT_EQ(mended(text::to_utf8(bytes, row.wrong).value()), text) << row.right << " as " << row.wrong;
  }
}

TEST(Mojibake, Twice) {
  for (const char* wrong : {"ISO-8859-1", "windows-1251"}) {
    for (const std::string sentence : kSentences) {
      if (sentence.find("И") != std::string::npos && wrong == std::string("windows-1251")) continue;  // lost
      EXPECT_EQ(mended(twice(twice(sentence, wrong), wrong)), sentence) << wrong;
    }
  }
}

TEST(Mojibake, CapitalsWithinGoodWords) {
  const char* const good[] = {
      "зависит от рН мочи, рТ1 стадии",
      "циклического аденозинмонофосфата (цАМФ) в",
      "вирусами синтез мРНК лимфоцитов,",
      "ацетил-КоА-карбоксилазы",
      "РосПотребНадзор, МинЗдрав и ГосНИИ; ВКонтакте",
      "ГлавнаяНовостиМедицина",
      "сайт ДляСебЯ и «ВсемЯ», магазин «СемьЯ»",
      "ООО «СибТрансГаз», НИИКИ, мВ, кВт, МэВ, кГц, пВЛ",
      "МОЗ та МінЗдоров'я, ДержСлужба, УкрМедІнформ",
      "МинЗдраве, НовиниБГ, ДобринКа, ЪгълБГ",
      "ҚазМедБиоТех, ҚазҰУ, ДенсаулықСақтау, ӨзМедСервис, ТоҷикМед",
      "Лекарство® и ещё¬ слово, «Спутник®V»",
  };
  for (const std::string text : good) {
    std::vector<ByteRepair> repairs;
    EXPECT_EQ(mended(text, &repairs), text);
    EXPECT_TRUE(repairs.empty()) << text;
  }
}

// Escapes, entities and XML bring it in after the file was decoded.
TEST(Mojibake, EveryReaderMends) {
  const std::string good = "Министр здравоохранения принял делегацию врачей из Казахстана.";
  const std::string bad = text::to_utf8(text::from_utf8(good, "windows-1251").value(), "KOI8-R").value();
  std::string escapes;
  std::string entities;
  for (std::size_t i = 0; i < bad.size();) {
    const utf8::CodePoint c = utf8::decode(bad, i);
    char hex[8];
    std::snprintf(hex, sizeof hex, "\\u%04x", static_cast<unsigned>(c.value));
    escapes += c.value < 0x80 ? std::string(1, static_cast<char>(c.value)) : hex;
    entities += "&#" + std::to_string(static_cast<unsigned>(c.value)) + ";";
    i += c.bytes;
  }
  const struct {
    const char* path;
    std::string text;
    const char* where;
  } table[] = {
      {"a.jsonl", "{\"title\": \"Врачи\", \"text\": \"" + escapes + "\"}", "a.jsonl:1"},
      {"a.html", "<html><body><h1>Врачи</h1><p>" + entities + "</p></body></html>", "a.html"},
      {"a.md", "# Врачи\n\n" + entities + "\n", "a.md"},
  };
  for (const auto& row : table) {
    const testing::ReadOutcome out = testing::read(row.path, row.text);
    ASSERT_TRUE(out.status.ok()) << row.path;
    EXPECT_EQ(out.only().body, good);
    ASSERT_EQ(out.problems.size(), 1u) << row.path;
    EXPECT_EQ(out.problems[0].to_string(),
              std::string(row.where) + ": 1 lines were decoded wrongly before they were saved: mended");
  }
}

TEST(Mojibake, ATextBeyondMendingIsRefused) {
  const std::string hopeless = "РЇРЇРЇР¬Р¬РЄРЄР«Р«РЄР¬РЄР« РЇРЇРЇР¬Р¬РЄРЄР«Р«РЄР¬РЄР«";
  const char* const why = "most of the text was decoded wrongly before it was saved and cannot be mended";
  const testing::ReadOutcome text = testing::read("a.txt", "Врачи прибыли\n\n" + hopeless + "\n");
  ASSERT_FALSE(text.status.ok());
  EXPECT_EQ(text.status.error().message, why);
  const testing::ReadOutcome record =
      testing::read("a.jsonl", "{\"text\": \"" + hopeless + "\"}\n{\"text\": \"Врачи прибыли в город.\"}\n");
  EXPECT_EQ(record.articles.size(), 1u);
  ASSERT_EQ(record.problems.size(), 1u);
  EXPECT_EQ(record.problems[0].to_string(), std::string("a.jsonl:1: ") + why);
}

TEST(Mojibake, GoodTextIsNotTouched) {
  std::string all;
  const char* const good[] = {
      "Сегодня «РИА Новости» и ТАСС сообщили: СССР… РФ – США; «С»",
      "В С. Р» и «Р„ ошибка» нет ничего плохого",
      "Делегација министарства здравља Србије допутовала је у Љубљану, РЈ, ЉЊЂЋЏ",
      "МИНИСТАРСТВО ЗДРАВЉА РЕПУБЛИКЕ СРБИЈЕ: СЉЕДЕЋА СЈЕДНИЦА, СЊЕГОВИ, РЂАВ",
      "Міністерство охорони здоров’я України їде до Європи, ґанок, РІЧ, СІЧЕНЬ, Рівне, Січ",
      "Қазақстан Республикасының Денсаулық сақтау министрлігі өңірлік ұйымдармен кездесті, СҚ, РӨ",
      "Кыргыз Республикасынын Саламаттык сактоо министрлиги өнөктөштөрдү кабыл алды",
      "Вазорати тандурустии Ҷумҳурии Тоҷикистон бо ҳамкорон вохӯрӣ гузаронид",
      "À l’hôpital, l’équipe française a été reçue par le ministre; où êtes-vous, ça va très bien, Noël",
      "Straße, Müller, Ärzte, Größe, ÄÖÜ, für Übermut und Öl",
      "España, mañana, niño, Ñandú, SEÑOR, año, qué, índice",
      "Çocuk sağlığı, Türkiye’nin Ankara şehrinde görüşüldü; ÇĞİÖŞÜ",
      "São Paulo: ações, coração, à, é, ÃO",
      "├── каталог\n│   └── файл\n╔══════╗\n║ Итог ║\n╚══════╝",
      "±5 °C, 10 µg, § 5, № 7, 3×4, ½, ©, ®, ™, €100, £5",
  };
  for (const std::string text : good) {
    std::vector<ByteRepair> repairs;
    EXPECT_EQ(mended(text, &repairs), text);
    EXPECT_TRUE(repairs.empty()) << text;
    all += text + "\n";
  }
  for (const std::string text : kSentences) {
    EXPECT_EQ(mended(text), text);
    all += text + "\n";
  }
  EXPECT_EQ(mended(all), all);
}

TEST(Mojibake, SingleLinesOfAGoodText) {
  const std::string good = "Врачи прибыли в город.\nЭто сообщила пресс-служба.\n";
  const std::string bad = "Министр принял делегацию врачей из соседней страны.";
  std::vector<ByteRepair> repairs;
  EXPECT_EQ(mended(good + twice(bad, "windows-1251") + "\n" + good, &repairs), good + bad + "\n" + good);
  ASSERT_EQ(repairs.size(), 1u);
  EXPECT_EQ(repairs[0].offset, good.size());
}

TEST(Mojibake, ShortLinesFollowLongOnes) {
  const std::string text = "Министр принял делегацию врачей из соседней страны.\nИ\nне\nда\n";
  EXPECT_EQ(mended(twice(text, "windows-1252")), text);
}

TEST(Mojibake, ShortLinesFollowLongOnesOfLatin) {
  const std::string text = "Министр принял делегацию врачей из соседней страны.\nВрачи\nЗдравоохранение\n";
  const std::string bytes = text::from_utf8(text, "windows-1251").value();
  EXPECT_EQ(mended(text::to_utf8(bytes, "windows-1252").value()), text);
}

TEST(Mojibake, LettersThatConvertersLost) {
  // И is D0 98, which windows-1251 lacks: converters leave "?" or U+FFFD.
  const std::string text = "История больницы: Иванов и Ильин";
  std::string bad = twice(text, "windows-1251");
  for (const std::string lost : {"?", "\xEF\xBF\xBD", "\xC2\x98"}) {
    std::string broken;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text.compare(i, 2, "И") == 0) {
        broken += "Р" + lost;
        ++i;
      } else {
        broken += twice(text.substr(i, 1), "windows-1251");
      }
    }
    EXPECT_EQ(mended(broken), text) << lost;
  }
  // The second halves of some letters are gone for good in windows-1252.
  std::vector<ByteRepair> repairs;
  const std::string latin = mended("Ð’Ñ€Ð°Ñ‡Ð¸ Ð¸Ð· Ñ?Ð¾Ñ?ÐµÐ´Ð½ÐµÐ¹ Ñ?Ñ‚Ñ€Ð°Ð½Ñ‹", &repairs);
  EXPECT_EQ(latin, "Врачи из \xEF\xBF\xBDо\xEF\xBF\xBDедней \xEF\xBF\xBDтраны");
  ASSERT_EQ(repairs.size(), 2u);
  EXPECT_EQ(repairs[1].message, "1 of the mended lines have letters that are lost");
}

TEST(Mojibake, WhatCannotBeMendedIsReported) {
  std::vector<ByteRepair> repairs;
  const std::string hopeless = "РЇРЇРЇР¬Р¬РЄРЄР«Р«РЄР¬РЄР«";
  EXPECT_EQ(mended(hopeless, &repairs), hopeless);
  ASSERT_EQ(repairs.size(), 1u);
  EXPECT_EQ(repairs[0].message, "1 lines look decoded wrongly and cannot be mended");
}

TEST(Mojibake, ReadersMendAndSaySo) {
  const std::string text = "Врачи прибыли в город\n\nДелегация врачей осмотрела новую больницу и приняла больных.\n";
  const testing::ReadOutcome out = testing::read("a.txt", twice(text, "windows-1251"));
  ASSERT_TRUE(out.status.ok());
  EXPECT_EQ(out.only().title, "Врачи прибыли в город");
  EXPECT_EQ(out.only().body, "Делегация врачей осмотрела новую больницу и приняла больных.");
  ASSERT_EQ(out.problems.size(), 1u);
  EXPECT_EQ(out.problems[0].to_string(), "a.txt: byte 0: 2 lines were decoded wrongly before they were saved: mended");
}

}  // namespace
}  // namespace diplomed::document
