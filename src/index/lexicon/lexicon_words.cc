#include "index/lexicon/lexicon_words.h"

#include <algorithm>

#include "base/limits.h"
#include "base/utf8.h"
#include "index/schema.h"

namespace diplomed::index {
namespace {

constexpr std::size_t kLeastLetters = 2, kMostLetters = 28;
bool is_wordlike(std::string_view term) {
  if (term.empty() || (term[0] >= '0' && term[0] <= '9')) return false;
  const std::size_t letters = utf8::length(term);
  return letters >= kLeastLetters && letters <= kMostLetters;
}

bool stopped(const std::atomic<bool>* stop) {
  return stop != nullptr && *stop;
}

std::vector<GatheredWord> exact_forms(const Xapian::Database& db, const std::atomic<bool>* stop) {
  std::vector<GatheredWord> out;
  const std::string prefix = exact_term("");
  for (auto term = db.allterms_begin(prefix); term != db.allterms_end(prefix) && !stopped(stop); ++term) {
    std::string form = (*term).substr(prefix.size());
    if (is_wordlike(form)) out.push_back({std::move(form), term.get_termfreq(), 0, false, {}});
  }
  return out;
}

std::vector<GatheredWord> lemmas(const Xapian::Database& db, const std::atomic<bool>* stop) {
  std::vector<GatheredWord> out;
  auto term = db.allterms_begin();
  for (term.skip_to(std::string(1, kAfterPrefixes)); term != db.allterms_end() && !stopped(stop); ++term) {
    std::string lemma = *term;
    if (is_wordlike(lemma)) out.push_back({std::move(lemma), 0, term.get_termfreq(), false, {}});
  }
  return out;
}

bool by_form(const GatheredWord& a, const GatheredWord& b) {
  return a.form < b.form;
}

// One word for a form that is a lemma too; both lists are in byte order.
std::vector<GatheredWord> merged(std::vector<GatheredWord> forms, std::vector<GatheredWord> lemmas) {
  std::vector<GatheredWord> all(forms.size() + lemmas.size());
  std::merge(std::move_iterator(forms.begin()), std::move_iterator(forms.end()), std::move_iterator(lemmas.begin()),
             std::move_iterator(lemmas.end()), all.begin(), by_form);
  std::vector<GatheredWord> out;
  out.reserve(all.size());
  for (GatheredWord& word : all) {
    if (!out.empty() && out.back().form == word.form) {
      out.back().exact += word.exact;
      out.back().lemma += word.lemma;
    } else {
      out.push_back(std::move(word));
    }
  }
  return out;
}

void keep_most_frequent(std::vector<GatheredWord>& words, std::size_t most) {
  if (words.size() <= most) return;
  const auto cut = words.begin() + static_cast<std::ptrdiff_t>(most);
  std::nth_element(words.begin(), cut, words.end(), [](const GatheredWord& a, const GatheredWord& b) {
    return a.frequency() != b.frequency() ? a.frequency() > b.frequency() : a.form < b.form;
  });
  words.erase(cut, words.end());
  std::sort(words.begin(), words.end(), by_form);
}

}  // namespace

std::vector<GatheredWord> gather_words(const Xapian::Database& db, text::Analyzer& analyzer,
                                       const std::atomic<bool>* stop) {
  std::vector<GatheredWord> words = merged(exact_forms(db, stop), lemmas(db, stop));
  keep_most_frequent(words, limits::kMaxLexiconWords);
  for (GatheredWord& word : words) {
    if (stopped(stop)) break;
    const std::vector<text::Token>& tokens = analyzer.analyze(word.form);
    if (tokens.size() != 1) continue;
    word.in_dictionary = tokens[0].word->in_dictionary;
    word.family = tokens[0].word->terms.front();
  }
  return words;
}

}  // namespace diplomed::index
