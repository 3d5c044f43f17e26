// A few records, indexed by the product's own indexer and opened for searching.
#pragma once

#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "index_fixture.h"

namespace diplomed::testing {

struct Record {
  std::string id, title, text, date = {};
  std::map<std::string, std::vector<std::string>> facets = {};  // "country" …; "source" and "lang" too
};

inline std::string json_line(const Record& r) {
  nlohmann::json json = {{"id", r.id}, {"title", r.title}, {"text", r.text}};
  if (!r.date.empty()) json["date"] = r.date;
  for (const auto& [name, values] : r.facets) {
    if (name == "source" || name == "lang") {
      json[name] = values.at(0);
    } else {
      json[name] = values;
    }
  }
  return json.dump() + "\n";
}

inline std::string json_lines(const std::vector<Record>& records) {
  std::string out;
  for (const Record& r : records) out += json_line(r);
  return out;
}

inline indexer::RunReport index_or_throw(const std::string& db, std::vector<std::string> paths) {
  auto report = run_indexer(db, std::move(paths));
  if (!report) throw std::runtime_error(report.error().to_string());
  return std::move(report).value();
}

// Few enough to know by heart: no two of them share all words of a longer query.
inline const std::vector<Record>& four_articles() {
  static const std::vector<Record> records = {
      {"tele", "Меморандум подписан", "Министры обсудили телемедицину и подписали меморандум в Бишкеке.", "2024-05-01"},
      {"kidney", "Операция прошла", "Хирурги пересадили почку ребёнку, врачи обсудили телемедицину.", "2023-02-03"},
      {"train", "Поезд здоровья", "Врачи поезда приняли ребёнка в дальнем селе.", "2024-06-01"},
      {"ball", "Футбол", "Команда выиграла матч в столице, болельщики рады.", "2022-01-01"}};
  return records;
}

class SmallIndex {
 public:
  explicit SmallIndex(const std::vector<Record>& records) {
    index_or_throw(db(), {dir_.write("in/records.jsonl", json_lines(records))});
    searcher_ = open_searcher(db());
  }

  std::string db() const { return dir_.sub("db"); }
  const search::Searcher& searcher() const { return *searcher_; }

  search::ResultPage search(const search::SearchRequest& request) const {
    auto page = searcher_->search(request);
    if (!page) throw std::runtime_error(page.error().to_string());
    return std::move(page).value();
  }
  search::ResultPage search(const std::string& q) const { return search(request_for(q)); }

 private:
  TempDir dir_;
  std::unique_ptr<search::Searcher> searcher_;
};

inline std::vector<std::string> ids_of(const search::ResultPage& page) {
  std::vector<std::string> ids;
  for (const search::Hit& hit : page.hits) ids.push_back(hit.id);
  return ids;
}

// The text of pieces, what is marked in [brackets].
inline std::string shown(const std::vector<search::TextPiece>& pieces) {
  std::string out;
  for (const search::TextPiece& p : pieces) out += p.marked ? "[" + p.text + "]" : p.text;
  return out;
}

}  // namespace diplomed::testing
