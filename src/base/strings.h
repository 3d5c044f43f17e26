// Questions about short strings that every room asks. Bytes in, bytes out: no locale, and no letters but those of ASCII
// have a case here (text/fold.h knows the others). All functions are pure.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace diplomed {

using StringList = std::initializer_list<std::string_view>;

// `list` is any range of what compares with string_view.
template <typename List = StringList>
constexpr bool one_of(std::string_view text, const List& list) {
  return std::find(std::begin(list), std::end(list), text) != std::end(list);
}
template <typename List = StringList>
constexpr bool starts_with_any(std::string_view text, const List& list) {
  return std::any_of(std::begin(list), std::end(list), [&](std::string_view s) { return text.starts_with(s); });
}
template <typename List = StringList>
constexpr bool ends_with_any(std::string_view text, const List& list) {
  return std::any_of(std::begin(list), std::end(list), [&](std::string_view s) { return text.ends_with(s); });
}
template <typename List = StringList>
constexpr bool contains_any(std::string_view text, const List& list) {
  return std::any_of(std::begin(list), std::end(list), [&](std::string_view s) { return text.find(s) != text.npos; });
}

// `text` without the bytes of `blanks` at both ends.
std::string_view trim(std::string_view text, std::string_view blanks = " \t");

// What stands between the separators, empty pieces too: one piece more than there are separators.
std::vector<std::string_view> split(std::string_view text, char separator);

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
// A–Z → a–z.
constexpr char lower_ascii(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
std::string lower_ascii(std::string_view text);

// UTF-8 → code points, U+FFFD for each invalid byte; and back.
std::u32string to_u32(std::string_view text);
std::string to_utf8(std::u32string_view text);

}  // namespace diplomed
