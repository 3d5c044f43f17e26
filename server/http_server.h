// The HTTP library and nothing else: sockets, limits, headers of every answer, access log.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "server/app.h"

namespace diplomed::server {

struct HttpOptions {
  std::string host = "127.0.0.1";
  int port = 8080;           // 0: any free one
  std::size_t threads = 48;  // one connection occupies one
  int read_timeout_seconds = 5;
  int write_timeout_seconds = 10;
  int keep_alive_seconds = 3;  // also the longest a shutdown waits for an idle connection
};

class HttpServer {
 public:
  // `app` must outlive the server.
  HttpServer(const App& app, HttpOptions options);
  ~HttpServer();

  // Takes the port; an error says which one and why.
  Status bind();
  int port() const { return port_; }

  // Serves until stop(). REQUIRES: bind() succeeded.
  void run();

  // Lets running requests end. May be called from another thread, also before run() has begun.
  void stop();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
  int port_ = 0;
};

}  // namespace diplomed::server
