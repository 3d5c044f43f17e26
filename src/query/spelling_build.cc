// From the terms of a database to the arrays of a SpellingIndex.
#include <algorithm>
#include <unordered_map>

#include "base/limits.h"
#include "base/utf8.h"
#include "index/schema.h"
#include "query/letters.h"
#include "query/spelling.h"
#include "text/phonetic.h"
#include "text/transcription.h"
#include "text/translit.h"

namespace diplomed::query {
namespace {

constexpr int kMostEdits = 2;
constexpr std::size_t kLeastLetters = 3, kMostLetters = 28;
// In so few documents a name may stand once and be none the worse for it.
constexpr Xapian::doccount kSmallCollection = 1'000;
constexpr Xapian::termcount kOccurrences = 2;

// When a word outside the dictionary is taken for an error of its source: it is rare and near a commoner one, or many
// times rarer than one that is nearer still.
constexpr std::uint32_t kRare = 2;
constexpr std::uint32_t kMuchCommoner = 50;
constexpr std::size_t kLettersForTwo = 6;

bool is_wordlike(std::string_view term) {
  if (term.empty() || (term[0] >= '0' && term[0] <= '9')) return false;
  const std::size_t letters = utf8::length(term);
  return letters >= kLeastLetters && letters <= kMostLetters;
}

void sort_by_hash(std::vector<HashedWord>& entries) {
  std::sort(entries.begin(), entries.end(), [](const HashedWord& a, const HashedWord& b) {
    return a.hash != b.hash ? a.hash < b.hash : a.word < b.word;
  });
}

}  // namespace

class SpellingBuilder {
 public:
  SpellingBuilder(const Xapian::Database& db, text::Analyzer& analyzer, const std::atomic<bool>* stop)
      : db_(db), analyzer_(analyzer), stop_(stop) {}

  std::shared_ptr<const SpellingIndex> run() {
    gather();
    for (std::size_t i = 0; i < words_.size() && !stopped(); ++i) enter(static_cast<std::uint32_t>(i));
    for (auto* entries : {&parts_.deletes, &parts_.sounds, &parts_.phonetics, &parts_.foreign}) sort_by_hash(*entries);
    parts_.revision = db_.get_revision();
    parts_.documents = db_.get_doccount();
    auto index = std::make_shared<SpellingIndex>();
    if (stopped()) return index;
    index->image_ = SpellingImage(parts_);
    mark_errors(*index);
    if (stopped()) return std::make_shared<SpellingIndex>();
    index->image_ = SpellingImage(parts_);
    return index;
  }

 private:
  struct Gathered {
    std::string word;
    std::uint32_t frequency;
  };

  bool stopped() const { return stop_ != nullptr && *stop_; }

  void gather() {
    std::unordered_map<std::string, std::uint32_t> frequencies;
    const std::string exact = index::exact_term("");
    for (auto term = db_.allterms_begin(); term != db_.allterms_end() && !stopped(); ++term) {
      std::string word = *term;
      if (word.starts_with(exact)) {
        word.erase(0, exact.size());
      } else if (word[0] >= 'A' && word[0] <= 'Z') {
        continue;  // another prefix
      }
      if (!is_wordlike(word)) continue;
      std::uint32_t& frequency = frequencies[word];
      frequency = std::max(frequency, static_cast<std::uint32_t>(term.get_termfreq()));
    }
    words_.reserve(frequencies.size());
    for (const auto& [word, frequency] : frequencies) words_.push_back({word, frequency});
    std::sort(words_.begin(), words_.end(), [](const Gathered& a, const Gathered& b) {
      return a.frequency != b.frequency ? a.frequency > b.frequency : a.word < b.word;
    });
    if (words_.size() > limits::max_spelling_words) words_.resize(limits::max_spelling_words);
    std::sort(words_.begin(), words_.end(), [](const Gathered& a, const Gathered& b) { return a.word < b.word; });
  }

  // The terms that the word's forms share; `known`: the dictionary has it.
  std::vector<std::string> family(std::string_view word, bool* known = nullptr) {
    std::vector<std::string> terms;
    const std::vector<text::Token>& tokens = analyzer_.analyze(word);
    if (known != nullptr) *known = tokens.size() == 1 && tokens[0].word->in_dictionary;
    for (const text::Token& t : tokens) terms.insert(terms.end(), t.word->terms.begin(), t.word->terms.end());
    return terms;
  }

  bool stands_once(const std::vector<std::string>& terms) const {
    return std::none_of(terms.begin(), terms.end(),
                        [&](const std::string& term) { return db_.get_collection_freq(term) >= kOccurrences; });
  }

  void enter(std::uint32_t i) {
    const auto& [word, frequency] = words_[i];
    const std::u32string letters = letters_of(word);
    bool known = false;
    const std::vector<std::string> terms = family(word, &known);
    ListedWord listed;
    listed.offset = static_cast<std::uint32_t>(parts_.letters.size());
    listed.frequency = frequency;
    listed.mask = letter_mask(letters);
    listed.bytes = static_cast<std::uint8_t>(word.size());
    listed.letters = static_cast<std::uint8_t>(letters.size());
    listed.flags = known ? kKnownWord : 0;
    parts_.letters += word;
    if (const std::string key = text::sound_key(word); !key.empty()) parts_.sounds.push_back({hash_of(key), i});
    for (const std::string& key : text::consonant_keys_of_latin(word)) parts_.foreign.push_back({hash_of(key), i});
    if (frequency < kOccurrences && !known && db_.get_doccount() >= kSmallCollection && stands_once(terms)) {
      listed.flags |= kSourceError;
    } else {
      for (const std::uint32_t hash : delete_hashes(letters, kMostEdits)) parts_.deletes.push_back({hash, i});
      if (const std::string key = text::phonetic_key(word); !key.empty())
        parts_.phonetics.push_back({hash_of(key), i});
    }
    parts_.words.push_back(listed);
  }

  void mark_errors(const SpellingIndex& index) {
    for (std::size_t i = 0; i < parts_.words.size() && !stopped(); ++i) {
      ListedWord& w = parts_.words[i];
      if (w.flags == 0 && is_error(index, words_[i].word, w)) w.flags |= kSourceError;
    }
  }

  bool is_error(const SpellingIndex& index, const std::string& word, const ListedWord& listed) {
    const bool rare = listed.frequency <= kRare;
    const std::vector<Candidate> near = index.similar(word, rare && listed.letters >= kLettersForTwo ? kMostEdits : 1);
    std::vector<std::string> own;
    for (const Candidate& c : near) {
      const bool commoner = c.frequency > listed.frequency || (c.in_dictionary && c.frequency >= listed.frequency);
      if (rare ? !commoner : c.frequency / kMuchCommoner < listed.frequency) continue;
      if (own.empty()) own = family(word);
      const std::vector<std::string> terms = family(c.word);
      if (std::find_first_of(own.begin(), own.end(), terms.begin(), terms.end()) == own.end()) return true;
    }
    return false;
  }

  const Xapian::Database& db_;
  text::Analyzer& analyzer_;
  const std::atomic<bool>* stop_;
  std::vector<Gathered> words_;  // in the order of their bytes, as parts_.words
  SpellingParts parts_;
};

std::shared_ptr<const SpellingIndex> SpellingIndex::build(const Xapian::Database& db, text::Analyzer& analyzer,
                                                          const std::atomic<bool>* stop) {
  return SpellingBuilder(db, analyzer, stop).run();
}

}  // namespace diplomed::query
