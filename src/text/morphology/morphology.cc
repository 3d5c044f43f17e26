#include "text/morphology/morphology.h"

#include <algorithm>
#include <cstdlib>

#include "base/data_directory.h"
#include "text/fold.h"
#include "text/morphology/morphology_data.h"
#include "text/morphology/morphology_load.h"
#include "text/morphology/name_endings.h"

namespace diplomed::text {
Morphology::Morphology(MorphologyData data) : data_(std::make_unique<MorphologyData>(std::move(data))) {}
Morphology::~Morphology() = default;

Result<std::shared_ptr<const Morphology>> Morphology::open(const std::string& directory) {
  Result<MorphologyData> data = load_morphology(directory);
  if (!data) return data.error();
  return std::shared_ptr<const Morphology>(new Morphology(std::move(data).value()));
}

std::vector<std::string> Morphology::lemmas(std::string_view word) const {
  std::vector<std::string> words, abbreviations;
  for (const MorphologyData::Hit& hit : data_->look_up(word)) {
    const Tag& tag = data_->tag_of(hit.paradigm, hit.form);
    const bool short_form = (tag.flags & static_cast<std::uint16_t>(ReadingFlag::abbreviation)) != 0;
    std::vector<std::string>& list = short_form ? abbreviations : words;
    std::string lemma = fold_yo(data_->own_lemma(hit));
    if (std::find(list.begin(), list.end(), lemma) == list.end()) list.push_back(std::move(lemma));
  }
  return words.empty() ? abbreviations : words;
}

std::vector<Reading> Morphology::readings(std::string_view word) const {
  std::vector<Reading> out;
  const bool with_yo = word.find("ё") != std::string_view::npos;
  for (MorphologyData::Hit& hit : data_->look_up(word)) {
    const Tag& tag = data_->tag_of(hit.paradigm, hit.form);
    Reading r{with_yo ? std::move(hit.lemma) : fold_yo(hit.lemma),
              hit.paradigm,
              hit.form,
              tag.pos,
              tag.gram_case,
              tag.number,
              tag.gender,
              tag.flags};
    out.push_back(std::move(r));
  }
  return out;
}

std::vector<std::string> Morphology::forms(std::string_view lemma, Participles participles) const {
  std::vector<std::string> out;
  const auto has = [](const Tag& tag, ReadingFlag flag) { return (tag.flags & static_cast<std::uint16_t>(flag)) != 0; };
  const auto is_participle = [](const Tag& tag) {
    return tag.pos == PartOfSpeech::participle || tag.pos == PartOfSpeech::short_participle ||
           tag.pos == PartOfSpeech::gerund;
  };
  for (const MorphologyData::Hit& hit : data_->look_up(lemma)) {
    const Tag& own = data_->tag_of(hit.paradigm, hit.form);
    if (has(own, ReadingFlag::abbreviation) || fold_yo(data_->own_lemma(hit)) != lemma) continue;
    for (std::size_t form = 0; form < data_->paradigm_forms[hit.paradigm]; ++form) {
      const Tag& tag = data_->tag_of(hit.paradigm, form);
      if (participles == Participles::without && is_participle(tag)) continue;
      if (has(tag, ReadingFlag::ordinal) != has(own, ReadingFlag::ordinal)) continue;
      out.push_back(fold_yo(data_->form_of(hit.lemma, hit.paradigm, form)));
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::string Morphology::inflect(const Reading& r, GramCase gram_case, GramNumber number, GramGender gender) const {
  if (r.has(ReadingFlag::predicted)) return number == GramNumber::plural ? "" : inflect_predicted(r, gram_case);
  if (r.paradigm >= data_->paradigm_at.size()) return {};
  const bool plural = number == GramNumber::plural;
  if (gender == GramGender::none) gender = r.gender == GramGender::none ? GramGender::masculine : r.gender;
  // A verb's paradigm has several participles; the one meant is that which looks most like the reading's own form.
  const bool participle = r.pos == PartOfSpeech::participle;
  const std::string own = participle ? fold_yo(data_->form_of(r.lemma, r.paradigm, r.form)) : std::string();
  std::string best;
  std::size_t alike = 0;
  for (std::size_t form = 0; form < data_->paradigm_forms[r.paradigm]; ++form) {
    const Tag& tag = data_->tag_of(r.paradigm, form);
    if (tag.pos != r.pos || tag.gram_case != gram_case || tag.number != number) continue;
    if (!plural && tag.gender != GramGender::none && tag.gender != gender) continue;
    constexpr auto kKind = static_cast<std::uint16_t>(static_cast<std::uint16_t>(ReadingFlag::patronymic) |
                                                      static_cast<std::uint16_t>(ReadingFlag::pronominal));
    if ((tag.flags & kKind) != (r.flags & kKind)) continue;
    std::string out = data_->form_of(r.lemma, r.paradigm, form);
    if (r.lemma.find("ё") == std::string::npos) out = fold_yo(out);
    if (!participle) return out;
    const std::string folded = fold_yo(out);
    const auto common = static_cast<std::size_t>(
        std::mismatch(folded.begin(), folded.end(), own.begin(), own.end()).first - folded.begin());
    if (!best.empty() && common <= alike) continue;
    alike = common;
    best = std::move(out);
  }
  return best;
}

const std::string& Morphology::revision() const {
  return data_->revision;
}

std::string default_dictionary_directory() {
  return data_directory("DIPLOMED_DICTIONARY", "dictionary", DIPLOMED_DICTIONARY_DIR);
}

}  // namespace diplomed::text
