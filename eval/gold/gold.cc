#include "eval/gold/gold.h"

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "document/readers/read_articles.h"
#include "eval/gold/gold_facts.h"

namespace diplomed::eval {
namespace {

using nlohmann::json;

Result<std::string> slurp(const std::string& path) {
  std::error_code ignored;
  std::ifstream in(path, std::ios::binary);
  if (!in || !std::filesystem::is_regular_file(path, ignored)) return Error{ErrorCode::unreadable, "cannot open", path};
  return std::string(std::istreambuf_iterator<char>(in), {});
}

knowledge::Annotations annotate(const document::Article& article, text::Analyzer& analyzer,
                                knowledge::Annotator& annotator) {
  const text::Mode mode = text::mode_for(article.language);
  if (!article.title_is_lead) {
    annotator.add(knowledge::Part::title, article.title, analyzer.analyze(article.title, mode));
  }
  annotator.add(knowledge::Part::body, article.body, analyzer.analyze(article.body, mode));
  for (const document::DroppedLine& line : article.dropped) {
    if (line.reason != document::NoiseReason::press_heading) continue;
    annotator.add(knowledge::Part::notice, line.text, analyzer.analyze(line.text, mode));
  }
  return annotator.finish(article);
}

std::string text_of(const json& gold, const char* key) {
  return gold.contains(key) && gold[key].is_string() ? gold[key].get<std::string>() : std::string();
}

void score_title(const document::Article& article, const json& gold, GoldScores& scores) {
  const std::string title = text_of(gold, "title");
  const bool right = article.title == (title.empty() ? text_of(gold, "title_fallback") : title) &&
                     article.title_is_lead == title.empty();
  scores.titles.hit += right;
  ++scores.titles.gold;
  ++scores.titles.found;
  if (!right) scores.errors.push_back("title: " + article.title);
}

// A gold without a date is met by none, or by the inferred one when the article flags it as inferred.
void score_date(const document::Article& article, const json& gold, GoldScores& scores) {
  const document::Date* date = article.primary_date();
  const std::string value = text_of(gold, "date");
  const std::string inferred = text_of(gold, "date_inferred");
  const std::string got = date == nullptr ? "" : date->value;
  const bool flagged = date != nullptr && date->confidence == document::Confidence::low;
  const bool right = got == value || (value.empty() && flagged && got == inferred);
  scores.dates.hit += right;
  ++scores.dates.gold;
  ++scores.dates.found;
  if (!right) scores.errors.push_back("date: " + got + " instead of " + value);
}

void score_noise(const document::Article& article, const json& gold, GoldScores& scores) {
  std::vector<std::string> wanted = gold.value("noise_lines", std::vector<std::string>{});
  scores.noise.gold += static_cast<double>(wanted.size());
  scores.noise.found += static_cast<double>(article.dropped.size());
  for (const document::DroppedLine& line : article.dropped) {
    const auto found = std::find(wanted.begin(), wanted.end(), line.text);
    if (found == wanted.end()) {
      scores.errors.push_back("noise wrong: " + line.text);
      continue;
    }
    ++scores.noise.hit;
    wanted.erase(found);
  }
  for (const std::string& line : wanted) scores.errors.push_back("noise missed: " + line);
}

}  // namespace

Result<GoldScores> score_gold(const std::string& directory, const std::string& gold, text::Analyzer& analyzer,
                              std::shared_ptr<const knowledge::Matcher> matcher, knowledge::Annotator& annotator) {
  const Result<std::string> bytes = slurp(gold);
  if (!bytes) return bytes.error();
  const json truth = json::parse(*bytes, nullptr, false);
  if (!truth.is_object()) return Error{ErrorCode::malformed, "not a JSON object", gold};
  GoldScores scores;
  GoldNames names(analyzer, std::move(matcher));
  for (const auto& [file, expected] : truth.items()) {
    const std::string path = directory + "/" + file;
    const Result<std::string> content = slurp(path);
    if (!content) return content.error();
    std::vector<document::Article> articles;
    const Status status = document::read_articles(
        {path, file, *content, nullptr}, [&](document::Article a) { articles.push_back(std::move(a)); },
        [](const Error&) {});
    if (!status) return status.error();
    if (articles.size() != 1) return Error{ErrorCode::malformed, "not one article", path};
    const std::size_t errors = scores.errors.size();
    ++scores.files;
    try {
      score_title(articles[0], expected, scores);
      score_date(articles[0], expected, scores);
      score_noise(articles[0], expected, scores);
      score_facts(articles[0], annotate(articles[0], analyzer, annotator), expected, names, scores);
    } catch (const json::exception& e) {
      return Error{ErrorCode::malformed, e.what(), gold + " (" + file + ")"};
    }
    for (std::size_t i = errors; i < scores.errors.size(); ++i) scores.errors[i].insert(0, file + ": ");
  }
  return scores;
}

}  // namespace diplomed::eval
