// Figures as boolean terms, so that a range of numbers is a few of them.
//
// The key of a number is a letter for its power of ten and its digits without zeros at the end: of 5800000 = 5.8·10⁶ it
// is "m58", of 0.05 "e5", of nothing at all "0". Keys compare as the numbers do. A number has a term for its key and
// one for each beginning of the key; a range is cut into whole beginnings and single keys, of which there are at most
// some tens for each digit of its bounds. Numbers below 10⁻⁶ or from 10²⁰ on have no key.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace diplomed::index {

// Terms of a figure's value as knowledge::Figure writes it: "5.8", ">5800000", "~100", "5–7" (of a range: of its bounds
// and of what lies between), "2/3" (as a decimal of six places). Empty when it is none of these.
std::vector<std::string> figure_terms(std::string_view value);

// Terms one of which every figure in the range has, and no other: single numbers in it, ranges that overlap it. Bounds
// as those of query::Node: decimals, an empty one is open, ">" and "<" before one that does not count (where the other
// is open). Empty when a bound has no key or nothing can lie between them.
std::vector<std::string> number_range_terms(std::string_view from, std::string_view to);

}  // namespace diplomed::index
