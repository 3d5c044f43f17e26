// Ids of entities: stable from one article to the next, unique within one.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace diplomed::knowledge {

// The slug of a name; of a long one its beginning and a checksum of the whole (FNV-1a, 32 bits), so that two names with
// one beginning keep apart. ASCII; "unnamed" when the name has nothing to make one of.
std::string id_of_name(std::string_view name);

// What a body of a state that the vocabulary does not have is called in ids: "prosecutor" for «прокуратура», by the
// lemma of its head noun. Empty for other words.
std::string_view state_body_slug(std::string_view head);

// «посольство», «консульство»: bodies of one country in another.
bool is_mission(std::string_view head);

// "ministry-of-health.uz", "health-department.almaty", "embassy.fr.kg": a body with the country or the place that it is
// of, by its id in the vocabulary, and the country that a mission sits in (empty: not known).
std::string state_body_id(std::string_view body, std::string_view of, std::string_view host = "");

// Gives an id out once: "ministry", then "ministry-2", …
class UniqueIds {
 public:
  std::string take(std::string id);

 private:
  std::map<std::string, int> given_;  // id → how often
};

}  // namespace diplomed::knowledge
