// A search is two passes: the ranked one finds the page of hits, the counting one hands every match, without weights,
// to the columns for exact totals, facets and timeline.
#include "search/run_search.h"

#include <algorithm>
#include <charconv>
#include <unordered_set>

#include "index/schema.h"
#include "index/stored.h"
#include "search/counts.h"
#include "search/explain.h"
#include "search/filters.h"
#include "search/freshness.h"
#include "search/hits.h"
#include "search/labels.h"
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

// "revision.offset"; opaque to callers.
std::string encode_cursor(const std::string& revision, std::uint64_t offset) {
  return revision + "." + std::to_string(offset);
}

Result<std::uint64_t> decode_cursor(const std::string& cursor, const std::string& revision) {
  const std::size_t dot = cursor.rfind('.');
  std::uint64_t offset = 0;
  const char* begin = cursor.data() + (dot == std::string::npos ? cursor.size() : dot + 1);
  const char* end = cursor.data() + cursor.size();
  if (const auto read = std::from_chars(begin, end, offset); read.ec != std::errc() || read.ptr != end) {
    return Error{ErrorCode::invalid_argument, "not a cursor of this server", "cursor"};
  }
  if (cursor.substr(0, dot) != revision) {
    return Error{ErrorCode::invalid_argument, "the index has changed since this cursor was given; start again",
                 "cursor"};
  }
  return offset;
}

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

  // Returns the matches that are not shown themselves.
  std::unordered_set<Xapian::docid> count_matches(const Xapian::Query& query, const index::ReprintTable* reprints) {
    // Counting what was found takes little beside finding it: of an answer in part all of that is counted.
    if (handle_.watch != nullptr) handle_.watch->half_time();
    const std::vector<Xapian::docid> found = all_matches(handle_, query);
    if (handle_.watch != nullptr) handle_.watch->whole_time();
    const Watch* watch = handle_.watch == nullptr || handle_.watch->in_part() ? nullptr : handle_.watch;
    Counts counts = count(found, *handle_.columns, request_, reprints, watch);
    page_.total = counts.total;
    for (const FacetCount& facet : counts.facets) page_.facets.push_back(facet_of(facet));
    page_.timeline = timeline_of(counts);
    return std::move(counts.hidden);
  }

  Facet facet_of(const FacetCount& counted) const {
    const auto filter_at = request_.filters.find(counted.name);
    const FacetFilter none;
    const FacetFilter& filter = filter_at == request_.filters.end() ? none : filter_at->second;
    const auto has = [](const std::vector<std::string>& values, const std::string& value) {
      return std::find(values.begin(), values.end(), value) != values.end();
    };
    Facet facet;
    facet.name = counted.name;
    facet.missing = counted.missing;
    std::vector<FacetValue> others;
    for (std::uint32_t i = 0; i < counted.counts.size(); ++i) {
      facet.distinct += counted.counts[i] > 0;
      const std::string& value = counted.column->values[i];
      const bool chosen = has(filter.any, value) || has(filter.all, value) || has(filter.none, value);
      if (counted.counts[i] == 0 && !chosen) continue;
      FacetValue v{
          value, "", "", counted.counts[i], has(filter.any, value), has(filter.none, value), has(filter.all, value)};
      (chosen ? facet.values : others).push_back(std::move(v));
    }
    add_unknown_choices(filter, counted, facet);
    keep_most_frequent(others);
    facet.values.insert(facet.values.end(), others.begin(), others.end());
    for (FacetValue& v : facet.values) {
      const LabelledValue label = label_of(handle_, facet.name, v.value);
      v.label_ru = label.label_ru;
      v.label_en = label.label_en;
    }
    std::stable_sort(facet.values.begin(), facet.values.end(), [](const FacetValue& a, const FacetValue& b) {
      return a.count != b.count ? a.count > b.count : a.label_ru < b.label_ru;
    });
    return facet;
  }

  void keep_most_frequent(std::vector<FacetValue>& values) const {
    const auto more = [](const FacetValue& a, const FacetValue& b) {
      return a.count != b.count ? a.count > b.count : a.value < b.value;
    };
    const std::size_t keep = std::min<std::size_t>(values.size(), request_.facet_size);
    std::partial_sort(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(keep), values.end(), more);
    values.resize(keep);
  }

  // A selected value that no document of the index has is shown too, at 0.
  static void add_unknown_choices(const FacetFilter& filter, const FacetCount& counted, Facet& facet) {
    const auto add = [&](const std::vector<std::string>& values, bool FacetValue::*flag) {
      for (const std::string& value : values) {
        if (counted.column->by_value.contains(value)) continue;
        FacetValue v;
        v.value = value;
        v.*flag = true;
        facet.values.push_back(std::move(v));
      }
    };
    add(filter.any, &FacetValue::selected);
    add(filter.all, &FacetValue::required);
    add(filter.none, &FacetValue::excluded);
  }

  Timeline timeline_of(const Counts& counts) const {
    Timeline timeline;
    timeline.interval = request_.interval;
    for (const auto& [date, n] : counts.dates) {
      if (date == 0) {
        timeline.undated = n;
        continue;
      }
      const std::string digits = std::to_string(date);
      const std::string padded = std::string(8 - std::min<std::size_t>(8, digits.size()), '0') + digits;
      std::string key = padded.substr(0, 4);
      if (padded.substr(4, 2) != "00") key += "-" + padded.substr(4, 2);
      if (padded.substr(6, 2) != "00") key += "-" + padded.substr(6, 2);
      timeline.buckets.push_back({key, n});
    }
    return timeline;
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
