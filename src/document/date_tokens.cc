#include "document/date_tokens.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"
#include "document/chars.h"

namespace diplomed::document {
namespace {

struct Entry {
  std::string_view text;
  DateWord word;
  int value = 0;
  bool genitive = false;
  bool brief = false;
};

// Sorted by the text at start-up; looked up by the whole folded word.
const std::vector<Entry>& lexicon() {
  static const std::vector<Entry> entries = [] {
    std::vector<Entry> all;
    struct Month {
      std::array<std::string_view, 5> forms;  // genitive first
      std::array<std::string_view, 3> brief;
    };
    static constexpr std::array<Month, 12> months = {{
        {{"января", "январь", "январе", "январю", "январем"}, {"янв", "jan", ""}},
        {{"февраля", "февраль", "феврале", "февралю", "февралем"}, {"фев", "февр", "feb"}},
        {{"марта", "март", "марте", "марту", "мартом"}, {"мар", "mar", ""}},
        {{"апреля", "апрель", "апреле", "апрелю", "апрелем"}, {"апр", "apr", ""}},
        {{"мая", "май", "мае", "маю", "маем"}, {"", "", ""}},
        {{"июня", "июнь", "июне", "июню", "июнем"}, {"июн", "jun", ""}},
        {{"июля", "июль", "июле", "июлю", "июлем"}, {"июл", "jul", ""}},
        {{"августа", "август", "августе", "августу", "августом"}, {"авг", "aug", ""}},
        {{"сентября", "сентябрь", "сентябре", "сентябрю", "сентябрем"}, {"сен", "сент", "sep"}},
        {{"октября", "октябрь", "октябре", "октябрю", "октябрем"}, {"окт", "oct", ""}},
        {{"ноября", "ноябрь", "ноябре", "ноябрю", "ноябрем"}, {"ноя", "нояб", "nov"}},
        {{"декабря", "декабрь", "декабре", "декабрю", "декабрем"}, {"дек", "dec", ""}},
    }};
    static constexpr std::array<std::string_view, 12> english = {"january",   "february", "march",    "april",
                                                                 "may",       "june",     "july",     "august",
                                                                 "september", "october",  "november", "december"};
    for (std::size_t m = 0; m < months.size(); ++m) {
      const int value = static_cast<int>(m) + 1;
      for (std::size_t f = 0; f < months[m].forms.size(); ++f) {
        all.push_back({months[m].forms[f], DateWord::month, value, f == 0, false});
      }
      for (const std::string_view brief : months[m].brief) {
        if (!brief.empty()) all.push_back({brief, DateWord::month, value, true, true});
      }
      all.push_back({english[m], DateWord::month, value, true, true});
    }
    static constexpr std::array<std::array<std::string_view, 3>, 7> weekdays = {
        {{"понедельник", "понедельника", "понедельнику"},
         {"вторник", "вторника", "вторнику"},
         {"среда", "среду", "среды"},
         {"четверг", "четверга", "четвергу"},
         {"пятница", "пятницу", "пятницы"},
         {"суббота", "субботу", "субботы"},
         {"воскресенье", "воскресенья", "воскресенью"}}};
    for (std::size_t d = 0; d < weekdays.size(); ++d) {
      for (const std::string_view form : weekdays[d]) {
        all.push_back({form, DateWord::weekday, static_cast<int>(d) + 1, false, false});
      }
    }
    struct Plain {
      DateWord word;
      std::vector<std::string_view> forms;
    };
    const std::vector<Plain> plain = {
        {DateWord::year_word, {"год", "года", "году", "годом", "годе", "г", "гг", "годы", "годов", "годах", "годам"}},
        {DateWord::this_year,
         {"этого", "этом", "этот", "текущего", "текущем", "текущий", "нынешнего", "нынешнем", "сего"}},
        {DateWord::last_year, {"прошлого", "прошлом", "прошлый", "минувшего", "минувшем", "прошедшего", "прошедшем"}},
        {DateWord::next_year, {"следующего", "следующем", "следующий", "будущего", "будущем", "предстоящего"}},
        {DateWord::in, {"в", "во"}},
        {DateWord::since, {"с", "со", "начиная"}},
        {DateWord::until, {"до", "по"}},
        {DateWord::by, {"к", "ко"}},
        {DateWord::during, {"за"}},
        {DateWord::on, {"на"}},
        {DateWord::from, {"от"}},
        {DateWord::conjunction, {"и"}},
        {DateWord::hour_word, {"час", "часа", "часов", "ч"}},
        {DateWord::part_of_month, {"начале", "середине", "конце", "начала", "конца", "середины", "течение"}},
    };
    for (const Plain& p : plain) {
      for (const std::string_view form : p.forms) all.push_back({form, p.word, 0, false, false});
    }
    std::sort(all.begin(), all.end(), [](const Entry& a, const Entry& b) { return a.text < b.text; });
    return all;
  }();
  return entries;
}

constexpr std::size_t kLongestWord = 26;  // bytes of the longest entry

// Which first letters open an entry, by the low seven bits of the small letter: most words are done with here.
const std::array<bool, 128>& first_letters() {
  static const std::array<bool, 128> letters = [] {
    std::array<bool, 128> all{};
    for (const Entry& e : lexicon()) all[chars::decode(e.text, 0).value & 0x7f] = true;
    return all;
  }();
  return letters;
}

const Entry* look_up(std::string_view word) {
  if (word.size() > kLongestWord) return nullptr;
  if (!first_letters()[chars::to_lower(chars::decode(word, 0).value) & 0x7f]) return nullptr;
  std::array<char, kLongestWord + 4> folded{};
  std::size_t size = 0;
  for (std::size_t i = 0; i < word.size();) {
    const utf8::CodePoint c = chars::decode(word, i);
    char32_t small = chars::to_lower(c.value);
    if (small == 0x451) small = 0x435;
    if (small < 0x80) {
      folded[size++] = static_cast<char>(small);
    } else if (small < 0x800) {
      folded[size++] = static_cast<char>(0xC0 | (small >> 6));
      folded[size++] = static_cast<char>(0x80 | (small & 0x3F));
    } else {
      return nullptr;
    }
    i += c.bytes;
  }
  const std::string_view key(folded.data(), size);
  const std::vector<Entry>& all = lexicon();
  const auto at =
      std::lower_bound(all.begin(), all.end(), key, [](const Entry& e, std::string_view k) { return e.text < k; });
  return at != all.end() && at->text == key ? &*at : nullptr;
}

std::uint32_t at32(std::size_t i) {
  return static_cast<std::uint32_t>(i);
}

Token number_token(std::string_view raw, std::size_t begin, std::size_t end) {
  Token token;
  token.kind = TokenKind::number;
  token.digits = static_cast<std::uint8_t>(std::min<std::size_t>(end - begin, 200));
  token.value = -1;
  if (end - begin <= 4) {
    token.value = 0;
    for (std::size_t i = begin; i < end; ++i) token.value = token.value * 10 + (raw[i] - '0');
  }
  token.span = {at32(begin), at32(end)};
  return token;
}

Token word_token(std::string_view raw, std::size_t begin, std::size_t end) {
  Token token;
  token.kind = TokenKind::word;
  token.span = {at32(begin), at32(end)};
  const std::string_view word = raw.substr(begin, end - begin);
  if (const Entry* entry = look_up(word)) {
    token.word = entry->word;
    token.value = entry->value;
    token.genitive_month = entry->genitive;
    token.short_month = entry->brief;
    token.capital = chars::is_upper(chars::first(word));
  }
  return token;
}

}  // namespace

void tokenize_dates(std::string_view raw, std::vector<Token>& out) {
  out.clear();
  for (std::size_t i = 0; i < raw.size();) {
    const auto byte = static_cast<unsigned char>(raw[i]);
    if (byte <= 0x20) {
      ++i;
      continue;
    }
    std::size_t end = i;
    if (byte >= '0' && byte <= '9') {
      while (end < raw.size() && raw[end] >= '0' && raw[end] <= '9') ++end;
      out.push_back(number_token(raw, i, end));
      i = end;
      continue;
    }
    utf8::CodePoint c = chars::decode(raw, i);
    if (chars::is_letter(c.value)) {
      while (end < raw.size()) {
        c = chars::decode(raw, end);
        if (!chars::is_letter(c.value)) break;
        end += c.bytes;
      }
      out.push_back(word_token(raw, i, end));
      i = end;
      continue;
    }
    if (!chars::is_blank(c.value)) {
      Token token;
      token.sign = c.value;
      token.span = {at32(i), at32(i + c.bytes)};
      out.push_back(token);
    }
    i += c.bytes;
  }
}

}  // namespace diplomed::document
