#include "query/prose/prose_marks.h"

#include <cstddef>
#include <cstdint>
#include <utility>

#include "base/utf8.h"
#include "query/parse/parse_chars.h"
#include "text/characters.h"
#include "text/fold.h"

namespace diplomed::query {
namespace {

constexpr std::size_t kLettersOfAName = 2;       // before a full stop: what is shorter is an initial
constexpr std::size_t kLettersOfAShortWord = 3;  // beside a slash: what is shorter is a unit (km/h)

bool is_digit_char(char32_t c) {
  return c >= U'0' && c <= U'9';
}

std::size_t word_length(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size() && is_letter(utf8::decode(text, i).value)) i += utf8::decode(text, i).bytes;
  return i;
}
std::size_t letters_at(std::string_view text) {
  return utf8::length(text.substr(0, word_length(text)));
}

bool parts_words(char32_t c, char32_t before, std::size_t letters, std::string_view rest) {
  const char32_t after = rest.empty() ? U' ' : utf8::decode(rest, 0).value;
  const bool between = is_letter(before) && is_letter(after);
  switch (c) {
    case U'[':
    case U']':
    case U'{':
    case U'}':
    case U'<':
    case U'>':
    case U'!':
    case U'?':
    case U'…':
    case U';':
    case U'—':
      return true;
    case U':':
    case U',':
      return between || is_space(after);
    case U'/':
      return between && letters >= kLettersOfAShortWord && letters_at(rest) >= kLettersOfAShortWord;
    case U'.': {
      const bool sentence = text::is_upper(after) && case_of(rest.substr(0, word_length(rest))) == Case::sentence;
      return sentence && ((letters >= kLettersOfAName && !text::is_upper(before)) || is_digit_char(before));
    }
    default:
      return false;
  }
}

class Softener {
 public:
  Softener(std::string_view text, const JudgedPieces& judged)
      : text_(text), pieces_(judged.pieces), written_(judged.written), sentence_(judged.sentence) {
    out_.text = text;
  }

  Prose run() {
    for (std::size_t i = 0; i < pieces_.list.size(); ++i) {
      if (written_[i]) continue;
      switch (pieces_.list[i].kind) {
        case PieceKind::word:
          rewrite_word(i);
          break;
        case PieceKind::quotation:
          rewrite_quotation(i);
          break;
        default:
          blank(pieces_.list[i].span);
      }
    }
    const std::vector<Span>& strays = pieces_.strays;
    for (std::size_t i = 0; i < strays.size(); ++i) {
      if (i + 1 < strays.size() || !is_being_typed(strays[i])) blank(strays[i]);
    }
    return std::move(out_);
  }

 private:
  std::string_view raw(std::size_t i) const { return pieces_.list[i].span.of(text_); }

  void blank(Span at) { out_.text.replace(at.begin, at.size(), std::string(at.size(), ' ')); }
  void blank_byte(std::size_t at) { out_.text[at] = ' '; }

  // A quotation that is not closed yet: no other quote follows.
  bool is_being_typed(Span quote) const {
    return quotes_in(text_.substr(quote.end)).empty() && is_opening_quote(utf8::decode(text_, quote.begin).value);
  }

  // One word is a word; several are "a b", without quotes and stars inside.
  void rewrite_quotation(std::size_t i) {
    const Piece& p = pieces_.list[i];
    for (const Span quote : quotes_in(p.span.of(text_))) blank({p.span.begin + quote.begin, p.span.begin + quote.end});
    for (std::size_t at = p.core.begin; at < p.core.end; ++at) {
      if (text_[at] == '*') blank_byte(at);
    }
    if (p.words < 2) return rewrite_inside(p.core);
    out_.text[p.span.begin] = '"';
    out_.text[p.span.end - 1] = '"';
  }

  void rewrite_word(std::size_t i) {
    const Piece& p = pieces_.list[i];
    if (p.op) {
      out_.text.replace(p.span.begin, p.span.size(), text::fold(raw(i)));
      if (p.op->kind != SignKind::conj) out_.operators.push_back(p.span);
      return;
    }
    if (p.words == 0) return blank(p.span);
    const std::string_view word = raw(i);
    for (std::size_t k = 0; k < word.size() && (word[k] == '-' || word[k] == '+' || word[k] == '='); ++k) {
      blank_byte(p.span.begin + k);
    }
    if (!is_beginning(i)) {
      for (std::size_t k = 0; k < word.size(); ++k) {
        if (word[k] == '*' || word[k] == '~') blank_byte(p.span.begin + k);
      }
    }
    rewrite_inside(p.span);
  }

  // "телемед*": its star is no footnote's.
  bool is_beginning(std::size_t i) const {
    const Piece& p = pieces_.list[i];
    const std::string_view stem = p.core.of(text_);
    const std::string_view tail = text_.substr(p.core.end, p.span.end - p.core.end);
    const std::size_t star = tail.find('*');
    if (star != 0 || tail.starts_with("**") || raw(i).front() == '*' || tail.size() > 1) return false;
    const Case written = case_of(stem);
    if (written == Case::capitals || written == Case::none) return false;
    if (!sentence_) return true;
    const bool last = i + 1 == pieces_.list.size();
    return written == Case::lower ? !last : i == 0;
  }

  // Marks between two words that were written without a blank.
  void rewrite_inside(Span at) {
    const std::string_view word = at.of(text_);
    if (has_any(word, {"://", "www.", "@"})) return;
    char32_t before = 0;
    std::size_t letters = 0;  // in a row before this place
    for (std::size_t i = 0; i < word.size();) {
      const utf8::CodePoint c = utf8::decode(word, i);
      const std::string_view rest = word.substr(i + c.bytes);
      if (parts_words(c.value, before, letters, rest))
        blank({at.begin + static_cast<std::uint32_t>(i), at.begin + static_cast<std::uint32_t>(i) + c.bytes});
      letters = is_letter(c.value) ? letters + 1 : 0;
      before = c.value;
      i += c.bytes;
    }
  }

  std::string_view text_;
  const ProsePieces& pieces_;
  const std::vector<bool>& written_;
  bool sentence_;
  Prose out_;
};

}  // namespace

Prose without_marks(std::string_view text, const JudgedPieces& judged) {
  return Softener(text, judged).run();
}

}  // namespace diplomed::query
