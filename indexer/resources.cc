#include "resources.h"

#include <fmt/format.h>

#include "index/manifest.h"
#include "index/schema.h"

namespace diplomed::indexer {

Result<Resources> load_resources(const Options& options) {
  Resources r;
  auto morphology = text::Morphology::open(options.dictionary);
  if (!morphology) return morphology.error();
  r.morphology = *morphology;
  auto vocabulary = knowledge::Vocabulary::load(knowledge::default_vocabulary_directory(), options.vocabulary);
  if (!vocabulary) return vocabulary.error();
  r.vocabulary = *vocabulary;
  if (options.annotate) {
    text::Analyzer analyzer(r.morphology);
    r.matcher = std::make_shared<knowledge::Matcher>(r.vocabulary, analyzer);
    r.header.vocabulary = r.vocabulary->serialize();
  }
  r.header.pipeline = fmt::format("{} dictionary {} vocabulary {:016x}", index::kFormatVersion,
                                  r.morphology->revision(), index::content_hash(r.header.vocabulary));
  return r;
}

}  // namespace diplomed::indexer
