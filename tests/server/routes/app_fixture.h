// An App over hand-made documents, asked as a browser with Russian as its language asks.
#pragma once

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "fake_service.h"
#include "server/routes/app.h"

namespace diplomed::server {

class AppTest : public ::testing::Test {
 protected:
  HttpResponse get(const std::string& target, const std::string& etag = "") {
    HttpRequest request;
    request.method = "GET";
    request.path = target.substr(0, target.find('?'));
    if (target.find('?') != std::string::npos) request.query = target.substr(target.find('?') + 1);
    request.accept = "text/html";
    request.accept_language = "ru";
    request.if_none_match = etag;
    return app.handle(request);
  }
  nlohmann::json json(const std::string& target) { return nlohmann::json::parse(get(target).body); }

  testing::FakeService service;
  App app{service, {.log = [](const Failure&) {}}};
};

}  // namespace diplomed::server
