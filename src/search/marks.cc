#include "search/marks.h"

#include <algorithm>
#include <functional>

#include "index/number_terms.h"
#include "index/schema.h"

namespace diplomed::search {
namespace {

std::size_t id_of(std::string_view text) {
  return std::hash<std::string_view>{}(text);
}

const std::string* matching_term(const text::Word& word, const std::set<std::string>& terms) {
  for (const std::string& term : word.terms) {
    if (const auto found = terms.find(term); found != terms.end()) return &*found;
  }
  return nullptr;
}

void mark_words(const std::vector<text::Token>& tokens, const query::Highlight& h, std::vector<Mark>& marks) {
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    const text::Token& token = tokens[i];
    const std::string* hit = matching_term(*token.word, h.terms);
    if (hit == nullptr) {
      if (const auto form = h.forms.find(token.word->form); form != h.forms.end()) hit = &*form;
    }
    for (const std::string& prefix : h.prefixes) {
      if (hit == nullptr && token.word->form.starts_with(prefix)) hit = &prefix;
    }
    if (hit != nullptr) marks.push_back({token.span, i, id_of(*hit)});
  }
}

// A word of a phrase by its terms or, where an exact form is asked for, by its form.
bool is_phrase_word(const text::Word& word, const std::set<std::string>& terms) {
  return matching_term(word, terms) != nullptr || (!terms.empty() && terms.contains(index::exact_term(word.form)));
}

// The token after `i` that takes a position of its own.
std::size_t next_part(const std::vector<text::Token>& tokens, std::size_t i) {
  do {
    ++i;
  } while (i < tokens.size() && tokens[i].extra);
  return i;
}

// Tokens of a phrase from `i` on, each within `slack` extra words in all; empty when it does not stand there.
std::vector<std::size_t> phrase_at(const std::vector<text::Token>& tokens, std::size_t i,
                                   const std::vector<std::set<std::string>>& phrase, std::uint32_t slack) {
  std::vector<std::size_t> found;
  const std::uint32_t first = tokens[i].position;
  for (std::size_t at = i; at < tokens.size() && found.size() < phrase.size(); at = next_part(tokens, at)) {
    if (tokens[at].position - first >= phrase.size() + slack) break;
    if (is_phrase_word(*tokens[at].word, phrase[found.size()])) {
      found.push_back(at);
    } else if (found.empty()) {
      break;
    }
  }
  if (found.size() < phrase.size()) found.clear();
  return found;
}

void mark_phrases(const std::vector<text::Token>& tokens, const query::Highlight& h, std::vector<Mark>& marks) {
  for (std::size_t p = 0; p < h.phrases.size(); ++p) {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (tokens[i].extra) continue;
      for (const std::size_t at : phrase_at(tokens, i, h.phrases[p], h.phrase_slack[p])) {
        marks.push_back({tokens[at].span, static_cast<std::uint32_t>(at), p + 1});
      }
    }
  }
}

void mark_concepts(const std::vector<text::Token>& tokens, const query::Highlight& h, const knowledge::Matcher& matcher,
                   std::vector<Mark>& marks) {
  for (const knowledge::Match& m : matcher.match(tokens, text::Mode::text)) {
    if (m.place) continue;
    const knowledge::Concept& c = matcher.vocabulary().concepts()[m.concept_index];
    if (!h.concepts.contains({c.type, c.id})) continue;
    marks.push_back({{tokens[m.first].span.begin, tokens[m.last].span.end}, m.first, id_of(c.id)});
  }
}

void mark_figures(const std::vector<text::Token>& tokens, std::vector<Span> figures, std::vector<Mark>& marks) {
  static constexpr std::size_t kFigure = ~std::size_t{0};
  std::sort(figures.begin(), figures.end(), [](Span a, Span b) { return a.begin < b.begin; });
  auto first = tokens.begin();  // one pass over both
  for (const Span span : figures) {
    first = std::find_if(first, tokens.end(), [&](const text::Token& token) { return token.span.end > span.begin; });
    if (first == tokens.end() || span.end > tokens.back().span.end) continue;
    marks.push_back({span, static_cast<std::uint32_t>(first - tokens.begin()), kFigure});
  }
}

}  // namespace

std::vector<Span> figures_asked_for(const std::vector<knowledge::Figure>& figures, knowledge::Part part,
                                    const query::Highlight& highlight) {
  std::vector<Span> out;
  for (const knowledge::Figure& figure : figures) {
    if (figure.evidence.part != part) continue;
    const std::vector<std::string> terms = index::figure_terms(figure.value);
    const bool asked = std::any_of(terms.begin(), terms.end(),
                                   [&](const std::string& term) { return highlight.numbers.contains(term); });
    if (asked) out.push_back(figure.evidence.span);
  }
  return out;
}

std::vector<Mark> find_marks(const std::vector<text::Token>& tokens, const query::Highlight& highlight,
                             const knowledge::Matcher* matcher, const std::vector<Span>& figures) {
  std::vector<Mark> marks;
  if (!highlight.terms.empty() || !highlight.forms.empty() || !highlight.prefixes.empty()) {
    mark_words(tokens, highlight, marks);
  }
  mark_phrases(tokens, highlight, marks);
  mark_figures(tokens, figures, marks);
  if (matcher != nullptr && !highlight.concepts.empty()) mark_concepts(tokens, highlight, *matcher, marks);
  std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  std::vector<Mark> apart;
  for (const Mark& mark : marks) {
    if (apart.empty() || mark.span.begin >= apart.back().span.end) apart.push_back(mark);
  }
  return apart;
}

}  // namespace diplomed::search
