#include "text/language_name.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <map>

#include "language_data/language_names.h"
#include "text/fold.h"

namespace diplomed::text {
namespace {

std::string display_name(const char* subtag, bool russian) {
  const icu::Locale reader = russian ? icu::Locale("ru") : icu::Locale::getEnglish();
  icu::UnicodeString name;
  icu::Locale(subtag).getDisplayLanguage(reader, name);
  std::string out;
  name.toUTF8String(out);
  return out;
}

std::string folded(std::string_view name) {
  return fold_yo(fold_word(name).form);
}

std::map<std::string, std::string> subtags_by_name() {
  std::map<std::string, std::string> subtags;
  for (const char* const* subtag = icu::Locale::getISOLanguages(); *subtag != nullptr; ++subtag) {
    for (const bool russian : {true, false}) {
      subtags.try_emplace(folded(language_name(*subtag, russian)), *subtag);
      subtags.try_emplace(folded(display_name(*subtag, russian)), *subtag);
    }
  }
  return subtags;
}

}  // namespace

std::string language_name(std::string_view subtag, bool russian) {
  for (const auto& row : language_data::kLanguageNames) {
    if (russian && row.subtag == subtag) return std::string(row.name);
  }
  if (subtag == "und") return "undetermined";
  return display_name(std::string(subtag).c_str(), russian);
}

std::string language_named(std::string_view name) {
  static const std::map<std::string, std::string> subtags = subtags_by_name();
  const auto found = subtags.find(folded(name));
  return found == subtags.end() ? std::string() : found->second;
}

}  // namespace diplomed::text
