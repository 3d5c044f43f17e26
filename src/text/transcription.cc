#include "text/transcription.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace diplomed::text {
namespace {

constexpr std::size_t kMostKeys = 16;
constexpr std::size_t kMostLetters = 40;

struct Reading {
  std::string_view latin;
  std::u32string_view sounds;  // alternatives between "|", the likeliest first; each may be empty
};

// Alphabetical. Longer graphemes stand beside shorter ones: whatever explains the word at the least cost counts.
constexpr std::array kReadings = std::to_array<Reading>({
    {"'", U"||ь"},
    {"a", U"а|э|эй|ей|е|о|я"},
    {"aa", U"аа|а|о"},
    {"ace", U"ейс|эйс|ас"},
    {"ade", U"ейд|эйд|ад"},
    {"ae", U"э|ае|е|эй|а"},
    {"age", U"ейдж|эйдж|аж|идж"},
    {"ai", U"эй|ай|ей|е|э|аи"},
    {"ake", U"ейк|эйк|ак"},
    {"al", U"ал|ол|аль|о"},
    {"ale", U"ейл|эйл|ал"},
    {"all", U"олл|ол|алл"},
    {"ame", U"ейм|эйм|ам"},
    {"ane", U"ейн|эйн|ан"},
    {"ape", U"ейп|эйп|ап"},
    {"ar", U"ар|ер|ор|эр|а"},
    {"are", U"эр|ер|ар|эйр"},
    {"ase", U"ейз|ейс|эйз|эйс|аз|ас"},
    {"ate", U"ейт|эйт|ат"},
    {"au", U"ау|о|оу"},
    {"ave", U"ейв|эйв|ав"},
    {"aw", U"о|оу"},
    {"ay", U"эй|ей|ай|э|аи"},
    {"ayo", U"эйо|айо|аё"},
    {"b", U"б|"},
    {"bb", U"бб|б"},
    {"c", U"к|с|ц|ч|кс"},
    {"cc", U"кк|кч|к|ч|кс"},
    {"ce", U"с|се|це|ц|че"},
    {"ch", U"ч|ш|х|к"},
    {"ci", U"си|ци|чи|с"},
    {"cia", U"ша|сия|ция|ча"},
    {"cian", U"шн|шиан|сиан"},
    {"ck", U"к|кк"},
    {"cy", U"си|ци|сай"},
    {"d", U"д|т|"},
    {"dd", U"дд|д"},
    {"dg", U"дж"},
    {"dge", U"дж"},
    {"dt", U"т|дт"},
    {"e", U"е|э||и|ё|а|ей|ьё"},
    {"ea", U"и|е|иа|эй|ее|э|ия|еа"},
    {"ear", U"ир|ер|эр|ёр"},
    {"eau", U"о"},
    {"ee", U"и|е|ее"},
    {"ei", U"ей|ай|эй|и|еи"},
    {"eigh", U"ей|эй|ай"},
    {"er", U"ер|эр|р|ёр|ар|е"},
    {"eu", U"ой|ё|э|ев|еу|ю|эу|эв|ей"},
    {"eux", U"ё|е"},
    {"ew", U"ью|ю|у|ев"},
    {"ey", U"и|ей|эй|ай"},
    {"f", U"ф|в"},
    {"ff", U"фф|ф"},
    {"g", U"г|дж|ж|х|к|"},
    {"ge", U"дж|ге|ж|же|г|ге"},
    {"gg", U"гг|г|дж"},
    {"gh", U"г||ф"},
    {"gi", U"джи|ги|жи|дж"},
    {"gn", U"нь|гн|н"},
    {"gu", U"гу|г|гв"},
    {"gue", U"г|ге"},
    {"h", U"х|г|"},
    {"i", U"и|ай|й|е|ы|ь|э|я"},
    {"ia", U"ия|иа|я|ья|ай"},
    {"ice", U"айс|ис|иче"},
    {"ide", U"айд|ид"},
    {"ie", U"и|ье|ие|ай|ия"},
    {"ife", U"айф|иф"},
    {"igh", U"ай"},
    {"ike", U"айк|ик"},
    {"ile", U"айл|ил"},
    {"ille", U"илль|иль|ий|илл"},
    {"ime", U"айм|им"},
    {"ine", U"айн|ин"},
    {"io", U"ио|ьо|йо|о|ё"},
    {"ir", U"ир|ер|ёр|эр"},
    {"ire", U"айр|ир|аер|ире"},
    {"ise", U"айз|айс|из|ис"},
    {"ite", U"айт|ит"},
    {"ive", U"айв|ив"},
    {"ize", U"айз|из"},
    {"j", U"дж|й|ж|х|и"},
    {"ja", U"я|джа|жа|ха"},
    {"je", U"дже|е|же|э|хе|йе"},
    {"jo", U"джо|йо|жо|хо|ё|е"},
    {"ju", U"джу|ю|жю|ху|джа"},
    {"k", U"к|"},
    {"ke", U"к|ке"},
    {"kh", U"х"},
    {"kn", U"н|кн"},
    {"l", U"л|ль"},
    {"le", U"л|ль|ле"},
    {"ll", U"лл|л|ль|й|лль"},
    {"m", U"м"},
    {"mb", U"мб|м"},
    {"mm", U"мм|м"},
    {"n", U"н|нь|"},
    {"nn", U"нн|н"},
    {"o", U"о|оу|а|у|ё|э"},
    {"oa", U"оу|о|оа"},
    {"ode", U"оуд|од"},
    {"oe", U"оу|ё|э|ое|о|е"},
    {"oi", U"уа|ой|ои"},
    {"oke", U"оук|ок"},
    {"ole", U"оул|ол"},
    {"ome", U"оум|ом"},
    {"one", U"оун|он"},
    {"oo", U"у|оо"},
    {"ope", U"оуп|оп"},
    {"or", U"ор|ер|ур"},
    {"ose", U"оуз|оус|оз|ос"},
    {"ou", U"у|ау|оу|а|о"},
    {"ough", U"о|оу|аф|ау"},
    {"ove", U"оув|ов"},
    {"ow", U"оу|ау|о|ов"},
    {"oy", U"ой|уа"},
    {"p", U"п|"},
    {"pf", U"пф|ф"},
    {"ph", U"ф"},
    {"pp", U"пп|п"},
    {"q", U"к"},
    {"qu", U"кв|ку|к"},
    {"que", U"к|ке"},
    {"r", U"р|"},
    {"re", U"р|ер|ре"},
    {"rh", U"р"},
    {"rr", U"рр|р"},
    {"s", U"с|з|ш|ж|"},
    {"sc", U"ск|с|ш"},
    {"sch", U"ш|ск|сх"},
    {"sh", U"ш"},
    {"sion", U"жн|шн|зион|жен|сьон"},
    {"sp", U"шп|сп"},
    {"ss", U"сс|с|ш"},
    {"st", U"ст|шт"},
    {"t", U"т|ч|ть|"},
    {"tch", U"ч"},
    {"th", U"т|с|з|ф"},
    {"tion", U"шн|шен|шон|ция|сьон"},
    {"ts", U"тс|ц|с"},
    {"tsch", U"ч"},
    {"tt", U"тт|т"},
    {"tz", U"ц|тц"},
    {"u", U"у|а|ю|ью|э|и|о|в"},
    {"ube", U"ьюб|уб|юб"},
    {"ue", U"ю|у|уэ|"},
    {"ui", U"уи|и|юи|ви"},
    {"une", U"ьюн|ун|юн"},
    {"ur", U"ер|ур|ёр|юр|эр"},
    {"ure", U"ер|юр|ур"},
    {"use", U"ьюз|ьюс|уз|ус|юз|юс"},
    {"ute", U"ьют|ут|ют"},
    {"v", U"в|ф"},
    {"w", U"у|в|"},
    {"wa", U"уо|ва|уа|вэ|уэ"},
    {"wh", U"у|в"},
    {"wo", U"во|уо|ву|у"},
    {"wr", U"р|вр"},
    {"x", U"кс|з|х|гз|ш|"},
    {"y", U"и|й|ай|ы|е|ей|ью"},
    {"ya", U"я|ия|йя|ья"},
    {"ye", U"е|йе|ай|ие"},
    {"yo", U"йо|ё|о"},
    {"yu", U"ю"},
    {"z", U"з|ц|с|тс"},
    {"zh", U"ж"},
    {"zz", U"цц|зз|з|ц"},
});

// What a Latin consonant may be, by consonant classes; longest first within a first letter.
struct Classes {
  std::string_view latin;
  std::string_view keys;  // alternatives between "|"
};
constexpr std::array kClasses = std::to_array<Classes>({
    {"tsch", "S"}, {"tion", "SN"}, {"sion", "SN"}, {"sch", "S|SK"}, {"tch", "S"}, {"ch", "S|K"},  {"ck", "K"},
    {"dg", "S"},   {"dt", "T"},    {"gh", "K||F"}, {"gn", "N|KN"},  {"kn", "N|KN"}, {"pf", "PF|F"}, {"ph", "F"},
    {"qu", "K|KF"}, {"sh", "S"},   {"sc", "SK|S"}, {"th", "T|S"},   {"ts", "TS|S"}, {"tz", "S"},   {"wh", "|F"},
    {"wr", "R"},   {"zz", "S"},    {"b", "P"},     {"c", "K|S"},    {"d", "T"},   {"f", "F"},     {"g", "K|S"},
    {"h", "K|"},   {"j", "S||K"},  {"k", "K"},     {"l", "L"},      {"m", "M"},   {"n", "N"},     {"p", "P"},
    {"q", "K"},    {"r", "R"},     {"s", "S"},     {"t", "T"},      {"v", "F"},   {"w", "|F"},    {"x", "KS|S|K"},
    {"z", "S|TS"},
});

std::u32string decode(std::string_view word) {
  std::u32string out;
  for (std::size_t i = 0; i < word.size();) {
    const utf8::CodePoint c = utf8::decode(word, i);
    if (!((c.value >= U'а' && c.value <= U'я') || c.value == U'ё')) return {};
    out.push_back(c.value);
    i += c.bytes;
  }
  return out;
}

bool is_vowel(char32_t c) {
  return std::u32string_view(U"аеёиоуыэюя").find(c) != std::u32string_view::npos;
}

// A letter of the Russian word that no reading explains, beside those before it.
double unexplained(char32_t c, char32_t before) {
  if (c == U'ь' || c == U'ъ') return 0.1;
  if (c == before) return 0.1;
  return c == U'й' ? 0.3 : is_vowel(c) ? 0.7 : 1.0;
}

// A letter of the Latin word that nothing stands for.
double unread(std::string_view latin, std::size_t at) {
  if (at > 0 && latin[at] == latin[at - 1]) return 0.05;
  const bool last = at + 1 == latin.size();
  const char c = latin[at];
  if (c == '\'') return 0;
  if (c == 'e' && last) return 0;
  if (last && (c == 's' || c == 't' || c == 'd' || c == 'x' || c == 'p' || c == 'h')) return 0.4;
  return std::string_view("aeiouyh").find(c) != std::string_view::npos ? 0.6 : 1.0;
}

double vowel_difference(char32_t read, char32_t typed) {
  if (read == typed) return 0;
  const auto pair = [&](char32_t a, char32_t b) {
    return (read == a && typed == b) || (read == b && typed == a);
  };
  if (pair(U'е', U'э') || pair(U'е', U'ё')) return 0.05;
  if (pair(U'и', U'й') || pair(U'и', U'ы') || pair(U'о', U'ё') || pair(U'у', U'ю')) return 0.15;
  if (is_vowel(read) && is_vowel(typed)) return 0.5;
  return 2;
}

double sound_difference(std::u32string_view read, std::u32string_view typed) {
  double sum = 0;
  for (std::size_t i = 0; i < read.size(); ++i) sum += vowel_difference(read[i], typed[i]);
  return sum;
}

// Least cost of reading all of `latin` as all of `typed`, cell by cell.
class Alignment {
 public:
  Alignment(std::u32string_view typed, std::string_view latin) : typed_(typed), latin_(latin) {
    for (auto& row : cost_) row.fill(kFar);
  }

  double run(double limit) {
    cost_[0][0] = 0;
    for (std::size_t i = 0; i <= latin_.size(); ++i) {
      double least = kFar;
      for (std::size_t k = 0; k <= typed_.size(); ++k) {
        if (k > 0) lower(i, k, cost_[i][k - 1] + unexplained(typed_[k - 1], k > 1 ? typed_[k - 2] : 0));
        least = std::min(least, cost_[i][k]);
        if (i < latin_.size() && cost_[i][k] <= limit) {
          lower(i + 1, k, cost_[i][k] + unread(latin_, i));
          follow(i, k);
        }
      }
      if (least > limit && i + kLongest > latin_.size()) break;
    }
    return cost_[latin_.size()][typed_.size()];
  }

 private:
  static constexpr double kFar = 1000, kOtherReading = 0.06, kMostForReading = 0.3;
  static constexpr std::size_t kLongest = 4;

  void lower(std::size_t i, std::size_t k, double cost) { cost_[i][k] = std::min(cost_[i][k], cost); }

  void follow(std::size_t i, std::size_t k) {
    const std::string_view rest = latin_.substr(i);
    const auto first = std::lower_bound(kReadings.begin(), kReadings.end(), rest.substr(0, 1),
                                        [](const Reading& r, std::string_view c) { return r.latin.substr(0, 1) < c; });
    for (auto reading = first; reading != kReadings.end() && reading->latin[0] == rest[0]; ++reading) {
      if (!rest.starts_with(reading->latin)) continue;
      double cost = cost_[i][k];
      for (std::u32string_view left = reading->sounds;;) {
        const std::size_t bar = left.find(U'|');
        const std::u32string_view sound = left.substr(0, bar);
        if (k + sound.size() <= typed_.size()) {
          // A silent consonant is dearer than another reading of it.
          const double silent = sound.empty() && reading->latin != "e" && reading->latin != "'" ? 0.4 : 0;
          lower(i + reading->latin.size(), k + sound.size(),
                cost + silent + sound_difference(sound, typed_.substr(k, sound.size())));
        }
        if (bar == std::u32string_view::npos) break;
        left.remove_prefix(bar + 1);
        cost = std::min(cost + kOtherReading, cost_[i][k] + kMostForReading);
      }
    }
  }

  std::u32string_view typed_;
  std::string_view latin_;
  std::array<std::array<double, kMostLetters + 1>, kMostLetters + 1> cost_;
};

}  // namespace

std::string consonant_key(std::string_view word) {
  std::string out;
  const std::u32string letters = decode(word);
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (letters[i] == U'д' && i + 1 < letters.size() && letters[i + 1] == U'ж') continue;
    const std::size_t at = std::u32string_view(U"пбфвтдкгхлмнрзсжшщчц").find(letters[i]);
    if (at == std::u32string_view::npos) continue;
    const char c = std::string_view("PPFFTTKKKLMNRSSSSSSS")[at];
    if (out.empty() || out.back() != c) out.push_back(c);
  }
  return out;
}

std::vector<std::string> consonant_keys_of_latin(std::string_view word) {
  std::vector<std::string> keys = {""};
  const auto append = [](std::string key, std::string_view classes) {
    for (const char c : classes) {
      if (key.empty() || key.back() != c) key.push_back(c);
    }
    return key;
  };
  for (std::size_t i = 0; i < word.size();) {
    const std::string_view rest = word.substr(i);
    const bool letter = (rest[0] >= 'a' && rest[0] <= 'z') || rest[0] == '\'';
    if (!letter) return {};
    const auto* found = std::find_if(kClasses.begin(), kClasses.end(),
                                     [&](const Classes& c) { return rest.starts_with(c.latin); });
    if (found == kClasses.end()) {
      ++i;  // a vowel
      continue;
    }
    i += found->latin.size();
    // The last consonant may be silent, as in French.
    const bool silent = i == word.size() && std::string_view("stdxp").find(word.back()) != std::string_view::npos;
    std::vector<std::string> next;
    for (std::string_view left = found->keys;;) {
      const std::size_t bar = left.find('|');
      for (const std::string& key : keys) next.push_back(append(key, left.substr(0, bar)));
      if (bar == std::string_view::npos) break;
      left.remove_prefix(bar + 1);
    }
    if (silent) next.insert(next.end(), keys.begin(), keys.end());
    std::sort(next.begin(), next.end());
    next.erase(std::unique(next.begin(), next.end()), next.end());
    if (next.size() > kMostKeys) next.resize(kMostKeys);
    keys = std::move(next);
  }
  std::erase(keys, "");
  return keys;
}

double transcription_distance(std::string_view cyrillic_word, std::string_view latin_word, double limit) {
  const std::u32string typed = decode(cyrillic_word);
  if (typed.empty() || typed.size() > kMostLetters || latin_word.size() > kMostLetters) return limit + 1;
  const double distance = Alignment(typed, latin_word).run(limit);
  return distance <= limit ? distance : limit + 1;
}

}  // namespace diplomed::text
