// The search and document routes of App.
#include <algorithm>

#include "base/limits.h"
#include "server/language/page_language.h"
#include "server/language/phrases.h"
#include "server/routes/app.h"
#include "server/routes/failure.h"
#include "server/routes/problem.h"
#include "server/routes/responses.h"
#include "server/url/json_parameters.h"
#include "server/url/links.h"
#include "server/views/facet_labels.h"
#include "server/views/json.h"
#include "server/views/parts.h"

namespace diplomed::server {
namespace {

constexpr std::size_t kPageFacetSize = 12;   // values of a facet that the page lists at first
constexpr std::size_t kLatestDocuments = 6;  // of the start page
constexpr std::size_t kMaxRelief = 8;        // of them that an empty result offers
constexpr std::string_view kDocumentsPrefix = "/documents/";
constexpr std::uint32_t kPageSimilar = 5;  // of a document's page

Language language_of(const std::optional<Language>& asked, const HttpRequest& request) {
  return asked ? *asked : negotiate_language(request.accept_language);
}

// One validator for everything that changes what the answer looks like.
std::string etag_of(const std::string& revision, std::string_view format, const std::string& normalised,
                    Language language) {
  return make_etag(revision, format, std::string(to_word(language)) + " " + normalised);
}

std::string normalised(const ParsedParams& parsed) {
  std::string text = search_url(parsed.params);
  for (const ParamProblem& p : parsed.problems) text += " !" + p.parameter + "=" + p.value;
  return text;
}

}  // namespace

HttpResponse App::start(const HttpRequest& request) const {
  ParsedParams parsed = parse_search_params(parse_query_string(request.query));
  const bool asked = !parsed.params.request.q.empty() || !parsed.params.request.within.empty();
  if (asked || has_filters(parsed.params)) return results(request, std::move(parsed));
  const PageContext context{language_of(parsed.params.language, request), parsed.problems, {}};
  SearchAnswer answer;
  answer.params.language = parsed.params.language;
  answer.params.request.sort = search::Sort::newest;
  answer.params.request.size = kLatestDocuments;
  answer.params.request.snippets = false;
  const auto info = service_.info();
  if (!info.ok()) return page_of(request, info.error(), context);
  const std::string etag = etag_of(info->revision, "start", normalised(parsed), context.language);
  if (etag_matches(request.if_none_match, etag)) return not_modified(etag);
  auto page = service_.search(answer.params.request, interrupt_of(request));
  if (!page.ok()) return page_of(request, page.error(), context);
  answer.page = std::move(page).value();
  HttpResponse response = html_response(start_page(answer, *info, context));
  response.set("ETag", etag);
  return response;
}

HttpResponse App::search_page(const HttpRequest& request) const {
  return results(request, parse_search_params(parse_query_string(request.query)));
}

HttpResponse App::results(const HttpRequest& request, ParsedParams parsed) const {
  PageContext context{language_of(parsed.params.language, request), parsed.problems, {}};
  SearchAnswer answer;
  answer.params = std::move(parsed.params);
  search::SearchRequest search = answer.params.request;
  if (!answer.params.facet_size_given) search.facet_size = kPageFacetSize;
  search.snippets = true;
  const std::string url = normalised({answer.params, context.problems});
  const std::string etag = etag_of(current_revision(), "html", url, context.language);
  if (etag_matches(request.if_none_match, etag)) return not_modified(etag);
  const Interrupt interrupt = interrupt_of(request);
  auto page = service_.search(search, interrupt);
  if (!page.ok() && page.error().code == ErrorCode::invalid_argument && page.error().where == "cursor") {
    context.notices.emplace_back(phrase(context.language, "problem_cursor"));
    answer.params.request.cursor = search.cursor = "";
    page = service_.search(search, interrupt);
  }
  if (!page.ok()) return page_of(request, page.error(), context);
  answer.page = std::move(page).value();
  bool incomplete = answer.page.incomplete;
  if (incomplete) {
    tell_incomplete(context);
  } else if (answer.page.total == 0) {
    answer.relief = relief(answer, context.language, interrupt);
    incomplete = interrupt.reason() != StopReason::none;  // what there was no time for is missing
  }
  HttpResponse response = html_response(results_page(answer, context));
  validate(response, etag_of(answer.page.revision, "html", url, context.language), incomplete);
  note_query(search, answer.page, response);
  return response;
}

// What one would get without each of the filters, fullest first; those that do not help are left out, and those that
// there is no time to try.
std::vector<Relief> App::relief(const SearchAnswer& answer, Language language, const Interrupt& interrupt) const {
  std::vector<Relief> out;
  std::size_t left = limits::kMaxReliefSearches - 1;  // searches; the last is kept for all filters together
  bool late = false;
  const auto add = [&](std::string label, SearchParams without) {
    if (out.size() == kMaxRelief || late || left == 0) return;
    --left;
    search::SearchRequest request = without.request;
    request.size = 0;
    request.facets.clear();
    request.timeline = request.snippets = false;
    request.partial = false;
    const auto page = service_.search(request, interrupt);
    late = !page.ok();
    if (page.ok() && page->total > 0) out.push_back({std::move(label), std::move(without), page->total});
  };
  const SearchParams& params = answer.params;
  for (std::size_t i = 0; i < params.request.within.size(); ++i) {
    add(phrase(language, "chip_within", {{"query", params.request.within[i]}}), without_clause(params, i));
  }
  for (const auto& [facet, filter] : params.request.filters) {
    for (const auto* values : {&filter.any, &filter.all, &filter.none}) {
      for (const std::string& v : *values) {
        add(filter_label(answer.page, facet, v, language), without_value(params, facet, v));
      }
    }
  }
  const bool dated =
      !params.request.from.empty() || !params.request.to.empty() || params.request.undated != search::Undated::include;
  if (dated) add(std::string(phrase(language, "date")), without_dates(params));
  if (out.empty() && has_filters(params)) {
    left = 1;
    add(std::string(phrase(language, "all_filters")), without_filters(params));
  }
  std::stable_sort(out.begin(), out.end(), [](const Relief& a, const Relief& b) { return a.total > b.total; });
  return out;
}

HttpResponse App::search_json(const HttpRequest& request) const {
  ParameterList parameters = parse_query_string(request.query);
  if (request.method == "POST") {
    std::string error;
    if (!parameters_from_json(request.body, parameters, error)) {
      return problem_response({400, "invalid-body", "Invalid body", error, "", request.path});
    }
  }
  const ParsedParams parsed = parse_search_params(parameters);
  if (!parsed.problems.empty()) return problem_response(param_problem(parsed.problems.front(), request.path));
  const std::string url = search_url(parsed.params, kJsonPath);
  if (request.method != "POST" && !request.if_none_match.empty()) {
    const std::string etag = make_etag(current_revision(), "json", url);
    if (etag_matches(request.if_none_match, etag)) return not_modified(etag);
  }
  SearchAnswer answer{parsed.params, {}, {}};
  auto page = service_.search(answer.params.request, interrupt_of(request));
  if (!page.ok()) return problem_of(request, page.error());
  answer.page = std::move(page).value();
  HttpResponse response = json_response(server::search_json(answer));
  validate(response, make_etag(answer.page.revision, "json", url), answer.page.incomplete);
  note_query(answer.params.request, answer.page, response);
  const std::string next = next_url(answer);
  const std::string link = "<" + next + ">; rel=\"next\"";
  if (!next.empty() && link.size() <= limits::kMaxLinkHeaderBytes) response.set("Link", link);
  return response;
}

HttpResponse App::document(const HttpRequest& request) const {
  const DocumentTarget target = parse_document_path(std::string_view(request.path).substr(kDocumentsPrefix.size()));
  const bool json = target.format == DocumentFormat::json;
  if (target.part == DocumentPart::similar) {
    return json ? similar_data(request, target.id) : similar_html(request, target.id);
  }
  return json ? document_data(request, target.id) : document_html(request, target.id);
}

namespace {

// A document takes what is marked and lang.ui only; the other search parameters mean nothing there.
ParsedParams parse_document_params(const HttpRequest& request) {
  return parse_search_params(parse_query_string(request.query), [](std::string_view name) {
    return name == "q" || name == "within" || name == "lang.ui";
  });
}

std::vector<std::string> all_queries(const search::SearchRequest& request) {
  std::vector<std::string> out = request.within;
  out.push_back(request.q);
  return out;
}

}  // namespace

HttpResponse App::document_html(const HttpRequest& request, const std::string& id) const {
  const ParsedParams parsed = parse_document_params(request);
  const PageContext context{language_of(parsed.params.language, request), parsed.problems, {}};
  const std::string etag = etag_of(current_revision(), "document", id + " " + normalised(parsed), context.language);
  if (etag_matches(request.if_none_match, etag)) return not_modified(etag);
  const Interrupt interrupt = interrupt_of(request);
  auto view = service_.document(id, all_queries(parsed.params.request), interrupt);
  if (!view.ok() && view.error().code == ErrorCode::not_found) {
    return html_response(error_page({context.language, {}, {}}, "document_not_found", "not_found_text"), 404);
  }
  if (!view.ok()) return page_of(request, view.error(), context);
  DocumentAnswer answer{parsed.params, std::move(view).value(), {}};
  search::SearchRequest like;
  like.size = kPageSimilar;
  like.snippets = false;
  auto similar = service_.similar(id, like, interrupt);
  if (similar.ok()) {
    answer.similar = std::move(similar->hits);
  } else if (similar.error().code != ErrorCode::nobody_waits) {
    options_.log(failure_of(request, 200, similar.error()));
  }
  HttpResponse response = html_response(document_page(answer, context));
  validate(response, etag, !similar.ok());
  return response;
}

HttpResponse App::document_data(const HttpRequest& request, const std::string& id) const {
  const ParsedParams parsed = parse_document_params(request);
  if (!parsed.problems.empty()) return problem_response(param_problem(parsed.problems.front(), request.path));
  const std::string etag = make_etag(current_revision(), "document.json", id + " " + normalised(parsed));
  if (etag_matches(request.if_none_match, etag)) return not_modified(etag);
  const auto view = service_.document(id, all_queries(parsed.params.request), interrupt_of(request));
  if (!view.ok()) return problem_of(request, view.error());
  HttpResponse response = json_response(document_json(*view));
  response.set("ETag", etag);
  return response;
}

}  // namespace diplomed::server
