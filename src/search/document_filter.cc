#include "search/document_filter.h"

#include <algorithm>
#include <chrono>

namespace diplomed::search {
namespace {

// yyyymmdd with zeros for what the text leaves open; 0 for an empty one.
std::uint32_t number_of(const std::string& iso) {
  std::uint32_t number = 0;
  std::size_t digits = 0;
  for (const char c : iso) {
    if (c < '0' || c > '9') continue;
    number = number * 10 + static_cast<std::uint32_t>(c - '0');
    ++digits;
  }
  for (; digits > 0 && digits < 8; ++digits) number *= 10;
  return number;
}

// The first and the last day of a date that may leave month or day open.
std::uint32_t first_day(std::uint32_t date) {
  if (date % 10000 == 0) date += 100;
  return date % 100 == 0 ? date + 1 : date;
}

std::uint32_t last_day(std::uint32_t date) {
  if (date % 10000 == 0) date += 1200;
  if (date % 100 != 0) return date;
  const std::chrono::year_month month(std::chrono::year(static_cast<int>(date / 10000)),
                                      std::chrono::month(date / 100 % 100));
  return date + static_cast<unsigned>(std::chrono::year_month_day(month / std::chrono::last).day());
}

std::vector<std::uint32_t> ordinals(const index::FacetColumn& column, const std::vector<std::string>& values) {
  std::vector<std::uint32_t> out;
  for (const std::string& value : values) {
    const auto at = column.by_value.find(value);
    if (at != column.by_value.end()) out.push_back(at->second);
  }
  return out;
}

}  // namespace

DocumentFilter::DocumentFilter(const SearchRequest& request, const index::Columns& columns)
    : columns_(columns), undated_(request.undated) {
  for (const auto& [name, filter] : request.filters) {
    if (filter.empty()) continue;
    const index::FacetColumn& column = columns.facet(name);
    Facet facet{
        &column, ordinals(column, filter.any), ordinals(column, filter.all), ordinals(column, filter.none), false, -1};
    facet.impossible = facet.all.size() < filter.all.size();
    if (!filter.any.empty()) {
      facet.selection = static_cast<int>(selections_.size());
      selections_.push_back(name);
    }
    facets_.push_back(std::move(facet));
  }
  if (!request.from.empty()) from_ = first_day(number_of(request.from));
  if (!request.to.empty()) to_ = last_day(number_of(request.to));
  dated_ = undated_ != Undated::include || from_ != 0 || to_ != 0;
}

// As query::date_range(): a document that does not know its day is in the range when all days that it may have are.
bool DocumentFilter::holds_date(Xapian::docid docid) const {
  const std::uint32_t date = columns_.date(docid);
  if (undated_ == Undated::only) return date == 0;
  if (date == 0) return false;
  return first_day(date) >= from_ && (to_ == 0 || last_day(date) <= to_);
}

int DocumentFilter::judge(const Facet& facet, std::span<const std::uint32_t> values, int so_far) {
  if (so_far == kFails) return kFails;
  const auto has = [&](std::uint32_t ordinal) {
    return std::find(values.begin(), values.end(), ordinal) != values.end();
  };
  if (facet.impossible || !std::all_of(facet.all.begin(), facet.all.end(), has)) return kFails;
  if (std::any_of(facet.none.begin(), facet.none.end(), has)) return kFails;
  if (facet.selection < 0 || std::any_of(facet.any.begin(), facet.any.end(), has)) return so_far;
  return so_far == kPasses ? facet.selection : kFails;
}

// The values of documents far apart are fetched beside each other instead of one after the other.
std::vector<std::int8_t> DocumentFilter::failed(std::span<const Xapian::docid> docids) const {
  std::vector<std::int8_t> out(docids.size(), kPasses);
  if (dated_) {
    for (std::size_t i = 0; i < docids.size(); ++i) {
      if (!holds_date(docids[i])) out[i] = kFails;
    }
  }
  if (only_ != nullptr) {
    for (std::size_t i = 0; i < docids.size(); ++i) {
      if (!std::binary_search(only_->begin(), only_->end(), docids[i])) out[i] = kFails;
    }
  }
  std::vector<std::span<const std::uint32_t>> values(docids.size());
  for (const Facet& facet : facets_) {
    for (std::size_t i = 0; i < docids.size(); ++i) {
      values[i] = facet.column->of(docids[i]);
      __builtin_prefetch(values[i].data());
    }
    for (std::size_t i = 0; i < docids.size(); ++i) out[i] = static_cast<std::int8_t>(judge(facet, values[i], out[i]));
  }
  return out;
}

}  // namespace diplomed::search
