#include "eval/repair/transcribe.h"

#include <algorithm>
#include <array>

namespace diplomed::eval {
namespace {

enum class Where { anywhere, first, last };

struct Rule {
  std::string_view latin, usual, other;
  Where where = Where::anywhere;
};

constexpr std::array kRules = std::to_array<Rule>({
    {"tion", "шн", "шен", Where::last},
    {"ough", "о", "аф", Where::last},
    {"ture", "чер", "чур", Where::last},
    {"sch", "ш", "ш"},
    {"tch", "ч", "ч"},
    {"igh", "ай", "ай"},
    {"que", "к", "к", Where::last},
    {"ing", "инг", "инг", Where::last},
    {"ch", "ч", "х"},
    {"ck", "к", "к"},
    {"sh", "ш", "ш"},
    {"ph", "ф", "ф"},
    {"th", "т", "с"},
    {"wh", "у", "в", Where::first},
    {"kn", "н", "н", Where::first},
    {"qu", "кв", "кв"},
    {"ee", "и", "и"},
    {"ea", "и", "еа"},
    {"oo", "у", "у"},
    {"ou", "оу", "у"},
    {"ow", "оу", "ау"},
    {"ai", "ай", "эй"},
    {"ay", "ей", "эй"},
    {"ei", "ей", "ай"},
    {"ey", "и", "ей", Where::last},
    {"au", "ау", "о"},
    {"ie", "и", "ие"},
    {"ia", "ия", "ия", Where::last},
    {"ia", "иа", "ья"},
    {"ya", "я", "я"},
    {"yo", "йо", "йо"},
    {"yu", "ю", "ю"},
    {"ss", "сс", "с"},
    {"ce", "се", "це"},
    {"ci", "си", "ци"},
    {"ge", "дж", "ж", Where::last},
    {"e", "", "е", Where::last},
    {"e", "э", "е", Where::first},
    {"y", "и", "и", Where::last},
    {"y", "й", "и", Where::first},
    {"a", "а", "э"},
    {"b", "б", "б"},
    {"c", "к", "к"},
    {"d", "д", "д"},
    {"e", "е", "е"},
    {"f", "ф", "ф"},
    {"g", "г", "г"},
    {"h", "х", "г"},
    {"i", "и", "и"},
    {"j", "дж", "й"},
    {"k", "к", "к"},
    {"l", "л", "ль"},
    {"m", "м", "м"},
    {"n", "н", "н"},
    {"o", "о", "о"},
    {"p", "п", "п"},
    {"q", "к", "к"},
    {"r", "р", "р"},
    {"s", "с", "с"},
    {"t", "т", "т"},
    {"u", "у", "ю"},
    {"v", "в", "в"},
    {"w", "в", "у"},
    {"x", "кс", "кс"},
    {"y", "и", "й"},
    {"z", "з", "ц"},
});

}  // namespace

std::string transcribe(std::string_view word, std::uint64_t random) {
  std::string out;
  for (std::size_t i = 0; i < word.size();) {
    const auto* rule = std::find_if(kRules.begin(), kRules.end(), [&](const Rule& r) {
      if (!word.substr(i).starts_with(r.latin)) return false;
      if (r.where == Where::first) return i == 0;
      return r.where == Where::anywhere || i + r.latin.size() == word.size();
    });
    if (rule == kRules.end()) return {};
    out += random % 3 == 0 ? rule->other : rule->usual;
    random = random / 3 + (random << 61);
    i += rule->latin.size();
  }
  return out;
}

}  // namespace diplomed::eval
