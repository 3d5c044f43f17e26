// Counts of pairs over all that matches: matrix and network.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "search/answer/hit.h"

namespace diplomed::search {

// How many documents have two facet values at once.
struct Matrix {
  std::string rows, columns;  // facets
  struct Line {
    LabelledValue value;
    std::uint64_t count = 0;  // documents of the row or column as a whole
  };
  std::vector<Line> row_values, column_values;            // most frequent first
  std::vector<std::vector<std::uint64_t>> cells;          // [row][column]: exact, what requiring both values finds
  std::uint64_t total = 0;                                // documents that match
  std::uint64_t distinct_rows = 0, distinct_columns = 0;  // also those beyond the size asked for
  std::string revision;
  bool incomplete = false;  // as that of a ResultPage
};

// People and organisations that stand in one relation.
struct Network {
  struct Node {
    std::string facet;  // "person" or "org"
    LabelledValue value;
    std::uint64_t count = 0;  // documents
  };
  struct Edge {
    std::uint32_t a = 0, b = 0;  // indexes of nodes, a < b
    std::uint64_t count = 0;     // documents
  };
  std::vector<Node> nodes;  // of the edges below, most frequent first
  std::vector<Edge> edges;  // most frequent first
  std::uint64_t distinct_edges = 0;
  std::uint64_t total = 0;  // documents that match
  std::string revision;
  bool incomplete = false;  // as that of a ResultPage
};

}  // namespace diplomed::search
