#include "query/compile/compile_expansions.h"

#include <algorithm>
#include <utility>

#include "base/limits.h"

namespace diplomed::query {
namespace {

constexpr std::size_t kTermsBetweenChecks = 256;

}  // namespace

std::size_t Expansions::take(std::size_t wanted) {
  const std::size_t left = limits::kMaxQueryExpansions - std::min(spent_, limits::kMaxQueryExpansions);
  const std::size_t taken = std::min(wanted, std::max(left, limits::kMinExpansions));
  spent_ += taken;
  return taken;
}

const Expansions::Some& Expansions::look_up(const std::string& start) {
  if (const auto known = known_.find(start); known != known_.end()) return known->second;
  std::vector<std::pair<Xapian::doccount, std::string>> found;
  std::size_t seen = 0;
  for (auto term = db_.allterms_begin(start); term != db_.allterms_end(start); ++term) {
    if (seen++ % kTermsBetweenChecks == 0) check_();
    found.emplace_back(term.get_termfreq(), *term);
  }
  const std::size_t keep = std::min(found.size(), limits::kMaxPrefixExpansions);
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(keep), found.end(),
                    [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a < b; });
  Some out;
  out.all = keep == found.size();
  for (std::size_t i = 0; i < keep; ++i) out.terms.push_back(std::move(found[i].second));
  return known_.emplace(start, std::move(out)).first->second;
}

Expansions::Some Expansions::beginning(const std::string& start) {
  const Some& known = look_up(start);
  const std::size_t taken = take(known.terms.size());
  return {{known.terms.begin(), known.terms.begin() + static_cast<std::ptrdiff_t>(taken)},
          known.all && taken == known.terms.size()};
}

Xapian::Query Expansions::of_range(const Xapian::Query& range, bool& all) {
  all = true;
  if (range.get_type() != Xapian::Query::OP_OR) return range;
  const std::size_t taken = take(range.get_num_subqueries());
  all = taken == range.get_num_subqueries();
  if (all) return range;
  std::vector<Xapian::Query> parts;
  for (std::size_t i = 0; i < taken; ++i) parts.push_back(range.get_subquery(i));
  return {Xapian::Query::OP_OR, parts.begin(), parts.end()};
}

}  // namespace diplomed::query
