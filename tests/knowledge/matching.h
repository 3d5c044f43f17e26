// Matches as strings that a table can hold.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "dictionary.h"
#include "knowledge/vocabulary/matcher.h"
#include "temp_dir.h"

namespace diplomed::testing {

// A vocabulary with the analyzer and the matcher that go with it.
struct Matching {
  explicit Matching(const std::string& directory)
      : analyzer(shared_morphology()),
        vocabulary(load(directory)),
        matcher(std::make_shared<knowledge::Matcher>(vocabulary, analyzer)) {}

  static std::shared_ptr<const knowledge::Vocabulary> load(const std::string& directory) {
    auto loaded = knowledge::Vocabulary::load(directory);
    if (!loaded) throw std::runtime_error(loaded.error().to_string());
    return *loaded;
  }

  // "country:KG=Бишкеке@ field:x=…": concept and the text it was found in, "@" after a place, one space between.
  std::string show(const std::string& text, text::Mode mode = text::Mode::text, const std::string& type = "") {
    const std::vector<text::Token>& tokens = analyzer.analyze(text, mode);
    std::string out;
    for (const knowledge::Match& match : matcher->match(tokens, mode)) {
      const knowledge::Concept& c = vocabulary->concepts()[match.concept_index];
      if (!type.empty() && c.type != type) continue;
      const Span span{tokens[match.first].span.begin, tokens[match.last].span.end};
      out += (out.empty() ? "" : " ") + (type.empty() ? c.type + ":" : "") + c.id + "=" + std::string(span.of(text)) +
             (match.place ? "@" : "");
    }
    return out;
  }

  text::Analyzer analyzer;
  std::shared_ptr<const knowledge::Vocabulary> vocabulary;
  std::shared_ptr<const knowledge::Matcher> matcher;
};

// The vocabulary in corpus/vocabulary, loaded once a program.
inline Matching& shipped() {
  static Matching matching(knowledge::default_vocabulary_directory());
  return matching;
}

}  // namespace diplomed::testing
