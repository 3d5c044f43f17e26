// How wrongly decoded text is turned back, line by line; mojibake.h chooses among the ways. Inside of this room only.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace diplomed::document::mojibake {

inline constexpr double kRussianEnough = 0.3;  // of the model's score (cyrillic_model.h)

// A single-byte charset.
struct Table {
  std::string name;                                   // IANA
  std::unordered_map<char32_t, unsigned char> bytes;  // 80…FF only
  std::array<char32_t, 256> characters{};             // U+FFFD for a hole
};

// The charsets that UTF-8 is read with by mistake.
const std::vector<Table>& wrong_tables();

// The model's score of a line (UTF-8): how Russian it looks as it stands.
double score(std::string_view line);

struct Undone {
  std::string text;
  std::size_t letters = 0;  // that came out of two characters each
  std::size_t others = 0;   // non-ASCII characters that took no part
  std::size_t lost = 0;     // of them, letters whose second half is gone
};

// UTF-8 that was read with `table` (kind 1).
Undone undo_utf8(std::string_view line, const Table& table);

// Eight-bit Russian that was read as windows-1252 or Latin-1 (kind 2), in the charset that makes it most Russian;
// nullopt when it does not look so. `expected`: other lines were, so less will do.
std::optional<std::string> undo_latin(std::string_view line, bool expected);

// What was taken for what (kind 3).
struct Mistake {
  const Table* read_as = nullptr;
  const Table* written_in = nullptr;
  bool operator==(const Mistake&) const = default;
};

// Eight-bit Russian that was read with the table of another Cyrillic charset (kind 3); nullopt unless it is Russian
// then and was not before. `mistake`: what other lines had, for which less will do; set to what was found.
std::optional<std::string> undo_cyrillic(std::string_view line, double score_before, std::optional<Mistake>& mistake);

}  // namespace diplomed::document::mojibake
