// The filters of a request, asked of single documents by the columns: for samples, where a query would be too dear.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "index/columns.h"
#include "search/answer/request.h"

namespace diplomed::search {

// Agrees with hard_filter() and selection_filter() of search/filters.h. `columns` must outlive it.
class DocumentFilter {
 public:
  DocumentFilter(const SearchRequest& request, const index::Columns& columns);

  // Only these, in docid order, pass from now on.
  void restrict_to(std::shared_ptr<const std::vector<Xapian::docid>> docids) { only_ = std::move(docids); }

  bool empty() const { return facets_.empty() && !dated_ && only_ == nullptr; }

  // Of each document kPasses; kFails; or the index in selections() of the one facet whose chosen values it has not
  // while it passes all else (it counts for other values of that facet). For many at once, which is several times
  // faster than one by one.
  static constexpr int kPasses = -1, kFails = -2;
  std::vector<std::int8_t> failed(std::span<const Xapian::docid> docids) const;
  // Facets with facet=… chosen.
  const std::vector<std::string>& selections() const { return selections_; }

 private:
  struct Facet {
    const index::FacetColumn* column;
    std::vector<std::uint32_t> any, all, none;  // ordinals that the index has
    bool impossible;                            // a value is required that no document has
    int selection;                              // index in selections_, or -1
  };
  bool holds_date(Xapian::docid docid) const;
  // `so_far` with what the values of one facet say.
  static int judge(const Facet& facet, std::span<const std::uint32_t> values, int so_far);

  const index::Columns& columns_;
  std::vector<Facet> facets_;
  std::vector<std::string> selections_;
  std::shared_ptr<const std::vector<Xapian::docid>> only_;  // nullptr: any
  bool dated_ = false;
  Undated undated_;
  std::uint32_t from_ = 0, to_ = 0;  // yyyymmdd; 0: open
};

}  // namespace diplomed::search
