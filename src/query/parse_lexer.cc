// One pass from left to right. Three pieces of state beside the position:
//
//   boundary_  the next character begins a word (after white space, "(", "|", a field name): only
//              there "-" is an operator and a name with a colon a field.
//   glued_     the last token is a minus or a field that still waits for what stands directly after
//              it. When nothing usable does, settle() takes it back: a minus vanishes, a field
//              becomes a word. So every minus and field in the result has its operand.
//   value_     the next word is the value of a field and read whole: source:https://who.int.
//
// Names that turn out not to be fields (foo:bar, date:soon) become words in front of their value;
// a negation before them is repeated for the value, so that -foo:bar excludes both words.
#include "query/parse_lexer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/limits.h"
#include "base/utf8.h"
#include "query/parse_chars.h"
#include "query/parse_date.h"
#include "query/parse_fields.h"
#include "query/parse_quotes.h"

namespace diplomed::query {
namespace {

struct Operator {
  std::string_view word;
  TokenKind kind;
};

constexpr std::array<Operator, 9> operators = {{
    {"AND", TokenKind::conj},
    {"И", TokenKind::conj},
    {"OR", TokenKind::disj},
    {"ИЛИ", TokenKind::disj},
    {"NOT", TokenKind::negation},
    {"НЕ", TokenKind::negation},
    {"БЕЗ", TokenKind::negation},
    {"NEAR", TokenKind::near},
    {"РЯДОМ", TokenKind::near},
}};

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// A distance in words, at most limits::max_near_distance. REQUIRES: all_digits(digits).
std::uint32_t read_distance(std::string_view digits) {
  std::uint32_t value = 0;
  const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  const auto most = static_cast<std::uint32_t>(limits::max_near_distance);
  return error == std::errc() ? std::min(value, most) : most;
}

// "ab*c" → "abc".
std::string without_stars(std::string_view text) {
  std::string out(text);
  std::erase(out, '*');
  return out;
}

class Lexer {
 public:
  Lexer(std::string_view text, Notes& notes) : text_(text), notes_(notes) {}

  std::vector<Token> run() {
    while (pos_ < text_.size()) step();
    settle();
    return std::move(tokens_);
  }

 private:
  void step() {
    const utf8::CodePoint c = utf8::decode(text_, pos_);
    if (!c.valid || is_space(c.value)) {
      settle();
      boundary_ = true;
      pos_ += c.bytes;
    } else if (is_invisible(c.value)) {
      pos_ += c.bytes;
    } else if (c.value == '(' || c.value == ')' || c.value == '|') {
      lex_sign(static_cast<char>(c.value));
    } else if (is_quote(c.value)) {
      lex_quote(c);
    } else {
      lex_word();
    }
  }

  void lex_sign(char c) {
    const std::size_t begin = pos_;
    if (c != '(') settle();
    pos_ = c == '|' ? std::min(text_.find_first_not_of('|', pos_), text_.size()) : pos_ + 1;
    const TokenKind kind = c == '(' ? TokenKind::open : c == ')' ? TokenKind::close : TokenKind::disj;
    push({kind, std::string(1, c), {}, 0, span(begin, pos_)});
    boundary_ = c != ')';
  }

  void lex_quote(utf8::CodePoint quote) {
    const std::size_t begin = pos_;
    const std::size_t close = closing_quote(quote.value, begin);
    boundary_ = false;
    pos_ += quote.bytes;
    if (close == std::string_view::npos) {
      notes_.add(NoteKind::unbalanced_quote, text_.substr(begin));
      // -"a b and title:"a b without the end: a group to the end, so that b is not left outside.
      if (glued_) push({TokenKind::open, {}, {}, 0, span(begin, pos_)});
      return;
    }
    const std::string_view inside = text_.substr(pos_, close - pos_);
    pos_ = close + utf8::decode(text_, close).bytes;
    std::uint32_t distance = 0;
    const std::size_t digits = digits_after_tilde();
    if (digits > 0) {
      distance = read_distance(text_.substr(pos_ + 1, digits));
      pos_ += 1 + digits;
    }
    Token token{TokenKind::phrase, phrase_text(inside), {}, distance, span(begin, pos_)};
    if (count_alnum(token.text) > 0 && inside.find('*') != std::string_view::npos) {
      notes_.add(NoteKind::inner_wildcard, inside);
    }
    push_leaf(std::move(token));
  }

  // Offset of the quote that closes `quote` at `at`, or npos. Where one kind of quote found none,
  // later ones of that kind find none either: a query of nothing but « stays linear.
  std::size_t closing_quote(char32_t quote, std::size_t at) {
    const bool hopeless = unclosed_.find(quote) != std::u32string::npos;
    if (!is_opening_quote(quote) || hopeless) return std::string_view::npos;
    const std::size_t close = find_closing_quote(text_, at);
    if (close == std::string_view::npos) unclosed_ += quote;
    return close;
  }

  std::size_t digits_after_tilde() const {
    if (!text_.substr(pos_).starts_with('~')) return 0;
    const std::size_t first = pos_ + 1;
    return std::min(text_.find_first_not_of("0123456789", first), text_.size()) - first;
  }

  // A word character at pos_: an operator, a field or a word.
  void lex_word() {
    if (boundary_ && lex_minus()) return;
    const std::size_t end = word_end(pos_);
    const std::size_t begin = std::min(text_.find_first_not_of("+-=", pos_), end);
    const std::string_view marks = text_.substr(pos_, begin - pos_);
    const bool exact = marks.ends_with('=');
    if (begin == end && marks.find('-') == std::string_view::npos && operand_at(end)) {
      pos_ = end;  // ="…", +(…): the sign says nothing that is not said already
      return;
    }
    if (marks.empty() && !glued_ && lex_operator(text_.substr(begin, end - begin))) return;
    if (boundary_ && !value_ && !exact && lex_field(begin, end)) return;
    const std::size_t whole = pos_;
    pos_ = end;
    boundary_ = false;
    push_word(begin, end, exact ? TokenKind::exact : TokenKind::word, whole);
  }

  // "-" directly before something that can be excluded; "--" and "- " are punctuation.
  bool lex_minus() {
    if (text_[pos_] != '-' || pos_ + 1 >= text_.size() || text_[pos_ + 1] == '-') return false;
    const bool operand = operand_at(pos_ + 1) || word_end(pos_ + 1) > pos_ + 1;
    if (!operand) return false;
    push({TokenKind::negation, "-", {}, 0, span(pos_, pos_ + 1)});
    ++pos_;
    return true;
  }

  bool lex_operator(std::string_view word) {
    const std::size_t slash = word.find('/');
    const std::string_view name = word.substr(0, slash);
    const auto* found =
        std::find_if(operators.begin(), operators.end(), [&](const Operator& op) { return op.word == name; });
    if (found == operators.end()) return false;
    std::uint32_t distance = 0;
    if (slash != std::string_view::npos) {
      const std::string_view digits = word.substr(slash + 1);
      if (found->kind != TokenKind::near || !all_digits(digits)) return false;
      distance = std::max(read_distance(digits), 1u);
    } else if (found->kind == TokenKind::near) {
      distance = limits::default_near_distance;
    }
    const std::size_t begin = pos_;
    pos_ += word.size();
    push({found->kind, std::string(word), {}, distance, span(begin, pos_)});
    boundary_ = false;
    return true;
  }

  // A name with a colon at `begin`; the word it stands in ends at `end`.
  bool lex_field(std::size_t begin, std::size_t end) {
    std::size_t colon = begin;
    while (colon < end && is_letter(utf8::decode(text_, colon).value)) {
      colon += utf8::decode(text_, colon).bytes;
    }
    if (colon == begin || colon >= text_.size() || text_[colon] != ':') return false;
    const std::size_t value = colon + 1;
    if (text_.substr(value).starts_with("//")) return false;  // https://…
    const std::string_view name = text_.substr(begin, colon - begin);
    const std::string_view canonical = canonical_field(name);
    const bool empty = value == end && !operand_at(value);
    if (canonical.empty()) return !empty && lex_unknown_field(begin, colon);
    if (empty) {
      notes_.add(NoteKind::empty_field, text_.substr(begin, value - begin));
      return false;
    }
    if (canonical == "date" || canonical == "year") {
      if (lex_date(canonical, begin, colon)) return true;
    }
    pos_ = value;
    push({TokenKind::field, std::string(canonical), std::string(name), 0, span(begin, value)});
    boundary_ = value_ = true;
    return true;
  }

  // foo:bar → foo bar. One letter is no name: "C:\x" stays a word.
  bool lex_unknown_field(std::size_t begin, std::size_t colon) {
    const std::size_t value = colon + 1;
    const bool letter_or_digit = value < text_.size() && is_alnum(utf8::decode(text_, value).value);
    if (utf8::length(text_.substr(begin, colon - begin)) < 2) return false;
    if (!letter_or_digit && !operand_at(value)) return false;
    const std::size_t end = operand_at(value) ? value : word_end(value);
    notes_.add(NoteKind::unknown_field, text_.substr(begin, end - begin));
    name_as_word(begin, colon);
    return true;
  }

  // date:… and year:… except year:2019, year:(…) and year:"…", which are fields like others.
  bool lex_date(std::string_view canonical, std::size_t begin, std::size_t colon) {
    const std::size_t value = colon + 1;
    const bool year = canonical == "year";
    const utf8::CodePoint first = utf8::decode(text_, value);
    const bool quote = is_opening_quote(first.value);
    if (year && (quote || first.value == '(')) return false;
    std::size_t inside = value;
    std::size_t close = word_end(value);
    std::size_t end = close;
    if (quote) {
      inside = value + first.bytes;
      close = std::min(closing_quote(first.value, value), text_.size());
      end = close + utf8::decode(text_, close).bytes;
    }
    const auto range = parse_date_range(text_.substr(inside, close - inside));
    if (!range) {
      notes_.add(NoteKind::bad_date, text_.substr(begin, end - begin));
      name_as_word(begin, colon);
      return true;
    }
    pos_ = end;
    boundary_ = false;
    if (year && range->from == range->to && range->from.size() == 4) {
      push({TokenKind::field, "year", "year", 0, span(begin, value)});
      push({TokenKind::word, range->from, {}, 0, span(value, end)});
    } else {
      push({TokenKind::date, range->from, range->to, 0, span(begin, end)});
    }
    return true;
  }

  // A field name that is none: a word, and the negation before it is repeated for its value.
  void name_as_word(std::size_t begin, std::size_t colon) {
    const bool negated = !tokens_.empty() && tokens_.back().kind == TokenKind::negation;
    push({TokenKind::word, std::string(text_.substr(begin, colon - begin)), {}, 0, span(begin, colon)});
    if (negated) push({TokenKind::negation, "-", {}, 0, span(colon, colon + 1)});
    pos_ = colon + 1;
    boundary_ = false;
  }

  void push_word(std::size_t begin, std::size_t end, TokenKind kind, std::size_t whole) {
    const std::string_view raw = text_.substr(begin, end - begin);
    Token token{kind, std::string(raw), {}, 0, span(whole, end)};
    if (raw.find('*') != std::string_view::npos) read_stars(raw, token);
    push_leaf(std::move(token));
  }

  // "телемед*" → prefix; a star elsewhere is ignored.
  void read_stars(std::string_view raw, Token& token) {
    std::string_view stem = trim_punctuation(raw);
    const bool at_end = stem.ends_with('*');
    while (stem.ends_with('*')) stem.remove_suffix(1);
    token.text = without_stars(at_end ? trim_punctuation(stem) : raw);
    const std::size_t letters = count_alnum(token.text);
    if (letters == 0) return;
    if (stem.find('*') != std::string_view::npos) notes_.add(NoteKind::inner_wildcard, raw);
    if (!at_end) return;
    if (letters < limits::min_prefix_letters) {
      notes_.add(NoteKind::short_prefix, raw);
    } else {
      token.kind = TokenKind::prefix;
    }
  }

  // A leaf without a letter or digit is punctuation.
  void push_leaf(Token token) {
    if (count_alnum(token.text) == 0) {
      settle();
    } else {
      push(std::move(token));
    }
  }

  void push(Token token) {
    glued_ = token.kind == TokenKind::field || (token.kind == TokenKind::negation && token.text == "-");
    value_ = value_ && token.kind == TokenKind::negation;
    tokens_.push_back(std::move(token));
  }

  // Takes back a minus or a field that got no operand.
  void settle() {
    if (!std::exchange(glued_, false)) return;
    value_ = false;
    if (tokens_.back().kind == TokenKind::negation) tokens_.pop_back();
    if (tokens_.empty() || tokens_.back().kind != TokenKind::field) return;
    Token& field = tokens_.back();
    notes_.add(NoteKind::empty_field, field.span.of(text_));
    field = {TokenKind::word, field.text2, {}, 0, field.span};
  }

  // First offset from `from` that is not part of a word.
  std::size_t word_end(std::size_t from) const {
    while (from < text_.size()) {
      const utf8::CodePoint c = utf8::decode(text_, from);
      const bool sign = c.value == '(' || c.value == ')' || c.value == '|';
      if (!c.valid || sign || is_space(c.value) || is_quote(c.value)) break;
      from += c.bytes;
    }
    return from;
  }

  // Whether "(" or an opening quote stands at `at`.
  bool operand_at(std::size_t at) const {
    if (at >= text_.size()) return false;
    const char32_t c = utf8::decode(text_, at).value;
    return c == '(' || is_opening_quote(c);
  }

  static Span span(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  std::string_view text_;
  Notes& notes_;
  std::vector<Token> tokens_;
  std::size_t pos_ = 0;
  std::u32string unclosed_;  // kinds of quotes without a closing one in the rest
  bool boundary_ = true;
  bool glued_ = false;
  bool value_ = false;
};

}  // namespace

bool is_leaf(const Token& token) {
  return token.kind == TokenKind::word || token.kind == TokenKind::exact || token.kind == TokenKind::prefix ||
         token.kind == TokenKind::phrase || token.kind == TokenKind::date;
}

void Notes::add(NoteKind kind, std::string_view text) {
  const std::string valid = utf8::sanitize(utf8::truncate(text, limits::max_note_bytes));
  std::string piece(utf8::truncate(valid, limits::max_note_bytes));
  const auto same = [&](const Note& note) { return note.kind == kind && note.text == piece; };
  if (notes_.size() >= limits::max_query_terms) return;
  if (std::none_of(notes_.begin(), notes_.end(), same)) notes_.push_back({kind, std::move(piece)});
}

std::vector<Token> tokenize(std::string_view text, Notes& notes) {
  return Lexer(text, notes).run();
}

}  // namespace diplomed::query
