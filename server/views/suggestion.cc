#include "server/views/suggestion.h"

#include <algorithm>

#include "knowledge/facets.h"
#include "server/links.h"

namespace diplomed::server {
namespace {

std::string without_last_word(std::string q) {
  const std::size_t end = q.find_last_not_of(' ');
  q.erase(end == std::string::npos ? 0 : end + 1);
  const std::size_t space = q.find_last_of(' ');
  q.erase(space == std::string::npos ? 0 : space);
  return q;
}

}  // namespace

SuggestedFilter suggested_filter(const std::string& q, const search::Suggestion& s) {
  const bool is_facet =
      std::any_of(knowledge::facets.begin(), knowledge::facets.end(), [&](const auto& f) { return f.name == s.kind; });
  if (!is_facet || s.value.empty()) return {};
  SuggestedFilter out{s.kind, s.value, without_last_word(q)};
  const std::string prefix = s.kind + ":";
  if (out.value.starts_with(prefix)) out.value.erase(0, prefix.size());
  return out;
}

std::string suggestion_url(const std::string& q, const search::Suggestion& s) {
  const SuggestedFilter filter = suggested_filter(q, s);
  SearchParams params;
  if (filter.facet.empty()) {
    params.request.q = s.text;
  } else {
    params = with_toggled(with_query(params, filter.rest), filter.facet, filter.value);
  }
  return search_url(params);
}

}  // namespace diplomed::server
