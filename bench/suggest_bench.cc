// Completions over a large index of made-up articles.
//
//   suggest_bench make DIR DOCUMENTS       writes the index
//   suggest_bench multiply FROM DIR TIMES  writes one in which each document of another stands so many times: faster
//                                          than to make as many, and without a search for reprints
//   suggest_bench run DIR [ROUNDS]     CPU time of Searcher::suggest() for a list of beginnings, with and without
//   filters
#include <sys/resource.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "index/lexicon/lexicon_build.h"
#include "index/schema.h"
#include "index/writer.h"
#include "knowledge/vocabulary/vocabulary.h"
#include "search/searcher.h"
#include "text/morphology/morphology.h"

namespace {

using namespace diplomed;

double cpu_seconds(clockid_t clock) {
  timespec t{};
  clock_gettime(clock, &t);
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

constexpr const char* kWords[] = {
    "министерство",   "здравоохранение", "больница",     "врач",         "меморандум", "соглашение",   "сотрудничество",
    "делегация",      "визит",           "вакцина",      "вакцинация",   "операция",   "хирургия",     "кардиология",
    "онкология",      "педиатрия",       "клиника",      "университет",  "институт",   "студент",      "обучение",
    "конференция",    "форум",           "встреча",      "переговоры",   "посол",      "посольство",   "республика",
    "программа",      "проект",          "помощь",       "гуманитарный", "лекарство",  "оборудование", "лаборатория",
    "диагностика",    "лечение",         "пациент",      "ребенок",      "мать",       "эпидемия",     "инфекция",
    "грипп",          "туберкулез",      "телемедицина", "цифровой",     "технология", "развитие",     "международный",
    "национальный",   "центр",           "опыт",         "специалист",   "подписать",  "обсудить",     "провести",
    "открыть",        "принять",         "помочь",       "первый",       "новый",      "совместный",   "медицинский",
    "трансплантация", "реабилитация",    "профилактика", "скорая",       "санитарный", "граница",      "поставка"};
constexpr const char* kCountries[] = {"KG", "KZ", "UZ", "TJ", "FR", "DE", "CN",
                                      "IN", "TR", "BY", "AM", "US", "VN", "CU"};
constexpr const char* kFields[] = {"cardiology",  "oncology",        "surgery",
                                   "paediatrics", "transplantation", "vaccination"};
constexpr const char* kGiven[] = {"Михаил", "Анна", "Сергей", "Ольга", "Бакыт", "Алексей", "Мария", "Тимур", "Елена"};
constexpr const char* kSyllables[] = {"ба", "ве", "го", "до", "жи", "зо",  "ка",  "ле",  "ми",  "но",  "пе",  "ра",
                                      "со", "ту", "фа", "хи", "ша", "чен", "ров", "лин", "мак", "сан", "тор", "вик"};

// Words of syllables, as frequent as words of a language are: rank r with a weight of 1/(r + 10).
class Language {
 public:
  explicit Language(std::size_t words) {
    words_.assign(std::begin(kWords), std::end(kWords));
    while (words_.size() < words) words_.push_back(made_up(2 + random_() % 3));
    double sum = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) weights_.push_back(sum += 1.0 / (static_cast<double>(i) + 10));
  }
  const std::string& word() {
    const double at = std::uniform_real_distribution<>(0, weights_.back())(random_);
    const auto found = std::lower_bound(weights_.begin(), weights_.end(), at) - weights_.begin();
    return words_[static_cast<std::size_t>(found)];
  }
  std::string made_up(std::size_t syllables) {
    std::string out;
    for (std::size_t i = 0; i < syllables; ++i) out += pick(kSyllables);
    return out;
  }
  template <std::size_t N>
  const char* pick(const char* const (&table)[N]) {
    return table[static_cast<std::size_t>(std::abs(std::normal_distribution<>(0, N / 3.0)(random_))) % N];
  }
  std::size_t number(std::size_t below) { return random_() % below; }

 private:
  std::mt19937_64 random_{7};
  std::vector<std::string> words_;
  std::vector<double> weights_;
};

std::string sentence(Language& language, std::size_t words) {
  std::string out;
  for (std::size_t i = 0; i < words; ++i) out += (i == 0 ? "" : " ") + language.word();
  return out + ".";
}

document::Article article(Language& language, const std::vector<std::string>& people, std::size_t n) {
  document::Article a;
  a.id = "made/" + std::to_string(n);
  a.title = sentence(language, 7);
  for (int i = 0; i < 5; ++i) a.body += (i == 0 ? "" : " ") + sentence(language, 11);
  a.language = "ru";
  const std::string date = std::to_string(1995 + language.number(30)) + "-0" + std::to_string(1 + language.number(9)) +
                           "-1" + std::to_string(language.number(10));
  a.dates = {{document::DateKind::published, date, document::DatePrecision::day, document::Confidence::high, "", 0}};
  a.facets["country"] = {language.pick(kCountries)};
  a.facets["field"] = {language.pick(kFields)};
  a.facets["person"] = {people[language.number(language.number(people.size()) + 1)]};
  a.facets["org"] = {"Центр " + people[language.number(language.number(people.size()) + 1)]};
  return a;
}

bool make(const std::string& directory, std::size_t documents) {
  const auto morphology = text::Morphology::open(text::default_dictionary_directory());
  const auto vocabulary = knowledge::Vocabulary::load(knowledge::default_vocabulary_directory());
  if (!morphology || !vocabulary) return false;
  auto lock = index::WriterLock::acquire(directory);
  if (!lock) return false;
  Language language(300'000);
  std::vector<std::string> people;
  for (int i = 0; i < 50'000; ++i) people.push_back(language.made_up(3) + "ов " + language.pick(kGiven));
  index::DocumentBuilder builder(*morphology, nullptr);
  const std::atomic<bool> stop = false;
  std::vector<index::Segment> segments;
  constexpr std::size_t kBatch = 10'000;
  for (std::size_t n = 0; n < documents; n += kBatch) {
    std::vector<index::SourcedArticle> batch;
    for (std::size_t i = n; i < std::min(documents, n + kBatch); ++i)
      batch.push_back({article(language, people, i), "made.jsonl"});
    segments.push_back({(*lock)->scratch() + "/segment-" + std::to_string(n)});
    const auto first = static_cast<Xapian::docid>(n + 1);
    if (!index::write_segment(segments.back().path, first, batch, builder, stop)) return false;
  }
  const index::IndexHeader header{"bench", (*vocabulary)->serialize()};
  return index::publish_segments(**lock, header, segments, false, {}, {}, builder, stop).ok();
}

bool multiply(const std::string& from, const std::string& directory, std::size_t times) {
  const auto morphology = text::Morphology::open(text::default_dictionary_directory());
  auto lock = index::WriterLock::acquire(directory);
  const auto source = index::open_published(from);
  if (!morphology || !lock || !source) return false;
  const std::string target = (*lock)->new_generation_path();
  Xapian::Database all;
  for (std::size_t i = 0; i < times; ++i) all.add_database(*source);
  all.compact(target, Xapian::Compactor::FULL);
  Xapian::WritableDatabase db(target, Xapian::DB_OPEN);
  db.set_metadata(std::string(index::kReprintsKey), "");
  db.commit();
  text::Analyzer analyzer(*morphology);
  const double start = cpu_seconds(CLOCK_PROCESS_CPUTIME_ID);
  const Status written = index::refresh_lexicon(target, analyzer);
  std::printf("lexicon: CPU %.1f s\n", cpu_seconds(CLOCK_PROCESS_CPUTIME_ID) - start);
  return written.ok() && (*lock)->publish(target).ok();
}

struct Sample {
  const char* name;
  std::vector<double> ms = {};
};

void report(Sample& sample) {
  std::sort(sample.ms.begin(), sample.ms.end());
  const auto at = [&](double share) {
    return sample.ms[static_cast<std::size_t>(share * static_cast<double>(sample.ms.size() - 1))];
  };
  std::printf("%-28s p50 %.3f  p95 %.3f  max %.3f ms (%zu calls)\n", sample.name, at(.5), at(.95), at(1),
              sample.ms.size());
}

bool run(const std::string& directory, int rounds) {
  const auto morphology = text::Morphology::open(text::default_dictionary_directory());
  if (!morphology) return false;
  const auto searcher = search::Searcher::open(directory, *morphology);
  if (!searcher) return false;
  const char* beginnings[] = {"ме",      "мемо",     "здр",          "пе",          "вак",     "ка",        "кар",
                              "са",      "санро",    "михаил ве",    "центр б",     "врач ка", "детская х", "кы",
                              "меммора", "мимора",   "vtvj",         "vbybcnt",     "mikha",   "телемед",   "баве",
                              "раве",    "мисанров", "вакцинация в", "соглашение о"};
  Sample plain{"no filters"}, country{"country=TR"}, rare{"country=CU&field=vaccination"},
      dates{"from=2019-03&to=2019-05"};
  const auto measure = [&](Sample& sample, search::SearchRequest request) {
    for (const char* q : beginnings) {
      request.q = q;
      const double start = cpu_seconds(CLOCK_THREAD_CPUTIME_ID);
      const auto found = (*searcher)->suggest(request, limits::kMaxSuggestions);
      sample.ms.push_back(1000 * (cpu_seconds(CLOCK_THREAD_CPUTIME_ID) - start));
      if (!found) std::printf("%s: %s\n", q, found.error().to_string().c_str());
    }
  };
  for (int i = 0; i <= rounds; ++i) {
    if (i == 1) {  // the first round is for the caches
      for (Sample* s : {&plain, &country, &rare, &dates}) s->ms.clear();
    }
    search::SearchRequest request;
    measure(plain, request);
    request.filters["country"].any = {"TR"};
    measure(country, request);
    request.filters["country"].any = {"CU"};
    request.filters["field"].any = {"vaccination"};
    measure(rare, request);
    request.filters.clear();
    request.from = "2019-03";
    request.to = "2019-05";
    measure(dates, request);
  }
  Sample all{"all"};
  for (Sample* s : {&plain, &country, &rare, &dates}) {
    all.ms.insert(all.ms.end(), s->ms.begin(), s->ms.end());
    report(*s);
  }
  report(all);
  for (const auto& entry : std::filesystem::recursive_directory_iterator(directory)) {
    if (entry.path().filename() == index::kLexiconFile)
      std::printf("lexicon %ju bytes\n", static_cast<std::uintmax_t>(entry.file_size()));
  }
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf("RSS at most %ld kB\n", usage.ru_maxrss);
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view what = argc > 2 ? argv[1] : "";
  bool done = false;
  if (what == "make" && argc == 4) done = make(argv[2], std::stoul(argv[3]));
  if (what == "multiply" && argc == 5) done = multiply(argv[2], argv[3], std::stoul(argv[4]));
  if (what == "run") done = run(argv[2], argc > 3 ? std::stoi(argv[3]) : 20);
  if (!done) std::fprintf(stderr, "the command is wrong, see the head of suggest_bench.cc, or it failed\n");
  std::printf("CPU %.1f s\n", cpu_seconds(CLOCK_PROCESS_CPUTIME_ID));
  return done ? 0 : 1;
}
