// Ids of entities: stable from one article to the next, unique within one.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace diplomed::knowledge {

// The slug of a name; of a long one its beginning and a checksum of the whole (FNV-1a, 32 bits), so that two names with
// one beginning keep apart. ASCII; "unnamed" when the name has nothing to make one of.
std::string id_of_name(std::string_view name);

// Gives an id out once: "ministry", then "ministry-2", …
class UniqueIds {
 public:
  std::string take(std::string id);

 private:
  std::map<std::string, int> given_;  // id → how often
};

}  // namespace diplomed::knowledge
