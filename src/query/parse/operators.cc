#include "query/parse/operators.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <system_error>

#include "base/limits.h"

namespace diplomed::query {
namespace {

struct Operator {
  std::string_view word;
  SignKind kind;
};

constexpr auto kOperators = std::to_array<Operator>({{"AND", SignKind::conj},
                                                     {kAndWord, SignKind::conj},
                                                     {"OR", SignKind::disj},
                                                     {kOrWord, SignKind::disj},
                                                     {"NOT", SignKind::negation},
                                                     {kNotWord, SignKind::negation},
                                                     {kWithoutWord, SignKind::negation},
                                                     {"NEAR", SignKind::near},
                                                     {kNearWord, SignKind::near}});

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

std::uint32_t read_distance(std::string_view digits) {
  std::uint32_t value = 0;
  const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  const auto most = static_cast<std::uint32_t>(limits::kMaxNearDistance);
  return error == std::errc() ? std::min(value, most) : most;
}

std::optional<FoundOperator> find_operator(std::string_view word) {
  const std::size_t slash = word.find('/');
  const std::string_view name = word.substr(0, slash);
  const auto* found =
      std::find_if(kOperators.begin(), kOperators.end(), [&](const Operator& op) { return op.word == name; });
  if (found == kOperators.end()) return std::nullopt;
  if (slash == std::string_view::npos) {
    const bool near = found->kind == SignKind::near;
    return FoundOperator{found->kind, near ? static_cast<std::uint32_t>(limits::kDefaultNearDistance) : 0};
  }
  const std::string_view digits = word.substr(slash + 1);
  if (found->kind != SignKind::near || !all_digits(digits)) return std::nullopt;
  return FoundOperator{found->kind, std::max(read_distance(digits), 1u)};
}

}  // namespace diplomed::query
