#include "document/office_part.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <memory>

#include "base/limits.h"

namespace diplomed::document {
namespace {

struct Closer {
  void operator()(archive* a) const { archive_read_free(a); }
};

// Appends the data of the current entry; false when it is broken or too large (`too_large` says which).
bool read_entry(archive* container, std::string& out, bool& too_large) {
  char buffer[64 << 10];
  for (;;) {
    const la_ssize_t got = archive_read_data(container, buffer, sizeof buffer);
    if (got == 0) return true;
    if (got < 0) return false;
    if (out.size() + static_cast<std::size_t>(got) > limits::max_file_bytes) {
      too_large = true;
      return false;
    }
    out.append(buffer, static_cast<std::size_t>(got));
  }
}

std::string_view without_prefix(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace

Result<std::map<std::string, std::string>> read_office_members(std::string_view bytes,
                                                               const std::vector<std::string>& wanted) {
  const std::unique_ptr<archive, Closer> container(archive_read_new());
  archive_read_support_format_zip(container.get());
  std::map<std::string, std::string> members;
  const auto broken = [&](const std::string& what) {
    return Error{ErrorCode::malformed, "broken container: " + what, {}};
  };
  if (archive_read_open_memory(container.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) {
    return broken("it cannot be opened");
  }
  std::string trouble = "\"" + wanted.front() + "\" is missing";
  std::size_t entries = 0;
  for (archive_entry* entry = nullptr;;) {
    const int status = archive_read_next_header(container.get(), &entry);
    if (status == ARCHIVE_EOF || ++entries > limits::max_archive_entries) break;
    if (status < ARCHIVE_WARN) {
      trouble = "its list of members cannot be read";
      break;
    }
    const char* raw = archive_entry_pathname(entry);
    const std::string name = raw == nullptr ? "" : raw;
    if (std::find(wanted.begin(), wanted.end(), name) == wanted.end() || members.contains(name)) continue;
    std::string content;
    bool too_large = false;
    if (read_entry(container.get(), content, too_large)) {
      members[name] = std::move(content);
    } else if (too_large && name == wanted.front()) {
      return Error{
          ErrorCode::too_large, "it expands to more than " + std::to_string(limits::max_file_bytes) + " bytes", {}};
    } else if (name == wanted.front()) {
      trouble = archive_entry_is_encrypted(entry) != 0 ? "it is encrypted" : "\"" + name + "\" cannot be unpacked";
    }
  }
  if (!members.contains(wanted.front())) return broken(trouble);
  return members;
}

bool parse_member(const std::map<std::string, std::string>& members, const std::string& name, pugi::xml_document& out) {
  const auto found = members.find(name);
  if (found == members.end()) return false;
  const unsigned options = pugi::parse_default | pugi::parse_ws_pcdata;
  return static_cast<bool>(out.load_buffer(found->second.data(), found->second.size(), options));
}

std::string_view local_name(const pugi::xml_node& node) {
  return without_prefix(node.name());
}

pugi::xml_node child_named(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_node& child : node.children()) {
    if (local_name(child) == name) return child;
  }
  return {};
}

std::string_view attribute_named(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_attribute& attribute : node.attributes()) {
    if (without_prefix(attribute.name()) == name) return attribute.value();
  }
  return {};
}

std::string property(const pugi::xml_document& document, std::string_view name) {
  const pugi::xml_node root = document.document_element();
  if (const pugi::xml_node direct = child_named(root, name)) return direct.child_value();
  for (const pugi::xml_node& child : root.children()) {
    if (const pugi::xml_node found = child_named(child, name)) return found.child_value();
  }
  return {};
}

}  // namespace diplomed::document
