#include "support/foreign_prose.h"

#include <array>

namespace diplomed::testing {
namespace {

// A sentence has places for a word (#) and a number (%).
struct Language {
  std::string_view code;
  std::string_view title, lead;  // # is the first, then the second country
  std::array<std::string_view, 6> sentences;
  std::array<std::string_view, 10> words;
  std::array<std::string_view, 4> countries;  // of kIds
};

constexpr std::array<std::string_view, 4> kIds = {"KG", "KZ", "UZ", "TR"};

constexpr std::array<Language, 4> kLanguages = {{
    {"kk",
     "# мен # денсаулық сақтау саласында келісімге қол қойды",
     "Денсаулық сақтау министрлігінің мәліметінше, # мен # бірлескен жұмыс туралы құжатқа қол қойды.",
     {"Дәрігерлер # бойынша жаңа әдістерді үйреніп, науқастарға көмек көрсетті.",
      "Былтыр облыстық ауруханада % адам # бойынша ем алды.",
      "Мамандар # мәселесін талқылап, келесі жылға жоспар құрды.",
      "Бұл бағдарлама ауыл тұрғындарына # қызметін тегін алуға мүмкіндік береді.",
      "Университет студенттері үшін # туралы дәрістер оқылды.", "Министр # үшін қосымша қаражат бөлінетінін айтты."},
     {"жүрек ауруы", "телемедицина", "балалар денсаулығы", "вакциналау", "көз ауруы", "қан қысымы", "оңалту",
      "тіс емдеу", "жедел жәрдем", "қант диабеті"},
     {"Қырғызстан", "Қазақстан", "Өзбекстан", "Түркия"}},
    {"ky",
     "# менен # саламаттык сактоо боюнча макулдашууга кол койду",
     "Саламаттык сактоо министрлигинин маалыматы боюнча, # менен # биргелешкен иштер жөнүндө документке кол койду.",
     {"Дарыгерлер # боюнча жаңы ыкмаларды үйрөнүп, бейтаптарга жардам көрсөтүштү.",
      "Былтыр облустук ооруканада % киши # боюнча дарыланды.",
      "Адистер # маселесин талкуулап, кийинки жылга план түзүштү.",
      "Бул программа айыл тургундарына # кызматын акысыз алууга мүмкүнчүлүк берет.",
      "Университеттин студенттери үчүн # жөнүндө лекциялар окулду.", "Министр # үчүн кошумча каражат бөлүнөрүн айтты."},
     {"жүрөк оорусу", "телемедицина", "балдардын ден соолугу", "эмдөө", "көз оорусу", "кан басымы", "калыбына келтирүү",
      "тиш дарылоо", "тез жардам", "кант диабети"},
     {"Кыргызстан", "Казакстан", "Өзбекстан", "Түркия"}},
    {"uz",
     "# va # sog‘liqni saqlash sohasida kelishuv imzoladi",
     "Sog‘liqni saqlash vazirligi maʼlumotiga ko‘ra, # va # hamkorlikdagi ishlar haqidagi hujjatni imzoladi.",
     {"Shifokorlar # bo‘yicha yangi usullarni o‘rganib, bemorlarga yordam ko‘rsatdi.",
      "O‘tgan yili viloyat shifoxonasida % kishi # bo‘yicha davolandi.",
      "Mutaxassislar # masalasini muhokama qilib, kelgusi yil uchun reja tuzdi.",
      "Bu dastur qishloq aholisiga # xizmatini bepul olish imkonini beradi.",
      "Universitet talabalari uchun # haqida maʼruzalar o‘qildi.",
      "Vazir # uchun qo‘shimcha mablag‘ ajratilishini aytdi."},
     {"yurak kasalligi", "telemeditsina", "bolalar salomatligi", "emlash", "ko‘z kasalligi", "qon bosimi",
      "reabilitatsiya", "tish davolash", "tez yordam", "qandli diabet"},
     {"Qirg‘iziston", "Qozog‘iston", "O‘zbekiston", "Turkiya"}},
    {"en",
     "# and # sign an agreement on health",
     "# and # have signed a document on joint work in health care, the ministry said on its page.",
     {"Doctors learned new methods of # and helped patients in remote villages.",
      "Last year % people were treated in the regional hospital with # in mind.",
      "Specialists discussed the question of # and made a plan for the coming year.",
      "The programme lets people in the countryside have # free of charge.",
      "Lectures about # were read to students of the medical university.",
      "The minister said that more money would be given for #."},
     {"heart care", "telemedicine", "child health", "vaccination", "eye surgery", "blood pressure", "rehabilitation",
      "dental care", "emergency care", "diabetes care"},
     {"Kyrgyzstan", "Kazakhstan", "Uzbekistan", "Turkey"}},
}};

const Language& language_of(std::string_view code) {
  for (const Language& language : kLanguages) {
    if (language.code == code) return language;
  }
  return kLanguages.back();
}

// `second` follows `first` in the places for words.
std::string filled(std::string_view pattern, std::string_view first, std::string_view second, std::size_t number) {
  std::string out;
  for (const char c : pattern) {
    if (c == '#') {
      out += first;
      first = second;
    } else if (c == '%') {
      out += std::to_string(number);
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

ForeignStory foreign_story(std::string_view code, RandomStream& random) {
  const Language& language = language_of(code);
  const std::size_t a = random.below(kIds.size());
  const std::size_t b = (a + 1 + random.below(kIds.size() - 1)) % kIds.size();
  return {filled(language.title, language.countries[a], language.countries[b], 0),
          filled(language.lead, language.countries[a], language.countries[b], 0),
          {kIds[a], kIds[b]}};
}

std::string foreign_sentence(std::string_view code, RandomStream& random) {
  const Language& language = language_of(code);
  const std::string_view sentence = random.pick(language.sentences);
  const std::string_view word = random.pick(language.words);
  return filled(sentence, word, word, 10 + random.below(5'000));
}

}  // namespace diplomed::testing
