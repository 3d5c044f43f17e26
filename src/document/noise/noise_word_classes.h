// Small classes of words that the furniture of sites is made of, whatever the wording.
#pragma once

#include <cstdint>

namespace diplomed::document::noise {

// A set of classes; a word may have several.
using Classes = std::uint32_t;

inline constexpr Classes kGlue = 1u << 0;      // prepositions, conjunctions, pronouns that carry nothing
inline constexpr Classes kMaterial = 1u << 1;  // what a site publishes: новости, статья, видео
inline constexpr Classes kPick = 1u << 2;      // what sorts it: другие, ещё, последние, недели
inline constexpr Classes kStrongPick = 1u << 3;  // … and hardly sorts anything else: самое читаемое, похожие
inline constexpr Classes kSite = 1u << 4;    // things of a site: рассылка, уведомления, cookie
inline constexpr Classes kPage = 1u << 5;    // things of a site that stories have as well: сайт, версия
inline constexpr Classes kAction = 1u << 6;  // what buttons and calls to the reader do: скачать, оставьте
inline constexpr Classes kRead = 1u << 7;    // … namely read, look and listen
inline constexpr Classes kUs = 1u << 8;      // мы, наш, вы, ваш
inline constexpr Classes kMenu = 1u << 9;  // entries of menus: общество, вакансии, абитуриентам
inline constexpr Classes kReuse = 1u << 10;  // перепечатка, копирование
inline constexpr Classes kTerms = 1u << 11;  // its conditions: запрещено, разрешается, обязательна
inline constexpr Classes kHolder = 1u << 12;  // who or what they name: ссылка, редакция, правообладатель
inline constexpr Classes kUnit = 1u << 13;      // what counters count: просмотры, лайки
inline constexpr Classes kWeakUnit = 1u << 14;  // … and others too: минуты, слова
inline constexpr Classes kContact = 1u << 15;   // телефон, факс, приёмная
inline constexpr Classes kLanguage = 1u << 16;  // names of languages, short and long
inline constexpr Classes kNetwork = 1u << 17;   // social networks and messengers, @names
inline constexpr Classes kCredit = 1u << 18;  // where pictures come from: архив, агентства, фотобанки
inline constexpr Classes kPicture = 1u << 19;     // фото, видео, иллюстрация
inline constexpr Classes kTagLabel = 1u << 20;    // теги, рубрика
inline constexpr Classes kImprint = 1u << 21;     // учредитель, тираж, свидетельство
inline constexpr Classes kMoney = 1u << 22;       // currencies
inline constexpr Classes kMistake = 1u << 23;     // ошибка, опечатка
inline constexpr Classes kPress = 1u << 24;       // whom a release is for: СМИ, журналисты
inline constexpr Classes kByline = 1u << 25;      // автор, корреспондент
inline constexpr Classes kNoun = 1u << 26;        // ends like a verb and is none
inline constexpr Classes kNumber = 1u << 27;      // digits and signs
inline constexpr Classes kImperative = 1u << 28;  // 2nd person plural: -йте, -ите, -ьте, with -сь
inline constexpr Classes kVerb = 1u << 29;        // a finite verb or short participle, by its ending

inline constexpr Classes kStamp = 1u << 30;  // words of dates: months, weekdays, опубликовано
inline constexpr Classes kLegal = 1u << 31;  // of consent forms and disclaimers: оферта, согласие, мнение

}  // namespace diplomed::document::noise
