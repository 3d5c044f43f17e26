#include "query/compile/compile_words.h"

#include <algorithm>

#include "base/utf8.h"
#include "query/compile/compile_operators.h"
#include "query/parse/parse_chars.h"
#include "text/characters.h"
#include "text/stopwords.h"

namespace diplomed::query {

void LeafReader::add(const std::vector<text::Token>& tokens, std::uint32_t from, Words& out) {
  for (const text::Token& token : tokens) {
    if (token.span.begin < from) continue;
    kept_.push_back(*token.word);
    text::Token copy = token;
    copy.word = &kept_.back();
    copy.span = {token.span.begin - from, token.span.end - from};
    (token.extra ? out.joined : out.parts).push_back(copy);
  }
}

Words LeafReader::read(const std::string& text) {
  Words words;
  add(analyzer_.analyze(text, text::Mode::query), 0, words);
  return words;
}

std::vector<Words> LeafReader::read_row(std::span<const Node> nodes) {
  std::vector<Words> out;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const utf8::CodePoint first = utf8::decode(nodes[i].text, 0);
    const bool lone = i > 0 && text::is_upper(first.value) && count_alnum(nodes[i].text) == 1;
    if (!lone) {
      out.push_back(read(nodes[i].text));
      continue;
    }
    const std::string before = nodes[i - 1].text + " ";
    out.emplace_back();
    add(analyzer_.analyze(before + nodes[i].text, text::Mode::query), static_cast<std::uint32_t>(before.size()),
        out.back());
  }
  return out;
}

std::set<std::string> terms_of(std::span<const Words> words) {
  std::set<std::string> terms;
  for (const Words& w : words) {
    for (const auto* tokens : {&w.parts, &w.joined}) {
      for (const text::Token& token : *tokens) terms.insert(token.word->terms.begin(), token.word->terms.end());
    }
  }
  return terms;
}

void drop_repeated(std::vector<QueryPart>& words) {
  std::set<std::set<std::string>> seen;
  std::erase_if(words, [&](const QueryPart& word) { return !word.terms.empty() && !seen.insert(word.terms).second; });
}

std::string text_of(std::span<const Node> nodes) {
  std::string text = nodes.front().text;
  for (const Node& n : nodes.subspan(1)) text += " " + n.text;
  return text;
}

Xapian::Query all_of(const std::vector<QueryPart>& words) {
  std::vector<Xapian::Query> parts;
  for (const QueryPart& word : words) parts.push_back(word.query);
  return combine(Xapian::Query::OP_AND, parts);
}

bool is_stop(const Words& words) {
  return words.parts.size() == 1 && words.joined.empty() && text::is_stopword(*words.parts[0].word);
}

namespace {

// "who signed …", "who is …?": it asks for somebody, so that it is not the acronym.
bool asks(const std::vector<text::Token>& tokens, std::size_t i, bool question) {
  const text::Word& word = *tokens[i].word;
  if (word.all_caps || !text::is_english_question_word(word.form) || tokens.size() == 1) return false;
  return question || (i + 1 < tokens.size() && text::is_english_verb(tokens[i + 1].word->form));
}

}  // namespace

std::vector<bool> exact_parts(std::string_view phrase, const std::vector<text::Token>& parts) {
  std::vector<bool> out;
  for (const text::Token& token : parts) {
    const std::size_t blank = phrase.substr(0, token.span.begin).rfind(' ');
    out.push_back(phrase[blank == phrase.npos ? 0 : blank + 1] == '=');
  }
  return out;
}

WordRow::WordRow(const std::vector<Words>& leaves, const knowledge::Matcher* matcher, bool question)
    : matcher_(matcher) {
  if (matcher == nullptr) return;
  std::vector<text::Token> all;
  for (std::size_t leaf = 0; leaf < leaves.size(); ++leaf) {
    all.insert(all.end(), leaves[leaf].parts.begin(), leaves[leaf].parts.end());
    leaf_of_.resize(all.size(), leaf);
  }
  matches_ = matcher->match(all, text::Mode::query);
  // A place is not the concept itself; a concept that cuts a leaf is none.
  std::erase_if(matches_, [&](const knowledge::Match& m) {
    const bool cuts_front = m.first > 0 && leaf_of_[m.first - 1] == leaf_of_[m.first];
    const bool cuts_back = m.last + 1 < all.size() && leaf_of_[m.last + 1] == leaf_of_[m.last];
    return m.place || cuts_front || cuts_back || (m.first == m.last && asks(all, m.first, question));
  });
}

std::size_t WordRow::group_end(std::size_t leaf) const {
  std::size_t end = leaf + 1;
  for (const knowledge::Match& m : matches_) {
    if (leaf_of_[m.first] == leaf) end = std::max(end, leaf_of_[m.last] + 1);
  }
  return end;
}

bool WordRow::starts_concept(std::size_t leaf) const {
  return std::any_of(matches_.begin(), matches_.end(),
                     [&](const knowledge::Match& m) { return leaf_of_[m.first] == leaf; });
}

std::vector<const knowledge::Concept*> WordRow::concepts(std::size_t begin, std::size_t end) const {
  std::vector<const knowledge::Concept*> out;
  for (const knowledge::Match& m : matches_) {
    if (leaf_of_[m.first] != begin || leaf_of_[m.last] + 1 != end) continue;
    out.push_back(&matcher_->vocabulary().concepts()[m.concept_index]);
  }
  return out;
}

}  // namespace diplomed::query
