// A search is two passes: the ranked one finds the page of hits, the counting one hands every match, without weights,
// to the columns for exact totals, facets and timeline.
#include "search/run_search.h"

#include <algorithm>
#include <unordered_set>

#include "base/limits.h"
#include "index/schema.h"
#include "index/stored.h"
#include "search/counts.h"
#include "search/cursor.h"
#include "search/explain.h"
#include "search/facet_view.h"
#include "search/filters.h"
#include "search/freshness.h"
#include "search/hits.h"
#include "search/matches.h"
#include "search/ranked.h"
#include "search/read_query.h"

namespace diplomed::search {
namespace {

// Lets through what is not hidden behind another article of its group.
class Shown : public Xapian::MatchDecider {
 public:
  bool operator()(const Xapian::Document& document) const override { return !hidden.contains(document.get_docid()); }
  std::unordered_set<Xapian::docid> hidden;
};

// One search on one handle.
class Search {
 public:
  Search(const SearchRequest& request, Handle& handle) : request_(request), handle_(handle) {}

  Result<ResultPage> run() {
    ReadQuery read = read_query(request_, handle_);
    compiled_ = std::move(read.compiled);
    empty_query_ = read.everything;
    if (request_.sort == Sort::fresh && !empty_query_) add_freshness();
    page_.reading = std::move(read.reading);
    page_.within = std::move(read.within);
    page_.revision = handle_.revision();
    page_.first = static_cast<std::uint64_t>(request_.page - 1) * request_.size;
    if (!request_.cursor.empty()) {
      const Result<std::uint64_t> offset = decode_cursor(request_.cursor, page_.revision);
      if (!offset) return offset.error();
      page_.first = *offset;
    }
    const Xapian::Query base = filtered(compiled_.query, hard_filter(request_));
    const bool collapsing = request_.duplicates == Duplicates::collapse && !handle_.reprints->empty();
    const bool counting = !request_.facets.empty() || request_.timeline || collapsing;
    Shown shown;
    if (counting) shown.hidden = count_matches(base, collapsing ? handle_.reprints.get() : nullptr);
    page_.collapsed = shown.hidden.size();
    if (Status s = rank(filtered(base, selection_filter(request_)), !counting, shown); !s) return s.error();
    page_.incomplete = handle_.watch != nullptr && handle_.watch->incomplete();
    if (page_.incomplete) page_.total = std::max<std::uint64_t>(page_.total, page_.first + page_.hits.size());
    if (page_.total == 0 || !page_.reading.absent.empty()) offer(read);
    if (page_.total == 0 && !page_.incomplete) count_words(read.words);
    const std::uint64_t next = page_.first + page_.hits.size();
    if (!page_.hits.empty() && next < page_.total) page_.next_cursor = encode_cursor(page_.revision, next);
    return std::move(page_);
  }

 private:
  void offer(ReadQuery& read) {
    if (read.offers.empty()) return;
    page_.reading.corrections = std::move(read.offers);
    page_.reading.corrected_query = std::move(read.offered_query);
  }

  // What a search for each word would find, all else being equal.
  void count_words(const std::vector<std::string>& words) {
    if (words.size() < 2) return;
    SearchRequest alone = request_;
    alone.page = 1;
    alone.size = 0;
    alone.cursor.clear();
    alone.facets.clear();
    alone.timeline = alone.snippets = alone.explain = false;
    as_far_as_time_allows(handle_.watch, [&] {
      for (const std::string& word : words) {
        if (page_.reading.words.size() == limits::kMaxCountedWords) break;
        alone.q = word;
        const Result<ResultPage> found = Search(alone, handle_).run();
        if (found) page_.reading.words.push_back({word, found->total});
      }
    });
  }

  // Returns the matches that are not shown themselves.
  std::unordered_set<Xapian::docid> count_matches(const Xapian::Query& query, const index::ReprintTable* reprints) {
    // Counting what was found takes little beside finding it: of an answer in part all of that is counted.
    if (handle_.watch != nullptr) handle_.watch->half_time();
    const std::vector<Xapian::docid> found = all_matches(handle_, query);
    if (handle_.watch != nullptr) handle_.watch->whole_time();
    const Watch* watch = handle_.watch == nullptr || handle_.watch->in_part() ? nullptr : handle_.watch;
    Counts counts = count(found, *handle_.columns, request_, reprints, watch);
    page_.total = counts.total;
    for (const FacetCount& facet : counts.facets) page_.facets.push_back(facet_view(facet, request_, handle_));
    page_.timeline = timeline_view(counts, request_.interval);
    return std::move(counts.hidden);
  }

  // A share of the best score of all, so that filters do not change the order of two articles.
  void add_freshness() {
    Xapian::Enquire enquire(handle_.db);
    enquire.set_query(with_bonuses(guarded(handle_, compiled_.query), compiled_.bonuses));
    enquire.set_weighting_scheme(weighting(request_.ranking));
    double best = 0;
    as_far_as_time_allows(handle_.watch, [&] { best = enquire.get_mset(0, 1).get_max_attained(); });
    compiled_.bonuses.push_back({query::BonusKind::freshness, {"", freshness(best, request_.ranking, handle_)}});
  }

  // Of an answer in part what is left out; any other one is interrupted.
  bool out_of_time() { return handle_.watch != nullptr && handle_.watch->over(); }

  Status rank(const Xapian::Query& query, bool needs_total, const Shown& shown) {
    Xapian::Enquire enquire(handle_.db);
    const bool by_weight = request_.sort == Sort::relevance || request_.sort == Sort::fresh;
    const Xapian::Query in_time = guarded(handle_, query);
    enquire.set_query(by_weight ? with_bonuses(in_time, compiled_.bonuses) : in_time);
    enquire.set_weighting_scheme(weighting(request_.ranking));
    Xapian::MultiValueKeyMaker oldest_first;
    oldest_first.add_value(index::kDateSlot, false, "\xff");  // undated documents last
    // Nothing was asked for that could rank: the newest come first.
    const bool newest = request_.sort == Sort::newest || (by_weight && empty_query_);
    if (newest) {
      enquire.set_sort_by_value_then_relevance(index::kDateSlot, true);
    } else if (request_.sort == Sort::oldest) {
      enquire.set_sort_by_key_then_relevance(&oldest_first, false);
    }
    const Xapian::doccount all = handle_.db.get_doccount();
    const auto first = static_cast<Xapian::doccount>(std::min<std::uint64_t>(page_.first, all));
    Xapian::MSet found;
    as_far_as_time_allows(handle_.watch, [&] {
      found = enquire.get_mset(first, request_.size, needs_total ? all : 0, nullptr,
                               shown.hidden.empty() ? nullptr : &shown);
    });
    if (needs_total) page_.total = found.get_matches_estimated();
    for (auto at = found.begin(); at != found.end(); ++at) {
      if (out_of_time()) break;
      const std::string data = at.get_document().get_data();
      const Result<index::StoredHead> head = index::decode_head(data);
      if (!head) return head.error();
      const std::vector<knowledge::Figure> figures = stored_figures(data, compiled_.highlight);
      Hit hit = make_hit(*head, handle_, compiled_.highlight, figures);
      hit.score = at.get_weight();
      add_reprints(*at, handle_, hit);
      if (request_.snippets) {
        hit.snippet = make_hit_snippet(index::stored_body(data), head->language, handle_, compiled_.highlight, figures);
      }
      page_.hits.push_back(std::move(hit));
    }
    const bool relaxed =
        std::any_of(page_.within.begin(), page_.within.end(), [](const Reading& r) { return r.relaxed(); });
    if (relaxed || page_.reading.relaxed()) {
      whole_or_nothing(handle_.watch, [&] { add_missing_words(compiled_, found, handle_, page_.hits); });
    }
    if (request_.explain) {
      whole_or_nothing(handle_.watch, [&] { explain(compiled_, request_, found, handle_, page_.hits); });
    }
    return Unit{};
  }

  const SearchRequest& request_;
  Handle& handle_;
  query::CompiledQuery compiled_;
  bool empty_query_ = false;
  ResultPage page_;
};

}  // namespace

Result<ResultPage> run_search(const SearchRequest& request, Handle& handle) {
  return Search(request, handle).run();
}

}  // namespace diplomed::search
