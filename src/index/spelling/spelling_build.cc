#include "index/spelling/spelling_build.h"

#include <algorithm>
#include <filesystem>

#include "base/limits.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "index/lexicon/lexicon_build.h"
#include "index/lexicon/lexicon_words.h"
#include "index/schema.h"
#include "index/spelling/letters.h"
#include "text/sound/foreign_name_key.h"
#include "text/sound/phonetic.h"
#include "text/sound/romanised_key.h"

namespace diplomed::index {
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

void sort_by_hash(std::vector<HashedWord>& entries) {
  std::sort(entries.begin(), entries.end(), [](const HashedWord& a, const HashedWord& b) {
    return a.hash != b.hash ? a.hash < b.hash : a.word < b.word;
  });
}

class SpellingBuilder {
 public:
  SpellingBuilder(const Xapian::Database& db, text::Analyzer& analyzer, Xapian::rev revision,
                  const std::atomic<bool>* stop)
      : db_(db), analyzer_(analyzer), stop_(stop) {
    parts_.revision = revision;
  }

  void add(std::string_view word, std::uint32_t frequency, bool known) {
    words_.push_back({std::string(word), frequency, known});
  }

  std::shared_ptr<const SpellingIndex> run() {
    keep_most_frequent();
    for (std::size_t i = 0; i < words_.size() && !stopped(); ++i) enter(static_cast<std::uint32_t>(i));
    for (auto* entries : {&parts_.deletes, &parts_.sounds, &parts_.phonetics, &parts_.foreign}) sort_by_hash(*entries);
    if (!stopped()) mark_errors(SpellingIndex(SpellingImage(parts_)));
    if (stopped()) return std::make_shared<SpellingIndex>();
    return std::make_shared<SpellingIndex>(SpellingImage(parts_));
  }

 private:
  struct Gathered {
    std::string word;
    std::uint32_t frequency;
    bool known;  // in the dictionary
  };

  bool stopped() const { return stop_ != nullptr && *stop_; }

  void keep_most_frequent() {
    std::erase_if(words_, [](const Gathered& w) {
      const std::size_t letters = utf8::length(w.word);
      return letters < kLeastLetters || letters > kMostLetters;
    });
    if (words_.size() <= limits::kMaxSpellingWords) return;
    std::sort(words_.begin(), words_.end(), [](const Gathered& a, const Gathered& b) {
      return a.frequency != b.frequency ? a.frequency > b.frequency : a.word < b.word;
    });
    words_.resize(limits::kMaxSpellingWords);
    std::sort(words_.begin(), words_.end(), [](const Gathered& a, const Gathered& b) { return a.word < b.word; });
  }

  // The terms that the word's forms share.
  std::vector<std::string> family(std::string_view word) {
    std::vector<std::string> terms;
    for (const text::Token& t : analyzer_.analyze(word))
      terms.insert(terms.end(), t.word->terms.begin(), t.word->terms.end());
    return terms;
  }

  // Numbers of things differ by a digit, not by a slip.
  static bool has_digit(const std::string& word) { return word.find_first_of("0123456789") != std::string::npos; }

  // "googl": no document has it as it is.
  bool is_english_stem(const std::string& word) const {
    return static_cast<unsigned char>(word[0]) < 0x80 && !db_.term_exists(exact_term(word));
  }

  bool stands_once(const std::string& word) {
    const std::vector<std::string> terms = family(word);
    return std::none_of(terms.begin(), terms.end(),
                        [&](const std::string& term) { return db_.get_collection_freq(term) >= kOccurrences; });
  }

  void enter(std::uint32_t i) {
    const auto& [word, frequency, known] = words_[i];
    const std::u32string letters = to_u32(word);
    ListedWord listed;
    listed.offset = static_cast<std::uint32_t>(parts_.letters.size());
    listed.frequency = frequency;
    listed.mask = letter_mask(letters);
    listed.bytes = static_cast<std::uint8_t>(word.size());
    listed.letters = static_cast<std::uint8_t>(letters.size());
    listed.flags = known ? kKnownWord : 0;
    parts_.letters += word;
    if (has_digit(word) || is_english_stem(word)) {
      parts_.words.push_back(listed);  // known, but nothing to suggest
      return;
    }
    if (const std::string key = text::sound_key(word); !key.empty()) parts_.sounds.push_back({hash_of(key), i});
    for (const std::string& key : text::consonant_keys_of_latin(word)) parts_.foreign.push_back({hash_of(key), i});
    if (frequency < kOccurrences && !known && db_.get_doccount() >= kSmallCollection && stands_once(word)) {
      listed.flags |= kSourceError;
    } else {
      for (const std::uint32_t hash : delete_hashes(letters, kMostEdits)) parts_.deletes.push_back({hash, i});
      if (const std::string key = text::phonetic_key(word); !key.empty()) parts_.phonetics.push_back({hash_of(key), i});
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
    const std::vector<SpellingCandidate> near = index.similar(word, rare ? kMostEdits : 1);
    std::vector<std::string> own;
    for (const SpellingCandidate& c : near) {
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

}  // namespace

std::shared_ptr<const SpellingIndex> build_spelling(const Lexicon& lexicon, const Xapian::Database& db,
                                                    text::Analyzer& analyzer, const std::atomic<bool>* stop) {
  SpellingBuilder builder(db, analyzer, lexicon.revision(), stop);
  for (std::size_t i = 0; i < lexicon.word_count(); ++i) {
    const LexiconWord word = lexicon.word(i);
    builder.add(word.form, word.frequency, word.in_dictionary);
  }
  return builder.run();
}

std::shared_ptr<const SpellingIndex> build_spelling(const Xapian::Database& db, text::Analyzer& analyzer,
                                                    const std::atomic<bool>* stop) {
  SpellingBuilder builder(db, analyzer, 0, stop);
  for (const GatheredWord& word : gather_words(db, analyzer, stop)) {
    builder.add(word.form, word.frequency(), word.in_dictionary);
  }
  return builder.run();
}

std::string spelling_path(const std::string& directory) {
  return (std::filesystem::path(directory) / kSpellingFile).string();
}

Status write_spelling(const std::string& directory, text::Analyzer& analyzer, const std::atomic<bool>& stop) {
  const auto lexicon = Lexicon::open(lexicon_path(directory));
  if (!lexicon) return lexicon.error();
  const auto words = build_spelling(**lexicon, Xapian::Database(directory), analyzer, &stop);
  if (stop) return Error{ErrorCode::internal, "stopped before the end", ""};
  return words->write(spelling_path(directory));
}

}  // namespace diplomed::index
