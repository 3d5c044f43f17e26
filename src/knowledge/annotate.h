// Finds what an article is about.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "document/article.h"
#include "knowledge/annotations.h"
#include "knowledge/statements.h"
#include "knowledge/vocabulary/matcher.h"

namespace diplomed::knowledge {

class Finders;

// Annotates one article at a time: begin, add the analysed parts, finish. Belongs to one thread.
class Annotator {
 public:
  // Without a matcher (nullptr) only what the record states becomes a facet value.
  explicit Annotator(std::shared_ptr<const Matcher> matcher);
  ~Annotator();
  Annotator(Annotator&&) noexcept;
  Annotator& operator=(Annotator&&) noexcept;

  // `tokens` as Analyzer::analyze(text, Mode::text) gave them for the title, the body or a notice. The kind of text
  // (facet `type`) is read from titles and notices only.
  void add(Part part, std::string_view text, const std::vector<text::Token>& tokens);

  // Facets of everything added since the last call, and of what `article` states itself: that wins, is given by id or
  // by any name of the vocabulary, and brings its broader concepts with it. Countries found but not stated are then
  // mentioned only.
  Annotations finish(const document::Article& article);

 private:
  void drop_surnames(const std::vector<Entity>& entities, const document::Article& article);
  void add_text_facets(Annotations& out) const;
  void add_countries(Annotations& out) const;
  void add_stated_facets(const document::Article& article, Annotations& out) const;
  FacetValue& state(Annotations& out, Facet facet, const std::string& text) const;

  std::shared_ptr<const Matcher> matcher_;
  std::unique_ptr<Finders> finders_;               // nullptr without a matcher
  std::map<std::string, const Concept*> by_name_;  // "type:name", names in lower case and without ё
  std::unique_ptr<StatementFinder> statements_;    // nullptr without a matcher
  std::vector<Mention> mentions_;
  std::uint32_t lead_end_ = 0;  // byte of the body where the lead paragraphs end
};

}  // namespace diplomed::knowledge
