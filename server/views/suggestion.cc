#include "server/views/suggestion.h"

#include "server/url/addresses.h"

namespace diplomed::server {

std::string suggestion_url(const SearchParams& params, const search::Suggestion& s) {
  if (s.kind == "title") {
    const std::string query =
        params.language ? "?" + build_query_string({{"lang.ui", std::string(to_word(*params.language))}}) : "";
    return fitting(document_path(s.value) + query);
  }
  if (!is_facet(s.kind)) return fitting(search_url(with_query(params, s.text)));
  return fitting(search_url(with_value(with_query(params, s.rest), s.kind, s.value, FilterForm::any)));
}

}  // namespace diplomed::server
