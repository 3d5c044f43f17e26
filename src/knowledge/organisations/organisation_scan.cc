// Organisations that a head noun announces, and those of the vocabulary.
#include <algorithm>
#include <iterator>
#include <set>

#include "knowledge/entity_ids.h"
#include "knowledge/organisations/organisation_candidate.h"
#include "knowledge/words/nominative.h"
#include "text/fold.h"

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
      const HeadKind kind = context_.head(i);
      if (taken_[i] || kind == HeadKind::none) continue;
      if (kind == HeadKind::other || heads_thing(context_, i)) {
        skip_named_thing(i);
      } else {
        add_phrase(i);
      }
    }
    for (std::size_t i = 0; i < words_.size(); ++i) {
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
  bool stands_for_itself(const NamedMatch& match) const;
  std::string known_as(const NamedMatch& match) const;
  const NamedMatch* known_of(const OrganisationPhrase& phrase) const;
  void add_named(const OrganisationPhrase& phrase, const Quote& name, bool quoted);
  void add_chain(const OrganisationPhrase& phrase, Certainty certainty);
  const Concept* known_named(const OrganisationPhrase& phrase, const Quote& name, OrganisationCandidate& c) const;
  void name_eponym(const OrganisationPhrase& phrase, std::size_t first, OrganisationCandidate& c) const;
  std::string name_lemma(const PlaceTail& place) const;
  std::string national_name(const Concept& body, const Concept& country) const;
  void name_officially(const OrganisationPhrase& phrase, std::size_t first, OrganisationCandidate& c) const;
  void add_listed(const OrganisationPhrase& phrase, const OrganisationCandidate& c);
  void place_of(const OrganisationPhrase& phrase, OrganisationCandidate& c) const;
  std::string short_name_after(std::size_t last);
  Evidence evidence(std::size_t first, std::size_t last) const { return {context_.part(), words_.span(first, last)}; }

  const NameContext& context_;
  const Words& words_;
  Readings& readings_;
  std::vector<OrganisationCandidate>& out_;
  std::vector<bool> taken_;
  std::size_t floor_ = 0;
  std::size_t named_until_ = 0;  // last word of the names so far
  std::vector<OrganisationCandidate> short_names_;
  std::set<std::string> others_;  // keys of names that something else bears
};

// «форум «Здоровое общество»»: neither the quotation nor anything in it is an organisation.
void Scanner::skip_named_thing(std::size_t i) {
  constexpr std::size_t kMaxBetween = 3;  // «книга Дарвина «…»»
  for (std::size_t k = i + 1; k < words_.size() && k <= i + kMaxBetween; ++k) {
    const Quote* quote = context_.quote(k);
    if (quote != nullptr && (words_[k].gap & ~kOpens) == 0) {
      take(quote->first, quote->last);
      others_.insert(name_key(context_, quote->first, quote->last));
      return;
    }
    if (words_[k].gap != 0) return;
    if (k == i + 1 && words_[k].latin && words_[k].capitalised && is_product(context_.head_lemma(i))) {
      while (k < words_.size() && words_[k].latin && (k == i + 1 || words_[k].gap == 0)) taken_[k++] = true;
      return;
    }
    const bool depends =
        words_[k].capitalised || words_.is_noun(k, GramCase::genitive) || words_.is_adjective(k, GramCase::genitive);
    const bool person = !words_[k].capitalised &&
                        words_.any(k, [](const text::Reading& r) { return r.has(text::ReadingFlag::animate); });
    if (!depends || person || context_.head(k) != HeadKind::none) return;
  }
}

std::string country_of(const Concept& c) {
  if (c.is(Facet::country)) return c.id;
  return c.country;
}

void Scanner::place_of(const OrganisationPhrase& phrase, OrganisationCandidate& c) const {
  if (!c.country.empty()) return;
  if (phrase.adjective != nullptr) c.country = country_of(*phrase.adjective);
  for (const PlaceTail& place : phrase.places) {
    if (place.what == nullptr) continue;
    const std::string country = country_of(*place.what);
    if (place.of_head && c.country.empty()) c.country = country;
    if (place.of_head && place.what->is(Facet::place)) c.seat = place.what->id;
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
  // «клиника «…» (Южная Корея)»
  const std::size_t next = phrase.last + 1;
  const NamedMatch* beside = next < words_.size() ? context_.country(next) : nullptr;
  if (beside == nullptr || (words_[next].gap & kParenthesis) == 0 || !c.country.empty()) return;
  const std::size_t after = beside->last + 1;
  if (after >= words_.size() || (words_[after].gap & kBracketEnd) != 0) c.country = beside->what->id;
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
  c.known = known_named(phrase, name, c);
  const std::string bare = tidy(context_, name.first, name.last);
  const std::string full = nominative_name(context_, phrase.first, phrase.head, phrase.last);
  const bool keeps_head = phrase.kind == HeadKind::form || phrase.kind == HeadKind::state ||
                          phrase.kind == HeadKind::institution || phrase.kind == HeadKind::acronym;
  const bool described = phrase.modifiers > 0 && phrase.kind != HeadKind::state;
  c.name = keeps_head && !(described && quoted) ? full : bare;
  if (!phrase.eponym) c.aliases = {c.name == full ? bare : full};
  c.acronym = name.first == name.last && words_[name.first].all_caps;
  const Concept* country = c.country.empty() ? nullptr : context_.vocabulary().find(Facet::country, c.country);
  if (c.known != nullptr && country != nullptr && c.known->national) {  // «сайт «Минздрав России»»
    c.aliases = {bare};
    c.name = national_name(*c.known, *country);
  }
  place_of(phrase, c);
  c.short_name = short_name_after(phrase.last);
  c.at = evidence(phrase.first, phrase.last);
  take(name.first, name.last);
  out_.push_back(std::move(c));
}

// The concept whose name the quotation is: «РЖД-Медицина», «Минздрав России», or a name that the head belongs to.
const Concept* Scanner::known_named(const OrganisationPhrase& phrase, const Quote& name,
                                    OrganisationCandidate& c) const {
  for (std::size_t i = phrase.first; i <= name.first; ++i) {
    const NamedMatch* match = context_.organisation(i);
    if (match == nullptr || match->last < name.first) continue;
    if (match->last == name.last) return match->what;
    const NamedMatch* country = context_.country(match->last + 1);
    if (country == nullptr || country->last != name.last || !match->what->national) continue;
    c.country = country->what->id;
    return match->what;
  }
  return nullptr;
}

// «Министерство здравоохранения Кыргызской Республики» of the country's official name.
std::string Scanner::national_name(const Concept& body, const Concept& country) const {
  const std::string& of = country.official.empty() ? country.label_ru : country.official;
  return with_capital(body.label_ru) + " " + inflect_name(readings_, of, GramCase::genitive);
}

// A name that consists of the head and what depends on it.
void Scanner::add_chain(const OrganisationPhrase& phrase, Certainty certainty) {
  OrganisationCandidate c;
  c.certainty = certainty;
  c.proper = phrase.proper;
  c.head = std::string(context_.head_lemma(phrase.head));
  const NamedMatch* known = known_of(phrase);
  if (known != nullptr && certainty != Certainty::generic) c.known = known->what;
  if (certainty == Certainty::weak && c.known != nullptr && starts_with_capital(c.known->label_ru))
    c.certainty = Certainty::sure;
  std::size_t first = phrase.first;
  if (known != nullptr && known->first < first) first = known->first;
  place_of(phrase, c);
  c.at = evidence(first, phrase.last);
  c.short_name = short_name_after(phrase.last);
  c.core = name_key(context_, first, std::max(phrase.core_last, phrase.head));
  if (phrase.last > phrase.core_last) c.tail = name_key(context_, phrase.core_last + 1, phrase.last);
  c.name = nominative_name(context_, first, phrase.head, phrase.last);
  name_officially(phrase, first, c);
  name_eponym(phrase, first, c);
  const bool listed =
      std::any_of(phrase.places.begin(), phrase.places.end(), [](const PlaceTail& p) { return p.list; });
  if (listed) {
    add_listed(phrase, c);
  } else {
    out_.push_back(std::move(c));
  }
}

// A country at the end by its official name, unless the text calls it by its usual one: «Кыргызской Республике» for
// «КР», but «Минздрава России» stays within a longer name.
void Scanner::name_officially(const OrganisationPhrase& phrase, std::size_t first, OrganisationCandidate& c) const {
  if (phrase.places.empty() && phrase.adjective != nullptr && c.known != nullptr && c.known->national) {
    c.aliases.push_back(std::exchange(c.name, national_name(*c.known, *phrase.adjective)));  // «японский МИД»
  }
  if (phrase.places.empty() || phrase.places.back().last != phrase.last || phrase.places.back().list) return;
  const PlaceTail& place = phrase.places.back();
  if (place.what == nullptr || place.what->official.empty() || place.first <= phrase.head) return;
  const bool national = c.known != nullptr && c.known->national;
  if (national && is_mission(c.head)) return;
  const bool usual = name_lemma(place) == text::fold(place.what->label_ru);
  if (usual && !national) return;
  const bool one_word = national && words_[phrase.head].word->terms.front() != text::fold(c.known->label_ru) &&
                        place.first == phrase.head + 1;
  std::string official = one_word ? national_name(*c.known, *place.what)
                                  : nominative_name(context_, first, phrase.head, place.first - 1) + " " +
                                        inflect_name(readings_, place.what->official,
                                                     place.of_head ? GramCase::genitive : GramCase::locative);
  if (official == c.name) return;
  c.aliases.push_back(std::exchange(c.name, std::move(official)));
}

// «им.» written out, and the name without the body that it belongs to, as people say it.
void Scanner::name_eponym(const OrganisationPhrase& phrase, std::size_t first, OrganisationCandidate& c) const {
  if (phrase.eponym_last == 0) return;
  if (phrase.eponym_last < phrase.last) {
    c.aliases.push_back(nominative_name(context_, first, phrase.head, phrase.eponym_last));
  }
  constexpr std::string_view kShort = " им. ";
  const std::size_t at = c.name.find(kShort);
  if (at == std::string::npos) return;
  c.aliases.push_back(c.name);
  c.name.replace(at, kShort.size(), " имени ");
}

std::string Scanner::name_lemma(const PlaceTail& place) const {
  return place.first == place.last ? words_[place.first].word->terms.front() : std::string();
}

// «министерствами здравоохранения Узбекистана и Франции»: one for each country.
void Scanner::add_listed(const OrganisationPhrase& phrase, const OrganisationCandidate& c) {
  for (const PlaceTail& place : phrase.places) {
    if (place.what == nullptr || !place.of_head) continue;
    OrganisationCandidate each = c;
    each.country = country_of(*place.what);
    each.tail = name_key(context_, place.first, place.last);
    const std::string usual = " " + inflect_name(readings_, place.what->label_ru, GramCase::genitive);
    each.aliases.clear();
    if (c.known != nullptr && c.known->national && place.what->is(Facet::country)) {
      each.name = national_name(*c.known, *place.what);
      each.aliases.push_back(with_capital(c.known->label_ru) + usual);
    } else {
      each.name = singular_name(context_, phrase.first, phrase.head, phrase.core_last) + usual;
    }
    out_.push_back(std::move(each));
  }
}

void Scanner::add_phrase(std::size_t head) {
  const OrganisationPhrase phrase = read_organisation(context_, head, floor_, head <= named_until_);
  floor_ = head + 1;
  const Certainty certainty = certainty_of(context_, phrase);
  if (certainty == Certainty::none) return;
  // «сети клиник «…»»: the name is that of the outer head.
  if (phrase.quote && taken_[phrase.quote->first]) return;
  if (phrase.quote || phrase.bare_name) {
    add_named(phrase, phrase.quote ? *phrase.quote : *phrase.bare_name, phrase.quote.has_value());
  } else {
    add_chain(phrase, certainty);
  }
  if (certainty != Certainty::sure) return;
  named_until_ = std::max(named_until_, phrase.last);
  take(phrase.first, phrase.head);
  // The words of the chain are no names by themselves; nested organisations are.
  for (std::size_t i = phrase.head + 1; i <= phrase.last; ++i) {
    if (const NamedMatch* nested = context_.organisation(i)) {
      i = std::max(i, nested->last);
    } else if (context_.head(i) == HeadKind::none) {
      taken_[i] = true;
    }
  }
}

// Whether the vocabulary's name is meant as one here, and no longer name has its words.
bool Scanner::stands_for_itself(const NamedMatch& match) const {
  const std::size_t i = match.first;
  if (std::any_of(taken_.begin() + static_cast<std::ptrdiff_t>(i),
                  taken_.begin() + static_cast<std::ptrdiff_t>(match.last) + 1, [](bool t) { return t; })) {
    return false;
  }
  // «Маркус Мерк»: a given name makes it a surname.
  const bool person = i == match.last && i > 0 && words_[i].gap == 0 && words_[i - 1].capitalised &&
                      words_.any(i - 1, [](const text::Reading& r) { return r.has(text::ReadingFlag::given_name); });
  const bool domain = words_[i].span.begin > 0 && words_.text()[words_[i].span.begin - 1] == '.';
  if ((person && !words_[i].all_caps) || domain) return false;
  if (!match.what->ambiguous) return true;
  const HeadKind before = i > 0 && (words_[i].gap & ~kOpens) == 0 ? context_.head(i - 1) : HeadKind::none;
  const Quote* quote = context_.quote(i);
  return (before != HeadKind::none && before != HeadKind::other) || (quote != nullptr && quote->last == match.last);
}

// A name of the vocabulary that no head noun begins: ВОЗ, Минздрав Кыргызстана, «Россотрудничество».
void Scanner::add_known(std::size_t i) {
  const NamedMatch* match = context_.organisation(i);
  if (match == nullptr || !stands_for_itself(*match)) return;
  const Concept& what = *match->what;
  OrganisationCandidate c;
  c.known = match->what;
  c.acronym = words_[i].all_caps && match->first == match->last;
  c.proper = words_[i].all_caps || (words_[i].capitalised && !words_[i].sentence_start);
  c.country = what.country;
  c.core = name_key(context_, match->first, match->last);
  c.name = known_as(*match);
  std::size_t last = match->last;
  const NamedMatch* country =
      last + 1 < words_.size() && words_[last + 1].gap == 0 ? context_.country(last + 1) : nullptr;
  if (country != nullptr && what.national) {
    last = country->last;
    c.country = country->what->id;
    c.aliases.push_back(c.name + " " + tidy(context_, country->first, country->last));
    c.name = national_name(what, *country->what);
  }
  std::size_t first = match->first;
  if (what.national && c.country.empty() && i > 0 && words_[i].gap == 0) {
    const NamedMatch* adjective = context_.adjective(i - 1);
    if (adjective != nullptr && adjective->what->is(Facet::country) && !taken_[i - 1]) {
      c.country = adjective->what->id;
      c.name = national_name(what, *adjective->what);
      first = i - 1;
    }
  }
  // A kind of body in lower case is one body only with its country, but for a ministry.
  const bool kind = !starts_with_capital(what.label_ru);
  if (kind && !c.proper && c.country.empty() && !what.label_ru.starts_with("министерство"))
    c.certainty = Certainty::weak;
  if (kind && !c.proper && !what.national) c.certainty = Certainty::weak;
  c.at = evidence(first, last);
  c.short_name = short_name_after(last);
  take(match->first, last);
  out_.push_back(std::move(c));
}

// The name as the text has it, in the nominative; where the dictionary cannot decline it, as the vocabulary has it.
std::string Scanner::known_as(const NamedMatch& match) const {
  for (std::size_t i = match.first; i <= match.last; ++i) {
    const TextWord& w = words_[i];
    if (!w.all_caps && !w.latin && !w.number && words_.readings(i).empty()) return with_capital(match.what->label_ru);
  }
  return nominative_alone(context_, match.first, match.last);
}

}  // namespace

void collect_organisations(const NameContext& context, Readings& readings, std::vector<OrganisationCandidate>& out) {
  Scanner(context, readings, out).run();
}

}  // namespace diplomed::knowledge
