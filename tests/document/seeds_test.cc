// The five articles of the evaluation set against what is known to be true of them.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "read_helper.h"
#include "shared.h"

namespace diplomed::document {
namespace {

using nlohmann::json;

std::string text_of(const json& gold, const char* key) {
  return gold.contains(key) && gold[key].is_string() ? gold[key].get<std::string>() : std::string();
}

const char* name(DatePrecision p) {
  return p == DatePrecision::day ? "day" : p == DatePrecision::month ? "month" : "year";
}
const char* name(Confidence c) {
  return c == Confidence::high ? "high" : c == Confidence::medium ? "medium" : "low";
}

void check_title(const Article& a, const json& gold) {
  const std::string title = text_of(gold, "title");
  EXPECT_EQ(a.title_is_lead, title.empty());
  EXPECT_EQ(a.title, title.empty() ? text_of(gold, "title_fallback") : title);
  EXPECT_EQ(a.subtitle, text_of(gold, "subtitle"));
  EXPECT_TRUE(a.body.starts_with(text_of(gold, "body_starts"))) << a.body.substr(0, 200);
  EXPECT_TRUE(a.body.ends_with(text_of(gold, "body_ends"))) << a.body.substr(a.body.size() - 200);
}

void check_date(const Article& a, const json& gold) {
  const std::string inferred = text_of(gold, "date_inferred");
  const std::string value = inferred.empty() ? text_of(gold, "date") : inferred;
  const Date* date = a.primary_date();
  ASSERT_EQ(date == nullptr, value.empty());
  if (date == nullptr) return;
  EXPECT_EQ(date->value, value);
  EXPECT_EQ(name(date->precision), text_of(gold, "date_precision"));
  EXPECT_EQ(name(date->confidence), text_of(gold, "date_confidence"));
  EXPECT_EQ(date->kind == DateKind::published, text_of(gold, "date_type") == "published");
  const std::string evidence = gold["date_evidence"]["text"];
  EXPECT_TRUE(evidence.starts_with(date->evidence)) << date->evidence;
  EXPECT_EQ(date->line, gold["date_evidence"]["line"].get<std::uint32_t>());
  const std::string end = text_of(gold, "date_end");
  for (const Date& d : a.dates) {
    if (d.kind == DateKind::event_end) {
      EXPECT_EQ(d.value, end);
    }
  }
  EXPECT_EQ(std::any_of(a.dates.begin(), a.dates.end(), [](const Date& d) { return d.kind == DateKind::event_end; }),
            !end.empty());
}

void check_noise(const Article& a, const json& gold) {
  std::map<std::uint32_t, std::string> wanted;
  for (std::size_t i = 0; i < gold["noise_lines"].size(); ++i) {
    wanted[gold["noise_line_numbers"][i].get<std::uint32_t>()] = gold["noise_lines"][i].get<std::string>();
  }
  std::map<std::uint32_t, std::string> dropped;
  for (const DroppedLine& line : a.dropped) dropped[line.line] = line.text;
  EXPECT_EQ(dropped, wanted);
  std::map<std::uint32_t, std::string> prefixes;
  for (const json& prefix : gold["noise_prefixes"]) prefixes[prefix["line"].get<std::uint32_t>()] = prefix["text"];
  std::map<std::uint32_t, std::string> stripped;
  for (const DroppedLine& piece : a.stripped) stripped[piece.line] = piece.text;
  EXPECT_EQ(stripped, prefixes);
}

// The gold's remark in brackets after a source is not part of it.
void check_credits(const Article& a, const json& gold) {
  const std::string source = text_of(gold, "source");
  EXPECT_EQ(a.source, source.substr(0, source.find(" (")));
  EXPECT_EQ(a.author, text_of(gold, "author"));
  EXPECT_EQ(a.language, "ru");
  EXPECT_EQ(a.charset, "UTF-8");
}

// Every mention that the gold resolves is there, with a year, month or day that agrees.
void check_mentions(const Article& a, const json& gold) {
  for (const json& mention : gold["date_mentions"]) {
    if (!mention["resolves_to"].is_string()) continue;
    std::string value = mention["resolves_to"];
    value = value.substr(0, value.find_first_of("/ "));
    const bool found = std::any_of(a.dates.begin(), a.dates.end(), [&](const Date& d) {
      return d.value == value && d.line == mention["line"].get<std::uint32_t>();
    });
    EXPECT_TRUE(found) << mention["text"];
  }
}

TEST(Seeds, AgreeWithTheGold) {
  DIPLOMED_NEEDS_SHARED("seeds");
  DIPLOMED_NEEDS_SHARED("gold/seeds_gold.json");
  const json gold = json::parse(testing::slurp(diplomed::testing::shared("gold/seeds_gold.json")));
  for (const auto& [file, truth] : gold.items()) {
    SCOPED_TRACE(file);
    const std::string bytes = testing::slurp(diplomed::testing::shared("seeds") + "/" + file);
    const testing::ReadOutcome out = testing::read(file, bytes);
    ASSERT_TRUE(out.status.ok());
    EXPECT_TRUE(out.problems.empty());
    ASSERT_EQ(out.articles.size(), 1u);
    const Article& a = out.only();
    check_title(a, truth);
    check_date(a, truth);
    check_noise(a, truth);
    check_credits(a, truth);
    check_mentions(a, truth);
    for (const Date& date : a.dates) EXPECT_NE(bytes.find(date.evidence), std::string::npos) << date.evidence;
  }
}

}  // namespace
}  // namespace diplomed::document
