#include "query/prose/prose.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/utf8.h"
#include "query/parse/parse_chars.h"
#include "query/parse/parse_fields.h"
#include "query/parse/parse_range.h"
#include "query/prose/prose_marks.h"
#include "query/prose/prose_pieces.h"
#include "text/fold.h"
#include "text/stopwords.h"

namespace diplomed::query {
namespace {

// What prose has and a row of search words has not. Two of these points make several words prose.
constexpr int kPlain = 2;
constexpr int kMarkPoints = 2;  // for each kind of mark that only sentences have
constexpr std::size_t kSeveralWords = 3;
constexpr std::size_t kManyWords = 5;
constexpr std::size_t kLongWord = 5;             // a word in capitals that is no acronym
constexpr std::size_t kWordsOfASiteName = 4;     // "… | Name of the site"
constexpr std::size_t kLettersOfAShortWord = 3;  // with a full stop: an abbreviation

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// "^2", "~1", "~0.8" behind a word, a quotation or a group.
bool is_degree(std::string_view text) {
  return text.size() > 1 && (text[0] == '^' || text[0] == '~') && is_digit(text[1]);
}

class ProseReader {
 public:
  explicit ProseReader(std::string_view text) : text_(text), all_(read_pieces(text)), pieces_(all_.list) {
    written_.resize(pieces_.size());
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (is_word(i) || has(i, PieceKind::quotation)) last_text_ = i;
    }
  }

  std::optional<Prose> run() {
    for (std::size_t i = 0; i < pieces_.size(); ++i) mark_written(i);
    if (words_outside() == 0 || says_degrees()) return std::nullopt;
    shouting_ = is_line_of_capitals();
    count_points();
    if (words() < kSeveralWords || points_ < kPlain || combines()) return std::nullopt;
    return without_marks(text_, {all_, written_, begins_as_sentence() && points_ > kPlain});
  }

 private:
  std::string_view raw(std::size_t i) const { return pieces_[i].span.of(text_); }
  std::string_view core(std::size_t i) const { return pieces_[i].core.of(text_); }
  std::string_view behind(std::size_t i) const {  // a word's punctuation after its last letter or digit
    const Piece& p = pieces_[i];
    return p.core.empty() ? raw(i) : text_.substr(p.core.end, p.span.end - p.core.end);
  }
  bool has(std::size_t i, PieceKind kind) const { return i < pieces_.size() && pieces_[i].kind == kind; }
  bool glued(std::size_t i) const { return i < pieces_.size() && pieces_[i].glued; }
  bool is_word(std::size_t i) const { return has(i, PieceKind::word) && pieces_[i].words > 0; }
  // A word that belongs to the text itself.
  bool is_plain_word(std::size_t i) const { return is_word(i) && !pieces_[i].op && !written_[i]; }
  bool is_value_next(std::size_t i) const {
    return glued(i + 1) && (has(i + 1, PieceKind::open) || has(i + 1, PieceKind::quotation));
  }

  // What only the query language has, and which stays.

  void mark_written(std::size_t i) {
    const bool begins = !glued(i) || has(i - 1, PieceKind::open) || has(i - 1, PieceKind::bar);
    if (!has(i, PieceKind::word) || !begins) return;
    const std::string_view word = raw(i);
    const std::size_t signs = std::min(word.find_first_not_of("-+="), word.size());
    const bool bracketed = glued(i) && has(i - 1, PieceKind::open) && word[0] == '+';  // (+video)
    const bool dashes = word.starts_with("--");
    if (signs > 0 && !dashes && !bracketed) {
      if (signs == word.size() && is_value_next(i)) return write_with_value(i);
      if (signs == word.size() && !blank_follows(i)) written_[i] = true;  // -"a without its other quote
      if (signs == word.size()) return;
      const char32_t first = utf8::decode(word, signs).value;
      written_[i] = is_letter(first) || (word[signs - 1] == '=' && is_alnum(first));
    }
    if (!is_field(word, signs, i)) return;
    write_with_value(i);
    write_range(i, word.substr(signs, word.find(':', signs) - signs));
  }

  // дата:9 мая 2020 – 10 июня 2020: without quotes the value goes on behind blanks.
  void write_range(std::size_t i, std::string_view name) {
    const std::string_view field = canonical_field(name);
    if (field != "date" && field != "year" && field != "number") return;
    const std::size_t value = pieces_[i].span.begin + raw(i).find(':') + 1;
    const auto found = find_range(field == "number" ? RangeKind::number : RangeKind::date, text_, value);
    for (++i; found && i < pieces_.size() && pieces_[i].span.begin < found->end; ++i) written_[i] = true;
  }

  bool is_field(std::string_view word, std::size_t signs, std::size_t i) const {
    const std::size_t colon = word.find(':', signs);
    if (colon == word.npos || canonical_field(word.substr(signs, colon - signs)).empty()) return false;
    return colon + 1 == word.size() ? is_value_next(i) : !word.substr(colon + 1).starts_with("//");
  }

  void write_with_value(std::size_t i) {
    written_[i] = true;
    if (!is_value_next(i)) return;
    std::size_t depth = 0;
    for (++i; i < pieces_.size(); ++i) {
      written_[i] = true;
      if (has(i, PieceKind::open)) ++depth;
      if (has(i, PieceKind::close)) --depth;
      if (depth == 0) return;
    }
  }

  // Whether it is prose.

  std::size_t words_outside() const {
    std::size_t out = 0;
    for (std::size_t i = 0; i < pieces_.size(); ++i) out += is_plain_word(i) ? 1 : 0;
    return out;
  }

  std::size_t words() const {
    std::size_t out = words_outside();
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (has(i, PieceKind::quotation) && !written_[i]) out += pieces_[i].words;
    }
    return out;
  }

  bool is_function_word(std::size_t i) const { return is_plain_word(i) && text::is_stopword(text::fold(core(i))); }

  bool is_line_of_capitals() const {
    std::size_t in_capitals = 0, long_ones = 0;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (!is_plain_word(i)) continue;
      const Case written = case_of(core(i));
      if (written == Case::lower || (written == Case::sentence && letters_in(core(i)) > 1)) return false;
      if (written == Case::none) continue;
      ++in_capitals;
      long_ones += letters_in(core(i)) >= kLongWord ? 1 : 0;
    }
    return in_capitals >= kSeveralWords && long_ones > 1;
  }

  // The first word in sentence case, and others that are not.
  bool begins_as_sentence() const {
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      const bool quotation = has(i, PieceKind::quotation);
      if (!quotation && !is_word(i)) continue;
      const std::string_view first = quotation ? core(i).substr(0, core(i).find(' ')) : core(i);
      if (written_[i] || case_of(first) != Case::sentence) return false;
      for (std::size_t k = i + 1; k < pieces_.size(); ++k) {
        const bool quoted = has(k, PieceKind::quotation) && !written_[k];
        if ((is_plain_word(k) || quoted) && case_of(core(k)) == Case::lower) return true;
      }
      return false;
    }
    return false;
  }

  bool words_follow(std::size_t i) const { return i < last_text_; }

  bool blank_follows(std::size_t i) const {
    const std::size_t end = pieces_[i].span.end;
    return end == text_.size() || is_space(utf8::decode(text_, end).value);
  }

  // Whether what stands before piece `i` is a word or a quotation that its punctuation belongs to.
  bool after_text(std::size_t i) const {
    return i > 0 && (is_word(i - 1) || has(i - 1, PieceKind::quotation) || has(i - 1, PieceKind::close));
  }

  bool is_dash(std::size_t i) const {
    static constexpr std::array<std::string_view, 5> kDashes = {"-", "--", "–", "—", "−"};
    return has(i, PieceKind::word) && std::find(kDashes.begin(), kDashes.end(), raw(i)) != kDashes.end() &&
           blank_follows(i) && (i == 0 || blank_follows(i - 1)) && !written_[i];
  }

  // A full stop that ends no abbreviation and no initial.
  bool has_full_stop(std::size_t i) const {
    if (behind(i).find('.') == std::string_view::npos) return false;
    if (!is_word(i)) return glued(i);
    const std::size_t letters = letters_in(core(i));
    const bool is_short = letters > 0 && letters <= kLettersOfAShortWord && case_of(core(i)) != Case::capitals;
    return !is_short || !words_follow(i);
  }

  bool ends_sentence(std::size_t i) const {
    if (has(i, PieceKind::quotation)) return has_any(core(i).substr(core(i).find_last_of(' ') + 1), {"!", "?", "…"});
    if (!has(i, PieceKind::word)) return false;
    return has_any(behind(i), {"!", "?", "…"}) || has_full_stop(i);
  }

  bool ends_clause(std::size_t i) const {
    if (ends_sentence(i)) return true;
    return has(i, PieceKind::word) && (has_any(behind(i), {":", ";"}) || is_dash(i));
  }

  // "word: …", where no field stands before the colon.
  bool has_colon(std::size_t i) const {
    const bool word = is_plain_word(i) && letters_in(core(i)) > 0 && behind(i).find(':') != std::string_view::npos;
    const bool behind_quotation = has(i, PieceKind::word) && !is_word(i) && glued(i) && raw(i).starts_with(':');
    if (!words_follow(i) || !blank_follows(i)) return false;
    return (word && canonical_field(core(i)).empty()) || (behind_quotation && after_text(i));
  }

  bool has_comma(std::size_t i) const {
    const bool here = has(i, PieceKind::word) && (is_plain_word(i) || (glued(i) && after_text(i)));
    return here && has_any(behind(i), {",", ";"}) && words_follow(i);
  }

  template <typename Is>
  int points_if_any(Is is) const {
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (is(i)) return kMarkPoints;
    }
    return 0;
  }

  bool quotes() const {
    return std::any_of(pieces_.begin(), pieces_.end(), [](const Piece& p) { return p.kind == PieceKind::quotation; });
  }

  bool has_book_quotes() const {
    return std::any_of(pieces_.begin(), pieces_.end(),
                       [&](const Piece& p) { return p.kind == PieceKind::quotation && text_[p.span.begin] != '"'; });
  }

  void count_points() {
    int points = points_if_any([&](std::size_t i) { return has(i, PieceKind::word) && ends_sentence(i); });
    points += points_if_any([&](std::size_t i) { return has_colon(i); });
    points += points_if_any([&](std::size_t i) { return has_comma(i); });
    points += points_if_any([&](std::size_t i) { return is_dash(i) && after_text(i) && words_follow(i); });
    marks_ = points;
    for (std::size_t i = 0; i < pieces_.size(); ++i) points += is_function_word(i) ? 1 : 0;
    points += words() >= kManyWords ? 1 : 0;
    if (begins_as_sentence()) points += quotes() ? kMarkPoints : 1;
    points += has_book_quotes() ? 1 : 0;
    points_ = points + (shouting_ ? 1 : 0);
  }

  // Whether the words are combined by operators and other signs of the query language.

  bool says_degrees() const {
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (!has(i, PieceKind::word)) continue;
      if (pieces_[i].op && raw(i).find('/') != std::string_view::npos) return true;
      const bool glued_on = glued(i) && !is_word(i - 1) && is_degree(raw(i));
      const std::size_t at = raw(i).find_first_of("^~");
      const bool of_word =
          at != std::string_view::npos && letters_in(raw(i).substr(0, at)) > 0 && is_degree(raw(i).substr(at));
      const bool regex = raw(i).size() > 2 && raw(i).front() == '/' && raw(i).back() == '/' &&
                         raw(i).find_first_of("*+?[]{}\\^$") != std::string_view::npos;
      if (glued_on || of_word || regex) return true;
    }
    return false;
  }

  bool combines() const {
    std::size_t alternatives = 0;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (has(i, PieceKind::bar) && !is_before_site_name(i)) return true;
      if (!pieces_[i].op || written_[i]) continue;
      alternatives += pieces_[i].op->kind == SignKind::disj ? 1 : 0;
      if (!is_word_here(i)) return true;
    }
    return alternatives > 1;
  }

  // "Headline of a page | Name of the site".
  bool is_before_site_name(std::size_t bar) const {
    std::size_t before = 0, after = 0;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (i != bar && has(i, PieceKind::bar)) return false;
      (i < bar ? before : after) += is_plain_word(i) ? 1 : 0;
    }
    const bool name = bar + 1 < pieces_.size() && is_word(bar + 1) && case_of(core(bar + 1)) != Case::lower;
    return !glued(bar) && !glued(bar + 1) && name && begins_as_sentence() && before > after &&
           after <= kWordsOfASiteName && before >= kSeveralWords;
  }

  // The last piece before `i` that is no bracket.
  std::optional<std::size_t> text_before(std::size_t i) const {
    while (i-- > 0) {
      if (!has(i, PieceKind::open) && !has(i, PieceKind::close)) return i;
    }
    return std::nullopt;
  }

  // Whether the operator at `i` is a word of the sentence.
  bool is_word_here(std::size_t i) const {
    const SignKind kind = pieces_[i].op->kind;
    const auto before = text_before(i);
    const bool at_bracket = has(i + 1, PieceKind::open) || (i > 0 && has(i - 1, PieceKind::close));
    if (before && (ends_clause(*before) || has_stop_behind(*before))) return true;
    if (at_bracket) return false;
    if (!before) return kind == SignKind::conj || marks_ > 0 || shouting_;
    if (shouting_ && !is_bracketed(i)) return kind == SignKind::conj || points_ > kPlain;
    if (kind != SignKind::negation) return false;
    const bool conjunction = find_operator(upper_case(core(*before))).has_value();
    return (is_function_word(*before) && !conjunction) || is_whole_sentence();
  }

  // Also "в РФ. И снова": behind an initial alone no sentence ends.
  bool has_stop_behind(std::size_t i) const {
    return is_word(i) && letters_in(core(i)) > 1 && behind(i).find('.') != std::string_view::npos;
  }

  // Of the operators in letters only: their letters are those of Basic Latin and А–Я.
  static std::string upper_case(std::string_view word) {
    std::string out;
    for (std::size_t i = 0; i < word.size();) {
      const utf8::CodePoint c = utf8::decode(word, i);
      const bool lower = (c.value >= U'a' && c.value <= U'z') || (c.value >= 0x430 && c.value <= 0x44F);
      utf8::append(out, lower ? c.value - 0x20 : c.value);
      i += c.bytes;
    }
    return out;
  }

  bool is_bracketed(std::size_t i) const {
    std::size_t depth = 0;
    for (std::size_t k = 0; k < i; ++k) {
      if (has(k, PieceKind::open)) ++depth;
      if (has(k, PieceKind::close) && depth > 0) --depth;
    }
    return depth > 0;
  }

  // "Почему врачи НЕ рекомендуют кофе?": emphasis.
  bool is_whole_sentence() const {
    return words() >= kManyWords && begins_as_sentence() && (ends_sentence(pieces_.size() - 1) || is_function_word(0));
  }

  std::string_view text_;
  ProsePieces all_;
  const std::vector<Piece>& pieces_;
  std::vector<bool> written_;  // stays as it is
  std::size_t last_text_ = 0;  // the last word or quotation
  bool shouting_ = false;      // a line of capitals
  int points_ = 0, marks_ = 0;
};

}  // namespace

std::optional<Prose> as_prose(std::string_view text) {
  return ProseReader(text).run();
}

}  // namespace diplomed::query
