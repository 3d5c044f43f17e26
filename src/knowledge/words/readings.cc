#include "knowledge/words/readings.h"

#include <utility>

#include "text/morphology/name_endings.h"

namespace diplomed::knowledge {
namespace {

constexpr std::size_t kMaxEntries = 1u << 15;

}  // namespace

Readings::Readings(std::shared_ptr<const text::Morphology> morphology) : morphology_(std::move(morphology)) {}

const std::vector<text::Reading>& Readings::of(const text::Word& word) {
  Entry& entry = entries_[word.form];
  if (!std::exchange(entry.looked_up, true)) entry.dictionary = morphology_->readings(word.form);
  return entry.dictionary;
}

const std::vector<text::Reading>& Readings::as_name(const text::Word& word) {
  Entry& entry = entries_[word.form];
  if (!std::exchange(entry.guessed, true)) entry.names = text::predict_names(word.form);
  return entry.names;
}

void Readings::trim() {
  if (entries_.size() > kMaxEntries) entries_.clear();
}

}  // namespace diplomed::knowledge
