#include "text/word_units.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "language_data/abbreviations.h"
#include "language_data/domain_zones.h"
#include "text/characters.h"
#include "text/fold.h"

namespace diplomed::text {
namespace {

using language_data::kDomainZones;

constexpr std::size_t kMaxChain = 8;  // parts of one compound or domain; a longer chain is cut there

class Composer {
 public:
  Composer(std::string_view text, const std::vector<Piece>& pieces, std::vector<WordUnit>& out)
      : text_(text), pieces_(pieces), out_(out) {}

  void run() {
    for (std::size_t i = 0; i < pieces_.size();) {
      if (i >= line_end_) begin_line(i);
      sentence_start_ = starts_sentence(i);
      if (i > 0 && ends_paragraph(i - 1)) position_ += kParagraphGap;
      i = take(i);
    }
  }

 private:
  std::string_view gap(std::size_t i) const {  // between piece i and the next
    return text_.substr(pieces_[i].span.end, pieces_[i + 1].span.begin - pieces_[i].span.end);
  }
  bool only_digits(std::size_t i) const { return pieces_[i].digits && pieces_[i].letters == 0; }
  bool has_next(std::size_t i) const { return i + 1 < pieces_.size(); }

  void begin_line(std::size_t i) {
    bool lower = false;
    std::size_t end = i;
    for (; end < pieces_.size(); ++end) {
      const Piece& p = pieces_[end];
      lower = lower || (p.letters >= 2 && p.capitals < p.letters);
      if (has_next(end) && gap(end).find('\n') != std::string_view::npos) {
        ++end;
        break;
      }
    }
    line_end_ = end;
    shouting_ = !lower;
  }

  bool ends_paragraph(std::size_t i) const {
    const std::string_view g = gap(i);
    return std::count(g.begin(), g.end(), '\n') >= 2;
  }

  bool is_abbreviation(std::size_t i) const {
    const Piece& p = pieces_[i];
    if (p.letters == 1 && p.capitals == 1) return true;
    if (p.span.size() > 8) return false;
    const std::string word = fold_word(p.span.of(text_)).form;
    return std::any_of(language_data::kAbbreviations.begin(), language_data::kAbbreviations.end(),
                       [&](const auto& row) { return row.in_terms && row.word == word; });
  }

  bool starts_sentence(std::size_t i) const {
    if (i == 0) return true;
    const std::string_view g = gap(i - 1);
    if (g.find('\n') != std::string_view::npos) return true;
    if (g.find_first_of("!?") != std::string_view::npos || g.find("…") != std::string_view::npos) return true;
    const std::size_t dot = g.find('.');
    if (dot == std::string_view::npos || dot + 1 == g.size()) return false;
    return !(dot == 0 && is_abbreviation(i - 1));
  }

  void emit(UnitKind kind, std::size_t first, std::size_t count) {
    out_.push_back({kind, static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(count), ++position_,
                    sentence_start_, shouting_});
    sentence_start_ = false;
  }
  void emit_extra(UnitKind kind, std::size_t first, std::size_t count, std::uint32_t position) {
    out_.push_back(
        {kind, static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(count), position, false, shouting_});
  }

  // Takes the units that begin at piece i and returns the first piece after them.
  std::size_t take(std::size_t i) {
    if (only_digits(i)) {
      const std::size_t end = number_end(i);
      if (end > i + 1) {
        emit(UnitKind::number, i, end - i);
        return end;
      }
    }
    const std::size_t hyphens = chain_end(i, [this](std::size_t k) { return is_hyphen(k); });
    if (hyphens > i + 1) return take_compound(i, hyphens);
    const std::size_t dots = chain_end(i, [this](std::size_t k) { return gap(k) == "."; });
    if (dots > i + 1 && is_domain(i, dots)) return take_domain(i, dots);
    emit(is_initial(i) ? UnitKind::initial : UnitKind::piece, i, 1);
    return i + 1;
  }

  template <typename Joins>
  std::size_t chain_end(std::size_t i, Joins joins) const {
    std::size_t end = i + 1;
    while (end < pieces_.size() && end - i < kMaxChain && joins(end - 1)) ++end;
    return end;
  }

  bool is_hyphen(std::size_t i) const {
    const std::string_view g = gap(i);
    const utf8::CodePoint c = utf8::decode(g, 0);
    return c.bytes == g.size() && classify(c.value) == CharClass::hyphen;
  }

  std::size_t take_compound(std::size_t i, std::size_t end) {
    const std::uint32_t first_position = position_ + 1;
    bool letters = false;
    for (std::size_t k = i; k < end; ++k) {
      letters = letters || pieces_[k].letters > 0;
      emit(is_initial(k) ? UnitKind::initial : UnitKind::piece, k, 1);
    }
    if (letters) emit_extra(UnitKind::joined, i, end - i, first_position);
    return end;
  }

  bool is_initial(std::size_t i) const {
    const Piece& p = pieces_[i];
    return p.letters == 1 && p.capitals == 1 && !p.digits && p.span.end < text_.size() && text_[p.span.end] == '.';
  }

  // ДОБРО.РФ, VB.KG, 24.kg; not г.Бишкек, мед.помощь, Ташкент.Самарканд.
  bool is_domain(std::size_t i, std::size_t end) const {
    const Piece& last = pieces_[end - 1];
    if (last.letters < 2 || last.digits) return false;
    const std::string zone = fold_word(last.span.of(text_)).form;
    if (std::find(kDomainZones.begin(), kDomainZones.end(), zone) != kDomainZones.end()) return true;
    for (std::size_t k = i; k < end; ++k) {
      const std::string_view surface = pieces_[k].span.of(text_);
      const bool ascii = std::all_of(surface.begin(), surface.end(), [](char c) { return (c & 0x80) == 0; });
      if (!ascii || (pieces_[k].letters < 2 && !pieces_[k].digits)) return false;
    }
    return true;
  }

  std::size_t take_domain(std::size_t i, std::size_t end) {
    const std::uint32_t first_position = position_ + 1;
    for (std::size_t k = i; k < end; ++k) emit(UnitKind::piece, k, 1);
    emit_extra(UnitKind::domain, i, end - i, first_position);
    return end;
  }

  std::size_t number_end(std::size_t i) const {
    std::size_t end = i + 1;
    // Digit groups: one to three digits, then threes behind single spaces.
    if (pieces_[i].span.size() <= 3 && pieces_[i].span.of(text_)[0] != '0') {
      while (end < pieces_.size() && only_digits(end) && pieces_[end].span.size() == 3 &&
             is_group_space(gap(end - 1))) {
        ++end;
      }
    }
    while (end < pieces_.size() && only_digits(end) && end - i < kMaxChain &&
           (gap(end - 1) == "." || gap(end - 1) == ",")) {
      ++end;
    }
    return end;
  }

  static bool is_group_space(std::string_view g) {
    if (g == " ") return true;
    const utf8::CodePoint c = utf8::decode(g, 0);
    return c.bytes == g.size() && (c.value == 0xA0 || c.value == 0x2009 || c.value == 0x202F);
  }

  std::string_view text_;
  const std::vector<Piece>& pieces_;
  std::vector<WordUnit>& out_;
  std::uint32_t position_ = 0;
  std::size_t line_end_ = 0;
  bool shouting_ = false;
  bool sentence_start_ = false;
};

}  // namespace

void compose(std::string_view text, const std::vector<Piece>& pieces, std::vector<WordUnit>& out) {
  Composer(text, pieces, out).run();
}

std::string normalise_number(std::string_view text) {
  const auto separators = std::count_if(text.begin(), text.end(), [](char c) { return c == ',' || c == '.'; });
  const bool grouped = separators > 1 && text.find('.') == std::string_view::npos;
  std::string out;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      out.push_back(c);
    } else if ((c == ',' && !grouped) || c == '.') {
      out.push_back('.');
    }
  }
  return out;
}

}  // namespace diplomed::text
