// Answers for searches that failed or were ended, and what marks an answer in part.
#pragma once

#include <string>

#include "base/result.h"
#include "server/routes/message.h"
#include "server/views/page.h"

namespace diplomed::server {

// A plain page: 503 when the search took too long, 499 when nobody waits for it any more, else 500.
HttpResponse failure_page(const Error& error, const PageContext& context);

// A notice that hits are missing and numbers are lower bounds.
void tell_incomplete(PageContext& context);

// A complete answer can be validated by `etag`; one in part is kept by nobody.
void validate(HttpResponse& response, const std::string& etag, bool incomplete);

}  // namespace diplomed::server
