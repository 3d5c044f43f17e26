#include "index/spelling/spelling_index.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "base/strings.h"
#include "base/utf8.h"
#include "index/spelling/edit_cost.h"
#include "index/spelling/letters.h"
#include "text/sound/foreign_name_key.h"
#include "text/sound/phonetic.h"
#include "text/sound/romanised_key.h"
#include "text/stem.h"

namespace diplomed::index {
namespace {

constexpr std::size_t kMostCandidates = 32;
constexpr std::size_t kMostSounding = 512;   // compared letter by letter
constexpr std::size_t kMostCompared = 8192;  // for one word, in a collection of words that are all alike
constexpr int kMostSoundEdits = 8;
constexpr double kFrequencyWeight = 0.11;  // a word ten times as frequent is worth a quarter of an edit

// Words heard alike may differ in more letters than two; what they cost says how many slips they count for.
constexpr std::size_t kLeastLettersHeard = 5;
constexpr int kMostLettersHeard = 6;
constexpr double kOneSlip = 1.1, kTwoSlips = 2.6;

// How far a transcription may be from what was typed: by its length, and never more than that of a long word.
constexpr double kStrayPerLetter = 0.14, kMostStray = 1.3;
constexpr double kCaseEnding = 0.1;  // a form without its ending is a little less likely

double rank_of(const SpellingCandidate& c) {
  return c.cost - kFrequencyWeight * std::log1p(c.frequency);
}

// The candidates of least rank, in that order.
void keep_best(std::vector<SpellingCandidate>& found, auto rank) {
  std::vector<std::pair<double, const SpellingCandidate*>> ranked;
  ranked.reserve(found.size());
  for (const SpellingCandidate& c : found) ranked.emplace_back(rank(c), &c);
  const auto kept = ranked.begin() + static_cast<std::ptrdiff_t>(std::min(kMostCandidates, ranked.size()));
  std::partial_sort(ranked.begin(), kept, ranked.end(), [](const auto& a, const auto& b) {
    if (a.first != b.first) return a.first < b.first;
    const auto &x = *a.second, &y = *b.second;
    return x.frequency != y.frequency ? x.frequency > y.frequency : x.word < y.word;
  });
  std::vector<SpellingCandidate> best;
  for (auto at = ranked.begin(); at != kept; ++at) best.push_back(*at->second);
  found = std::move(best);
}

}  // namespace

bool is_likelier(const SpellingCandidate& a, const SpellingCandidate& b) {
  const double rank_a = rank_of(a), rank_b = rank_of(b);
  if (rank_a != rank_b) return rank_a < rank_b;
  return a.frequency != b.frequency ? a.frequency > b.frequency : a.word < b.word;
}

Result<std::shared_ptr<const SpellingIndex>> SpellingIndex::open(const std::string& path) {
  Result<SpellingImage> image = SpellingImage::map(path);
  if (!image) return image.error();
  return std::make_shared<const SpellingIndex>(std::move(image).value());
}

SpellingCandidate SpellingIndex::candidate(std::uint32_t word, double cost, int edits) const {
  const ListedWord& w = image_.words()[word];
  return {image_.word(word), w.frequency, cost, edits, (w.flags & kKnownWord) != 0, (w.flags & kSourceError) != 0};
}

std::vector<SpellingCandidate> SpellingIndex::similar(std::string_view word, int max_edits) const {
  const std::u32string typed = to_u32(word);
  const std::uint32_t mask = letter_mask(typed);
  std::vector<std::uint32_t> heard, near;
  if (typed.size() >= kLeastLettersHeard) {
    if (const std::string key = text::phonetic_key(word); !key.empty()) {
      for (const HashedWord& e : range_of(image_.phonetics(), hash_of(key))) heard.push_back(e.word);
    }
  }
  for (const std::uint32_t hash : delete_hashes(typed, max_edits)) {
    for (const HashedWord& e : range_of(image_.deletes(), hash)) {
      if (near.size() >= kMostCompared) break;
      const ListedWord& listed = image_.words()[e.word];
      const int longer = static_cast<int>(listed.letters) - static_cast<int>(typed.size());
      if (longer <= max_edits && -longer <= max_edits && std::popcount(listed.mask ^ mask) <= 2 * max_edits)
        near.push_back(e.word);
    }
  }
  std::sort(near.begin(), near.end());
  near.erase(std::unique(near.begin(), near.end()), near.end());
  std::vector<SpellingCandidate> found;
  std::u32string letters;
  for (const std::uint32_t i : near) {
    if (std::find(heard.begin(), heard.end(), i) != heard.end()) continue;
    read_letters(image_.word(i), letters);
    const EditDistance d = slip_distance(typed, letters, max_edits);
    if (d.cost > 0 && d.cost <= max_edits + 0.5) found.push_back(candidate(i, d.cost, d.edits));
  }
  for (const std::uint32_t i : heard) {
    const EditDistance d = slip_distance(typed, to_u32(image_.word(i)), kMostLettersHeard);
    const int slips = std::min(d.edits, d.cost <= kOneSlip && d.edits <= 2 ? 1 : 2);
    if (d.cost > 0 && d.cost <= kTwoSlips && slips <= max_edits) found.push_back(candidate(i, d.cost, slips));
  }
  keep_best(found, rank_of);
  return found;
}

std::vector<SpellingCandidate> SpellingIndex::sounding(std::string_view latin) const {
  const std::u32string typed = to_u32(text::plain_latin(latin));
  std::vector<SpellingCandidate> found;
  for (const std::string& key : text::latin_sound_keys(latin)) {
    for (const HashedWord& e : range_of(image_.sounds(), hash_of(key))) {
      if (found.size() >= kMostSounding) break;
      const std::string_view listed = image_.word(e.word);
      if (text::sound_key(listed) != key) continue;
      const double distance = edit_cost(typed, to_u32(text::plain_romanisation(listed)), kMostSoundEdits);
      found.push_back(candidate(e.word, distance, distance == 0 ? 0 : 1));
    }
  }
  keep_best(found, [](const SpellingCandidate& c) { return c.cost; });
  return found;
}

std::vector<SpellingCandidate> SpellingIndex::transcribed(std::string_view cyrillic) const {
  std::vector<SpellingCandidate> found;
  const auto add = [&](std::string_view typed, double extra) {
    const double limit = std::min(kMostStray, kStrayPerLetter * static_cast<double>(utf8::length(typed))) - extra;
    const std::string key = text::consonant_key(typed);
    if (key.empty()) return;
    for (const HashedWord& e : range_of(image_.foreign(), hash_of(key))) {
      const double distance = text::transcription_distance(typed, image_.word(e.word), limit);
      if (distance <= limit) found.push_back(candidate(e.word, distance + extra, 0));
    }
  };
  add(cyrillic, 0);
  if (const std::string_view base = text::noun_base(cyrillic); base != cyrillic) add(base, kCaseEnding);
  keep_best(found, [](const SpellingCandidate& c) { return c.cost - kFrequencyWeight / 4 * std::log1p(c.frequency); });
  return found;
}

std::uint32_t SpellingIndex::first_from(std::string_view word) const {
  std::uint32_t low = 0, high = static_cast<std::uint32_t>(image_.words().size());
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (image_.word(middle) < word) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

std::optional<std::uint32_t> SpellingIndex::find(std::string_view word) const {
  const std::uint32_t at = first_from(word);
  if (at == image_.words().size() || image_.word(at) != word) return std::nullopt;
  return at;
}

std::optional<SpellingCandidate> SpellingIndex::continued(std::string_view beginning) const {
  std::optional<SpellingCandidate> best;
  for (std::uint32_t at = first_from(beginning); at < image_.words().size(); ++at) {
    if (!image_.word(at).starts_with(beginning)) break;
    const SpellingCandidate c = candidate(at, 0, 0);
    if (c.word == beginning || c.source_error) continue;
    const bool better =
        !best || (c.in_dictionary == best->in_dictionary ? c.frequency > best->frequency : c.in_dictionary);
    if (better) best = c;
  }
  return best;
}

std::uint32_t SpellingIndex::frequency(std::string_view word) const {
  const auto found = find(word);
  return found ? image_.words()[*found].frequency : 0;
}

bool SpellingIndex::is_source_error(std::string_view word) const {
  const auto found = find(word);
  return found && (image_.words()[*found].flags & kSourceError) != 0;
}

bool SpellingIndex::is_known_word(std::string_view word) const {
  const auto found = find(word);
  return found && (image_.words()[*found].flags & kKnownWord) != 0;
}

bool SpellingIndex::is_glued(std::string_view word) const {
  const auto found = find(word);
  return found && (image_.words()[*found].flags & kGluedWords) != 0;
}

}  // namespace diplomed::index
