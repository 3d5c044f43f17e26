#include "query/prose/prose_pieces.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/utf8.h"
#include "query/parse/parse_chars.h"
#include "text/characters.h"

namespace diplomed::query {
namespace {

// A quotation of more words, with others in it, is speech.
constexpr std::size_t kWordsOfATitle = 7;

Span span(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

bool is_one_of(char32_t c, std::u32string_view some) {
  return some.find(c) != std::u32string_view::npos;
}

// Words between blanks, as a phrase has them.
std::size_t words_between_blanks(std::string_view text) {
  std::size_t words = 0;
  bool counted = false;
  for (std::size_t i = 0; i < text.size();) {
    const utf8::CodePoint c = utf8::decode(text, i);
    if (!c.valid || is_space(c.value) || is_quote(c.value)) {
      counted = false;
    } else if (!counted && is_alnum(c.value)) {
      counted = true;
      ++words;
    }
    i += c.bytes;
  }
  return words;
}

Span core_of(std::string_view text, Span word) {
  Span core;
  for (std::size_t i = word.begin; i < word.end;) {
    const utf8::CodePoint c = utf8::decode(text, i);
    if (c.valid && is_alnum(c.value)) core = span(core.empty() ? i : core.begin, i + c.bytes);
    i += c.bytes;
  }
  return core;
}

struct Quotation {
  Span opening, closing;

  Span inside() const { return {opening.end, closing.begin}; }
};

// Pairs the quotes from left to right: a closing one ends the latest that is open, and those opened after that have no
// pair.
class QuotePairs {
 public:
  explicit QuotePairs(std::string_view text) : text_(text) {
    char32_t before = U' ';
    for (std::size_t i = 0; i < text.size();) {
      const utf8::CodePoint c = utf8::decode(text, i);
      const std::size_t next = i + c.bytes;
      if (c.valid && is_quote(c.value)) {
        const char32_t after = next < text.size() ? utf8::decode(text, next).value : U' ';
        read(c.value, span(i, next), before, after);
      }
      before = c.value;
      i = next;
    }
    for (const Open& open : open_) strays_.push_back(open.span);
    std::sort(pairs_.begin(), pairs_.end(),
              [](const Quotation& a, const Quotation& b) { return a.opening.begin < b.opening.begin; });
  }

  // Those that count, in order, none in another; the others' marks are strays.
  std::vector<Quotation> take() {
    std::vector<Quotation> out;
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      const Quotation& pair = pairs_[i];
      if (!out.empty() && pair.opening.begin < out.back().closing.begin) continue;
      const bool nested = i + 1 < pairs_.size() && pairs_[i + 1].opening.begin < pair.closing.begin;
      if (nested && words_between_blanks(pair.inside().of(text_)) > kWordsOfATitle) {
        strays_.push_back(pair.opening);
        strays_.push_back(pair.closing);
      } else {
        out.push_back(pair);
      }
    }
    return out;
  }

  const std::vector<Span>& strays() const { return strays_; }

 private:
  struct Open {
    char32_t quote;
    Span span;
  };

  bool opens(char32_t quote, char32_t before, char32_t after) const {
    if (quote == U'«' || quote == U'„') return true;
    if (quote == U'»' || quote == U'”') return false;
    if (quote == U'“' && !open_.empty() && open_.back().quote == U'„') return false;
    const bool after_gap = is_space(before) || is_quote(before) || is_one_of(before, U"([{<-–—/=:");
    const bool before_gap = is_space(after) || is_one_of(after, U")]}>.,:;!?…–—/");
    if (after_gap != before_gap) return after_gap;
    return open_.empty() || open_.back().quote != quote;
  }

  void read(char32_t quote, Span at, char32_t before, char32_t after) {
    if (opens(quote, before, after)) {
      open_.push_back({quote, at});
    } else if (open_.empty()) {
      strays_.push_back(at);
    } else {
      close(quote, at);
    }
  }

  static char32_t family(char32_t quote) {
    if (quote == U'»') return U'«';
    return quote == U'”' || quote == U'„' ? U'“' : quote;
  }

  // The latest of its kind, else the latest of any.
  void close(char32_t quote, Span at) {
    auto found = std::find_if(open_.rbegin(), open_.rend(),
                              [&](const Open& open) { return family(open.quote) == family(quote); });
    if (found == open_.rend()) found = open_.rbegin();
    for (auto skipped = open_.rbegin(); skipped != found; ++skipped) strays_.push_back(skipped->span);
    pairs_.push_back({found->span, at});
    open_.erase(std::prev(found.base()), open_.end());
  }

  std::string_view text_;
  std::vector<Open> open_;
  std::vector<Quotation> pairs_;
  std::vector<Span> strays_;
};

class PieceReader {
 public:
  explicit PieceReader(std::string_view text) : text_(text), pairs_(text), quotations_(pairs_.take()) {}

  ProsePieces run() {
    std::size_t next_quotation = 0;
    for (std::size_t i = 0; i < text_.size();) {
      if (next_quotation < quotations_.size() && quotations_[next_quotation].opening.begin == i) {
        add_quotation(quotations_[next_quotation++]);
        i = out_.list.back().span.end;
        continue;
      }
      const utf8::CodePoint c = utf8::decode(text_, i);
      if (!c.valid || is_space(c.value) || is_quote(c.value)) {
        i += c.bytes;
      } else if (c.value == '(' || c.value == ')') {
        add({c.value == '(' ? PieceKind::open : PieceKind::close, span(i, i + 1)});
        ++i;
      } else if (c.value == '|') {
        const std::size_t end = std::min(text_.find_first_not_of('|', i), text_.size());
        add({PieceKind::bar, span(i, end)});
        i = end;
      } else {
        const std::size_t end = word_end(text_, i);
        add_word(span(i, end));
        i = end;
      }
    }
    out_.strays = pairs_.strays();
    std::sort(out_.strays.begin(), out_.strays.end(), [](Span a, Span b) { return a.begin < b.begin; });
    return std::move(out_);
  }

 private:
  void add(Piece piece) {
    piece.glued = !out_.list.empty() && out_.list.back().span.end == piece.span.begin;
    out_.list.push_back(piece);
  }

  void add_word(Span at) {
    Piece piece{PieceKind::word, at};
    piece.core = core_of(text_, at);
    piece.words = piece.core.empty() ? 0 : 1;
    piece.op = find_operator(at.of(text_));
    add(piece);
  }

  void add_quotation(const Quotation& quotation) {
    Piece piece{PieceKind::quotation, {quotation.opening.begin, quotation.closing.end}};
    piece.core = quotation.inside();
    piece.words = words_between_blanks(piece.core.of(text_));
    add(piece);
  }

  std::string_view text_;
  QuotePairs pairs_;
  std::vector<Quotation> quotations_;
  ProsePieces out_;
};

}  // namespace

ProsePieces read_pieces(std::string_view text) {
  return PieceReader(text).run();
}

Case case_of(std::string_view word) {
  std::size_t letters = 0, capitals = 0;
  bool first = false;
  for (std::size_t i = 0; i < word.size();) {
    const utf8::CodePoint c = utf8::decode(word, i);
    if (text::is_letter(c.value)) {
      const bool capital = text::is_upper(c.value);
      first = letters == 0 ? capital : first;
      ++letters;
      capitals += capital ? 1 : 0;
    }
    i += c.bytes;
  }
  if (letters == 0) return Case::none;
  if (letters > 1 && capitals == letters) return Case::capitals;
  return first ? Case::sentence : Case::lower;
}

std::size_t letters_in(std::string_view word) {
  std::size_t letters = 0;
  for (std::size_t i = 0; i < word.size();) {
    const utf8::CodePoint c = utf8::decode(word, i);
    letters += text::is_letter(c.value) ? 1 : 0;
    i += c.bytes;
  }
  return letters;
}

bool has_any(std::string_view text, std::initializer_list<std::string_view> marks) {
  return std::any_of(marks.begin(), marks.end(), [&](std::string_view m) { return text.find(m) != text.npos; });
}

std::vector<Span> quotes_in(std::string_view text) {
  std::vector<Span> out;
  for (std::size_t i = 0; i < text.size();) {
    const utf8::CodePoint c = utf8::decode(text, i);
    if (c.valid && is_quote(c.value)) out.push_back(span(i, i + c.bytes));
    i += c.bytes;
  }
  return out;
}

}  // namespace diplomed::query
