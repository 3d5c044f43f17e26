// The people of a text as strings that a table can hold.
#pragma once

#include <string>

#include "knowledge/annotate.h"
#include "matching.h"

namespace diplomed::testing {

inline knowledge::Facts facts_of(const std::string& body, const std::string& title = "") {
  document::Article article;
  article.title = title;
  article.body = body;
  knowledge::Annotator annotator(shipped().matcher);
  if (!title.empty()) annotator.add(knowledge::Part::title, title, shipped().analyzer.analyze(title));
  annotator.add(knowledge::Part::body, body, shipped().analyzer.analyze(body));
  return annotator.finish(article).facts;
}

// "Бакыт Тологонов; Николя Фай", by first mention.
inline std::string people_of(const std::string& body) {
  std::string out;
  for (const knowledge::Entity& e : facts_of(body).entities) {
    if (e.kind == knowledge::EntityKind::person) out += (out.empty() ? "" : "; ") + e.name;
  }
  return out;
}

}  // namespace diplomed::testing
