// The operators in letters: their spellings, all in one table.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "query/parse/ast.h"

namespace diplomed::query {

// The spellings in which a query is shown to a person or written for one; the table has these and the others.
inline constexpr std::string_view kAndWord = "И";
inline constexpr std::string_view kOrWord = "ИЛИ";
inline constexpr std::string_view kNotWord = "НЕ";
inline constexpr std::string_view kWithoutWord = "БЕЗ";
inline constexpr std::string_view kNearWord = "РЯДОМ";

struct FoundOperator {
  SignKind kind;               // conj, disj, negation or near
  std::uint32_t distance = 0;  // of a near
};

// `word` is an operator, in capitals and as a whole: И, AND, NEAR/5 …
std::optional<FoundOperator> find_operator(std::string_view word);

// A distance in words, at most limits::kMaxNearDistance. REQUIRES: digits only.
std::uint32_t read_distance(std::string_view digits);

}  // namespace diplomed::query
