#include "support/generator.h"

#include "support/foreign_prose.h"
#include "support/russian_prose.h"
#include "support/word_lists.h"

namespace diplomed::testing {
namespace {

constexpr std::size_t kReprintShare = 8, kReprintReach = 40;  // percent; articles back
constexpr std::size_t kMedianSentences = 12, kMostSentences = 200;
constexpr int kFirstDay = 15'340, kDays = 5'000;  // 2012-01-01 and what follows, to September 2025

struct Day {
  int year, month, day;
};

// Days since 1970 → the civil date (H. Hinnant, chrono-compatible low-level date algorithms, days from 1970 on).
Day civil(int days) {
  days += 719'468;
  const int era = days / 146'097, of_era = days % 146'097;
  const int year_of_era = (of_era - of_era / 1'460 + of_era / 36'524 - of_era / 146'096) / 365;
  const int of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int shifted = (5 * of_year + 2) / 153;
  const int day = of_year - (153 * shifted + 2) / 5 + 1;
  const int month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day};
}

std::string two_digits(int n) {
  return {static_cast<char>('0' + n / 10), static_cast<char>('0' + n % 10)};
}

std::string iso(const Day& d) {
  return std::to_string(d.year) + "-" + two_digits(d.month) + "-" + two_digits(d.day);
}

std::string in_words(const Day& d) {
  return std::to_string(d.day) + " " + std::string(months()[static_cast<std::size_t>(d.month - 1)]) + " " +
         std::to_string(d.year) + " года";
}

std::string id_of(std::uint64_t i) {
  const std::string digits = std::to_string(i);
  return "g" + std::string(digits.size() < 10 ? 10 - digits.size() : 0, '0') + digits;
}

std::string_view language_for(RandomStream& random) {
  const std::size_t at = random.below(100);
  return at < 90 ? "ru" : at < 93 ? "kk" : at < 96 ? "ky" : at < 98 ? "uz" : "en";
}

}  // namespace

struct ArticleGenerator::Impl {
  explicit Impl(std::uint64_t s) : seed(s) {}

  RandomStream stream(std::uint64_t i, std::uint64_t purpose) const {
    return RandomStream(mixed(seed * 0x9E3779B97F4A7C15u + purpose) ^ mixed(i + 1));
  }

  // What article i repeats; i itself when it is no reprint.
  std::uint64_t origin_of(std::uint64_t i) const {
    RandomStream random = stream(i, 1);
    if (i == 0 || !random.percent(kReprintShare)) return i;
    const std::uint64_t reach = i < kReprintReach ? i : kReprintReach;
    return origin_of(i - 1 - random.below(reach));
  }

  // The story of article i, with its own sentences and a date of its own.
  GeneratedArticle story(std::uint64_t i, std::uint64_t teller) const;
  void tell_russian(GeneratedArticle& a, RandomStream& random, std::vector<std::string>& sentences) const;
  void tell_foreign(GeneratedArticle& a, RandomStream& random, std::vector<std::string>& sentences) const;

  std::uint64_t seed;
  Lexicon lexicon;
};

void ArticleGenerator::Impl::tell_russian(GeneratedArticle& a, RandomStream& random,
                                          std::vector<std::string>& sentences) const {
  Story told = russian_story(lexicon, random, a.gold.date_in == "prose" ? a.text : "");
  a.title = std::move(told.title);
  sentences.push_back(std::move(told.lead));
  a.gold.countries = std::move(told.countries);
  a.gold.people = std::move(told.people);
  a.gold.organisations = std::move(told.organisations);
  a.gold.instruments = std::move(told.instruments);
  for (std::size_t n = log_normal(random, kMedianSentences); sentences.size() < n && n <= kMostSentences;)
    sentences.push_back(russian_sentence(lexicon, random));
}

void ArticleGenerator::Impl::tell_foreign(GeneratedArticle& a, RandomStream& random,
                                          std::vector<std::string>& sentences) const {
  ForeignStory told = foreign_story(a.language, random);
  a.title = std::move(told.title);
  sentences.push_back(std::move(told.lead));
  a.gold.countries = {std::string(told.countries[0]), std::string(told.countries[1])};
  for (std::size_t n = 3 + log_normal(random, kMedianSentences); sentences.size() < n && n <= kMostSentences;)
    sentences.push_back(foreign_sentence(a.language, random));
}

GeneratedArticle ArticleGenerator::Impl::story(std::uint64_t i, std::uint64_t teller) const {
  RandomStream random = stream(i, 2), own = stream(teller, 3);
  GeneratedArticle a;
  a.id = id_of(teller);
  a.language = language_for(random);
  const std::size_t one = random.below(kDays), other = random.below(kDays);
  const int day = kFirstDay + static_cast<int>(one > other ? one : other);  // recent ones are more
  const std::size_t dating = random.below(100);
  const bool in_prose = a.language == "ru" && dating >= 84 && dating < 94;
  a.gold.date_in = dating < 84 ? "metadata" : in_prose ? "prose" : "none";
  const int late = teller == i ? 0 : static_cast<int>(own.below(3));
  if (a.gold.date_in == "metadata") a.gold.date = a.date = iso(civil(day + late));
  if (in_prose) {
    a.gold.date = iso(civil(day));
    a.text = in_words(civil(day));  // for the lead
  }
  std::vector<std::string> sentences;
  a.language == "ru" ? tell_russian(a, random, sentences) : tell_foreign(a, random, sentences);
  const std::size_t source = own.below(sources().size());
  a.source = sources()[source];
  a.url = "https://news" + std::to_string(source) + ".example/" + a.id;
  if (own.percent(40)) a.author = person_name(own.below(500));
  const std::size_t left_out = teller != i && sentences.size() > 8 ? 1 + own.below(sentences.size() - 1) : 0;
  a.text.clear();
  for (std::size_t n = 0, in_paragraph = 0; n < sentences.size(); ++n) {
    if (n > 0 && n == left_out) continue;
    // The lead is a paragraph of its own, the others have three sentences.
    if (n > 0) a.text += n == 1 || in_paragraph == 3 ? "\n\n" : " ";
    in_paragraph = n == 1 || in_paragraph == 3 ? 1 : in_paragraph + 1;
    a.text += sentences[n];
  }
  a.gold.title = a.title;
  return a;
}

ArticleGenerator::ArticleGenerator(std::uint64_t seed) : impl_(std::make_unique<Impl>(seed)) {}

ArticleGenerator::~ArticleGenerator() = default;

GeneratedArticle ArticleGenerator::article(std::uint64_t i) const {
  const std::uint64_t origin = impl_->origin_of(i);
  GeneratedArticle a = impl_->story(origin, i);
  if (origin != i) a.gold.reprint_of = id_of(origin);
  return a;
}

}  // namespace diplomed::testing
