// A letter stands in for what is typed, and the tokens before it say where it stands.
#include "query/parse/typing_context.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/limits.h"
#include "base/utf8.h"
#include "query/parse/operators.h"
#include "query/parse/parse_chars.h"
#include "query/parse/parse_fields.h"
#include "query/parse/parse_lexer.h"

namespace diplomed::query {
namespace {

constexpr std::string_view kStandIn = "я";

std::uint32_t offset(std::size_t at) {
  return static_cast<std::uint32_t>(at);
}

bool parts_words(const utf8::CodePoint& c) {
  return !c.valid || is_quote(c.value) || std::u32string_view(U"():=~|").find(c.value) != std::u32string_view::npos;
}

// Where words begin in the last run of words with only blanks between; the last may be the end of `before`.
std::vector<std::size_t> word_starts(std::string_view before) {
  std::vector<std::size_t> starts = {0};
  bool at_start = true;
  for (std::size_t i = 0; i < before.size();) {
    const utf8::CodePoint c = utf8::decode(before, i);
    const std::size_t next = i + c.bytes;
    if (parts_words(c) || (at_start && (c.value == U'-' || c.value == U'\u2212'))) {
      starts = {next};
      at_start = true;
    } else if (is_space(c.value)) {
      if (!at_start) {
        const std::size_t begin = starts.back();
        if (find_operator(before.substr(begin, i - begin))) starts.clear();
        starts.push_back(next);
      }
      starts.back() = next;
      at_start = true;
    } else {
      at_start = false;
    }
    i = next;
  }
  return starts;
}

bool is_operator(TokenKind kind) {
  return kind == TokenKind::conj || kind == TokenKind::disj || kind == TokenKind::near || kind == TokenKind::negation;
}

// The beginning of the run without blanks, quotes and parentheses that ends at `end`.
std::size_t run_begin(std::string_view text, std::size_t end) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < end;) {
    const utf8::CodePoint c = utf8::decode(text, i);
    i += c.bytes;
    const bool sign = c.value == '(' || c.value == ')' || c.value == '|';
    if (!c.valid || sign || is_space(c.value) || is_quote(c.value)) begin = i;
  }
  return begin;
}

// A field, or a name that was read as a word because the value was not understood.
struct FieldBefore {
  std::string_view name = {};  // canonical; empty for none
  Span span = {};              // with its colon, and signs before it
  bool negated = false;
  bool alternative = false;  // an operator stands before it
};

// The tokens before the stand-in, once.
class PlaceReader {
 public:
  explicit PlaceReader(std::string_view before) : begin_(before.size()), text_(std::string(before).append(kStandIn)) {
    Notes notes(text_);
    Lexed lexed = tokenize(text_, notes);
    tokens_ = std::move(lexed.tokens);
    open_quote_ = lexed.open_quote;
    for (std::size_t i = 0; i < tokens_.size(); ++i) read(i);
  }

  TypingPlace place() const {
    TypingPlace out;
    out.begin = begin_;
    const bool quoted = open_quote_ < begin_;
    const std::size_t value = quoted ? open_quote_ : begin_;
    out.glue = run_begin(text_, value);
    const bool read_whole = !tokens_.empty() && is_leaf(tokens_.back()) && tokens_.back().span.end == text_.size();
    const bool alternative = alternatives_ || after_operator(out.glue);
    out.apart = read_whole && groups_.empty() && !alternative;
    const std::size_t first = quoted ? value + utf8::decode(text_, value).bytes : value;  // of the value itself
    const FieldBefore field = field_before(first_from(value), value);
    if (!read_whole) {
      out.fits = Fits::nothing;
    } else if (!groups_.empty()) {
      in_group(field, out);
    } else if (!field.name.empty()) {
      in_field(field, first == begin_ && value == field.span.end, out);
    } else {
      out.fits = alternative || out.glue < begin_ ? Fits::words : Fits::anything;
    }
    return out;
  }

 private:
  void read(std::size_t i) {
    const Token& token = tokens_[i];
    if (token.kind == TokenKind::open && !token.text.empty()) groups_.push_back(i);
    if (token.kind == TokenKind::close && !groups_.empty()) groups_.pop_back();
    if (token.kind == TokenKind::disj && groups_.empty()) alternatives_ = true;
  }

  // The first token that reaches beyond `at`.
  std::size_t first_from(std::size_t at) const {
    const auto found =
        std::find_if(tokens_.begin(), tokens_.end(), [&](const Token& token) { return token.span.end > at; });
    return static_cast<std::size_t>(found - tokens_.begin());
  }

  // Whether the last thing before `at` is an operator.
  bool after_operator(std::size_t at) const {
    const std::size_t i = first_from(at);
    return i > 0 && is_operator(tokens_[i - 1].kind);
  }

  bool is_minus(std::size_t i) const { return tokens_[i].kind == TokenKind::negation && tokens_[i].text == "-"; }

  // The field whose value begins with the token at `i`, at the byte `value`.
  FieldBefore field_before(std::size_t i, std::size_t value) const {
    FieldBefore out;
    for (; i > 0 && is_minus(i - 1); --i) out.negated = true;
    if (i == 0) return {};
    const Token& name = tokens_[i - 1];
    const bool word = name.kind == TokenKind::word && !name.of_field.empty() && name.span.end + 1 == value;
    if (!word && name.kind != TokenKind::field) return {};
    out.name = word ? name.of_field : std::string_view(name.text);
    out.span = {offset(run_begin(text_, name.span.begin)), word ? offset(value) : name.span.end};
    out.negated = out.negated || (i > 1 && is_minus(i - 2) && tokens_[i - 2].span.end == name.span.begin);
    out.alternative = alternatives_ || after_operator(out.span.begin);
    return out;
  }

  FieldBefore field_of_group(std::size_t open) const {
    const Token& token = tokens_[open];
    FieldBefore field = field_before(open, token.span.begin);
    if (field.name.empty() && !token.of_field.empty()) {  // dates and numbers
      field.name = token.of_field;
      field.span = {offset(run_begin(text_, token.span.begin)), token.span.begin};
    }
    return field;
  }

  // `at_value`: nothing has been typed of it.
  static void in_field(const FieldBefore& field, bool at_value, TypingPlace& out) {
    if (field.name == "title") {
      out.fits = Fits::words;
    } else if (field.negated || field.alternative || !at_value) {
      out.fits = Fits::nothing;
    } else {
      out.fits = Fits::values;
      out.field = canonical_field(field.name);
      out.field_span = field.span;
    }
  }

  // In a group that is the value of a field: of its facet, but only as the first.
  void in_group(const FieldBefore& inner, TypingPlace& out) const {
    const std::size_t open = groups_.back();
    const FieldBefore outer = field_of_group(open);
    const bool in_values = std::any_of(groups_.begin(), groups_.end(), [&](std::size_t group) {
      const FieldBefore field = field_of_group(group);
      return !field.name.empty() && field.name != "title";
    });
    if (!outer.name.empty()) {
      in_field(outer, groups_.size() == 1 && begin_ == tokens_[open].span.end, out);
    } else {
      const bool value = in_values || (!inner.name.empty() && inner.name != "title");
      out.fits = value ? Fits::nothing : Fits::words;
    }
  }

  std::size_t begin_;
  std::string text_;
  std::vector<Token> tokens_;
  std::size_t open_quote_ = 0;
  std::vector<std::size_t> groups_;  // the open ones
  bool alternatives_ = false;        // an "or" outside of groups
};

}  // namespace

TypingContext context_at(std::string_view text, std::size_t cursor, std::size_t most_words) {
  const std::string_view typed = text.substr(0, cursor);
  const std::vector<std::size_t> starts = word_starts(typed);
  TypingContext out;
  out.word = {offset(starts.back()), offset(typed.size())};
  for (std::size_t n = std::min(starts.size(), most_words); n > 0; --n) {
    const std::size_t begin = starts[starts.size() - n];
    if (begin + kStandIn.size() > limits::kMaxQueryBytes) {  // what stands there is not read
      out.places.push_back({begin, Fits::nothing, {}, {}, begin, false});
    } else {
      out.places.push_back(PlaceReader(typed.substr(0, begin)).place());
    }
  }
  return out;
}

}  // namespace diplomed::query
