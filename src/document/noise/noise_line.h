// One line as the model of noise sees it: the classes of its words and a few signs of its form.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "document/noise/noise_words.h"

namespace diplomed::document::noise {

struct LineView {
  static constexpr std::size_t kMost = 60;  // words; longer lines are prose

  // Takes tidy text and its fold(); both must outlive the view. `size` is kMost + 1 when there are more words.
  LineView(std::string_view line_text, std::string_view line_folded);

  std::string_view text;
  std::string_view folded;
  std::size_t size = 0;
  std::array<std::string_view, kMost> words{};  // folded, without punctuation; words of signs alone are left out
  std::array<Classes, kMost> classes{};
  Classes all = 0;          // of any word
  std::size_t numbers = 0;  // words of digits
  std::size_t digits = 0;   // characters
  std::size_t high = 0;     // bytes outside of ASCII
  bool ends = false;        // with a full stop, question or exclamation mark
  bool stops = false;       // … namely with a full stop or question mark
  bool decorated = false;   // has emoji, arrows and the like
  bool lower = false;       // begins with a small letter, as the rest of a broken sentence does
  bool latin = false;       // has Latin letters and none of another script
  bool regional = false;    // has letters of Kazakh, Kyrgyz, Tajik, Uzbek that Russian lacks
  bool item = false;        // begins with a dash

  Classes first() const { return size == 0 ? 0 : classes[0]; }
  bool any(Classes mask) const { return (all & mask) != 0; }
  bool verb() const { return any(kVerb); }
  std::size_t count(Classes mask) const;
  // Words that are neither in `mask` nor glue nor numbers: what the line says beyond it.
  std::size_t others(Classes mask) const;
};

// The share of letters that other languages write in Cyrillic and Russian does not, 0 … 1.
double regional_share(std::string_view text);

}  // namespace diplomed::document::noise
