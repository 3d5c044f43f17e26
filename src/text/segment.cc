#include "text/segment.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <memory>

#include "base/utf8.h"
#include "text/characters.h"

namespace diplomed::text {
namespace {

struct CloseIterator {
  void operator()(UBreakIterator* it) const { ubrk_close(it); }
};
struct CloseText {
  void operator()(UText* t) const { utext_close(t); }
};

UBreakIterator* word_iterator() {
  thread_local const std::unique_ptr<UBreakIterator, CloseIterator> iterator = [] {
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator* opened = ubrk_open(UBRK_WORD, "ru", nullptr, 0, &status);
    return std::unique_ptr<UBreakIterator, CloseIterator>(U_SUCCESS(status) ? opened : nullptr);
  }();
  return iterator.get();
}

void count(Piece& piece, char32_t c, CharClass kind, std::size_t offset) {
  if (kind == CharClass::digit) {
    piece.digits = true;
    return;
  }
  const bool upper = is_upper(c);
  if (offset == piece.span.begin) piece.capitalised = upper;
  if (piece.letters < UINT16_MAX) ++piece.letters;
  if (upper && piece.capitals < UINT16_MAX) ++piece.capitals;
  if (kind == CharClass::cyrillic || c > 0x7F) piece.plain = piece.plain && kind == CharClass::russian;
}

// One run without spaces that holds a complex character: ICU cuts it.
void segment_by_icu(std::string_view text, std::size_t begin, std::size_t end, std::vector<Piece>& out) {
  UBreakIterator* iterator = word_iterator();
  if (iterator == nullptr) return;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UText, CloseText> source(
      utext_openUTF8(nullptr, text.data() + begin, static_cast<std::int64_t>(end - begin), &status));
  ubrk_setUText(iterator, source.get(), &status);
  if (U_FAILURE(status)) return;
  std::int32_t from = ubrk_first(iterator);
  for (std::int32_t to = ubrk_next(iterator); to != UBRK_DONE; from = to, to = ubrk_next(iterator)) {
    Piece piece;
    piece.span = {static_cast<std::uint32_t>(begin) + static_cast<std::uint32_t>(from),
                  static_cast<std::uint32_t>(begin) + static_cast<std::uint32_t>(to)};
    const auto flush = [&](std::size_t stop, std::size_t restart) {
      piece.span.end = static_cast<std::uint32_t>(stop);
      piece.plain = false;
      if (!piece.span.empty() && (piece.letters > 0 || piece.digits)) out.push_back(piece);
      piece = Piece{};
      piece.span.begin = static_cast<std::uint32_t>(restart);
    };
    for (std::size_t i = piece.span.begin; i < begin + static_cast<std::size_t>(to);) {
      const utf8::CodePoint c = utf8::decode(text, i);
      const CharClass kind = classify(c.value);
      if (kind == CharClass::separator || kind == CharClass::space) {
        flush(i, i + c.bytes);
      } else if (is_alnum(c.value)) {  // not what the rule status says, which is "none" for 국 with a combining mark
        count(piece, c.value, kind, i);
      }
      i += c.bytes;
    }
    flush(begin + static_cast<std::size_t>(to), 0);
  }
}

// An apostrophe belongs to the word when letters stand on both sides: O'Brien, Toʻlqin.
bool letter_follows(std::string_view text, std::size_t offset) {
  return offset < text.size() && is_letter(utf8::decode(text, offset).value);
}

// CO₂, H₂O, м², км³; behind a longer word it is the mark of a footnote.
bool takes_small_digit(const Piece& piece, char32_t digit) {
  constexpr std::uint16_t kLettersOfFormula = 3, kLettersOfUnit = 2;
  return piece.letters > 0 && piece.letters <= (is_subscript_digit(digit) ? kLettersOfFormula : kLettersOfUnit);
}

}  // namespace

void segment(std::string_view text, std::vector<Piece>& out) {
  std::size_t i = 0;
  std::size_t run = 0;  // where the current run without spaces began
  std::size_t run_pieces = out.size();
  bool in_word = false;
  bool complex = false;
  Piece piece;
  std::size_t word_end = 0;  // end of the last letter, digit or mark of the piece
  const auto close = [&] {
    if (in_word) {
      piece.span.end = static_cast<std::uint32_t>(word_end);
      out.push_back(piece);
      in_word = false;
    }
  };
  const auto close_run = [&](std::size_t end) {
    close();
    if (complex) {
      out.resize(run_pieces);
      segment_by_icu(text, run, end, out);
      complex = false;
    }
  };
  while (i < text.size()) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const utf8::CodePoint c = lead < 0x80 ? utf8::CodePoint{lead, 1, true} : utf8::decode(text, i);
    const CharClass kind = c.valid ? classify(c.value) : CharClass::separator;
    if (kind <= CharClass::digit && kind >= CharClass::latin) {
      if (!in_word) {
        in_word = true;
        piece = Piece{};
        piece.span.begin = static_cast<std::uint32_t>(i);
      }
      count(piece, c.value, kind, i);
      word_end = i + c.bytes;
    } else if (kind == CharClass::ignorable || kind == CharClass::mark) {
      piece.plain = false;
      if (kind == CharClass::mark && in_word) word_end = i + c.bytes;
    } else if (kind == CharClass::apostrophe && in_word && letter_follows(text, i + c.bytes)) {
      piece.plain = false;
    } else if (kind == CharClass::space) {
      close_run(i);
      run = i + c.bytes;
      run_pieces = out.size();
    } else if (is_subscript_digit(c.value) || is_superscript_digit(c.value)) {
      if (in_word && takes_small_digit(piece, c.value)) {
        piece.digits = true;
        piece.plain = false;
        word_end = i + c.bytes;
      } else {
        close();
      }
    } else if (kind == CharClass::complex) {
      complex = true;
    } else {
      close();
    }
    i += c.bytes;
  }
  close_run(text.size());
}

}  // namespace diplomed::text
