#include "text/latin_reading.h"

#include <algorithm>
#include <array>

namespace diplomed::text {
namespace {

struct Grapheme {
  std::string_view latin;
  std::string_view letters;  // alternatives between "|", the likeliest first
};

// The longest that fits is taken; within a first letter they stand longest first.
constexpr std::array kGraphemes = std::to_array<Grapheme>({
    {"shch", "щ"},  {"sch", "щ|сч"}, {"sh", "ш|щ"},   {"dzh", "дж"}, {"dj", "дж"},      {"zh", "ж"},    {"kh", "х"},
    {"tch", "ч"},   {"ts", "ц|тс"},  {"tz", "ц"},     {"ch", "ч"},   {"ph", "ф"},       {"iye", "ие"},  {"yye", "ые"},
    {"iya", "ия"},  {"aya", "ая"},   {"uyu", "ую"},   {"iyu", "ию"}, {"yy", "ый|ий"},   {"iy", "ий"},   {"ij", "ий"},
    {"yj", "ый"},   {"yi", "ый|ьи"}, {"yu", "ю|ью"},  {"iu", "ю"},   {"ju", "ю|жу|джу"}, {"ya", "я|ья"}, {"ia", "я|иа"},
    {"ja", "я|жа|джа"}, {"ye", "е|ье"}, {"ie", "ие|ье|е"}, {"je", "е|же|дже"}, {"yo", "е|йо|ьо"}, {"io", "ио|е"},
    {"jo", "е|жо|джо"}, {"oy", "ой|ы"}, {"ey", "ей"}, {"ay", "ай"},  {"uy", "уй"},      {"oi", "ой|ои"}, {"ei", "ей|еи"},
    {"ai", "ай|аи"}, {"ui", "уй|уи"}, {"oj", "ой"},   {"ej", "ей"},  {"aj", "ай"},      {"uj", "уй"},   {"a", "а"},
    {"b", "б"},     {"c", "ц|к|с"},  {"d", "д"},      {"e", "е|э"},  {"f", "ф"},        {"g", "г"},     {"h", "х|г"},
    {"i", "и|й"},   {"j", "ж|й|дж"}, {"k", "к"},      {"l", "л|ль"}, {"m", "м"},        {"n", "н"},     {"o", "о"},
    {"p", "п"},     {"q", "к"},      {"r", "р"},      {"s", "с"},    {"t", "т"},        {"u", "у"},     {"v", "в"},
    {"w", "в"},     {"x", "х|кс"},   {"y", "ы|й|и|ий"}, {"z", "з"},  {"'", "ь|"},
});

struct Draft {
  std::string word;
  int cost = 0;
};

}  // namespace

std::vector<std::string> cyrillic_readings(std::string_view word, std::size_t most) {
  std::vector<Draft> drafts(1);
  for (std::size_t i = 0; i < word.size();) {
    const std::string_view rest = word.substr(i);
    const auto* found =
        std::find_if(kGraphemes.begin(), kGraphemes.end(), [&](const Grapheme& g) { return rest.starts_with(g.latin); });
    if (found == kGraphemes.end()) return {};
    i += found->latin.size();
    std::vector<Draft> next;
    int cost = 0;
    for (std::string_view left = found->letters;; ++cost) {
      const std::size_t bar = left.find('|');
      for (const Draft& d : drafts) next.push_back({d.word + std::string(left.substr(0, bar)), d.cost + cost});
      if (bar == std::string_view::npos) break;
      left.remove_prefix(bar + 1);
    }
    std::stable_sort(next.begin(), next.end(), [](const Draft& a, const Draft& b) { return a.cost < b.cost; });
    if (next.size() > most) next.resize(most);
    drafts = std::move(next);
  }
  std::vector<std::string> out;
  for (Draft& d : drafts) {
    if (std::find(out.begin(), out.end(), d.word) == out.end()) out.push_back(std::move(d.word));
  }
  return out;
}

}  // namespace diplomed::text
