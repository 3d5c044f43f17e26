#include "server/assets.h"

#include <algorithm>
#include <stdexcept>

namespace diplomed::server {
namespace {

constexpr std::string_view kPrefix = "/assets/";

std::string hashed_name(const Asset& asset) {
  const std::size_t dot = asset.name.rfind('.');
  return std::string(asset.name.substr(0, dot)) + "." + std::string(asset.hash) + std::string(asset.name.substr(dot));
}

bool is_public(const Asset& asset) {
  return !asset.name.starts_with("templates/");
}

}  // namespace

const Asset* find_asset(std::string_view name) {
  const auto all = assets();
  const auto it = std::find_if(all.begin(), all.end(), [&](const Asset& a) { return a.name == name; });
  return it == all.end() ? nullptr : &*it;
}

std::string asset_url(std::string_view name) {
  const Asset* asset = find_asset(name);
  if (asset == nullptr) throw std::logic_error("no embedded file " + std::string(name));
  return std::string(kPrefix) + hashed_name(*asset);
}

const Asset* asset_of_path(std::string_view path) {
  if (!path.starts_with(kPrefix)) return nullptr;
  path.remove_prefix(kPrefix.size());
  for (const Asset& asset : assets()) {
    if (is_public(asset) && hashed_name(asset) == path) return &asset;
  }
  return nullptr;
}

std::string_view assets_revision() {
  static const std::string revision = [] {
    std::string out;
    for (const Asset& a : assets()) out += a.hash.substr(0, 4);
    return out;
  }();
  return revision;
}

}  // namespace diplomed::server
