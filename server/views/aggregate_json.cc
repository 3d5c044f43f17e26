#include "server/views/aggregate_json.h"

#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "server/url/addresses.h"
#include "server/url/param_words.h"
#include "server/views/facet_labels.h"

namespace diplomed::server {
namespace {

using Json = nlohmann::ordered_json;

std::string clean(std::string_view text) {
  return utf8::sanitize(text);
}

// null for an address that does not fit (server/url/addresses.h).
Json address_json(std::string url) {
  return url.empty() ? Json(nullptr) : Json(std::move(url));
}

Json axis_json(const std::string& facet, const std::vector<search::Matrix::Line>& lines, std::uint64_t distinct,
               const Addresses& addresses) {
  Json values = Json::array();
  for (const search::Matrix::Line& line : lines) {
    values.push_back({{"value", clean(line.value.value)},
                      {"label", clean(line.value.label_ru)},
                      {"label_en", clean(line.value.label_en)},
                      {"count", line.count},
                      {"url", address_json(addresses.to(kJsonPath, with_required, facet, line.value.value))}});
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
  const Addresses addresses(answer.params.search);
  Json cells = Json::array();
  for (std::size_t r = 0; r < m.row_values.size(); ++r) {
    for (std::size_t c = 0; c < m.column_values.size(); ++c) {
      if (m.cells[r][c] == 0) continue;
      const std::string& row = m.row_values[r].value.value;
      const std::string& column = m.column_values[c].value.value;
      cells.push_back({{"row", clean(row)},
                       {"column", clean(column)},
                       {"count", m.cells[r][c]},
                       {"url", address_json(addresses.to(kJsonPath, with_both, m.rows, row, m.columns, column))}});
    }
  }
  Json out;
  out["total"] = m.total;
  out["duplicates"] = to_word(answer.params.search.request.duplicates);
  out["rows"] = axis_json(m.rows, m.row_values, m.distinct_rows, addresses);
  out["columns"] = axis_json(m.columns, m.column_values, m.distinct_columns, addresses);
  out["cells"] = std::move(cells);
  out["incomplete"] = m.incomplete ? Json("deadline") : Json(nullptr);
  out["revision"] = clean(m.revision);
  return out.dump() + "\n";
}

std::string network_json(const NetworkAnswer& answer) {
  const search::Network& n = answer.network;
  const Addresses addresses(answer.params);
  Json nodes = Json::array();
  for (const search::Network::Node& node : n.nodes) {
    nodes.push_back({{"facet", node.facet},
                     {"value", clean(node.value.value)},
                     {"label", clean(node.value.label_ru)},
                     {"label_en", clean(node.value.label_en)},
                     {"count", node.count},
                     {"url", address_json(addresses.to(kJsonPath, with_required, node.facet, node.value.value))}});
  }
  Json edges = Json::array();
  for (const search::Network::Edge& edge : n.edges) {
    const search::Network::Node& a = n.nodes[edge.a];
    const search::Network::Node& b = n.nodes[edge.b];
    edges.push_back(
        {{"source", edge.a},
         {"target", edge.b},
         {"count", edge.count},
         {"url", address_json(addresses.to(kJsonPath, with_both, a.facet, a.value.value, b.facet, b.value.value))}});
  }
  Json out;
  out["total"] = n.total;
  out["duplicates"] = to_word(answer.params.request.duplicates);
  out["nodes"] = std::move(nodes);
  out["edges"] = std::move(edges);
  out["distinct_edges"] = n.distinct_edges;
  out["incomplete"] = n.incomplete ? Json("deadline") : Json(nullptr);
  out["revision"] = clean(n.revision);
  return out.dump() + "\n";
}

}  // namespace diplomed::server
