#include "search/counts.h"

#include <set>
#include <unordered_map>

namespace diplomed::search {
namespace {

// A facet with selected values: which ordinals satisfy it, and where it is counted.
struct Selection {
  const index::FacetColumn* column;
  std::vector<char> wanted;  // by ordinal
  std::size_t facet;         // index in Counts::facets, or npos
};

constexpr std::size_t kNpos = static_cast<std::size_t>(-1);

bool satisfies(const Selection& selection, Xapian::docid docid) {
  for (const std::uint32_t ordinal : selection.column->of(docid)) {
    if (selection.wanted[ordinal] != 0) return true;
  }
  return false;
}

std::uint32_t cut(std::uint32_t date, Interval interval) {
  switch (interval) {
    case Interval::year:
      return date / 10000 * 10000;
    case Interval::month:
      return date / 100 * 100;
    case Interval::day:
      return date;
  }
  return date;
}

std::vector<Selection> selections_of(const SearchRequest& request, const index::Columns& columns) {
  std::vector<Selection> out;
  for (const auto& [name, filter] : request.filters) {
    if (filter.any.empty()) continue;
    Selection selection{&columns.facet(name), {}, kNpos};
    selection.wanted.resize(selection.column->values.size());
    for (const std::string& value : filter.any) {
      const auto known = selection.column->by_value.find(value);
      if (known != selection.column->by_value.end()) selection.wanted[known->second] = 1;
    }
    for (std::size_t i = 0; i < request.facets.size(); ++i) {
      if (request.facets[i] == name) selection.facet = i;
    }
    out.push_back(std::move(selection));
  }
  return out;
}

// One pass; documents of a group are gathered and counted together at its end.
class Counter {
 public:
  Counter(const index::Columns& columns, const SearchRequest& request)
      : columns_(columns), request_(request), selections_(selections_of(request, columns)) {
    for (const std::string& name : request.facets) {
      FacetCount facet;
      facet.name = name;
      facet.column = &columns.facet(name);
      facet.counts.resize(facet.column->values.size());
      counts_.facets.push_back(std::move(facet));
    }
  }

  void add(Xapian::docid docid) {
    const Judged judged = judge(docid);
    if (judged.passes()) {
      ++counts_.total;
      for (FacetCount& facet : counts_.facets) count_in(facet, facet.column->of(docid));
      if (request_.timeline) ++dates_[cut(columns_.date(docid), request_.interval)];
    } else if (judged.failed == 1 && judged.only != kNpos) {
      FacetCount& facet = counts_.facets[judged.only];
      count_in(facet, facet.column->of(docid));
    }
  }

  void add_group(const std::vector<Xapian::docid>& docids) {
    std::vector<Judged> members;
    members.reserve(docids.size());
    for (const Xapian::docid docid : docids) members.push_back(judge(docid));
    for (std::size_t f = 0; f < counts_.facets.size(); ++f) count_group_in(f, members);
    std::set<std::uint32_t> buckets;
    const Judged* shown = nullptr;
    for (const Judged& member : members) {
      if (!member.passes()) continue;
      buckets.insert(cut(columns_.date(member.docid), request_.interval));
      if (shown == nullptr || columns_.comes_before(member.docid, shown->docid)) shown = &member;
    }
    if (shown == nullptr) return;
    ++counts_.total;
    for (const Judged& member : members) {
      if (member.passes() && &member != shown) counts_.hidden.insert(member.docid);
    }
    if (!request_.timeline) return;
    for (const std::uint32_t bucket : buckets) ++dates_[bucket];
  }

  Counts finish() {
    counts_.dates.insert(dates_.begin(), dates_.end());
    return std::move(counts_);
  }

 private:
  struct Judged {
    Xapian::docid docid;
    std::size_t failed;  // selections, counted up to two
    std::size_t only;    // the facet of the last failed one
    bool passes() const { return failed == 0; }
  };

  Judged judge(Xapian::docid docid) const {
    Judged out{docid, 0, kNpos};
    for (const Selection& selection : selections_) {
      if (satisfies(selection, docid)) continue;
      ++out.failed;
      out.only = selection.facet;
      if (out.failed > 1) break;
    }
    return out;
  }

  template <typename Ordinals>
  static void count_in(FacetCount& facet, const Ordinals& ordinals) {
    for (const std::uint32_t ordinal : ordinals) ++facet.counts[ordinal];
    facet.missing += ordinals.empty();
  }

  void count_group_in(std::size_t f, const std::vector<Judged>& members) {
    FacetCount& facet = counts_.facets[f];
    std::set<std::uint32_t> ordinals;
    bool counted = false;
    for (const Judged& member : members) {
      if (!member.passes() && !(member.failed == 1 && member.only == f)) continue;
      counted = true;
      const auto own = facet.column->of(member.docid);
      ordinals.insert(own.begin(), own.end());
    }
    if (counted) count_in(facet, ordinals);
  }

  const index::Columns& columns_;
  const SearchRequest& request_;
  std::vector<Selection> selections_;
  std::unordered_map<std::uint32_t, std::uint64_t> dates_;
  Counts counts_;
};

}  // namespace

Counts count(const std::vector<Xapian::docid>& docids, const index::Columns& columns, const SearchRequest& request,
             const index::ReprintTable* reprints, const Watch* watch) {
  constexpr std::size_t kDocumentsBetweenChecks = 4'096;
  std::size_t seen = 0;
  Counter counter(columns, request);
  std::unordered_map<const void*, std::vector<Xapian::docid>> groups;
  for (const Xapian::docid docid : docids) {
    if (watch != nullptr && seen++ % kDocumentsBetweenChecks == 0) watch->check();
    const std::vector<Xapian::docid>* group = reprints == nullptr ? nullptr : reprints->group_of(docid);
    if (group == nullptr) {
      counter.add(docid);
    } else {
      groups[group].push_back(docid);
    }
  }
  for (const auto& [group, members] : groups) counter.add_group(members);
  return counter.finish();
}

}  // namespace diplomed::search
