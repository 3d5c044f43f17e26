// The steps: clean the lines, mark the noise, join what belongs together, choose the title, date the whole.
//
// Two lines are one paragraph when the second goes on with the sentence of the first: it begins with a small letter (or
// the reader knows of a soft break) and the first neither ends a sentence nor introduces a list. This holds across an
// empty line too; pages break in the middle of a name. Speech («- …») and list items always begin a new paragraph.
#include "document/compose_article.h"

#include <algorithm>

#include "base/utf8.h"
#include "document/chars.h"
#include "document/charset/mojibake.h"
#include "document/dates/resolve_dates.h"
#include "document/dates/timestamps.h"
#include "document/language.h"
#include "document/noise/boilerplate.h"
#include "document/noise/credits.h"
#include "document/noise/head_line.h"
#include "document/title.h"

namespace diplomed::document {
namespace {

constexpr std::size_t kDatelineBlocks = 3;  // headline, subtitle, lead

// A paragraph with the lines it was made of.
struct Block {
  Paragraph paragraph;
  std::size_t first = 0;  // index of its first line
  std::size_t last = 0;
};

bool goes_on(const Line& before, const Line& line) {
  if (line.kind != LineKind::text || before.kind == LineKind::heading) return line.continues;
  if (line.continues) return true;
  const char32_t end = chars::last(before.text);
  if (chars::ends_sentence(before.text) || end == ':' || end == ';') return false;
  return chars::is_lower(chars::first(line.text));
}

void append_line(std::string& text, const std::string& line) {
  const bool hyphenated = text.size() > 1 && text.back() == '-' && text[text.size() - 2] != ' ';
  if (!text.empty() && !hyphenated) text += ' ';
  text += line;
}

std::vector<Block> join_lines(const std::vector<Line>& lines) {
  std::vector<Block> blocks;
  blocks.reserve(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    if (line.reason != NoiseReason::none) continue;
    const bool joined = !blocks.empty() && (goes_on(lines[blocks.back().last], line));
    if (joined) {
      append_line(blocks.back().paragraph.text, line.text);
      blocks.back().last = i;
      continue;
    }
    blocks.push_back({{line.text, line.kind == LineKind::heading, line.kind == LineKind::list_item}, i, i});
  }
  return blocks;
}

// The source from the first to the last line of a block, when nothing but blanks was left out between them.
std::string_view raw_of(const std::vector<Line>& lines, const Block& block) {
  const std::string_view first = lines[block.first].raw;
  const std::string_view last = lines[block.last].raw;
  return {first.data(), static_cast<std::size_t>(last.data() + last.size() - first.data())};
}

void record_cuts(const std::vector<Line>& lines, Article& article) {
  const auto dropped =
      std::count_if(lines.begin(), lines.end(), [](const Line& l) { return l.reason != NoiseReason::none; });
  article.dropped.reserve(static_cast<std::size_t>(dropped));
  for (const Line& line : lines) {
    if (line.reason != NoiseReason::none) {
      article.dropped.push_back({line.number, std::string(line.raw), line.reason});
      continue;
    }
    for (const std::string& piece : line.stripped) {
      const bool date = piece.find_first_of("0123456789") != std::string::npos;
      const bool markup = piece.front() == '#' || piece == "**";
      const NoiseReason reason = date     ? NoiseReason::date_prefix
                                 : markup ? NoiseReason::markup
                                          : NoiseReason::decorative;
      article.stripped.push_back({line.number, piece, reason});
    }
  }
}

// Notices that may say where the text is from; "navigation" is the footer of a page.
bool names_source(NoiseReason reason) {
  return reason == NoiseReason::source_mark || reason == NoiseReason::rights || reason == NoiseReason::navigation;
}

std::string author_of(const Line& line) {
  if (const auto parts = read_head_line(line.text); parts && !parts->author.empty()) return parts->author;
  if (line.reason == NoiseReason::timestamp) return {};
  return byline_author(line.text, chars::fold(line.text), true)
      .value_or(is_person_name(line.text, 2, 3) ? line.text : std::string());
}

void take_credits(const std::vector<Line>& lines, Article& article) {
  for (const Line& line : lines) {
    if ((line.reason == NoiseReason::byline || line.reason == NoiseReason::timestamp) && article.author.empty()) {
      article.author = author_of(line);
    } else if (names_source(line.reason) && article.source.empty()) {
      article.source = source_of_mark(line.text);
    }
  }
}

void take_source_from_prose(const std::vector<Block>& blocks, Article& article) {
  for (std::size_t i = 0; i < blocks.size() && i < kDatelineBlocks && article.source.empty(); ++i) {
    if (auto dateline = find_dateline(blocks[i].paragraph.text)) article.source = std::move(dateline->source);
  }
  for (const Block& block : blocks) {
    if (!article.source.empty()) return;
    article.source = source_in_prose(block.paragraph.text);
  }
}

// Furniture around the headline that a date of publication may stand among.
bool may_hold_date(NoiseReason reason) {
  return reason == NoiseReason::counter || reason == NoiseReason::byline || reason == NoiseReason::breadcrumb ||
         reason == NoiseReason::share || reason == NoiseReason::source_mark || reason == NoiseReason::tags;
}

// Dropped lines over the story that hold one whole date beside other furniture.
void add_dates_of_furniture(const std::vector<Line>& lines, std::vector<DatedText>& texts) {
  for (const Line& line : lines) {
    if (line.reason == NoiseReason::none && chars::ends_sentence(line.text)) return;  // the story has begun
    if (!may_hold_date(line.reason)) continue;
    const std::optional<DateExpression> date = timestamp_date(line.raw);
    if (date && date->has_day() && date->has_year() && !date->is_range())
      texts.push_back({line.number, line.raw, true});
  }
}

std::vector<DatedText> texts_for_dates(const std::vector<Line>& lines, const std::vector<Block>& blocks) {
  std::vector<DatedText> texts;
  texts.reserve(blocks.size() + 1);
  std::vector<DatedText> datelines;
  for (const Block& block : blocks) {
    std::string_view raw = raw_of(lines, block);
    // A date that was glued to the front is known already.
    for (const std::string& piece : lines[block.first].stripped) {
      if (raw.starts_with(piece)) raw.remove_prefix(piece.size());
    }
    const std::uint32_t number = lines[block.first].number;
    if (const auto dateline = texts.size() < kDatelineBlocks ? find_dateline(raw) : std::nullopt) {
      datelines.push_back({number, raw.substr(0, dateline->date.end), true});
      raw.remove_prefix(dateline->end);
    }
    texts.push_back({number, raw, false});
  }
  for (const Line& line : lines) {
    if (line.reason == NoiseReason::timestamp) texts.push_back({line.number, line.raw, true});
  }
  add_dates_of_furniture(lines, texts);
  texts.insert(texts.end(), datelines.begin(), datelines.end());
  return texts;
}

std::string body_of(const std::vector<Block>& blocks, std::size_t first) {
  std::string body;
  for (std::size_t i = first; i < blocks.size(); ++i) {
    if (!body.empty()) body += "\n\n";
    body += blocks[i].paragraph.text;
  }
  return body;
}

// A stamp that is no date inside of prose; counts when no other one gives the day.
void add_bare_stamp(const std::vector<Line>& lines, std::vector<Date>& known) {
  if (!known.empty()) return;
  const auto whole = [](const Line& line) {
    const std::optional<DateExpression> date =
        line.reason == NoiseReason::timestamp ? timestamp_date(line.raw) : std::optional<DateExpression>();
    return date && date->has_day() && date->has_year();
  };
  if (std::any_of(lines.begin(), lines.end(), whole)) return;
  for (const Line& line : lines) {
    const std::optional<CalendarDate> date =
        line.reason == NoiseReason::timestamp ? bare_stamp(line.text) : std::optional<CalendarDate>();
    if (!date) continue;
    known.push_back({DateKind::published, date->to_string(), date->precision(), Confidence::medium,
                     std::string(line.raw), line.number});
    return;
  }
}

// Mends what was decoded wrongly before it was saved. Then all lines, as they are now, lie in `buffer`.
void mend_lines(std::vector<Line>& lines, Metadata& meta, Article& article, std::string& buffer) {
  const auto text_of = [](const Line& line) { return line.text.empty() ? line.raw : std::string_view(line.text); };
  std::string* const stated[] = {&meta.title, &meta.author, &meta.source};
  if (std::none_of(lines.begin(), lines.end(), [&](const Line& line) { return may_be_mojibake(text_of(line)); }) &&
      std::none_of(std::begin(stated), std::end(stated), [](const auto* s) { return may_be_mojibake(*s); })) {
    return;
  }
  const auto add = [&](std::string_view text) {
    const std::size_t begin = buffer.size();
    buffer += text;
    std::replace_if(
        buffer.begin() + static_cast<std::ptrdiff_t>(begin), buffer.end(),
        [](char c) { return c == '\n' || c == '\r'; }, ' ');
    buffer += '\n';
  };
  for (const Line& line : lines) add(text_of(line));
  for (const std::string* value : stated) add(*value);
  const std::size_t before = buffer.size();
  const Mending mending = mend_mojibake(buffer);
  for (ByteRepair& repair : mending.all(0)) article.repairs.push_back(std::move(repair.message));
  article.undecodable = mending.hopeless_bytes * 2 > before;
  if (mending.mended.count == 0) return;
  std::string_view rest = buffer;
  const auto next = [&] {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(line.size() + 1);
    return line;
  };
  for (Line& line : lines) {
    line.raw = next();
    if (!line.text.empty()) line.text = line.raw;
  }
  for (std::string* value : stated) *value = next();
}

void add_url_date(const Metadata& meta, std::vector<Date>& known) {
  if (!known.empty() || meta.url.empty()) return;
  if (const auto date = date_in_url(meta.url)) {
    known.push_back({DateKind::published, date->to_string(), date->precision(), Confidence::medium, meta.url, 0});
  }
}

}  // namespace

Article compose(std::vector<Line> lines, Metadata meta, Cleaning cleaning, Letters letters) {
  Article article;
  std::string mended;
  if (letters == Letters::unknown) mend_lines(lines, meta, article, mended);
  std::vector<Date> known = meta.dates;
  for (Line& line : lines) {
    if (auto date = clean_line(line)) known.push_back(std::move(*date));
  }
  if (cleaning == Cleaning::full) {
    mark_wrapped(lines);
    mark_noise(lines);
  } else {
    mark_plain_noise(lines);
  }
  add_bare_stamp(lines, known);
  add_url_date(meta, known);
  const std::vector<Block> blocks = join_lines(lines);
  std::vector<Paragraph> paragraphs;
  paragraphs.reserve(std::min<std::size_t>(blocks.size(), 4));
  for (std::size_t i = 0; i < blocks.size() && i < 4; ++i) paragraphs.push_back(blocks[i].paragraph);

  TitleChoice choice = choose_title(meta.title, paragraphs);
  article.title = std::move(choice.title);
  article.title_is_lead = choice.is_lead;
  article.subtitle = std::move(choice.subtitle);
  article.body = body_of(blocks, choice.paragraphs);
  article.author = meta.author;
  article.source = meta.source;
  article.url = meta.url;
  take_credits(lines, article);
  take_source_from_prose(blocks, article);
  article.dates =
      resolve_dates(texts_for_dates(lines, blocks), choice.is_lead ? std::string_view{} : article.title, known);
  article.language = choose_language(meta.language, article.body.empty() ? article.title : article.body);
  record_cuts(lines, article);
  return article;
}

}  // namespace diplomed::document
