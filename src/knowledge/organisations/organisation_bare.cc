// Names that stand without a head noun. What they are is told by how they are written and by the word before them.
#include <algorithm>
#include <string>

#include "base/strings.h"
#include "base/utf8.h"
#include "knowledge/organisations/organisation_candidate.h"
#include "knowledge/words/nominative.h"
#include "knowledge/words/word_list.h"
#include "language_data/organisation_words.h"
#include "text/characters.h"
#include "text/fold.h"

namespace diplomed::knowledge {
namespace {

using text::GramCase;
using text::PartOfSpeech;
using text::Reading;
using text::ReadingFlag;

constexpr std::size_t kMaxQuoteWords = 4;
constexpr std::size_t kMaxLatinWords = 7;
constexpr std::size_t kMaxAcronymBytes = 16;

// Abbreviations and Latin words of everyday Russian that name no organisation, in lower case.
bool is_common_abbreviation(std::string_view form) {
  return in_list(language_data::organisation_words::kCommonAbbreviation, form);
}

bool is_roman(std::string_view surface) {
  return surface.find_first_not_of("IVXLCDM") == std::string_view::npos;
}

// «Роскосмос», «Минсельхоз», «Госдума»: state bodies and companies in one word.
bool is_syllabic(const std::string& form) {
  if (form.size() < 12) return false;
  if (form.starts_with("мин")) {
    return starts_with_any(std::string_view(form).substr(6), language_data::organisation_words::kMinistryStem);
  }
  if (starts_with_any(form, language_data::organisation_words::kSyllabicBeginning)) {
    return contains_any(std::string_view(form).substr(6), language_data::organisation_words::kSyllabicPart);
  }
  return contains_any(form, language_data::organisation_words::kSyllabicCore);
}

class BareNames {
 public:
  BareNames(const NameContext& context, std::vector<bool>& taken, std::vector<OrganisationCandidate>& out)
      : context_(context), words_(context.words()), taken_(taken), out_(out) {}

  void run() {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (taken_[i]) continue;
      if (const Quote* quote = context_.quote(i)) {
        if (add_quote(*quote)) continue;
      }
      const TextWord& w = words_[i];
      if (w.domain) {
        add_domain(i);
      } else if (w.latin && !w.number) {
        add_latin(i);
      } else if (w.all_caps && !w.initial) {
        add_acronym(i);
      } else if (w.capitalised) {
        add_word(i);
      }
    }
  }

 private:
  bool free(std::size_t first, std::size_t last) const {
    return std::none_of(taken_.begin() + static_cast<std::ptrdiff_t>(first),
                        taken_.begin() + static_cast<std::ptrdiff_t>(last) + 1, [](bool t) { return t; });
  }
  void take(std::size_t first, std::size_t last) {
    std::fill(taken_.begin() + static_cast<std::ptrdiff_t>(first),
              taken_.begin() + static_cast<std::ptrdiff_t>(last) + 1, true);
  }
  void add(std::size_t first, std::size_t last, std::string name, Certainty certainty);
  bool add_quote(const Quote& quote);
  void add_domain(std::size_t i);
  void add_latin(std::size_t i);
  void add_acronym(std::size_t i);
  void add_word(std::size_t i);
  void add_weak(std::size_t i);
  bool after_person_noun(std::size_t i) const;
  bool vocabulary_knows(std::size_t i) const {
    return context_.country(i) != nullptr || context_.place(i) != nullptr || context_.other(i) != nullptr ||
           context_.adjective(i) != nullptr;
  }

  const NameContext& context_;
  const Words& words_;
  std::vector<bool>& taken_;
  std::vector<OrganisationCandidate>& out_;
};

void BareNames::add(std::size_t first, std::size_t last, std::string name, Certainty certainty) {
  OrganisationCandidate c;
  c.at = {context_.part(), words_.span(first, last)};
  c.certainty = certainty;
  c.core = name_key(context_, first, last);
  c.acronym = first == last && words_[first].all_caps;
  c.proper = true;
  c.name = std::move(name);
  out_.push_back(std::move(c));
  take(first, last);
}

// «глава «Газпрома»», «форвард «Спартака»».
bool BareNames::after_person_noun(std::size_t i) const {
  if (i == 0 || (words_[i].gap & ~kOpens) != 0) return false;
  return words_.any(i - 1, [](const Reading& r) { return r.pos == PartOfSpeech::noun && r.has(ReadingFlag::animate); });
}

bool BareNames::add_quote(const Quote& quote) {
  if (quote.last - quote.first + 1 > kMaxQuoteWords || !free(quote.first, quote.last)) return false;
  if (!quote_is_name(context_, quote)) return false;
  for (std::size_t i = quote.first; i <= quote.last; ++i) {
    if (context_.head(i) != HeadKind::none) return false;
  }
  // «Происхождение видов»: several common words make a title as often as a name.
  bool after_noun = quote.last > quote.first && !words_[quote.first].latin && !after_person_noun(quote.first) &&
                    words_.any(quote.first, [](const Reading& r) {
                      return r.pos == PartOfSpeech::noun && !r.has(ReadingFlag::geographic);
                    });
  if (quote.first > 0 && (words_[quote.first].gap & ~kOpens) == 0 && !after_person_noun(quote.first)) {
    const auto& before = words_.readings(quote.first - 1);
    after_noun = !before.empty() && before.front().pos == PartOfSpeech::noun;
  }
  add(quote.first, quote.last, nominative_alone(context_, quote.first, quote.last),
      after_noun ? Certainty::weak : Certainty::sure);
  return true;
}

void BareNames::add_domain(std::size_t i) {
  const std::string_view surface = words_.surface(i);
  const std::string_view before = words_.text().substr(0, words_[i].span.begin);
  const std::string_view after = words_.text().substr(words_[i].span.end);
  const bool named = i > 0 && in_list(language_data::organisation_words::kAddressWord, words_.form(i - 1));
  if (named) return;
  const bool address =
      before.ends_with("@") || before.ends_with("/") || after.starts_with("/") || after.starts_with("@");
  if (address || surface.starts_with("www.") || words_[i].number) return;
  add(i, i, std::string(surface), Certainty::sure);
}

void BareNames::add_latin(std::size_t i) {
  const TextWord& w = words_[i];
  const std::string_view surface = words_.surface(i);
  const bool camel = std::any_of(surface.begin() + 1, surface.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if ((!w.capitalised && !camel) || surface.size() < 2) return;
  if (is_common_abbreviation(text::fold(surface)) || is_roman(surface) || vocabulary_knows(i)) return;
  std::size_t last = i;
  while (last + 1 < words_.size() && last - i < kMaxLatinWords && words_[last + 1].latin && words_[last + 1].gap == 0)
    ++last;
  while (last > i && !words_[last].capitalised) --last;
  if (surface.find_first_of("0123456789") != std::string_view::npos && !context_.in_quote(i)) return;
  if (!free(i, last)) return;
  if (text::fold(surface) == "the" && last == i) return;
  // In brackets it is the original name of what stands before them.
  if ((w.gap & kParenthesis) != 0 && (i == 0 || !taken_[i - 1])) {
    take(i, last);
    return;
  }
  add(i, last, tidy(context_, i, last), Certainty::sure);
}

// A name that is an organisation's if the article says so elsewhere.
void BareNames::add_weak(std::size_t i) {
  if (words_[i].compound) return;
  OrganisationCandidate c;
  c.at = {context_.part(), words_.span(i, i)};
  c.certainty = Certainty::weak;
  c.core = name_key(context_, i, i);
  c.proper = true;
  c.name = std::string(words_.surface(i));
  out_.push_back(std::move(c));
}

void BareNames::add_acronym(std::size_t i) {
  const TextWord& w = words_[i];
  if (vocabulary_knows(i) || w.span.size() > kMaxAcronymBytes || w.word->kind == text::WordKind::russian) return;
  const std::string surface(words_.surface(i));
  if (is_common_abbreviation(text::fold(surface)) || context_.head(i) != HeadKind::none || is_roman(surface)) return;
  if (surface.find_first_of("0123456789") != std::string::npos) return;
  add(i, i, surface, Certainty::sure);
}

void BareNames::add_word(std::size_t i) {
  if (vocabulary_knows(i) || words_[i].compound) return;
  const std::string& form = words_.form(i);
  if (words_.readings(i).empty()) {
    if (is_syllabic(form)) {
      add(i, i, nominative_alone(context_, i, i), Certainty::sure);
    } else {
      add_weak(i);
    }
    return;
  }
  const bool in_dictionary =
      words_.any(i, [](const Reading& r) { return r.has(ReadingFlag::organisation); }) &&
      !words_.any(i, [](const Reading& r) { return r.pos == PartOfSpeech::noun && !r.has(ReadingFlag::organisation); });
  if (!in_dictionary || words_.any(i, [](const Reading& r) { return r.is_adjectival(); })) return;
  add(i, i, nominative_alone(context_, i, i), Certainty::sure);
}

}  // namespace

void collect_bare_names(const NameContext& context, std::vector<bool>& taken, std::vector<OrganisationCandidate>& out) {
  BareNames(context, taken, out).run();
}

}  // namespace diplomed::knowledge
