// docs/http-api.md names every route, parameter and member that the server knows.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "fake_service.h"
#include "server/routes/app.h"
#include "server/url/params.h"
#include "server/views/aggregate_json.h"
#include "server/views/json.h"

namespace diplomed::server {
namespace {

std::string documentation() {
  std::ifstream in(std::string(DIPLOMED_SOURCE_DIR) + "/docs/http-api.md");
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

bool documents(const std::string& text, const std::string& word) {
  return text.find("`" + word + "`") != std::string::npos;
}

TEST(Docs, NameEveryRouteAndParameter) {
  const std::string text = documentation();
  ASSERT_FALSE(text.empty());
  for (const std::string_view route : route_patterns()) EXPECT_TRUE(documents(text, std::string(route))) << route;
  for (const std::string& name : search_parameter_names()) EXPECT_TRUE(documents(text, name)) << name;
  for (const std::string& name : matrix_parameter_names()) EXPECT_TRUE(documents(text, name)) << name;
  for (const std::string& field : hit_fields()) EXPECT_TRUE(documents(text, field)) << field;
}

void expect_members(const nlohmann::json& json, const std::string& text, const std::string& skip) {
  for (const auto& [name, value] : json.items()) {
    EXPECT_TRUE(documents(text, name)) << name;
    if (name != skip && value.is_object()) expect_members(value, text, skip);
    if (name != skip && value.is_array() && !value.empty() && value[0].is_object())
      expect_members(value[0], text, skip);
  }
}

TEST(Docs, NameEveryMemberOfTheAnswers) {
  const std::string text = documentation();
  const testing::FakeService service;
  SearchAnswer answer;
  answer.page = service.search(answer.params.request).value();
  expect_members(nlohmann::json::parse(search_json(answer)), text, "facets");
  expect_members(nlohmann::json::parse(document_json(service.document("kg/pechen.md", {"печени"}).value())), text,
                 "facets");
  const SearchParams params;
  const SimilarAnswer similar{params, service.similar("kg/pechen.md", params.request).value()};
  ASSERT_FALSE(similar.page.hits.empty());
  expect_members(nlohmann::json::parse(similar_json(similar)), text, "facets");
  const MatrixAnswer matrix{{params, "country", "field"},
                            service.matrix(params.request, "country", "field", 8).value()};
  expect_members(nlohmann::json::parse(matrix_json(matrix)), text, "");
  expect_members(nlohmann::json::parse(network_json({params, service.network(params.request, 8).value()})), text, "");
  SearchParams completed;
  completed.request.q = "a";
  expect_members(nlohmann::json::parse(suggestions_json(completed, service.suggest(completed.request, 8).value())),
                 text, "");
}

}  // namespace
}  // namespace diplomed::server
