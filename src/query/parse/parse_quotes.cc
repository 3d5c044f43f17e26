#include "query/parse/parse_quotes.h"

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

}  // namespace

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
