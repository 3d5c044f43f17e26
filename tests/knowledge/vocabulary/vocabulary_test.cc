// Reading vocabulary files: rows, errors, overlays, the copy kept in an index.
#include "knowledge/vocabulary/vocabulary.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "temp_dir.h"

namespace diplomed::knowledge {
namespace {

using testing::TempDir;

std::vector<std::string> texts(const Concept& c) {
  std::vector<std::string> out;
  for (const Concept::Variant& variant : c.variants) out.push_back(variant.text);
  return out;
}

std::string ids(const Vocabulary& vocabulary) {
  std::string out;
  for (const Concept& c : vocabulary.concepts()) out += c.type + ":" + c.id + "=" + c.label_ru + " ";
  return out;
}

TEST(VocabularyLoad, ReadsRowsByTheNamesOfTheColumns) {
  const TempDir dir;
  dir.write("countries.tsv",
            "# Countries\n\ncapital\tid\ten\tru\tnames\tadjectives\tpeople\n"
            "Гаага; Амстердам\tNL\tNetherlands\tНидерланды\tГолландия; КН;\t голландский\tголландец;голландка\n"
            "\tTG\tTogo\tРеспублика Того\t!Того\n");
  dir.write("fields.tsv",
            "id\tru\ten\tvariants\tbroader\r\ncardiology\tкардиология\t\tкардиолог\t\r\n"
            "surgery\tхирургия\tSurgery\t\tcardiology\r\n");
  dir.write("notes.txt", "not a vocabulary file");
  const auto vocabulary = Vocabulary::load(dir.path().string());
  ASSERT_TRUE(vocabulary.ok()) << vocabulary.error().to_string();
  ASSERT_EQ((*vocabulary)->concepts().size(), 4u);

  const Concept* nl = (*vocabulary)->find("country", "NL");
  ASSERT_NE(nl, nullptr);
  EXPECT_EQ(nl->label_ru, "Нидерланды");
  EXPECT_EQ(nl->label_en, "Netherlands");
  EXPECT_EQ(texts(*nl), (std::vector<std::string>{"Netherlands", "Нидерланды", "Голландия", "КН", "голландский",
                                                  "голландец", "голландка"}));
  EXPECT_EQ(nl->places, (std::vector<std::string>{"Гаага", "Амстердам"}));

  const Concept* tg = (*vocabulary)->find("country", "TG");
  ASSERT_NE(tg, nullptr);
  ASSERT_EQ(tg->variants.size(), 3u);
  EXPECT_EQ(tg->variants[2].text, "Того");
  EXPECT_TRUE(tg->variants[2].not_at_sentence_start);
  EXPECT_FALSE(tg->variants[0].not_at_sentence_start);
  EXPECT_TRUE(tg->places.empty());

  const Concept* field = (*vocabulary)->find("field", "cardiology");
  ASSERT_NE(field, nullptr);
  EXPECT_EQ(field->label_en, "кардиология") << "a missing English label is the Russian one";
  EXPECT_EQ((*vocabulary)->find("country", "cardiology"), nullptr);
  EXPECT_EQ((*vocabulary)->find("field", "nl"), nullptr);
  EXPECT_EQ((*vocabulary)->find("field", ""), nullptr);
}

TEST(VocabularyLoad, ReadsWhatFindersNeed) {
  const TempDir dir;
  dir.write("countries.tsv",
            "id\tru\ten\tofficial\tadjectives\tpeople\n"
            "KG\tКыргызстан\tKyrgyzstan\tКыргызская Республика\tкыргызский\tкыргызстанец\n");
  dir.write("places.tsv",
            "id\tru\ten\tcountry\tbroader\tambiguous\tadjectives\n"
            "osh-region\tОшская область\tOsh Region\tKG\n"
            "osh\tОш\tOsh\tKG\tosh-region\tyes\t!ошский\n");
  dir.write("organisations.tsv", "id\tru\ten\tnational\tcountry\nmfa.kg\tМИД\tMFA\tyes\tKG\n");
  dir.write("given-names.tsv", "id\tru\ten\tgender\nsasha\tСаша\tSasha\tmf\n");
  const auto loaded = Vocabulary::load(dir.path().string());
  ASSERT_TRUE(loaded.ok()) << loaded.error().to_string();
  const Vocabulary& v = **loaded;

  const Concept* kg = v.find("country", "KG");
  EXPECT_EQ(kg->official, "Кыргызская Республика");
  EXPECT_EQ(texts(*kg), (std::vector<std::string>{"Кыргызстан", "Kyrgyzstan", "Кыргызская Республика", "кыргызский",
                                                  "кыргызстанец"}));
  EXPECT_EQ(kg->variants[2].kind, VariantKind::name);
  EXPECT_EQ(kg->variants[3].kind, VariantKind::adjective);
  EXPECT_EQ(kg->variants[4].kind, VariantKind::people);

  const Concept* osh = v.find("place", "osh");
  EXPECT_EQ(osh->country, "KG");
  EXPECT_TRUE(osh->ambiguous);
  EXPECT_FALSE(osh->national);
  EXPECT_EQ(osh->variants[2].kind, VariantKind::adjective);
  EXPECT_TRUE(osh->variants[2].not_at_sentence_start);
  EXPECT_FALSE(v.find("place", "osh-region")->ambiguous);
  EXPECT_TRUE(v.find("org", "mfa.kg")->national);
  EXPECT_EQ(v.find("given-name", "sasha")->gender, "mf");
}

TEST(VocabularyLoad, AMarkedVariantMarksItsLikes) {
  const TempDir dir;
  dir.write("places.tsv", "id\tvariants\tru\ten\noryol\t!Орёл;Орёл-город\tОрёл\tOryol\n");
  const auto vocabulary = Vocabulary::load(dir.path().string());
  ASSERT_TRUE(vocabulary.ok()) << vocabulary.error().to_string();
  std::string marks;
  for (const Concept::Variant& v : (*vocabulary)->find("place", "oryol")->variants) {
    marks += (v.not_at_sentence_start ? "!" : "") + v.text + " ";
  }
  EXPECT_EQ(marks, "!Орёл Орёл-город !Орёл Oryol ");
}

TEST(VocabularyLoad, FileNamesAreTypes) {
  const TempDir dir;
  const std::string row = "id\tru\ten\nx\tикс\tX\n";
  for (const char* file :
       {"countries.tsv", "fields.tsv", "instruments.tsv", "types.tsv", "organisations.tsv", "terms.tsv", "places.tsv",
        "roles.tsv", "statuses.tsv", "programmes.tsv", "given-names.tsv", "disease.tsv"}) {
    dir.write(file, row);
  }
  const auto vocabulary = Vocabulary::load(dir.path().string());
  ASSERT_TRUE(vocabulary.ok()) << vocabulary.error().to_string();
  for (const char* type : {"country", "field", "instrument", "type", "org", "term", "place", "role", "status",
                           "programme", "given-name", "disease"}) {
    EXPECT_NE((*vocabulary)->find(type, "x"), nullptr) << type;
  }
}

TEST(VocabularyLoad, ErrorsNameFileAndLine) {
  struct Row {
    const char* what;
    std::string content;
    std::string line;     // ":3", or empty when the error is about the file
    const char* message;  // part of it
  };
  const std::string head = "# comment\nid\tru\ten\tvariants\tbroader\n";
  for (const Row& row : std::vector<Row>{
           {"unknown column", "id\tru\ten\tcolour\n", ":1", "colour"},
           {"no id column", "# x\nru\ten\n", ":2", "\"id\""},
           {"no English column", "id\tru\n", ":1", "\"en\""},
           {"empty id", head + "a\tа\tA\n\tб\tB\n", ":4", "id"},
           {"Cyrillic id", head + "кардио\tа\tA\n", ":3", "ASCII"},
           {"id with a space", head + "a b\tа\tA\n", ":3", "ASCII"},
           {"id with a colon", head + "a:b\tа\tA\n", ":3", "ASCII"},
           {"no Russian label", head + "a\t\tA\n", ":3", "label"},
           {"too many cells", head + "a\tа\tA\t\t\tmore\n", ":3", "6 cells"},
           {"the same id twice", head + "a\tа\tA\n\n# comment\na\tб\tB\n", ":6", "twice"},
           {"the same column twice", "id\tru\ten\tru\n", ":1", "twice"},
           {"no such country", "id\tru\ten\tcountry\na\tа\tA\tKG\nb\tб\tB\tZZ\n", ":3", "\"ZZ\""},
           {"a country in small letters", "id\tru\ten\tcountry\na\tа\tA\tkg\n", ":2", "\"kg\""},
           {"a flag is yes or empty", "id\tru\ten\tambiguous\na\tа\tA\tno\n", ":2", "yes"},
           {"another flag", "id\tru\ten\tnational\na\tа\tA\tyes\nb\tб\tB\t1\n", ":3", "yes"},
           {"a gender", "id\tru\ten\tgender\na\tа\tA\tмуж\n", ":2", "gender"},
           {"no such broader concept", head + "a\tа\tA\nb\tб\tB\t\tnowhere\n", ":4", "nowhere"},
           {"broader concept of another type", head + "a\tа\tA\t\tKG\n", ":3", "KG"},
           {"cp1251", head + "a\t\xE0\tA\n", "", "UTF-8"},
           {"form feed", head + "a\tа\tA\n\f", "", "form feed"},
       }) {
    SCOPED_TRACE(row.what);
    const TempDir dir;
    dir.write("countries.tsv", "id\tru\ten\nKG\tКыргызстан\tKyrgyzstan\n");
    const std::string file = dir.write("fields.tsv", row.content);
    const auto loaded = Vocabulary::load(dir.path().string());
    ASSERT_FALSE(loaded.ok());
    EXPECT_EQ(loaded.error().code, ErrorCode::malformed);
    EXPECT_EQ(loaded.error().where, file + row.line);
    EXPECT_NE(loaded.error().message.find(row.message), std::string::npos) << loaded.error().message;
  }
}

TEST(VocabularyLoad, ErrorsNameADirectoryThatCannotBeRead) {
  const TempDir dir;
  const std::string file = dir.write("empty/readme.txt", "nothing here");
  struct Row {
    std::string directory, overlay;
    ErrorCode code;
    std::string where;
  };
  dir.write("good/fields.tsv", "id\tru\ten\nx\tикс\tX\n");
  std::filesystem::create_directories(dir.path() / "odd" / "fields.tsv");
  for (const Row& row : std::vector<Row>{
           {dir.sub("absent"), "", ErrorCode::unreadable, dir.sub("absent")},
           {file, "", ErrorCode::unreadable, file},
           {dir.sub("empty"), "", ErrorCode::not_found, dir.sub("empty")},
           {dir.sub("good"), dir.sub("absent"), ErrorCode::unreadable, dir.sub("absent")},
           {dir.sub("odd"), "", ErrorCode::unreadable, dir.sub("odd/fields.tsv")},
       }) {
    const auto loaded = Vocabulary::load(row.directory, row.overlay);
    ASSERT_FALSE(loaded.ok()) << row.directory;
    EXPECT_EQ(loaded.error().code, row.code) << loaded.error().to_string();
    EXPECT_EQ(loaded.error().where, row.where);
  }
}

TEST(VocabularyLoad, TakesFilesAsSpreadsheetsWriteThem) {
  const TempDir dir;
  dir.write("fields.tsv", "\xEF\xBB\xBFid\tru\ten\r\nx\tикс\tX\r\n");
  const auto vocabulary = Vocabulary::load(dir.path().string());
  ASSERT_TRUE(vocabulary.ok()) << vocabulary.error().to_string();
  ASSERT_NE((*vocabulary)->find("field", "x"), nullptr);
  EXPECT_EQ((*vocabulary)->find("field", "x")->label_en, "X");
}

TEST(VocabularyOverlay, ReplacesKnownRowsAndAddsNewOnes) {
  const TempDir dir;
  dir.write("base/fields.tsv", "id\tru\ten\tvariants\na\tальфа\tA\tпервая\nb\tбета\tB\n");
  dir.write("base/terms.tsv", "id\tru\ten\na\tиное\tOther\n");
  dir.write("mine/fields.tsv", "id\tru\ten\tbroader\nc\tгамма\tC\ta\na\tальфа новая\tA2\n");
  dir.write("mine/diseases.tsv", "id\tru\ten\nflu\tгрипп\tFlu\n");
  const auto vocabulary = Vocabulary::load(dir.sub("base"), dir.sub("mine"));
  ASSERT_TRUE(vocabulary.ok()) << vocabulary.error().to_string();
  EXPECT_EQ(ids(**vocabulary), "field:a=альфа новая field:b=бета term:a=иное disease:flu=грипп field:c=гамма ");
  EXPECT_EQ(texts(*(*vocabulary)->find("field", "a")), (std::vector<std::string>{"альфа новая", "A2"}))
      << "a row replaces the whole row";

  dir.write("mine/fields.tsv", "id\tru\ten\nd\t\tD\n");
  const auto broken = Vocabulary::load(dir.sub("base"), dir.sub("mine"));
  ASSERT_FALSE(broken.ok());
  EXPECT_EQ(broken.error().where, dir.sub("mine/fields.tsv") + ":2");
}

TEST(VocabularySerialize, ComesBackTheSame) {
  const TempDir dir;
  dir.write("base/countries.tsv", "id\tru\ten\tnames\tcapital\nTG\tРеспублика Того\tTogo\t!Того\tЛоме");
  dir.write("base/fields.tsv", "# c\nid\tru\ten\tbroader\na\tальфа\tA\t\nb\tбета\tB\ta\n");
  dir.write("mine/fields.tsv", "id\tru\ten\na\tальфа новая\tA2\n");
  const auto loaded = Vocabulary::load(dir.sub("base"), dir.sub("mine"));
  ASSERT_TRUE(loaded.ok()) << loaded.error().to_string();
  const auto again = Vocabulary::deserialize((*loaded)->serialize());
  ASSERT_TRUE(again.ok()) << again.error().to_string();
  EXPECT_EQ((*again)->serialize(), (*loaded)->serialize());
  ASSERT_EQ((*again)->concepts().size(), (*loaded)->concepts().size());
  for (std::size_t i = 0; i < (*again)->concepts().size(); ++i) {
    const Concept& a = (*again)->concepts()[i];
    const Concept& b = (*loaded)->concepts()[i];
    EXPECT_EQ(a.type + a.id + a.label_ru + a.label_en + a.broader, b.type + b.id + b.label_ru + b.label_en + b.broader);
    EXPECT_EQ(texts(a), texts(b));
    EXPECT_EQ(a.places, b.places);
    for (std::size_t k = 0; k < a.variants.size(); ++k) {
      EXPECT_EQ(a.variants[k].not_at_sentence_start, b.variants[k].not_at_sentence_start);
    }
  }
}

TEST(VocabularySerialize, RefusesWhatIsNone) {
  for (const std::string text : {"x", "field\tf\n", "\f", "\ffield", "\ffield\n", "\n\ffield\tf\nid\tru\ten\n"}) {
    EXPECT_FALSE(Vocabulary::deserialize(text).ok()) << text;
  }
  const auto empty = Vocabulary::deserialize("");
  ASSERT_TRUE(empty.ok());
  EXPECT_TRUE((*empty)->concepts().empty());
}

TEST(VocabularyBroader, GivesTheChainNearestFirst) {
  const TempDir dir;
  dir.write("fields.tsv",
            "id\tru\ten\tbroader\na\tа\tA\t\nb\tб\tB\ta\nc\tв\tC\tb\nx\tх\tX\ty\ny\tу\tY\tx\nself\tс\tS\tself\n");
  const auto vocabulary = Vocabulary::load(dir.path().string());
  ASSERT_TRUE(vocabulary.ok()) << vocabulary.error().to_string();
  const auto chain = [&](const char* id) {
    std::string out;
    for (const Concept* c : (*vocabulary)->with_broader(*(*vocabulary)->find("field", id))) out += c->id + " ";
    return out;
  };
  EXPECT_EQ(chain("a"), "a ");
  EXPECT_EQ(chain("c"), "c b a ");
  EXPECT_EQ(chain("x"), "x y ") << "a ring must not be walked for ever";
  EXPECT_EQ(chain("self"), "self ");
}

}  // namespace
}  // namespace diplomed::knowledge
