// What a query costs before it is searched: query_bench INDEX [ROUNDS]. Each of some thousand queries, made of the
// index's own words, of its persons and of all of the syntax, is parsed, repaired and compiled; one row a step with the
// median, 95th and 99th percentile of microseconds of CPU time of the thread. Queries come in an order of their own,
// and the first round, in which the analyzer meets each word for the first time, has a row of its own.
#include <time.h>
#include <xapian.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "index/directory.h"
#include "index/schema.h"
#include "index/spelling/spelling_build.h"
#include "query/compile/compile.h"
#include "query/parse/parser.h"
#include "query/repair/repair_query.h"
#include "text/morphology/morphology.h"

namespace {

using namespace diplomed;

constexpr std::size_t kQueries = 4000;

double microseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) * 1e-3;
}

// Forms of the index, each as often as a long list of its terms has it.
std::vector<std::string> forms_of(const Xapian::Database& db, std::mt19937_64& random) {
  const std::string prefix = index::exact_term("");
  std::vector<std::string> forms;
  for (auto at = db.allterms_begin(prefix); at != db.allterms_end(prefix); ++at) {
    const std::string form = (*at).substr(prefix.size());
    if (at.get_termfreq() >= 2 && form.size() > 4 && static_cast<unsigned char>(form[0]) >= 0x80) forms.push_back(form);
  }
  std::shuffle(forms.begin(), forms.end(), random);
  return forms;
}

// One word in ten is misspelt by leaving out a letter.
class Maker {
 public:
  Maker(std::vector<std::string> forms, std::mt19937_64& random) : forms_(std::move(forms)), random_(random) {}

  std::string next() {
    switch (random_() % 12) {
      case 0:
        return word();
      case 1:
        return word() + " " + word();
      case 2:
        return word() + " " + word() + " " + word();
      case 3:
        return "\"" + word() + " " + word() + "\"~3 " + word();
      case 4:
        return word() + " ИЛИ (" + word() + " -" + word() + ")";
      case 5:
        return "страна:(KG ИЛИ Узбекистан -FR) " + word();
      case 6:
        return "дата:\"май 2019 - июнь 2021\" " + word();
      case 7:
        return "число:100..5000 " + word();
      case 8:
        return word() + " РЯДОМ/5 " + word() + " =" + word();
      case 9:
        return "заголовок:(" + word() + " ИЛИ " + word() + ") минздрав";
      case 10:
        return word().substr(0, 8) + "* " + word();
      default:
        return word() + " " + word() + " " + word() + " " + word() + " " + word() + " " + word();
    }
  }

 private:
  std::string word() {
    std::string form = forms_[random_() % forms_.size()];
    if (random_() % 10 == 0 && form.size() > 12) form.erase(form.size() / 4 * 2, 2);
    return form;
  }

  std::vector<std::string> forms_;
  std::mt19937_64& random_;
};

struct Times {
  const char* step;
  std::vector<double> each = {};

  void print() {
    std::sort(each.begin(), each.end());
    const auto at = [&](double share) {
      return each[static_cast<std::size_t>(share * static_cast<double>(each.size() - 1))];
    };
    std::printf("%-28s %8.1f %8.1f %8.1f\n", step, at(.5), at(.95), at(.99));
  }
};

template <typename F>
auto timed(double& sum, Times& times, bool count, F run) {
  const double begin = microseconds();
  auto out = run();
  const double taken = microseconds() - begin;
  sum += taken;
  if (count) times.each.push_back(taken);
  return out;
}

void measure(const Xapian::Database& db, text::Analyzer& analyzer, const knowledge::Matcher* matcher, int rounds) {
  std::mt19937_64 random(20240503);
  std::vector<std::string> forms = forms_of(db, random);
  if (forms.empty()) return;
  Maker maker(std::move(forms), random);
  std::vector<std::string> queries;
  for (std::size_t i = 0; i < kQueries; ++i) queries.push_back(maker.next());
  const auto spelling = index::build_spelling(db, analyzer);
  const query::RepairContext context{db, [&] { return spelling; }, analyzer, matcher};
  std::array<Times, 6> times = {{{"parse"},
                                 {"repair"},
                                 {"compile"},
                                 {"all three"},
                                 {"parse and compile, spell=off"},
                                 {"all three, first round"}}};
  for (int round = 0; round <= rounds; ++round) {
    const bool count = round > 0;
    std::shuffle(queries.begin(), queries.end(), random);
    for (const std::string& q : queries) {
      double sum = 0, plain = 0;
      const auto parsed = timed(sum, times[0], count, [&] { return query::parse(q); });
      plain = sum;
      const auto repaired = timed(sum, times[1], count, [&] { return query::repair(parsed.root, q, context); });
      timed(sum, times[2], count, [&] { return query::compile(repaired.root, analyzer, matcher); });
      Times unused{""};
      timed(plain, unused, false, [&] { return query::compile(parsed.root, analyzer, matcher); });
      times[count ? 3 : 5].each.push_back(sum);
      if (count) times[4].each.push_back(plain);
    }
  }
  std::printf("%zu queries, %d rounds, %u documents; microseconds of CPU\n%-28s %8s %8s %8s\n", queries.size(), rounds,
              db.get_doccount(), "", "p50", "p95", "p99");
  for (Times& t : times) t.print();
}

int run(const char* directory, int rounds) {
  const auto db = index::open_published(directory);
  const auto morphology = text::Morphology::open(text::default_dictionary_directory());
  if (!db || !morphology) {
    std::fprintf(stderr, "%s\n", (!db ? db.error() : morphology.error()).to_string().c_str());
    return 1;
  }
  text::Analyzer analyzer(*morphology);
  const auto vocabulary = knowledge::Vocabulary::deserialize(db->get_metadata(std::string(index::kVocabularyKey)));
  std::unique_ptr<knowledge::Matcher> matcher;
  if (vocabulary) matcher = std::make_unique<knowledge::Matcher>(*vocabulary, analyzer);
  measure(*db, analyzer, matcher.get(), rounds);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: query_bench INDEX [ROUNDS]\n");
    return 2;
  }
  return run(argv[1], argc > 2 ? std::max(1, std::atoi(argv[2])) : 3);
}
