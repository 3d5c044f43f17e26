// Events, their status and their sides, in sentences of our own.
#include "knowledge/events/relations.h"

#include <gtest/gtest.h>

#include "knowledge/annotate.h"
#include "matching.h"

namespace diplomed::knowledge {
namespace {

using testing::shipped;

Facts facts_of(const document::Article& article) {
  Annotator annotator(shipped().matcher);
  if (!article.title.empty()) annotator.add(Part::title, article.title, shipped().analyzer.analyze(article.title));
  annotator.add(Part::body, article.body, shipped().analyzer.analyze(article.body));
  return annotator.finish(article).facts;
}

Facts facts_of(const std::string& body) {
  document::Article article;
  article.body = body;
  return facts_of(article);
}

// "type status KG+RU" for each relation, "; " between.
std::string show(const Facts& facts) {
  std::string out;
  for (const Relation& r : facts.relations) {
    std::string countries;
    for (const std::string& c : r.countries) countries += (countries.empty() ? "" : "+") + c;
    out += (out.empty() ? "" : "; ") + r.type + " " + r.status + " " + countries;
  }
  return out;
}

std::string names(const Facts& facts, const std::vector<std::uint32_t>& indexes) {
  std::string out;
  for (const std::uint32_t i : indexes) out += (out.empty() ? "" : "; ") + facts.entities[i].name;
  return out;
}

struct Row {
  std::string text, relations;
};

TEST(RelationStatus, OfDocumentsFollowsVerbTenseAndNoun) {
  for (const Row& row : std::vector<Row>{
           {"Минздравы Сербии и Беларуси подписали меморандум о сотрудничестве.",
            "cooperation-memorandum signed RS+BY"},
           {"Между Сербией и Беларусью подписано соглашение о сотрудничестве.", "cooperation-agreement signed RS+BY"},
           {"Состоялось подписание меморандума о взаимопонимании между Кубой и Вьетнамом.", "mou signed CU+VN"},
           {"Куба и Вьетнам планируют подписать меморандум о взаимопонимании.", "mou planned CU+VN"},
           {"Соглашение о сотрудничестве между Кубой и Вьетнамом будет подписано осенью.",
            "cooperation-agreement planned CU+VN"},
           {"Армения и Грузия подпишут соглашение о сотрудничестве.", "cooperation-agreement planned AM+GE"},
           {"Готовится проект соглашения о сотрудничестве между Арменией и Грузией.",
            "cooperation-agreement under-development AM+GE"},
           {"Стороны прорабатывают дорожную карту сотрудничества Армении и Грузии.", "roadmap under-development AM+GE"},
           {"Монголия и Китай продлили соглашение о сотрудничестве до 2030 года.",
            "cooperation-agreement extended MN+CN"},
           {"Парламент ратифицировал соглашение о сотрудничестве между Монголией и Китаем.",
            "cooperation-agreement ratified MN+CN"},
           {"Между Монголией и Китаем действует соглашение о сотрудничестве.", "cooperation-agreement in-force MN+CN"},
           {"Соглашение о подготовке кадров подписали Италия и Египет.", "agreement signed IT+EG"},
           {"Россия и Турция подписали межправительственное соглашение о взаимной отмене сборов.",
            "intergovernmental-agreement signed RU+TR"},
           {"Договор между Италией и Египтом находится в стадии подготовки.", "treaty under-development IT+EG"},
           {"Италия заключила договор с Египтом.", "treaty signed IT+EG"},
           {"Состоялся обмен подписанным меморандумом о взаимопонимании с Францией, сообщили в Ташкенте.",
            "mou signed FR+UZ"},
           {"Стороны согласовали план мероприятий Таджикистана и Ирана.", "action-plan agreed TJ+IR"},
       }) {
    EXPECT_EQ(show(facts_of(row.text)), row.relations) << row.text;
  }
}

TEST(RelationStatus, OfEventsFollowsVerbTenseAndNoun) {
  for (const Row& row : std::vector<Row>{
           {"В Белграде прошла встреча министров здравоохранения Сербии и Кубы.", "ministers-meeting held RS+CU"},
           {"Встреча министров здравоохранения Сербии и Кубы состоится завтра.", "ministers-meeting upcoming RS+CU"},
           {"В Астане проходят Дни узбекской медицины.", "days-of-medicine ongoing KZ+UZ"},
           {"В Астане пройдут Дни узбекской медицины.", "days-of-medicine upcoming KZ+UZ"},
           {"В мае планируется визит делегации Казахстана в Турцию.", "delegation-visit planned KZ+TR"},
           {"Делегация Турции побывала в Казахстане.", "delegation-visit held TR+KZ"},
           {"Делегация Турции прибудет в Казахстан в мае.", "delegation-visit upcoming TR+KZ"},
           {"Немецкие хирурги прооперировали детей в Таджикистане.", "medical-mission held DE+TJ"},
           {"Врачи из Кореи будут работать в Ташкенте.", "medical-mission upcoming KR+UZ"},
           {"Япония передала Киргизии медицинское оборудование.", "equipment-supply delivered JP+KG"},
           {"Китай отправит в Таджикистан партию вакцин.", "vaccine-supply planned CN+TJ"},
           {"Индия доставила в Афганистан лекарства.", "medicines-supply delivered IN+AF"},
           {"В Душанбе открылся медицинский центр, построенный Турцией.", "opening held TJ+TR"},
           {"ВОЗ передала Министерству здравоохранения Киргизии аппараты.", "equipment-supply delivered KG"},
           {"Белорусские хирурги провели 12 операций в Узбекистане.", "medical-mission held BY+UZ"},
           {"Турция построит в Бишкеке больницу. Соглашение об этом подписали главы двух государств.",
            "construction-of-hospital planned TR+KG; agreement signed TR+KG"},
           {"Казахстан и Узбекистан ведут переговоры. Соглашение планируется подписать до конца года.",
            "negotiations ongoing KZ+UZ; agreement planned KZ+UZ"},
           {"В Душанбе подписан протокол о намерениях с Ираном.", "letter-of-intent signed TJ+IR"},
           {"Россия и Куба запустили совместный проект.", "project launched RU+CU"},
           {"Форум врачей России и Китая отменён.", "forum cancelled RU+CN"},
           {"Конференция кардиологов Ирана и Ирака перенесена на осень.", "conference suspended IR+IQ"},
           {"Между Ираном и Ираком ведутся переговоры.", "negotiations ongoing IR+IQ"},
       }) {
    EXPECT_EQ(show(facts_of(row.text)), row.relations) << row.text;
  }
}

TEST(Relations, AreNotMadeOfDenialsReferencesOrHabits) {
  for (const std::string text : {
           "Сербия и Куба не подписали меморандум о сотрудничестве.",
           "До этого дня не было соглашения между Сербией и Кубой.",
           "Соглашение о сотрудничестве предусматривает обмен врачами Сербии и Кубы.",
           "На основе меморандума о взаимопонимании врачи Сербии поедут учиться.",
           "Ожидается, что меморандум откроет Сербии и Кубе новые возможности.",
           "Кубинские врачи будут приезжать в Сербию.",
           "Встреча прошла тепло.",
           "Делегация Сербии в составе форума осмотрела выставку.",
           "Стороны обсудили сотрудничество.",
           "Сербские врачи приняли участие в проекте.",
           "Россия и Куба дружат давно, у них много больниц.",
           "Кубинские врачи побывали в Сербии шесть раз.",
           "В среду началась новая сессия Конгресса США, за ней следят в Канаде.",
           "Визит не состоялся: делегация Сербии не прибыла на Кубу.",
       }) {
    EXPECT_EQ(show(facts_of(text)), "") << text;
  }
}

TEST(Relations, OneEventToldTwiceIsOne) {
  for (const Row& row : std::vector<Row>{
           {"Сербия и Куба подписали меморандум. Меморандум о сотрудничестве между Сербией и Кубой подписан на пять "
            "лет.",
            "cooperation-memorandum signed RS+CU"},
           {"Врачи из Кореи будут работать в Ташкенте. Корейские врачи будут работать в Узбекистане до июня.",
            "medical-mission upcoming KR+UZ"},
           {"В июне 2024 года врачи из Кореи прооперировали детей в Ташкенте. В октябре 2024 года планируется вторая "
            "медицинская миссия корейских врачей в Узбекистан.",
            "medical-mission held KR+UZ; medical-mission planned KR+UZ"},
           {"Сербия подписала меморандум о сотрудничестве с Кубой. Сербия подписала меморандум о сотрудничестве с "
            "Перу.",
            "cooperation-memorandum signed RS+CU; cooperation-memorandum signed RS+PE"},
           {"В 2024 году врачи из Кореи посетили с волонтерской миссией Узбекистан и Монголию.",
            "medical-mission held KR+UZ; medical-mission held KR+MN"},
       }) {
    EXPECT_EQ(show(facts_of(row.text)), row.relations) << row.text;
  }
}

TEST(Relations, NameTheirSides) {
  struct Sides {
    std::string text, parties, participants, signatories;
  };
  for (const Sides& row : std::vector<Sides>{
           {"Министр здравоохранения Сербии Драган Петрович встретился с министром здравоохранения Кубы Хосе Гарсией.",
            "Министерство здравоохранения Республики Сербия; Министерство здравоохранения Республики Куба",
            "Драган Петрович; Хосе Гарсия", ""},
           {"Меморандум о сотрудничестве подписали министр здравоохранения Сербии Драган Петрович и министр "
            "здравоохранения Кубы Хосе Гарсия.",
            "Министерство здравоохранения Республики Сербия; Министерство здравоохранения Республики Куба", "",
            "Драган Петрович; Хосе Гарсия"},
           {"В Министерстве здравоохранения Армении подписано соглашение о сотрудничестве между Министерством "
            "здравоохранения Грузии и Министерством здравоохранения Ирана.",
            "Министерство здравоохранения Грузии; Министерство здравоохранения Исламской Республики Иран", "", ""},
       }) {
    const Facts facts = facts_of(row.text);
    ASSERT_EQ(facts.relations.size(), 1u) << row.text << "\n" << show(facts);
    EXPECT_EQ(names(facts, facts.relations[0].parties), row.parties) << row.text;
    EXPECT_EQ(names(facts, facts.relations[0].participants), row.participants) << row.text;
    EXPECT_EQ(names(facts, facts.relations[0].signatories), row.signatories) << row.text;
  }
}

}  // namespace
}  // namespace diplomed::knowledge
