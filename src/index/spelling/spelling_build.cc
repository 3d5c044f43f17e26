#include "index/spelling/spelling_build.h"

#include <algorithm>
#include <filesystem>

#include "base/limits.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "index/lexicon/lexicon_build.h"
#include "index/lexicon/lexicon_words.h"
#include "index/schema.h"
#include "index/spelling/spelling_keys.h"
#include "text/morphology/morphology.h"

namespace diplomed::index {
namespace {

constexpr std::size_t kLeastLetters = 3, kMostLetters = 28;
// In so few documents a name may stand once and be none the worse for it.
constexpr Xapian::doccount kSmallCollection = 1'000;
constexpr Xapian::termcount kOccurrences = 2;

// When a word outside the dictionary is taken for an error of its source: it is rare and near a commoner one, or many
// times rarer than one that is nearer still.
constexpr std::uint32_t kRare = 2;
constexpr std::uint32_t kMuchCommoner = 50;
// Letters of each of two words that were glued together, and of an acronym behind the first.
constexpr std::size_t kLettersOfGlued = 4, kLettersOfAcronym = 2;

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
    sort_keys(parts_);
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
    ListedWord& listed = list_word(word, frequency, known, parts_);
    if (has_digit(word) || is_english_stem(word)) return;  // known, but nothing to suggest
    list_sounds(word, i, parts_);
    if (known && analyzer_.morphology()->lemmas(word).empty()) {
      listed.flags |= kSourceError;  // обьявление, даааа: the analyzer knows what they are meant for
      return;
    }
    if (frequency < kOccurrences && !known && db_.get_doccount() >= kSmallCollection && stands_once(word)) {
      listed.flags |= kSourceError;
    } else {
      list_slips(word, i, parts_);
    }
  }

  void mark_errors(const SpellingIndex& index) {
    for (std::size_t i = 0; i < parts_.words.size() && !stopped(); ++i) {
      ListedWord& w = parts_.words[i];
      if (w.flags != 0) continue;
      if (w.frequency <= kRare && is_glued(index, words_[i].word, w.frequency)) w.flags |= kSourceError | kGluedWords;
      if (w.flags == 0 && is_error(index, words_[i].word, w)) w.flags |= kSourceError;
    }
    for (std::size_t i = 0; i < parts_.words.size() && !stopped(); ++i) {
      if (parts_.words[i].flags == 0 && is_stem_of_glued(i)) parts_.words[i].flags |= kSourceError | kGluedWords;
    }
  }

  // A stem that no document has as a word, of glued words only.
  bool is_stem_of_glued(std::size_t stem) const {
    const std::string& word = words_[stem].word;
    std::size_t next = stem + 1;
    while (next < words_.size() && words_[next].word.starts_with(word)) {
      if ((parts_.words[next++].flags & kGluedWords) == 0) return false;
    }
    return next > stem + 1 && !db_.term_exists(exact_term(word));
  }

  // «врачиРоссии», «областиИИ»: a form of the dictionary, then another one or a short word in capitals that has
  // documents of its own, both more frequent than the two together.
  bool is_glued(const SpellingIndex& index, std::string_view word, std::uint32_t frequency) const {
    for (std::size_t at = 0; at < word.size(); at += utf8::decode(word, at).bytes) {
      const std::string left(word.substr(0, at)), right(word.substr(at));
      const std::size_t letters = utf8::length(right);
      if (utf8::length(left) < kLettersOfGlued || letters < kLettersOfAcronym) continue;
      const bool short_right = letters < kLettersOfGlued;
      if (!stands_as_form(index, left, frequency)) continue;
      if (short_right ? db_.get_termfreq(exact_term(right)) > frequency : stands_as_form(index, right, frequency))
        return true;
    }
    return false;
  }

  // A form of the dictionary that stands in more documents as it is.
  bool stands_as_form(const SpellingIndex& index, const std::string& word, std::uint32_t frequency) const {
    return index.is_known_word(word) && db_.get_termfreq(exact_term(word)) > frequency;
  }

  bool is_error(const SpellingIndex& index, const std::string& word, const ListedWord& listed) {
    const bool rare = listed.frequency <= kRare;
    const std::vector<SpellingCandidate> near = index.similar(word, rare ? kMostSlips : 1);
    std::vector<std::string> own;
    for (const SpellingCandidate& c : near) {
      const bool commoner = c.frequency > listed.frequency || (c.in_dictionary && c.frequency >= listed.frequency);
      if (rare ? !commoner : c.frequency / kMuchCommoner < listed.frequency) continue;
      if (own.empty()) own = family(word);
      if (std::find(own.begin(), own.end(), c.word) != own.end()) continue;  // its own stem
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
