// Why a line, or a piece of one, is left out of a text. Pure.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace diplomed::document {

enum class NoiseReason : std::uint8_t {
  none,           // it is part of the story
  blank,          // only no-break or zero-width spaces
  breadcrumb,     // «Главная / Новости», a section's name on top
  caption,        // of a picture or video, with its credit
  byline,         // the author's name
  related,        // «Читайте также» and the links below
  share,          // buttons of social networks
  subscribe,      // «Подписывайтесь на …»
  cookie,         // consent notices
  rights,         // copyright, reprint and imprint notices, disclaimers
  source_mark,    // «Источник», «Источник: …», a bare link
  press_heading,  // «Информация для СМИ:»
  widget,         // buttons, forms, languages, weather and rates, age marks
  person_card,    // name + «Последняя должность: …»
  counter,        // views, comments, bare numbers beside a widget
  decorative,     // a line of signs
  tags,           // «Теги: …», #hashtags
  timestamp,      // a line that is only a date or time
  advert,         // «Реклама»
  title_repeat,   // the headline once more
  contact,        // how to reach the newsroom
  code,           // scripts, styles, JSON
  navigation,     // menus: by the elements of a page, or short lines among furniture
  running_head,   // of the pages of a PDF
  page_number,    // likewise; a row of page numbers
  date_prefix,    // of a line that stays: the day before the dateline
  markup,         // of a line that stays: signs of a markup language
};

// The names that indexes, reports and answers have, in the order of the enumeration; none has no name.
inline constexpr std::array<std::string_view, 27> kNoiseReasonNames = {
    "",          "blank",      "breadcrumb",   "caption",     "byline",        "related",      "share",
    "subscribe", "cookie",     "rights",       "source-mark", "press-heading", "widget",       "person-card",
    "counter",   "decorative", "tags",         "timestamp",   "advert",        "title-repeat", "contact",
    "code",      "navigation", "running-head", "page-number", "date-prefix",   "markup",
};
static_assert(kNoiseReasonNames.size() == static_cast<std::size_t>(NoiseReason::markup) + 1);

constexpr std::string_view name_of(NoiseReason reason) {
  return kNoiseReasonNames[static_cast<std::size_t>(reason)];
}

// The reason of this name; none for a name that this program does not know.
constexpr NoiseReason noise_reason_named(std::string_view name) {
  const auto* at = std::find(kNoiseReasonNames.begin(), kNoiseReasonNames.end(), name);
  return at == kNoiseReasonNames.end() ? NoiseReason::none : static_cast<NoiseReason>(at - kNoiseReasonNames.begin());
}

}  // namespace diplomed::document
