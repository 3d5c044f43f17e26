#include "knowledge/words/part_words.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "knowledge/words/word_list.h"
#include "language_data/phrase_words.h"
#include "text/characters.h"

namespace diplomed::knowledge {
namespace {

constexpr std::size_t kMaxQuotedWords = 12;
constexpr std::size_t kMaxGapBytes = 64;  // a wider gap separates, whatever stands in it

std::uint8_t bit_of(char32_t mark) {
  switch (mark) {
    case U'«':
    case U'„':
      return kOpens;
    case U'»':
    case U'”':
      return kCloses;
    case U'(':
      return kParenthesis;
    case U')':
      return kBracketEnd;
    case U',':
      return kComma;
    case U'№':
    case U'#':
      return kNumberSign;
    default:
      return kBreak;
  }
}

}  // namespace

Words::Words(const AnnotatedText& text, Readings& readings) : text_(text), forms_(readings) {
  words_.reserve(text.tokens.size());
  by_token_.resize(text.tokens.size(), 0);
  for (std::size_t i = 0; i < text.tokens.size(); ++i) append(i);
}

// Parts of a compound come before the extra token that spans them, so each part first makes a word of its own.
void Words::join_parts(std::size_t token) {
  if (words_.empty()) return;
  const text::Token& t = text_.tokens[token];
  while (words_.size() > 1 && words_.back().span.begin > t.span.begin) {
    const TextWord part = words_.back();
    words_.pop_back();
    TextWord& whole = words_.back();
    if (part.word->kind != text::WordKind::number) whole.word = part.word;
    whole.latin = whole.latin || part.latin;
    whole.all_caps = whole.all_caps && part.all_caps;
    whole.compound = true;
  }
  TextWord& whole = words_.back();
  whole.span = t.span;
  whole.last_token = static_cast<std::uint32_t>(token);
  whole.number = false;
  whole.domain = t.span.of(text_.text).find('.') != std::string_view::npos;
  if (whole.domain) whole.compound = false;
  for (std::size_t k = whole.first_token; k <= token; ++k) by_token_[k] = static_cast<std::uint32_t>(words_.size() - 1);
}

void Words::append(std::size_t token) {
  const text::Token& t = text_.tokens[token];
  if (t.extra) {
    join_parts(token);
    return;
  }
  TextWord word;
  word.word = t.word;
  word.span = t.span;
  word.first_token = word.last_token = static_cast<std::uint32_t>(token);
  word.gap = gap_before(t.span.begin, t.sentence_start);
  word.capitalised = t.word->capitalised || t.word->kind == text::WordKind::initial;
  word.all_caps = t.word->all_caps;
  word.latin = t.word->kind == text::WordKind::latin;
  word.number = t.word->kind == text::WordKind::number;
  word.initial = t.word->kind == text::WordKind::initial;
  if (t.word->kind == text::WordKind::acronym) {
    const utf8::CodePoint first = utf8::decode(t.word->form, 0);
    word.latin = text::classify(first.value) == text::CharClass::latin;
  }
  word.sentence_start = t.sentence_start;
  if (ends_cyrillic_domain(word)) {
    TextWord& whole = words_.back();
    whole.span.end = word.span.end;
    whole.last_token = word.last_token;
    whole.domain = true;
    by_token_[token] = static_cast<std::uint32_t>(words_.size() - 1);
    return;
  }
  by_token_[token] = static_cast<std::uint32_t>(words_.size());
  words_.push_back(word);
}

// «Лента.ру»: a dot without a space and what is pronounced as a domain.
bool Words::ends_cyrillic_domain(const TextWord& word) const {
  if (words_.empty() || words_.back().span.end + 1 != word.span.begin || word.word->form.size() > 6) return false;
  if (text_.text[words_.back().span.end] != '.') return false;
  const std::string& form = word.word->form;
  return in_list(language_data::phrase_words::kDomainZone, form);
}

std::uint8_t Words::gap_before(std::size_t begin, bool sentence_start) {
  if (words_.empty()) {
    // What opens the text may be a quotation mark.
    const std::string_view lead = text_.text.substr(0, begin);
    const bool opens = lead.ends_with("«") || lead.ends_with("\"") || lead.ends_with("“") || lead.ends_with("„");
    if (opens) ++open_quotes_;
    return static_cast<std::uint8_t>(kBreak | (opens ? kOpens : 0));
  }
  const std::size_t from = words_.back().span.end;
  const std::string_view between = text_.text.substr(from, begin - from);
  if (between == " ") return 0;
  if (between.size() > kMaxGapBytes) return kBreak | kParagraph;
  std::uint8_t bits = 0;
  bool space = false;
  for (std::size_t i = 0; i < between.size();) {
    const utf8::CodePoint c = utf8::decode(between, i);
    i += c.bytes;
    if (text::is_space(c.value)) {
      space = true;
      if (c.value == U'\n') bits |= kParagraph;
      continue;
    }
    if (c.value == U'"' || c.value == U'“') {
      const bool at_end = i == between.size();
      const bool opens = at_end && (space || i > c.bytes || open_quotes_ == 0);
      bits |= opens ? kOpens : kCloses;
    } else if (c.value != U'.' || sentence_start) {  // else the dot of an abbreviation
      bits |= bit_of(c.value);
    }
  }
  if ((bits & kCloses) != 0) open_quotes_ = 0;
  if ((bits & kOpens) != 0) open_quotes_ = 1;
  return bits;
}

std::pair<std::size_t, std::size_t> Words::within(Span span) const {
  const auto begins = [](const TextWord& w, std::uint32_t at) { return w.span.begin < at; };
  const auto first = std::lower_bound(words_.begin(), words_.end(), span.begin, begins);
  auto end = std::lower_bound(first, words_.end(), span.end, begins);
  while (end != first && (end - 1)->span.end > span.end) --end;
  if (end == first) return {1, 0};
  return {static_cast<std::size_t>(first - words_.begin()), static_cast<std::size_t>(end - words_.begin()) - 1};
}

bool Words::is_noun(std::size_t i, text::GramCase gram_case) const {
  return any(i, [&](const text::Reading& r) {
    return r.pos == text::PartOfSpeech::noun && (r.gram_case == gram_case || r.has(text::ReadingFlag::fixed));
  });
}

bool Words::is_adjective(std::size_t i, text::GramCase gram_case) const {
  return any(i, [&](const text::Reading& r) {
    return r.is_adjectival() && r.gram_case == gram_case && !r.has(text::ReadingFlag::pronominal);
  });
}

std::vector<Quote> find_quotes(const Words& words) {
  std::vector<Quote> quotes;
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::uint8_t gap = words[i].gap;
    if ((gap & kCloses) != 0 && !open.empty()) {
      const std::size_t first = open.back();
      open.pop_back();
      if (i - first <= kMaxQuotedWords) quotes.push_back({first, i - 1});
    }
    if ((gap & kParagraph) != 0) open.clear();
    if ((gap & kOpens) != 0) open.push_back(i);
  }
  // A quotation mark that ends the text.
  if (!open.empty() && words.size() > 0 && words.size() - open.back() <= kMaxQuotedWords) {
    const std::string_view rest = words.text().substr(words[words.size() - 1].span.end);
    if (rest.starts_with("»") || rest.starts_with("\"") || rest.starts_with("”") || rest.starts_with("“")) {
      quotes.push_back({open.back(), words.size() - 1});
    }
  }
  std::sort(quotes.begin(), quotes.end(),
            [](const Quote& a, const Quote& b) { return a.first != b.first ? a.first < b.first : a.last > b.last; });
  return quotes;
}

}  // namespace diplomed::knowledge
