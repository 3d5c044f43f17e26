#include "hostile_queries.h"

#include <cmath>

#include "base/limits.h"

namespace diplomed::testing {
namespace {

constexpr std::size_t kVocabulary = 5'000;

std::string joined(const std::vector<std::string>& parts, const std::string& between) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : between) + part;
  return out;
}

// `n` words out of the `from` most frequent, as `form` writes them.
template <typename Form>
std::vector<std::string> drawn(std::size_t n, std::size_t from, std::mt19937& random, Form form) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < n; ++i) out.push_back(form(wordy(random() % from)));
  return out;
}

std::string as_is(const std::string& word) {
  return word;
}

std::string beginning(const std::string& word) {
  return word.substr(0, 6 + 4 * (word.size() % 3)) + "*";  // three to seven letters
}

std::string one_of_many_wildcards(std::mt19937& random) {
  return joined(drawn(128, kVocabulary, random, beginning), random() % 2 == 0 ? " ИЛИ " : " ");
}

std::string deep(std::mt19937& random) {
  std::string out = wordy(0);
  for (std::size_t i = 0; i < 60; ++i) out = "(" + out + (i % 2 == 0 ? " ИЛИ " : " И ") + wordy(random() % 40) + ")";
  return out;
}

std::string phrases(std::mt19937& random) {
  return joined(
      drawn(40, 12, random, [&](const std::string& w) { return "\"" + w + " " + wordy(random() % 12) + "\"~99"; }),
      " ИЛИ ");
}

std::string ranges(std::mt19937& random) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < 60; ++i) {
    const std::string from = std::to_string(random() % 1'000), to = std::to_string(1'000'003 + random() % 8'888'888);
    out.push_back(i % 2 == 0 ? "число:" + from + ".." + to
                             : "дата:" + std::to_string(1001 + random() % 500) + "-02-03..2" +
                                   std::to_string(100 + random() % 800) + "-11-12");
  }
  return joined(out, " ИЛИ ");
}

std::string query_of(std::size_t kind, std::mt19937& random) {
  switch (kind) {
    case 0:
      return deep(random);
    case 1:
      return one_of_many_wildcards(random);
    case 2:
      return joined(drawn(16, 8, random, as_is), " РЯДОМ/100 ");
    case 3:
      return "\"" + joined(drawn(60, 6, random, as_is), " ") + "\"~100";
    case 4:
      return joined(drawn(128, 128, random, as_is), " ИЛИ ");
    case 5:
      return ranges(random);
    case 6:
      return phrases(random);
    case 7:
      return wordy(0) + " -(" + phrases(random) + ")";
    case 8:
      return joined(drawn(120, 200, random, as_is), " ");
    case 9:
      return "title:(" + one_of_many_wildcards(random) + ")";
    case 10:
      return joined(drawn(60, 400, random, [](const std::string& w) { return "person:" + beginning(w); }), " ИЛИ ");
    default:
      return "(" + deep(random) + ") (" + phrases(random) + ") " + ranges(random);
  }
}

}  // namespace

std::string wordy(std::size_t n) {
  static const std::vector<std::string> syllables = {"ба", "ве", "го", "ду", "жи", "за", "ко", "лу", "ми", "но",
                                                     "пе", "ра", "су", "та", "фо", "ци", "ше", "щу", "мо", "ла"};
  std::string out = "про";
  for (std::size_t left = n + syllables.size(); left > 0; left /= syllables.size())
    out += syllables[left % syllables.size()];
  return out + "к";
}

std::vector<Record> wordy_records(std::size_t documents, std::size_t words_each) {
  std::mt19937 random(7);
  std::vector<Record> out;
  for (std::size_t i = 0; i < documents; ++i) {
    Record r;
    r.id = "w" + std::to_string(i);
    r.title = "Заметка " + wordy(random() % 50);
    for (std::size_t n = 0; n < words_each; ++n) {
      // The logarithm of the rank is even: Zipf's law.
      const double part = static_cast<double>(random() % 100'000) / 100'000;
      r.text += wordy(static_cast<std::size_t>(std::pow(static_cast<double>(kVocabulary), part)) - 1);
      r.text += n % 12 == 11 ? ". " : " ";
    }
    r.text += std::to_string(random() % 100'000) + " врачей.";
    r.date = std::to_string(2015 + random() % 10) + "-0" + std::to_string(1 + random() % 9) + "-1" +
             std::to_string(random() % 10);
    r.facets["lang"] = {"ru"};
    r.facets["person"] = {wordy(random() % 400)};
    out.push_back(std::move(r));
  }
  return out;
}

search::SearchRequest hostile_request(std::size_t n, std::mt19937& random) {
  search::SearchRequest request;
  request.q = query_of(n % kHostileKinds, random).substr(0, limits::kMaxQueryBytes);
  const bool narrowed = (n / kHostileKinds) % 2 == 1;
  for (std::size_t i = 0; narrowed && i < limits::kMaxWithin; ++i) {
    request.within.push_back(one_of_many_wildcards(random).substr(0, limits::kMaxQueryBytes));
  }
  request.facets = {"country", "person", "year"};
  request.sort = n % 5 == 4 ? search::Sort::fresh : search::Sort::relevance;
  request.explain = n % 7 == 6;
  request.size = 20;
  return request;
}

}  // namespace diplomed::testing
