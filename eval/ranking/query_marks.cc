#include "eval/ranking/query_marks.h"

#include "base/utf8.h"
#include "query/parse/operators.h"
#include "query/parse/parse_chars.h"
#include "text/fold.h"

namespace diplomed::eval {
namespace {

bool is_one_of(char32_t c, std::u32string_view some) {
  return some.find(c) != std::u32string_view::npos;
}

bool is_quote(char32_t c) {
  return query::is_quote(c) || is_one_of(c, U"‹›‘’‚‟`");
}

// Calls `visit(what stands between two blanks)` for each piece.
template <typename Visit>
void for_each_piece(std::string_view text, Visit visit) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= text.size();) {
    const utf8::CodePoint c = i < text.size() ? utf8::decode(text, i) : utf8::CodePoint{U' ', 1, true};
    if (query::is_space(c.value)) {
      if (i > begin) visit(text.substr(begin, i - begin));
      begin = i + c.bytes;
    }
    i += c.bytes;
  }
}

}  // namespace

std::string without_marks(std::string_view text) {
  std::string bare;
  bool inside = false;  // the character before is a letter or digit
  for (std::size_t i = 0; i < text.size();) {
    const utf8::CodePoint c = utf8::decode(text, i);
    const std::size_t next = i + c.bytes;
    const bool alnum = c.valid && query::is_alnum(c.value);
    const bool joins = inside && next < text.size() && query::is_alnum(utf8::decode(text, next).value);
    const bool of_number = joins && is_one_of(c.value, U".,") && text[i - 1] <= '9' && text[next] <= '9';
    if (alnum || (joins && is_one_of(c.value, U"-'’")) || of_number) {
      bare.append(text.substr(i, c.bytes));
    } else {
      bare += ' ';
    }
    inside = alnum;
    i = next;
  }
  std::string out;
  for_each_piece(bare, [&](std::string_view word) {
    if (!out.empty()) out += ' ';
    out += query::find_operator(word) ? text::fold(word) : std::string(word);
  });
  return out;
}

std::string kind_by_marks(std::string_view text) {
  bool operators = false, dash = false;
  for_each_piece(text, [&](std::string_view piece) {
    operators = operators || query::find_operator(piece).has_value();
    dash = dash || piece == "-" || piece == "–" || piece == "—";
  });
  if (operators) return "operators";
  bool quotes = false, brackets = false, question = false;
  for (std::size_t i = 0; i < text.size();) {
    const utf8::CodePoint c = utf8::decode(text, i);
    const bool apostrophe = c.value == U'’' || c.value == U'‘' || c.value == U'`';
    quotes = quotes || (is_quote(c.value) && !apostrophe);
    brackets = brackets || is_one_of(c.value, U"()[]{}<>|");
    question = question || is_one_of(c.value, U"?!…");
    i += c.bytes;
  }
  if (quotes) return "quotes";
  if (brackets) return "brackets";
  if (text.find(": ") != std::string_view::npos) return "colon";
  if (dash) return "dash";
  if (question) return "question";
  return without_marks(text) == text ? "bare" : "other";
}

void strip_marks(std::vector<JudgedQuery>& queries) {
  for (JudgedQuery& query : queries) query.text = without_marks(query.text);
}

void set_kinds_by_marks(std::vector<JudgedQuery>& queries) {
  for (JudgedQuery& query : queries) query.kind = kind_by_marks(query.text);
}

}  // namespace diplomed::eval
