#include "search/suggest/completions.h"

#include <algorithm>

#include "base/strings.h"
#include "base/utf8.h"
#include "knowledge/facets.h"
#include "query/parse/joints.h"
#include "query/parse/parser.h"
#include "text/sound/romanised_key.h"
#include "text/stopwords.h"

namespace diplomed::search {
namespace {

constexpr std::size_t kLeastSounds = 3;
constexpr std::size_t kLeastLettersForSlip = 4, kMostLettersForSlip = 20;
constexpr double kTie = 1e-6;  // among equals, what the whole index has more of

constexpr std::u32string_view kRussianLetters = U"абвгдежзийклмнопрстуфхцчшщъыьэюя";
constexpr std::u32string_view kLatinLetters = U"abcdefghijklmnopqrstuvwxyz";

// The first of each entry: the one that completes most words.
void keep_one_each(std::vector<Completion>& completions) {
  std::stable_sort(completions.begin(), completions.end(),
                   [](const Completion& a, const Completion& b) { return a.entry < b.entry; });
  completions.erase(std::unique(completions.begin(), completions.end(),
                                [](const Completion& a, const Completion& b) { return a.entry == b.entry; }),
                    completions.end());
}

}  // namespace

CompletionFinder::CompletionFinder(const index::Lexicon& lexicon, const DocumentFilter& filter, std::string_view before,
                                   text::Analyzer& analyzer)
    : lexicon_(lexicon), selections_(filter.selections()) {
  const auto sample = lexicon.sample();
  if (!sample.empty()) {
    step_ = std::max(1.0, static_cast<double>(lexicon.documents()) / static_cast<double>(sample.size()));
  }
  if (!filter.empty()) {
    masked_ = true;
    failed_ = filter.failed(sample);
  }
  if (query::only_words(query::parse(before).root)) note_context(before, analyzer);
}

// Words that the lexicon has under another form than their lemma play no part.
void CompletionFinder::note_context(std::string_view before, text::Analyzer& analyzer) {
  std::vector<std::int8_t> narrowed = failed_;
  bool any_word = false;
  narrowed.resize(lexicon_.sample().size(), DocumentFilter::kPasses);
  for (const text::Token& token : analyzer.analyze(before, text::Mode::query)) {
    if (token.extra || text::is_stopword(token.word->form)) continue;
    std::vector<bool> has(narrowed.size());
    bool known = false;
    for (const std::string& term : token.word->terms) {
      for (const index::KeyRow& key : lexicon_.with_prefix(lexicon_.keys(), term)) {
        if (lexicon_.text(key.text) != term) break;
        const index::EntryRow& entry = lexicon_.entries()[key.row];
        if (entry.facet != 0) continue;
        known = true;
        for (const std::uint16_t i : lexicon_.occurrences(entry)) has[i] = true;
      }
    }
    if (!known) continue;
    any_word = true;
    for (std::size_t i = 0; i < has.size(); ++i) {
      if (!has[i]) narrowed[i] = DocumentFilter::kFails;
    }
  }
  const bool some = std::any_of(narrowed.begin(), narrowed.end(), [](int f) { return f == DocumentFilter::kPasses; });
  if (!any_word || !some) return;
  failed_ = std::move(narrowed);
  masked_ = true;
}

double CompletionFinder::documents_of(const index::EntryRow& entry) const {
  if (!masked_) return entry.documents;
  int selection = DocumentFilter::kPasses;
  if (entry.facet != 0) {
    const auto at = std::find(selections_.begin(), selections_.end(), knowledge::kFacets[entry.facet - 1].name);
    if (at != selections_.end()) selection = static_cast<int>(at - selections_.begin());
  }
  std::size_t hits = 0;
  for (const std::uint16_t i : lexicon_.occurrences(entry)) {
    hits += failed_[i] == DocumentFilter::kPasses || (selection >= 0 && failed_[i] == selection);
  }
  return static_cast<double>(hits) * step_ + kTie * entry.documents;
}

void CompletionFinder::add(const index::KeyRow& key, const TypedEnd& end, Pile& pile) const {
  const index::EntryRow& entry = lexicon_.entries()[key.row];
  const query::TypingPlace& place = end.place;
  if (entry.facet == 0) {
    if (end.words == 1 && (place.fits == query::Fits::anything || place.fits == query::Fits::words))
      pile.words.push_back({key.row, &end, documents_of(entry)});
  } else if (place.fits == query::Fits::anything ||
             (place.fits == query::Fits::values && place.field == knowledge::kFacets[entry.facet - 1].name)) {
    pile.values.push_back({key.row, &end, 0});
  }
}

std::vector<Completion> CompletionFinder::best(Pile pile, std::size_t most) const {
  keep_one_each(pile.values);  // names have several keys
  for (Completion& c : pile.values) c.documents = documents_of(lexicon_.entries()[c.entry]);
  std::vector<Completion> out;
  for (auto* list : {&pile.words, &pile.values}) {
    const std::size_t keep = std::min(list->size(), most);
    // What completes more of what was typed is meant rather.
    std::partial_sort(list->begin(), list->begin() + static_cast<std::ptrdiff_t>(keep), list->end(),
                      [](const Completion& a, const Completion& b) {
                        if (a.end->words != b.end->words) return a.end->words > b.end->words;
                        return a.documents != b.documents ? a.documents > b.documents : a.entry < b.entry;
                      });
    list->resize(keep);
    out.insert(out.end(), list->begin(), list->end());
  }
  return out;
}

std::vector<Completion> CompletionFinder::beginning(const std::vector<TypedEnd>& ends, std::size_t most) const {
  Pile pile;
  for (const TypedEnd& end : ends) {
    for (const index::KeyRow& key : lexicon_.with_prefix(lexicon_.keys(), end.folded)) add(key, end, pile);
  }
  return best(std::move(pile), most);
}

std::vector<Completion> CompletionFinder::sounding(const TypedEnd& end, std::size_t most) const {
  Pile pile;
  const bool latin = std::all_of(end.folded.begin(), end.folded.end(), [](char c) { return (c & 0x80) == 0; });
  if (!latin || end.words != 1) return {};
  for (const std::string& sound : text::latin_sound_keys(end.folded)) {
    if (sound.size() < kLeastSounds) continue;
    for (const index::KeyRow& key : lexicon_.with_prefix(lexicon_.sounds(), sound)) {
      const index::EntryRow& entry = lexicon_.entries()[key.row];
      // A Russian name for Latin letters; one in Latin letters is found as it is.
      if ((lexicon_.text(entry.label).front() & 0x80) != 0) add(key, end, pile);
    }
  }
  keep_one_each(pile.words);
  return best(std::move(pile), most);
}

// The letters before the slip are right: at each place only keys that begin with them are looked at.
std::vector<Completion> CompletionFinder::with_slip(const TypedEnd& end, std::size_t most) const {
  const std::u32string typed = to_u32(end.folded);
  if (end.words != 1 || typed.size() < kLeastLettersForSlip || typed.size() > kMostLettersForSlip) return {};
  const std::u32string_view letters = typed.front() < 0x80 ? kLatinLetters : kRussianLetters;
  Pile pile;
  std::span<const index::KeyRow> keys = lexicon_.keys();
  for (std::size_t i = 1; i <= typed.size(); ++i) {
    keys = lexicon_.with_prefix(keys, to_utf8(typed.substr(0, i)));
    if (keys.empty()) break;
    std::vector<std::u32string> variants;
    const std::u32string before = typed.substr(0, i), after = typed.substr(i);
    if (!after.empty()) variants.push_back(before + after.substr(1));
    if (after.size() > 1) variants.push_back(before + after[1] + after[0] + after.substr(2));
    for (const char32_t letter : letters) {
      if (!after.empty()) {
        variants.push_back(before + letter + after);
        if (letter != after[0]) variants.push_back(before + letter + after.substr(1));
      }
    }
    for (const std::u32string& variant : variants) {
      for (const index::KeyRow& key : lexicon_.with_prefix(keys, to_utf8(variant))) add(key, end, pile);
    }
  }
  keep_one_each(pile.words);
  return best(std::move(pile), most);
}

}  // namespace diplomed::search
