// Every format the indexer reads is among the samples, and each sample is found by words of its text.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "index_fixture.h"

namespace diplomed {
namespace {

struct Sample {
  const char* id;
  const char* query;
  const char* format;  // of the article, as the document page says
};

constexpr Sample kSamples[] = {
    {"kyrgyzstan/foch-hospital-partner.txt", "больница Фош партнёр", "text"},
    {"kyrgyzstan/emergency-care-reform.md", "единый центр экстренной помощи", "markdown"},
    {"kyrgyzstan/study-trips-france.html", "учебные поездки Франция", "html"},
    {"partners/burn-centre.odt", "ожоговому центру Оша аппараты", "odt"},
    {"partners/nurses-exchange.docx", "медсестра Страсбург", "docx"},
    {"partners/eye-brigade.pdf", "окулист Каракол", "pdf"},
    {"partners/vaccine-store.rtf", "хранилища вакцин Самарканд", "rtf"},
    {"partners/eye-school.mhtml", "школа офтальмологов Иран", "mail"},
    {"partners/heart-attack-training.eml", "Ереван Витебск инфаркт", "mail"},
    {"partners/department-digest.csv#2", "донорская кровь Монголия", "csv"},
    {"partners-tsv-1", "машина скорой помощи Индия", "csv"},
    {"partners/diabetes-sensors.txt.gz/diabetes-sensors.txt", "диабет София Кишинёв", "text"},
    {"partners/leaflet.tar.gz/leaflet/burns-centre.md", "ожогов Вьетнам", "markdown"},
    {"partners/leaflet.tar.gz/leaflet/family-doctors.html", "семейный врач Словения", "html"},
    {"partners/neighbours.zip/tick-encephalitis.txt", "клещевой энцефалит", "text"},
};

TEST(Formats, EverySampleIsFoundByItsWords) {
  const testing::TempDir dir;
  const auto report = testing::run_indexer(dir.sub("db"), {DIPLOMED_SOURCE_DIR "/corpus/articles"});
  ASSERT_TRUE(report.ok()) << report.error().to_string();
  EXPECT_TRUE(report->rejected.empty());
  const auto searcher = testing::open_searcher(dir.sub("db"));
  std::set<std::string> formats;
  for (const Sample& sample : kSamples) {
    const auto page = searcher->search(testing::request_for(sample.query));
    ASSERT_TRUE(page.ok());
    EXPECT_TRUE(std::any_of(page->hits.begin(), page->hits.end(), [&](const search::Hit& hit) {
      return hit.id == sample.id;
    })) << sample.query;
    const auto view = searcher->document(sample.id, {""});
    ASSERT_TRUE(view.ok()) << sample.id;
    EXPECT_EQ(view->format, sample.format) << sample.id;
    formats.insert(view->format);
  }
  const auto json = searcher->search(testing::request_for("телемедицина"));
  ASSERT_TRUE(json.ok());
  for (const search::Hit& hit : json->hits) formats.insert(searcher->document(hit.id, {""})->format);
  EXPECT_EQ(formats,
            (std::set<std::string>{"text", "markdown", "html", "json", "csv", "mail", "pdf", "docx", "odt", "rtf"}));
}

}  // namespace
}  // namespace diplomed
