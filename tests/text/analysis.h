// Analyses as strings and sets that a table can hold.
#pragma once

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "dictionary.h"
#include "text/analyzer.h"

namespace diplomed::testing {

// One for the program: what earlier tests put into its cache must not change what later ones see.
inline text::Analyzer& analyzer() {
  static text::Analyzer shared(shared_morphology());
  return shared;
}

inline std::string joined(const std::vector<std::string>& parts, const char* separator) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : separator) + part;
  return out;
}

// "1 Врача/врача:врач" for each token, " | " between them: position, "+" for an extra one, the text at its span, form
// and terms in alphabetical order.
inline std::string show(std::string_view text, const std::vector<text::Token>& tokens) {
  std::vector<std::string> out;
  for (const text::Token& token : tokens) {
    std::vector<std::string> terms = token.word->terms;
    std::sort(terms.begin(), terms.end());
    out.push_back(std::to_string(token.position) + (token.extra ? "+ " : " ") + std::string(token.span.of(text)) + "/" +
                  token.word->form + ":" + joined(terms, ","));
  }
  return joined(out, " | ");
}

inline std::string show(std::string_view text, text::Mode mode = text::Mode::text) {
  return show(text, analyzer().analyze(text, mode));
}

// Terms of a word: those of the token that spans all of it, else of all its tokens.
inline std::set<std::string> terms_of(std::string_view word, text::Mode mode = text::Mode::text) {
  std::set<std::string> terms;
  for (const text::Token& token : analyzer().analyze(word, mode)) {
    if (token.extra && token.span.size() == word.size()) terms.clear();
    terms.insert(token.word->terms.begin(), token.word->terms.end());
  }
  return terms;
}

inline std::set<std::string> common(const std::set<std::string>& a, const std::set<std::string>& b) {
  std::set<std::string> out;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::inserter(out, out.begin()));
  return out;
}

inline std::vector<std::string> split_words(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) words.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

}  // namespace diplomed::testing
