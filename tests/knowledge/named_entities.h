// The entities of a text as strings that a table can hold.
#pragma once

#include <string>

#include "knowledge/annotate.h"
#include "matching.h"

namespace diplomed::testing {

// Everything the shipped vocabulary's annotator finds in a body (and title).
inline knowledge::Facts facts_of(const std::string& body, const std::string& title = "") {
  knowledge::Annotator annotator(shipped().matcher);
  document::Article article;
  article.title = title;
  article.body = body;
  if (!title.empty()) annotator.add(knowledge::Part::title, title, shipped().analyzer.analyze(title));
  annotator.add(knowledge::Part::body, body, shipped().analyzer.analyze(body));
  return annotator.finish(article).facts;
}

// "Name [mention | mention]; Name […]" of one kind, in order.
inline std::string show_entities(const std::string& body, knowledge::EntityKind kind) {
  std::string out;
  for (const knowledge::Entity& e : facts_of(body).entities) {
    if (e.kind != kind) continue;
    out += (out.empty() ? "" : "; ") + e.name + " [";
    for (std::size_t i = 0; i < e.mentions.size(); ++i) {
      out += (i == 0 ? "" : " | ") + std::string(e.mentions[i].span.of(body));
    }
    out += "]";
  }
  return out;
}

// "id Name (alias, alias) CC; …"
inline std::string show_names(const std::string& body, knowledge::EntityKind kind) {
  std::string out;
  for (const knowledge::Entity& e : facts_of(body).entities) {
    if (e.kind != kind) continue;
    out += (out.empty() ? "" : "; ") + e.id + " " + e.name;
    for (std::size_t i = 0; i < e.aliases.size(); ++i) out += (i == 0 ? " (" : ", ") + e.aliases[i];
    out += (e.aliases.empty() ? "" : ")") + (e.country.empty() ? "" : " " + e.country);
  }
  return out;
}

}  // namespace diplomed::testing
