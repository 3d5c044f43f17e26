// Three passes over the lines of a text:
//   1. Each line by itself: phrases, beginnings, shapes (noise_rules.h), then the classes of its words (noise_model.h),
//      which may call it noise, or suspect it and ask for its place.
//   2. The body is what lies between the first and the last line that reads like a sentence and is not noise or
//   suspected
//      yet. What could be part of the story counts only outside of it, or beside other noise there (noise_places.h).
//   3. Neighbours: the byline under the headline, a person's card around «Последняя должность», numbers beside other
//      noise after the body, the links under «Читайте также», the headline repeated.
#include "document/noise/boilerplate.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "document/chars.h"
#include "document/dates/timestamps.h"
#include "document/noise/credits.h"
#include "document/noise/head_line.h"
#include "document/noise/noise_model.h"
#include "document/noise/noise_places.h"
#include "document/noise/noise_rules.h"

namespace diplomed::document {
namespace {

constexpr std::size_t kLongestNoise = 700;  // bytes; notices are short
constexpr std::size_t kLongestLabel = 160;  // bytes; longer lines are prose or a notice
constexpr std::size_t kLongestShort = 300;  // bytes; longer lines are no entries of menus
constexpr std::size_t kSurelyLong = 200;    // bytes; longer lines are looked at only when their beginning asks for it
constexpr std::size_t kTellingHead = 128;   // bytes that tell: longer than any beginning of a rule
constexpr std::size_t kHeadLines = 8;       // where a dateline or a byline may stand

void by_place(std::vector<Line>& lines, const noise::Body& body) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Line& line = lines[i];
    if (line.reason != NoiseReason::none || line.text.size() > 100) continue;
    const bool tail = body.tail(i);
    const bool head = body.head(i);
    if (!tail && !head) continue;
    const std::string folded = chars::fold(line.text);
    if (const noise::Phrase* phrase = noise::find_phrase(folded)) {
      if (tail || phrase->place == noise::Place::edge) line.reason = phrase->reason;
    } else if (const NoiseReason reason = noise::separated_phrases(folded); reason != NoiseReason::none) {
      line.reason = reason;
    } else if (noise::is_contact(folded)) {
      line.reason = NoiseReason::contact;
    } else {
      const bool section =
          noise::is_section_name(folded) && (head || (i > 0 && lines[i - 1].reason != NoiseReason::none));
      if (section || (head && noise::is_rubric_path(line.text))) line.reason = NoiseReason::breadcrumb;
    }
  }
}

// The line before `i` that is not noise; npos when there is none.
std::size_t previous_kept(const std::vector<Line>& lines, std::size_t i) {
  while (i > 0) {
    if (lines[--i].reason == NoiseReason::none) return i;
  }
  return std::string_view::npos;
}

// "- Имя Фамилия" counts only under a headline: at most two kept lines before it, none of them a full sentence of
// prose, and a paragraph after it.
void byline(std::vector<Line>& lines) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < std::min(lines.size(), kHeadLines); ++i) {
    if (lines[i].reason != NoiseReason::none) continue;
    if (kept > 0 && i + 1 < lines.size() && byline_author(lines[i].text, {}, true)) {
      lines[i].reason = NoiseReason::byline;
      return;
    }
    const bool prose = lines[i].text.ends_with('.') || lines[i].text.ends_with(':');
    if (kept == 2 || prose || (kept == 1 && noise::reads_like_sentence(lines[i]))) return;
    ++kept;
  }
}

void person_cards(std::vector<Line>& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].reason != NoiseReason::person_card) continue;
    const std::size_t before = previous_kept(lines, i);
    if (before != std::string_view::npos && i - before <= 2 && is_person_name(lines[before].text, 2, 4)) {
      lines[before].reason = NoiseReason::person_card;
    }
  }
}

// Bare numbers are counters when a line beside them, outside of the body, is noise too.
void numbers(std::vector<Line>& lines, const noise::Body& body) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!body.tail(i) && !body.head(i)) continue;
    if (lines[i].reason != NoiseReason::none || !noise::is_bare_number(lines[i].text)) continue;
    const bool before = i > 0 && lines[i - 1].reason != NoiseReason::none;
    const bool after = i + 1 < lines.size() && lines[i + 1].reason != NoiseReason::none;
    if (before || after) lines[i].reason = NoiseReason::counter;
  }
}

void title_repeats(std::vector<Line>& lines) {
  const auto title =
      std::find_if(lines.begin(), lines.end(), [](const Line& l) { return l.reason == NoiseReason::none; });
  if (title == lines.end() || title->text.size() < 20) return;
  const std::ptrdiff_t last = std::min<std::ptrdiff_t>(lines.end() - title, 8);
  for (auto line = title + 1; line < title + last; ++line) {
    const bool more = line + 1 != lines.end();
    if (line->reason == NoiseReason::none && more && line->text == title->text && !chars::ends_sentence(line->text)) {
      line->reason = NoiseReason::title_repeat;
    }
  }
}

// Names of sections and not one line beside them: the menu of a page without a story.
void lone_menu(std::vector<Line>& lines) {
  const auto other = [](const Line& line) {
    std::string_view text = line.text;
    const utf8::CodePoint dash = chars::decode(text, 0);
    if (chars::is_dash(dash.value)) text = chars::trim(text.substr(dash.bytes));
    return line.reason == NoiseReason::none && !noise::is_section_name(chars::fold(text));
  };
  if (std::any_of(lines.begin(), lines.end(), other)) return;
  for (Line& line : lines) {
    if (line.reason == NoiseReason::none) line.reason = NoiseReason::navigation;
  }
}

void timestamps(std::vector<Line>& lines, const noise::Body& body) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Line& line = lines[i];
    if (line.reason != NoiseReason::none || line.text.size() > 160) continue;
    if (i >= kHeadLines && !body.head(i) && !body.tail(i)) continue;
    if (is_timestamp_line(line.text) || bare_stamp(line.text)) {
      line.reason = NoiseReason::timestamp;
    } else if (const auto parts = read_head_line(line.text)) {
      line.reason = parts->dated ? NoiseReason::timestamp : NoiseReason::byline;
    }
  }
}

}  // namespace

NoiseReason noise_by_itself(std::string_view text, std::string_view folded) {
  if (text.empty()) return NoiseReason::blank;
  if (noise::is_decoration(text)) return NoiseReason::decorative;
  if (const noise::Phrase* phrase = noise::find_phrase(folded)) {
    return phrase->place == noise::Place::anywhere ? phrase->reason : NoiseReason::none;
  }
  if (const NoiseReason reason = noise::by_beginning(text, folded); reason != NoiseReason::none) return reason;
  if (noise::is_caption(text, folded)) return NoiseReason::caption;
  if (noise::is_breadcrumb(text, folded)) return NoiseReason::breadcrumb;
  if (noise::is_hashtag_line(text)) return NoiseReason::tags;
  if (noise::is_counter(folded)) return NoiseReason::counter;
  if (noise::is_link(text)) return NoiseReason::source_mark;
  if (noise::is_social_list(folded)) return NoiseReason::share;
  if (byline_author(text, folded, false)) return NoiseReason::byline;
  return {};
}

namespace {

// True for most paragraphs: their beginning is none that a rule or the model asks for. False says nothing.
bool is_plain_prose(std::string_view text) {
  if (text.size() <= kSurelyLong) return false;
  const std::string head = chars::fold(utf8::truncate(text, kTellingHead));
  return !noise::may_begin_noise(text, head) && !begins_byline(head) && !noise::may_be_notice(head);
}

// Sets the reason of a line that is noise by itself; else says what its place may make of it.
noise::Suspicion judge_line(Line& line) {
  noise::Suspicion suspicion;
  if (is_plain_prose(line.text)) {
    suspicion.words = chars::count_words(line.text, noise::LineView::kMost);
    return suspicion;
  }
  const std::string folded = chars::fold(line.text);
  line.reason = noise_by_itself(line.text, folded);
  if (line.reason != NoiseReason::none) return suspicion;
  if (line.text.size() > kLongestLabel && !noise::may_be_notice(folded)) {
    suspicion.words = chars::count_words(line.text, noise::LineView::kMost);
    return suspicion;
  }
  const noise::LineView view(line.text, folded);
  suspicion.verdict = noise::judge(view);
  suspicion.words = view.size;
  if (suspicion.verdict.reason != NoiseReason::none && suspicion.verdict.need == noise::Need::nothing) {
    line.reason = suspicion.verdict.reason;
    return suspicion;
  }
  if (line.text.size() > kLongestShort) return suspicion;
  const bool latin = view.latin && view.digits * 2 < line.text.size() && !line.text.ends_with(',');
  suspicion.foreign = latin || (view.regional && line.text.find("«") == std::string::npos);
  suspicion.name_of_list = view.size <= 2 && view.others(noise::kTagLabel) == 0 && view.any(noise::kTagLabel);
  suspicion.menu_path = noise::is_menu_path(view);
  suspicion.plain = !view.ends && !view.lower && !view.verb() && !line.text.ends_with(':') && !line.text.ends_with(';');
  return suspicion;
}

}  // namespace

void mark_noise(std::vector<Line>& lines) {
  std::vector<noise::Suspicion> suspicions(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Line& line = lines[i];
    suspicions[i].given = line.reason != NoiseReason::none;
    if (suspicions[i].given) continue;
    if (line.text.empty()) {
      line.reason = line.stripped.empty() ? NoiseReason::blank : NoiseReason::timestamp;
    } else if (line.text.size() <= kLongestNoise && !line.continues) {
      suspicions[i] = judge_line(line);
    }
    if (line.reason == NoiseReason::none) suspicions[i].sentence = noise::reads_like_sentence(line);
  }
  timestamps(lines, noise::find_body(lines, suspicions));
  const noise::Body body = noise::find_body(lines, suspicions);
  by_place(lines, body);
  byline(lines);
  person_cards(lines);
  noise::settle_edges(lines, suspicions, body);
  noise::mark_related_links(lines, body);
  numbers(lines, body);
  title_repeats(lines);
  lone_menu(lines);
}

void mark_plain_noise(std::vector<Line>& lines) {
  for (Line& line : lines) {
    if (line.text.empty()) {
      line.reason = NoiseReason::blank;
      continue;
    }
    if (line.text.size() > kLongestNoise) continue;
    const std::string folded = chars::fold(line.text);
    const noise::Phrase* phrase = noise::find_phrase(folded);
    if (phrase != nullptr && phrase->place == noise::Place::anywhere) line.reason = phrase->reason;
    if (noise::is_decoration(line.text)) line.reason = NoiseReason::decorative;
  }
}

}  // namespace diplomed::document
