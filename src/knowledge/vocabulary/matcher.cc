#include "knowledge/vocabulary/matcher.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>

#include "base/strings.h"
#include "language_data/english_spellings.h"

namespace diplomed::knowledge {
namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFF;

// Whether `form` (lower case) ends as Неом, Лёвен and Анау do: no ending that another case would take off.
bool has_no_ending(std::string_view form) {
  static constexpr std::array<std::string_view, 22> kLast = {"б", "в", "г", "д", "ж", "з", "к", "л", "м", "н", "п",
                                                             "р", "с", "т", "ф", "х", "ц", "ч", "ш", "щ", "у", "ю"};
  return std::any_of(kLast.begin(), kLast.end(), [&](std::string_view c) { return form.ends_with(c); });
}

// The terms a word of a variant stands for. Variants are nominative, so a word that is its own lemma is nothing else
// (Ханой is no form of "хан"), and an acronym stands for itself. A Russian word that the dictionary does not know has
// no lemma, only stems, and may need all of them, unless it has no ending: Неом is no form of "не".
std::vector<std::string> variant_terms(const text::Word& word) {
  const bool stemmed = word.kind == text::WordKind::russian && !word.in_dictionary;
  const bool own = std::find(word.terms.begin(), word.terms.end(), word.form) != word.terms.end() &&
                   (!stemmed || has_no_ending(word.form));
  return own || word.all_caps ? std::vector<std::string>{word.form} : word.terms;
}

using language_data::OtherWriting;

// `text`, an English name in small letters, as it may be written else; itself when there is no other way.
std::string otherwise(const std::string& text, OtherWriting kind) {
  std::string out = text;
  for (const auto& row : language_data::kEnglishSpellings) {
    if (row.kind != kind) continue;
    for (std::size_t at = out.find(row.written); at != std::string::npos; at = out.find(row.written, at + 1)) {
      const std::size_t end = at + row.written.size();
      const bool whole = (at == 0 || out[at - 1] == ' ') && (end == out.size() || out[end] == ' ');
      if (kind == OtherWriting::american || whole) out.replace(at, row.written.size(), row.also);
    }
  }
  return out;
}

std::set<std::string> writings(const std::string& text) {
  const std::string small = lower_ascii(text);
  const std::string american = otherwise(small, OtherWriting::american);
  return {small, american, otherwise(small, OtherWriting::plural), otherwise(american, OtherWriting::plural)};
}

constexpr std::size_t kLettersOfStem = 4;

}  // namespace

struct Matcher::Walk {
  const std::vector<text::Token>& tokens;
  text::Mode mode;
  std::size_t start;
  struct Best {
    std::size_t last;
    Entry entry;
  };
  std::map<std::uint16_t, Best> best;  // by type
};

Matcher::Matcher(std::shared_ptr<const Vocabulary> vocabulary, text::Analyzer& analyzer)
    : vocabulary_(std::move(vocabulary)), morphology_(analyzer.morphology()), entries_(1) {
  std::map<std::string, std::uint16_t> types;
  std::uint32_t index = 0;
  for (const Concept& c : vocabulary_->concepts()) {
    type_of_.push_back(types.try_emplace(c.type, static_cast<std::uint16_t>(types.size())).first->second);
    Entry entry;
    entry.concept_index = index++;
    if (!is_matched_in_text(c.type)) {
      if (c.is(Facet::status)) add_english(c.label_en, entry, analyzer);
      continue;
    }
    for (const Concept::Variant& variant : c.variants) {
      entry.not_at_sentence_start = variant.not_at_sentence_start;
      entry.kind = variant.kind;
      add_variant(variant.text, entry, analyzer);
      add_english(variant.text, entry, analyzer);
    }
    entry.not_at_sentence_start = false;
    entry.kind = VariantKind::name;
    entry.place = true;
    for (const std::string& place : c.places) add_variant(place, entry, analyzer);
  }
}

void Matcher::add_variant(const std::string& text, Entry entry, text::Analyzer& analyzer) {
  std::vector<text::Token> tokens = analyzer.analyze(text);
  std::erase_if(tokens, [](const text::Token& t) { return t.extra; });
  if (tokens.empty()) return;
  entry.capitalised = tokens.front().word->capitalised;
  entry.all_caps = std::all_of(tokens.begin(), tokens.end(), [](const text::Token& t) { return t.word->all_caps; });
  insert(tokens, 0, 0, entry);
}

// By their stems, so that queries may have either number, and in both spellings.
void Matcher::add_english(const std::string& text, Entry entry, text::Analyzer& analyzer) {
  if (!std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; })) return;
  entry.only_in_queries = true;
  for (const std::string& writing : writings(text)) {
    std::vector<text::Token> tokens = analyzer.analyze(writing, text::Mode::query);
    std::erase_if(tokens, [](const text::Token& t) { return t.extra; });
    const bool short_stem = tokens.size() == 1 && tokens[0].word->terms.front().size() < kLettersOfStem;
    if (tokens.empty() || (short_stem && tokens[0].word->terms.front() != tokens[0].word->form)) continue;
    std::uint32_t node = 0;
    for (const text::Token& token : tokens) node = child_or_new(node, token.word->terms.front());
    entries_[node].push_back(entry);
  }
}

void Matcher::insert(const std::vector<text::Token>& tokens, std::size_t at, std::uint32_t node, const Entry& entry) {
  if (at == tokens.size()) {
    entries_[node].push_back(entry);
    return;
  }
  for (const std::string& term : variant_terms(*tokens[at].word)) {
    insert(tokens, at + 1, child_or_new(node, term), entry);
  }
}

std::uint32_t Matcher::child_or_new(std::uint32_t node, const std::string& term) {
  const std::uint32_t id = term_ids_.try_emplace(term, static_cast<std::uint32_t>(term_ids_.size())).first->second;
  const auto [place, is_new] =
      children_.try_emplace((static_cast<std::uint64_t>(node) << 32) | id, static_cast<std::uint32_t>(entries_.size()));
  if (is_new) entries_.emplace_back();
  return place->second;
}

std::uint32_t Matcher::child(std::uint32_t node, std::uint32_t term) const {
  const auto found = children_.find((static_cast<std::uint64_t>(node) << 32) | term);
  return found == children_.end() ? kNone : found->second;
}

bool Matcher::admits(const Entry& entry, const text::Token& first, text::Mode mode) const {
  if (mode == text::Mode::query) return true;
  if (entry.only_in_queries) return false;
  if (entry.all_caps && !first.word->all_caps) return false;
  if (entry.capitalised && !first.word->capitalised) return false;
  return !(entry.not_at_sentence_start && first.sentence_start);
}

// Of what the same words name: a name first, then one that is written otherwise, then a place.
int Matcher::rank_of(const Entry& entry) {
  return entry.place ? 2 : entry.only_in_queries ? 1 : 0;
}

void Matcher::follow(Walk& walk, std::uint32_t node, std::size_t at) const {
  while (at < walk.tokens.size() && walk.tokens[at].extra) ++at;
  if (at >= walk.tokens.size()) return;
  const text::Token& token = walk.tokens[at];
  if (at > walk.start && token.sentence_start && walk.mode == text::Mode::text) return;
  for (const std::string& term : token.word->terms) {
    const auto id = term_ids_.find(term);
    if (id == term_ids_.end()) continue;
    const std::uint32_t next = child(node, id->second);
    if (next == kNone) continue;
    for (const Entry& entry : entries_[next]) {
      if (!admits(entry, walk.tokens[walk.start], walk.mode)) continue;
      const auto [place, is_new] = walk.best.try_emplace(type_of_[entry.concept_index], Walk::Best{at, entry});
      Walk::Best& best = place->second;
      const bool is_better = best.last == at && rank_of(entry) < rank_of(best.entry);
      if (!is_new && (best.last < at || is_better)) best = {at, entry};
    }
    follow(walk, next, at + 1);
  }
}

std::vector<Match> Matcher::match(const std::vector<text::Token>& tokens, text::Mode mode) const {
  std::vector<Match> matches;
  std::map<std::uint16_t, std::size_t> taken;  // type → first token that is free again
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].extra) continue;
    Walk walk{tokens, mode, i, {}};
    follow(walk, 0, i);
    for (const auto& [type, best] : walk.best) {
      std::size_t& free = taken[type];
      if (i < free) continue;
      free = best.last + 1;
      matches.push_back({best.entry.concept_index, static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(best.last),
                         best.entry.place, best.entry.kind});
    }
  }
  return matches;
}

}  // namespace diplomed::knowledge
