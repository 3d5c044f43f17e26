#include "support/inflection.h"

#include <array>

namespace diplomed::testing {
namespace {

struct Table {
  Gender gender;
  bool animate;
  // Singular nominative to locative, then plural.
  std::array<std::string_view, 12> endings;
};

constexpr Gender kMasculine = Gender::masculine, kFeminine = Gender::feminine, kNeuter = Gender::neuter;

// In the order of Declension.
constexpr std::array<Table, 17> kTables = {{
    {kMasculine, false, {"", "а", "у", "", "ом", "е", "ы", "ов", "ам", "ы", "ами", "ах"}},
    {kMasculine, true, {"", "а", "у", "а", "ом", "е", "ы", "ов", "ам", "ов", "ами", "ах"}},
    {kMasculine, true, {"", "а", "у", "а", "ом", "е", "и", "ей", "ам", "ей", "ами", "ах"}},
    {kMasculine, true, {"", "а", "у", "а", "ом", "е", "и", "ов", "ам", "ов", "ами", "ах"}},
    {kMasculine, false, {"", "а", "у", "", "ом", "е", "и", "ов", "ам", "и", "ами", "ах"}},
    {kMasculine, false, {"ь", "я", "ю", "ь", "ем", "е", "и", "ей", "ям", "и", "ями", "ях"}},
    {kMasculine, true, {"ь", "я", "ю", "я", "ем", "е", "и", "ей", "ям", "ей", "ями", "ях"}},
    {kMasculine, false, {"й", "я", "ю", "й", "ем", "и", "и", "ев", "ям", "и", "ями", "ях"}},
    {kMasculine, false, {"й", "я", "ю", "й", "ем", "е", "и", "ев", "ям", "и", "ями", "ях"}},
    {kFeminine, false, {"а", "ы", "е", "у", "ой", "е", "ы", "", "ам", "ы", "ами", "ах"}},
    {kFeminine, false, {"а", "и", "е", "у", "ой", "е", "и", "", "ам", "и", "ами", "ах"}},
    {kFeminine, false, {"а", "ы", "е", "у", "ей", "е", "ы", "", "ам", "ы", "ами", "ах"}},
    {kFeminine, false, {"а", "и", "е", "у", "ей", "е", "и", "", "ам", "и", "ами", "ах"}},
    {kFeminine, false, {"я", "и", "и", "ю", "ей", "и", "и", "й", "ям", "и", "ями", "ях"}},
    {kFeminine, false, {"ь", "и", "и", "ь", "ью", "и", "и", "ей", "ям", "и", "ями", "ях"}},
    {kNeuter, false, {"е", "я", "ю", "е", "ем", "и", "я", "й", "ям", "я", "ями", "ях"}},
    {kNeuter, false, {"о", "а", "у", "о", "ом", "е", "а", "", "ам", "а", "ами", "ах"}},
}};

const Table& table_of(const Noun& noun) {
  return kTables[static_cast<std::size_t>(noun.declension)];
}

std::size_t index_of(Case c) {
  return static_cast<std::size_t>(c);
}

// Endings of -ый; of -ий and -ой only the marked ones differ.
constexpr std::array<std::array<std::string_view, 6>, 4> kAdjectives = {{
    {"ый", "ого", "ому", "ый", "ым", "ом"},
    {"ая", "ой", "ой", "ую", "ой", "ой"},
    {"ое", "ого", "ому", "ое", "ым", "ом"},
    {"ые", "ых", "ым", "ые", "ыми", "ых"},
}};

}  // namespace

Gender gender_of(const Noun& noun) {
  return table_of(noun).gender;
}

bool is_animate(const Noun& noun) {
  return table_of(noun).animate;
}

std::string form_of(const Noun& noun, Case c, Number n) {
  std::string out(noun.stem);
  out += table_of(noun).endings[index_of(c) + (n == Number::plural ? 6 : 0)];
  return out;
}

std::string form_of(const Adjective& adjective, Case c, Number n, Gender gender, bool animate) {
  constexpr std::string_view kY = "ы", kI = "и";
  const std::size_t row = n == Number::plural ? 3 : static_cast<std::size_t>(gender);
  const bool as_genitive = c == Case::accusative && animate && (n == Number::plural || gender == kMasculine);
  std::string_view ending = kAdjectives[row][index_of(as_genitive ? Case::genitive : c)];
  std::string out(adjective.stem);
  if (ending == "ый") return out.append(adjective.ending);
  if ((adjective.ending == "ий" || adjective.stem.ends_with("к")) && ending.starts_with(kY))
    return out.append(kI).append(ending.substr(kY.size()));
  return out.append(ending);
}

std::string phrase_of(const Adjective& adjective, const Noun& noun, Case c, Number n) {
  std::string out = form_of(adjective, c, n, gender_of(noun), is_animate(noun));
  return out.append(" ").append(form_of(noun, c, n));
}

std::string past_of(std::string_view stem, Gender gender, Number n) {
  std::string out(stem);
  return out.append(n == Number::plural ? "ли" : gender == kMasculine ? "л" : gender == kFeminine ? "ла" : "ло");
}

std::string counted(std::size_t number, const Noun& noun) {
  const std::size_t tens = number % 100, ones = number % 10;
  const bool teens = tens >= 11 && tens <= 14;
  std::string out = std::to_string(number) + " ";
  if (!teens && ones == 1) return out + form_of(noun, Case::nominative);
  if (!teens && ones >= 2 && ones <= 4) return out + form_of(noun, Case::genitive);
  return out + form_of(noun, Case::genitive, Number::plural);
}

// Of the two bytes а-п are D0 B0–BF and р-я are D1 80–8F; their capitals begin at D0 90.
std::string capitalised(std::string_view text) {
  std::string out(text);
  if (out.size() < 2) return out;
  const auto first = static_cast<unsigned char>(out[0]), second = static_cast<unsigned char>(out[1]);
  if (first >= 'a' && first <= 'z') out[0] = static_cast<char>(first - 32);
  if (first == 0xD0 && second >= 0xB0) out[1] = static_cast<char>(second - 32);
  if (first == 0xD1 && second < 0x90) {
    out[0] = static_cast<char>(0xD0);
    out[1] = static_cast<char>(second + 32);
  }
  return out;
}

}  // namespace diplomed::testing
