#include "search/suggest/suggest_titles.h"

#include <algorithm>
#include <set>

#include "base/limits.h"
#include "base/utf8.h"
#include "index/stored.h"

namespace diplomed::search {
namespace {

constexpr std::size_t kLeastLetters = 3;

struct Found {
  std::uint32_t title = 0;
  bool from_start = false;
};

std::vector<Found> best_titles(const index::Lexicon& lexicon, const DocumentFilter& filter,
                               std::span<const index::KeyRow> keys, std::size_t most) {
  const std::size_t step = std::max<std::size_t>(1, keys.size() / limits::kMaxSuggestionScan);
  std::vector<Found> found;
  std::vector<Xapian::docid> docids;
  for (std::size_t i = 0; i < keys.size(); i += step) docids.push_back(lexicon.titles()[keys[i].row].docid);
  const std::vector<std::int8_t> failed = filter.failed(docids);
  for (std::size_t i = 0; i < docids.size(); ++i) {
    const index::KeyRow& key = keys[i * step];
    if (failed[i] == DocumentFilter::kPasses) found.push_back({key.row, lexicon.titles()[key.row].begin == key.text});
  }
  const std::size_t keep = std::min(found.size(), most);
  std::partial_sort(
      found.begin(), found.begin() + static_cast<std::ptrdiff_t>(keep), found.end(),
      [](const Found& a, const Found& b) { return a.from_start != b.from_start ? a.from_start : a.title < b.title; });
  found.resize(keep);
  return found;
}

}  // namespace

std::vector<Suggestion> complete_titles(Handle& handle, const index::Lexicon& lexicon, const DocumentFilter& filter,
                                        const std::vector<TypedEnd>& ends, std::size_t most) {
  std::vector<Suggestion> out;
  std::set<std::string_view> seen;
  for (const TypedEnd& end : ends) {
    if (!out.empty()) break;
    if (end.place.fits != query::Fits::anything || utf8::length(end.folded) < kLeastLetters) continue;
    const auto keys = lexicon.with_prefix(lexicon.title_keys(), end.folded);
    for (const Found& found : best_titles(lexicon, filter, keys, 4 * most)) {
      if (out.size() >= most) break;
      const index::TitleRow& row = lexicon.titles()[found.title];
      if (seen.contains(lexicon.text(row.begin))) continue;
      try {
        const auto head = index::decode_head(handle.db.get_document(row.docid).get_data());
        if (!head) continue;
        seen.insert(lexicon.text(row.begin));
        out.push_back({head->title, "title", head->id, std::nullopt, false, head->title, {}});
      } catch (const Xapian::DocNotFoundError&) {
        continue;  // it has left since the lexicon was made
      }
    }
  }
  return out;
}

}  // namespace diplomed::search
