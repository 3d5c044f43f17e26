#include "text/stopwords.h"

#include <algorithm>
#include <array>

namespace diplomed::text {
namespace {

// Prepositions, conjunctions, particles, pronouns and the copula.
constexpr std::array kWords = std::to_array<std::string_view>({
    "а",     "без",   "более", "больше", "бы",    "быть", "в",      "во",  "вот",   "все",  "всего", "весь",
    "вы",    "где",   "да",    "даже",   "для",   "до",   "его",    "ее",  "если",  "есть", "еще",   "же",
    "за",    "и",     "из",    "или",    "им",    "их",   "к",      "как", "какой", "ко",   "когда", "который",
    "кто",   "ли",    "либо",  "между",  "меня",  "мы",   "на",     "над", "не",    "него", "нее",   "нет",
    "ни",    "них",   "но",    "о",      "об",    "обо",  "около",  "он",  "она",   "они",  "оно",   "от",
    "перед", "по",    "под",   "после",  "при",   "про",  "с",      "сам", "свой",  "себя", "со",    "среди",
    "так",   "также", "такой", "там",    "то",    "тоже", "только", "тот", "ты",    "у",    "уже",   "хотя",
    "чей",   "чем",   "через", "что",    "чтобы", "эта",  "эти",    "это", "этот",  "я",
});

}  // namespace

bool is_stopword(std::string_view word) {
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

}  // namespace diplomed::text
