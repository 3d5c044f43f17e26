// The members of an office container (DOCX, ODT): a ZIP file with XML inside.
#pragma once

#include <map>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace diplomed::document {

// Member name → content, of those of `wanted` that are there and can be read. Errors, about the first of `wanted` only:
// malformed when the container is broken or lacks it, too_large when it expands beyond limits::max_file_bytes.
Result<std::map<std::string, std::string>> read_office_members(std::string_view bytes,
                                                               const std::vector<std::string>& wanted);

// Parses a member; false when it is not well-formed. No entity but the five of XML is expanded.
bool parse_member(const std::map<std::string, std::string>& members, const std::string& name, pugi::xml_document& out);

// The name of an element without its namespace prefix.
std::string_view local_name(const pugi::xml_node& node);
// The first child element with this local name, a null node when there is none.
pugi::xml_node child_named(const pugi::xml_node& node, std::string_view name);
// The value of the attribute with this local name, empty when it is absent.
std::string_view attribute_named(const pugi::xml_node& node, std::string_view name);
// The text of the first descendant with this local name, not deeper than two levels.
std::string property(const pugi::xml_document& document, std::string_view name);

}  // namespace diplomed::document
