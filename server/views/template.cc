#include "server/views/template.h"

#include <map>
#include <memory>
#include <mutex>
#include <stdexcept>

#include "server/assets.h"
#include "server/language/phrases.h"

namespace diplomed::server {
namespace {

using Mustache = kainjow::mustache::mustache;

constexpr int kMaxPartialDepth = 4;

std::string expand(std::string_view name, int depth) {
  const Asset* asset = find_asset("templates/" + std::string(name) + ".mustache");
  if (asset == nullptr || depth > kMaxPartialDepth) {
    throw std::logic_error("no template " + std::string(name));
  }
  constexpr std::string_view kOpen = "{{> ";
  std::string_view text = asset->bytes;
  std::string out;
  for (;;) {
    const std::size_t at = text.find(kOpen);
    if (at == std::string_view::npos) return out.append(text);
    const std::size_t close = text.find("}}", at);
    out.append(text.substr(0, at));
    out += expand(text.substr(at + kOpen.size(), close - at - kOpen.size()), depth + 1);
    text.remove_prefix(close + 2);
    if (text.starts_with('\n')) text.remove_prefix(1);
  }
}

// Parsed templates live as long as the program; rendering does not change them (no lambdas, no partials).
Mustache& parsed(std::string_view name) {
  static std::mutex mutex;
  static std::map<std::string, std::unique_ptr<Mustache>, std::less<>> cache;
  const std::lock_guard lock(mutex);
  const auto it = cache.find(name);
  if (it != cache.end()) return *it->second;
  auto fresh = std::make_unique<Mustache>(expand(name, 0));
  if (!fresh->is_valid()) throw std::logic_error(std::string(name) + ": " + fresh->error_message());
  return *cache.emplace(name, std::move(fresh)).first->second;
}

TemplateData phrases_data(Language language) {
  TemplateData data;
  for (const Phrase& p : phrases()) data[std::string(p.key)] = TemplateData(std::string(phrase(language, p.key)));
  return data;
}

}  // namespace

void put(TemplateData& data, const std::string& name, std::string_view text) {
  data[name] = text.empty() ? TemplateData(false) : TemplateData(std::string(text));
}

void put(TemplateData& data, const std::string& name, bool flag) {
  data[name] = TemplateData(flag);
}

void put(TemplateData& data, const std::string& name, TemplateData value) {
  data[name] = std::move(value);
}

void put(TemplateData& data, const std::string& name, const TemplateList& list) {
  data["has_" + name] = TemplateData(!list.empty());
  data[name] = TemplateData(list);
}

TemplateData page_data(Language language) {
  static const TemplateData russian = phrases_data(Language::ru);
  static const TemplateData english = phrases_data(Language::en);
  TemplateData data;
  data["t"] = TemplateData(language == Language::en ? english : russian);
  return data;
}

std::string render(std::string_view name, const TemplateData& data) {
  std::string out;
  parsed(name).render(data, [&out](const std::string& piece) { out += piece; });
  return out;
}

}  // namespace diplomed::server
