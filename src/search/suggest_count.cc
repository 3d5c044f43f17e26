#include "search/suggest_count.h"

#include <cmath>

#include "base/limits.h"
#include "query/compile.h"
#include "query/parser.h"
#include "search/counts.h"
#include "search/filters.h"
#include "search/matches.h"

namespace diplomed::search {

CompletionCount CompletionCounter::of_query(const std::string& q, double likely) {
  SearchRequest request = request_;
  request.q = q;
  return count(request, likely);
}

CompletionCount CompletionCounter::of_value(const std::string& q, const std::string& facet, const std::string& value,
                                            double likely) {
  SearchRequest request = request_;
  request.q = q;
  request.filters[facet].any = {value};
  return count(request, likely);
}

CompletionCount CompletionCounter::count(const SearchRequest& request, double likely) {
  const query::CompiledQuery compiled = query::compile(query::parse(request.q).root, handle_.analyzer,
                                                       handle_.matcher(), {request.exact, request.ranking});
  const Xapian::Query query = filtered(filtered(compiled.query, hard_filter(request)), selection_filter(request));
  Xapian::Enquire enquire(handle_.db);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  const Xapian::MSet bounds = enquire.get_mset(0, 0);
  const Xapian::doccount most = bounds.get_matches_upper_bound();
  if (most == 0) return {};
  const bool collapsing = request.duplicates == Duplicates::collapse && !handle_.reprints->empty();
  if (bounds.get_matches_lower_bound() == most && !collapsing) return {true, most, false};
  if (used_ + most <= limits::max_suggestion_matches) {
    used_ += most;
    SearchRequest total_only = request;
    total_only.facets.clear();
    total_only.timeline = false;
    const std::uint64_t total = search::count(all_matches(handle_, query), *handle_.columns, total_only,
                                              collapsing ? handle_.reprints.get() : nullptr)
                                    .total;
    return {total > 0, total, false};
  }
  if (likely < 1) {
    if (!has_matches(handle_, query, 1)) return {};
    return {true, std::nullopt, false};
  }
  return {true, static_cast<std::uint64_t>(std::llround(likely)), true};
}

}  // namespace diplomed::search
