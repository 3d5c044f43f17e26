// Which lines of a news text are not part of the story. Precision first: a line is dropped only when it is of a kind
// that no sentence of a story has; what is dropped stays visible in Article::dropped with one of these reasons:
//   blank         only no-break or zero-width spaces     breadcrumb    «Главная / Новости», a section's name on top
//   caption       of a picture or video                  byline        the author's name
//   related       «Читайте также» and the links below    share         buttons of social networks
//   subscribe     «Подписывайтесь на …»                  cookie        consent notices
//   rights        copyright and reprint notices          source-mark   «Источник», «Источник: …», a bare link
//   press-heading «Информация для СМИ:»                  widget        buttons, forms, «Анализ», age marks
//   person-card   name + «Последняя должность: …»        counter       views, comments, bare numbers beside a widget
//   decorative    a line of signs                        tags          «Теги: …», #hashtags
//   timestamp     a line that is only a date or time     advert        «Реклама»
//   title-repeat  the headline once more                  contact       how to reach the newsroom
//   running-head, page-number   of the pages of a PDF
#pragma once

#include <string_view>
#include <vector>

#include "document/lines.h"

namespace diplomed::document {

// The reason for which a line is noise wherever it stands; empty when it is none. Takes Line::text and its fold().
std::string_view noise_by_itself(std::string_view text, std::string_view folded);

// Sets Line::reason of every noise line, by itself or by its neighbours. Lines must be cleaned.
void mark_noise(std::vector<Line>& lines);

// For texts of structured records: only lines that are noise by themselves and have no words of a story at all
// (blank, decorative, share, source-mark, related heads).
void mark_plain_noise(std::vector<Line>& lines);

}  // namespace diplomed::document
