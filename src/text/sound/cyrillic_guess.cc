#include "text/sound/cyrillic_guess.h"

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
    {"'", "ь|"},        {"aia", "ая|аиа"},  {"aiu", "аю"},      {"aya", "ая"},      {"aye", "ае"},
    {"ayu", "аю"},      {"ai", "ай|аи"},    {"aj", "ай"},       {"ay", "ай"},       {"a", "а"},
    {"b", "б"},         {"ch", "ч"},        {"c", "ц|к|с"},     {"dzh", "дж"},      {"dj", "дж"},
    {"d", "д"},         {"eia", "ея"},      {"eiu", "ею"},      {"eya", "ея"},      {"eye", "ее|ейе"},
    {"eyu", "ею"},      {"ei", "ей|еи|эй"}, {"ej", "ей"},       {"ey", "ей|эй"},    {"e", "е|э"},
    {"f", "ф"},         {"g", "г"},         {"h", "х|г"},       {"iyei", "ией"},    {"iyey", "ией"},
    {"iee", "ъе|иее"},  {"iei", "ией"},     {"iey", "ией"},     {"iia", "ия"},      {"iiu", "ию"},
    {"iya", "ия"},      {"iye", "ие"},      {"iyu", "ию"},      {"ia", "я|иа"},     {"ie", "ие|ье|е"},
    {"ij", "ий"},       {"io", "ио|е"},     {"iu", "ю|ью|иу"},  {"iy", "ий"},       {"i", "и|й"},
    {"ja", "я|жа|джа"}, {"je", "е|же|дже"}, {"jo", "е|жо|джо"}, {"ju", "ю|жу|джу"}, {"j", "ж|й|дж"},
    {"kh", "х"},        {"k", "к"},         {"l", "л|ль"},      {"m", "м"},         {"niu", "нию|нью|ню"},
    {"n", "н"},         {"oia", "оя"},      {"oie", "ое"},      {"oya", "оя"},      {"oye", "ое|ойе"},
    {"oyu", "ою"},      {"oi", "ой|ои"},    {"oj", "ой"},       {"oy", "ой|ы"},     {"o", "о"},
    {"ph", "ф"},        {"p", "п"},         {"q", "к"},         {"r", "р"},         {"shch", "щ"},
    {"sch", "щ|сч"},    {"sh", "ш|щ"},      {"s", "с"},         {"tch", "ч|тч"},    {"tiu", "тью|тю"},
    {"tyu", "тью|тю"},  {"ts", "ц|тс"},     {"tz", "ц"},        {"t", "т"},         {"uia", "уя"},
    {"uiu", "ую"},      {"uya", "уя"},      {"uye", "уе"},      {"uyu", "ую"},      {"ui", "уй|уи"},
    {"uj", "уй"},       {"uy", "уй"},       {"u", "у"},         {"v", "в"},         {"w", "в"},
    {"x", "х|кс"},      {"yia", "ыя"},      {"yiu", "ыю"},      {"yya", "ыя"},      {"yye", "ые"},
    {"yyu", "ыю"},      {"ya", "я|ья"},     {"ye", "е|ье"},     {"yi", "ый|ьи"},    {"yj", "ый"},
    {"yo", "е|йо|ьо"},  {"yu", "ю|ью"},     {"yy", "ый|ий"},    {"y", "ы|й|и|ий"},  {"zh", "ж"},
    {"z", "з"},
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
    const auto* found = std::find_if(kGraphemes.begin(), kGraphemes.end(),
                                     [&](const Grapheme& g) { return rest.starts_with(g.latin); });
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
