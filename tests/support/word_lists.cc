#include "support/word_lists.h"

namespace diplomed::testing {
namespace {

using enum Declension;

constexpr Country kCountries[] = {
    {"KG", {"Кыргызстан", contract}, {"кыргызск", "ий"}, {"Бишкек", unit}},
    {"UZ", {"Узбекистан", contract}, {"узбекск", "ий"}, {"Ташкент", contract}},
    {"KZ", {"Казахстан", contract}, {"казахстанск", "ий"}, {"Караганд", programme}},
    {"RU", {"Росси", operation}, {"российск", "ий"}, {"Москв", programme}},
    {"TJ", {"Таджикистан", contract}, {"таджикск", "ий"}, {"Худжанд", contract}},
    {"TR", {"Турци", operation}, {"турецк", "ий"}, {"Анкар", programme}},
    {"CN", {"Кита", china}, {"китайск", "ий"}, {"Пекин", contract}},
    {"DE", {"Германи", operation}, {"немецк", "ий"}, {"Берлин", contract}},
    {"FR", {"Франци", operation}, {"французск", "ий"}, {"Лион", contract}},
    {"TM", {"Туркменистан", contract}, {"туркменск", "ий"}, {"Ашхабад", contract}},
    {"BY", {"Белорусси", operation}, {"белорусск", "ий"}, {"Минск", unit}},
    {"AZ", {"Азербайджан", contract}, {"азербайджанск", "ий"}, {"Сумгаит", contract}},
    {"IN", {"Инди", operation}, {"индийск", "ий"}, {"Бомбе", china}},
    {"JP", {"Япони", operation}, {"японск", "ий"}, {"Осак", clinic}},
    {"IT", {"Итали", operation}, {"итальянск", "ий"}, {"Милан", contract}},
    {"AM", {"Армени", operation}, {"армянск", "ий"}, {"Ереван", contract}},
    {"MN", {"Монголи", operation}, {"монгольск", "ий"}, {"Дархан", contract}},
    {"PK", {"Пакистан", contract}, {"пакистанск", "ий"}, {"Исламабад", contract}},
    {"IR", {"Иран", contract}, {"иранск", "ий"}, {"Тегеран", contract}},
    {"CH", {"Швейцари", operation}, {"швейцарск", "ий"}, {"Цюрих", unit}},
    {"AT", {"Австри", operation}, {"австрийск", "ий"}, {"Зальцбург", unit}},
    {"HU", {"Венгри", operation}, {"венгерск", "ий"}, {"Будапешт", contract}},
    {"RS", {"Серби", operation}, {"сербск", "ий"}, {"Белград", contract}},
    {"BG", {"Болгари", operation}, {"болгарск", "ий"}, {"Пловдив", contract}},
    {"VN", {"Вьетнам", contract}, {"вьетнамск", "ий"}, {"Хано", china}},
    {"ID", {"Индонези", operation}, {"индонезийск", "ий"}, {"Джакарт", programme}},
    {"CU", {"Куб", programme}, {"кубинск", "ий"}, {"Гаван", help}},
    {"MY", {"Малайзи", operation}, {"малайзийск", "ий"}, {"Пенанг", unit}},
};

constexpr Noun kFields[] = {
    {"кардиологи", operation},   {"онкологи", operation},      {"педиатри", operation},
    {"телемедицин", programme},  {"трансплантаци", operation}, {"вакцинаци", operation},
    {"офтальмологи", operation}, {"нейрохирурги", operation},  {"реабилитаци", operation},
    {"стоматологи", operation},  {"эпидемиологи", operation},  {"травматологи", operation},
    {"гематологи", operation},   {"кардиохирурги", operation}, {"фармацевтик", clinic},
    {"неврологи", operation},    {"урологи", operation},       {"эндокринологи", operation},
    {"гинекологи", operation},   {"анестезиологи", operation}, {"дерматологи", operation},
    {"психиатри", operation},    {"токсикологи", operation},   {"гериатри", operation},
};

constexpr Noun kThings[] = {
    {"программ", programme},
    {"операци", operation},
    {"больниц", hospitals},
    {"центр", contract},
    {"клиник", clinic},
    {"госпитал", hospital},
    {"договор", contract},
    {"препарат", contract},
    {"отделени", agreement},
    {"лаборатори", operation},
    {"вакцин", programme},
    {"исследовани", agreement},
    {"аппарат", contract},
    {"лекарств", device},
    {"оборудовани", agreement},
    {"систем", programme},
    {"методик", clinic},
    {"лечени", agreement},
    {"област", help},
    {"район", contract},
    {"институт", contract},
    {"университет", contract},
    {"конференци", operation},
    {"диагностик", clinic},
    {"закон", contract},
    {"бюджет", contract},
    {"школ", programme},
    {"курс", contract},
    {"семинар", contract},
    {"профилактик", clinic},
    {"решени", agreement},
    {"встреч", meeting},
    {"проект", contract},
    {"стандарт", contract},
    {"протокол", contract},
    {"поликлиник", clinic},
    {"аптек", clinic},
    {"санатори", scenario},
    {"инфекци", operation},
    {"эпидеми", operation},
    {"анализ", contract},
    {"результат", contract},
    {"опыт", contract},
    {"технологи", operation},
    {"реформ", programme},
    {"комисси", operation},
    {"делегаци", operation},
    {"задач", meeting},
    {"проблем", programme},
    {"услуг", clinic},
    {"машин", programme},
    {"палат", programme},
    {"этап", contract},
    {"фонд", contract},
    {"грант", contract},
    {"документ", contract},
    {"журнал", contract},
    {"доклад", contract},
    {"вопрос", contract},
    {"ресурс", contract},
    {"регистр", contract},
    {"томограф", contract},
    {"имплантат", contract},
    {"протез", contract},
    {"инструмент", contract},
    {"склад", contract},
    {"транспорт", contract},
    {"маршрут", contract},
    {"учреждени", agreement},
    {"заболевани", agreement},
    {"обследовани", agreement},
    {"совещани", agreement},
    {"заседани", agreement},
    {"образовани", agreement},
    {"управлени", agreement},
    {"предприяти", agreement},
    {"устройств", device},
    {"сообществ", device},
    {"агентств", device},
    {"производств", device},
    {"качеств", device},
    {"руководств", device},
    {"посольств", device},
    {"министерств", device},
    {"гаранти", operation},
    {"статистик", clinic},
    {"платформ", programme},
    {"процедур", programme},
    {"терапи", operation},
    {"инициатив", programme},
    {"стратеги", operation},
    {"концепци", operation},
    {"рекомендаци", operation},
    {"консультаци", operation},
    {"экспедици", operation},
    {"организаци", operation},
    {"ассоциаци", operation},
    {"деятельност", help},
    {"безопасност", help},
    {"смертност", help},
    {"рождаемост", help},
    {"потребност", help},
    {"ответственност", help},
    {"скорост", help},
    {"биобанк", unit},
    {"блок", unit},
    {"поток", unit},
    {"кабинет", contract},
    {"препринт", contract},
    {"реактив", contract},
    {"антибиотик", unit},
    {"биоматериал", contract},
};

constexpr Noun kPeople[] = {
    {"врач", medic},         {"специалист", doctor}, {"пациент", doctor},    {"хирург", surgeon},
    {"эксперт", doctor},     {"студент", doctor},    {"министр", doctor},    {"педиатр", doctor},
    {"представител", envoy}, {"терапевт", doctor},   {"кардиолог", surgeon}, {"онколог", surgeon},
    {"преподавател", envoy}, {"фельдшер", doctor},   {"дипломат", doctor},   {"эпидемиолог", surgeon},
    {"руководител", envoy},  {"невролог", surgeon},  {"слушател", envoy},    {"ординатор", doctor},
    {"исследовател", envoy}, {"психолог", surgeon},  {"фармацевт", doctor},  {"жител", envoy},
    {"лаборант", doctor},    {"строител", envoy},    {"генетик", surgeon},   {"координатор", doctor},
};

constexpr Adjective kAdjectives[] = {
    {"нов"},
    {"медицинск", "ий"},
    {"современн"},
    {"детск", "ий"},
    {"областн", "ой"},
    {"национальн"},
    {"совместн"},
    {"международн"},
    {"районн"},
    {"молод", "ой"},
    {"клиническ", "ий"},
    {"государственн"},
    {"сельск", "ий"},
    {"крупн"},
    {"важн"},
    {"городск", "ой"},
    {"республиканск", "ий"},
    {"научн"},
    {"учебн"},
    {"хирургическ", "ий"},
    {"опытн"},
    {"срочн"},
    {"мобильн"},
    {"цифров", "ой"},
    {"платн"},
    {"бесплатн"},
    {"региональн"},
    {"частн"},
    {"общественн"},
    {"социальн"},
    {"редк", "ий"},
    {"тяжел"},
    {"сложн"},
    {"первичн"},
    {"санитарн"},
    {"инфекционн"},
    {"местн"},
    {"зарубежн"},
    {"успешн"},
    {"постоянн"},
    {"временн"},
    {"отдаленн"},
    {"горн"},
    {"годов", "ой"},
    {"аптечн"},
    {"массов"},
    {"планов"},
    {"един"},
    {"действенн"},
    {"надежн"},
};

constexpr std::string_view kTransitive[] = {
    "изучи",    "получи",     "провери", "обсуди",   "подготови", "представи",   "откры", "поддержа",
    "постави",  "улучши",     "освои",   "внедри",   "расшири",   "отмети",      "созда", "обнови",
    "оцени",    "разработа",  "закупи",  "установи", "предложи",  "одобри",      "описа", "приня",
    "обеспечи", "организова", "заверши", "измени",   "осмотре",   "финансирова",
};

constexpr std::string_view kAdverbs[] = {"успешно",   "недавно", "впервые", "совместно", "ежегодно", "постепенно",
                                         "регулярно", "заранее", "вместе",  "бесплатно", "быстро",   "тщательно"};

constexpr Given kGiven[] = {
    {"Азамат", false, "Азамата"}, {"Айгуль", true, "Айгуль"},     {"Тимур", false, "Тимура"},
    {"Марина", true, "Марины"},   {"Сергей", false, "Сергея"},    {"Елена", true, "Елены"},
    {"Рустам", false, "Рустама"}, {"Гульнара", true, "Гульнары"}, {"Бахтияр", false, "Бахтияра"},
    {"Динара", true, "Динары"},   {"Алексей", false, "Алексея"},  {"Ольга", true, "Ольги"},
    {"Нурлан", false, "Нурлана"}, {"Светлана", true, "Светланы"}, {"Андрей", false, "Андрея"},
    {"Ирина", true, "Ирины"},     {"Мурат", false, "Мурата"},     {"Татьяна", true, "Татьяны"},
    {"Эркин", false, "Эркина"},   {"Анна", true, "Анны"},         {"Виктор", false, "Виктора"},
    {"Наталья", true, "Натальи"}, {"Арман", false, "Армана"},     {"Галина", true, "Галины"},
    {"Даниил", false, "Даниила"}, {"Вера", true, "Веры"},         {"Кирилл", false, "Кирилла"},
    {"Зарина", true, "Зарины"},
};

constexpr std::string_view kRoots[] = {
    "Токтогул",  "Ибраим",    "Садыр",  "Рахман", "Юсуп",     "Кадыр",    "Назар",    "Осмон",    "Жумабек", "Каримбек",
    "Алим",      "Сатыбалди", "Мамыт",  "Исмаил", "Эргеш",    "Ташбек",   "Орозал",   "Дуйшен",   "Бекмур",  "Султан",
    "Абдрахман", "Шерали",    "Нурмат", "Хаким",  "Турсун",   "Маматкул", "Джаныбек", "Кенжебек", "Асан",    "Уметали",
    "Петр",      "Иван",      "Сидор",  "Федор",  "Павл",     "Макар",    "Антон",    "Захар",    "Тихон",   "Родион",
    "Степан",    "Борис",     "Тарас",  "Влас",   "Фрол",     "Ефрем",    "Лаврен",   "Прохор",   "Клим",    "Денис",
    "Гаврил",    "Саман",     "Артык",  "Жолдош", "Бактыгул", "Кубат",    "Чолпон",   "Эсенкан",  "Сагын",   "Молдо",
};

constexpr Role kRoles[] = {
    {"", "", {"министр", doctor}, "здравоохранения", true},
    {"", "", {"заместител", envoy}, "министра здравоохранения", true},
    {"главн", "ый", {"врач", medic}, "областной больницы", false},
    {"", "", {"директор", doctor}, "кардиологического центра", false},
    {"", "", {"представител", envoy}, "ВОЗ", false},
    {"", "", {"ректор", doctor}, "медицинского университета", false},
    {"", "", {"хирург", surgeon}, "", false},
    {"", "", {"руководител", envoy}, "делегации", false},
    {"", "", {"эксперт", doctor}, "ЮНИСЕФ", false},
    {"", "", {"координатор", doctor}, "проекта", false},
};

constexpr Instrument kInstruments[] = {
    {"cooperation-memorandum", {""}, {"меморандум", contract}, "о сотрудничестве"},
    {"cooperation-agreement", {""}, {"соглашени", agreement}, "о сотрудничестве"},
    {"agreement", {""}, {"соглашени", agreement}, ""},
    {"memorandum", {""}, {"меморандум", contract}, ""},
    {"roadmap", {"дорожн"}, {"карт", programme}, ""},
    {"treaty", {""}, {"договор", contract}, ""},
    {"contract", {""}, {"контракт", contract}, ""},
    {"framework-agreement", {"рамочн"}, {"соглашени", agreement}, ""},
    {"declaration", {""}, {"деклараци", operation}, ""},
    {"protocol", {""}, {"протокол", contract}, "о сотрудничестве"},
};

constexpr std::string_view kSources[] = {"Вестник клиник",      "Азия-Медпресс", "Портал здоровья",
                                         "Газета «Врач и мир»", "МедХроника",    "Новости Тянь-Шаня",
                                         "Степной вестник",     "Доктор сегодня"};

constexpr std::string_view kMonths[] = {"января", "февраля", "марта",    "апреля",  "мая",    "июня",
                                        "июля",   "августа", "сентября", "октября", "ноября", "декабря"};

}  // namespace

std::span<const Country> countries() {
  return kCountries;
}
std::span<const Noun> medical_fields() {
  return kFields;
}
std::span<const Noun> things() {
  return kThings;
}
std::span<const Noun> people() {
  return kPeople;
}
std::span<const Adjective> adjectives() {
  return kAdjectives;
}
std::span<const std::string_view> transitive_stems() {
  return kTransitive;
}
std::span<const std::string_view> adverbs() {
  return kAdverbs;
}
std::span<const Given> given_names() {
  return kGiven;
}
std::span<const std::string_view> surname_roots() {
  return kRoots;
}
std::span<const Role> roles() {
  return kRoles;
}
std::span<const Instrument> instruments() {
  return kInstruments;
}
std::span<const std::string_view> sources() {
  return kSources;
}
std::span<const std::string_view> months() {
  return kMonths;
}

}  // namespace diplomed::testing
