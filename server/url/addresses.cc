#include "server/url/addresses.h"

namespace diplomed::server {

std::string fitting(std::string url) {
  return url.size() <= limits::kMaxTargetBytes ? std::move(url) : std::string();
}

Addresses::Addresses(const SearchParams& params) : params_(params), length_(search_url(with_page(params, 1)).size()) {
  const auto query_string = [](const ParameterList& parameters) {
    return parameters.empty() ? std::string() : "?" + build_query_string(parameters);
  };
  ParameterList parameters;
  if (params.language) parameters.push_back({"lang.ui", std::string(to_word(*params.language))});
  language_ = query_string(parameters);
  if (!params.request.q.empty()) parameters.push_back({"q", params.request.q});
  for (const std::string& q : params.request.within) parameters.push_back({"within", q});
  queries_ = fitting(query_string(parameters));
  if (queries_.empty()) queries_ = language_;
}

std::string Addresses::document(std::string_view id, DocumentFormat format, DocumentPart part) const {
  const std::string path = document_path(id, format, part);
  const bool fits = path.size() + queries_.size() <= limits::kMaxTargetBytes;
  return fitting(path + (fits ? queries_ : language_));
}

}  // namespace diplomed::server
