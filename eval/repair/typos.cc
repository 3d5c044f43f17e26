#include "eval/repair/typos.h"

#include <algorithm>
#include <array>
#include <random>
#include <unordered_set>

#include "base/utf8.h"
#include "eval/read_lines.h"
#include "eval/repair/heard.h"
#include "eval/repair/romanise.h"
#include "eval/repair/transcribe.h"
#include "text/sound/keyboard_layout.h"

namespace diplomed::eval {
namespace {

using Letters = std::u32string;

Letters decode(std::string_view word) {
  Letters out;
  for (std::size_t i = 0; i < word.size();) {
    const utf8::CodePoint c = utf8::decode(word, i);
    out.push_back(c.value);
    i += c.bytes;
  }
  return out;
}

std::string encode(const Letters& letters) {
  std::string out;
  for (const char32_t c : letters) utf8::append(out, c);
  return out;
}

bool is_russian(const Letters& word) {
  return std::all_of(word.begin(), word.end(), [](char32_t c) { return (c >= U'а' && c <= U'я') || c == U'ё'; });
}
bool is_latin(const Letters& word) {
  return std::all_of(word.begin(), word.end(), [](char32_t c) { return c >= U'a' && c <= U'z'; });
}

class Maker {
 public:
  Maker(const std::vector<std::string>& forms, const text::Morphology& morphology, std::uint64_t seed)
      : known_(forms.begin(), forms.end()), morphology_(morphology), random_(seed) {
    for (const std::string& form : known_) words_.push_back(decode(form));
    std::sort(words_.begin(), words_.end());  // a set has no order of its own
  }

  // Draws words until `each` gave a mistake of that kind, or often enough.
  template <typename Make>
  void add(const std::string& kind, std::size_t each, Make make) {
    if (words_.empty()) return;
    std::size_t made = 0;
    for (std::size_t trial = 0; made < each && trial < each * kTrials; ++trial) {
      const Letters& word = words_[draw(words_.size())];
      Mistyped m{"", encode(word), kind};
      if (!make(word, m) || m.typed.empty() || (kind != "clean" && is_word(m.typed))) continue;
      out_.push_back(std::move(m));
      ++made;
    }
  }

  Letters slip(Letters word) {
    const std::size_t at = draw(word.size());
    switch (draw(4)) {
      case 0:
        word[at] = neighbour(word[at]);
        break;
      case 1:
        word.erase(at, 1);
        break;
      case 2:
        word.insert(at, 1, word[at]);
        break;
      default:
        if (at + 1 < word.size()) std::swap(word[at], word[at + 1]);
    }
    return word;
  }

  std::uint64_t draw(std::uint64_t n) { return random_() % n; }
  std::uint64_t draw() { return random_(); }
  const Letters& other_word() { return words_[draw(words_.size())]; }
  bool knows(const Letters& word) const { return known_.contains(encode(word)); }
  std::vector<Mistyped> finish() { return std::move(out_); }

 private:
  static constexpr std::size_t kTrials = 20;

  bool is_word(const std::string& typed) const { return known_.contains(typed) || !morphology_.lemmas(typed).empty(); }

  char32_t neighbour(char32_t c) {
    static constexpr std::array<std::u32string_view, 3> kRows = {U"йцукенгшщзхъ", U"фывапролджэ", U"ячсмитьбю"};
    for (const std::u32string_view row : kRows) {
      const std::size_t i = row.find(c);
      if (i == std::u32string_view::npos) continue;
      const bool right = i == 0 || (i + 1 < row.size() && draw(2) == 0);
      return row[right ? i + 1 : i - 1];
    }
    return c;
  }

  std::unordered_set<std::string> known_;
  const text::Morphology& morphology_;
  std::vector<Letters> words_;
  std::mt19937_64 random_;
  std::vector<Mistyped> out_;
};

void add_slips(Maker& maker, std::size_t each) {
  const auto slips = [&](std::size_t least, int count) {
    return [&maker, least, count](const Letters& word, Mistyped& m) {
      if (word.size() < least || !is_russian(word)) return false;
      Letters typed = word;
      for (int i = 0; i < count; ++i) typed = maker.slip(typed);
      m.typed = typed == word ? "" : encode(typed);
      return true;
    };
  };
  maker.add("typo1", each, slips(5, 1));
  maker.add("typo2", each, slips(7, 2));
}

void add_layouts(Maker& maker, std::size_t each) {
  maker.add("layout", each, [](const Letters& word, Mistyped& m) {
    m.typed = text::on_english_layout(m.intended);
    return word.size() >= 4 && is_russian(word);
  });
  maker.add("layout-latin", each, [](const Letters& word, Mistyped& m) {
    m.typed = text::on_russian_layout(m.intended);
    return word.size() >= 4 && is_latin(word);
  });
}

void add_romanised(Maker& maker, std::size_t each) {
  const std::pair<const char*, Romanisation> systems[] = {{"bgn", Romanisation::bgn},
                                                          {"passport", Romanisation::passport},
                                                          {"press", Romanisation::press},
                                                          {"informal", Romanisation::informal}};
  for (const auto& [kind, system] : systems) {
    maker.add(kind, each, [&maker, system = system](const Letters& word, Mistyped& m) {
      m.typed = romanise(m.intended, system, maker.draw());
      return word.size() >= 5 && is_russian(word);
    });
  }
}

void add_heard(Maker& maker, std::size_t each) {
  maker.add("heard", each, [&maker](const Letters& word, Mistyped& m) {
    if (word.size() < 6 || !is_russian(word)) return false;
    Letters typed = word;
    const std::uint64_t slips = 1 + maker.draw(2);
    for (std::uint64_t i = 0; i < slips; ++i) typed = write_by_ear(typed, maker.draw());
    m.typed = typed == word ? "" : encode(typed);
    return true;
  });
}

void add_inflected(Maker& maker, const text::Morphology& morphology, std::size_t each) {
  static constexpr std::array kCases = {text::GramCase::genitive, text::GramCase::dative, text::GramCase::instrumental,
                                        text::GramCase::locative};
  static constexpr std::array kSystems = {Romanisation::bgn, Romanisation::passport, Romanisation::press};
  maker.add("inflected", each, [&](const Letters& word, Mistyped& m) {
    if (word.size() < 5 || !is_russian(word)) return false;
    const std::vector<text::Reading> readings = morphology.readings(m.intended);
    if (readings.empty() || readings[0].pos != text::PartOfSpeech::noun || readings[0].lemma != m.intended)
      return false;
    m.intended = morphology.inflect(readings[0], kCases[maker.draw(kCases.size())]);
    if (m.intended.empty() || maker.knows(decode(m.intended))) return false;
    m.typed = romanise(m.intended, kSystems[maker.draw(kSystems.size())], maker.draw());
    return true;
  });
}

void add_transcribed(Maker& maker, std::size_t each) {
  maker.add("cyrillic", each, [&maker](const Letters& word, Mistyped& m) {
    if (word.size() < 5 || !is_latin(word)) return false;
    m.typed = transcribe(m.intended, maker.draw());
    return true;
  });
}

void add_spaces(Maker& maker, std::size_t each) {
  maker.add("joined", each, [&](const Letters& word, Mistyped& m) {
    const Letters& next = maker.other_word();
    m.typed = encode(word + next);
    m.intended += " " + encode(next);
    return word.size() >= 4 && next.size() >= 4 && is_russian(word + next);
  });
  maker.add("split", each, [&](const Letters& word, Mistyped& m) {
    if (word.size() < 7 || !is_russian(word)) return false;
    const std::size_t at = 3 + maker.draw(word.size() - 5);
    const Letters left = word.substr(0, at), right = word.substr(at);
    m.typed = encode(left) + " " + encode(right);
    return !(maker.knows(left) && maker.knows(right));
  });
}

}  // namespace

std::vector<Mistyped> make_typos(const std::vector<std::string>& forms, const text::Morphology& morphology,
                                 std::uint64_t seed, std::size_t each) {
  Maker maker(forms, morphology, seed);
  maker.add("clean", each, [](const Letters&, Mistyped& m) {
    m.typed = m.intended;
    return true;
  });
  add_slips(maker, each);
  add_layouts(maker, each);
  add_romanised(maker, each);
  add_spaces(maker, each);
  add_heard(maker, each);
  add_inflected(maker, morphology, each);
  add_transcribed(maker, each);
  return maker.finish();
}

Result<std::vector<Mistyped>> read_mistyped(const std::string& file) {
  const auto lines = read_columns(file, 3, "typed<TAB>intended<TAB>kind");
  if (!lines) return lines.error();
  std::vector<Mistyped> out;
  for (const Columns& line : *lines) out.push_back({line.values[0], line.values[1], line.values[2]});
  return out;
}

}  // namespace diplomed::eval
