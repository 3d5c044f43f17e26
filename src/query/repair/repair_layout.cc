#include "query/repair/repair_layout.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "query/parse/operators.h"
#include "query/parse/parse_chars.h"
#include "text/sound/keyboard_layout.h"
#include "text/stopwords.h"

namespace diplomed::query {
namespace {

constexpr std::size_t kLettersOfSureWord = 4;
// What word by word is read well enough, because it is a letter of the other layout or ends a word.
constexpr std::string_view kPlainSigns = ",.;'[]-!";

bool has_only_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
}

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool needs_whole_reading(std::string_view piece) {
  const bool sign = std::any_of(piece.begin(), piece.end(), [](char c) {
    const bool digit = c >= '0' && c <= '9';
    return !is_ascii_letter(c) && !digit && kPlainSigns.find(c) == std::string_view::npos;
  });
  return sign || find_operator(text::keys_on_russian_layout(piece)).has_value();
}

// The pieces between blanks.
std::vector<Span> pieces_of(std::string_view query) {
  std::vector<Span> out;
  for (std::size_t i = 0; i < query.size();) {
    const utf8::CodePoint c = utf8::decode(query, i);
    const auto at = static_cast<std::uint32_t>(i);
    i += c.bytes;
    if (is_space(c.value)) continue;
    if (out.empty() || out.back().end != at) out.push_back({at, at});
    out.back().end = static_cast<std::uint32_t>(i);
  }
  return out;
}

class LayoutReader {
 public:
  LayoutReader(std::string_view query, const RepairContext& context, const WordMender& mender)
      : query_(query), c_(context), mender_(mender) {}

  std::vector<Correction> run() {
    Span run;
    bool wanted = false;
    for (const Span piece : pieces_of(query_)) {
      const std::string_view text = piece.of(query_);
      if (!has_only_ascii(text)) {
        close(run, wanted);
        run = {};
        wanted = false;
        continue;
      }
      if (run.empty()) run.begin = piece.begin;
      run.end = piece.end;
      wanted = wanted || needs_whole_reading(text);
    }
    close(run, wanted);
    return std::move(found_);
  }

 private:
  void close(Span run, bool wanted) {
    if (run.empty() || !wanted) return;
    const std::string_view typed = run.of(query_);
    const std::string meant = text::keys_on_russian_layout(typed);
    if (are_all_known(meant) && !are_all_known(typed))
      found_.push_back({CorrectionKind::layout, std::string(typed), meant, run});
  }

  // Each word is in the index, and one of them is no short word that may be there by chance.
  bool are_all_known(std::string_view text) const {
    std::vector<std::string> words;
    for (const text::Token& token : c_.analyzer.analyze(text, text::Mode::query)) {
      if (!token.extra) words.emplace_back(token.span.of(text));
    }
    bool sure = false;
    for (const std::string& word : words) {
      c_.check();
      if (!mender_.is_surely_known(word)) return false;
      sure = sure || utf8::length(word) >= kLettersOfSureWord;
    }
    return sure;
  }

  const std::string_view query_;
  const RepairContext& c_;
  const WordMender& mender_;
  std::vector<Correction> found_;
};

}  // namespace

std::vector<Correction> runs_on_other_layout(std::string_view query, const RepairContext& context,
                                             const WordMender& mender) {
  return LayoutReader(query, context, mender).run();
}

}  // namespace diplomed::query
