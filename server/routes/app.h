// Routes: a request as plain data in, an answer as plain data out. No socket, no HTTP library: tests call handle().
#pragma once

#include <chrono>
#include <string_view>
#include <vector>

#include "server/routes/error_log.h"
#include "server/routes/message.h"
#include "server/routes/query_counters.h"
#include "server/routes/service.h"
#include "server/views/answer.h"
#include "server/views/page.h"

namespace diplomed::server {

// For the documentation and its test: "/documents/{id}.json".
const std::vector<std::string_view>& route_patterns();

struct AppOptions {
  // How long a search may take, 0: as long as it needs. Writing the answer does not count.
  std::chrono::milliseconds deadline{0};
  // Hears of every failure inside, those that make a 5xx and those that an answer does without.
  ErrorLog log = write_to_log;
  // Count the queries; may be nullptr. Must outlive the App.
  QueryCounters* queries = nullptr;
};

// Thread-safe. May throw what the search room throws; the HTTP layer turns that into a problem.
class App {
 public:
  // `service` must outlive the App.
  explicit App(const SearchService& service, AppOptions options = {})
      : service_(service), options_(std::move(options)) {}

  // An answer for a request that must not reach its route (too long, unreadable, one too many): a page for "/" and
  // "/search", a problem with `detail` for everything else. Of `request` what is known.
  HttpResponse refuse(const HttpRequest& request, int status, const std::string& detail) const;

  // GET, HEAD, OPTIONS of every route and POST of /search.json; anything else is 404 or 405.
  HttpResponse handle(const HttpRequest& request) const;

 private:
  using Handler = HttpResponse (App::*)(const HttpRequest&) const;
  struct Route;
  static const Route* find_route(std::string_view path);

  HttpResponse get(const HttpRequest& request, const Route& route) const;
  HttpResponse start(const HttpRequest& request) const;
  HttpResponse search_page(const HttpRequest& request) const;
  HttpResponse search_json(const HttpRequest& request) const;
  HttpResponse matrix(const HttpRequest& request) const;
  HttpResponse matrix_data(const HttpRequest& request) const;
  HttpResponse network(const HttpRequest& request) const;
  HttpResponse network_data(const HttpRequest& request) const;
  HttpResponse document(const HttpRequest& request) const;
  HttpResponse similar_html(const HttpRequest& request, const std::string& id) const;
  HttpResponse similar_data(const HttpRequest& request, const std::string& id) const;
  HttpResponse suggest(const HttpRequest& request) const;
  HttpResponse opensearch(const HttpRequest& request) const;
  HttpResponse opensearch_suggest(const HttpRequest& request) const;
  HttpResponse health(const HttpRequest& request) const;
  HttpResponse ready(const HttpRequest& request) const;
  HttpResponse asset(const HttpRequest& request) const;
  HttpResponse favicon(const HttpRequest& request) const;

  HttpResponse results(const HttpRequest& request, ParsedParams parsed) const;
  HttpResponse document_html(const HttpRequest& request, const std::string& id) const;
  HttpResponse document_data(const HttpRequest& request, const std::string& id) const;
  HttpResponse not_found(const HttpRequest& request) const;
  // The ways from an error to an answer: as a problem, as a page. A 5xx is logged.
  HttpResponse problem_of(const HttpRequest& request, const Error& error) const;
  HttpResponse page_of(const HttpRequest& request, const Error& error, PageContext context) const;
  std::vector<Relief> relief(const SearchAnswer& answer, Language language, const Interrupt& interrupt) const;
  std::string current_revision() const;
  // Counts the first page of a query and notes for the access line what became of it.
  void note_query(const search::SearchRequest& request, const search::ResultPage& page, HttpResponse& response) const;

  // What the searches of one request ask; the deadline starts now.
  Interrupt interrupt_of(const HttpRequest& request) const;

  const SearchService& service_;
  AppOptions options_;
};

}  // namespace diplomed::server
