#include "search/aggregate.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <unordered_map>

#include "base/strings.h"
#include "index/schema.h"
#include "search/filters.h"
#include "search/labels.h"
#include "search/matches.h"
#include "search/read_query.h"

namespace diplomed::search {
namespace {

// Documents that count once: one, or the matching members of a group of reprints.
using Story = std::vector<Xapian::docid>;

std::vector<Story> stories_of(const SearchRequest& request, Handle& handle) {
  const Xapian::Query base = filtered(read_query(request, handle).compiled.query, hard_filter(request));
  const bool collapsing = request.duplicates == Duplicates::collapse;
  std::vector<Story> stories;
  std::unordered_map<const void*, std::size_t> place;  // group → story
  for (const Xapian::docid docid : all_matches(handle, filtered(base, selection_filter(request)))) {
    const std::vector<Xapian::docid>* group = collapsing ? handle.reprints->group_of(docid) : nullptr;
    const auto [known, is_new] =
        group == nullptr ? std::pair(place.end(), true) : place.try_emplace(group, stories.size());
    if (is_new) {
      stories.push_back({docid});
    } else {
      stories[known->second].push_back(docid);
    }
  }
  return stories;
}

// Between the stories of a count, of which a single one takes little. An answer in part counts what was found to the
// end.
class Paces {
 public:
  explicit Paces(const Handle& handle)
      : watch_(handle.watch == nullptr || handle.watch->in_part() ? nullptr : handle.watch) {}
  void next() {
    if (watch_ != nullptr && steps_++ % kStepsBetweenChecks == 0) watch_->check();
  }

 private:
  static constexpr std::size_t kStepsBetweenChecks = 1'024;
  const Watch* watch_;
  std::size_t steps_ = 0;
};

bool is_incomplete(const Handle& handle) {
  return handle.watch != nullptr && handle.watch->incomplete();
}

struct Axis {
  std::vector<Matrix::Line> lines;
  std::unordered_map<std::uint32_t, std::size_t> place;  // ordinal → line
  std::uint64_t distinct = 0;
};

Axis axis_of(const std::vector<Story>& stories, const std::string& facet, std::size_t size, const Handle& handle) {
  const index::FacetColumn& column = handle.columns->facet(facet);
  std::vector<std::uint64_t> counts(column.values.size());
  Paces paces(handle);
  for (const Story& story : stories) {
    paces.next();
    if (story.size() == 1) {
      for (const std::uint32_t ordinal : column.of(story.front())) ++counts[ordinal];
      continue;
    }
    std::set<std::uint32_t> ordinals;
    for (const Xapian::docid docid : story) {
      const auto own = column.of(docid);
      ordinals.insert(own.begin(), own.end());
    }
    for (const std::uint32_t ordinal : ordinals) ++counts[ordinal];
  }
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = 0; i < counts.size(); ++i) {
    if (counts[i] > 0) found.push_back(i);
  }
  Axis axis;
  axis.distinct = found.size();
  std::sort(found.begin(), found.end(), [&](std::uint32_t a, std::uint32_t b) {
    return counts[a] != counts[b] ? counts[a] > counts[b] : column.values[a] < column.values[b];
  });
  if (found.size() > size) found.resize(size);
  for (const std::uint32_t ordinal : found) {
    axis.place.emplace(ordinal, axis.lines.size());
    axis.lines.push_back({label_of(handle, facet, column.values[ordinal]), counts[ordinal]});
  }
  return axis;
}

using Pair = std::pair<std::string, std::string>;

// Pairs of entities that one relation of the document names.
void add_pairs(const std::string& relations, std::set<Pair>& pairs) {
  if (relations.empty()) return;
  for (const std::string_view relation : split(relations, index::kValueSeparator)) {
    const std::vector<std::string_view> members = split(relation, index::kMemberSeparator);
    for (std::size_t i = 0; i < members.size(); ++i) {
      for (std::size_t j = i + 1; j < members.size(); ++j) pairs.emplace(std::minmax(members[i], members[j]));
    }
  }
}

Network::Node node_of(const std::string& key, std::uint64_t count, const Handle& handle) {
  const std::size_t colon = key.find(':');
  const std::string facet = key.substr(0, colon);
  return {facet, label_of(handle, facet, key.substr(colon + 1)), count};
}

}  // namespace

Matrix matrix(const SearchRequest& request, const std::string& rows, const std::string& columns, std::size_t size,
              Handle& handle) {
  const std::vector<Story> stories = stories_of(request, handle);
  Axis row_axis = axis_of(stories, rows, size, handle);
  Axis column_axis = axis_of(stories, columns, size, handle);
  const index::FacetColumn& row_column = handle.columns->facet(rows);
  const index::FacetColumn& column_column = handle.columns->facet(columns);
  Matrix out;
  out.rows = rows;
  out.columns = columns;
  out.cells.assign(row_axis.lines.size(), std::vector<std::uint64_t>(column_axis.lines.size()));
  Paces paces(handle);
  for (const Story& story : stories) {
    paces.next();
    std::set<std::pair<std::size_t, std::size_t>> cells;
    for (const Xapian::docid docid : story) {
      for (const std::uint32_t r : row_column.of(docid)) {
        const auto row = row_axis.place.find(r);
        if (row == row_axis.place.end()) continue;
        for (const std::uint32_t c : column_column.of(docid)) {
          const auto column = column_axis.place.find(c);
          if (column != column_axis.place.end()) cells.emplace(row->second, column->second);
        }
      }
    }
    for (const auto& [row, column] : cells) ++out.cells[row][column];
  }
  out.row_values = std::move(row_axis.lines);
  out.column_values = std::move(column_axis.lines);
  out.distinct_rows = row_axis.distinct;
  out.distinct_columns = column_axis.distinct;
  out.total = stories.size();
  out.incomplete = is_incomplete(handle);
  out.revision = handle.revision();
  return out;
}

Network network(const SearchRequest& request, std::size_t size, Handle& handle) {
  const std::vector<Story> stories = stories_of(request, handle);
  std::unordered_map<Xapian::docid, std::size_t> story_of;
  for (std::size_t i = 0; i < stories.size(); ++i) {
    for (const Xapian::docid docid : stories[i]) story_of.emplace(docid, i);
  }
  std::map<std::size_t, std::set<Pair>> pairs_of;  // story → pairs
  Paces paces(handle);
  for (auto at = handle.db.valuestream_begin(index::kNetworkSlot); at != handle.db.valuestream_end(index::kNetworkSlot);
       ++at) {
    paces.next();
    const auto story = story_of.find(at.get_docid());
    if (story != story_of.end()) add_pairs(*at, pairs_of[story->second]);
  }
  std::map<Pair, std::uint64_t> edges;
  std::map<std::string, std::uint64_t> members;
  for (const auto& [story, pairs] : pairs_of) {
    std::set<std::string> own;
    for (const Pair& pair : pairs) {
      ++edges[pair];
      own.insert({pair.first, pair.second});
    }
    for (const std::string& member : own) ++members[member];
  }
  std::vector<std::pair<Pair, std::uint64_t>> sorted(edges.begin(), edges.end());
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  Network out;
  out.distinct_edges = sorted.size();
  out.total = stories.size();
  out.incomplete = is_incomplete(handle);
  out.revision = handle.revision();
  if (sorted.size() > size) sorted.resize(size);
  std::set<std::string> shown;
  for (const auto& [pair, count] : sorted) shown.insert({pair.first, pair.second});
  std::vector<std::string> order(shown.begin(), shown.end());
  std::stable_sort(order.begin(), order.end(),
                   [&](const std::string& a, const std::string& b) { return members[a] > members[b]; });
  std::map<std::string, std::uint32_t> place;
  for (const std::string& key : order) {
    place.emplace(key, static_cast<std::uint32_t>(out.nodes.size()));
    out.nodes.push_back(node_of(key, members[key], handle));
  }
  for (const auto& [pair, count] : sorted) {
    const auto [a, b] = std::minmax(place[pair.first], place[pair.second]);
    out.edges.push_back({a, b, count});
  }
  return out;
}

}  // namespace diplomed::search
