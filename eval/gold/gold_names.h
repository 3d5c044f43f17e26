// Comparing names as readers would: «Минздрав Узбекистана» is «Министерство здравоохранения Республики Узбекистан».
#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/vocabulary/matcher.h"

namespace diplomed::eval {

// A word of a name: its lemmas, or "type:id" where the vocabulary knows a country or an organisation by it.
using NameKey = std::vector<std::vector<std::string>>;

// Belongs to one thread.
class GoldNames {
 public:
  GoldNames(text::Analyzer& analyzer, std::shared_ptr<const knowledge::Matcher> matcher);

  // Words of one or two letters («в», «и») and «имени» do not count.
  NameKey key(std::string_view name);

  // Word by word in order, each pair sharing a lemma.
  static bool equal(const NameKey& a, const NameKey& b);
  // The same words in any order.
  static bool equal_unordered(const NameKey& a, const NameKey& b);
  // Share of common words: the harmonic mean of both coverages, 0…1.
  static double similarity(const NameKey& a, const NameKey& b);

  // Equal, or what one of them has in quotation marks is all of the other or of what the other has in them.
  bool same_organisation(const std::string& a, const std::string& b);

  // Id of the concept of `type` that the whole label names, a remark in brackets aside; else, for a label that ends the
  // label of one concept alone («проект» of «совместный проект»), that; else nothing.
  std::optional<std::string> concept_id(std::string_view type, std::string_view label);
  // Id of the status that the label's first word with a status says.
  std::optional<std::string> status_id(std::string_view label);

  const knowledge::Vocabulary& vocabulary() const { return matcher_->vocabulary(); }

 private:
  text::Analyzer& analyzer_;
  std::shared_ptr<const knowledge::Matcher> matcher_;
};

// Names a gold organisation goes by: its own, then its aliases.
std::vector<std::string> organisation_names(const nlohmann::json& gold, const std::string& name);

}  // namespace diplomed::eval
