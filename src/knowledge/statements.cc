#include "knowledge/statements.h"

#include <iterator>
#include <utility>

#include "document/dates/date_expressions.h"
#include "document/sentences.h"
#include "knowledge/figures/figures.h"

namespace diplomed::knowledge {

StatementFinder::StatementFinder(std::shared_ptr<const Vocabulary> vocabulary)
    : vocabulary_(vocabulary), events_(std::move(vocabulary)) {}

void StatementFinder::add(const AnnotatedText& text) {
  if (text.part == Part::notice) return;
  const ClauseWords words(text);
  const std::vector<Span> sentences = document::split_sentences(text.text);
  const std::vector<document::DateExpression> dates = document::find_date_expressions(text.text);
  std::vector<Figure> figures = find_figures(words, text.part, sentences, dates);
  figures_.insert(figures_.end(), std::make_move_iterator(figures.begin()), std::make_move_iterator(figures.end()));
  events_.find(text, words, sentences, dates, sightings_);
}

void StatementFinder::finish(const document::Article& article, std::vector<std::string> actors, Facts& facts) {
  facts.figures = std::exchange(figures_, {});
  drop_repeated(facts.figures);
  facts.relations = relations_of(sightings_, {*vocabulary_, facts.entities, article, std::move(actors)});
  sightings_.clear();
}

}  // namespace diplomed::knowledge
