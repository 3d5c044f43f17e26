#include "search/snippet.h"

#include <algorithm>
#include <set>
#include <string>

#include "base/limits.h"
#include "base/utf8.h"

namespace diplomed::search {
namespace {

// A passage begins at its sentence when that is not further than this before its first mark.
constexpr std::size_t kMaxLeftChars = 110;
constexpr std::size_t kMaxLeftBytes = 4 * kMaxLeftChars;
// Words kept before the first mark when it does not.
constexpr std::size_t kLeftWords = 4;

std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space) {
      out.push_back(c);
    } else if (out.empty() || out.back() != ' ') {
      out.push_back(' ');
    }
  }
  return out;
}

// Byte offset `chars` code points after `begin`, or the end.
std::size_t advance(std::string_view text, std::size_t begin, std::size_t chars) {
  while (chars-- > 0 && begin < text.size()) begin += utf8::decode(text, begin).bytes;
  return begin;
}

// Opening quotes and brackets stay with the word after them.
std::size_t with_opening(std::string_view text, std::size_t begin) {
  static constexpr std::string_view marks[] = {"«", "„", "“", "\"", "("};
  for (const std::string_view mark : marks) {
    if (text.substr(0, begin).ends_with(mark)) return with_opening(text, begin - mark.size());
  }
  return begin;
}

std::size_t start_for(std::string_view text, const std::vector<text::Token>& tokens, const Mark& mark) {
  std::size_t i = mark.token;
  const auto is_near = [&] { return mark.span.begin - tokens[i].span.begin <= kMaxLeftBytes; };
  while (i > 0 && !tokens[i].sentence_start && is_near()) --i;
  const std::size_t sentence = with_opening(text, tokens[i].span.begin);
  if (utf8::length(text.substr(sentence, mark.span.begin - sentence)) <= kMaxLeftChars) return sentence;
  std::size_t first = mark.token;
  for (std::size_t words = 0; words < kLeftWords && first > i; --first) words += !tokens[first - 1].extra;
  return with_opening(text, tokens[first].span.begin);
}

// A passage that reaches the end of the text takes whole sentences before it, as many as there is room for.
std::size_t start_with_room(std::string_view text, const std::vector<text::Token>& tokens, std::size_t begin) {
  std::size_t best = begin;
  for (auto token = tokens.rbegin(); token != tokens.rend(); ++token) {
    if (token->span.begin >= begin || !token->sentence_start) continue;
    const std::size_t start = with_opening(text, token->span.begin);
    if (text.size() - start > 4 * limits::kSnippetChars || utf8::length(text.substr(start)) > limits::kSnippetChars)
      break;
    best = start;
  }
  return best;
}

struct Passage {
  std::size_t begin = 0, end = 0;
  std::size_t distinct = 0, marks = 0;
};

Passage passage_from(std::string_view text, const std::vector<text::Token>& tokens, const std::vector<Mark>& marks,
                     std::size_t first) {
  Passage p;
  p.begin = start_for(text, tokens, marks[first]);
  p.end = advance(text, p.begin, limits::kSnippetChars);
  std::set<std::size_t> what;
  for (std::size_t i = first; i < marks.size() && marks[i].span.end <= p.end; ++i) {
    what.insert(marks[i].what);
    ++p.marks;
  }
  p.distinct = what.size();
  return p;
}

// Moves the end back to the last word that fits whole.
std::size_t end_at_word(std::string_view text, const std::vector<text::Token>& tokens, std::size_t begin,
                        std::size_t end) {
  if (end >= text.size()) return text.size();
  std::size_t best = begin;
  for (const text::Token& token : tokens) {
    if (token.span.end > end) break;
    if (!token.extra) best = token.span.end;
  }
  // Closing punctuation stays with the word.
  while (best < end && std::string_view(".!?)").find(text[best]) != std::string_view::npos) ++best;
  return best > begin ? best : end;
}

void add_piece(std::vector<TextPiece>& pieces, std::string text, bool marked) {
  if (!text.empty()) pieces.push_back({std::move(text), marked});
}

std::vector<TextPiece> cut(std::string_view text, std::size_t begin, std::size_t end, const std::vector<Mark>& marks) {
  std::vector<TextPiece> pieces;
  std::size_t at = begin;
  for (const Mark& mark : marks) {
    if (mark.span.begin < begin || mark.span.end > end) continue;
    add_piece(pieces, one_line(text.substr(at, mark.span.begin - at)), false);
    add_piece(pieces, one_line(mark.span.of(text)), true);
    at = mark.span.end;
  }
  add_piece(pieces, one_line(text.substr(at, end - at)), false);
  return pieces;
}

}  // namespace

std::vector<TextPiece> whole_text(std::string_view text, const std::vector<Mark>& marks) {
  return cut(text, 0, text.size(), marks);
}

std::vector<TextPiece> make_snippet(std::string_view text, const std::vector<text::Token>& tokens,
                                    const std::vector<Mark>& marks) {
  Passage best;
  best.end = advance(text, 0, limits::kSnippetChars);
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const Passage p = passage_from(text, tokens, marks, i);
    if (p.distinct > best.distinct || (p.distinct == best.distinct && p.marks > best.marks)) best = p;
  }
  if (best.end == text.size()) best.begin = start_with_room(text, tokens, best.begin);
  best.end = end_at_word(text, tokens, best.begin, best.end);
  std::vector<TextPiece> pieces = cut(text, best.begin, best.end, marks);
  if (pieces.empty()) return pieces;
  if (best.begin > 0 && text.substr(0, best.begin).find_first_not_of(" \n\t\"«(—-") != std::string_view::npos) {
    pieces.insert(pieces.begin(), {"… ", false});
  }
  if (best.end < text.size()) pieces.push_back({" …", false});
  return pieces;
}

}  // namespace diplomed::search
