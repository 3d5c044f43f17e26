#include "document/page_text.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/strings.h"
#include "document/chars.h"
#include "language_data/page_words.h"

namespace diplomed::document {
namespace {

namespace page_words = language_data::page_words;

constexpr std::size_t kEdgeLines = 2;      // of a page that may be a running head or foot
constexpr std::size_t kLongestHead = 160;  // bytes

// The line with its numbers taken out, so that «Вестник, с. 12» and «Вестник, с. 13» are the same.
std::string head_key(std::string_view line) {
  std::string key;
  for (const char c : chars::fold(line)) {
    if (c >= '0' && c <= '9') {
      if (key.empty() || key.back() != '#') key += '#';
    } else {
      key += c;
    }
  }
  return key;
}

// «12», «- 12 -», «12 / 40», «стр. 12», «Страница 12 из 40», «Page 3».
bool is_page_number(std::string_view line) {
  bool digit = false;
  for (const std::string_view raw : chars::words(line)) {
    const std::string word = chars::fold(chars::strip_punctuation(raw));
    const bool number = !word.empty() && word.size() <= 5 && word.find_first_not_of("0123456789/") == std::string::npos;
    digit = digit || number;
    if (!number && !word.empty() && !one_of(word, page_words::kPage)) return false;
  }
  return digit;
}

bool begins_item(std::string_view line) {
  const char32_t first = chars::first(line);
  if (chars::is_decorative(first) || first == U'•' || first == U'–' || first == U'—') return true;
  if (!chars::is_digit(first)) return false;
  const std::size_t end = line.find_first_not_of("0123456789.");
  return end != std::string_view::npos && (line[end] == ')' || (line[end] == ' ' && line[end - 1] == '.'));
}

// The last word of a line that ends in a hyphen after a letter, without the hyphen; empty when there is none.
std::string_view divided_end(std::string_view line) {
  static constexpr std::array<std::string_view, 3> kHyphens = {"-", "\u00ad", "\u2010"};
  for (const std::string_view hyphen : kHyphens) {
    if (!line.ends_with(hyphen)) continue;
    line.remove_suffix(hyphen.size());
    if (!chars::is_letter(chars::last(line))) return {};
    const std::size_t space = line.rfind(' ');
    return space == std::string_view::npos ? line : line.substr(space + 1);
  }
  return {};
}

}  // namespace

bool is_divided_word(std::string_view left, std::string_view right) {
  const std::string first = chars::fold(chars::strip_punctuation(left));
  const std::string second = chars::fold(chars::strip_punctuation(right));
  if (one_of(first, page_words::kFirstPart)) return false;
  if (one_of(first, page_words::kAdverbHead) && ends_with_any(second, page_words::kAdverbEnding)) return false;
  return !one_of(second, page_words::kSecondPart);
}

void PageText::add_page(std::string_view page) {
  const std::size_t first = lines_.size();
  bool gap = true;
  for (std::size_t at = 0; at < page.size();) {
    const std::size_t end = std::min(page.find('\n', at), page.size());
    std::string text = chars::tidy(page.substr(at, end - at));
    // tidy() takes the soft hyphen for nothing, but at a line end it divides a word.
    if (page.substr(at, end - at).ends_with("\u00ad")) text += '-';
    at = end + 1;
    if (text.empty()) {
      gap = true;
      continue;
    }
    lines_.push_back({std::move(text), pages_.size(), gap, false, {}});
    gap = false;
  }
  pages_.emplace_back(first, lines_.size());
}

void PageText::mark_page_numbers() {
  for (const auto& [first, last] : pages_) {
    for (std::size_t i = first; i < last; ++i) {
      const bool edge = i < first + kEdgeLines || i + kEdgeLines >= last;
      if (edge && last - first > 1 && is_page_number(lines_[i].text)) lines_[i].reason = NoiseReason::page_number;
    }
  }
}

// A line is a running head when it stands at the same end of two fifths of the pages, and at least of two. On the first
// page it may be the title that the others repeat: there it goes only when it is known to be none, or with a number.
void PageText::mark_running_heads(bool on_first_page) {
  std::map<std::pair<bool, std::string>, std::size_t> pages_with;  // (at the top, key)
  const auto each_edge = [&](auto visit) {
    for (std::size_t page = 0; page < pages_.size(); ++page) {
      const auto [first, last] = pages_[page];
      std::size_t seen = 0;
      for (std::size_t i = first; i < last && seen < kEdgeLines; ++i) {
        if (lines_[i].reason == NoiseReason::none) visit(lines_[i], page, true), ++seen;
      }
      const std::size_t top = std::min(first + kEdgeLines, last);
      seen = 0;
      for (std::size_t i = last; i > top && seen < kEdgeLines; --i) {
        if (lines_[i - 1].reason == NoiseReason::none) visit(lines_[i - 1], page, false), ++seen;
      }
    }
  };
  each_edge([&](const PageLine& line, std::size_t, bool top) {
    if (line.text.size() <= kLongestHead) ++pages_with[{top, head_key(line.text)}];
  });
  std::vector<PageLine*> heads;
  each_edge([&](PageLine& line, std::size_t page, bool top) {
    const auto found = pages_with.find({top, head_key(line.text)});
    if (found == pages_with.end() || found->second < 2 || found->second * 5 < pages_.size() * 2) return;
    const bool numbered = found->first.second.find('#') != std::string::npos;
    if (page > 0 || !top || numbered || on_first_page) heads.push_back(&line);
  });
  for (PageLine* line : heads) line->reason = NoiseReason::running_head;
}

void PageText::join_divided_words() {
  PageLine* before = nullptr;
  for (PageLine& line : lines_) {
    if (line.reason != NoiseReason::none) continue;
    const std::string_view left = before == nullptr ? std::string_view() : divided_end(before->text);
    if (!left.empty() && chars::is_lower(chars::first(line.text))) {
      const std::size_t end = std::min(line.text.find(' '), line.text.size());
      const std::string right = line.text.substr(0, end);
      const std::size_t hyphen = static_cast<std::size_t>(left.data() - before->text.data()) + left.size();
      before->text.replace(hyphen, std::string::npos, (is_divided_word(left, right) ? "" : "-") + right);
      line.text.erase(0, std::min(end + 1, line.text.size()));
      line.continues = true;
    }
    if (!line.text.empty()) before = &line;
  }
  std::erase_if(lines_, [](const PageLine& line) { return line.text.empty(); });
}

// A line goes on when the one before it fills the column. What a page's column is wide, the ninth tenth of its lines
// tells.
void PageText::mark_continuing() {
  std::map<std::size_t, std::vector<std::size_t>> lengths;
  for (const PageLine& line : lines_) lengths[line.page].push_back(chars::length(line.text));
  std::map<std::size_t, std::size_t> widths;
  for (auto& [page, all] : lengths) {
    std::sort(all.begin(), all.end());
    widths[page] = all[all.size() * 9 / 10];
  }
  const PageLine* before = nullptr;
  for (PageLine& line : lines_) {
    if (line.reason != NoiseReason::none) continue;
    if (before != nullptr && !line.continues && !begins_item(line.text) && (!line.gap || line.page != before->page)) {
      const std::size_t filled = chars::length(before->text) * 100;
      const std::size_t width = widths[before->page];
      const bool ends = chars::ends_sentence(before->text) || before->text.ends_with(':');
      line.continues = width >= 40 && filled >= width * (ends ? 92 : 75) && !(ends && line.page != before->page);
    }
    before = &line;
  }
}

std::vector<Line> PageText::lines(bool head_on_first_page) {
  mark_page_numbers();
  mark_running_heads(head_on_first_page);
  join_divided_words();
  mark_continuing();
  for (const PageLine& line : lines_) {
    if (line.gap && !line.continues) buffer_ += '\n';
    buffer_ += line.text + '\n';
  }
  std::vector<Line> out = split_lines(buffer_);
  for (std::size_t i = 0; i < out.size() && i < lines_.size(); ++i) {
    out[i].continues = lines_[i].continues;
    out[i].reason = lines_[i].reason;
  }
  return out;
}

}  // namespace diplomed::document
