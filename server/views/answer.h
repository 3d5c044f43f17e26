// The one model that every representation of a search is rendered from.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "search/answer/aggregate_page.h"
#include "search/answer/document.h"
#include "search/answer/result_page.h"
#include "server/url/matrix_params.h"

namespace diplomed::server {

// What a search without one of its filters would find; filled for answers without a hit.
struct Relief {
  std::string label;  // what the link says, in the page's language
  SearchParams params;
  std::uint64_t total = 0;
};

struct SearchAnswer {
  SearchParams params;
  search::ResultPage page;
  std::vector<Relief> relief;
};

struct MatrixAnswer {
  MatrixParams params;
  search::Matrix matrix;
};

struct NetworkAnswer {
  SearchParams params;
  search::Network network;
};

struct DocumentAnswer {
  SearchParams params;  // q and within are marked in the text
  search::DocumentView view;
  std::vector<search::SimilarHit> similar;
};

struct SimilarAnswer {
  SearchParams params;
  search::SimilarPage page;
};

}  // namespace diplomed::server
