#include "server/routes/failure.h"

#include <algorithm>

#include "server/language/phrases.h"
#include "server/routes/responses.h"

namespace diplomed::server {

HttpResponse failure_page(const Error& error, const PageContext& context) {
  if (error.code == ErrorCode::deadline) {
    return html_response(error_page(context, "deadline_title", "deadline_text"), 503);
  }
  if (error.code == ErrorCode::ending) return html_response(error_page(context, "busy_title", "busy_text"), 503);
  const int status = error.code == ErrorCode::nobody_waits ? 499 : 500;
  return html_response(error_page(context, "error_title", "error_text"), status);
}

void tell_incomplete(PageContext& context) {
  context.notices.emplace_back(phrase(context.language, "incomplete"));
}

void validate(HttpResponse& response, const std::string& etag, bool incomplete) {
  if (!incomplete) return response.set("ETag", etag);
  std::erase_if(response.headers, [](const auto& header) { return header.first == "Cache-Control"; });
  response.set("Cache-Control", "no-store");
}

}  // namespace diplomed::server
