#include "search/suggest/suggest_count.h"

#include <algorithm>
#include <cmath>

#include "base/limits.h"
#include "index/schema.h"
#include "query/compile/compile.h"
#include "query/parse/parse_chars.h"
#include "query/parse/parser.h"
#include "search/counts.h"
#include "search/filters.h"
#include "search/matches.h"
#include "search/read_query.h"

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

bool is_all(const Xapian::Query& query) {
  return query.get_type() == Xapian::Query::LEAF_MATCH_ALL;
}

Xapian::Query both(const Xapian::Query& a, const Xapian::Query& b) {
  if (is_all(a)) return b;
  return is_all(b) ? a : filtered(a, b);
}

// Of all leaves.
std::size_t words_of(const query::Node& node) {
  if (node.children.empty()) return std::max<std::size_t>(1, query::count_words(node.text));
  std::size_t words = 0;
  for (const query::Node& child : node.children) words += words_of(child);
  return words;
}

}  // namespace

CompletionCount CompletionCounter::of_word(const TypedEnd& end, const std::string& word, double likely) {
  if (!end.place.apart) {
    const std::optional<Xapian::Query> whole = compiled(end.before + word);
    return whole ? count(*whole, true, request_, filter_, likely) : of_word_alone(word);
  }
  const std::optional<Xapian::Query>& head = standing(end.head());
  const std::optional<Xapian::Query> last = head ? compiled(end.glue() + word) : std::nullopt;
  if (!last) return of_word_alone(word);
  return count(both(*head, *last), !end.before.empty(), request_, filter_, likely);
}

CompletionCount CompletionCounter::of_word_alone(const std::string& word) {
  const std::optional<Xapian::Query> query = compiled(word);
  return {query && count(*query, false, request_, filter_, 0).any, std::nullopt, false};
}

CompletionCount CompletionCounter::of_value(const TypedEnd& end, const std::string& facet, const std::string& value,
                                            double likely) {
  const std::optional<Xapian::Query>& rest = standing(end.rest());
  const Xapian::Query term(index::facet_term(facet, value));
  const auto chosen = request_.filters.find(facet);
  const bool other = chosen != request_.filters.end() && !chosen->second.any.empty();
  SearchRequest request = request_;
  if (other) request.filters[facet].any.clear();
  const DocumentFilter filter = filter_of(request);
  if (!rest) return {count(term, false, request, filter, 0).any, std::nullopt, false};
  const CompletionCount alone = count(both(*rest, term), !is_all(*rest), request, filter, likely);
  return other && alone.any ? count_chosen(*rest, std::move(request), facet, value) : alone;
}

// As the link of the completion has it: the value is one of those of which one suffices, and required no longer.
CompletionCount CompletionCounter::count_chosen(const Xapian::Query& rest, SearchRequest request,
                                                const std::string& facet, const std::string& value) {
  std::vector<Xapian::Query> terms = {Xapian::Query(index::facet_term(facet, value))};
  for (const std::string& v : request_.filters.at(facet).any) terms.emplace_back(index::facet_term(facet, v));
  std::erase(request.filters[facet].all, value);
  const Xapian::Query any(Xapian::Query::OP_OR, terms.begin(), terms.end());
  CompletionCount out = count(both(rest, any), true, request, filter_of(request), 0);
  out.any = true;
  return out;
}

DocumentFilter CompletionCounter::filter_of(const SearchRequest& request) const {
  DocumentFilter filter(request, *handle_.columns);
  if (within_ != nullptr) filter.restrict_to(within_);
  return filter;
}

std::optional<Xapian::Query> CompletionCounter::compiled(const std::string& q) const {
  const query::Node root = query::parse(q).root;
  if (words_of(root) > limits::kMaxSuggestionWords) return std::nullopt;
  if (handle_.expansions != nullptr) handle_.expansions->start_over();
  return compile(root, request_, handle_).query;
}

const std::optional<Xapian::Query>& CompletionCounter::standing(const std::string& q) {
  const auto at = standing_.find(q);
  return at != standing_.end() ? at->second : standing_.emplace(q, compiled(q)).first->second;
}

bool CompletionCounter::afford(std::size_t documents, bool conjunction) {
  const std::size_t cost = documents * (conjunction ? kConjunctionCost : 1);
  if (spent_ + cost > limits::kMaxSuggestionMatches) return false;
  spent_ += cost;
  return true;
}

CompletionCount CompletionCounter::count(const Xapian::Query& asked, bool conjunction, const SearchRequest& request,
                                         const DocumentFilter& filter, double likely) {
  if (handle_.watch != nullptr) handle_.watch->check();
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
  Xapian::Query within = filtered(hard_filter(request), selection_filter(request));
  if (within_ != nullptr) within = both(within, listed_documents(*within_));
  const bool own = &request == &request_;
  const Xapian::doccount filter_most =
      own && filter_most_ ? *filter_most_ : bounds_of(handle_, within).get_matches_upper_bound();
  if (own) filter_most_ = filter_most;
  if (!afford(std::min(most, filter_most), true)) return {};
  return {!first_matches(handle_, filtered(asked, within), 1).empty(), std::nullopt, false};
}

}  // namespace diplomed::search
