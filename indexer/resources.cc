#include "resources.h"

#include <fmt/format.h>

#include "index/manifest.h"
#include "index/schema.h"
#include "program_revision.h"

namespace diplomed::indexer {

namespace {

Result<std::shared_ptr<const knowledge::Vocabulary>> load_vocabulary(const Options& options) {
  return knowledge::Vocabulary::load(options.built_in_vocabulary, options.vocabulary);
}

void use_vocabulary(std::shared_ptr<const knowledge::Vocabulary> vocabulary, const Options& options, Resources& r) {
  r.vocabulary = std::move(vocabulary);
  if (options.annotate) {
    text::Analyzer analyzer(r.morphology);
    r.matcher = std::make_shared<knowledge::Matcher>(r.vocabulary, analyzer);
    r.header.vocabulary = r.vocabulary->serialize();
  }
  r.header.pipeline =
      fmt::format("{} program {} dictionary {} vocabulary {:016x}", index::kFormatVersion, program_revision(),
                  r.morphology->revision(), index::content_hash(r.header.vocabulary));
}

}  // namespace

Result<Resources> load_resources(const Options& options) {
  Resources r;
  auto morphology = text::Morphology::open(options.dictionary);
  if (!morphology) return morphology.error();
  r.morphology = *morphology;
  auto vocabulary = load_vocabulary(options);
  if (!vocabulary) return vocabulary.error();
  use_vocabulary(*vocabulary, options, r);
  return r;
}

Status refresh_vocabulary(const Options& options, Resources& resources) {
  auto vocabulary = load_vocabulary(options);
  if (!vocabulary) return vocabulary.error();
  if ((*vocabulary)->serialize() != resources.vocabulary->serialize()) use_vocabulary(*vocabulary, options, resources);
  return Unit{};
}

}  // namespace diplomed::indexer
