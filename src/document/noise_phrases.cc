// Lines that are noise as a whole. Sections and widgets stand at the edges of a page; a word that could head a part of
// the story («Анализ», «Комментарии») counts only there.
#include <algorithm>
#include <unordered_map>

#include "base/utf8.h"
#include "document/chars.h"
#include "document/noise_rules.h"

namespace diplomed::document::noise {
namespace {

constexpr std::size_t kLongestPhrase = 80;  // bytes

constexpr Phrase kPhrases[] = {
    {"другие новости", "related"},
    {"другие материалы", "related"},
    {"другие статьи", "related"},
    {"читайте также", "related"},
    {"читайте еще", "related"},
    {"читать также", "related"},
    {"смотрите также", "related"},
    {"вам может быть интересно", "related"},
    {"вам будет интересно", "related"},
    {"похожие новости", "related"},
    {"похожие материалы", "related"},
    {"похожие статьи", "related"},
    {"похожие записи", "related"},
    {"по теме", "related"},
    {"еще по теме", "related"},
    {"материалы по теме", "related"},
    {"новости по теме", "related"},
    {"статьи по теме", "related"},
    {"связанные новости", "related"},
    {"рекомендуем", "related"},
    {"рекомендуем почитать", "related"},
    {"популярные новости", "related"},
    {"популярное", "related", Place::edge},
    {"самое читаемое", "related"},
    {"самые читаемые", "related"},
    {"последние новости", "related"},
    {"свежие новости", "related"},
    {"главные новости", "related"},
    {"главное за день", "related"},
    {"лента новостей", "related"},
    {"все новости", "related"},
    {"новости партнеров", "related"},
    {"предыдущая новость", "related"},
    {"следующая новость", "related"},
    {"предыдущая запись", "related"},
    {"следующая запись", "related"},
    {"к списку новостей", "related"},
    {"вернуться к списку", "related"},
    {"вернуться к списку новостей", "related"},
    {"назад к списку", "related"},
    {"назад", "widget", Place::edge},
    {"related", "related"},
    {"related news", "related"},
    {"read also", "related"},
    {"see also", "related"},
    {"поделиться", "share"},
    {"поделиться новостью", "share"},
    {"поделиться ссылкой", "share"},
    {"поделиться в соцсетях", "share"},
    {"поделиться в социальных сетях", "share"},
    {"поделитесь", "share"},
    {"поделитесь с друзьями", "share"},
    {"поделитесь новостью", "share"},
    {"рассказать друзьям", "share"},
    {"отправить другу", "share"},
    {"отправить", "share", Place::edge},
    {"скопировать ссылку", "share"},
    {"копировать ссылку", "share"},
    {"ссылка скопирована", "share"},
    {"распечатать", "share"},
    {"печать", "share", Place::edge},
    {"версия для печати", "share"},
    {"мне нравится", "share"},
    {"нравится", "share"},
    {"share", "share"},
    {"tweet", "share"},
    {"подписаться", "subscribe"},
    {"подписаться на новости", "subscribe"},
    {"подписаться на рассылку", "subscribe"},
    {"источник", "source-mark"},
    {"источники", "source-mark", Place::tail},
    {"ссылка на источник", "source-mark"},
    {"первоисточник", "source-mark"},
    {"source", "source-mark"},
    {"информация для сми", "press-heading"},
    {"информация для прессы", "press-heading"},
    {"информация для журналистов", "press-heading"},
    {"для сми", "press-heading"},
    {"контакты для сми", "press-heading"},
    {"контакты для прессы", "press-heading"},
    {"пресс-релиз", "press-heading"},
    {"к сведению редакций", "press-heading"},
    {"к сведению сми", "press-heading"},
    {"вниманию сми", "press-heading"},
    {"вниманию редакций", "press-heading"},
    {"вниманию журналистов", "press-heading"},
    {"материал предназначен для сми", "press-heading"},
    {"справка", "press-heading", Place::edge},
    {"справочно", "press-heading", Place::edge},
    {"анализ", "widget", Place::tail},
    {"досье", "widget", Place::tail},
    {"персоны", "widget", Place::tail},
    {"компании", "widget", Place::tail},
    {"упоминаемые персоны", "widget", Place::tail},
    {"закрыть", "widget"},
    {"показать еще", "widget"},
    {"показать больше", "widget"},
    {"показать полностью", "widget"},
    {"загрузить еще", "widget"},
    {"свернуть", "widget"},
    {"развернуть", "widget"},
    {"подробнее", "widget"},
    {"читать далее", "widget"},
    {"читать дальше", "widget"},
    {"читать полностью", "widget"},
    {"слушать", "widget", Place::edge},
    {"слушать новость", "widget"},
    {"меню", "widget", Place::edge},
    {"поиск", "widget", Place::edge},
    {"поиск по сайту", "widget"},
    {"войти", "widget"},
    {"вход", "widget", Place::edge},
    {"регистрация", "widget", Place::edge},
    {"наверх", "widget"},
    {"вверх", "widget", Place::edge},
    {"комментарии", "widget", Place::tail},
    {"комментировать", "widget"},
    {"оставить комментарий", "widget"},
    {"добавить комментарий", "widget"},
    {"комментариев пока нет", "widget"},
    {"нет комментариев", "widget"},
    {"задать вопрос", "widget", Place::edge},
    {"версия для слабовидящих", "widget"},
    {"шрифт", "widget", Place::edge},
    {"6+", "widget"},
    {"12+", "widget"},
    {"16+", "widget"},
    {"18+", "widget"},
    {"реклама", "advert"},
    {"на правах рекламы", "advert"},
    {"advertisement", "advert"},
};

constexpr std::string_view kSections[] = {"главная",
                                          "новости",
                                          "общество",
                                          "политика",
                                          "экономика",
                                          "медицина",
                                          "здоровье",
                                          "культура",
                                          "спорт",
                                          "наука",
                                          "образование",
                                          "мир",
                                          "в мире",
                                          "регионы",
                                          "происшествия",
                                          "статьи",
                                          "пресс-центр",
                                          "контакты",
                                          "о нас",
                                          "технологии",
                                          "бизнес",
                                          "события",
                                          "интервью",
                                          "аналитика",
                                          "фото",
                                          "видео",
                                          "архив",
                                          "официально",
                                          "международные",
                                          "лента",
                                          "здравоохранение",
                                          "в стране",
                                          "узбекистан",
                                          "казахстан",
                                          "кыргызстан",
                                          "таджикистан",
                                          "туркменистан",
                                          "россия",
                                          "центральная азия",
                                          "международное сотрудничество",
                                          "пресс-служба",
                                          "анонсы",
                                          "объявления",
                                          "home",
                                          "news",
                                          "актуально",
                                          "главное"};

constexpr std::string_view kSocial[] = {
    "telegram", "whatsapp", "facebook", "twitter",  "vk",         "вконтакте", "вк",          "одноклассники",
    "ok",       "ок",       "viber",    "телеграм", "вотсап",     "youtube",   "дзен",        "instagram",
    "x",        "linkedin", "skype",    "фейсбук",  "поделиться", "share",     "и",           "твиттер",
    "email",    "e-mail",   "rutube",   "tiktok",   "живой",      "журнал",    "livejournal", "max"};

}  // namespace

const Phrase* find_phrase(std::string_view folded) {
  const bool age_mark = folded.size() <= 3 && folded.ends_with('+');
  if (!age_mark) folded = chars::strip_punctuation(folded);
  if (folded.size() > kLongestPhrase) return nullptr;
  static const std::unordered_map<std::string_view, const Phrase*> all = [] {
    std::unordered_map<std::string_view, const Phrase*> map;
    for (const Phrase& phrase : kPhrases) map.emplace(phrase.text, &phrase);
    return map;
  }();
  const auto at = all.find(folded);
  return at == all.end() ? nullptr : at->second;
}

bool is_section_name(std::string_view folded) {
  return std::find(std::begin(kSections), std::end(kSections), folded) != std::end(kSections);
}

// Every part between separators is noise of its own: «Поделиться | Печать | Отправить другу».
std::string_view separated_phrases(std::string_view folded) {
  if (folded.size() > 200) return {};
  std::string_view reason;
  std::size_t parts = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= folded.size();) {
    const utf8::CodePoint c = chars::decode(folded, i);
    const bool separator = i == folded.size() || c.value == '|' || c.value == '/' || c.value == '.' ||
                           c.value == 0xb7 || c.value == 0x2022 || c.value == ',';
    if (separator) {
      const std::string_view part = chars::strip_punctuation(folded.substr(begin, i - begin));
      if (!part.empty()) {
        const Phrase* phrase = find_phrase(part);
        if (phrase == nullptr && !is_social_list(part)) return {};
        if (reason.empty()) reason = phrase != nullptr ? phrase->reason : std::string_view("share");
        ++parts;
      }
      begin = i + c.bytes;
    }
    if (i == folded.size()) break;
    i += c.bytes;
  }
  return parts >= 2 ? reason : std::string_view{};
}

bool is_social_list(std::string_view folded) {
  if (folded.size() > 200) return false;
  std::size_t found = 0;
  while (!folded.empty()) {
    const std::size_t end = std::min(folded.find_first_of(" ,|/"), folded.size());
    const std::string_view word = folded.substr(0, end);
    folded.remove_prefix(std::min(end + 1, folded.size()));
    if (word.empty()) continue;
    if (std::find(std::begin(kSocial), std::end(kSocial), word) == std::end(kSocial)) return false;
    if (word != "и" && word != "x") ++found;
  }
  return found > 0;
}

}  // namespace diplomed::document::noise
