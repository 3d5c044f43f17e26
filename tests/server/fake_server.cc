// The server over hand-made documents: fake-server [PORT]; ends with its standard input.
#include <cstdio>
#include <cstdlib>
#include <thread>

#include "fake_service.h"
#include "server/http/http_server.h"

int main(int argc, char** argv) {
  diplomed::testing::FakeService service;
  const diplomed::server::App app(service);
  diplomed::server::HttpOptions options;
  options.port = argc > 1 ? std::atoi(argv[1]) : 0;
  diplomed::server::HttpServer server(app, options);
  const auto bound = server.bind();
  if (!bound.ok()) {
    std::fprintf(stderr, "%s\n", bound.error().to_string().c_str());
    return 1;
  }
  std::printf("listening on http://127.0.0.1:%d/\n", server.port());
  std::fflush(stdout);
  std::thread listener([&server] {
    const auto ended = server.run();
    if (ended.ok()) return;
    std::fprintf(stderr, "%s\n", ended.error().to_string().c_str());
    std::_Exit(1);
  });
  while (std::getchar() != EOF) {
  }
  server.stop();
  listener.join();
  return 0;
}
