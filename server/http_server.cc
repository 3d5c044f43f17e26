#include "server/http_server.h"

#include <httplib.h>
#include <spdlog/spdlog.h>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>

#include "base/limits.h"
#include "server/problem.h"
#include "server/responses.h"

namespace diplomed::server {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t keep_alive_requests = 1000;
constexpr std::size_t min_gzip_bytes = 1024;
constexpr int backlog = 512;

// When the request that this worker thread serves began; the library's logger has no state of its own.
thread_local Clock::time_point started;
thread_local bool timing = false;

// Printable ASCII only: a path in the log cannot forge lines or move the cursor.
std::string for_log(std::string_view text) {
  std::string out(text.substr(0, 200));
  for (char& c : out) {
    if (c <= ' ' || c > '~') c = '?';
  }
  return out;
}

std::string_view raw_path(std::string_view target) {
  return target.substr(0, target.find_first_of("?#"));
}

HttpRequest convert(const httplib::Request& req) {
  HttpRequest request;
  request.method = req.method;
  request.path = std::string(raw_path(req.target));
  const std::size_t question = req.target.find('?');
  if (question != std::string::npos) request.query = req.target.substr(question + 1);
  request.host = req.get_header_value("Host");
  if (req.get_header_value("X-Forwarded-Proto") == "https") request.scheme = "https";
  request.accept = req.get_header_value("Accept");
  request.accept_language = req.get_header_value("Accept-Language");
  request.if_none_match = req.get_header_value("If-None-Match");
  return request;
}

// Our own gzip: the library would prefer brotli at its slowest level, some 50 times the time.
void send(const httplib::Request& req, httplib::Response& res, HttpResponse answer, bool gzip_allowed) {
  res.status = answer.status;
  for (const auto& [name, value] : answer.headers) res.set_header(name, value);
  if (gzip_allowed && answer.body.size() >= min_gzip_bytes && is_compressible(answer.content_type)) {
    std::string packed = gzip(answer.body);
    if (!packed.empty()) {
      answer.body.swap(packed);
      res.set_header("Content-Encoding", "gzip");
    }
  }
  (void)req;
  if (!answer.content_type.empty()) res.set_header("Content-Type", answer.content_type);
  res.body = std::move(answer.body);
}

// The library would cut generated answers into byte ranges (many small ones are costly) and compress them itself;
// RFC 9110 lets a server ignore Range. The object is the library's own non-const local.
bool take_over_encoding(const httplib::Request& req) {
  auto& request = const_cast<httplib::Request&>(req);
  const bool gzip_allowed = accepts_gzip(req.get_header_value("Accept-Encoding"));
  request.ranges.clear();
  request.headers.erase("Accept-Encoding");
  return gzip_allowed;
}

bool has_body(const httplib::Request& req) {
  const std::string length = req.get_header_value("Content-Length");
  return req.has_header("Transfer-Encoding") || (!length.empty() && length != "0");
}

// Answers that leave a body unread: the connection must not be reused, the rest would be read as a request.
void refuse_body(httplib::Response& res) {
  res.set_header("Connection", "close");
}

Problem failure(const httplib::Request& req) {
  return {500,
          "internal",
          "Internal error",
          "Something broke; the server's log says what.",
          "",
          std::string(raw_path(req.target))};
}

// The library listens with a backlog of five: a browser's burst of connections would wait a second for its retry.
class Listener : public httplib::Server {
 public:
  void widen_backlog() { ::listen(svr_sock_, backlog); }
};

}  // namespace

struct HttpServer::Impl {
  Impl(const App& a, HttpOptions o) : app(a), options(std::move(o)) { configure(); }

  void configure();
  void set_limits();
  httplib::Server::HandlerResponse before_routing(const httplib::Request& req, httplib::Response& res) const;
  void post_search(const httplib::Request& req, httplib::Response& res, const httplib::ContentReader& reader) const;
  void on_error(const httplib::Request& req, httplib::Response& res) const;
  void on_exception(const httplib::Request& req, httplib::Response& res, const std::exception_ptr& error) const;
  void log(const httplib::Request& req, const httplib::Response& res) const;

  const App& app;
  HttpOptions options;
  Listener server;
  std::atomic<bool> stopped{false};
  std::atomic<bool> entered{false};
  std::atomic<bool> finished{false};
};

void HttpServer::Impl::set_limits() {
  server.set_tcp_nodelay(true);
  server.set_keep_alive_max_count(keep_alive_requests);
  server.set_keep_alive_timeout(options.keep_alive_seconds);
  server.set_read_timeout(options.read_timeout_seconds, 0);
  server.set_write_timeout(options.write_timeout_seconds, 0);
  server.set_payload_max_length(limits::max_body_bytes);
  server.new_task_queue = [n = options.threads] { return new httplib::ThreadPool(n); };
  // Not the library's SO_REUSEPORT: two servers on one port would share its requests by chance.
  server.set_socket_options([](socket_t socket) {
    const int yes = 1;
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
  });
}

void HttpServer::Impl::configure() {
  set_limits();
  server.set_default_headers(
      {{"X-Content-Type-Options", "nosniff"}, {"Referrer-Policy", "same-origin"}, {"Accept-Ranges", "none"}});
  server.set_pre_routing_handler([this](const auto& req, auto& res) { return before_routing(req, res); });
  server.Post(R"(/search\.json)", [this](const httplib::Request& req, httplib::Response& res,
                                         const httplib::ContentReader& reader) { post_search(req, res, reader); });
  server.set_error_handler(
      httplib::Server::Handler([this](const httplib::Request& req, httplib::Response& res) { on_error(req, res); }));
  server.set_exception_handler(
      [this](const auto& req, auto& res, const std::exception_ptr& e) { on_exception(req, res, e); });
  server.set_logger([this](const auto& req, const auto& res) { log(req, res); });
}

// Every route but the POST is served here: literal comparison, no std::regex on what strangers send.
httplib::Server::HandlerResponse HttpServer::Impl::before_routing(const httplib::Request& req,
                                                                  httplib::Response& res) const {
  started = Clock::now();
  timing = true;
  if (req.method == "POST" && raw_path(req.target) == "/search.json" && req.path == "/search.json") {
    return httplib::Server::HandlerResponse::Unhandled;
  }
  const bool gzip_allowed = take_over_encoding(req);
  if (has_body(req)) refuse_body(res);
  if (has_body(req) && (req.method == "GET" || req.method == "HEAD")) {
    send(req, res,
         problem_response(
             status_problem(400, "A " + req.method + " request has no body here.", std::string(raw_path(req.target)))),
         false);
    return httplib::Server::HandlerResponse::Handled;
  }
  send(req, res, app.handle(convert(req)), gzip_allowed);
  return httplib::Server::HandlerResponse::Handled;
}

void HttpServer::Impl::post_search(const httplib::Request& req, httplib::Response& res,
                                   const httplib::ContentReader& reader) const {
  const bool gzip_allowed = take_over_encoding(req);
  const auto refuse = [&](int status, std::string detail) {
    refuse_body(res);
    send(req, res, problem_response(status_problem(status, std::move(detail), "/search.json")), false);
  };
  const std::string type = req.get_header_value("Content-Type");
  if (!type.starts_with("application/json")) return refuse(415, "Send the parameters as application/json.");
  HttpRequest request = convert(req);
  bool fits = true;
  // The library's own limit does not see chunked bodies.
  const bool complete = reader([&](const char* data, std::size_t size) {
    fits = request.body.size() + size <= limits::max_body_bytes;
    if (fits) request.body.append(data, size);
    return fits;
  });
  if (!fits || res.status == 413) {
    return refuse(413, "The body is longer than " + std::to_string(limits::max_body_bytes) + " bytes.");
  }
  if (!complete) return refuse(400, "The body could not be read.");
  send(req, res, app.handle(request), gzip_allowed);
}

// The library calls this for every status from 400 on; what the routes answered has a type already.
void HttpServer::Impl::on_error(const httplib::Request& req, httplib::Response& res) const {
  if (res.has_header("Content-Type")) return;
  if (req.target.empty() || !timing) res.set_header("Connection", "close");
  send(req, res, early_error(res.status, req.target), false);
}

void HttpServer::Impl::on_exception(const httplib::Request& req, httplib::Response& res,
                                    const std::exception_ptr& error) const {
  try {
    std::rethrow_exception(error);
  } catch (const std::exception& e) {
    spdlog::error("{} {}: {}", req.method, for_log(req.target), e.what());
  } catch (...) {
    spdlog::error("{} {}: unknown exception", req.method, for_log(req.target));
  }
  send(req, res, problem_response(failure(req)), false);
}

void HttpServer::Impl::log(const httplib::Request& req, const httplib::Response& res) const {
  const double ms = timing ? std::chrono::duration<double, std::milli>(Clock::now() - started).count() : 0.0;
  timing = false;
  spdlog::info("{} {} {} {:.1f} ms {} bytes", req.method.empty() ? "-" : for_log(req.method),
               for_log(raw_path(req.target)), res.status, ms, req.method == "HEAD" ? 0 : res.body.size());
}

HttpServer::HttpServer(const App& app, HttpOptions options) : impl_(std::make_unique<Impl>(app, std::move(options))) {}
HttpServer::~HttpServer() = default;

Status HttpServer::bind() {
  const HttpOptions& options = impl_->options;
  errno = 0;
  if (options.port == 0) {
    port_ = impl_->server.bind_to_any_port(options.host);
  } else {
    port_ = impl_->server.bind_to_port(options.host, options.port) ? options.port : -1;
  }
  if (port_ > 0) {
    impl_->server.widen_backlog();
    return Unit{};
  }
  const std::string reason = errno != 0 ? std::strerror(errno) : "no such address";
  return Error{ErrorCode::invalid_argument, "cannot listen: " + reason,
               options.host + ":" + std::to_string(options.port)};
}

void HttpServer::run() {
  impl_->entered = true;
  if (!impl_->stopped) impl_->server.listen_after_bind();
  impl_->finished = true;
}

void HttpServer::stop() {
  impl_->stopped = true;
  // The library ignores a stop before it runs: wait out the moment between run()'s look at `stopped` and that.
  while (impl_->entered && !impl_->finished && !impl_->server.is_running()) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  impl_->server.stop();
}

}  // namespace diplomed::server
