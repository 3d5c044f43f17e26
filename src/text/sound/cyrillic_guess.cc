#include "text/sound/cyrillic_guess.h"

#include <algorithm>

#include "language_data/cyrillic_of_latin.h"

namespace diplomed::text {
namespace {

using language_data::kCyrillicOfLatin;

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
        std::find_if(kCyrillicOfLatin.begin(), kCyrillicOfLatin.end(),
                     [&](const language_data::CyrillicOfLatinRow& row) { return rest.starts_with(row.latin); });
    if (found == kCyrillicOfLatin.end()) return {};
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
