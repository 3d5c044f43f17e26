#include "search/suggest_count.h"

#include <algorithm>
#include <cmath>

#include "base/limits.h"
#include "index/schema.h"
#include "query/compile.h"
#include "query/parser.h"
#include "search/counts.h"
#include "search/filters.h"
#include "search/matches.h"

namespace diplomed::search {
namespace {

// To find the next document that is in two lists costs about as much as to take so many from one.
constexpr std::size_t kConjunctionCost = 5;

Xapian::MSet bounds_of(const Handle& handle, const Xapian::Query& query) {
  Xapian::Enquire enquire(handle.db);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  return enquire.get_mset(0, 0);
}

}  // namespace

CompletionCount CompletionCounter::of_word(const std::string& before, const std::string& word, double likely) {
  return count(compiled(before + word), !before.empty(), request_, filter_, likely);
}

CompletionCount CompletionCounter::of_value(const std::string& before, const std::string& facet,
                                            const std::string& value, double likely) {
  const Xapian::Query rest = compiled(before), term(index::facet_term(facet, value));
  const bool all = rest.get_type() == Xapian::Query::LEAF_MATCH_ALL;
  const Xapian::Query asked = all ? term : filtered(rest, term);
  const auto chosen = request_.filters.find(facet);
  if (chosen == request_.filters.end() || chosen->second.any.empty())
    return count(asked, !all, request_, filter_, likely);
  SearchRequest request = request_;
  request.filters[facet].any.clear();
  return count(asked, !all, request, DocumentFilter(request, *handle_.columns), likely);
}

Xapian::Query CompletionCounter::compiled(const std::string& q) const {
  return query::compile(query::parse(q).root, handle_.analyzer, handle_.matcher(), {request_.exact, request_.ranking})
      .query;
}

bool CompletionCounter::afford(std::size_t documents, bool conjunction) {
  const std::size_t cost = documents * (conjunction ? kConjunctionCost : 1);
  if (spent_ + cost > limits::max_suggestion_matches) return false;
  spent_ += cost;
  return true;
}

CompletionCount CompletionCounter::count(const Xapian::Query& asked, bool conjunction, const SearchRequest& request,
                                         const DocumentFilter& filter, double likely) {
  const Xapian::MSet bounds = bounds_of(handle_, asked);
  const Xapian::doccount least = bounds.get_matches_lower_bound(), most = bounds.get_matches_upper_bound();
  if (most == 0) return {};
  const bool collapsing = request.duplicates == Duplicates::collapse && !handle_.reprints->empty();
  if (least == most && !collapsing && filter.empty()) return {true, most, false};
  if (afford(most, conjunction)) {
    std::vector<Xapian::docid> docids;
    const std::vector<Xapian::docid> matches = all_matches(handle_, asked);
    const std::vector<std::int8_t> failed = filter.failed(matches);
    for (std::size_t i = 0; i < matches.size(); ++i) {
      if (failed[i] == DocumentFilter::kPasses) docids.push_back(matches[i]);
    }
    SearchRequest total_only;
    total_only.timeline = false;
    const auto* reprints = collapsing ? handle_.reprints.get() : nullptr;
    const std::uint64_t total = search::count(docids, *handle_.columns, total_only, reprints).total;
    return {total > 0, total, false};
  }
  if (likely >= 1) return {true, static_cast<std::uint64_t>(std::llround(likely)), true};
  if (filter.empty()) return {least > 0, std::nullopt, false};
  const Xapian::Query within = filtered(hard_filter(request), selection_filter(request));
  const bool own = &request == &request_;
  const Xapian::doccount filter_most =
      own && filter_most_ ? *filter_most_ : bounds_of(handle_, within).get_matches_upper_bound();
  if (own) filter_most_ = filter_most;
  if (!afford(std::min(most, filter_most), true)) return {};
  return {!first_matches(handle_, filtered(asked, within), 1).empty(), std::nullopt, false};
}

}  // namespace diplomed::search
