// The routes of App that list the articles like one.
#include "server/language/page_language.h"
#include "server/language/phrases.h"
#include "server/routes/app.h"
#include "server/routes/failure.h"
#include "server/routes/problem.h"
#include "server/routes/responses.h"
#include "server/url/links.h"
#include "server/views/json.h"

namespace diplomed::server {
namespace {

// Filters narrow the list; the query is only what the page leads back to and goes on with.
ParsedParams parse_similar_params(const HttpRequest& request) {
  return parse_search_params(parse_query_string(request.query), [](std::string_view name) {
    return is_filter_parameter(name) || name == "q" || name == "within" || name == "size" || name == "duplicates" ||
           name == "fields" || name == "lang.ui";
  });
}

std::string normalised(const std::string& id, const ParsedParams& parsed) {
  std::string text = id + " " + search_url(parsed.params);
  for (const ParamProblem& p : parsed.problems) text += " !" + p.parameter + "=" + p.value;
  return text;
}

}  // namespace

HttpResponse App::similar_html(const HttpRequest& request, const std::string& id) const {
  ParsedParams parsed = parse_similar_params(request);
  const Language language =
      parsed.params.language ? *parsed.params.language : negotiate_language(request.accept_language);
  const PageContext context{language, parsed.problems, {}};
  const std::string etag =
      make_etag(current_revision(), "similar", std::string(to_word(language)) + " " + normalised(id, parsed));
  if (etag_matches(request.if_none_match, etag)) return not_modified(etag);
  auto page = service_.similar(id, parsed.params.request, interrupt_of(request));
  if (!page.ok() && page.error().code == ErrorCode::not_found) {
    return html_response(error_page({language, {}, {}}, "document_not_found", "not_found_text"), 404);
  }
  if (!page.ok()) return page_of(request, page.error(), context);
  HttpResponse response = html_response(similar_page({std::move(parsed.params), std::move(page).value()}, context));
  response.set("ETag", etag);
  return response;
}

HttpResponse App::similar_data(const HttpRequest& request, const std::string& id) const {
  ParsedParams parsed = parse_similar_params(request);
  if (!parsed.problems.empty()) return problem_response(param_problem(parsed.problems.front(), request.path));
  const std::string etag = make_etag(current_revision(), "similar.json", normalised(id, parsed));
  if (etag_matches(request.if_none_match, etag)) return not_modified(etag);
  auto page = service_.similar(id, parsed.params.request, interrupt_of(request));
  if (!page.ok()) return problem_of(request, page.error());
  HttpResponse response = json_response(similar_json({std::move(parsed.params), std::move(page).value()}));
  response.set("ETag", etag);
  return response;
}

}  // namespace diplomed::server
