#include "index/lexicon/lexicon_entries.h"

#include <algorithm>
#include <memory>
#include <string>
#include <unordered_map>

#include "base/limits.h"
#include "base/utf8.h"
#include "index/lexicon/lexicon_names.h"
#include "index/schema.h"
#include "knowledge/facets.h"
#include "knowledge/vocabulary/vocabulary.h"
#include "text/sound/romanised_key.h"
#include "text/stopwords.h"

namespace diplomed::index {
namespace {

constexpr std::size_t kLeastSounds = 2;
constexpr std::size_t kLooksAtCompound = 8;  // documents that are looked at
// What nobody types the name of: years, and the same countries once more.
constexpr std::array<knowledge::Facet, 2> kNotOffered = {knowledge::Facet::mention, knowledge::Facet::year};

bool stopped(const std::atomic<bool>* stop) {
  return stop != nullptr && *stop;
}

class Entries {
 public:
  Entries(const Xapian::Database& db, const std::vector<GatheredWord>& words, LexiconImage& image,
          const std::atomic<bool>* stop)
      : db_(db), words_(words), image_(image), stop_(stop) {}

  void run() {
    add_words();
    add_values();
    sample();
    image_.sort_by_text(image_.keys);
    image_.sort_by_text(image_.sounds);
    const auto same = [](const KeyRow& a, const KeyRow& b) { return a.text == b.text && a.row == b.row; };
    image_.sounds.erase(std::unique(image_.sounds.begin(), image_.sounds.end(), same), image_.sounds.end());
  }

 private:
  const GatheredWord* find(std::string_view form) const {
    const auto at = std::lower_bound(words_.begin(), words_.end(), form,
                                     [](const GatheredWord& w, std::string_view f) { return w.form < f; });
    return at != words_.end() && at->form == form ? &*at : nullptr;
  }

  // A bare stem, or a lemma that no dictionary has, is no word that a person would write.
  const std::string& natural_form(const std::string& family, const GatheredWord& most_frequent) const {
    const GatheredWord* own = find(family);
    if (own == nullptr) return most_frequent.form;
    const bool usual = own->exact > 0 && std::uint64_t{own->exact} * 2 >= most_frequent.exact;
    return own->in_dictionary || usual ? own->form : most_frequent.form;
  }

  // A hyphenated word stands in the index as one word too, at the position of its first part: «медикосанитарной» is
  // nothing that anybody wrote.
  bool is_joined(const GatheredWord& word) const {
    return any_cut(word.form, [&](const GatheredWord& first, std::string_view rest) {
      const bool stands_there =
          (first.lemma > 0 && always_with(word, first.form)) || (first.exact > 0 && always_with(word, first.family));
      return stands_there && is_word_or_two(rest);
    });
  }

  bool is_word_or_two(std::string_view text) const {
    const auto is_word = [&](std::string_view form) {
      const GatheredWord* word = find(form);
      return word != nullptr && word->exact > 0;
    };
    return is_word(text) || any_cut(text, [&](const GatheredWord&, std::string_view rest) { return is_word(rest); });
  }

  // Whether `holds` of some word that `text` begins with and of what comes after it.
  template <typename Holds>
  bool any_cut(std::string_view text, Holds holds) const {
    for (std::size_t cut = 1; cut < text.size(); ++cut) {
      if ((static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) continue;  // inside a letter
      const GatheredWord* first = find(text.substr(0, cut));
      if (first != nullptr && holds(*first, text.substr(cut))) return true;
    }
    return false;
  }

  // Every occurrence has `part` at the same position, as far as documents are looked at.
  bool always_with(const GatheredWord& word, const std::string& part) const {
    if (part.empty() || part == word.family) return false;
    const std::string exact = exact_term(word.form);
    std::size_t looks = 0;
    bool any = false;
    for (auto at = db_.postlist_begin(exact); at != db_.postlist_end(exact) && looks < kLooksAtCompound;
         ++at, ++looks) {
      const auto end = db_.positionlist_end(*at, part);
      auto other = db_.positionlist_begin(*at, part);
      for (auto p = db_.positionlist_begin(*at, word.family); p != db_.positionlist_end(*at, word.family); ++p) {
        if (other != end) other.skip_to(*p);
        if (other == end || *other != *p) return false;
        any = true;
      }
    }
    return any;
  }

  void add_words() {
    std::unordered_map<std::string_view, const GatheredWord*> families;
    for (const GatheredWord& word : words_) {
      if (word.exact == 0 || word.family.empty()) continue;
      if (text::is_stopword(word.form) || text::is_stopword(word.family)) continue;
      const GatheredWord*& best = families[word.family];
      if (best == nullptr || word.exact > best->exact) best = &word;
    }
    for (const GatheredWord& word : words_) {  // in order, so that the same index gives the same file
      const auto family = word.exact == 0 ? families.end() : families.find(word.family);
      if (family == families.end() || family->second != &word) continue;
      const Xapian::doccount documents = db_.get_termfreq(word.family);
      if (documents == 0) continue;
      if (!word.in_dictionary && is_joined(word)) continue;
      const std::string& form = natural_form(word.family, word);
      by_lemma_.emplace(word.family, image_.entries.size());
      const std::uint32_t label = image_.add_text(form);
      add_entry(label, image_.add_text(word.family), 0, documents);
      image_.keys.push_back({label, last_entry()});
      add_sound(form);
    }
  }

  void add_values() {
    std::shared_ptr<const knowledge::Vocabulary> vocabulary;
    if (const std::string text = db_.get_metadata(std::string(kVocabularyKey)); !text.empty()) {
      if (auto read = knowledge::Vocabulary::deserialize(text)) vocabulary = *read;
    }
    for (std::size_t facet = 0; facet < knowledge::kFacets.size(); ++facet) {
      const auto& [id, name, label_ru, label_en] = knowledge::kFacets[facet];
      if (std::find(kNotOffered.begin(), kNotOffered.end(), id) != kNotOffered.end()) continue;
      const std::string prefix = facet_term(name, "");
      for (auto term = db_.allterms_begin(prefix); term != db_.allterms_end(prefix) && !stopped(stop_); ++term) {
        const std::string value = (*term).substr(prefix.size());
        if (!value.empty()) add_value(vocabulary.get(), facet, value, term.get_termfreq());
      }
    }
  }

  void add_value(const knowledge::Vocabulary* vocabulary, std::size_t facet, const std::string& value,
                 Xapian::doccount documents) {
    const std::string_view name = knowledge::kFacets[facet].name;
    std::vector<std::string> names;
    const knowledge::Concept* known =
        vocabulary == nullptr ? nullptr : vocabulary->find(knowledge::concept_type_of(name), value);
    if (known != nullptr) {
      names = {known->label_ru, known->label_en};
      for (const knowledge::Concept::Variant& v : known->variants) names.push_back(v.text);
    } else {
      const std::string stored = db_.get_metadata(label_key(name, value));
      const std::size_t tab = stored.find('\t');
      names = tab == std::string::npos ? std::vector<std::string>{value}
                                       : std::vector<std::string>{stored.substr(0, tab), stored.substr(tab + 1)};
      if (vocabulary != nullptr) add_national_name(*vocabulary, name, value, names);
    }
    by_value_.emplace(facet_term(name, value), image_.entries.size());
    add_entry(image_.add_text(names.front()), image_.add_text(value), static_cast<std::uint32_t>(facet + 1), documents);
    add_names(std::move(names));
  }

  // «Минздрав Узбекистана» by the ministry's full name too: ministry-of-health.uz.
  static void add_national_name(const knowledge::Vocabulary& vocabulary, std::string_view facet,
                                const std::string& value, std::vector<std::string>& names) {
    const std::size_t dot = value.find('.');
    if (facet != name_of(knowledge::Facet::org) || dot == std::string::npos) return;
    std::string country = value.substr(dot + 1);
    for (char& c : country) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    const knowledge::Concept* body = vocabulary.find(knowledge::Facet::org, value.substr(0, dot));
    const knowledge::Concept* home = vocabulary.find(knowledge::Facet::country, country);
    if (body == nullptr || home == nullptr) return;
    for (const knowledge::Concept::Variant& v : body->variants) names.push_back(v.text + " " + home->label_ru);
  }

  void add_names(std::vector<std::string> names) {
    for (std::string& name : names) name = fold_name(name);
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    for (const std::string& name : names) {
      const std::uint32_t text = image_.add_text(name);
      for (const std::size_t at : key_starts(name)) {
        image_.keys.push_back({text + static_cast<std::uint32_t>(at), last_entry()});
        add_sound(std::string_view(name).substr(at, name.find(' ', at) - at));
      }
    }
  }

  void add_entry(std::uint32_t label, std::uint32_t value, std::uint32_t facet, Xapian::doccount documents) {
    image_.entries.push_back({label, value, facet, documents, 0, 0});
  }

  std::uint32_t last_entry() const { return static_cast<std::uint32_t>(image_.entries.size() - 1); }

  void add_sound(std::string_view word) {
    const std::string key = text::sound_key(word);
    if (key.size() < kLeastSounds) return;
    const auto [at, is_new] = sounds_.try_emplace(key, 0);
    if (is_new) at->second = image_.add_text(key);
    image_.sounds.push_back({at->second, last_entry()});
  }

  // Which of every n-th document have which entry.
  void sample() {
    std::vector<std::vector<std::uint16_t>> found(image_.entries.size());
    const std::size_t step =
        std::max<std::size_t>(1, (db_.get_doccount() + limits::kMaxLexiconSample - 1) / limits::kMaxLexiconSample);
    std::size_t n = 0;
    for (auto at = db_.postlist_begin(""); at != db_.postlist_end("") && !stopped(stop_); ++at, ++n) {
      if (n % step != 0 || image_.sample.size() >= limits::kMaxLexiconSample) continue;
      const auto index = static_cast<std::uint16_t>(image_.sample.size());
      image_.sample.push_back(*at);
      note_terms(*at, index, found);
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
      image_.entries[i].occurrences_begin = static_cast<std::uint32_t>(image_.occurrences.size());
      image_.occurrences.insert(image_.occurrences.end(), found[i].begin(), found[i].end());
      image_.entries[i].occurrences_end = static_cast<std::uint32_t>(image_.occurrences.size());
    }
  }

  void note_terms(Xapian::docid docid, std::uint16_t index, std::vector<std::vector<std::uint16_t>>& found) const {
    const std::string values = facet_term("", "").substr(0, 2);
    auto term = db_.termlist_begin(docid);
    const auto end = db_.termlist_end(docid);
    for (term.skip_to(values); term != end; ++term) {
      const std::string text = *term;
      if (!text.starts_with(values)) break;
      if (const auto entry = by_value_.find(text); entry != by_value_.end()) found[entry->second].push_back(index);
    }
    if (term == end) return;
    for (term.skip_to(std::string(1, kAfterPrefixes)); term != end; ++term) {
      if (const auto entry = by_lemma_.find(*term); entry != by_lemma_.end()) found[entry->second].push_back(index);
    }
  }

  const Xapian::Database& db_;
  const std::vector<GatheredWord>& words_;
  LexiconImage& image_;
  const std::atomic<bool>* stop_;
  std::unordered_map<std::string, std::size_t> by_lemma_, by_value_;  // term → entry
  std::unordered_map<std::string, std::uint32_t> sounds_;             // key → text
};

}  // namespace

void add_entries(const Xapian::Database& db, const std::vector<GatheredWord>& words, LexiconImage& image,
                 const std::atomic<bool>* stop) {
  Entries(db, words, image, stop).run();
}

}  // namespace diplomed::index
