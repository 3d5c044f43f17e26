// The names of the reasons for which a line is left out of a text, as Article::dropped has them.
#pragma once

#include <array>
#include <string_view>

namespace diplomed::document {

inline constexpr std::array<std::string_view, 24> kNoiseReasons = {
    "blank",          // only no-break or zero-width spaces
    "breadcrumb",     // «Главная / Новости», a section's name on top
    "caption",        // of a picture or video, with its credit
    "byline",         // the author's name
    "related",        // «Читайте также» and the links below
    "share",          // buttons of social networks
    "subscribe",      // «Подписывайтесь на …»
    "cookie",         // consent notices
    "rights",         // copyright, reprint and imprint notices, disclaimers
    "source-mark",    // «Источник», «Источник: …», a bare link
    "press-heading",  // «Информация для СМИ:»
    "widget",         // buttons, forms, languages, weather and rates, age marks
    "person-card",    // name + «Последняя должность: …»
    "counter",        // views, comments, bare numbers beside a widget
    "decorative",     // a line of signs
    "tags",           // «Теги: …», #hashtags
    "timestamp",      // a line that is only a date or time
    "advert",         // «Реклама»
    "title-repeat",   // the headline once more
    "contact",        // how to reach the newsroom
    "code",           // scripts, styles, JSON
    "navigation",     // menus: by the elements of a page, or short lines among furniture
    "running-head",   // of the pages of a PDF
    "page-number",    // likewise; a row of page numbers
};

}  // namespace diplomed::document
