// What every indexing run loads once: dictionary, vocabulary, matcher.
#pragma once

#include <memory>
#include <string>

#include "index/builder.h"
#include "index/writer.h"
#include "options.h"

namespace diplomed::indexer {

struct Resources {
  std::shared_ptr<const text::Morphology> morphology;
  std::shared_ptr<const knowledge::Vocabulary> vocabulary;
  std::shared_ptr<const knowledge::Matcher> matcher;  // nullptr with --no-annotate
  index::IndexHeader header;

  index::DocumentBuilder builder() const { return {morphology, matcher}; }
};

Result<Resources> load_resources(const Options& options);
// Reads the vocabulary again and takes it when it has changed. Errors, a broken file say, leave everything as it was.
Status refresh_vocabulary(const Options& options, Resources& resources);

}  // namespace diplomed::indexer
