// The App behind a port: answers of the connections' requests through the HTTP library, headers of every answer, access
// log. http_server.cc is the only file that knows the library.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "server/http/connections.h"
#include "server/routes/app.h"

namespace diplomed::server {

struct HttpOptions {
  std::string host = "127.0.0.1";
  int port = 8080;  // 0: any free one
  ConnectionOptions connections;
};

class HttpServer {
 public:
  // `app` must outlive the server.
  HttpServer(const App& app, HttpOptions options);
  ~HttpServer();

  // Takes the port; an error says which one and why.
  Status bind();
  int port() const { return port_; }

  // Serves until stop(); an error when the listening socket breaks. REQUIRES: bind() succeeded.
  Status run();

  // Lets running requests end, within five seconds. May be called from another thread, also before run() has begun.
  void stop();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
  int port_ = 0;
};

}  // namespace diplomed::server
