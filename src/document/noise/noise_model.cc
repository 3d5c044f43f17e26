// Each kind has its own small function. The common threads: a line of the story has a finite verb or words that no site
// is made of (`others`), furniture has neither; what a story could say too needs a place at the edge of the page.
#include "document/noise/noise_model.h"

#include <algorithm>

#include "base/strings.h"
#include "document/chars.h"
#include "document/noise/credits.h"
#include "document/noise/noise_shapes.h"
#include "language_data/noise_signs.h"
#include "language_data/verb_endings.h"

namespace diplomed::document::noise {
namespace {

namespace signs = language_data::noise_signs;
namespace verb = language_data::verb_endings;

constexpr Verdict kNone{};
constexpr Classes kOfSites = kMaterial | kPick | kSite | kPage | kAction | kUs | kNetwork | kUnit | kMistake | kPicture;

bool is_infinitive(std::string_view word) {
  return ends_with_any(word, verb::kInfinitive);
}

// … of a verb that the lists do not know.
bool is_new_infinitive(const LineView& line) {
  const std::string_view word = line.words[0];
  return line.first() == 0 && word.size() >= 10 && !ends_with_any(word, verb::kNounInfinitive) && is_infinitive(word);
}

bool is_call(const LineView& line) {
  const Classes first = line.first();
  return (first & (kAction | kImperative)) != 0 && !is_infinitive(line.words[0]);
}

// What a call or a button is for.
NoiseReason purpose(const LineView& line) {
  const std::string_view first = line.words[0];
  if (starts_with_any(first, signs::kShareCall)) return NoiseReason::share;
  if (line.any(kNetwork) || starts_with_any(first, signs::kSubscribeCall)) return NoiseReason::subscribe;
  if ((line.first() & kRead) != 0) return line.any(kSite) ? NoiseReason::subscribe : NoiseReason::related;
  return NoiseReason::widget;
}

// «Подписывайтесь на наш канал», «Оставьте комментарий»: asks the reader to do what one does on sites.
Verdict call(const LineView& line) {
  if (!is_call(line) || line.size > 30 || line.verb() || line.item) return kNone;
  const bool known = (line.first() & kAction) != 0;
  const std::size_t strong = line.count(kSite | kNetwork | kUnit);
  const std::size_t others = line.others(kOfSites | kImperative | kContact);
  const bool sure = known && strong > 0 && (line.any(kUs | kNetwork) ? others <= 6 : others <= 1);
  if (sure) return {purpose(line), Need::nothing};
  const bool close = line.any(kSite | kNetwork | kPage | kMaterial | kMistake) || (line.any(kUs) && known);
  if (close && others <= (line.stops ? 1 : 3)) return {purpose(line), Need::edge};
  if (known && line.decorated && others <= 3 && !line.stops) return {NoiseReason::widget, Need::edge};
  if (known && line.size <= 2 && others == 0) return {purpose(line), Need::edge};
  if (known && line.size <= 4 && others <= 1 && line.text.ends_with('!')) return {purpose(line), Need::neighbour};
  return kNone;
}

// «Нашли ошибку? Выделите её», «Вам понравилась статья? Поделитесь».
Verdict request(const LineView& line) {
  if (line.size > 30 || line.size < 3 || line.verb() || line.item) return kNone;
  if (line.any(kMistake) && line.count(kAction) >= 2) return {NoiseReason::widget, Need::nothing};
  if (line.any(kMistake) && line.any(kAction) && line.others(kOfSites) <= 2) return {NoiseReason::widget, Need::edge};
  const bool asked = line.text.find('?') != std::string_view::npos;
  if (asked && line.count(kAction) >= 2 && line.others(kOfSites) <= 1) return {NoiseReason::share, Need::edge};
  return kNone;
}

// «Показать все комментарии», «Скачать приложение»: a button's infinitive.
Verdict button(const LineView& line) {
  if (line.size >= 2 && line.size <= 5 && !line.ends && !line.item && is_new_infinitive(line)) {
    const bool site = line.any(kSite | kPage | kMaterial | kNetwork | kMenu) && line.others(kOfSites | kMenu) <= 2;
    if (site || line.size <= 4) return {NoiseReason::widget, site ? Need::edge : Need::neighbour};
  }
  if ((line.first() & kAction) == 0 || line.size > 14 || line.verb() || line.item) return kNone;
  const std::size_t others = line.others(kOfSites | kLanguage | kMenu | kContact | kImperative);
  const bool object = line.any(kSite | kNetwork | kMaterial | kPicture | kUs) && line.size >= 2;
  const NoiseReason reason = purpose(line);
  if (object && others == 0 && line.size <= 6 && !line.ends) return {reason, Need::nothing};
  if (line.any(kSite) && others <= 2 && (line.any(kUs) || !line.ends)) return {reason, Need::edge};
  const bool open = !line.ends || line.any(kWeakUnit);  // «48 тыс.» ends no sentence
  if (open && others == 0 && line.size <= 6) return {reason, Need::edge};
  if (!line.ends && others <= 1 && line.size <= 5) return {reason, Need::neighbour};
  return kNone;
}

// «Ещё больше интересного в нашем Instagram», «Мы в соцсетях».
Verdict ours(const LineView& line) {
  if (line.size > 15 || line.size < 2 || line.item) return kNone;
  if (!line.any(kSite | kNetwork)) return kNone;
  const std::size_t others = line.others(kOfSites | kImperative);
  if (!line.verb() && line.any(kUs) && others <= 1 && !line.stops) {
    return {line.any(kNetwork) || line.any(kPage) ? NoiseReason::subscribe : NoiseReason::widget,
            others == 0 ? Need::nothing : Need::edge};
  }
  if (!line.verb() && line.any(kPick | kMaterial) && others == 0 && !line.stops)
    return {NoiseReason::subscribe, Need::edge};
  const bool form = line.any(kUs) && line.others(kOfSites | kStamp | kTerms) <= 2;
  const bool you = (line.first() & kUs) != 0 && line.any(kSite) && line.others(kOfSites) <= 4;
  if (you && !line.stops) return {NoiseReason::widget, Need::edge};
  if (form && line.count(kSite | kPage) >= 2) return {NoiseReason::widget, Need::edge};
  return kNone;
}

// «Читайте также», «Свежие публикации», «Топ 5 за неделю»: a heading over links.
Verdict related_heading(const LineView& line) {
  constexpr Classes kHeading = kMaterial | kPick | kRead | kUs | kPage | kHolder;
  if (line.size > 8 || line.stops || line.verb() || line.item || line.others(kHeading) > 0) return kNone;
  const bool material = line.any(kMaterial);
  const bool read = line.any(kRead) && line.any(kPick | kMaterial);
  const bool strong = line.any(kStrongPick);
  if ((read && (line.first() & kRead) != 0 && line.size <= 5) || (strong && material && !line.item)) {
    return {NoiseReason::related, line.text.ends_with(':') && !read ? Need::edge : Need::nothing};
  }
  const bool sorted = line.any(kMaterial | kPage) && line.any(kPick) && line.count(kMaterial | kPick | kPage) >= 2;
  const bool picks = line.count(kPick) >= 2 && line.others(kPick) == 0;
  if (read || strong || sorted || picks) return {NoiseReason::related, Need::edge};
  return kNone;
}

// Entries of menus and names of forms; a story could have them as a subhead or an item of a list.
Verdict menu(const LineView& line) {
  constexpr Classes kEntry = kMenu | kSite | kPage | kMaterial | kLanguage | kNetwork | kContact | kTagLabel | kUs |
                             kPick | kUnit | kPicture | kAction | kStamp;
  if (line.size == 0 || line.size > 6 || line.ends || line.verb() || line.others(kEntry) > 0) return kNone;
  if (line.count(kLanguage) >= 2 && line.others(kLanguage) == 0 && line.numbers == 0)
    return {NoiseReason::widget, Need::nothing};
  if (line.item) return kNone;
  const bool open = line.text.ends_with(':');
  if (!open && line.others(kSite | kLanguage | kUs | kPick) == 0 && line.any(kSite | kLanguage))
    return {NoiseReason::widget, Need::edge};
  const bool issue = line.any(kMaterial) && line.numbers > 0;  // «Выпуск 31»
  if (!issue && !line.any(kMenu | kSite | kPage | kLanguage | kContact)) return kNone;
  return {line.any(kMenu) ? NoiseReason::navigation : NoiseReason::widget, Need::neighbour};
}

// «Перепечатка … только с активной ссылкой».
Verdict rights(const LineView& line) {
  if (line.size > LineView::kMost || line.size < 2 || line.verb()) return kNone;
  const bool opened = ((line.classes[0] | line.classes[1] | line.classes[2]) & (kReuse | kMaterial)) != 0;
  const bool licensed = contains_any(line.folded, signs::kLicence);
  const bool reuse = opened && !line.lower && (line.any(kReuse) || licensed) && line.any(kTerms) && line.any(kHolder) &&
                     line.any(kMaterial | kPage);
  if (reuse) return {NoiseReason::rights, Need::nothing};
  const bool index = one_of(line.words[0], signs::kClassification);
  if (index && line.size <= 6 && line.digits > 0) return {NoiseReason::rights, Need::edge};
  const bool imprint = line.count(kImprint) >= 2 && line.size <= 40;
  if (imprint && (line.digits > 0 || line.size <= 6)) return {NoiseReason::rights, Need::edge};
  return kNone;
}

// «Информация для прессы».
Verdict press_heading(const LineView& line) {
  if (line.size == 2 && one_of(line.words[0], signs::kRelease) && line.numbers == 1)
    return {NoiseReason::press_heading, Need::nothing};
  if (!line.any(kPress) || line.size > 6 || line.stops || line.verb()) return kNone;
  if (line.others(kPress | kMaterial | kContact | kPage | kPick) > 0) return kNone;
  if (!line.any(kMaterial | kContact | kPage)) return kNone;
  return {NoiseReason::press_heading, line.size <= 4 ? Need::nothing : Need::edge};
}

Verdict byline_label(const LineView& line) {
  if (line.size == 0 || (line.first() & kByline) == 0) return kNone;
  const std::size_t dash = std::min(line.text.find(" – "), line.text.find(" — "));
  if (dash != std::string_view::npos && is_person_name(line.text.substr(dash + 5), 2, 3))
    return {NoiseReason::byline, Need::edge};
  if (line.size > 2 || line.ends || line.others(kByline) > 0) return kNone;
  return {NoiseReason::byline, Need::neighbour};
}

// «Пресс-служба министерства», «Рубрика «Здоровье»»: whose text it is, without a colon.
Verdict signature(const LineView& line) {
  if (line.size < 2 || line.size > 8 || line.ends || line.verb() || line.item) return kNone;
  const std::string_view first = line.words[0];
  const bool service = starts_with_any(first, signs::kPressService) ||
                       (starts_with_any(first, signs::kInformation) && starts_with_any(line.words[1], signs::kService));
  if (service) return {NoiseReason::contact, Need::edge};
  const bool quoted = line.text.find("«") != std::string_view::npos;
  if ((line.first() & kTagLabel) != 0 && quoted && line.size <= 5) return {NoiseReason::tags, Need::edge};
  return kNone;
}

// «Нажимая на кнопку, вы соглашаетесь …», «Мнение автора может не совпадать с позицией редакции».
Verdict disclaimer(const LineView& line) {
  if (line.size < 3 || line.size > 40 || line.item) return kNone;
  const std::size_t legal = line.count(kLegal);
  const std::size_t others = line.others(kLegal | kOfSites | kTerms | kHolder);
  const bool opened = (line.first() & (kLegal | kPage | kMaterial)) != 0;
  if (opened && legal >= 3 && line.size >= 5 && others * 3 <= line.size) return {NoiseReason::rights, Need::edge};
  if ((line.first() & kLegal) != 0 && legal >= 2 && others <= 1) return {NoiseReason::rights, Need::edge};
  return kNone;
}

// «Была ли полезна страница?», «Материал доступен на: English, Қазақша».
Verdict about_page(const LineView& line) {
  if (line.size < 2 || line.size > 8 || !line.any(kPage | kMaterial | kSite | kAction)) return kNone;
  const std::size_t others = line.others(kOfSites | kLanguage | kMenu);
  if (line.text.ends_with('?') && !line.verb() && !line.item && others <= 1) return {NoiseReason::widget, Need::edge};
  if (line.count(kLanguage) >= 2 && others <= 1) return {NoiseReason::widget, Need::edge};
  return kNone;
}

}  // namespace

bool may_be_notice(std::string_view folded) {
  constexpr Classes kOpens = kReuse | kMaterial | kLegal | kAction | kImperative | kUs | kTagLabel | kContact |
                             kImprint | kPage | kPicture | kMistake | kSite | kNetwork;
  Classes classes = 0;
  for (int word = 0; word < 2 && !folded.empty(); ++word) {
    const std::size_t end = std::min(folded.find(' '), folded.size());
    classes |= classes_of(chars::strip_punctuation(folded.substr(0, end)));
    folded.remove_prefix(std::min(end + 1, folded.size()));
  }
  return (classes & kOpens) != 0;
}

Verdict judge(const LineView& line) {
  using Kind = Verdict (*)(const LineView&);
  static constexpr Kind kKinds[] = {credit,  counter,      stamp,     label,           rights,     press_heading, call,
                                    request, button,       ours,      related_heading, code,       attachment,    reach,
                                    measure, byline_label, signature, disclaimer,      about_page, menu};
  Verdict best;
  const bool number = line.size == 2 && line.numbers == 1 && line.any(kPage);  // «страница 2»
  if (line.lower && !number && !line.any(kLanguage | kUnit | kWeakUnit)) return best;
  for (const Kind kind : kKinds) {
    const Verdict verdict = kind(line);
    if (verdict.reason == NoiseReason::none) continue;
    if (verdict.need == Need::nothing) return verdict;
    if (best.reason == NoiseReason::none || verdict.need < best.need) best = verdict;
  }
  return best;
}

}  // namespace diplomed::document::noise
