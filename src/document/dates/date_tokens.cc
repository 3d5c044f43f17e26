#include "document/dates/date_tokens.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"
#include "document/chars.h"

namespace diplomed::document {
namespace {

using Entry = language_data::DateWordsRow;
using language_data::DateForm;

constexpr std::size_t kLongestWord = [] {  // bytes of the longest entry
  std::size_t most = 0;
  for (const Entry& entry : language_data::kDateWords) most = std::max(most, entry.text.size());
  return most;
}();
constexpr std::size_t kBytesOfToken = 16;  // of Russian prose, about
constexpr std::size_t kNoLetter = 0x3e;    // in the place of the second letter of a word of one

// The low six bits of the small letter at `i`: they tell the Russian letters apart, and the Latin ones.
constexpr std::size_t letter_key(std::string_view word, std::size_t i) {
  const auto byte = static_cast<unsigned char>(word[i]);
  if (byte < 0x80) return (byte | 0x20u) & 0x3fu;
  const auto next = static_cast<unsigned char>(i + 1 < word.size() ? word[i + 1] : 0);
  if ((byte == 0xd0 && next == 0x81) || (byte == 0xd1 && next == 0x91)) return 0x35;  // ё is е
  const bool capital = byte == 0xd0 && next >= 0x90 && next < 0xb0;
  return (next + (capital ? 0x20u : 0u)) & 0x3fu;
}

std::size_t last_letter_key(std::string_view word) {
  const bool latin = static_cast<unsigned char>(word.back()) < 0x80;
  return letter_key(word, word.size() - (latin ? 1 : 2));
}

// letter_key() of letters that begin with D0 or D1, by the last bit of that byte and six of the other one.
constexpr auto kRussianKeys = [] {
  std::array<std::uint8_t, 128> keys{};
  for (unsigned i = 0; i < keys.size(); ++i) {
    const std::array<char, 2> letter = {static_cast<char>(0xd0 | i >> 6), static_cast<char>(0x80 | (i & 0x3f))};
    keys[i] = static_cast<std::uint8_t>(letter_key({letter.data(), letter.size()}, 0));
  }
  return keys;
}();

inline std::size_t russian_key(std::string_view word, std::size_t i) {
  return kRussianKeys[(word[i] & 1u) << 6 | (static_cast<unsigned char>(word[i + 1]) & 0x3fu)];
}

// Two letters in one number. Words that begin with other letters than these are two bytes a letter as well, so what
// they get here means nothing, but does no harm.
inline std::size_t pair_key(std::string_view word) {
  const bool russian = word.size() >= 4 && ((word[0] & word[2]) & 0xfe) == 0xd0 && ((word[0] | word[2]) & 0xfe) == 0xd0;
  if (russian) return russian_key(word, 0) << 6 | russian_key(word, 2);
  const std::size_t second = static_cast<unsigned char>(word.front()) < 0x80 ? 1 : 2;
  return letter_key(word, 0) << 6 | (second < word.size() ? letter_key(word, second) : kNoLetter);
}

// The lexicon in the order of pair_key(), and where each key's entries stand in it.
struct Index {
  struct Slot {
    std::uint32_t lengths = 0;  // bit n: an entry of n bytes
    std::uint64_t ends = 0;     // bit n: an entry whose last letter has that key
    std::size_t begin = 0, end = 0;
  };
  std::vector<Entry> entries;
  std::vector<Slot> slots;                // the first one is empty
  std::array<std::uint8_t, 4096> slot{};  // of a key
};

const Index& lexicon_index() {
  static const Index all = [] {
    Index out{{language_data::kDateWords.begin(), language_data::kDateWords.end()}, {{}}, {}};
    std::stable_sort(out.entries.begin(), out.entries.end(),
                     [](const Entry& a, const Entry& b) { return pair_key(a.text) < pair_key(b.text); });
    for (std::size_t i = 0; i < out.entries.size(); ++i) {
      const std::string_view text = out.entries[i].text;
      if (i == 0 || pair_key(out.entries[i - 1].text) != pair_key(text)) {
        out.slot[pair_key(text)] = static_cast<std::uint8_t>(out.slots.size());
        out.slots.push_back({0, 0, i, i});
      }
      out.slots.back().lengths |= std::uint32_t{1} << text.size();
      out.slots.back().ends |= std::uint64_t{1} << last_letter_key(text);
      out.slots.back().end = i + 1;
    }
    return out;
  }();
  return all;
}

// Most words are done with at their first two letters, most others at their length and their last letter.
const Entry* look_up(std::string_view word, const Index& index) {
  const std::uint8_t slot_number = index.slot[pair_key(word)];
  if (slot_number == 0 || word.size() > kLongestWord) return nullptr;
  const Index::Slot& slot = index.slots[slot_number];
  if ((slot.lengths >> word.size() & 1u) == 0 || (slot.ends >> last_letter_key(word) & 1u) == 0) return nullptr;
  const std::string key = chars::fold(word);
  for (std::size_t i = slot.begin; i < slot.end; ++i) {
    if (index.entries[i].text == key) return &index.entries[i];
  }
  return nullptr;
}

std::uint32_t at32(std::size_t i) {
  return static_cast<std::uint32_t>(i);
}

void set_number(Token& token, std::string_view raw, std::size_t begin, std::size_t end) {
  token.kind = TokenKind::number;
  token.digits = static_cast<std::uint8_t>(std::min<std::size_t>(end - begin, 200));
  token.value = -1;
  if (end - begin <= 4) {
    token.value = 0;
    for (std::size_t i = begin; i < end; ++i) token.value = token.value * 10 + (raw[i] - '0');
  }
  token.span = {at32(begin), at32(end)};
}

void set_word(Token& token, std::string_view word, std::size_t begin, const Entry* entry) {
  token.kind = TokenKind::word;
  token.span = {at32(begin), at32(begin + word.size())};
  if (entry == nullptr) return;
  token.word = entry->meaning;
  token.value = entry->value;
  token.genitive_month = entry->meaning == DateWord::month && entry->form != DateForm::other;
  token.short_month = entry->form == DateForm::brief;
  token.capital = chars::is_upper(chars::first(word));
}

// Past the letters that begin at `i`; all of U+0400…U+047F (D0 and D1) are letters.
std::size_t end_of_word(std::string_view raw, std::size_t i) {
  while (i < raw.size()) {
    i = chars::past_russian(raw, i);
    if (i == raw.size()) break;
    const auto byte = static_cast<unsigned char>(raw[i]);
    if (byte < 0x80) {
      const unsigned small = byte | 0x20u;
      if (small < 'a' || small > 'z') break;
      ++i;
    } else {
      const utf8::CodePoint c = chars::decode(raw, i);
      if (!chars::is_letter(c.value)) break;
      i += c.bytes;
    }
  }
  return i;
}

}  // namespace

void tokenize_dates(std::string_view raw, std::vector<Token>& out) {
  const Index& index = lexicon_index();
  bool after_nothing = false;  // the last token is a word that means nothing
  out.clear();
  out.reserve(raw.size() / kBytesOfToken);
  for (std::size_t i = 0; i < raw.size();) {
    const auto byte = static_cast<unsigned char>(raw[i]);
    if (byte <= 0x20) {
      ++i;
      continue;
    }
    std::size_t end = end_of_word(raw, i);
    if (end > i) {
      const std::string_view word = raw.substr(i, end - i);
      const Entry* entry = look_up(word, index);
      if (entry != nullptr || !after_nothing) set_word(out.emplace_back(), word, i, entry);
      after_nothing = entry == nullptr;
    } else if (chars::is_digit(byte)) {
      while (end < raw.size() && chars::is_digit(static_cast<unsigned char>(raw[end]))) ++end;
      set_number(out.emplace_back(), raw, i, end);
      after_nothing = false;
    } else {
      const utf8::CodePoint c = chars::decode(raw, i);
      end = i + c.bytes;
      if (!chars::is_blank(c.value)) {
        Token& token = out.emplace_back();
        token.sign = c.value;
        token.span = {at32(i), at32(end)};
        after_nothing = false;
      }
    }
    i = end;
  }
}

}  // namespace diplomed::document
