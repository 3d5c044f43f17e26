#include "query/spelling.h"

#include <xxhash.h>

#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "base/limits.h"
#include "base/utf8.h"
#include "index/lexicon_words.h"
#include "text/translit.h"

namespace diplomed::query {
namespace {

constexpr std::size_t kPrefix = 7;  // letters under which a word is entered
constexpr int kMostEdits = 2;
constexpr std::size_t kLeastLetters = 3, kMostLetters = 28;
constexpr std::size_t kMostCandidates = 16;
constexpr std::size_t kMostSounding = 256;  // compared letter by letter, the most frequent ones
constexpr int kMostSoundEdits = 8;
constexpr std::uint32_t kRare = 2;         // documents; a source's own errors are rarer than words
constexpr double kFrequencyWeight = 0.11;  // a word ten times as frequent is worth a quarter of an edit

std::u32string decode(std::string_view word) {
  std::u32string out;
  for (std::size_t i = 0; i < word.size();) {
    const utf8::CodePoint c = utf8::decode(word, i);
    out.push_back(c.value);
    i += c.bytes;
  }
  return out;
}

std::uint32_t hash_of(std::u32string_view letters) {
  return static_cast<std::uint32_t>(XXH3_64bits(letters.data(), letters.size() * sizeof(char32_t)));
}

std::uint32_t hash_of(std::string_view key) {
  return static_cast<std::uint32_t>(XXH3_64bits(key.data(), key.size()));
}

// Hashes of `letters` and of what remains when up to `edits` letters are left out.
void add_deletes(const std::u32string& letters, int edits, std::vector<std::uint32_t>& out) {
  out.push_back(hash_of(letters));
  if (edits == 0) return;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    std::u32string shorter = letters;
    shorter.erase(i, 1);
    add_deletes(shorter, edits - 1, out);
  }
}

std::vector<std::uint32_t> delete_hashes(std::u32string_view word, int edits) {
  std::vector<std::uint32_t> hashes;
  add_deletes(std::u32string(word.substr(0, kPrefix)), edits, hashes);
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  return hashes;
}

bool is_wordlike(std::string_view term) {
  const std::size_t letters = utf8::length(term);
  return letters >= kLeastLetters && letters <= kMostLetters;
}

bool by_hash(const auto& a, const auto& b) {
  return a.hash != b.hash ? a.hash < b.hash : a.word < b.word;
}

template <typename Entries>
auto range_of(const Entries& entries, std::uint32_t hash) {
  const auto less = [](const auto& entry, std::uint32_t h) { return entry.hash < h; };
  auto begin = std::lower_bound(entries.begin(), entries.end(), hash, less);
  auto end = begin;
  while (end != entries.end() && end->hash == hash) ++end;
  return std::pair(begin, end);
}

double rank_of(const Candidate& c) {
  return c.cost - kFrequencyWeight * std::log1p(c.frequency);
}

}  // namespace

std::shared_ptr<const SpellingIndex> SpellingIndex::build(const index::Lexicon& lexicon,
                                                          const std::atomic<bool>* stop) {
  auto index = std::make_shared<SpellingIndex>();
  for (std::size_t i = 0; i < lexicon.word_count(); ++i) {
    const index::LexiconWord word = lexicon.word(i);
    if (is_wordlike(word.form)) index->words_.push_back({std::string(word.form), word.frequency, word.in_dictionary});
  }
  index->complete(stop);
  return index;
}

std::shared_ptr<const SpellingIndex> SpellingIndex::build(const Xapian::Database& db, text::Analyzer& analyzer,
                                                          const std::atomic<bool>* stop) {
  auto index = std::make_shared<SpellingIndex>();
  for (const index::GatheredWord& word : index::gather_words(db, analyzer, stop)) {
    if (is_wordlike(word.form)) index->words_.push_back({word.form, word.frequency(), word.in_dictionary});
  }
  index->complete(stop);
  return index;
}

void SpellingIndex::complete(const std::atomic<bool>* stop) {
  std::sort(words_.begin(), words_.end(), [](const Listed& a, const Listed& b) {
    return a.frequency != b.frequency ? a.frequency > b.frequency : a.word < b.word;
  });
  if (words_.size() > limits::max_spelling_words) words_.resize(limits::max_spelling_words);
  enter_all(stop);
}

void SpellingIndex::enter_all(const std::atomic<bool>* stop) {
  for (std::uint32_t i = 0; i < words_.size() && (stop == nullptr || !*stop); ++i) {
    for (const std::uint32_t hash : delete_hashes(decode(words_[i].word), kMostEdits)) deletes_.push_back({hash, i});
    if (const std::string key = text::sound_key(words_[i].word); !key.empty()) sounds_.push_back({hash_of(key), i});
  }
  std::sort(deletes_.begin(), deletes_.end(), by_hash<Entry, Entry>);
  std::sort(sounds_.begin(), sounds_.end(), by_hash<Entry, Entry>);
}

bool SpellingIndex::is_source_error(const Candidate& candidate, text::Analyzer& analyzer) const {
  if (candidate.in_dictionary || candidate.frequency > kRare) return false;
  const auto terms_of = [&](std::string_view word) {
    std::vector<std::string> terms;
    for (const text::Token& token : analyzer.analyze(word)) {
      terms.insert(terms.end(), token.word->terms.begin(), token.word->terms.end());
    }
    return terms;
  };
  const std::vector<std::string> own = terms_of(candidate.word);
  const std::vector<Candidate> neighbours = similar(candidate.word, kMostEdits);
  return std::any_of(neighbours.begin(), neighbours.end(), [&](const Candidate& c) {
    const bool better = c.frequency > candidate.frequency || (c.in_dictionary && c.frequency >= candidate.frequency);
    if (!better) return false;
    const std::vector<std::string> terms = terms_of(c.word);
    return std::find_first_of(own.begin(), own.end(), terms.begin(), terms.end()) == own.end();
  });
}

std::vector<Candidate> SpellingIndex::similar(std::string_view word, int max_edits) const {
  const std::u32string typed = decode(word);
  std::unordered_set<std::uint32_t> seen;
  std::vector<Candidate> found;
  for (const std::uint32_t hash : delete_hashes(typed, max_edits)) {
    const auto [begin, end] = range_of(deletes_, hash);
    for (auto entry = begin; entry != end; ++entry) {
      if (!seen.insert(entry->word).second) continue;
      const Listed& listed = words_[entry->word];
      const double cost = edit_cost(typed, decode(listed.word), max_edits);
      if (cost > 0 && cost <= max_edits + 0.5) found.push_back({listed.word, listed.frequency, cost, listed.known});
    }
  }
  std::sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
    return rank_of(a) != rank_of(b) ? rank_of(a) < rank_of(b) : a.word < b.word;
  });
  if (found.size() > kMostCandidates) found.resize(kMostCandidates);
  return found;
}

std::vector<Candidate> SpellingIndex::sounding(std::string_view latin) const {
  const std::u32string typed = decode(text::plain_latin(latin));
  std::vector<Candidate> found;
  for (const std::string& key : text::latin_sound_keys(latin)) {
    const auto [begin, end] = range_of(sounds_, hash_of(key));
    for (auto entry = begin; entry != end && found.size() < kMostSounding; ++entry) {
      const Listed& listed = words_[entry->word];
      if (text::sound_key(listed.word) != key) continue;
      const double distance = edit_cost(typed, decode(text::plain_romanisation(listed.word)), kMostSoundEdits);
      found.push_back({listed.word, listed.frequency, distance, listed.known});
    }
  }
  std::sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
    if (a.cost != b.cost) return a.cost < b.cost;
    return a.frequency != b.frequency ? a.frequency > b.frequency : a.word < b.word;
  });
  if (found.size() > kMostCandidates) found.resize(kMostCandidates);
  return found;
}

}  // namespace diplomed::query
