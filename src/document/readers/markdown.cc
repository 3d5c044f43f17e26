// Markdown: an optional front matter of "key: value" lines between "---", then the text, whose structure md4c reports
// in events. Each source line of a block becomes one Line: soft breaks join (Line::continues), except that a line which
// is not indented under a list item is its own paragraph – news use "- " for speech and bylines, where Markdown would
// go on with the item. Images, raw HTML and link targets are left out, link texts stay.
#include <md4c.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "document/chars.h"
#include "document/lines.h"
#include "document/readers/readers.h"

namespace diplomed::document {
namespace {

class Collector {
 public:
  explicit Collector(std::string_view source) : source_(source) {}

  std::vector<Line> take(std::uint32_t first_line) {
    flush();
    first_line_ = first_line;
    number_lines();
    return std::move(lines_);
  }

  void enter(MD_BLOCKTYPE type) {
    if (type == MD_BLOCK_TD || type == MD_BLOCK_TH) return;  // the cells of a row are one line
    flush();
    if (type == MD_BLOCK_LI) ++items_;
    if (type == MD_BLOCK_LI) item_start_ = true;
    if (type == MD_BLOCK_H) heading_ = true;
    if (type == MD_BLOCK_HTML) ++hidden_;
  }

  void leave(MD_BLOCKTYPE type) {
    if ((type == MD_BLOCK_TD || type == MD_BLOCK_TH) && !text_.empty()) {
      text_ += " | ";
      return;
    }
    flush();
    if (type == MD_BLOCK_LI) --items_;
    if (type == MD_BLOCK_H) heading_ = false;
    if (type == MD_BLOCK_HTML) --hidden_;
    if (type == MD_BLOCK_P || type == MD_BLOCK_H) gap_ = true;
  }

  void span(MD_SPANTYPE type, int step) {
    if (type == MD_SPAN_IMG) hidden_ += step;
    if (type == MD_SPAN_A) links_ += step;
  }

  void text(MD_TEXTTYPE type, std::string_view piece) {
    if (hidden_ > 0 || type == MD_TEXT_HTML) return;
    if (type == MD_TEXT_SOFTBR || type == MD_TEXT_BR) {
      flush();
      continues_ = type == MD_TEXT_SOFTBR;
      return;
    }
    place(piece);
    if (links_ > 0) linked_ += piece.size();
    if (type == MD_TEXT_ENTITY) {
      append_entity(piece);
    } else if (type != MD_TEXT_NULLCHAR) {
      append_lines(piece);
    }
  }

 private:
  bool is_inside(std::string_view piece) const {
    return piece.data() >= source_.data() && piece.data() < source_.data() + source_.size();
  }

  // Remembers where the line begins; a line at column 0 inside a list item does not continue it.
  void place(std::string_view piece) {
    if (at_ != std::string_view::npos || !is_inside(piece)) return;
    at_ = static_cast<std::size_t>(piece.data() - source_.data());
    const bool at_margin = at_ == 0 || source_[at_ - 1] == '\n';
    if (continues_ && items_ > 0 && at_margin) lazy_ = true;
  }

  void append_lines(std::string_view piece) {
    while (true) {
      const std::size_t end = piece.find('\n');
      place(piece);
      text_ += piece.substr(0, end);
      if (end == std::string_view::npos) return;
      flush();
      piece.remove_prefix(end + 1);
    }
  }

  void append_entity(std::string_view entity) {
    struct Named {
      std::string_view name;
      char32_t value;
    };
    static constexpr Named kNamed[] = {{"&nbsp;", 0xa0},     {"&amp;", '&'},      {"&lt;", '<'},
                                       {"&gt;", '>'},        {"&quot;", '"'},     {"&laquo;", 0xab},
                                       {"&raquo;", 0xbb},    {"&mdash;", 0x2014}, {"&ndash;", 0x2013},
                                       {"&hellip;", 0x2026}, {"&shy;", 0xad},     {"&apos;", '\''}};
    for (const Named& named : kNamed) {
      if (named.name == entity) return utf8::append(text_, named.value);
    }
    if (entity.size() > 3 && entity[1] == '#') {
      const bool hex = entity[2] == 'x' || entity[2] == 'X';
      const std::string digits(entity.substr(hex ? 3 : 2, std::min<std::size_t>(entity.size() - 3, 8)));
      return utf8::append(text_, static_cast<char32_t>(std::strtoul(digits.c_str(), nullptr, hex ? 16 : 10)));
    }
    text_ += entity;
  }

  void flush() {
    if (text_.ends_with(" | ")) text_.resize(text_.size() - 3);
    if (!chars::trim(text_).empty() && at_ != std::string_view::npos) {
      Line line;
      line.raw = source_.substr(at_, 0);  // widened by number_lines()
      const bool marked = item_start_ && items_ > 0;
      line.text = marked ? "- " + text_ : text_;
      line.kind = heading_ ? LineKind::heading : marked ? LineKind::list_item : LineKind::text;
      line.continues = continues_ && !lazy_;
      if (is_pointer()) line.reason = NoiseReason::related;
      line.gap = gap_;
      lines_.push_back(std::move(line));
      gap_ = false;
      item_start_ = false;
    }
    text_.clear();
    linked_ = 0;
    at_ = std::string_view::npos;
    continues_ = lazy_ = false;
  }

  // A line that is one link and no sentence points to another article.
  bool is_pointer() const {
    const std::size_t words = chars::count_words(text_);
    return !heading_ && linked_ * 10 >= text_.size() * 9 && words >= 3 && words <= 20 && !chars::ends_sentence(text_);
  }

  // Gives each line its number and the whole source line around its place. One pass: lines come in order.
  void number_lines() {
    std::size_t counted = 0;
    std::uint32_t number = first_line_;
    for (Line& line : lines_) {
      const auto at = static_cast<std::size_t>(line.raw.data() - source_.data());
      if (at >= counted) {
        number += static_cast<std::uint32_t>(std::count(source_.data() + counted, source_.data() + at, '\n'));
        counted = at;
      }
      const std::size_t before = at == 0 ? std::string_view::npos : source_.rfind('\n', at - 1);
      const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
      std::size_t end = std::min(source_.find('\n', at), source_.size());
      if (end > begin && source_[end - 1] == '\r') --end;
      line.number = number;
      line.raw = source_.substr(begin, end - begin);
    }
  }

  std::string_view source_;
  std::vector<Line> lines_;
  std::string text_;
  std::size_t at_ = std::string_view::npos;
  std::uint32_t first_line_ = 1;
  int items_ = 0;
  int hidden_ = 0;
  int links_ = 0;
  std::size_t linked_ = 0;
  bool heading_ = false;
  bool item_start_ = false;
  bool continues_ = false;
  bool lazy_ = false;
  bool gap_ = false;
};

Collector& self(void* data) {
  return *static_cast<Collector*>(data);
}

int on_enter_block(MD_BLOCKTYPE type, void*, void* data) {
  return self(data).enter(type), 0;
}
int on_leave_block(MD_BLOCKTYPE type, void*, void* data) {
  return self(data).leave(type), 0;
}
int on_enter_span(MD_SPANTYPE type, void*, void* data) {
  return self(data).span(type, 1), 0;
}
int on_leave_span(MD_SPANTYPE type, void*, void* data) {
  return self(data).span(type, -1), 0;
}
int on_text(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* data) {
  return self(data).text(type, {text, size}), 0;
}

std::string_view unquoted(std::string_view value) {
  value = chars::trim(value);
  const bool quoted =
      value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front();
  return quoted ? value.substr(1, value.size() - 2) : value;
}

struct FrontMatter {
  Metadata meta;
  std::size_t bytes = 0;  // of the source, with both "---" lines
  std::uint32_t lines = 0;
};

FrontMatter read_front_matter(std::string_view text, std::uint32_t lines_before, std::string_view path,
                              const ProblemSink& problem) {
  FrontMatter front;
  std::size_t begin = 0;
  std::uint32_t number = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = chars::trim(text.substr(begin, end - begin));
    begin = std::min(end + 1, text.size());
    ++number;
    if (number == 1 && line != "---") return {};
    if (number > 1 && line == "---") {
      front.bytes = begin;
      front.lines = number;
      return front;
    }
    const std::size_t colon = line.find(':');
    if (number == 1 || colon == std::string_view::npos) continue;
    const std::string key = chars::fold(chars::trim(line.substr(0, colon)));
    const std::uint32_t line_number = lines_before + number;
    const std::string where = std::string(path) + ":" + std::to_string(line_number);
    set_metadata(front.meta, key, unquoted(line.substr(colon + 1)), line_number, where, problem);
  }
  return {};  // never closed: it is text
}

}  // namespace

Status read_markdown(const Source& source, const ArticleSink& article, const ProblemSink& problem) {
  const std::size_t start = std::min(source.text.find_first_not_of(" \t\r\n"), source.text.size());
  const std::string_view before = source.text.substr(0, start);
  const auto skipped = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
  FrontMatter front = read_front_matter(source.text.substr(start), skipped, source.path, problem);
  const std::string_view body = source.text.substr(front.bytes == 0 ? 0 : start + front.bytes);
  Collector collector(body);
  MD_PARSER parser{};
  parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_NOINDENTEDCODEBLOCKS | MD_FLAG_PERMISSIVEATXHEADERS;
  parser.enter_block = on_enter_block;
  parser.leave_block = on_leave_block;
  parser.enter_span = on_enter_span;
  parser.leave_span = on_leave_span;
  parser.text = on_text;
  if (md_parse(body.data(), static_cast<MD_SIZE>(body.size()), &parser, &collector) != 0) {
    return Error{ErrorCode::malformed, "Markdown could not be parsed", std::string(source.path)};
  }
  const std::uint32_t first_line = front.bytes == 0 ? 1 : skipped + front.lines + 1;
  return deliver(compose(collector.take(first_line), front.meta, Cleaning::full), source, article);
}

}  // namespace diplomed::document
