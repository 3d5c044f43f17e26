// A word of plain Russian or plain ASCII needs lower case only. Everything else is decoded to code points, normalised
// by ICU (NFKC, so that ﬁ → fi, Ⅻ → xii, и + breve → й), stripped and folded letter by letter.
#include "text/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

#include "base/byte_scan.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "language_data/regional_letters.h"
#include "text/characters.h"

namespace diplomed::text {
namespace {

struct Letter {
  char32_t value;  // lower case
  CharClass kind;
  bool capital;
};

std::u32string normalise(std::string_view surface) {
  std::u32string out;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
  icu::UnicodeString text =
      icu::UnicodeString::fromUTF8(icu::StringPiece(surface.data(), static_cast<std::int32_t>(surface.size())));
  if (U_SUCCESS(status)) text = nfkc->normalize(text, status);
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    out.push_back(static_cast<char32_t>(text.char32At(i)));
  }
  return out;
}

// é → e: the first code point of the canonical decomposition of a Latin letter.
char32_t without_diacritic(char32_t c) {
  if (c < 0x80) return c;
  switch (c) {
    case U'ı':
      return 'i';
    case U'ø':
      return 'o';
    case U'ł':
      return 'l';
    case U'đ':
      return 'd';
    case U'ħ':
      return 'h';
    default:
      break;
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  icu::UnicodeString decomposed;
  if (U_FAILURE(status) || !nfd->getDecomposition(static_cast<UChar32>(c), decomposed)) return c;
  return static_cast<char32_t>(decomposed.char32At(0));
}

// Letters that carry a stress mark in one code point: Cyrillic ѐ and ѝ, which NFKC makes of е and и with a grave, and
// the Latin á, é, ó that people type for want of а́.
char32_t without_stress(char32_t c) {
  if (c == U'ѐ') return U'е';
  if (c == U'ѝ') return U'и';
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  icu::UnicodeString decomposed;
  if (c < 0x80 || classify(c) != CharClass::latin || U_FAILURE(status) ||
      !nfd->getDecomposition(static_cast<UChar32>(c), decomposed))
    return c;
  const char16_t accent = decomposed.length() == 2 ? decomposed[1] : u'\0';
  return accent == 0x300 || accent == 0x301 ? decomposed[0] : c;
}

std::vector<Letter> decode_letters(std::string_view surface) {
  std::vector<Letter> letters;
  for (const char32_t c : normalise(surface)) {
    const CharClass kind = classify(c);
    if (kind == CharClass::ignorable) continue;
    if (kind == CharClass::mark && (c == 0x300 || c == 0x301 || c == 0x341 || c == 0x340)) continue;  // stress
    const char32_t lower = to_lower(c);
    const char32_t value = classify(lower) == CharClass::cyrillic ? without_stress(lower) : lower;  // Latin: see below
    letters.push_back({value, classify(value), lower != c});
  }
  return letters;
}

bool is_cyrillic(CharClass kind) {
  return kind == CharClass::russian || kind == CharClass::cyrillic;
}

// Writes every letter in one script; false, and nothing changed, when one of the other script has no double.
bool write_in_one_script(std::vector<Letter>& letters, bool cyrillic) {
  const auto twin = [&](const Letter& l) -> char32_t {
    if (cyrillic && l.kind == CharClass::latin) return cyrillic_lookalike(without_stress(l.value), l.capital);
    if (!cyrillic && is_cyrillic(l.kind)) return latin_lookalike(l.value, l.capital);
    return l.value;
  };
  if (std::any_of(letters.begin(), letters.end(), [&](const Letter& l) { return twin(l) == 0; })) return false;
  for (Letter& l : letters) {
    l.value = twin(l);
    l.kind = classify(l.value);
  }
  return true;
}

// A word that mixes scripts is written in that of its majority (Cyrillic at par) or else in the other one, where every
// letter has a double there; otherwise it stays mixed.
void unify_scripts(std::vector<Letter>& letters) {
  const auto latin =
      std::count_if(letters.begin(), letters.end(), [](const Letter& l) { return l.kind == CharClass::latin; });
  const auto cyrillic =
      std::count_if(letters.begin(), letters.end(), [](const Letter& l) { return is_cyrillic(l.kind); });
  if (latin == 0 || cyrillic == 0) return;
  if (!write_in_one_script(letters, cyrillic >= latin)) write_in_one_script(letters, cyrillic < latin);
}

WordKind kind_of(const std::vector<Letter>& letters) {
  bool digit = false, russian = false, latin = false, mark = false, other = false;
  for (const Letter& l : letters) {
    switch (l.kind) {
      case CharClass::digit:
        digit = true;
        break;
      case CharClass::russian:
        russian = true;
        break;
      case CharClass::latin:
        latin = true;
        break;
      case CharClass::apostrophe:
        break;
      case CharClass::mark:
        mark = true;
        break;
      default:
        other = true;
        break;
    }
  }
  if (other || (mark && (russian || !latin))) return WordKind::other;  // Latin letters lose their marks
  if (digit && !russian && !latin) return WordKind::number;
  if (digit) return WordKind::other;
  if (russian && latin) return WordKind::other;
  return russian ? WordKind::russian : latin ? WordKind::latin : WordKind::other;
}

// Lower case of a word that is nothing but ASCII letters and digits or Russian letters; false when it is not.
bool fold_plain(std::string_view surface, FoldedWord& out) {
  bool russian = false, latin = false, digit = false;
  for (std::size_t i = 0; i < surface.size();) {
    const utf8::CodePoint c = utf8::decode(surface, i);
    const CharClass kind = classify(c.value);
    if (kind == CharClass::russian) {
      russian = true;
    } else if (kind == CharClass::digit) {
      digit = true;
    } else if (kind == CharClass::latin && c.value < 0x80) {
      latin = true;
    } else {
      return false;
    }
    i += c.bytes;
    utf8::append(out.form, to_lower(c.value));
  }
  if (russian && latin) {
    out.form.clear();
    return false;
  }
  out.kind =
      digit ? (russian || latin ? WordKind::other : WordKind::number) : (russian ? WordKind::russian : WordKind::latin);
  return true;
}

// В12, т4, м2: letters that look the same in both alphabets, beside digits, are Latin ones, whichever keyboard they
// come from. Other words stay as they are.
std::string code_in_latin(const std::string& form) {
  std::string out;
  bool digit = false;
  for (std::size_t i = 0; i < form.size();) {
    const utf8::CodePoint c = utf8::decode(form, i);
    i += c.bytes;
    const CharClass kind = classify(c.value);
    digit = digit || kind == CharClass::digit;
    const char32_t letter = is_cyrillic(kind) ? latin_lookalike(c.value, true) : c.value;
    if (letter == 0 || letter >= 0x80 || (kind != CharClass::digit && !is_letter(letter))) return form;
    utf8::append(out, letter);
  }
  return digit ? out : form;
}

// Letter by letter; empty when one has no such shape.
template <typename Twin>
std::string in_shapes(std::string_view word, Twin twin) {
  std::string out;
  for (std::size_t i = 0; i < word.size();) {
    const utf8::CodePoint c = utf8::decode(word, i);
    i += c.bytes;
    const char32_t letter = twin(c.value);
    if (letter == 0 || !is_letter(letter)) return {};
    utf8::append(out, letter);
  }
  return out;
}

using Byte = std::uint8_t;

// What fold_run() cannot fold: what is neither ASCII, nor Russian, nor a sign of Latin-1 or of general punctuation.
constexpr auto needs_decoding = [](Byte b0, Byte b1, Byte, Byte) {
  const bool russian = ((b0 == 0xd0) & ((b1 >= 0x90) | (b1 == 0x81))) | ((b0 == 0xd1) & (b1 < 0xa0));
  const bool sign = (b0 == 0xe2) & (b1 < 0x84);
  return static_cast<Byte>((b0 >= 0xc3) & !russian & !sign);
};

// The byte between `before` and `after`, folded. А…П stay under D0, Р…Я move to D1, Ё and ё become е.
constexpr auto fold_byte = [](Byte before, Byte b, Byte after) {
  const bool after_d0 = before == 0xd0;
  const bool plus_32 = ((b >= 'A') & (b <= 'Z')) | (after_d0 & (b >= 0x90) & (b <= 0x9f));
  const bool minus_32 = after_d0 & (b >= 0xa0) & (b <= 0xaf);
  const bool yo = (after_d0 & (b == 0x81)) | ((before == 0xd1) & (b == 0x91));
  const bool to_d1 = (b == 0xd0) & (after >= 0xa0) & (after <= 0xaf);
  const bool to_d0 = (b == 0xd1) & (after == 0x91);
  Byte out = static_cast<Byte>(b + (plus_32 ? 32 : 0));
  out = static_cast<Byte>(out - (minus_32 ? 32 : 0));
  out = yo ? Byte{0xb5} : out;
  out = static_cast<Byte>(out + (to_d1 ? 1 : 0));
  return static_cast<Byte>(out - (to_d0 ? 1 : 0));
};

// Folds whole characters, none of which needs_decoding(). The bytes between the first and the last one go by blocks;
// the last block overlaps the one before it.
void fold_run(std::string_view run, char* to) {
  constexpr std::size_t kBlock = 16;
  if (run.empty()) return;
  const auto* from = reinterpret_cast<const Byte*>(run.data());
  auto* out = reinterpret_cast<Byte*>(to);
  const auto fold_block = [&](std::size_t at) {
    std::array<Byte, kBlock> block;
    for (std::size_t i = 0; i < kBlock; ++i) block[i] = fold_byte(from[at + i - 1], from[at + i], from[at + i + 1]);
    std::memcpy(out + at, block.data(), kBlock);
  };
  const std::size_t last = run.size() - 1;
  out[0] = fold_byte(0, from[0], last > 0 ? from[1] : Byte{0});
  if (last == 0) return;
  std::size_t i = 1;
  for (; i + kBlock <= last; i += kBlock) fold_block(i);
  if (i < last && last > kBlock) {
    fold_block(last - kBlock);
    i = last;
  }
  for (; i < last; ++i) out[i] = fold_byte(from[i - 1], from[i], from[i + 1]);
  out[last] = fold_byte(from[last - 1], from[last], 0);
}

}  // namespace

FoldedWord fold_word(std::string_view surface) {
  surface = utf8::truncate(surface, limits::kMaxWordBytes);
  FoldedWord out;
  out.form.reserve(surface.size());
  if (fold_plain(surface, out)) {
    if (out.kind == WordKind::other) out.form = code_in_latin(out.form);
    return out;
  }
  out.form.clear();
  std::vector<Letter> letters = decode_letters(surface);
  unify_scripts(letters);
  out.kind = kind_of(letters);
  for (const Letter& l : letters) {
    if (l.kind == CharClass::apostrophe) {
      if (out.kind == WordKind::russian) continue;
      out.form.push_back('\'');
      out.apostrophe = true;
    } else if (l.value == U'ß') {
      out.form += "ss";  // its capital form
    } else if (l.kind == CharClass::latin) {
      utf8::append(out.form, without_diacritic(l.value));
    } else if (l.kind == CharClass::mark && out.kind == WordKind::latin) {
      continue;
    } else {
      utf8::append(out.form, l.value);
    }
  }
  if (out.kind == WordKind::other) out.form = code_in_latin(out.form);
  return out;
}

std::string in_latin_shapes(std::string_view word) {
  return in_shapes(
      word, [](char32_t letter) { return is_cyrillic(classify(letter)) ? latin_lookalike(letter, true) : letter; });
}

std::string in_cyrillic_shapes(std::string_view word) {
  return in_shapes(word, [](char32_t letter) {
    return classify(letter) == CharClass::latin ? cyrillic_lookalike(letter, true) : letter;
  });
}

std::string plain_cyrillic(std::string_view word) {
  std::string out;
  out.reserve(word.size());
  for (std::size_t i = 0; i < word.size();) {
    const utf8::CodePoint c = utf8::decode(word, i);
    const auto* row = std::find_if(language_data::kRegionalLetters.begin(), language_data::kRegionalLetters.end(),
                                   [&](const auto& r) { return r.letter.front() == c.value; });
    utf8::append(out, row == language_data::kRegionalLetters.end() ? c.value : row->russian.front());
    i += c.bytes;
  }
  return out;
}

std::string fold(std::string_view text) {
  std::string out(text);
  for (std::size_t i = 0; i < text.size();) {
    const std::string_view run = text.substr(i, find_flagged(text, i, needs_decoding) - i);
    fold_run(run, out.data() + i);
    i += run.size();
    if (i == text.size()) break;
    const utf8::CodePoint c = utf8::decode(text, i);
    std::string letter;
    utf8::append(letter, to_lower(c.value));
    if (letter.size() == c.bytes) out.replace(i, c.bytes, letter);
    i += c.bytes;
  }
  return out;
}

std::string fold_yo(std::string_view word) {
  std::string out(word);
  for (std::size_t at = out.find("ё"); at != std::string::npos; at = out.find("ё", at)) out.replace(at, 2, "е");
  return out;
}

}  // namespace diplomed::text
