#include "document/noise/noise_words.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "base/strings.h"
#include "language_data/noise_words.h"
#include "language_data/verb_endings.h"

namespace diplomed::document::noise {
namespace {

namespace verb = language_data::verb_endings;

// The first bytes, as many as fit: two Cyrillic letters, or four.
template <typename Number>
Number head_of(std::string_view word) {
  Number head = 0;
  std::memcpy(&head, word.data(), std::min<std::size_t>(word.size(), sizeof head));
  return head;
}

std::uint32_t key_of(std::string_view word) {
  return head_of<std::uint32_t>(word);
}

struct Entry {
  std::string_view text;
  bool prefix;
  Classes classes;
  std::uint32_t key = key_of(text);
  std::uint64_t head = head_of<std::uint64_t>(text);
  std::uint64_t mask =
      head_of<std::uint64_t>(std::string_view("\xff\xff\xff\xff\xff\xff\xff\xff").substr(0, text.size()));
};

// All words in the order of a hash of their first three letters, and where those of each hash begin. Beginnings that
// are shorter than that, a few, stand apart.
class Table {
 public:
  Table() {
    for (const language_data::NoiseWordsRow& row : language_data::kNoiseWords) add(row);
    std::stable_sort(entries_.begin(), entries_.end(),
                     [](const Entry& a, const Entry& b) { return hash(a.head) < hash(b.head); });
    for (const Entry& entry : entries_) ++begin_[hash(entry.head) + 1];
    for (std::size_t i = 1; i < begin_.size(); ++i) begin_[i] = static_cast<std::uint16_t>(begin_[i] + begin_[i - 1]);
  }

  Classes find(std::string_view word) const {
    const std::uint32_t key = key_of(word);
    const auto head = head_of<std::uint64_t>(word);
    const std::size_t slot = hash(head);
    Classes classes = 0;
    const auto take = [&](const Entry& entry) {
      if (entry.key != key || (head & entry.mask) != entry.head) return;
      if ((entry.prefix || word.size() == entry.text.size()) && word.starts_with(entry.text)) classes |= entry.classes;
    };
    for (std::size_t i = begin_[slot]; i < begin_[slot + 1]; ++i) take(entries_[i]);
    for (const Entry& entry : short_) take(entry);
    return classes;
  }

 private:
  static constexpr std::size_t kSlots = 4096;

  static constexpr std::size_t kHashed = 6;  // bytes

  static std::size_t hash(std::uint64_t head) {  // Knuth's multiplicative hash
    constexpr std::uint64_t kMask =
        std::endian::native == std::endian::little ? 0x0000ffffffffffff : 0xffffffffffff0000;
    return (head & kMask) * 0x9E3779B97F4A7C15u >> 52;
  }

  void add(const language_data::NoiseWordsRow& row) {
    std::string_view word = row.word;
    const bool prefix = word.ends_with('*');
    if (prefix) word.remove_suffix(1);
    (prefix && word.size() < kHashed ? short_ : entries_).push_back({word, prefix, row.classes});
  }

  std::vector<Entry> entries_;
  std::vector<Entry> short_;
  std::array<std::uint16_t, kSlots + 1> begin_{};
};

Classes in_table(std::string_view word) {
  static const Table table;
  return table.find(word);
}

// The last two letters, by the second bytes: a Russian word has no other pair with the same number.
constexpr std::size_t ending_key(std::string_view word) {
  const std::size_t last = word.size() - 1;
  return (static_cast<unsigned char>(word[last - 2]) & 0x3fu) << 6 | (static_cast<unsigned char>(word[last]) & 0x3fu);
}

// Past tense, 3rd person, short participles; some nouns end so as well, which only makes the rules more careful.
bool looks_finite(std::string_view word) {
  static constexpr auto kKeys = [] {  // of the endings
    std::array<bool, 4096> all{};
    for (const std::string_view ending : verb::kShortFinite) all[ending_key(ending)] = true;
    for (const std::string_view ending : verb::kLongFinite) all[ending_key(ending)] = true;
    return all;
  }();
  if (word.size() >= 10 && kKeys[ending_key(word)] &&
      (ends_with_any(word, verb::kShortFinite) || ends_with_any(word, verb::kLongFinite))) {
    return true;
  }
  return word.size() <= 12 && std::find(verb::kFinite.begin(), verb::kFinite.end(), word) != verb::kFinite.end();
}

bool looks_imperative(std::string_view word) {
  return word.size() >= 10 && (word.ends_with("е") || word.ends_with("сь")) && ends_with_any(word, verb::kImperative);
}

bool is_number_word(std::string_view word) {
  if (word.size() >= 2 && word.ends_with('k')) word.remove_suffix(1);
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
    return (c >= '0' && c <= '9') || c == '.' || c == ',' || c == '-' || c == '+' || c == '/' || c == ':' || c == '%';
  });
}

}  // namespace

Classes classes_of(std::string_view folded_word) {
  if (folded_word.empty()) return 0;
  if (is_number_word(folded_word)) return kNumber;
  if (folded_word.front() == '@') return kNetwork;
  Classes classes = in_table(folded_word);
  if (classes == 0 && folded_word.find('-') != std::string_view::npos) {
    for (std::string_view rest = folded_word; !rest.empty();) {
      const std::size_t end = std::min(rest.find('-'), rest.size());
      if (end > 2) classes |= in_table(rest.substr(0, end)) & ~kGlue;
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  if (looks_imperative(folded_word)) classes |= kImperative;
  if (classes == 0 && looks_finite(folded_word)) classes = kVerb;
  return classes & ~kNoun;
}

}  // namespace diplomed::document::noise
