// Articles in the languages of the region beside Russian ones.
#include <gtest/gtest.h>

#include "small_index.h"

namespace diplomed {
namespace {

using testing::ids_of;
using testing::SmallIndex;

const std::vector<testing::Record> records = {
    {"ky", "Эки өлкө өнөктөштүк тууралуу келишимге кол койду",
     "Саламаттык сактоо министрлиги жаңы оорукана курулушу жөнүндө айтып берди. Дарыгерлер менен жолугушуу болду."},
    {"kk", "Министр дәрігерлермен кездесті", "Денсаулық сақтау министрі жаңа аурухана туралы айтты, мен де бардым."},
    {"ru", "Министры подписали соглашение", "Министр здравоохранения рассказал о мене жилья для врачей и о больнице."}};

TEST(Languages, FoundByTheirWordsWithAndWithoutTheirLetters) {
  const SmallIndex index(records);
  for (const char* q : {"өнөктөштүк", "оноктоштук", "Дарыгерлер", "ооруkана", "министрлиги"}) {
    EXPECT_EQ(ids_of(index.search(q)), std::vector<std::string>{"ky"}) << q;
  }
  for (const char* q : {"дәрігерлермен", "даригерлермен", "денсаулық", "денсаулык"}) {
    EXPECT_EQ(ids_of(index.search(q)), std::vector<std::string>{"kk"}) << q;
  }
}

TEST(Languages, RussianMorphologyStaysInRussianTexts) {
  const SmallIndex index(records);
  EXPECT_EQ(ids_of(index.search("мена")), std::vector<std::string>{"ru"});
}

TEST(Languages, FacetAndFieldByName) {
  const SmallIndex index(records);
  EXPECT_EQ(ids_of(index.search("язык:киргизский")), std::vector<std::string>{"ky"});
  EXPECT_EQ(ids_of(index.search("язык:казахском")), std::vector<std::string>{"kk"});
  EXPECT_EQ(ids_of(index.search("lang:ru")), std::vector<std::string>{"ru"});
  EXPECT_EQ(ids_of(index.search("lang:kazakh")), std::vector<std::string>{"kk"});
}

}  // namespace
}  // namespace diplomed
