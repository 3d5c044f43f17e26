// People, places and organisations against a marked set, token by token as naeval (natasha/naeval, ner/score.py) does.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "knowledge/vocabulary/matcher.h"
#include "text/morphology/morphology.h"

namespace diplomed::eval {

enum class EntityType : std::uint8_t { person, place, organisation };
inline constexpr std::size_t kEntityTypes = 3;
inline constexpr const char* kEntityTypeNames[kEntityTypes] = {"PER", "LOC", "ORG"};  // by EntityType

struct TypedSpan {
  EntityType type = EntityType::person;
  Span span;  // bytes
};

struct MarkedDocument {
  std::string name;
  std::string text;
  std::vector<TypedSpan> gold;
};

// Tokens of one type: in both markings, in ours only, in the gold only.
struct TokenScore {
  std::uint64_t both = 0;
  std::uint64_t ours_only = 0;
  std::uint64_t gold_only = 0;

  double precision() const;
  double recall() const;
  double f1() const;
};

struct EntityScores {
  std::size_t documents = 0;
  std::array<TokenScore, kEntityTypes> types;  // by EntityType
  std::vector<std::string> errors;             // "name:byte TYPE missed|wrong: words", in text order
};

// `directory` holds docs/NAME.txt and `gold`, a JSONL of {doc, start, end, type: PER|LOC|ORG} with offsets in code
// points, end exclusive. Errors name file:line.
Result<std::vector<MarkedDocument>> read_marked(const std::string& directory, const std::string& gold);

// Words and single punctuation marks, as razdel cuts them: hyphenated words and numbers with a point are one token.
std::vector<Span> score_tokens(std::string_view text);

// What the product finds in texts, as the set's flat markup has it (flat_markup.h): places inside the names of
// organisations count, and of overlapping spans an organisation keeps the text.
class EntityTagger {
 public:
  EntityTagger(const std::shared_ptr<const text::Morphology>& morphology,
               const std::shared_ptr<const knowledge::Matcher>& matcher);
  ~EntityTagger();
  // In text order. Belongs to one thread.
  std::vector<TypedSpan> tag(const std::string& text);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

EntityScores score_entities(const std::vector<MarkedDocument>& documents, EntityTagger& tagger);

}  // namespace diplomed::eval
