// Facet columns: what each document has of each facet, as small integers in memory, derived from the value slots.
//
// Within a generation a docid stands for one content for ever (a changed document gets a new docid), so columns only
// ever grow: they stay right for every docid they cover, whatever was deleted since, and documents added by a commit
// are appended by extend().
#pragma once

#include <xapian.h>

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "knowledge/facets.h"

namespace diplomed::index {

// One facet: document → ordinals of its values.
struct FacetColumn {
  std::vector<std::uint32_t> begin = {0, 0};  // by docid; ordinals of docid d: [begin[d], begin[d + 1])
  std::vector<std::uint32_t> ordinals;
  std::vector<std::string> values;  // ordinal → value
  std::unordered_map<std::string, std::uint32_t> by_value;

  std::span<const std::uint32_t> of(Xapian::docid docid) const {
    if (docid + 1 >= begin.size()) return {};
    return {ordinals.data() + begin[docid], begin[docid + 1] - begin[docid]};
  }
};

// Immutable once built; thread-safe.
class Columns {
 public:
  // Columns of every document of `db`; those of `old` (may be nullptr, same generation) are taken over.
  static std::shared_ptr<const Columns> extend(const std::shared_ptr<const Columns>& old, const Xapian::Database& db);

  // Documents with a greater docid are not covered.
  Xapian::docid last() const { return last_; }
  // REQUIRES: a name of knowledge::kFacets.
  const FacetColumn& facet(std::string_view name) const;
  // yyyymmdd, with zeros for what is unknown; 0: undated.
  std::uint32_t date(Xapian::docid docid) const { return docid < dates_.size() ? dates_[docid] : 0; }
  // The date that only one dated document in a hundred is later than; 0 when none has one. So a few wrong dates in the
  // future do not make everything else old.
  std::uint32_t recent_date() const { return recent_date_; }
  // The order of the articles of one story: by date where the day is known, those without a day after them, else as
  // they came into the index.
  bool comes_before(Xapian::docid a, Xapian::docid b) const;

 private:
  Xapian::docid last_ = 0;
  std::vector<std::uint32_t> dates_ = {0};
  std::uint32_t recent_date_ = 0;
  std::array<FacetColumn, knowledge::kFacets.size()> columns_;
};

}  // namespace diplomed::index
