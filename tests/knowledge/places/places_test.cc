#include <gtest/gtest.h>

#include "named_entities.h"

namespace diplomed::knowledge {
namespace {

using testing::show_entities;
using testing::show_names;

struct Row {
  const char* text;
  const char* found;
};

TEST(Places, AreFoundByNameAndByWhatAnnouncesThem) {
  for (const Row& row : std::vector<Row>{
           {"Город Балыкчы принял гостей из Алматы.", "Балыкчы [Балыкчы]; Алматы [Алматы]"},
           {"В селе Верхние Ключи открыли пункт.", "Верхние Ключи [Верхние Ключи]"},
           {"В Ромашковской и Васильковской областях нет врачей.",
            "Ромашковская область [Ромашковской]; Васильковская область [Васильковской областях]"},
           {"Жители Ромашковского автономного округа довольны.",
            "Ромашковский автономный округ [Ромашковского автономного округа]"},
           {"Больницу на улице Гоголя закрыли.", "Улица Гоголя [улице Гоголя]"},
           {"Берег озера Ромаш-Куль пуст.", "Озеро Ромаш-Куль [озера Ромаш-Куль]"},
           {"Врачи приехали в Северную Корею и в Западную Сибирь.",
            "КНДР [Северную Корею]; Западная Сибирь [Западную "
            "Сибирь]"},
           {"Лагерь открыли в Тривандрумпуре.", "Тривандрумпур [Тривандрумпуре]"},
           {"Француз лечил французских детей.", ""},
           {"Гости прибыли из Республики Узбекистан и из Узбекистана.",
            "Узбекистан [Республики Узбекистан | Узбекистана]"},
           {"Пациент лечится в г. Томске.", "Томск [Томске]"},
           {"Сельские районы и новая улица пусты.", ""},
       }) {
    EXPECT_EQ(show_entities(row.text, EntityKind::place), row.found) << row.text;
  }
}

TEST(Places, AreNotPeopleNorThingsOfThatName) {
  for (const Row& row : std::vector<Row>{
           {"Хирург Олег Ливанов приехал.", ""},
           {"Хирург Олег Ливанов приехал из Ливана.", "Ливан [Ливана]"},
           {"Владимир Иванов живёт в городе Владимир.", "Владимир [Владимир]"},
           {"Мария Мадрид выступила.", ""},
           {"Мэр города Сидоров уволен.", ""},
           {"Клуб «Барселона» играет в Барселоне.", "Барселона [Барселоне]"},
           {"Первая заявка в зоне .РФ подана.", ""},
       }) {
    EXPECT_EQ(show_entities(row.text, EntityKind::place), row.found) << row.text;
  }
}

TEST(Places, InsideAnOrganisationsNameAreItsOwn) {
  for (const Row& row : std::vector<Row>{
           {"Посольство Чехии в Ташкенте открыто.", ""},
           {"Минздрав Чехии открыл центр.", ""},
           {"Минздрав Чехии открыл центр в Чехии.", "Чехия [Чехии]"},
           {"Больница № 5 города Ош закрыта.", ""},
       }) {
    EXPECT_EQ(show_entities(row.text, EntityKind::place), row.found) << row.text;
  }
}

TEST(Places, HaveTheVocabularysIdAndCountry) {
  EXPECT_EQ(show_names("Врачи прибыли из Киргизии и КНДР.", EntityKind::place), "KG Кыргызстан KG; KP КНДР KP");
  EXPECT_EQ(show_names("Врачи прибыли из Омска.", EntityKind::place), "omsk Омск RU");
}

}  // namespace
}  // namespace diplomed::knowledge
