// One look for the tell-tale characters, then the lines that have them; when one was mended, a second pass with the
// same mistake expected, for lines too short to be told alone.
#include "document/charset/mojibake.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/byte_scan.h"
#include "document/charset/cyrillic_model.h"
#include "document/charset/mojibake_undo.h"

namespace diplomed::document {
namespace {

using mojibake::kRussianEnough;
using mojibake::Mistake;
using mojibake::Table;
using mojibake::Undone;

constexpr double kClearlyBetter = 0.35;    // of the model's score
constexpr std::size_t kFewestLetters = 4;  // that a first line must win; later ones follow its table

// True at the first characters of what kinds 1 and 2 leave behind.
constexpr auto is_telltale = [](std::uint8_t b0, std::uint8_t b1, std::uint8_t b2, std::uint8_t b3) {
  // two of À…ÿ together; Ð or Ñ before a sign; Ã or Â before one: twice
  const bool latin = (b0 == 0xc3) & (b2 >= 0xc2) & ((b2 == 0xc3) | ((b1 & 0xfe) == 0x90) | ((b1 & 0xfe) == 0x82));
  // Р or С before what is no Russian letter
  const bool russian = ((b2 == 0xd0) & (b3 >= 0x90)) | ((b2 == 0xd1) & (b3 < 0x90));
  const bool cyrillic = (b0 == 0xd0) & ((b1 & 0xfe) == 0xa0) & (b2 >= 0xc2) & !russian;
  const bool box = (b0 == 0xe2) & (b1 >= 0x94) & (b1 <= 0x96);  // U+2500…U+25BF
  return static_cast<std::uint8_t>(latin | cyrillic | box);
};

// The same for kind 3.
constexpr auto is_cyrillic_telltale = [](std::uint8_t b0, std::uint8_t b1, std::uint8_t b2, std::uint8_t b3) {
  // a capital after a small letter
  const bool small = ((b0 == 0xd0) & (b1 >= 0xb0)) | ((b0 == 0xd1) & (b1 < 0x90));
  const bool capital = (b2 == 0xd0) & (b3 >= 0x90) & (b3 < 0xb0);
  // ¤ ¦ ¬ ® before a letter or another sign: common letters of cp866
  const bool sign =
      (b0 == 0xc2) & (((b1 & 0xfd) == 0xa4) | ((b1 & 0xfd) == 0xac)) & (((b2 & 0xfe) == 0xc2) | ((b2 & 0xfe) == 0xd0));
  const bool box = (b0 == 0xe2) & (b1 >= 0x94) & (b1 <= 0x96);
  return static_cast<std::uint8_t>((small & capital) | sign | box);
};

constexpr auto is_either = [](std::uint8_t b0, std::uint8_t b1, std::uint8_t b2, std::uint8_t b3) {
  return static_cast<std::uint8_t>(is_telltale(b0, b1, b2, b3) | is_cyrillic_telltale(b0, b1, b2, b3));
};

template <typename Flag>
bool has(std::string_view line, Flag flag) {
  return find_flagged(line, 0, flag) != std::string_view::npos;
}

// Behind the end of the line that holds `at`.
std::size_t line_end(std::string_view text, std::size_t at) {
  const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
  const std::size_t old = text.substr(at, end - at).find('\r');
  return old == std::string_view::npos ? end : at + old + 1;
}

// Where the line that holds `at` begins, not before `from`; the end of the text when there is no such line.
std::size_t line_start(std::string_view text, std::size_t from, std::size_t at) {
  if (at >= text.size()) return text.size();
  while (at > from && text[at - 1] != '\n' && text[at - 1] != '\r') --at;
  return at;
}

class Mender {
 public:
  explicit Mender(std::string& text) : text_(text) {}

  Mending run() {
    const std::string original = text_;
    if (pass(original, false)) pass(original, true);  // short lines follow the long ones
    return done_;
  }

 private:
  struct Way {
    std::string text;
    double score = 0;
    std::size_t lost = 0;
    const Table* table = nullptr;
  };

  static void add(LinesFound& lines, std::size_t offset) {
    if (lines.count++ == 0) lines.first = offset;
  }

  // Rewrites the text out of `original`. True when a line was mended.
  bool pass(std::string_view original, bool again) {
    done_ = {};
    table_expected_ = again ? table_ : nullptr;
    latin_expected_ = again && latin_;
    mistake_expected_ = again ? mistake_ : std::nullopt;
    std::string out;
    out.reserve(original.size());
    std::size_t next = find_flagged(original, 0, is_either);
    for (std::size_t begin = 0; begin < original.size();) {
      if (!again && next > begin) {  // whole lines without a telltale
        const std::size_t until = line_start(original, begin, std::min(next, original.size()));
        out += original.substr(begin, until - begin);
        begin = until;
        if (begin >= original.size()) break;
      }
      const std::size_t end = line_end(original, begin);
      const std::string_view line = original.substr(begin, end - begin);
      const bool telltale = next < end;
      if (telltale || again) {
        out += mend(line, begin, telltale);
        if (telltale) next = find_flagged(original, end, is_either);
      } else {
        out += line;
      }
      begin = end;
    }
    text_ = std::move(out);
    return done_.mended.count > 0;
  }

  std::string mend(std::string_view line, std::size_t offset, bool telltale) {
    const double before = mojibake::score(line);
    const bool paired = telltale && has(line, is_telltale);
    std::size_t share = 0;
    // A good line that happens to hold such a pair is not looked at from every side.
    if ((paired && before < kPlausibleRussian) || table_expected_ != nullptr) {
      if (std::optional<Way> way = undo_utf8(line, before, share)) {
        table_ = way->table;
        if (way->lost > 0) add(done_.lost, offset);
        add(done_.mended, offset);
        return std::move(way->text);
      }
    }
    if (paired || latin_expected_) {
      if (std::optional<std::string> text = mojibake::undo_latin(line, latin_expected_)) {
        latin_ = true;
        add(done_.mended, offset);
        return std::move(*text);
      }
    }
    if (std::optional<std::string> text = undo_cyrillic(line, before, telltale)) {
      add(done_.mended, offset);
      return std::move(*text);
    }
    if (paired && share >= 6) {
      add(done_.hopeless, offset);
      done_.hopeless_bytes += line.size();
    }
    return std::string(line);
  }

  // The best way back by kind 1, twice over where that is better. `share`: tenths of the characters that took part.
  std::optional<Way> undo_utf8(std::string_view line, double before, std::size_t& share) const {
    std::optional<Way> best;
    double most = std::max(kRussianEnough, before + kClearlyBetter);
    const auto offer = [&](Undone&& undone, const Table& table) {
      const double after = mojibake::score(undone.text);
      const bool follows = &table == table_expected_ && undone.others == 0 && after >= before;
      if (after < most && (!follows || best)) return;
      most = after;
      best = {std::move(undone.text), after, undone.lost, &table};
    };
    for (const Table& table : mojibake::wrong_tables()) {
      Undone once = mojibake::undo_utf8(line, table);
      const std::size_t all = once.letters + once.others;
      if (all > 0 && once.letters > 0) share = std::max(share, once.letters * 10 / all);
      const std::size_t least = &table == table_expected_ ? 1 : kFewestLetters;
      if (once.letters < least || once.letters * 10 < all * 6) continue;
      if (has(once.text, is_telltale)) {
        for (const Table& inner : mojibake::wrong_tables()) {
          Undone twice = mojibake::undo_utf8(once.text, inner);
          if (twice.letters < least || twice.letters * 10 < (twice.letters + twice.others) * 6) continue;
          twice.lost += once.lost;
          offer(std::move(twice), table);
        }
      }
      offer(std::move(once), table);
    }
    return best;
  }

  std::optional<std::string> undo_cyrillic(std::string_view line, double before, bool telltale) {
    if (!mistake_expected_ && !(telltale && has(line, is_cyrillic_telltale))) return std::nullopt;
    // Good Russian; only a Mac's charset leaves all small letters but «я» as they are.
    if (before >= kPlausibleRussian && line.find("я") != std::string_view::npos) return std::nullopt;
    std::optional<Mistake> mistake = mistake_expected_;
    std::optional<std::string> text = mojibake::undo_cyrillic(line, before, mistake);
    if (text) mistake_ = mistake;
    return text;
  }

  std::string& text_;
  Mending done_;
  // Of the lines that were mended, and of those that the second pass looks for.
  const Table* table_ = nullptr;
  const Table* table_expected_ = nullptr;
  bool latin_ = false;
  bool latin_expected_ = false;
  std::optional<Mistake> mistake_, mistake_expected_;
};

void say(const LinesFound& lines, std::size_t base, const char* what, std::vector<ByteRepair>& repairs) {
  if (lines.count > 0) repairs.push_back({base + lines.first, std::to_string(lines.count) + " " + what});
}

}  // namespace

std::vector<ByteRepair> Mending::repairs(std::size_t base) const {
  std::vector<ByteRepair> repairs;
  say(mended, base, "lines were decoded wrongly before they were saved: mended", repairs);
  say(lost, base, "of the mended lines have letters that are lost", repairs);
  return repairs;
}

std::vector<ByteRepair> Mending::all(std::size_t base) const {
  std::vector<ByteRepair> out = repairs(base);
  say(hopeless, base, "lines look decoded wrongly and cannot be mended", out);
  return out;
}

bool may_be_mojibake(std::string_view text) {
  return has(text, is_either);
}

Mending mend_mojibake(std::string& text) {
  return may_be_mojibake(text) ? Mender(text).run() : Mending{};
}

}  // namespace diplomed::document
