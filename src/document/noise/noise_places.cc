#include "document/noise/noise_places.h"

#include <algorithm>
#include <array>

#include "document/chars.h"
#include "document/noise/credits.h"

namespace diplomed::document::noise {
namespace {

constexpr std::size_t kSentenceWords = 12;  // so many words are prose even without a full stop
constexpr std::size_t kCardWords = 20;      // … below a heading over links: so long is no headline
constexpr std::size_t kLinkWords = 20;      // a headline in a list of links has no more
constexpr std::size_t kNear = 3;            // lines
constexpr std::size_t kTitleWords = 4;

// Reasons that stories do not have around them: what stands between such lines belongs to the page.
bool is_furniture(NoiseReason reason) {
  using enum NoiseReason;
  static constexpr std::array kReasons = {related, share, subscribe, widget,     rights, counter,
                                          advert,  tags,  contact,   navigation, cookie, breadcrumb};
  return std::find(kReasons.begin(), kReasons.end(), reason) != kReasons.end();
}

// Lines that the reader of the format marked are no sign: it knows more than their neighbours do.
bool is_sign(const std::vector<Line>& lines, const std::vector<Suspicion>& suspicions, std::size_t i) {
  return !suspicions[i].given && is_furniture(lines[i].reason);
}

bool furniture_before(const std::vector<Line>& lines, const std::vector<Suspicion>& suspicions, std::size_t i,
                      std::size_t near) {
  for (std::size_t k = 1; k <= near && k <= i; ++k) {
    if (is_sign(lines, suspicions, i - k)) return true;
  }
  return false;
}

bool furniture_after(const std::vector<Line>& lines, const std::vector<Suspicion>& suspicions, std::size_t i,
                     std::size_t near) {
  for (std::size_t k = 1; k <= near && i + k < lines.size(); ++k) {
    if (is_sign(lines, suspicions, i + k)) return true;
  }
  return false;
}

// The line of the head that is the headline: the longest one that nothing is said against.
std::size_t find_title(const std::vector<Line>& lines, const std::vector<Suspicion>& suspicions, const Body& body) {
  std::size_t title = lines.size();
  std::size_t fallback = lines.size();
  const std::size_t end = std::min(body.begin + 1, lines.size());
  for (std::size_t i = 0; i < end; ++i) {
    if (lines[i].reason != NoiseReason::none || suspicions[i].words < kTitleWords || suspicions[i].menu_path) continue;
    const bool prose = i == body.begin && title < lines.size();
    if (suspicions[i].verdict.reason == NoiseReason::none) {
      if (!prose && (title == lines.size() || suspicions[i].words > suspicions[title].words)) title = i;
    } else if (fallback == lines.size()) {
      fallback = i;
    }
  }
  return title < lines.size() ? title : fallback;
}

void by_verdict(std::vector<Line>& lines, const std::vector<Suspicion>& suspicions, const Body& body,
                std::size_t title) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Line& line = lines[i];
    if (line.reason != NoiseReason::none || i == title || !(body.head(i) || body.tail(i))) continue;
    const Verdict& verdict = suspicions[i].verdict;
    if (verdict.reason != NoiseReason::none && verdict.need == Need::edge) {
      line.reason = verdict.reason;
    } else if (body.head(i) && i < title && title < lines.size() && suspicions[i].menu_path) {
      line.reason = NoiseReason::breadcrumb;
    }
  }
}

void by_neighbour(std::vector<Line>& lines, const std::vector<Suspicion>& suspicions, const Body& body,
                  std::size_t title, std::size_t i) {
  Line& line = lines[i];
  if (line.reason != NoiseReason::none || i == title || !(body.head(i) || body.tail(i))) return;
  if (suspicions[i].verdict.reason == NoiseReason::none) return;
  if (furniture_before(lines, suspicions, i, 1) || furniture_after(lines, suspicions, i, 1))
    line.reason = suspicions[i].verdict.reason;
}

// Three suspected lines in a row confirm each other.
void by_company(std::vector<Line>& lines, const std::vector<Suspicion>& suspicions, const Body& body,
                std::size_t title) {
  std::size_t run = 0;
  for (std::size_t i = 0; i <= lines.size(); ++i) {
    const bool suspected = i < lines.size() && i != title && lines[i].reason == NoiseReason::none &&
                           suspicions[i].verdict.reason != NoiseReason::none && (body.head(i) || body.tail(i));
    if (suspected) {
      ++run;
      continue;
    }
    for (std::size_t k = i - run; run >= 3 && k < i; ++k) lines[k].reason = suspicions[k].verdict.reason;
    run = 0;
  }
}

// What stands among furniture after the prose belongs to the page, whatever it says: plain lines near it, and where
// furniture is thick also lines with a verb, with furniture on both sides. Marked at the end: what is found so is none
// that others are found by.
void spread_in_tail(std::vector<Line>& lines, const std::vector<Suspicion>& suspicions, const Body& body) {
  std::size_t first = lines.size();
  std::size_t furniture = 0;
  for (std::size_t i = body.end; i < lines.size(); ++i) {
    if (!is_sign(lines, suspicions, i)) continue;
    first = std::min(first, i);
    ++furniture;
  }
  const bool thick = furniture >= 3 && furniture * 4 >= lines.size() - first;
  std::vector<std::size_t> found;
  for (std::size_t i = first; i < lines.size(); ++i) {
    const Suspicion& s = suspicions[i];
    if (lines[i].reason != NoiseReason::none || lines[i].continues) continue;
    const bool before = furniture_before(lines, suspicions, i, kNear);
    const bool after = furniture_after(lines, suspicions, i, kNear) || (thick && i + kNear >= lines.size());
    const bool spoken = chars::is_dash(chars::first(lines[i].text)) && lines[i].kind != LineKind::list_item;
    const std::size_t most = s.plain
                                 ? (thick             ? 12u
                                    : before && after ? 8u
                                    : before          ? 5u
                                                      : 0u)
                                 : (thick && before && after && !spoken && !lines[i].text.ends_with('.') ? 14u : 0u);
    if (s.words <= most) found.push_back(i);
  }
  for (const std::size_t i : found) lines[i].reason = NoiseReason::navigation;
}

// True when the prose of the page is in Russian: Cyrillic without the letters of its neighbours.
bool is_russian(const std::vector<Line>& lines, const Body& body) {
  constexpr std::size_t kAsked = 8;      // lines
  constexpr std::size_t kLongest = 200;  // bytes of each
  std::size_t asked = 0;
  for (std::size_t i = body.begin; i < body.end && asked < kAsked; ++i) {
    const std::string_view prose = std::string_view(lines[i].text).substr(0, kLongest);
    if (lines[i].reason != NoiseReason::none || prose.size() < 10) continue;
    const auto other = std::count_if(prose.begin(), prose.end(), [](char c) { return (c & 0x80) != 0; });
    if (static_cast<std::size_t>(other) * 2 < prose.size() || regional_share(prose) > .01) return false;
    ++asked;
  }
  return asked > 0;
}

// Short lines in another language around Russian prose.
void foreign_lines(std::vector<Line>& lines, const std::vector<Suspicion>& suspicions, const Body& body,
                   std::size_t title) {
  bool russian = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].reason != NoiseReason::none || !suspicions[i].foreign || suspicions[i].words > 8 || i == title)
      continue;
    if (!body.head(i) && !body.tail(i)) continue;
    if (!russian && !is_russian(lines, body)) return;
    russian = true;
    lines[i].reason = NoiseReason::widget;
  }
}

// The tags under a line that only says «Метки».
void listed_tags(std::vector<Line>& lines, const std::vector<Suspicion>& suspicions, const Body& body) {
  for (std::size_t i = body.end; i < lines.size(); ++i) {
    if (!suspicions[i].name_of_list) continue;
    std::size_t next = i + 1;
    while (next < lines.size() && lines[next].reason == NoiseReason::none && suspicions[next].words <= 3 &&
           !chars::ends_sentence(lines[next].text)) {
      lines[next++].reason = NoiseReason::tags;
    }
    if (next > i + 1) lines[i].reason = NoiseReason::tags;
  }
}

bool is_head_sign(const std::vector<Line>& lines, const std::vector<Suspicion>& suspicions, std::size_t i) {
  const NoiseReason reason = lines[i].reason;
  return is_sign(lines, suspicions, i) ||
         (!suspicions[i].given &&
          (reason == NoiseReason::timestamp || reason == NoiseReason::caption || reason == NoiseReason::byline));
}

// Plain short lines above the headline when there are several, or furniture beside them; below it those that furniture
// encloses.
void spread_in_head(std::vector<Line>& lines, const std::vector<Suspicion>& suspicions, const Body& body,
                    std::size_t title) {
  if (title >= lines.size()) return;
  const auto plain = [&](std::size_t i) {
    return lines[i].reason == NoiseReason::none && suspicions[i].plain && suspicions[i].words <= 3 &&
           chars::is_letter(chars::first(lines[i].text)) && !lines[i].text.ends_with(',');
  };
  std::size_t signs = 0;
  std::size_t entries = 0;
  std::size_t suspects = 0;
  for (std::size_t i = 0; i < title; ++i) {
    signs += is_sign(lines, suspicions, i) ? 1 : 0;
    entries += plain(i) ? 1 : 0;
    suspects += plain(i) && suspicions[i].verdict.reason != NoiseReason::none ? 1 : 0;
  }
  const bool menu =
      signs >= 2 || (signs == 1 && entries >= 2) || (entries >= 3 && suspects >= 2 && suspects * 3 >= entries);
  for (std::size_t i = 0; i < title && menu; ++i) {
    if (plain(i)) lines[i].reason = NoiseReason::navigation;
  }
  for (std::size_t i = title + 1; i + 1 < body.begin; ++i) {
    const bool enclosed = is_head_sign(lines, suspicions, i - 1) && is_head_sign(lines, suspicions, i + 1);
    if (enclosed && lines[i].reason == NoiseReason::none && suspicions[i].plain && suspicions[i].words <= 2) {
      lines[i].reason = NoiseReason::navigation;
    }
  }
}

// «Айнура ТОКТОГУЛОВА» between the headline and the prose.
bool is_shouted_name(std::string_view text) {
  const auto words = chars::words(text);
  if (words.size() != 2) return false;
  const auto all = [](std::string_view word, bool (*is)(char32_t)) {
    for (std::size_t i = 0; i < word.size();) {
      const utf8::CodePoint c = chars::decode(word, i);
      if (!is(c.value)) return false;
      i += c.bytes;
    }
    return word.size() >= 6;
  };
  const std::size_t initial = chars::decode(words[0], 0).bytes;
  return chars::is_upper(chars::first(words[0])) && all(words[0].substr(initial), chars::is_lower) &&
         all(words[1], chars::is_upper);
}

// «А. Б. Серикбаев, Д. К. Ли»: names with initials, nothing else.
bool is_list_of_names(std::string_view text) {
  if (text.find('.') == std::string_view::npos || text.find(',') == std::string_view::npos) return false;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t end = std::min(rest.find(','), rest.size());
    if (!is_person_name(chars::trim(rest.substr(0, end)), 2, 3)) return false;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return true;
}

// A name that stands alone beside «Автор», «Корреспондент», or in capitals under the headline.
void name_lines(std::vector<Line>& lines, const Body& body, std::size_t title) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].reason != NoiseReason::none || i == title || lines[i].text.size() > 80) continue;
    if (!body.head(i) && !body.tail(i)) continue;
    const bool beside = (i > 0 && lines[i - 1].reason == NoiseReason::byline) ||
                        (i + 1 < lines.size() && lines[i + 1].reason == NoiseReason::byline);
    const bool below = body.head(i) && i > title && (is_shouted_name(lines[i].text) || is_list_of_names(lines[i].text));
    if (below || (beside && is_person_name(lines[i].text, 2, 3))) lines[i].reason = NoiseReason::byline;
  }
}

}  // namespace

bool reads_like_sentence(const Line& line) {
  const std::size_t words = chars::count_words(line.text, kSentenceWords);
  if (words >= kSentenceWords) return true;
  return words >= 5 && (chars::ends_sentence(line.text) || line.text.ends_with(':') || line.text.ends_with(';'));
}

Body find_body(const std::vector<Line>& lines, const std::vector<Suspicion>& suspicions) {
  Body body{lines.size(), 0};
  bool cards = false;                // below a heading over links
  std::size_t title = lines.size();  // a long headline is not where the prose begins
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].reason == NoiseReason::related && lines[i].text.size() <= 80) cards = true;
    if (lines[i].reason != NoiseReason::none || suspicions[i].verdict.reason != NoiseReason::none ||
        !suspicions[i].sentence)
      continue;
    if (cards && !chars::ends_sentence(lines[i].text) && chars::count_words(lines[i].text, kCardWords) < kCardWords) {
      continue;
    }
    cards = false;
    const bool headline = body.end == 0 && title == lines.size() && !chars::ends_sentence(lines[i].text) &&
                          chars::count_words(lines[i].text, kCardWords) < kCardWords && i + 1 < lines.size() &&
                          !lines[i + 1].continues && !lines[i].text.ends_with(':');
    if (title == lines.size()) title = i;
    if (headline) continue;
    body.begin = std::min(body.begin, i);
    body.end = i + 1;
  }
  if (body.end == 0) body.begin = title < lines.size() ? title : 0;
  if (body.end == 0 && title < lines.size()) body.end = title + 1;
  return body;
}

void settle_edges(std::vector<Line>& lines, const std::vector<Suspicion>& suspicions, const Body& body) {
  if (body.end == 0) return;
  const std::size_t title = find_title(lines, suspicions, body);
  by_verdict(lines, suspicions, body, title);
  for (std::size_t i = 0; i < lines.size(); ++i) by_neighbour(lines, suspicions, body, title, i);
  for (std::size_t i = lines.size(); i-- > 0;) by_neighbour(lines, suspicions, body, title, i);
  by_company(lines, suspicions, body, title);
  foreign_lines(lines, suspicions, body, title);
  listed_tags(lines, suspicions, body);
  name_lines(lines, body, title);
  spread_in_head(lines, suspicions, body, title);
  spread_in_tail(lines, suspicions, body);
}

void mark_related_links(std::vector<Line>& lines, const Body& body) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].reason != NoiseReason::related || lines[i].text.size() > 80) continue;
    const bool tail = body.tail(i);
    for (std::size_t j = i + 1; j < lines.size(); ++j) {
      Line& link = lines[j];
      if (link.reason != NoiseReason::none) continue;
      const bool shaped = chars::count_words(link.text) <= kLinkWords && !chars::ends_sentence(link.text) &&
                          !link.text.ends_with(':') && !link.text.ends_with(';') && !link.continues &&
                          (tail || (!chars::is_dash(chars::first(link.text)) && link.kind == LineKind::text));
      const bool glued_below = lines[j].gap || (j + 1 < lines.size() && lines[j + 1].gap) || tail;
      if (!shaped || !glued_below || (!tail && chars::is_lower(chars::first(link.text)))) break;
      link.reason = NoiseReason::related;
      if (!tail) break;
    }
  }
}

}  // namespace diplomed::document::noise
