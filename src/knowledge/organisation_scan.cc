// Organisations that a head noun announces, and those of the vocabulary.
#include <algorithm>
#include <iterator>
#include <set>

#include "knowledge/nominative.h"
#include "knowledge/organisation_candidate.h"

namespace diplomed::knowledge {
namespace {

using text::GramCase;

class Scanner {
 public:
  Scanner(const NameContext& context, Readings& readings, std::vector<OrganisationCandidate>& out)
      : context_(context), words_(context.words()), readings_(readings), out_(out), taken_(words_.size(), false) {}

  void run() {
    const std::size_t begin = out_.size();
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (taken_[i]) continue;
      const HeadKind kind = context_.head(i);
      if (kind == HeadKind::other) {
        skip_named_thing(i);
      } else if (kind != HeadKind::none) {
        add_phrase(i);
      }
      if (!taken_[i]) add_known(i);
    }
    std::move(short_names_.begin(), short_names_.end(), std::back_inserter(out_));
    collect_bare_names(context_, taken_, out_);
    for (std::size_t c = begin; c < out_.size(); ++c) {
      if (out_[c].head.empty() && out_[c].known == nullptr && others_.contains(out_[c].core))
        out_[c].certainty = Certainty::none;
    }
    std::stable_sort(out_.begin() + static_cast<std::ptrdiff_t>(begin), out_.end(),
                     [](const OrganisationCandidate& a, const OrganisationCandidate& b) {
                       return a.at.span.begin != b.at.span.begin ? a.at.span.begin < b.at.span.begin
                                                                 : a.at.span.end > b.at.span.end;
                     });
  }

 private:
  void take(std::size_t first, std::size_t last) {
    std::fill(taken_.begin() + static_cast<std::ptrdiff_t>(first),
              taken_.begin() + static_cast<std::ptrdiff_t>(last) + 1, true);
  }

  void skip_named_thing(std::size_t i);
  void add_phrase(std::size_t head);
  void add_known(std::size_t i);
  const NamedMatch* known_of(const OrganisationPhrase& phrase) const;
  void add_named(const OrganisationPhrase& phrase, const Quote& name, bool quoted);
  void add_chain(const OrganisationPhrase& phrase, Certainty certainty);
  void place_of(const OrganisationPhrase& phrase, OrganisationCandidate& c) const;
  std::string short_name_after(std::size_t last);
  Evidence evidence(std::size_t first, std::size_t last) const { return {context_.part(), words_.span(first, last)}; }

  const NameContext& context_;
  const Words& words_;
  Readings& readings_;
  std::vector<OrganisationCandidate>& out_;
  std::vector<bool> taken_;
  std::size_t floor_ = 0;
  std::vector<OrganisationCandidate> short_names_;
  std::set<std::string> others_;  // keys of names that something else bears
};

// «форум «Здоровое общество»»: neither the quotation nor anything in it is an organisation.
void Scanner::skip_named_thing(std::size_t i) {
  for (std::size_t k = i + 1; k < words_.size() && k <= i + 4; ++k) {
    if (const Quote* quote = context_.quote(k)) {
      take(quote->first, quote->last);
      others_.insert(name_key(context_, quote->first, quote->last));
      return;
    }
    if (words_[k].gap != 0) return;
    if (k == i + 1 && words_[k].latin && words_[k].capitalised) {
      while (k < words_.size() && words_[k].latin && (k == i + 1 || words_[k].gap == 0)) taken_[k++] = true;
      return;
    }
    if (context_.head(k) != HeadKind::none) return;
  }
}

std::string country_of(const Concept& c) {
  if (c.type == "country") return c.id;
  return c.country;
}

void Scanner::place_of(const OrganisationPhrase& phrase, OrganisationCandidate& c) const {
  if (phrase.adjective != nullptr) c.country = country_of(*phrase.adjective);
  for (const PlaceTail& place : phrase.places) {
    if (place.what == nullptr) continue;
    const std::string country = country_of(*place.what);
    if (place.of_head && c.country.empty()) c.country = country;
    if (!place.of_head) c.host = country;
  }
  if (!c.country.empty()) return;
  for (std::size_t i = phrase.first; i <= phrase.last; ++i) {  // «Ташкентская академия», «Институт … Минздрава России»
    for (const NamedMatch* match : {context_.adjective(i), context_.country(i), context_.place(i)}) {
      if (match != nullptr && c.country.empty()) c.country = country_of(*match->what);
    }
    const NamedMatch* body = context_.organisation(i);
    if (body != nullptr && c.country.empty()) c.country = body->what->country;
  }
  if (c.country.empty()) c.country = c.host;
}

// «(КНЦРЧ)» after word `last`; its words are taken.
std::string Scanner::short_name_after(std::size_t last) {
  const std::size_t i = last + 1;
  if (i >= words_.size()) return {};
  std::uint8_t gap = words_[i].gap;
  gap &= static_cast<std::uint8_t>(~(kCloses | kOpens));
  if (gap != kParenthesis) return {};
  if (i + 1 < words_.size() && (words_[i + 1].gap & kBracketEnd) == 0) return {};
  if (!words_[i].all_caps || context_.country(i) != nullptr) return {};
  take(i, i);
  OrganisationCandidate c;
  c.at = evidence(i, i);
  c.acronym = c.proper = true;
  c.name = std::string(words_.surface(i));
  c.core = name_key(context_, i, i);
  short_names_.push_back(std::move(c));
  return std::string(words_.surface(i));
}

const NamedMatch* Scanner::known_of(const OrganisationPhrase& phrase) const {
  for (std::size_t i = phrase.first; i <= phrase.head; ++i) {
    const NamedMatch* match = context_.organisation(i);
    if (match == nullptr || match->last < phrase.head || match->last > phrase.last) continue;
    if (match->last >= phrase.core_last || match->last >= phrase.chain_last) return match;
  }
  return nullptr;
}

void Scanner::add_named(const OrganisationPhrase& phrase, const Quote& name, bool quoted) {
  OrganisationCandidate c;
  c.proper = true;
  c.head = std::string(context_.head_lemma(phrase.head));
  c.core = name_key(context_, name.first, name.last);
  const NamedMatch* known = context_.organisation(name.first);
  if (known != nullptr && known->last == name.last) c.known = known->what;
  const std::string bare = tidy(context_, name.first, name.last);
  const std::string full = nominative_name(context_, phrase.first, phrase.head, phrase.last);
  const bool keeps_head = phrase.kind == HeadKind::form || phrase.kind == HeadKind::state ||
                          phrase.kind == HeadKind::institution || phrase.kind == HeadKind::acronym;
  const bool described = phrase.modifiers > 0 && phrase.kind != HeadKind::state;
  c.name = keeps_head && !(described && quoted) ? full : bare;
  c.aliases = {c.name == full ? bare : full};
  c.acronym = name.first == name.last && words_[name.first].all_caps;
  place_of(phrase, c);
  c.short_name = short_name_after(phrase.last);
  c.at = evidence(phrase.first, phrase.last);
  take(name.first, name.last);
  out_.push_back(std::move(c));
}

// A name that consists of the head and what depends on it.
void Scanner::add_chain(const OrganisationPhrase& phrase, Certainty certainty) {
  OrganisationCandidate c;
  c.certainty = certainty;
  c.proper = phrase.proper;
  c.head = std::string(context_.head_lemma(phrase.head));
  const NamedMatch* known = known_of(phrase);
  if (known != nullptr && certainty != Certainty::generic) c.known = known->what;
  std::size_t first = phrase.first;
  if (known != nullptr && known->first < first) first = known->first;
  place_of(phrase, c);
  c.at = evidence(first, phrase.last);
  c.short_name = short_name_after(phrase.last);
  c.core = name_key(context_, first, std::max(phrase.core_last, phrase.head));
  if (phrase.last > phrase.core_last) c.tail = name_key(context_, phrase.core_last + 1, phrase.last);
  c.name = nominative_name(context_, first, phrase.head, phrase.last);
  // A country at the end by its official name.
  if (!phrase.places.empty() && phrase.places.back().last == phrase.last && !phrase.places.back().list) {
    const PlaceTail& place = phrase.places.back();
    if (place.what != nullptr && !place.what->official.empty() && place.first > phrase.head) {
      const std::string as_written = c.name;
      c.name = nominative_name(context_, first, phrase.head, place.first - 1) + " " +
               inflect_name(readings_, place.what->official, place.of_head ? GramCase::genitive : GramCase::locative);
      if (c.name != as_written) c.aliases.push_back(as_written);
    }
  }
  std::vector<OrganisationCandidate> more;
  for (std::size_t k = 1; k < phrase.places.size(); ++k) {
    const PlaceTail& place = phrase.places[k];
    if (!place.list || place.what == nullptr) continue;
    OrganisationCandidate other = c;
    other.country = country_of(*place.what);
    other.tail = name_key(context_, place.first, place.last);
    other.name = nominative_name(context_, phrase.first, phrase.head, phrase.core_last) + " " +
                 tidy(context_, place.first, place.last);
    other.aliases.clear();
    more.push_back(std::move(other));
  }
  if (!more.empty()) {
    c.name = nominative_name(context_, phrase.first, phrase.head, phrase.places[0].last);
    c.tail = name_key(context_, phrase.places[0].first, phrase.places[0].last);
    c.aliases.clear();
  }
  out_.push_back(std::move(c));
  std::move(more.begin(), more.end(), std::back_inserter(out_));
}

void Scanner::add_phrase(std::size_t head) {
  const OrganisationPhrase phrase = read_organisation(context_, head, floor_);
  floor_ = head + 1;
  const Certainty certainty = certainty_of(context_, phrase);
  if (certainty == Certainty::none) return;
  if (phrase.quote || phrase.bare_name) {
    add_named(phrase, phrase.quote ? *phrase.quote : *phrase.bare_name, phrase.quote.has_value());
  } else {
    add_chain(phrase, certainty);
  }
  if (certainty != Certainty::generic) take(phrase.first, phrase.head);
  if (certainty != Certainty::generic) {
    // The words of the chain are no names by themselves; nested organisations are.
    for (std::size_t i = phrase.head + 1; i <= phrase.last; ++i) {
      const bool nested = context_.head(i) != HeadKind::none || context_.organisation(i) != nullptr;
      if (!nested) taken_[i] = true;
    }
  }
}

// A name of the vocabulary that no head noun begins: ВОЗ, Минздрав Кыргызстана, «Россотрудничество».
void Scanner::add_known(std::size_t i) {
  const NamedMatch* match = context_.organisation(i);
  if (match == nullptr) return;
  for (std::size_t k = match->first; k <= match->last; ++k) {
    if (taken_[k]) return;
  }
  const Concept& what = *match->what;
  OrganisationCandidate c;
  c.known = match->what;
  c.acronym = words_[i].all_caps && match->first == match->last;
  c.proper = words_[i].capitalised || what.national;
  c.country = what.country;
  c.core = name_key(context_, match->first, match->last);
  c.name = nominative_alone(context_, match->first, match->last);
  std::size_t last = match->last;
  if (last + 1 < words_.size() && words_[last + 1].gap == 0) {
    const NamedMatch* country = context_.country(last + 1);
    if (country != nullptr && what.national) {
      last = country->last;
      c.country = country->what->id;
      c.aliases.push_back(c.name + " " + tidy(context_, country->first, country->last));
    }
  }
  std::size_t first = match->first;
  if (what.national && c.country.empty() && i > 0 && words_[i].gap == 0) {
    if (const NamedMatch* adjective = context_.adjective(i - 1); adjective != nullptr && !taken_[i - 1]) {
      c.country = adjective->what->id;
      first = i - 1;
    }
  }
  c.at = evidence(first, last);
  c.short_name = short_name_after(last);
  take(match->first, last);
  out_.push_back(std::move(c));
}

}  // namespace

void collect_organisations(const NameContext& context, Readings& readings, std::vector<OrganisationCandidate>& out) {
  Scanner(context, readings, out).run();
}

}  // namespace diplomed::knowledge
