// Files of server/web that are embedded into the program at build time (cmake/EmbedAssets.cmake).
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace diplomed::server {

struct Asset {
  std::string_view name;  // "app.js", "templates/head.mustache"
  std::string_view hash;  // first hex digits of the content's SHA-256
  std::string_view bytes;
};

// Generated; sorted by name.
std::span<const Asset> assets();

// nullptr when there is none.
const Asset* find_asset(std::string_view name);

// "/assets/app.1a2b3c4d5e6f.js". REQUIRES: the asset exists.
std::string asset_url(std::string_view name);

// The asset of an "/assets/…" path when name and hash are right, else nullptr.
const Asset* asset_of_path(std::string_view path);

// One hash over all assets: a new page design makes old validators stale.
std::string_view assets_revision();

}  // namespace diplomed::server
