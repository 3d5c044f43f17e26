#include "eval/gold/gold_names.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "text/fold.h"

namespace diplomed::eval {
namespace {

constexpr std::size_t kShortWord = 4;  // bytes: two Cyrillic letters

bool share(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](const std::string& x) { return std::find(b.begin(), b.end(), x) != b.end(); });
}

std::size_t common_words(const NameKey& a, NameKey b) {
  std::size_t n = 0;
  for (const auto& word : a) {
    const auto found = std::find_if(b.begin(), b.end(), [&](const auto& other) { return share(word, other); });
    if (found == b.end()) continue;
    ++n;
    b.erase(found);
  }
  return n;
}

// What stands in the outermost quotation marks, empty without.
std::string quoted(const std::string& name) {
  for (const auto& [open, close] : {std::pair<std::string, std::string>{"«", "»"}, {"\"", "\""}, {"“", "”"}}) {
    const std::size_t begin = name.find(open);
    const std::size_t end = name.rfind(close);
    if (begin != name.npos && end != name.npos && end > begin) {
      return name.substr(begin + open.size(), end - begin - open.size());
    }
  }
  return {};
}

std::string_view without_remark(std::string_view label) {
  label = label.substr(0, label.find(" ("));
  return label;
}

}  // namespace

GoldNames::GoldNames(text::Analyzer& analyzer, std::shared_ptr<const knowledge::Matcher> matcher)
    : analyzer_(analyzer), matcher_(std::move(matcher)) {}

NameKey GoldNames::key(std::string_view name) {
  const std::vector<text::Token>& tokens = analyzer_.analyze(name);
  const std::vector<knowledge::Match> matches = matcher_->match(tokens, text::Mode::text);
  NameKey key;
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].extra) continue;
    const knowledge::Match* best = nullptr;
    for (const knowledge::Match& m : matches) {
      const knowledge::Concept& c = vocabulary().concepts()[m.concept_index];
      if (m.first != i || m.place || (!c.is(knowledge::Facet::country) && !c.is(knowledge::Facet::org))) continue;
      if (best == nullptr || m.last > best->last) best = &m;
    }
    if (best != nullptr) {
      const knowledge::Concept& c = vocabulary().concepts()[best->concept_index];
      key.push_back({c.type + ":" + c.id});
      i = best->last;
      continue;
    }
    const text::Word& word = *tokens[i].word;
    const bool dropped = word.kind == text::WordKind::russian &&
                         (word.form.size() <= kShortWord || word.form == "имени" || word.form == "при");
    if (!dropped) key.push_back(word.terms);
  }
  return key;
}

bool GoldNames::equal(const NameKey& a, const NameKey& b) {
  return !a.empty() && a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), share);
}

bool GoldNames::equal_unordered(const NameKey& a, const NameKey& b) {
  return !a.empty() && a.size() == b.size() && common_words(a, b) == a.size();
}

double GoldNames::similarity(const NameKey& a, const NameKey& b) {
  if (a.empty() || b.empty()) return 0;
  return 2.0 * static_cast<double>(common_words(a, b)) / static_cast<double>(a.size() + b.size());
}

bool GoldNames::same_organisation(const std::string& a, const std::string& b) {
  const NameKey whole_a = key(a);
  const NameKey whole_b = key(b);
  if (equal(whole_a, whole_b)) return true;
  const NameKey quoted_a = key(quoted(a));
  const NameKey quoted_b = key(quoted(b));
  return equal(quoted_a, whole_b) || equal(whole_a, quoted_b) || equal(quoted_a, quoted_b);
}

std::optional<std::string> GoldNames::concept_id(std::string_view type, std::string_view label) {
  const std::string_view bare = without_remark(label);
  const std::vector<text::Token>& tokens = analyzer_.analyze(bare);
  if (tokens.empty()) return std::nullopt;
  for (const knowledge::Match& m : matcher_->match(tokens, text::Mode::query)) {
    const knowledge::Concept& c = vocabulary().concepts()[m.concept_index];
    if (c.type == type && m.first == 0 && m.last + 1 == tokens.size()) return c.id;
  }
  std::optional<std::string> only;
  for (const knowledge::Concept& c : vocabulary().concepts()) {
    if (c.type != type || !c.label_ru.ends_with(" " + std::string(bare))) continue;
    if (only && c.broader != *only) return std::nullopt;
    if (!only) only = c.id;
  }
  return only;
}

std::optional<std::string> GoldNames::status_id(std::string_view label) {
  const std::vector<text::Token>& tokens = analyzer_.analyze(without_remark(label));
  for (const text::Token& token : tokens) {
    for (const knowledge::Concept& c : vocabulary().concepts()) {
      if (!c.is(knowledge::Facet::status)) continue;
      for (const knowledge::Concept::Variant& v : c.variants) {
        const std::string variant = text::fold_yo(v.text);
        if (variant == token.word->form || share({variant}, token.word->terms)) return c.id;
      }
    }
  }
  return std::nullopt;
}

std::vector<std::string> organisation_names(const nlohmann::json& gold, const std::string& name) {
  std::vector<std::string> all = {name};
  for (const nlohmann::json& detail : gold.value("organizations_detail", nlohmann::json::array())) {
    if (detail.value("name", std::string()) != name) continue;
    for (const nlohmann::json& alias : detail.value("aliases", nlohmann::json::array()))
      all.push_back(alias.get<std::string>());
  }
  return all;
}

}  // namespace diplomed::eval
