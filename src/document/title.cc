#include "document/title.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "document/chars.h"
#include "document/sentences.h"

namespace diplomed::document {
namespace {

constexpr std::size_t kHeadlineWords = 30;
constexpr std::size_t kHeadlineChars = 220;
constexpr std::size_t kSubtitleWords = 45;
constexpr std::size_t kSiteWords = 5;
constexpr std::size_t kHeadlineLines = 3;

// Cuts at a word border and marks the cut.
std::string shortened(std::string_view text) {
  if (chars::length(text) <= limits::kMaxTitleChars) return std::string(text);
  std::size_t bytes = 0;
  for (std::size_t n = 0; n + 1 < limits::kMaxTitleChars; ++n) bytes += chars::decode(text, bytes).bytes;
  const std::size_t space = text.rfind(' ', bytes);
  return std::string(text.substr(0, space == std::string_view::npos || space == 0 ? bytes : space)) + "…";
}

bool looks_like_subtitle(const std::vector<Paragraph>& p, std::size_t i) {
  if (i + 1 >= p.size() || p[i].list_item || p[i].heading) return false;
  const std::string& text = p[i].text;
  const char32_t first = chars::first(text);
  if (chars::is_dash(first) || chars::is_quote(first) || !chars::is_upper(first)) return false;
  if (chars::ends_sentence(text) || text.ends_with(':') || text.ends_with(';') || text.ends_with(',')) return false;
  const std::size_t words = chars::count_words(text);
  return words >= 4 && words <= kSubtitleWords && !p[i + 1].list_item;
}

// Equal but for blanks, case, quotes and the full stop.
bool same_words(std::string_view a, std::string_view b) {
  const auto letters = [](std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
      const utf8::CodePoint c = chars::decode(text, i);
      if (chars::is_letter(c.value) || chars::is_digit(c.value)) out.append(text.substr(i, c.bytes));
      i += c.bytes;
    }
    return chars::fold(out);
  };
  return letters(a) == letters(b);
}

// How many paragraphs repeat the stated headline, the lines of one that was broken among them. They leave the body,
// unless they are a sentence of it or all there is.
std::size_t repeated_title(std::string_view stated, const std::vector<Paragraph>& paragraphs) {
  if (chars::length(stated) > limits::kMaxTitleChars) return 0;
  std::string text;
  for (std::size_t i = 0; i + 1 < paragraphs.size() && i < kHeadlineLines; ++i) {
    text += paragraphs[i].text;
    if (!paragraphs[i].heading && chars::ends_sentence(paragraphs[i].text)) return 0;
    if (same_words(stated, text)) return i + 1;
  }
  return 0;
}

TitleChoice lead_title(const std::vector<Paragraph>& paragraphs) {
  TitleChoice choice;
  choice.is_lead = true;
  for (const Paragraph& p : paragraphs) {
    std::string_view text = p.text;
    const utf8::CodePoint dash = chars::decode(text, 0);
    if (chars::is_dash(dash.value)) text = chars::trim(text.substr(dash.bytes));
    choice.title = shortened(first_sentence(text));
    if (!choice.title.empty()) break;
  }
  return choice;
}

}  // namespace

bool looks_like_headline(std::string_view text) {
  const char32_t first = chars::first(text);
  if (chars::is_dash(first) || (chars::is_letter(first) && !chars::is_upper(first))) return false;
  if (text.ends_with('.') || text.ends_with(':') || text.ends_with(';') || text.ends_with(',')) return false;
  return chars::count_words(text) <= kHeadlineWords && chars::length(text) <= kHeadlineChars;
}

TitleChoice choose_title(std::string_view stated, const std::vector<Paragraph>& paragraphs) {
  TitleChoice choice;
  const bool has_first = !paragraphs.empty();
  const bool has_more = paragraphs.size() > 1;
  if (!stated.empty()) {
    choice.title = shortened(stated);
    choice.paragraphs = repeated_title(stated, paragraphs);
  } else if (has_more && !paragraphs.front().list_item &&
             (paragraphs.front().heading || looks_like_headline(paragraphs.front().text))) {
    choice.title = shortened(paragraphs.front().text);
    choice.paragraphs = chars::length(paragraphs.front().text) <= limits::kMaxTitleChars ? 1 : 0;
  } else if (has_first) {
    return lead_title(paragraphs);
  }
  const std::size_t next = choice.paragraphs;
  if (next > 0 && looks_like_subtitle(paragraphs, next)) choice.subtitle = paragraphs[next].text;
  return choice;
}

std::string without_site_name(std::string_view page_title, std::string_view site) {
  for (const std::string_view separator : {" | ", " — ", " – ", " - ", " :: ", " « ", " / ", " • "}) {
    const std::size_t at = page_title.rfind(separator);
    if (at == std::string_view::npos) continue;
    const std::string_view head = page_title.substr(0, at);
    const std::string_view tail = page_title.substr(at + separator.size());
    const bool named = !site.empty() && chars::fold(tail) == chars::fold(site);
    // Without the site's name a bar is a sign of it, a dash only when the tail is much shorter than the headline.
    const bool bar = separator == " | " || separator == " :: ";
    const bool brief = chars::count_words(tail) <= kSiteWords && chars::count_words(head) >= 4 &&
                       (bar || chars::count_words(head) >= 2 * chars::count_words(tail));
    if (named || (brief && (bar || chars::is_upper(chars::first(tail))))) {
      return std::string(chars::trim(head));
    }
  }
  return std::string(chars::trim(page_title));
}

}  // namespace diplomed::document
