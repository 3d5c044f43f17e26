#include "document/office/office_part.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <memory>

#include "base/limits.h"
#include "base/strings.h"

namespace diplomed::document {
namespace {

struct Closer {
  void operator()(archive* a) const { archive_read_free(a); }
};

Error broken(const std::string& what) {
  return {ErrorCode::malformed, "broken container: " + what, {}};
}

// The data of the current entry, whose name is `name`.
Result<std::string> read_entry(archive* container, archive_entry* entry, const std::string& name) {
  std::string out;
  char buffer[64 << 10];
  for (;;) {
    const la_ssize_t got = archive_read_data(container, buffer, sizeof buffer);
    if (got == 0) return out;
    if (got < 0) {
      const bool encrypted = archive_entry_is_encrypted(entry) != 0;
      return broken(encrypted ? "it is encrypted" : "\"" + name + "\" cannot be unpacked");
    }
    if (out.size() + static_cast<std::size_t>(got) > limits::kMaxFileBytes) {
      return Error{
          ErrorCode::too_large, "it expands to more than " + std::to_string(limits::kMaxFileBytes) + " bytes", {}};
    }
    out.append(buffer, static_cast<std::size_t>(got));
  }
}

// Some programs write "\\word\\Document.xml" for "word/document.xml".
std::string key_of(std::string_view name) {
  std::string key(name);
  for (char& c : key) c = c == '\\' ? '/' : lower_ascii(c);
  key.erase(0, std::min(key.find_first_not_of('/'), key.size()));
  return key;
}

std::string_view without_prefix(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace

void OfficeContainer::load(const std::vector<std::string>& names) {
  std::map<std::string, std::string> wanted;  // key → name
  for (const std::string& name : names) {
    if (!name.empty() && !members_.contains(key_of(name))) wanted.emplace(key_of(name), name);
  }
  if (wanted.empty()) return;
  const std::unique_ptr<archive, Closer> container(archive_read_new());
  archive_read_support_format_zip(container.get());
  std::string trouble;
  const bool opened = archive_read_open_memory(container.get(), bytes_.data(), bytes_.size()) == ARCHIVE_OK;
  if (!opened) trouble = "it cannot be opened";
  std::size_t entries = 0;
  for (archive_entry* entry = nullptr; opened && !wanted.empty();) {
    const int status = archive_read_next_header(container.get(), &entry);
    if (status == ARCHIVE_EOF || ++entries > limits::kMaxArchiveEntries) break;
    if (status < ARCHIVE_WARN) {
      trouble = "its list of members cannot be read";
      break;
    }
    const char* raw = archive_entry_pathname(entry);
    const auto found = wanted.find(key_of(raw == nullptr ? "" : raw));
    if (found == wanted.end()) continue;
    members_.emplace(found->first, read_entry(container.get(), entry, found->second));
    wanted.erase(found);
  }
  for (const auto& [key, name] : wanted) {
    members_.emplace(key, broken(trouble.empty() ? "\"" + name + "\" is missing" : trouble));
  }
}

bool OfficeContainer::has(const std::string& name) const {
  const auto found = members_.find(key_of(name));
  return found != members_.end() && found->second.ok();
}

Status OfficeContainer::parse(const std::string& name, pugi::xml_document& out) const {
  const auto found = members_.find(key_of(name));
  if (found == members_.end()) return broken("\"" + name + "\" is missing");
  if (!found->second) return found->second.error();
  const std::string& content = *found->second;
  const unsigned options = pugi::parse_default | pugi::parse_ws_pcdata;
  if (!out.load_buffer(content.data(), content.size(), options)) {
    return broken("\"" + name + "\" is not well-formed XML");
  }
  return Unit{};
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
