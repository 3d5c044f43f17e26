// The HTML pages: each takes a model and gives the whole document.
#pragma once

#include <string>
#include <vector>

#include "search/searcher.h"
#include "server/views/answer.h"

namespace diplomed::server {

struct PageContext {
  Language language = Language::ru;
  std::vector<ParamProblem> problems;  // told in notices, the rest of the request still ran
  std::vector<std::string> notices;    // further sentences, in the page's language
  std::string request_id = {};         // of a page that says that something broke
};

std::string results_page(const SearchAnswer& answer, const PageContext& context);

// `answer`: everything there is, newest first, with facets and timeline.
std::string start_page(const SearchAnswer& answer, const search::IndexInfo& info, const PageContext& context);

std::string matrix_page(const MatrixAnswer& answer, const PageContext& context);
std::string network_page(const NetworkAnswer& answer, const PageContext& context);

std::string similar_page(const SimilarAnswer& answer, const PageContext& context);

std::string document_page(const DocumentAnswer& answer, const PageContext& context);

// `title_key` and `text_key` of the phrase table.
std::string error_page(const PageContext& context, std::string_view title_key, std::string_view text_key);

std::string opensearch_description(Language language, const std::string& base_url);

}  // namespace diplomed::server
