#include "knowledge/entity_ids.h"

#include <cstdint>

#include "text/sound/slug.h"

namespace diplomed::knowledge {

std::string id_of_name(std::string_view name) {
  constexpr std::size_t kLongest = 72;
  std::string slug = text::slug(name);
  if (slug.empty()) return "unnamed";
  if (slug.size() <= kLongest) return slug;
  std::uint32_t hash = 2166136261u;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  slug.resize(kLongest);
  while (slug.ends_with('-')) slug.pop_back();
  constexpr std::string_view kDigits = "0123456789abcdef";
  slug.push_back('-');
  for (int shift = 28; shift >= 0; shift -= 4) slug.push_back(kDigits[(hash >> shift) & 15u]);
  return slug;
}

std::string UniqueIds::take(std::string id) {
  for (;;) {
    const int times = ++given_[id];
    if (times == 1) return id;
    id += "-" + std::to_string(times);
  }
}

}  // namespace diplomed::knowledge
