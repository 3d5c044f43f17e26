#include "search/suggest.h"

#include <algorithm>
#include <set>

#include "base/limits.h"
#include "base/utf8.h"
#include "index/schema.h"
#include "text/fold.h"

namespace diplomed::search {
namespace {

constexpr std::size_t kLeastLetters = 2;

// Words of `text` folded one by one, with single spaces between them.
std::string fold_words(std::string_view text) {
  std::string folded;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find(' ', i), text.size());
    if (end > i) {
      if (!folded.empty()) folded.push_back(' ');
      folded += text::fold_yo(text::fold_word(text.substr(i, end - i)).form);
    }
    i = end + 1;
  }
  return folded;
}

struct Typed {
  std::string before;  // the query up to the word
  std::string word;    // folded
};

// The word being typed begins after the last space or operator; «» and the like are not letters and end it too.
Typed last_word(std::string_view q) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < q.size();) {
    const utf8::CodePoint c = utf8::decode(q, i);
    i += c.bytes;
    if (!c.valid || std::u32string_view(U" \t\n\u00A0\"()«»“”„:=-~").find(c.value) != std::u32string_view::npos)
      begin = i;
  }
  return {std::string(q.substr(0, begin)), text::fold_yo(text::fold_word(q.substr(begin)).form)};
}

// Lemmas of the index that a person would type: those that stand in some text as they are, or that are in the
// dictionary; a bare stem is neither.
void add_words(Handle& handle, const Typed& typed, std::vector<Suggestion>& out) {
  std::size_t scanned = 0;
  for (auto term = handle.db.allterms_begin(typed.word); term != handle.db.allterms_end(typed.word); ++term) {
    if (++scanned > limits::max_suggestion_scan) break;
    const std::string lemma = *term;
    const std::vector<text::Token>& tokens = handle.analyzer.analyze(lemma);
    const bool known = tokens.size() == 1 && tokens[0].word->in_dictionary;
    if (!known && !handle.db.term_exists(index::exact_term(lemma))) continue;
    out.push_back({typed.before + lemma, "word", "", term.get_termfreq()});
  }
}

void add_concepts(const Handle& handle, const Typed& typed, std::vector<Suggestion>& out) {
  if (handle.matcher() == nullptr) return;
  for (const knowledge::Concept& c : handle.matcher()->vocabulary().concepts()) {
    if (!fold_words(c.label_ru).starts_with(typed.word)) continue;
    const Xapian::doccount count = handle.db.get_termfreq(index::concept_term(c.type, c.id));
    if (count > 0) out.push_back({typed.before + c.label_ru, c.type, c.id, count});
  }
}

// A search for a word that names a concept finds the documents of the concept.
void count_concepts(Handle& handle, const Typed& typed, std::vector<Suggestion>& words) {
  if (handle.matcher() == nullptr) return;
  for (Suggestion& s : words) {
    if (s.kind != "word") continue;
    const std::vector<text::Token>& tokens = handle.analyzer.analyze(s.text.substr(typed.before.size()));
    for (const knowledge::Match& m : handle.matcher()->match(tokens, text::Mode::query)) {
      if (m.place || tokens.size() != 1) continue;
      const knowledge::Concept& c = handle.matcher()->vocabulary().concepts()[m.concept_index];
      s.count = std::max<std::uint64_t>(s.count, handle.db.get_termfreq(index::concept_term(c.type, c.id)));
    }
  }
}

bool more_documents(const Suggestion& a, const Suggestion& b) {
  return a.count > b.count;
}

}  // namespace

std::vector<Suggestion> suggest(Handle& handle, std::string_view q, std::size_t limit) {
  std::vector<Suggestion> found;
  const Typed typed = last_word(q);
  if (utf8::length(typed.word) < kLeastLetters || typed.word.size() > limits::max_word_bytes) return found;
  add_concepts(handle, typed, found);
  add_words(handle, typed, found);
  std::stable_sort(found.begin(), found.end(), more_documents);
  std::set<std::string> seen;  // a word and the concept it names are one completion: the one with more documents
  std::vector<Suggestion> best;
  for (Suggestion& s : found) {
    if (best.size() >= limit) break;
    if (seen.insert(fold_words(s.text)).second) best.push_back(std::move(s));
  }
  count_concepts(handle, typed, best);
  std::stable_sort(best.begin(), best.end(), more_documents);
  return best;
}

}  // namespace diplomed::search
