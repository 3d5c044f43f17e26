// The pages /matrix and /network: tables whose every cell is a search.
#include <algorithm>
#include <array>

#include "server/language/number_format.h"
#include "server/language/phrases.h"
#include "server/url/links.h"
#include "server/url/params_write.h"
#include "server/views/facet_labels.h"
#include "server/views/page.h"
#include "server/views/parts.h"

namespace diplomed::server {
namespace {

constexpr auto kAxisFacets =
    std::to_array<std::string_view>({"country", "field", "instrument", "status", "org", "person", "type", "year"});

TemplateList axis_links(const MatrixParams& params, bool rows, Language language) {
  TemplateList list;
  for (const std::string_view facet : kAxisFacets) {
    MatrixParams other = params;
    (rows ? other.rows : other.columns) = facet;
    TemplateData item;
    put(item, "label", facet_label(facet, language));
    put(item, "url", fitting(matrix_url(other)));
    put(item, "current", facet == (rows ? params.rows : params.columns));
    list.push_back(std::move(item));
  }
  return list;
}

TemplateData line_data(const search::Matrix::Line& line, const std::string& facet, const Addresses& addresses,
                       Language language) {
  TemplateData item;
  put(item, "label", value_label(line.value, language));
  put(item, "count", format_number(line.count, language));
  put(item, "url", addresses.to(kPagePath, with_required, facet, line.value.value));
  return item;
}

// How dark a cell is: 1 … 5 by its share of the fullest one.
std::string shade(std::uint64_t count, std::uint64_t most) {
  return std::to_string(1 + std::min<std::uint64_t>(4, count * 5 / std::max<std::uint64_t>(1, most + 1)));
}

TemplateList rows_data(const MatrixAnswer& answer, const Addresses& addresses, Language language) {
  const search::Matrix& m = answer.matrix;
  const auto is_diagonal = [&](std::size_t r, std::size_t c) {
    return m.rows == m.columns && m.row_values[r].value.value == m.column_values[c].value.value;
  };
  std::uint64_t most = 0;
  for (std::size_t r = 0; r < m.cells.size(); ++r) {
    for (std::size_t c = 0; c < m.cells[r].size(); ++c) {
      if (!is_diagonal(r, c)) most = std::max(most, m.cells[r][c]);
    }
  }
  TemplateList rows;
  for (std::size_t r = 0; r < m.cells.size(); ++r) {
    TemplateData row = line_data(m.row_values[r], m.rows, addresses, language);
    TemplateList cells;
    for (std::size_t c = 0; c < m.cells[r].size(); ++c) {
      const std::uint64_t n = m.cells[r][c];
      const std::string pair =
          value_label(m.row_values[r].value, language) + " — " + value_label(m.column_values[c].value, language);
      TemplateData cell;
      put(cell, "same", is_diagonal(r, c));
      put(cell, "count", n == 0 ? std::string() : format_number(n, language));
      put(cell, "shade", shade(n, most));
      put(cell, "label", pair + ": " + count_documents(n, language));
      put(cell, "url",
          addresses.to(kPagePath, with_both, m.rows, m.row_values[r].value.value, m.columns,
                       m.column_values[c].value.value));
      cells.push_back(std::move(cell));
    }
    put(row, "cells", cells);
    rows.push_back(std::move(row));
  }
  return rows;
}

// The search form goes on with the filters, which have no check boxes here.
void put_filters_hidden(TemplateData& data, const SearchParams& params) {
  SearchParams filters;
  filters.request.filters = params.request.filters;
  TemplateList list;
  for (const Parameter& p : to_parameters(filters)) {
    TemplateData item;
    put(item, "name", p.name);
    put(item, "value", p.value);
    list.push_back(std::move(item));
  }
  put(data, "uncovered", list);
}

void put_back_to_results(TemplateData& data, const SearchParams& params, std::uint64_t total, Language language) {
  put(data, "total", phrase(language, "matrix_total", {{"n", count_documents(total, language)}}));
  put(data, "results_url", fitting(search_url(params)));
}

TemplateData aggregate_frame(const PageContext& context, const SearchParams& params, const std::string& title) {
  const std::string& q = params.request.q;
  TemplateData data = frame(context, params, q.empty() ? title : title + ": " + q, "aggregate");
  put(data, "title", title);
  put(data, "noindex", true);
  put_filters_hidden(data, params);
  return data;
}

}  // namespace

std::string matrix_page(const MatrixAnswer& answer, const PageContext& context) {
  const Language language = context.language;
  const search::Matrix& m = answer.matrix;
  const std::string title = facet_label(m.rows, language) + " × " + facet_label(m.columns, language);
  TemplateData data = aggregate_frame(context, answer.params.search, title);
  const auto in_language = [&](Language l) {
    MatrixParams other = answer.params;
    other.search = with_language(std::move(other.search), l);
    return fitting(matrix_url(other));
  };
  put_languages(data, language, in_language(Language::ru), in_language(Language::en));
  put(data, "canonical_url", fitting(matrix_url(answer.params)));
  put(data, "json_url", fitting(matrix_url(answer.params, kMatrixJsonPath)));
  put(data, "network_url", fitting(search_url(answer.params.search, kNetworkPath)));
  put_back_to_results(data, answer.params.search, m.total, language);
  put(data, "row_links", axis_links(answer.params, true, language));
  put(data, "column_links", axis_links(answer.params, false, language));
  const Addresses addresses(answer.params.search);
  TemplateList columns;
  for (const auto& line : m.column_values) {
    columns.push_back(line_data(line, m.columns, addresses, language));
  }
  put(data, "columns", columns);
  put(data, "rows", rows_data(answer, addresses, language));
  const auto more = [&](std::uint64_t distinct, std::size_t shown) {
    return distinct <= shown
               ? std::string()
               : phrase(language, "matrix_more",
                        {{"n", format_number(shown, language)}, {"all", format_number(distinct, language)}});
  };
  put(data, "more", more(std::max(m.distinct_rows, m.distinct_columns), m.row_values.size()));
  return render("matrix", data);
}

std::string network_page(const NetworkAnswer& answer, const PageContext& context) {
  const Language language = context.language;
  const search::Network& n = answer.network;
  TemplateData data = aggregate_frame(context, answer.params, std::string(phrase(language, "network_title")));
  const auto in_language = [&](Language l) {
    return fitting(search_url(with_language(answer.params, l), kNetworkPath));
  };
  const Addresses addresses(answer.params);
  put_languages(data, language, in_language(Language::ru), in_language(Language::en));
  put(data, "canonical_url", fitting(search_url(answer.params, kNetworkPath)));
  put(data, "json_url", fitting(search_url(answer.params, kNetworkJsonPath)));
  put(data, "matrix_url", fitting(search_url(answer.params, kMatrixPath)));
  put_back_to_results(data, answer.params, n.total, language);
  const auto node = [&](std::uint32_t i) {
    TemplateData item;
    put(item, "facet", n.nodes[i].facet);
    put(item, "label", value_label(n.nodes[i].value, language));
    put(item, "url", addresses.to(kPagePath, with_required, n.nodes[i].facet, n.nodes[i].value.value));
    return item;
  };
  TemplateList edges;
  for (const search::Network::Edge& e : n.edges) {
    const auto& a = n.nodes[e.a];
    const auto& b = n.nodes[e.b];
    TemplateData item;
    put(item, "a", node(e.a));
    put(item, "b", node(e.b));
    put(item, "count", format_number(e.count, language));
    put(item, "label", count_documents(e.count, language));
    put(item, "url", addresses.to(kPagePath, with_both, a.facet, a.value.value, b.facet, b.value.value));
    edges.push_back(std::move(item));
  }
  put(data, "edges", edges);
  return render("network", data);
}

}  // namespace diplomed::server
