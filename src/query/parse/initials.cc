#include "query/parse/initials.h"

#include <algorithm>
#include <string_view>

#include "base/utf8.h"
#include "language_data/abbreviations.h"
#include "language_data/name_parts.h"
#include "query/parse/parse_chars.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/morphology/name_endings.h"
#include "text/stopwords.h"

namespace diplomed::query {
namespace {

using text::ReadingFlag;

constexpr std::size_t kMostInitials = 3;
constexpr std::uint16_t kSurelySurname = 5;  // the first declensions of text::predict_names are of surnames only

// How surely a word is a surname.
enum class Surname {
  no,
  noun,     // a common word: «Мороз»
  unknown,  // no word of the dictionary
  known,
};

bool is_capital(std::string_view letter) {
  return text::fold(letter) != letter;
}

bool is_cyrillic(std::string_view word) {
  return !word.empty() && (word.front() & 0x80) != 0;
}

// A word of a row: «М.А.Мурашко» has initials and the rest of it.
struct Piece {
  std::vector<std::string> initials;
  std::string rest;
  bool dotted = false;
  bool capitals = true;  // of the initials
  bool bound = false;    // another word before it is no part of the same name
  bool taken = false;    // of a date, or of a name that was found

  bool only_initials() const { return !initials.empty() && rest.empty(); }
};

// «М.», «Дж.» at `at`: how many bytes, the dot included; 0 when it is none.
std::size_t initial_size(std::string_view text, std::size_t at) {
  const utf8::CodePoint first = utf8::decode(text, at);
  if (at >= text.size() || !first.valid || !is_letter(first.value)) return 0;
  std::size_t end = at + first.bytes;
  if (end < text.size() && text[end] != '.' && is_capital(text.substr(at, first.bytes))) {
    const utf8::CodePoint second = utf8::decode(text, end);
    if (!second.valid || !is_letter(second.value) || is_capital(text.substr(end, second.bytes))) return 0;
    end += second.bytes;
    const std::string both = text::fold(text.substr(at, end - at));
    const auto& known = language_data::kAbbreviations;
    if (std::any_of(known.begin(), known.end(), [&](const auto& row) { return row.word == both; })) return 0;
  }
  return end < text.size() && text[end] == '.' ? end + 1 - at : 0;
}

// Letters, with a hyphen or an apostrophe between; two of them at least.
bool is_plain_word(std::string_view word) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.size();) {
    const utf8::CodePoint c = utf8::decode(word, at);
    const text::CharClass what = text::classify(c.value);
    const bool inner = what == text::CharClass::hyphen || what == text::CharClass::apostrophe;
    if (!c.valid || (!is_letter(c.value) && !(inner && letters > 0))) return false;
    letters += is_letter(c.value) ? 1 : 0;
    at += c.bytes;
  }
  return letters >= 2;
}

Piece read_piece(const Node& node) {
  Piece out;
  const std::string_view text = node.text;
  std::size_t at = 0;
  while (const std::size_t size = initial_size(text, at)) {
    const std::string_view letter = text.substr(at, size - 1);
    out.initials.push_back(text::fold(letter));
    out.capitals = out.capitals && is_capital(letter);
    out.dotted = true;
    at += size;
    if (at < text.size() && text[at] == '-') ++at;  // Ж.-К.
  }
  const std::string_view rest = trim_punctuation(text.substr(at));
  if (at == 0 && utf8::length(rest) == 1 && is_letter(utf8::decode(rest, 0).value)) {
    out.initials.push_back(text::fold(rest));
    out.capitals = is_capital(rest);
  } else if (is_plain_word(rest)) {
    out.rest = std::string(rest);
  } else if (!rest.empty() || out.initials.empty()) {
    out.initials.clear();  // a number, an address
  }
  out.bound = has_sign(node, SignKind::conj) || has_sign(node, SignKind::plus);
  return out;
}

class Finder {
 public:
  Finder(std::span<const Node> row, const text::Morphology& morphology) : row_(row), morphology_(morphology) {
    for (const Node& node : row) pieces_.push_back(read_piece(node));
    for (std::size_t i = 0; i < row.size(); ++i) {
      for (std::size_t k = i; k < std::min<std::size_t>(i + row[i].date.words, row.size()); ++k)
        pieces_[k].taken = true;
    }
    small_letters_ = std::any_of(pieces_.begin(), pieces_.end(), [](const Piece& p) {
      return std::any_of(p.rest.begin(), p.rest.end(), [](char c) { return c >= 'a' && c <= 'z'; }) ||
             (is_cyrillic(p.rest) && !is_capital(last_letter(p.rest)));
    });
  }

  std::vector<FoundName> run() {
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (!pieces_[i].initials.empty() && !pieces_[i].taken) read_initials(i);
    }
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (!pieces_[i].taken) read_patronymic(i);
    }
    for (std::size_t i = 0; i + 1 < pieces_.size(); ++i) read_given(i);
    std::sort(found_.begin(), found_.end(), [](const FoundName& a, const FoundName& b) { return a.first < b.first; });
    return std::move(found_);
  }

 private:
  static std::string_view last_letter(std::string_view word) {
    std::size_t at = word.size();
    while (at > 0 && (word[at - 1] & 0xC0) == 0x80) --at;
    return at == 0 ? std::string_view() : word.substr(at - 1);
  }

  std::vector<text::Reading> readings(std::string_view word) const { return morphology_.readings(text::fold(word)); }

  // The word at `i` may be a part of a name that ends just before it, or begins behind it.
  bool is_free(std::size_t i) const { return i < pieces_.size() && !pieces_[i].taken; }
  bool joins(std::size_t left, std::size_t right) const {
    return is_free(left) && is_free(right) && !pieces_[right].bound;
  }

  // Of «Салтыков-Щедрин» the last part.
  Surname surname(std::size_t i) const {
    const std::string& word = pieces_[i].rest;
    if (word.empty() || text::is_stopword(text::fold(word))) return Surname::no;
    const std::string_view last = std::string_view(word).substr(word.rfind('-') + 1);
    const std::vector<text::Reading> known = readings(last);
    if (known.empty()) {
      const auto sure = [](const text::Reading& r) {
        return r.has(ReadingFlag::surname) && r.paradigm < kSurelySurname;
      };
      const std::vector<text::Reading> likely = text::predict_names(text::fold(last));
      return std::any_of(likely.begin(), likely.end(), sure) ? Surname::known : Surname::unknown;
    }
    bool place = false, noun = false;
    for (const text::Reading& r : known) {
      if (r.has(ReadingFlag::surname)) return Surname::known;
      place = place || r.has(ReadingFlag::geographic);
      noun = noun || r.pos == text::PartOfSpeech::noun || r.is_adjectival();
    }
    return noun && !place ? Surname::noun : Surname::no;
  }

  bool is_capitalised(std::size_t i) const {
    const std::string& word = pieces_[i].rest;
    return is_capital(word.substr(0, utf8::decode(word, 0).bytes));
  }

  // How well the word at `i` stands beside initials, to be compared with that on their other side.
  int strength(std::size_t i) const {
    const Surname sure = surname(i);
    if (sure == Surname::no) return 0;
    return (sure == Surname::noun ? 1 : 3) + (is_capitalised(i) ? 1 : 0);
  }

  // Whether the initials [first, last] belong to the surname at `at`. Letters without dots do so only beside what is no
  // common word: «Мурашко М А», but neither «гепатит В» nor «О врачах».
  bool admits(std::size_t first, std::size_t last, std::size_t at) const {
    const Surname sure = surname(at);
    const bool capital = is_capitalised(at);
    const bool alone = row_.size() == std::max(last, at) - std::min(first, at) + 1;
    const bool plain = sure == Surname::noun && !capital;  // «н. фай», but not «т. е. врачи»
    if (sure == Surname::no || (plain && !(alone && first == last))) return false;
    for (std::size_t i = first; i <= last; ++i) {
      const Piece& p = pieces_[i];
      if (p.initials.empty() || is_cyrillic(p.initials.front()) != is_cyrillic(pieces_[at].rest)) return false;
      if (p.dotted) continue;
      const bool preposition = i == first && first < at && text::is_stopword(p.initials.front());
      if (sure == Surname::noun || preposition) return false;
      if (!alone && !(p.capitals && small_letters_ && (capital || sure == Surname::known))) return false;
    }
    return true;
  }

  // Initials that begin at `i`, and the surname beside them.
  void read_initials(std::size_t i) {
    std::size_t letters = pieces_[i].initials.size(), last = i;
    while (pieces_[last].only_initials() && joins(last, last + 1) && pieces_[last + 1].only_initials() &&
           pieces_[last + 1].dotted == pieces_[i].dotted) {
      letters += pieces_[++last].initials.size();
    }
    if (letters > kMostInitials) return;
    if (!pieces_[last].only_initials()) return add(i, last, last);                    // М.Мурашко
    const bool glued = joins(last, last + 1) && !pieces_[last + 1].initials.empty();  // М. А.Мурашко
    if (glued) return add(i, last + 1, last + 1);
    const int before = i > 0 && joins(i - 1, i) && pieces_[i - 1].initials.empty() ? strength(i - 1) : 0;
    const int after = joins(last, last + 1) ? strength(last + 1) : 0;
    if (before == 0 && after == 0) return;
    const bool surname_first = before > after || (before == after && surname(i - 1) != Surname::noun);
    add(i, last, surname_first ? i - 1 : last + 1);
  }

  // A name of the initials [first, last] with the surname at `at`.
  void add(std::size_t first, std::size_t last, std::size_t at) {
    if (!admits(first, last, at)) return;
    FoundName name;
    name.first = std::min(first, at);
    name.last = std::max(last, at);
    for (std::size_t i = first; i <= last; ++i) {
      name.initials.insert(name.initials.end(), pieces_[i].initials.begin(), pieces_[i].initials.end());
    }
    put(std::move(name), at);
  }

  void put(FoundName name, std::size_t surname) {
    name.surname_at = surname;
    name.surname = pieces_[surname].rest;
    for (std::size_t i = name.first; i <= name.last; ++i) pieces_[i].taken = true;
    found_.push_back(std::move(name));
  }

  bool has(std::size_t i, ReadingFlag flag) const {
    const std::vector<text::Reading> known = readings(pieces_[i].rest);
    return std::any_of(known.begin(), known.end(), [&](const text::Reading& r) { return r.has(flag); });
  }

  bool is_patronymic(std::size_t i) const {
    const std::string& word = pieces_[i].rest;
    if (word.empty() || has(i, ReadingFlag::patronymic)) return !word.empty();
    if (!readings(word).empty()) return false;
    const std::vector<text::Reading> likely = text::predict_names(text::fold(word));
    return !likely.empty() && likely.front().has(ReadingFlag::patronymic);
  }

  bool is_father_word(std::size_t i) const {
    const auto& words = language_data::name_parts::kFatherWord;
    return std::binary_search(words.begin(), words.end(), text::fold(pieces_[i].rest));
  }

  // «Михаил Альбертович» with the surname before or behind.
  void read_patronymic(std::size_t i) {
    const bool two = joins(i, i + 1) && is_father_word(i + 1);
    const std::size_t end = i + (two ? 2 : 1);
    if (i == 0 || !joins(i - 1, i) || (!two && !is_patronymic(i))) return;
    const bool given = has(i - 1, ReadingFlag::given_name) || surname(i - 1) == Surname::unknown;
    if (!given || pieces_[i - 1].rest.empty()) return;
    const Surname before = i > 1 && joins(i - 2, i - 1) ? surname(i - 2) : Surname::no;
    const Surname after = joins(end - 1, end) ? surname(end) : Surname::no;
    if (std::max(before, after) < Surname::unknown) return;
    const std::size_t at = before > after ? i - 2 : end;
    FoundName name;
    name.first = std::min(at, i - 1);
    name.last = std::max(at, end - 1);
    name.given = i - 1;
    name.patronymic = i;
    name.patronymic_end = end;
    put(std::move(name), at);
  }

  // «Михаил Мурашко», «Мурашко Михаил».
  void read_given(std::size_t i) {
    if (!joins(i, i + 1)) return;
    for (const auto& [given, at] : {std::pair(i, i + 1), std::pair(i + 1, i)}) {
      if (!pieces_[given].initials.empty() || !pieces_[at].initials.empty()) continue;
      if (!has(given, ReadingFlag::given_name) || has(given, ReadingFlag::surname)) continue;
      if (surname(at) < Surname::unknown || has(at, ReadingFlag::given_name)) continue;
      FoundName name;
      name.first = i;
      name.last = i + 1;
      name.given = given;
      return put(std::move(name), at);
    }
  }

  std::span<const Node> row_;
  const text::Morphology& morphology_;
  std::vector<Piece> pieces_;
  bool small_letters_ = false;  // not all is typed in capitals
  std::vector<FoundName> found_;
};

// Calls `visit` for each row of words that stand beside each other.
template <typename Visit>
void for_each_row(const Node& n, const Visit& visit) {
  if (n.kind == NodeKind::word) return visit(std::span(&n, 1));
  if (n.kind == NodeKind::field) return;
  for (std::size_t i = 0; i < n.children.size();) {
    std::size_t end = i;
    const bool row = n.kind == NodeKind::conj;
    while (end < n.children.size() && n.children[end].kind == NodeKind::word && (row || end == i)) ++end;
    if (end > i) visit(std::span(n.children).subspan(i, end - i));
    if (end == i) for_each_row(n.children[end++], visit);
    i = end;
  }
}

}  // namespace

std::vector<FoundName> find_names(std::span<const Node> row, const text::Morphology& morphology) {
  return Finder(row, morphology).run();
}

std::vector<Span> taken_as_typed(const Node& root, const text::Morphology& morphology) {
  std::vector<Span> out;
  const auto add = [&](const Node& word) {
    if (!word.words.empty()) out.push_back(word.words.front());
  };
  for_each_row(root, [&](std::span<const Node> row) {
    for (const FoundName& name : find_names(row, morphology)) {
      for (std::size_t i = name.first; i <= name.last && !name.initials.empty(); ++i) {
        if (i != name.surname_at || name.surname.size() < trim_punctuation(row[i].text).size()) add(row[i]);
      }
    }
    for (std::size_t i = 0; i < row.size(); ++i) {
      for (std::size_t k = i; k < std::min<std::size_t>(i + row[i].date.words, row.size()); ++k) add(row[k]);
    }
  });
  return out;
}

}  // namespace diplomed::query
