#include "server/views/aggregate_json.h"

#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "server/links.h"
#include "server/views/facet_labels.h"

namespace diplomed::server {
namespace {

using Json = nlohmann::ordered_json;

std::string clean(std::string_view text) {
  return utf8::sanitize(text);
}

Json axis_json(const std::string& facet, const std::vector<search::Matrix::Line>& lines, std::uint64_t distinct,
               const SearchParams& params) {
  Json values = Json::array();
  for (const search::Matrix::Line& line : lines) {
    values.push_back({{"value", clean(line.value.value)},
                      {"label", clean(line.value.label_ru)},
                      {"label_en", clean(line.value.label_en)},
                      {"count", line.count},
                      {"url", search_url(with_required(params, facet, line.value.value), json_path)}});
  }
  return {{"facet", facet},
          {"label", facet_label(facet, Language::ru)},
          {"label_en", facet_label(facet, Language::en)},
          {"distinct", distinct},
          {"values", std::move(values)}};
}

}  // namespace

std::string matrix_json(const MatrixAnswer& answer) {
  const search::Matrix& m = answer.matrix;
  Json cells = Json::array();
  for (std::size_t r = 0; r < m.row_values.size(); ++r) {
    for (std::size_t c = 0; c < m.column_values.size(); ++c) {
      if (m.cells[r][c] == 0) continue;
      const std::string& row = m.row_values[r].value.value;
      const std::string& column = m.column_values[c].value.value;
      cells.push_back({{"row", clean(row)},
                       {"column", clean(column)},
                       {"count", m.cells[r][c]},
                       {"url", search_url(with_cell(answer.params, row, column), json_path)}});
    }
  }
  Json out;
  out["total"] = m.total;
  out["duplicates"] = to_word(answer.params.search.request.duplicates);
  out["rows"] = axis_json(m.rows, m.row_values, m.distinct_rows, answer.params.search);
  out["columns"] = axis_json(m.columns, m.column_values, m.distinct_columns, answer.params.search);
  out["cells"] = std::move(cells);
  out["revision"] = clean(m.revision);
  return out.dump() + "\n";
}

std::string network_json(const NetworkAnswer& answer) {
  const search::Network& n = answer.network;
  Json nodes = Json::array();
  for (const search::Network::Node& node : n.nodes) {
    nodes.push_back({{"facet", node.facet},
                     {"value", clean(node.value.value)},
                     {"label", clean(node.value.label_ru)},
                     {"label_en", clean(node.value.label_en)},
                     {"count", node.count},
                     {"url", search_url(with_required(answer.params, node.facet, node.value.value), json_path)}});
  }
  Json edges = Json::array();
  for (const search::Network::Edge& edge : n.edges) {
    const search::Network::Node& a = n.nodes[edge.a];
    const search::Network::Node& b = n.nodes[edge.b];
    const SearchParams both =
        with_required(with_required(answer.params, a.facet, a.value.value), b.facet, b.value.value);
    edges.push_back(
        {{"source", edge.a}, {"target", edge.b}, {"count", edge.count}, {"url", search_url(both, json_path)}});
  }
  Json out;
  out["total"] = n.total;
  out["duplicates"] = to_word(answer.params.request.duplicates);
  out["nodes"] = std::move(nodes);
  out["edges"] = std::move(edges);
  out["distinct_edges"] = n.distinct_edges;
  out["revision"] = clean(n.revision);
  return out.dump() + "\n";
}

}  // namespace diplomed::server
