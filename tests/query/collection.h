// Documents in memory to try queries on.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "dictionary.h"
#include "index/builder.h"
#include "query/compile/compile.h"
#include "query/parse/parser.h"

namespace diplomed::testing {

inline std::shared_ptr<const knowledge::Matcher> query_matcher() {
  static const auto made = [] {
    auto vocabulary = knowledge::Vocabulary::load(knowledge::default_vocabulary_directory());
    if (!vocabulary) throw std::runtime_error(vocabulary.error().to_string());
    text::Analyzer analyzer(shared_morphology());
    return std::make_shared<const knowledge::Matcher>(*vocabulary, analyzer);
  }();
  return made;
}

struct Doc {
  std::string id, title, body, date;
  std::map<std::string, std::vector<std::string>> facets;
};

// Documents in memory, made by the product's own builder.
class Collection {
 public:
  Collection(std::initializer_list<Doc> docs) : Collection(std::vector<Doc>(docs)) {}
  explicit Collection(const std::vector<Doc>& docs)
      : analyzer_(shared_morphology()), db_("", Xapian::DB_BACKEND_INMEMORY) {
    index::DocumentBuilder builder(shared_morphology(), query_matcher());
    for (const Doc& doc : docs) {
      document::Article article;
      article.id = doc.id;
      article.title = doc.title;
      article.body = doc.body;
      article.facets = doc.facets;
      if (!doc.date.empty()) {
        const auto precision = doc.date.size() == 4   ? document::DatePrecision::year
                               : doc.date.size() == 7 ? document::DatePrecision::month
                                                      : document::DatePrecision::day;
        article.dates.push_back(
            {document::DateKind::published, doc.date, precision, document::Confidence::high, "", 0});
      }
      db_.add_document(builder.build(article, "collection").document);
      ids_.push_back(doc.id);
    }
  }

  query::CompiledQuery compile(const std::string& q, const query::CompileOptions& options = {}) {
    query::Expansions expansions(db_, [] {});
    query::CompileOptions with_expansions = options;
    with_expansions.expansions = &expansions;
    return query::compile(query::parse(q).root, analyzer_, query_matcher().get(), with_expansions);
  }

  // Ids in the order they were added, with spaces between.
  std::string find(const std::string& q, const query::CompileOptions& options = {}) {
    return ids_of(compile(q, options).query);
  }

  std::string ids_of(const Xapian::Query& query) const {
    Xapian::Enquire enquire(db_);
    enquire.set_query(query);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    const Xapian::MSet found = enquire.get_mset(0, db_.get_doccount());
    std::string out;
    for (auto at = found.begin(); at != found.end(); ++at) out += (out.empty() ? "" : " ") + ids_[*at - 1];
    return out;
  }

 private:
  text::Analyzer analyzer_;
  Xapian::WritableDatabase db_;
  std::vector<std::string> ids_;
};

struct Case {
  const char* query;
  const char* found;
};

inline void expect_all(Collection& collection, std::initializer_list<Case> cases,
                       const query::CompileOptions& options = {}) {
  for (const Case& c : cases) EXPECT_EQ(collection.find(c.query, options), c.found) << "query: " << c.query;
}

}  // namespace diplomed::testing
