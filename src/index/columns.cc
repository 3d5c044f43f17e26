#include "index/columns.h"

#include <algorithm>
#include <iterator>
#include <stdexcept>

#include "index/schema.h"

namespace diplomed::index {
namespace {

std::uint32_t date_number(const std::string& value) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    number = number * 10 + (i < value.size() ? static_cast<std::uint32_t>(value[i] - '0') : 0);
  }
  return number;
}

void append_values(FacetColumn& column, std::string_view joined) {
  while (!joined.empty()) {
    const std::size_t end = joined.find(kValueSeparator);
    const std::string value(joined.substr(0, end));
    const auto [place, is_new] = column.by_value.try_emplace(value, static_cast<std::uint32_t>(column.values.size()));
    if (is_new) column.values.push_back(value);
    column.ordinals.push_back(place->second);
    joined = end == std::string_view::npos ? std::string_view() : joined.substr(end + 1);
  }
}

void extend_column(FacetColumn& column, const Xapian::Database& db, Xapian::valueno slot, Xapian::docid last) {
  column.begin.reserve(last + 2);
  const auto end_of = [&] { return static_cast<std::uint32_t>(column.ordinals.size()); };
  const auto covered = [&] { return static_cast<Xapian::docid>(column.begin.size() - 2); };
  Xapian::ValueIterator at = db.valuestream_begin(slot);
  at.skip_to(covered() + 1);
  for (; at != db.valuestream_end(slot); ++at) {
    if (at.get_docid() > last) break;
    while (covered() + 1 < at.get_docid()) column.begin.push_back(end_of());
    append_values(column, *at);
    column.begin.push_back(end_of());
  }
  while (covered() < last) column.begin.push_back(end_of());
}

std::uint32_t recent_of(const std::vector<std::uint32_t>& dates) {
  std::vector<std::uint32_t> known;
  std::copy_if(dates.begin(), dates.end(), std::back_inserter(known), [](std::uint32_t date) { return date != 0; });
  if (known.empty()) return 0;
  const auto at = known.begin() + static_cast<std::ptrdiff_t>(known.size() / 100);
  std::nth_element(known.begin(), at, known.end(), std::greater<>());
  return *at;
}

}  // namespace

std::shared_ptr<const Columns> Columns::extend(const std::shared_ptr<const Columns>& old, const Xapian::Database& db) {
  const Xapian::docid last = db.get_lastdocid();
  if (old && old->last_ >= last) return old;
  auto columns = old ? std::make_shared<Columns>(*old) : std::make_shared<Columns>();
  for (std::size_t i = 0; i < knowledge::kFacets.size(); ++i) {
    extend_column(columns->columns_[i], db, facet_slot(knowledge::kFacets[i].name), last);
  }
  const Xapian::docid first_new = columns->last_ + 1;
  columns->dates_.resize(last + 1, 0);
  Xapian::ValueIterator at = db.valuestream_begin(kDateSlot);
  at.skip_to(first_new);
  for (; at != db.valuestream_end(kDateSlot) && at.get_docid() <= last; ++at) {
    columns->dates_[at.get_docid()] = date_number(*at);
  }
  columns->recent_date_ = recent_of(columns->dates_);
  columns->last_ = last;
  return columns;
}

bool Columns::comes_before(Xapian::docid a, Xapian::docid b) const {
  const auto day = [&](Xapian::docid docid) { return date(docid) % 100 != 0 ? date(docid) : ~0u; };
  return day(a) != day(b) ? day(a) < day(b) : a < b;
}

const FacetColumn& Columns::facet(std::string_view name) const {
  if (const auto known = knowledge::facet_named(name)) return columns_[static_cast<std::size_t>(*known)];
  throw std::logic_error("no such facet");
}

}  // namespace diplomed::index
