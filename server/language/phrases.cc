#include "server/language/phrases.h"

#include <unordered_map>

namespace diplomed::server {
namespace {

const std::unordered_map<std::string_view, const Phrase*>& index() {
  static const auto map = [] {
    std::unordered_map<std::string_view, const Phrase*> out;
    for (const Phrase& p : phrases()) out.emplace(p.key, &p);
    return out;
  }();
  return map;
}

std::string_view problem_key(ProblemKind kind) {
  switch (kind) {
    case ProblemKind::unknown_parameter:
      return "problem_unknown_parameter";
    case ProblemKind::repeated:
      return "problem_repeated";
    case ProblemKind::not_a_choice:
      return "problem_not_a_choice";
    case ProblemKind::not_a_number:
      return "problem_not_a_number";
    case ProblemKind::out_of_range:
      return "problem_out_of_range";
    case ProblemKind::bad_date:
      return "problem_bad_date";
    case ProblemKind::reversed_dates:
      return "problem_reversed_dates";
    case ProblemKind::too_long:
      return "problem_too_long";
    case ProblemKind::too_many_values:
      return "problem_too_many_values";
    case ProblemKind::too_many_clauses:
      return "problem_too_many_clauses";
    case ProblemKind::empty_value:
      return "problem_empty_value";
    case ProblemKind::page_too_deep:
      return "problem_page_too_deep";
  }
  return "";
}

// The weight of one element of Accept-Language in thousandths: "en;q=0.8" → 800.
int weight(std::string_view element) {
  const std::size_t at = element.find("q=");
  if (at == std::string_view::npos) return 1000;
  const std::string_view digits = element.substr(at + 2);
  if (digits.empty() || digits[0] != '0') return 1000;
  int value = 0;
  int scale = 100;
  for (std::size_t i = 2; i < digits.size() && scale > 0 && digits[i] >= '0' && digits[i] <= '9'; ++i, scale /= 10) {
    value += (digits[i] - '0') * scale;
  }
  return value;
}

}  // namespace

std::string_view phrase(Language language, std::string_view key) {
  const auto it = index().find(key);
  if (it == index().end()) {
    static const std::string_view missing = "[?]";
    return missing;
  }
  return language == Language::en ? it->second->en : it->second->ru;
}

std::string phrase_or(Language language, std::string_view key, std::string_view fallback) {
  return std::string(index().contains(key) ? phrase(language, key) : fallback);
}

std::string phrase(Language language, std::string_view key,
                   std::initializer_list<std::pair<std::string_view, std::string_view>> values) {
  const std::string_view pattern = phrase(language, key);
  std::string out;
  for (std::size_t i = 0; i < pattern.size();) {
    const std::size_t close = pattern[i] == '{' ? pattern.find('}', i) : std::string_view::npos;
    if (close == std::string_view::npos) {
      out += pattern[i++];
      continue;
    }
    const std::string_view name = pattern.substr(i + 1, close - i - 1);
    for (const auto& [key_name, value] : values) {
      if (key_name == name) out += value;
    }
    i = close + 1;
  }
  return out;
}

std::string describe(const ParamProblem& p, Language language) {
  return phrase(language, problem_key(p.kind), {{"name", p.parameter}, {"value", p.value}, {"allowed", p.allowed}});
}

Language negotiate_language(std::string_view accept_language) {
  int best_ru = 0;
  int best_en = 0;
  std::size_t begin = 0;
  while (begin < accept_language.size()) {
    const std::size_t end = std::min(accept_language.find(',', begin), accept_language.size());
    std::string_view element = accept_language.substr(begin, end - begin);
    begin = end + 1;
    element.remove_prefix(std::min(element.find_first_not_of(' '), element.size()));
    if (element.starts_with("ru")) best_ru = std::max(best_ru, weight(element));
    if (element.starts_with("en")) best_en = std::max(best_en, weight(element));
  }
  return best_en > best_ru ? Language::en : Language::ru;
}

}  // namespace diplomed::server
