#include "query/parse/parse_quotes.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"
#include "query/parse/parse_chars.h"

namespace diplomed::query {
namespace {

// Whether the quote `c` between `before` and `after` opens a quotation inside one opened by
// `outer`.
bool opens_inside(char32_t c, char32_t outer, char32_t before, char32_t after) {
  if (c == U'«' || c == U'„') return true;
  if (c == U'»' || c == U'”') return false;
  if (c == U'"' && outer == U'"') return false;
  if (c == U'“' && outer == U'„') return false;
  const bool after_gap = is_space(before) || is_opening_quote(before) || before == '(';
  return after_gap && !is_space(after);
}

// Calls `visit(offset, bytes, whether it begins a word)` for each character that a phrase keeps.
template <typename Visit>
void visit_words(std::string_view quoted, Visit visit) {
  bool gap = true;
  for (std::size_t i = 0; i < quoted.size();) {
    const utf8::CodePoint c = utf8::decode(quoted, i);
    if (!c.valid || is_space(c.value) || is_quote(c.value)) {
      gap = true;
    } else if (c.value != '*') {
      visit(i, static_cast<std::size_t>(c.bytes), std::exchange(gap, false));
    }
    i += c.bytes;
  }
}

enum class Side { opening, closing, either };

struct QuoteSpelling {
  std::string_view mark;
  Side side;
  bool single = false;  // pairs with a single one only
};

constexpr auto kSpellings = std::to_array<QuoteSpelling>(
    {{"''", Side::either},       {"``", Side::either},      {",,", Side::opening},     {"‚‚", Side::opening},
     {"‘‘", Side::either},       {"’’", Side::either},      {"<<", Side::opening},     {">>", Side::closing},
     {"‹", Side::either},        {"›", Side::either},       {"‟", Side::either},       {"❝", Side::opening},
     {"❞", Side::closing},       {"〝", Side::opening},     {"〞", Side::closing},     {"「", Side::opening},
     {"」", Side::closing},      {"『", Side::opening},     {"』", Side::closing},     {"＂", Side::either},
     {"‚", Side::opening, true}, {"‘", Side::either, true}, {"’", Side::either, true}, {"'", Side::either, true}});

bool is_gap(char32_t c) {
  return is_space(c) || std::u32string_view(U"([{<-–—=:/").find(c) != std::u32string_view::npos;
}

bool ends_gap(char32_t c) {
  return is_space(c) || std::u32string_view(U")]}>.,:;!?…–—/~*").find(c) != std::u32string_view::npos;
}

// Rewrites the marks from left to right. An opening one waits for the next closing one; a single one within "…" is
// left, for it would be taken for the end of that.
class QuotePlainer {
 public:
  explicit QuotePlainer(std::string_view text) : text_(text), out_(text) {}

  std::optional<std::string> run() {
    char32_t before = U' ';
    for (std::size_t i = 0; i < text_.size();) {
      const utf8::CodePoint c = utf8::decode(text_, i);
      const QuoteSpelling* spelling = spelling_at(i);
      const std::size_t end = i + (spelling != nullptr ? spelling->mark.size() : c.bytes);
      const char32_t after = end < text_.size() ? utf8::decode(text_, end).value : U' ';
      if (spelling != nullptr) {
        read(*spelling, i, before, after);
      } else if (is_quote(c.value)) {
        read_plain(c.value, before, after);
      }
      before = c.value;
      i = end;
    }
    if (!changed_) return std::nullopt;
    return std::move(out_);
  }

 private:
  struct Open {
    std::size_t at = std::string_view::npos;
    const QuoteSpelling* spelling = nullptr;

    bool waits() const { return at != std::string_view::npos; }
  };

  const QuoteSpelling* spelling_at(std::size_t at) const {
    const auto* found = std::find_if(kSpellings.begin(), kSpellings.end(),
                                     [&](const QuoteSpelling& s) { return text_.substr(at).starts_with(s.mark); });
    return found == kSpellings.end() ? nullptr : found;
  }

  static bool opens(char32_t before, char32_t after) {
    return (is_gap(before) || is_quote(before)) && !ends_gap(after) && !is_quote(after);
  }
  static bool closes(char32_t before, char32_t after) {
    return !is_gap(before) && (ends_gap(after) || is_quote(after));
  }

  void read(const QuoteSpelling& spelling, std::size_t at, char32_t before, char32_t after) {
    Open& open = spelling.single ? single_ : double_;
    if (spelling.side != Side::closing && opens(before, after)) {
      if (!open.waits() && !(spelling.single && straight_)) open = {at, &spelling};
    } else if (spelling.side != Side::opening && closes(before, after) && open.waits()) {
      write_opening(open);
      write_closing({at, &spelling}, open);
      open = {};
    }
  }

  // ,,a“ and ''a": the closing one is a mark as all know it.
  void read_plain(char32_t quote, char32_t before, char32_t after) {
    if (quote == U'"') straight_ = !straight_;
    single_ = {};
    const bool closing = quote == U'“' || quote == U'”' || quote == U'"';
    if (!double_.waits() || !closing || !closes(before, after)) return;
    write_opening(double_);
    double_ = {};
    straight_ = false;
  }

  static bool is_short(const Open& open) { return open.spelling->mark.size() == 1; }

  // 'a' becomes "a", for the others there is room for «a».
  void write_opening(const Open& open) { write(open, is_short(open) ? "\"" : "«", true); }
  void write_closing(const Open& closing, const Open& open) {
    write(closing, is_short(open) || is_short(closing) ? "\"" : "»", false);
  }
  void write(const Open& mark, std::string_view plain, bool first) {
    const std::size_t size = mark.spelling->mark.size();
    out_.replace(mark.at, size, std::string(size, ' '));
    out_.replace(first ? mark.at : mark.at + size - plain.size(), plain.size(), plain);
    changed_ = true;
  }

  std::string_view text_;
  std::string out_;
  Open double_, single_;
  bool straight_ = false;  // within "…"
  bool changed_ = false;
};

}  // namespace

std::optional<std::string> with_plain_quotes(std::string_view text) {
  const bool some = std::any_of(kSpellings.begin(), kSpellings.end(),
                                [&](const QuoteSpelling& s) { return text.find(s.mark) != std::string_view::npos; });
  return some ? QuotePlainer(text).run() : std::nullopt;
}

std::size_t find_closing_quote(std::string_view text, std::size_t open) {
  const utf8::CodePoint outer = utf8::decode(text, open);
  std::size_t depth = 1;
  std::size_t first_closing = std::string_view::npos;
  char32_t before = outer.value;
  for (std::size_t i = open + outer.bytes; i < text.size();) {
    const utf8::CodePoint c = utf8::decode(text, i);
    const std::size_t next = i + c.bytes;
    if (is_quote(c.value)) {
      const char32_t after = next < text.size() ? utf8::decode(text, next).value : U' ';
      if (outer.value == U'"' && c.value == U'"') return i;
      if (opens_inside(c.value, outer.value, before, after)) {
        ++depth;
      } else {
        if (first_closing == std::string_view::npos) first_closing = i;
        if (--depth == 0) return i;
      }
    }
    before = c.value;
    i = next;
  }
  return outer.value == U'"' ? std::string_view::npos : first_closing;
}

std::string phrase_text(std::string_view quoted) {
  std::string out;
  visit_words(quoted, [&](std::size_t at, std::size_t bytes, bool begins) {
    if (begins && !out.empty()) out += ' ';
    out.append(quoted, at, bytes);
  });
  return out;
}

std::vector<Span> phrase_words(std::string_view text, Span inside) {
  std::vector<Span> out;
  visit_words(inside.of(text), [&](std::size_t at, std::size_t bytes, bool begins) {
    const auto begin = static_cast<std::uint32_t>(inside.begin + at);
    if (begins) out.push_back({begin, begin});
    out.back().end = begin + static_cast<std::uint32_t>(bytes);
  });
  return out;
}

std::string exact_words(std::string_view phrase) {
  std::string out;
  for (std::size_t i = 0; i < phrase.size(); ++i) {
    const bool first = i == 0 || phrase[i - 1] == ' ';
    if (first && phrase[i] != '=') out.push_back('=');
    out.push_back(phrase[i]);
  }
  return out;
}

}  // namespace diplomed::query
