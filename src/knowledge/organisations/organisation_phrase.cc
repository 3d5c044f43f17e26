// Every loop here is bounded by kMaxChain words after the head and kMaxBefore before it.
#include "knowledge/organisations/organisation_phrase.h"

#include <algorithm>

#include "base/strings.h"
#include "knowledge/words/noun_phrase.h"
#include "knowledge/words/word_list.h"
#include "language_data/organisation_words.h"

namespace diplomed::knowledge {
namespace {

using text::GramCase;
using text::PartOfSpeech;
using text::Reading;
using text::ReadingFlag;

constexpr std::size_t kMaxChain = 18;
constexpr std::size_t kMaxBefore = 6;
constexpr std::size_t kMaxNameWords = 6;

class Reader {
 public:
  Reader(const NameContext& context, std::size_t head, bool nested)
      : context_(context), words_(context.words()), nested_(nested) {
    phrase_.first = phrase_.last = phrase_.chain_last = phrase_.core_last = phrase_.head = head;
    phrase_.kind = context.head(head);
    end_ = std::min(words_.size(), head + 1 + kMaxChain);
    only_country_ = in_list(language_data::organisation_words::kOnlyCountry, context.head_lemma(head));
  }

  OrganisationPhrase run(std::size_t floor) {
    read_left(floor);
    read_name();
    while (next_ < end_ && step()) {
    }
    // «городская клиническая больница № 5»: the number makes it a name.
    if (phrase_.numbered) phrase_.first = std::min(phrase_.first, leftmost_);
    std::size_t last = phrase_.last;
    drop_tails(last);
    phrase_.chain_last = last;
    return phrase_;
  }

 private:
  // Drops from `last` the places that end there, with the words that tie them.
  void drop_tails(std::size_t& last) const {
    for (auto it = phrase_.places.rbegin(); it != phrase_.places.rend(); ++it) {
      if (it->last != last) break;
      last = it->first - 1;
      if (it->list || !it->of_head) --last;  // «и», «в»
    }
  }

  bool adjacent(std::size_t i) const { return words_.joined_by_space(i); }
  const std::string& form(std::size_t i) const { return words_.form(i); }

  void take(std::size_t last) {
    phrase_.last = last;
    next_ = last + 1;
    if (!core_ended_) phrase_.core_last = last;
  }
  // What follows says which one it is, not what it is: an eponym, a place, the body it belongs to.
  void end_core() { core_ended_ = true; }

  // --- before the head ---------------------------------------------------------------------------------------------
  void read_left(std::size_t floor);
  // Nothing stands before word i, or a line that breaks within the name.
  bool continues(std::size_t i) const {
    return words_[i].gap == 0 || (words_[i].gap == kParagraph && !words_[i].capitalised);
  }
  bool qualifies(std::size_t i) const {
    const TextWord& w = words_[i];
    if (w.number || w.initial || w.latin) return false;
    return agree(words_, i, phrase_.head) || (w.capitalised && is_unknown_adjective(words_, i));
  }

  // --- after it ----------------------------------------------------------------------------------------------------
  void read_name();
  // What follows a bare name and is no part of a person's.
  bool eponym_then_body(std::size_t i) const {
    return words_[i].all_caps || words_[i].latin || context_.head(i) != HeadKind::none ||
           context_.organisation(i) != nullptr || context_.country(i) != nullptr || context_.place(i) != nullptr;
  }
  bool step();
  bool take_quote();
  std::optional<std::size_t> titled_name_end() const;
  bool take_number();
  bool take_eponym();
  bool take_place(GramCase gram_case);
  bool take_genitive();
  bool take_coordinated();
  bool take_preposition();
  void take_noun_phrase(std::size_t last, GramCase gram_case);

  const NameContext& context_;
  const Words& words_;
  bool nested_ = false;
  OrganisationPhrase phrase_;
  std::size_t leftmost_ = 0;  // the first adjective that agrees
  bool core_ended_ = false;
  std::size_t next_ = 0;
  std::size_t end_ = 0;
  GramCase chain_case_ = GramCase::none;  // of the last phrase, for what is coordinated with it
  bool only_country_ = false;             // «правительство»: nothing but a country follows
  bool under_ = false;                    // «при …» was read
  bool closed_ = false;                   // by a name or a country: no more plain genitives
};

void Reader::read_left(std::size_t floor) {
  const std::size_t head = phrase_.head;
  next_ = head + 1;
  std::size_t begin = head;
  const TextWord& h = words_[head];
  if (h.capitalised) {
    phrase_.capital = true;
    phrase_.proper = !h.sentence_start;
  }
  std::size_t left = head;
  for (std::size_t taken = 0; left > floor && taken < kMaxBefore && continues(left); ++taken) {
    std::size_t i = left - 1;
    if (form(i) == "и" && i > floor && words_[i].gap == 0 && qualifies(i - 1) && left < head) i -= 1;
    if (!qualifies(i)) break;
    left = i;
    if (words_[i].capitalised) {
      begin = i;
      phrase_.capital = true;
      phrase_.proper = phrase_.proper || !words_[i].sentence_start;
    }
    if (const NamedMatch* country = context_.adjective(i);
        country != nullptr && phrase_.adjective == nullptr && country->what->is(Facet::country)) {
      phrase_.adjective = country->what;
      const bool one_word = phrase_.kind == HeadKind::state && form(head).starts_with("ми");  // МИД, Минздрав
      if (!h.capitalised || h.all_caps || one_word) begin = std::min(begin, i);
    }
  }
  phrase_.first = begin;
  leftmost_ = left;
}

// A name right after the head.
void Reader::read_name() {
  if (next_ >= words_.size()) return;
  if (const Quote* quote = context_.quote(next_); quote != nullptr && (words_[next_].gap & ~kOpens) == 0) {
    take_quote();
    return;
  }
  if (!adjacent(next_) || words_[next_].sentence_start) return;
  const TextWord& w = words_[next_];
  if (w.domain || (w.latin && w.capitalised)) {
    std::size_t last = next_;
    while (last + 1 < words_.size() && last - next_ < kMaxNameWords && adjacent(last + 1) && words_[last + 1].latin)
      ++last;
    phrase_.bare_name = Quote{next_, last};
    closed_ = true;
    take(last);
    return;
  }
  if (phrase_.kind == HeadKind::state || phrase_.kind == HeadKind::form) return;
  if (!w.capitalised || w.initial || context_.country(next_) != nullptr || context_.place(next_) != nullptr) return;
  if (context_.adjective(next_) != nullptr) return;
  if (const NamedMatch* known = context_.organisation(next_); known != nullptr) {
    if (w.all_caps || is_part_of_body(context_.head_lemma(phrase_.head)) || known->what->national) return;
    phrase_.bare_name = Quote{known->first, known->last};
    closed_ = true;
    take(known->last);
    return;
  }
  if (context_.head(next_) != HeadKind::none) return;
  const bool eponym = takes_eponym(phrase_.kind);
  if (eponym && is_part_of_body(context_.head_lemma(phrase_.head))) return;
  const std::size_t last = proper_name_end(words_, next_, eponym);
  if (last < next_) return;
  const bool genitive = words_.is_noun(next_, GramCase::genitive);
  if (eponym && !genitive && phrase_.first < phrase_.head) return;  // «Большого театра Икс»: a person
  const bool more = last + 1 < words_.size() && adjacent(last + 1) && words_[last + 1].capitalised;
  if (more && !eponym_then_body(last + 1)) return;  // «концерна Икс Игреков»: a person
  phrase_.bare_name = Quote{next_, last};
  if (eponym && genitive) phrase_.eponym = true;
  closed_ = true;
  take(last);
}

bool Reader::step() {
  if (take_quote() || take_number()) return true;
  if (words_[next_].sentence_start) {
    // A line that is broken within a name goes on in lower case.
    const bool broken = words_[next_].gap == kParagraph && !words_[next_].capitalised && phrase_.modifiers == 0;
    if (!broken) return false;
  }
  if ((words_[next_].gap & ~kParagraph) != 0) return (words_[next_].gap == kComma) && take_coordinated();
  return take_eponym() || take_place(GramCase::genitive) || take_genitive() || take_coordinated() || take_preposition();
}

bool Reader::take_quote() {
  const Quote* quote = context_.quote(next_);
  if (quote == nullptr || phrase_.quote || (words_[next_].gap & ~kOpens) != 0) return false;
  if (quote->last - quote->first + 1 > kMaxNameWords * 2) return false;
  phrase_.quote = *quote;
  closed_ = true;
  take(quote->last);
  return true;
}

// «Госпиталь принцессы Марины»: a name after the title that the chain ends with.
std::optional<std::size_t> Reader::titled_name_end() const {
  if (phrase_.modifiers == 0 || words_[next_ - 1].capitalised || !words_[next_].capitalised) return std::nullopt;
  const auto singular_person = [](const Reading& r) {
    return r.pos == PartOfSpeech::noun && r.has(ReadingFlag::animate) && r.gram_case == GramCase::genitive &&
           r.number == text::GramNumber::singular;
  };
  if (!words_.any(next_ - 1, singular_person) || !words_.is_noun(next_, GramCase::genitive)) return std::nullopt;
  return next_;
}

bool Reader::take_number() {
  if (!words_[next_].number || (words_[next_].gap & kNumberSign) == 0 || (words_[next_].gap & ~kNumberSign) != 0) {
    return false;
  }
  phrase_.numbered = true;
  take(next_);
  return true;
}

bool Reader::take_eponym() {
  if (!one_of(form(next_), {"имени", "им"}) || words_[next_].capitalised) return false;
  const std::size_t last = eponym_end(context_, next_ + 1);
  if (last <= next_) return false;
  phrase_.eponym = true;
  phrase_.eponym_last = last;
  closed_ = true;
  end_core();
  take(last);
  return true;
}

bool Reader::take_place(GramCase gram_case) {
  const std::optional<PlaceName> found = place_name(context_, next_, gram_case);
  if (!found) return false;
  PlaceTail tail;
  tail.first = next_;
  tail.last = found->last;
  tail.what = found->what;
  tail.of_head = gram_case == GramCase::genitive;
  phrase_.places.push_back(tail);
  closed_ = true;
  end_core();
  take(found->last);
  return true;
}

void Reader::take_noun_phrase(std::size_t last, GramCase gram_case) {
  ++phrase_.modifiers;
  chain_case_ = gram_case;
  take(last);
}

bool Reader::take_genitive() {
  if (closed_ && !phrase_.eponym && phrase_.places.empty()) return false;
  const TextWord& w = words_[next_];
  // After the name itself only a body that it belongs to may follow.
  const bool body =
      context_.organisation(next_) != nullptr || (w.capitalised && context_.head(next_) != HeadKind::none);
  if (closed_ && !(body && phrase_.places.empty())) return false;
  if (w.all_caps) {
    if (context_.head(next_) == HeadKind::form) return false;
    phrase_.acronym_inside = true;
    end_core();
    take_noun_phrase(next_, GramCase::genitive);
    return true;
  }
  if (only_country_) return false;
  std::optional<std::size_t> last = noun_phrase_end(context_, next_, GramCase::genitive);
  if (!last) last = titled_name_end();
  if (!last || *last >= end_) return false;
  if (body) end_core();
  take_noun_phrase(*last, GramCase::genitive);
  if (body) closed_ = false;
  return true;
}

// «, гинекологии и перинатологии», «и пищевой промышленности», «и Франции».
bool Reader::take_coordinated() {
  if (!phrase_.places.empty() && phrase_.places.back().last + 1 == next_ && form(next_) == "и") {
    if (next_ + 1 >= end_ || !adjacent(next_ + 1)) return false;
    const std::optional<PlaceName> found = place_name(context_, next_ + 1, GramCase::genitive);
    if (!found || !words_.any(phrase_.head, [](const Reading& r) { return r.number == text::GramNumber::plural; })) {
      return false;
    }
    PlaceTail tail;
    tail.first = next_ + 1;
    tail.last = found->last;
    tail.what = found->what;
    tail.list = true;
    phrase_.places.push_back(tail);
    take(found->last);
    return true;
  }
  if (chain_case_ == GramCase::none || closed_) return false;
  const std::optional<std::size_t> last = coordinated_end(context_, next_, chain_case_);
  if (!last || *last >= end_) return false;
  take(*last);
  return true;
}

bool Reader::take_preposition() {
  if (next_ + 1 >= words_.size() || !adjacent(next_ + 1)) return false;
  const std::string& preposition = form(next_);
  const std::size_t object = next_ + 1;
  const bool names_place =
      in_list(language_data::organisation_words::kStandsInPlace, context_.head_lemma(phrase_.head));
  if (one_of(preposition, {"в", "во"})) {
    if (names_place) {
      const std::size_t here = next_;
      next_ = object;
      if (take_place(GramCase::locative)) return true;
      next_ = here;
    }
    if (closed_ || !in_list(language_data::organisation_words::kPurpose, form(object))) return false;
    if (object + 1 >= words_.size() || !adjacent(object + 1)) return false;
    const std::optional<std::size_t> last = noun_phrase_end(context_, object + 1, GramCase::genitive);
    if (!last || *last >= end_) return false;
    take_noun_phrase(*last, GramCase::genitive);
    return true;
  }
  const bool bare_country = phrase_.places.size() == 1 && phrase_.places[0].first == phrase_.head + 1;
  if (only_country_ || (nested_ && preposition == "по")) return false;
  const bool under = under_ && !phrase_.places.empty() && phrase_.places.back().last == phrase_.last;
  if (closed_ && !((bare_country || under) && preposition == "по") && preposition != "при") return false;
  if (one_of(preposition, {"за", "против", "без"}) && phrase_.kind == HeadKind::state &&
      context_.head_lemma(phrase_.head) != "комитет") {
    return false;
  }
  const std::optional<PrepositionalEnd> found = prepositional_end(context_, next_, end_);
  if (!found) return false;
  if (preposition == "при") end_core();
  take_noun_phrase(found->last, found->gram_case);
  closed_ = false;
  if (preposition == "при") {
    under_ = true;
    chain_case_ = GramCase::none;
  }
  return true;
}

}  // namespace

OrganisationPhrase read_organisation(const NameContext& context, std::size_t head, std::size_t floor, bool nested) {
  return Reader(context, head, nested).run(floor);
}

}  // namespace diplomed::knowledge
