// One pass from left to right. Three pieces of state beside the position:
//
//   boundary_  the next character begins a word (after white space, "(", "|", a field name): only
//              there "-" is an operator and a name with a colon a field.
//   tokens_    knows whether a minus or a field waits for its operand (token_list.h).
//   ranges_    for each open parenthesis whether its words are dates or numbers: date:(2019 OR 2021).
//
// Names that turn out not to be fields (foo:bar, date:soon) become words in front of their value;
// a negation before them is repeated for the value, so that -foo:bar excludes both words.
#include "query/parse/parse_lexer.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/limits.h"
#include "base/utf8.h"
#include "query/parse/operators.h"
#include "query/parse/parse_chars.h"
#include "query/parse/parse_fields.h"
#include "query/parse/parse_quotes.h"
#include "query/parse/parse_range.h"
#include "query/parse/parse_word.h"
#include "query/parse/token_list.h"
#include "query/prose/prose.h"

namespace diplomed::query {
namespace {

class Lexer {
 public:
  // `prose`: quotations are those of a sentence.
  Lexer(std::string_view text, Notes& notes, bool prose)
      : text_(text), notes_(notes), tokens_(text, notes), prose_(prose) {}

  Lexed run() {
    while (pos_ < text_.size() && tokens_.leaves() <= limits::kMaxQueryTerms)
      step();  // one more shows that there are more
    tokens_.settle();
    return {tokens_.take(), open_quote_, prose_};
  }

 private:
  void step() {
    const utf8::CodePoint c = utf8::decode(text_, pos_);
    if (!c.valid || is_space(c.value)) {
      tokens_.settle();
      boundary_ = true;
      pos_ += c.bytes;
    } else if (is_invisible(c.value)) {
      pos_ += c.bytes;
    } else if (c.value == '(' || c.value == ')' || c.value == '|') {
      lex_sign(static_cast<char>(c.value));
    } else if (is_quote(c.value)) {
      lex_quote(c);
    } else if (!boundary_ && suffix_size(text_.substr(pos_)) > 0) {
      lex_suffix();
    } else {
      lex_word();
    }
  }

  // "a b"^2, (a b)~1: what other query languages write behind a phrase or a group.
  void lex_suffix() {
    const std::string_view suffix = text_.substr(pos_, suffix_size(text_.substr(pos_)));
    if (suffix != "~") note_suffix(suffix, suffix, notes_);
    pos_ += suffix.size();
  }

  void lex_sign(char c) {
    const std::size_t begin = pos_;
    if (c == '(') {
      ranges_.push_back(opening_.value_or(ranges()));
      opening_.reset();
    } else {
      tokens_.settle();
    }
    if (c == ')' && !ranges_.empty()) ranges_.pop_back();
    pos_ = c == '|' ? std::min(text_.find_first_not_of('|', pos_), text_.size()) : pos_ + 1;
    const TokenKind kind = c == '(' ? TokenKind::open : c == ')' ? TokenKind::close : TokenKind::disj;
    Token token{kind, std::string(1, c), {}, 0, span(begin, pos_)};
    if (c == '(') {
      token.of_field = field_of(ranges());
      token.range_name = std::exchange(range_name_, {});
    }
    tokens_.add(std::move(token));
    boundary_ = c != ')';
  }

  void lex_quote(utf8::CodePoint quote) {
    const bool exact = std::exchange(exact_, false);
    const std::size_t quote_at = pos_;
    const std::size_t begin = exact ? pos_ - 1 : pos_;
    const std::size_t close = closing_quote(quote.value, quote_at);
    boundary_ = false;
    pos_ += quote.bytes;
    if (close == std::string_view::npos) {
      notes_.add(NoteKind::unbalanced_quote, text_.substr(quote_at));
      if (is_opening_quote(quote.value)) open_quote_ = std::min(open_quote_, quote_at);
      // -"a b and title:"a b without the end: a group to the end, so that b is not left outside.
      if (tokens_.waits()) tokens_.add({TokenKind::open, {}, {}, 0, span(quote_at, pos_)});
      return;
    }
    const std::string_view inside = text_.substr(pos_, close - pos_);
    const Span words = span(pos_, close);
    pos_ = close + utf8::decode(text_, close).bytes;
    if (ranges() != Ranges::none && push_range(inside, begin, begin, pos_, ranges())) return;
    std::uint32_t distance = 0;
    const std::size_t digits = digits_after_tilde();
    if (digits > 0) {
      distance = read_distance(text_.substr(pos_ + 1, digits));
      pos_ += 1 + digits;
    }
    Token token{TokenKind::phrase, phrase_text(inside), {}, distance, span(begin, pos_)};
    token.words = phrase_words(text_, words);
    if (exact) token.text = exact_words(token.text);
    const bool plus = quote_at > 0 && text_[quote_at - 1] == '+';
    token.soft = prose_ && !exact && !plus && distance == 0 && ranges_.empty() && !tokens_.waits();
    if (count_alnum(token.text) > 0 && inside.find('*') != std::string_view::npos) {
      notes_.add(NoteKind::inner_wildcard, inside);
    }
    tokens_.add_leaf(std::move(token));
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
    if (text_.substr(pos_, suffix_size(text_.substr(pos_))).find('.') != text_.npos) return 0;  // "a b"~0.8
    return std::min(text_.find_first_not_of("0123456789", first), text_.size()) - first;
  }

  // A word character at pos_: an operator, a field, a date or number of a group, or a word.
  void lex_word() {
    if (boundary_ && lex_minus()) return;
    const std::size_t end = word_end(text_, pos_);
    const std::size_t begin = std::min(text_.find_first_not_of("+-=", pos_), end);
    const std::string_view marks = text_.substr(pos_, begin - pos_);
    const bool exact = marks.ends_with('=');
    const std::size_t plus = marks.find('+');
    tokens_.set_plus(plus == marks.npos ? Span{} : span(pos_ + plus, pos_ + plus + 1));
    if (begin == end && marks.find('-') == std::string_view::npos && operand_at(end)) {
      pos_ = end;  // +"…", +(…), =(…): the sign says nothing that is not said already
      exact_ = exact && text_[end] != '(';
      return;
    }
    if (marks.empty() && !tokens_.waits() && lex_operator(text_.substr(begin, end - begin))) return;
    if (boundary_ && !tokens_.at_value() && !exact && lex_field(begin, end)) return;
    if (ranges() != Ranges::none && !tokens_.at_value() && lex_range_word()) return;
    pos_ = end;
    boundary_ = false;
    push_word(begin, end, exact);
  }

  // "-" directly before something that can be excluded; "--" and "- " are punctuation.
  bool lex_minus() {
    if (text_[pos_] != '-' || pos_ + 1 >= text_.size() || text_[pos_ + 1] == '-') return false;
    const bool operand = operand_at(pos_ + 1) || word_end(text_, pos_ + 1) > pos_ + 1;
    if (!operand) return false;
    tokens_.add({TokenKind::negation, "-", {}, 0, span(pos_, pos_ + 1)});
    ++pos_;
    return true;
  }

  bool lex_operator(std::string_view word) {
    const auto found = find_operator(word);
    if (!found) return false;
    const std::size_t begin = pos_;
    pos_ += word.size();
    tokens_.add({token_kind(found->kind), std::string(word), {}, found->distance, span(begin, pos_)});
    boundary_ = false;
    return true;
  }

  // A name with a colon at `begin`; the word it stands in ends at `end`.
  bool lex_field(std::size_t begin, std::size_t end) {
    std::size_t stop = begin;
    while (stop < end && is_letter(utf8::decode(text_, stop).value)) stop += utf8::decode(text_, stop).bytes;
    const std::string_view name = text_.substr(begin, stop - begin);
    const std::string_view weight = text_.substr(stop, suffix_size(text_.substr(stop, end - stop)));  // title^2:
    const std::size_t colon = stop + weight.size();
    if (name.empty() || colon >= text_.size() || text_[colon] != ':') return false;
    const std::size_t value = colon + 1;
    if (text_.substr(value).starts_with("//")) return false;  // https://…
    const std::string_view canonical = canonical_field(name);
    const bool empty = value == end && !operand_at(value);
    if (canonical.empty()) return !empty && weight.empty() && lex_unknown_field(begin, colon);
    if (empty) {
      notes_.add(NoteKind::empty_field, text_.substr(begin, value - begin));
      return false;
    }
    note_suffix(weight, text_.substr(begin, value - begin), notes_);
    if (canonical == "date" || canonical == "year" || canonical == "number") {
      lex_range_field(canonical, begin, colon);
      return true;
    }
    pos_ = value;
    tokens_.add({TokenKind::field, std::string(canonical), std::string(name), 0, span(begin, value)});
    boundary_ = true;
    return true;
  }

  // foo:bar → foo bar. One letter is no name: "C:\x" stays a word.
  bool lex_unknown_field(std::size_t begin, std::size_t colon) {
    const std::size_t value = colon + 1;
    const bool letter_or_digit = value < text_.size() && is_alnum(utf8::decode(text_, value).value);
    if (utf8::length(text_.substr(begin, colon - begin)) < 2) return false;
    if (!letter_or_digit && !operand_at(value)) return false;
    const std::size_t end = operand_at(value) ? value : word_end(text_, value);
    notes_.add(NoteKind::unknown_field, text_.substr(begin, end - begin));
    name_as_word(begin, colon, {});
    return true;
  }

  // date:…, year:… and number:…, whose values are ranges. year:2019 and groups of years are fields like others.
  void lex_range_field(std::string_view canonical, std::size_t begin, std::size_t colon) {
    const std::size_t value = colon + 1;
    const utf8::CodePoint first = utf8::decode(text_, value);
    const Ranges kind = canonical == "number" ? Ranges::numbers : canonical == "year" ? Ranges::years : Ranges::dates;
    pos_ = value;
    boundary_ = true;
    if (first.value == '(') {
      opening_ = kind;
      if (kind != Ranges::years) range_name_ = span(begin, value);
      if (kind == Ranges::years) tokens_.add({TokenKind::field, "year", "year", 0, span(begin, value)});
      return;
    }
    const auto [typed, end] = quoted_value(value);
    if (end > value) {
      if (push_range(typed, begin, value, end, kind)) return;
      note_bad_range(kind, text_.substr(begin, end - begin));
    } else if (const auto found = find_range(range_kind(kind), text_, value)) {
      push_found(found->range, kind, text_.substr(begin, found->end - begin), begin, value, found->end);
      return;
    } else {
      note_bad_range(kind, text_.substr(begin, word_end(text_, value) - begin));
    }
    name_as_word(begin, colon, canonical);
  }

  // A value with quotes in it and its end: "2 млн", "2 млн".., "2 млн".."5 млн". `end` is `at` when it has none.
  std::pair<std::string, std::size_t> quoted_value(std::size_t at) {
    static constexpr std::string_view kDots = "..";
    std::string typed;
    std::size_t end = at;
    bool quoted = false;
    while (end < text_.size()) {
      const utf8::CodePoint c = utf8::decode(text_, end);
      if (is_opening_quote(c.value) && (end == at || typed.ends_with(kDots))) {
        const std::size_t close = std::min(closing_quote(c.value, end), text_.size());
        typed += text_.substr(end + c.bytes, close - std::min(end + c.bytes, close));
        end = close == text_.size() ? close : close + utf8::decode(text_, close).bytes;
        quoted = true;
        continue;
      }
      const std::size_t stop = word_end(text_, end);
      if (stop == end || (quoted && !text_.substr(end).starts_with(kDots))) break;
      typed += text_.substr(end, stop - end);
      end = stop;
    }
    return {std::move(typed), quoted ? end : at};
  }

  // A word of a group of dates or numbers; false when it is no such value.
  bool lex_range_word() {
    const auto found = find_range(range_kind(ranges()), text_, pos_);
    if (found) {
      tokens_.set_plus({});
      push_found(found->range, ranges(), text_.substr(pos_, found->end - pos_), pos_, pos_, found->end);
      return true;
    }
    const std::string_view word = text_.substr(pos_, word_end(text_, pos_) - pos_);
    if (count_alnum(word) > 0) note_bad_range(ranges(), word);
    return false;
  }

  bool push_range(std::string_view inside, std::size_t begin, std::size_t value, std::size_t end, Ranges kind) {
    const auto range = parse_range(range_kind(kind), phrase_text(inside));
    if (!range) return false;
    push_found(*range, kind, inside, begin, value, end);
    return true;
  }

  // `value` is where it begins, behind the name of the field where that stands at `begin`; `typed` is told in a note.
  void push_found(const Range& range, Ranges kind, std::string_view typed, std::size_t begin, std::size_t value,
                  std::size_t end) {
    if (range.swapped) notes_.add(NoteKind::reversed_range, span(begin, end), typed);
    pos_ = end;
    boundary_ = false;
    if (kind == Ranges::numbers) {
      tokens_.add({TokenKind::number, range.from, range.to, 0, span(begin, end)});
    } else if (kind == Ranges::dates || !range.is_year()) {
      tokens_.add({TokenKind::date, range.from, range.to, 0, span(begin, end)});
    } else {
      if (ranges() != Ranges::years) tokens_.add({TokenKind::field, "year", "year", 0, span(begin, value)});
      tokens_.add({TokenKind::word, range.from, {}, 0, span(value, end)});
    }
  }

  void note_bad_range(Ranges kind, std::string_view text) {
    notes_.add(kind == Ranges::numbers ? NoteKind::bad_number : NoteKind::bad_date, text);
  }

  // A field name that is none: a word, and the negation before it is repeated for its value.
  // `canonical`: of a field there is, whose value was not understood.
  void name_as_word(std::size_t begin, std::size_t colon, std::string_view canonical) {
    const Token* last = tokens_.last();
    const bool negated = last != nullptr && last->kind == TokenKind::negation;
    const Span sign = negated ? last->span : Span{};
    Token name{TokenKind::word, std::string(text_.substr(begin, colon - begin)), {}, 0, span(begin, colon)};
    name.of_field = canonical;
    tokens_.add(std::move(name));
    if (negated) tokens_.add({TokenKind::negation, "-", {}, 0, sign});
    pos_ = colon + 1;
    boundary_ = false;
  }

  // At [begin, end), with "=" before it when it is exact.
  void push_word(std::size_t begin, std::size_t end, bool exact) {
    const std::string_view raw = text_.substr(begin, end - begin);
    Token token{
        exact ? TokenKind::exact : TokenKind::word, std::string(raw), {}, 0, span(begin - (exact ? 1 : 0), end)};
    if (!tokens_.at_literal_value() || raw.find('*') != raw.npos) read_word(raw, token, notes_);
    const std::size_t at = raw.find(token.text);  // not there when signs inside it were taken off
    token.words = {at == raw.npos ? token.span : span(begin + at, begin + at + token.text.size())};
    tokens_.add_leaf(std::move(token));
  }

  // Whether "(" or an opening quote stands at `at`.
  bool operand_at(std::size_t at) const {
    if (at >= text_.size()) return false;
    const char32_t c = utf8::decode(text_, at).value;
    return c == '(' || is_opening_quote(c);
  }

  Ranges ranges() const { return ranges_.empty() ? Ranges::none : ranges_.back(); }

  static Span span(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  std::string_view text_;
  Notes& notes_;
  TokenList tokens_;
  bool prose_;
  std::size_t pos_ = 0;
  std::u32string unclosed_;  // kinds of quotes without a closing one in the rest
  bool boundary_ = true;
  bool exact_ = false;  // the quotation that comes is of exact forms: "=" stands directly before it
  std::size_t open_quote_ = std::string_view::npos;
  std::vector<Ranges> ranges_;
  std::optional<Ranges> opening_;  // of the parenthesis that comes
  Span range_name_;                // before it
};

}  // namespace

Lexed tokenize(std::string_view text, Notes& notes) {
  const std::optional<std::string> quoted = with_plain_quotes(text);
  const std::string_view plain = quoted ? *quoted : text;
  const std::optional<Prose> prose = as_prose(plain);
  if (!quoted && !prose) return Lexer(text, notes, false).run();
  const std::string_view read = prose ? prose->text : plain;
  Notes of_read(read);
  Lexed lexed = Lexer(read, of_read, prose.has_value()).run();
  for (const Note& note : of_read.take()) {
    if (!prose || note.kind != NoteKind::unbalanced_quote) notes.add(note.kind, note.span, note.text, note.hint);
  }
  if (!prose) return lexed;
  for (const Span op : prose->operators) notes.add(NoteKind::operator_as_word, op, op.of(text));
  return lexed;
}

}  // namespace diplomed::query
