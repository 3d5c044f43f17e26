// Addresses and representations without a server: this program links neither routes nor the HTTP library.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "server/url/links.h"
#include "server/url/params.h"
#include "server/url/params_write.h"
#include "server/views/json.h"
#include "server/views/page.h"

namespace diplomed::server {
namespace {

SearchAnswer answer_to(const char* query) {
  SearchAnswer answer;
  answer.params = parse_search_params(parse_query_string(query)).params;
  answer.page.total = 1;
  answer.page.hits.resize(1);
  answer.page.hits[0].id = "d1";
  answer.page.hits[0].title = {{"Меморандум", true}};
  return answer;
}

TEST(Alone, AnAddressIsReadAndWritten) {
  const char* const query = "country=KG&q=%D0%B2%D1%80%D0%B0%D1%87&sort=newest";
  EXPECT_EQ(build_query_string(to_parameters(parse_search_params(parse_query_string(query)).params)), query);
}

TEST(Alone, AnAnswerIsWrittenAsJsonAndAsAPage) {
  const SearchAnswer answer = answer_to("q=меморандум");
  const auto json = nlohmann::json::parse(search_json(answer));
  EXPECT_EQ(json.at("hits").at(0).at("id"), "d1");
  EXPECT_NE(results_page(answer, {}).find("<mark>Меморандум</mark>"), std::string::npos);
}

}  // namespace
}  // namespace diplomed::server
