// Mustache templates of server/web/templates, parsed once; the only file that names the template library besides its
// users' data type. `{{> name}}` is expanded when a template is loaded.
#pragma once

#include <kainjow/mustache.hpp>
#include <string>
#include <string_view>

#include "server/language/page_language.h"

namespace diplomed::server {

using TemplateData = kainjow::mustache::data;
using TemplateList = kainjow::mustache::list;

// Sets a text; an empty one is set as false, so that sections of the name are skipped and no outer value shows through.
void put(TemplateData& data, const std::string& name, std::string_view text);
void put(TemplateData& data, const std::string& name, bool flag);
void put(TemplateData& data, const std::string& name, TemplateData value);
// Also sets has_NAME.
void put(TemplateData& data, const std::string& name, const TemplateList& list);
inline void put(TemplateData& data, const std::string& name, const std::string& text) {
  put(data, name, std::string_view(text));
}
inline void put(TemplateData& data, const std::string& name, const char* text) {
  put(data, name, std::string_view(text));
}

// An empty object that holds "t", the phrases of the language.
TemplateData page_data(Language language);

// Throws std::logic_error for an unknown or broken template (a mistake of ours, found by the tests). Thread-safe.
std::string render(std::string_view name, const TemplateData& data);

}  // namespace diplomed::server
