// Article → Xapian document: analysis, annotation and postings in one pass over the text.
#pragma once

#include <xapian.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "document/article.h"
#include "index/fingerprint.h"
#include "knowledge/annotate.h"
#include "knowledge/vocabulary/matcher.h"
#include "text/analyzer.h"
#include "text/morphology/morphology.h"

namespace diplomed::index {

struct BuiltDocument {
  Xapian::Document document;
  knowledge::Annotations annotations;
  // Labels of facet values that the vocabulary does not have: metadata key → "label_ru\tlabel_en".
  std::vector<std::pair<std::string, std::string>> labels;
};

// Belongs to one thread; the morphology and the matcher are shared.
class DocumentBuilder {
 public:
  // `matcher` may be nullptr: nothing is annotated (--no-annotate).
  DocumentBuilder(std::shared_ptr<const text::Morphology> morphology,
                  std::shared_ptr<const knowledge::Matcher> matcher);

  // `path` is the file the article came from, as the manifest names it. Throws Xapian::Error only on lack of memory.
  BuiltDocument build(const document::Article& article, std::string_view path);

  // The fingerprint of the body of a document that was built before, out of its document data; empty when that cannot
  // be read.
  Fingerprint fingerprint(std::string_view stored);

  // The analyzer it works with, for the same thread.
  text::Analyzer& analyzer() { return analyzer_; }

 private:
  const std::vector<text::Token>& add_text(std::string_view text, text::Mode mode, knowledge::Part part,
                                           bool is_body_too, Xapian::termpos& position, Xapian::Document& document);
  void add_concepts(const knowledge::Annotations& annotations, Xapian::Document& document) const;
  void add_origin(const document::Article& article, std::string_view path, Xapian::Document& document);
  void add_names(const knowledge::Annotations& annotations, Xapian::Document& document);

  text::Analyzer analyzer_;
  std::shared_ptr<const knowledge::Matcher> matcher_;
  knowledge::Annotator annotator_;
};

}  // namespace diplomed::index
