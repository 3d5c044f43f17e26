// The library is given no socket and none of what strangers send: http/ reads and checks a request, and each is
// answered through a stream whose request is always "METHOD / HTTP/1.1". What is left to it is what it does well:
// status lines, headers, HEAD, keep-alive and bodies of any length.
#include "server/http/http_server.h"

#include <httplib.h>
#include <spdlog/spdlog.h>
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <ctime>

#include "base/limits.h"
#include "base/strings.h"
#include "server/http/request_id.h"
#include "server/http/request_syntax.h"
#include "server/routes/error_log.h"
#include "server/routes/problem.h"
#include "server/routes/responses.h"

namespace diplomed::server {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kMinGzipBytes = 1024;
constexpr const char* kRetryAfterSeconds = "1";
constexpr int kClientClosedRequest = 499;  // nginx's, in the log only: nobody is there to read it

// What this thread answers; the library's handlers have no state of their own.
thread_local Exchange* current = nullptr;
thread_local std::string request_id;
thread_local std::string answer_note;  // of the answer

std::string_view path_of(std::string_view target) {
  return target.substr(0, target.find('?'));
}

const std::string& target_of(const Exchange& exchange) {
  return exchange.refusal ? exchange.refusal->target : exchange.message.target;
}

Refusal ending(const std::string& target) {
  return {503, "The server is stopping.", target};
}

// The date of an answer (RFC 9110, 5.6.7); the program sets no locale, so the names are English.
std::string date_now() {
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  ::gmtime_r(&now, &utc);
  std::array<char, 40> text{};
  const std::size_t size = std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &utc);
  return {text.data(), size};
}

HttpRequest convert(const Exchange& exchange) {
  const RequestMessage& message = exchange.message;
  HttpRequest request;
  request.id = request_id;
  const std::string& target = target_of(exchange);
  request.method = message.method;
  request.path = std::string(path_of(target));
  const std::size_t question = target.find('?');
  if (question != std::string::npos) request.query = target.substr(question + 1);
  request.host = message.host;
  if (message.header("x-forwarded-proto") == "https") request.scheme = "https";
  request.accept = message.header("accept");
  request.accept_language = message.header("accept-language");
  request.if_none_match = message.header("if-none-match");
  request.body = message.body;
  request.cancellation = &exchange.cancellation;
  return request;
}

// The only request with a body is a search by POST.
bool takes_body(const RequestMessage& message) {
  return message.method == "POST" && path_of(message.target) == "/search.json";
}

// The media type without its parameters (RFC 9110, 8.3.1).
bool is_json(const RequestMessage& message) {
  const std::string type = lower_ascii(message.header("content-type"));
  const std::string_view name = std::string_view(type).substr(0, type.find(';'));
  return name.substr(0, name.find_last_not_of(" \t") + 1) == "application/json";
}

bool refuses_body(const RequestMessage& message) {
  if (!message.has_body) return false;
  return !takes_body(message) || !is_json(message);
}

// Our own gzip: the library would prefer brotli at its slowest level, some 50 times the time.
void send(httplib::Response& res, HttpResponse answer, bool gzip_allowed) {
  res.status = answer.status;
  answer_note = std::move(answer.access_note);
  for (const auto& [name, value] : answer.headers) res.set_header(name, value);
  if (gzip_allowed && answer.body.size() >= kMinGzipBytes && is_compressible(answer.content_type)) {
    std::string packed = gzip(answer.body);
    if (!packed.empty()) {
      answer.body.swap(packed);
      res.set_header("Content-Encoding", "gzip");
    }
  }
  res.set_header("Date", date_now());
  res.set_header("X-Request-Id", request_id);
  if (!answer.content_type.empty()) res.set_header("Content-Type", answer.content_type);
  res.body = std::move(answer.body);
}

// The request as the library reads it, and the way its answer takes.
class ExchangeStream final : public httplib::Stream {
 public:
  explicit ExchangeStream(Exchange& exchange) : outgoing_(*exchange.outgoing) {
    const RequestMessage& message = exchange.message;
    const bool head = message.method == "HEAD";
    request_ = std::string(head ? "HEAD" : "GET") + " / HTTP/1." + std::to_string(message.minor) + "\r\nHost: -\r\n";
    if (message.minor == 0 && !exchange.close) request_ += "Connection: Keep-Alive\r\n";
    request_ += "\r\n";
  }

  bool is_readable() const override { return read_ < request_.size(); }
  bool is_writable() const override { return outgoing_.state() != Outgoing::State::broken; }
  ssize_t read(char* data, std::size_t size) override {
    const std::size_t n = std::min(size, request_.size() - read_);
    std::memcpy(data, request_.data() + read_, n);
    read_ += n;
    return static_cast<ssize_t>(n);
  }
  ssize_t write(const char* data, std::size_t size) override {
    return outgoing_.write({data, size}) ? static_cast<ssize_t>(size) : -1;
  }
  void get_remote_ip_and_port(std::string&, int&) const override {}
  void get_local_ip_and_port(std::string&, int&) const override {}
  socket_t socket() const override { return INVALID_SOCKET; }

 private:
  Outgoing& outgoing_;
  std::string request_;
  std::size_t read_ = 0;
};

class Library final : public httplib::Server {
 public:
  // The socket that bind_to_port() made; the caller takes it over.
  int take_socket() { return svr_sock_.exchange(INVALID_SOCKET); }

  void answer(Exchange& exchange) {
    ExchangeStream stream(exchange);
    bool closed = false;
    process_request(stream, exchange.close, closed, nullptr);
  }
};

// A descriptor for each connection, and some for the index and the log.
std::size_t raise_descriptor_limit(std::size_t connections) {
  constexpr std::size_t kOthers = 256;
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return connections;
  limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, std::max<rlim_t>(limit.rlim_cur, connections + kOthers));
  ::setrlimit(RLIMIT_NOFILE, &limit);
  ::getrlimit(RLIMIT_NOFILE, &limit);
  const std::size_t allowed = limit.rlim_cur > 2 * kOthers ? limit.rlim_cur - kOthers : limit.rlim_cur / 2;
  return std::min(connections, std::max<std::size_t>(allowed, 1));
}

ConnectionOptions within_limits(ConnectionOptions options) {
  options.connections = raise_descriptor_limit(options.connections);
  return options;
}

}  // namespace

struct HttpServer::Impl {
  Impl(const App& a, HttpOptions o)
      : app(a),
        options(std::move(o)),
        connections(within_limits(options.connections), [this](Exchange& exchange) { answer(exchange); }) {
    configure();
  }

  void configure();
  void answer(Exchange& exchange);
  void respond(httplib::Response& res) const;
  void on_exception(httplib::Response& res, const std::exception_ptr& error) const;
  void log(int status, std::size_t bytes) const;

  const App& app;
  HttpOptions options;
  Library server;
  Connections connections;
  int socket = -1;
};

void HttpServer::Impl::configure() {
  // Both only stand in the Keep-Alive header; http/ keeps to them.
  server.set_keep_alive_max_count(limits::kMaxKeepAliveRequests);
  server.set_keep_alive_timeout(std::chrono::duration_cast<std::chrono::seconds>(options.connections.idle).count());
  // Not the library's SO_REUSEPORT: two servers on one port would share its requests by chance.
  server.set_socket_options([](socket_t made) {
    const int yes = 1;
    setsockopt(made, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
  });
  server.set_default_headers(
      {{"X-Content-Type-Options", "nosniff"}, {"Referrer-Policy", "same-origin"}, {"Accept-Ranges", "none"}});
  server.set_pre_routing_handler([this](const httplib::Request&, httplib::Response& res) {
    respond(res);
    return httplib::Server::HandlerResponse::Handled;
  });
  server.set_exception_handler(
      [this](const httplib::Request&, httplib::Response& res, const std::exception_ptr& e) { on_exception(res, e); });
  server.set_logger([this](const httplib::Request& req, const httplib::Response& res) {
    log(res.status, req.method == "HEAD" ? 0 : res.body.size());
  });
}

void HttpServer::Impl::answer(Exchange& exchange) {
  current = &exchange;
  request_id = make_request_id(exchange.message.header("x-request-id"));
  answer_note.clear();
  if (refuses_body(exchange.message)) exchange.close = true;
  try {
    if (exchange.cancellation.reason() == StopReason::client_gone) {
      log(kClientClosedRequest, 0);
    } else {
      if (exchange.cancellation.reason() == StopReason::shutdown) exchange.refusal = ending(exchange.message.target);
      server.answer(exchange);
    }
  } catch (const std::exception& e) {  // no memory for the answer
    spdlog::error("{} {}", request_id, log_text(e.what()));
    exchange.outgoing->fail();
  }
  current = nullptr;
}

void HttpServer::Impl::respond(httplib::Response& res) const {
  const Exchange& exchange = *current;
  const RequestMessage& message = exchange.message;
  const auto refuse = [&](int status, const std::string& detail) {
    send(res, app.refuse(convert(exchange), status, detail), false);
    if (status == 503) res.set_header("Retry-After", kRetryAfterSeconds);
  };
  if (exchange.refusal) return refuse(exchange.refusal->status, exchange.refusal->detail);
  if (message.has_body && (message.method == "GET" || message.method == "HEAD")) {
    return refuse(400, "A " + message.method + " request has no body here.");
  }
  if (takes_body(message) && !is_json(message)) return refuse(415, "Send the parameters as application/json.");
  send(res, app.handle(convert(exchange)), accepts_gzip(message.header("accept-encoding")));
}

void HttpServer::Impl::on_exception(httplib::Response& res, const std::exception_ptr& error) const {
  const std::string path(path_of(target_of(*current)));
  Failure failure{
      request_id, current->message.method + " " + path, 500, {ErrorCode::internal, "unknown exception", ""}};
  try {
    std::rethrow_exception(error);
  } catch (const std::exception& e) {
    failure.error.message = e.what();
  } catch (...) {
  }
  write_to_log(failure);
  const char* detail = "Something broke; the server's log says what.";
  send(res, problem_response({500, "internal", "Internal error", detail, "", path, request_id}), false);
}

void HttpServer::Impl::log(int status, std::size_t bytes) const {
  const std::string& method = current->message.method;
  const bool gone = current->cancellation.reason() == StopReason::client_gone;
  const double ms = std::chrono::duration<double, std::milli>(Clock::now() - current->received).count();
  spdlog::info("{} {} {} {} {:.1f} ms {} bytes{}{}", request_id, method.empty() ? "-" : log_text(method),
               log_text(path_of(target_of(*current))), gone ? kClientClosedRequest : status, ms, bytes,
               answer_note.empty() ? "" : " ", answer_note);
}

HttpServer::HttpServer(const App& app, HttpOptions options) : impl_(std::make_unique<Impl>(app, std::move(options))) {}

HttpServer::~HttpServer() {
  if (impl_->socket >= 0) ::close(impl_->socket);
}

Status HttpServer::bind() {
  const HttpOptions& options = impl_->options;
  errno = 0;
  if (options.port == 0) {
    port_ = impl_->server.bind_to_any_port(options.host);
  } else {
    port_ = impl_->server.bind_to_port(options.host, options.port) ? options.port : -1;
  }
  if (port_ > 0) {
    impl_->socket = impl_->server.take_socket();
    return Unit{};
  }
  const std::string reason = errno != 0 ? std::strerror(errno) : "no such address";
  return Error{ErrorCode::invalid_argument, "cannot listen: " + reason,
               options.host + ":" + std::to_string(options.port)};
}

Status HttpServer::run() {
  return impl_->connections.run(std::exchange(impl_->socket, -1));
}

void HttpServer::stop() {
  impl_->connections.stop();
}

}  // namespace diplomed::server
