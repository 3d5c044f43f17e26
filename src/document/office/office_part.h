// The members of an office container (DOCX, ODT): a ZIP file with XML inside.
#pragma once

#include <map>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace diplomed::document {

// Not for several threads at once.
class OfficeContainer {
 public:
  // `bytes` must outlive the container.
  explicit OfficeContainer(std::string_view bytes) : bytes_(bytes) {}

  // Unpacks those of `names` that were not asked for yet, in one pass over the container; no pass when there are none.
  // Names are compared without regard to case, as ECMA-376, part 2, 9.1.1.1 has it; an empty one stands for no member.
  void load(const std::vector<std::string>& names);

  // True when the member was unpacked.
  bool has(const std::string& name) const;

  // Parses a member that load() was asked for. No entity but the five of XML is expanded. Errors: malformed when the
  // container is broken, lacks it, or it is not well-formed; too_large when it expands beyond limits::kMaxFileBytes.
  Status parse(const std::string& name, pugi::xml_document& out) const;

 private:
  std::string_view bytes_;
  std::map<std::string, Result<std::string>> members_;  // by their keys: content or why there is none
};

// The name of an element without its namespace prefix.
std::string_view local_name(const pugi::xml_node& node);
// The first child element with this local name, a null node when there is none.
pugi::xml_node child_named(const pugi::xml_node& node, std::string_view name);
// The value of the attribute with this local name, empty when it is absent.
std::string_view attribute_named(const pugi::xml_node& node, std::string_view name);
// The text of the first descendant with this local name, not deeper than two levels.
std::string property(const pugi::xml_document& document, std::string_view name);

}  // namespace diplomed::document
