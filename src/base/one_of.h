// Questions to a list of words. Pure; the time grows with the list.
#pragma once

#include <algorithm>
#include <string_view>

namespace diplomed {

template <typename Words>
bool is_one_of(std::string_view word, const Words& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

template <typename Words>
bool starts_with_any(std::string_view text, const Words& beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(), [&](std::string_view b) { return text.starts_with(b); });
}

template <typename Words>
bool ends_with_any(std::string_view text, const Words& endings) {
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view e) { return text.ends_with(e); });
}

template <typename Words>
bool contains_any(std::string_view text, const Words& parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](std::string_view part) { return text.find(part) != std::string_view::npos; });
}

}  // namespace diplomed
