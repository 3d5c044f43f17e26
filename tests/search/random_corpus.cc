#include "random_corpus.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

namespace diplomed::testing {
namespace {

template <typename T>
const T& pick(const std::vector<T>& from, std::mt19937& random) {
  return from[random() % from.size()];
}

// Up to `most` different values.
std::vector<std::string> some_of(const std::vector<std::string>& from, std::size_t most, std::mt19937& random) {
  std::vector<std::string> out;
  for (std::size_t n = random() % (most + 1); n > 0; --n) {
    const std::string& value = pick(from, random);
    if (std::find(out.begin(), out.end(), value) == out.end()) out.push_back(value);
  }
  return out;
}

const std::map<std::string, std::vector<std::string>>& facet_values() {
  static const std::map<std::string, std::vector<std::string>> values = {
      {"country", {"KG", "FR", "UZ", "KZ", "RU", "X-NOWHERE"}},
      {"field", {"oncology", "cardiology", "field-a", "field-b", "field-c", "field-d", "field-e"}},
      {"instrument", {"agreement", "visit", "other-form"}},
      {"type", {"news", "interview", "review"}},
      {"source", {"vestnik", "gazeta", "portal"}},
      {"lang", {"ru"}},
      {"year", {"2017", "2018", "2019", "2020"}}};
  return values;
}

std::string random_date(std::mt19937& random) {
  const std::string day = fmt::format("{}-{:02}-{:02}", 2017 + random() % 4, 1 + random() % 12, 1 + random() % 28);
  static constexpr std::size_t lengths[] = {4, 7, 10, 10};
  return day.substr(0, lengths[random() % 4]);
}

bool has(const std::vector<std::string>& values, const std::string& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

// The queries of random_request() are "a", "a b", "a OR b" and "a -b".
bool matches_query(const Record& record, const std::string& q) {
  std::istringstream in(record.title + " " + record.text);
  std::vector<std::string> words;
  for (std::string word; in >> word;) {
    std::erase(word, '.');
    words.push_back(word);
  }
  std::istringstream query(q);
  std::string a, b, c;
  query >> a >> b >> c;
  if (a.empty()) return true;
  if (b.empty()) return has(words, a);
  if (b == "OR") return has(words, a) || has(words, c);
  if (b.starts_with('-')) return has(words, a) && !has(words, b.substr(1));
  return has(words, a) && has(words, b);
}

bool within(const std::string& date, const std::string& from, const std::string& to) {
  const std::string first = date + std::string("-01-01").substr(date.size() < 10 ? date.size() - 4 : 6);
  const std::string last = date + std::string("-12-31").substr(date.size() < 10 ? date.size() - 4 : 6);
  return (from.empty() || first >= from) && (to.empty() || last <= to + (to.size() < 10 ? "-99" : ""));
}

bool matches_dates(const Record& record, const search::SearchRequest& request) {
  if (request.undated == search::Undated::only) return record.date.empty();
  const bool bounded = !request.from.empty() || !request.to.empty();
  if (record.date.empty()) return !bounded && request.undated == search::Undated::include;
  return within(record.date, request.from, request.to);
}

}  // namespace

const std::vector<std::string>& corpus_words() {
  static const std::vector<std::string> words = {"барсук",  "вереск",  "янтарь", "фонарь",
                                                 "корабль", "тетрадь", "сундук"};
  return words;
}

std::vector<Record> random_records(std::size_t count, std::mt19937& random) {
  std::vector<Record> records;
  for (std::size_t i = 0; i < count; ++i) {
    Record r;
    r.id = fmt::format("r{:03}", i);
    r.title = "Заметка " + pick(corpus_words(), random);
    r.text = "Здесь";
    for (std::size_t n = 1 + random() % 5; n > 0; --n) r.text += " " + pick(corpus_words(), random);
    r.text += ".";
    if (random() % 5 != 0) r.date = random_date(random);
    for (const std::string name : {"country", "field", "instrument"}) {
      if (auto values = some_of(facet_values().at(name), 3, random); !values.empty())
        r.facets[name] = std::move(values);
    }
    if (random() % 2 == 0) r.facets["type"] = {pick(facet_values().at("type"), random)};
    if (random() % 3 != 0) r.facets["source"] = {pick(facet_values().at("source"), random)};
    r.facets["lang"] = {pick(facet_values().at("lang"), random)};
    records.push_back(std::move(r));
  }
  return records;
}

std::vector<std::string> values_of(const Record& record, const std::string& facet) {
  if (facet == "year") return record.date.empty() ? std::vector<std::string>{} : std::vector{record.date.substr(0, 4)};
  const auto at = record.facets.find(facet);
  if (at != record.facets.end()) return at->second;
  return facet == "type" ? std::vector<std::string>{"news"} : std::vector<std::string>{};
}

search::SearchRequest random_request(std::mt19937& random) {
  search::SearchRequest request;
  request.size = 0;
  request.facet_size = 500;
  const std::string& a = pick(corpus_words(), random);
  const std::string& b = pick(corpus_words(), random);
  const std::vector<std::string> queries = {"", a, a + " " + b, a + " OR " + b, a + " -" + b};
  request.q = pick(queries, random);
  for (const auto& [name, values] : facet_values()) {
    request.facets.push_back(name);
    if (random() % 3 != 0) continue;
    search::FacetFilter filter;
    if (random() % 2 == 0) filter.any = some_of(values, 2, random);
    if (random() % 4 == 0) filter.all = some_of(values, 1, random);
    if (random() % 4 == 0) filter.none = some_of(values, 1, random);
    if (!filter.empty()) request.filters[name] = filter;
  }
  if (random() % 4 == 0) request.from = random_date(random);
  if (random() % 4 == 0) request.to = random_date(random);
  request.undated = static_cast<search::Undated>(random() % 8 < 6 ? 0 : 1 + random() % 2);
  request.interval = static_cast<search::Interval>(random() % 3);
  return request;
}

bool matches(const Record& record, const search::SearchRequest& request) {
  if (!matches_query(record, request.q) || !matches_dates(record, request)) return false;
  for (const auto& [name, filter] : request.filters) {
    const std::vector<std::string> values = values_of(record, name);
    const auto here = [&](const std::string& value) { return has(values, value); };
    if (!filter.any.empty() && std::none_of(filter.any.begin(), filter.any.end(), here)) return false;
    if (!std::all_of(filter.all.begin(), filter.all.end(), here)) return false;
    if (std::any_of(filter.none.begin(), filter.none.end(), here)) return false;
  }
  return true;
}

}  // namespace diplomed::testing
