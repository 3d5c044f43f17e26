// How names are folded to be found by their beginnings; the same for what is stored and what is typed.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace diplomed::index {

// The words of `text` (UTF-8) folded one by one, ё as е, with single spaces between them. Spaces, quotation marks,
// brackets and punctuation separate words; hyphens and apostrophes do not.
std::string fold_name(std::string_view text);

// Where the words of a folded name begin (bytes) that it can be found by: the first, and each that is no function word;
// at most limits::kMaxNameKeys.
std::vector<std::size_t> key_starts(std::string_view folded);

}  // namespace diplomed::index
