#include "knowledge/entity_ids.h"

#include <algorithm>
#include <cstdint>

#include "base/strings.h"
#include "language_data/organisation_words.h"
#include "language_data/state_body_ids.h"
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

std::string_view state_body_slug(std::string_view head) {
  const auto& table = language_data::kStateBodyIds;
  const auto found = std::find_if(table.begin(), table.end(), [&](const auto& row) { return row.word == head; });
  return found == table.end() ? std::string_view() : found->id;
}

bool is_mission(std::string_view head) {
  const auto& missions = language_data::organisation_words::kEmbassy;
  return std::binary_search(missions.begin(), missions.end(), head);
}

std::string state_body_id(std::string_view body, std::string_view of, std::string_view host) {
  std::string id = std::string(body) + "." + lower_ascii(of);
  if (!host.empty()) id += "." + lower_ascii(host);
  return id;
}

std::string UniqueIds::take(std::string id) {
  for (;;) {
    const int times = ++given_[id];
    if (times == 1) return id;
    id += "-" + std::to_string(times);
  }
}

}  // namespace diplomed::knowledge
