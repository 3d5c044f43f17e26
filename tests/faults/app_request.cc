// app_request DB TARGET…: answers each target ("/documents/a.json?q=b") from the index as the server would, prints
// status and size of the answer, and ends.
#include <cstdio>
#include <string>

#include "dictionary.h"
#include "server/routes/app.h"

int main(int argc, char** argv) {
  using namespace diplomed;
  if (argc < 3) {
    std::fprintf(stderr, "usage: app_request DB TARGET…\n");
    return 2;
  }
  auto searcher = search::Searcher::open(argv[1], testing::shared_morphology());
  if (!searcher) {
    std::fprintf(stderr, "app_request: %s\n", searcher.error().to_string().c_str());
    return 1;
  }
  const auto service = server::make_search_service(std::move(searcher).value());
  const server::App app(*service);
  for (int i = 2; i < argc; ++i) {
    const std::string target = argv[i];
    const std::size_t question = std::min(target.find('?'), target.size());
    server::HttpRequest request;
    request.method = "GET";
    request.path = target.substr(0, question);
    if (question < target.size()) request.query = target.substr(question + 1);
    const server::HttpResponse response = app.handle(request);
    std::printf("%d %zu %s\n", response.status, response.body.size(), target.c_str());
  }
  return 0;
}
