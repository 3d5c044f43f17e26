#include "knowledge/organisations/entity_context.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/characters.h"
#include "text/fold.h"

namespace diplomed::knowledge {

using text::GramCase;
using text::GramNumber;
using text::PartOfSpeech;
using text::Reading;

namespace {

// «Анатолий» is no genitive plural of «Анатолия», nor is «Роман» a form of «Романа».
bool is_only_a_given_name(const Words& words, std::size_t i, const Concept& what) {
  const std::string& form = words.form(i);
  const auto itself = [&](const Reading& r) { return r.has(text::ReadingFlag::given_name) && r.lemma == form; };
  if (!words.any(i, itself)) return false;
  return std::none_of(what.variants.begin(), what.variants.end(),
                      [&](const Concept::Variant& v) { return text::fold(v.text) == form; });
}

}  // namespace

NameContext::NameContext(const AnnotatedText& text, const Vocabulary& vocabulary, Readings& readings)
    : words_(text, readings), vocabulary_(vocabulary), quotes_(find_quotes(words_)) {
  const std::size_t n = words_.size();
  for (Index* index : {&countries_, &adjectives_, &places_, &organisations_, &others_, &quote_at_})
    index->assign(n, -1);
  quoted_.assign(n, false);
  heads_.assign(n, HeadKind::none);
  add_matches();
  add_heads();
  for (std::size_t q = 0; q < quotes_.size(); ++q) {
    if (quote_at_[quotes_[q].first] < 0) quote_at_[quotes_[q].first] = static_cast<std::int32_t>(q);
    for (std::size_t i = quotes_[q].first; i <= quotes_[q].last; ++i) quoted_[i] = true;
  }
}

void NameContext::add_matches() {
  for (const Match& match : words_.annotated().matches) {
    NamedMatch found{&vocabulary_.concepts()[match.concept_index], match.kind, match.place,
                     words_.of_token(match.first), words_.of_token(match.last)};
    const TextWord& first = words_[found.first];
    const TextWord& last = words_[found.last];
    if (first.first_token < match.first && !words_.annotated().tokens[match.first].extra) continue;  // half a compound
    if (last.last_token > match.last && !last.compound && !last.domain) continue;
    if (last.compound && words_.annotated().tokens[match.last].span.end < last.span.end) continue;
    if (found.first == found.last && is_only_a_given_name(words_, found.first, *found.what)) continue;
    const Concept& what = *found.what;
    Index* index = &others_;
    if (what.is(Facet::country)) {
      if (found.kind == VariantKind::people) continue;
      index = found.kind == VariantKind::adjective ? &adjectives_ : found.capital ? &places_ : &countries_;
    } else if (what.is(Facet::place)) {
      index = found.kind == VariantKind::adjective ? &adjectives_ : &places_;
    } else if (what.is(Facet::org) || what.type == "organisation") {
      index = &organisations_;
    } else if (what.type == "term" || what.is(Facet::type) || what.is(Facet::status)) {
      continue;
    }
    const std::int32_t known = (*index)[found.first];
    if (known >= 0 && matches_[static_cast<std::size_t>(known)].last >= found.last &&
        !(index == &places_ && what.is(Facet::place)) && !(index == &adjectives_ && what.is(Facet::country))) {
      continue;
    }
    (*index)[found.first] = static_cast<std::int32_t>(matches_.size());
    matches_.push_back(found);
  }
}

std::string_view NameContext::head_lemma(std::size_t i) const {
  for (const std::string& term : words_[i].word->terms) {
    if (head_kind(term) != HeadKind::none) return term;
  }
  return {};
}

void NameContext::add_heads() {
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const TextWord& w = words_[i];
    // «Российская Федерация», «Советский Союз»: the noun is part of a country's name.
    const NamedMatch* whole = at(countries_, i) != nullptr ? at(countries_, i) : at(places_, i);
    if (whole != nullptr && whole->last > i) {
      i = whole->last;
      continue;
    }
    if (w.number || w.initial || w.domain) continue;
    if (w.compound) {
      heads_[i] = head_kind(text::fold(words_.surface(i)));
      const std::string_view surface = words_.surface(i);
      const bool other = text::fold(surface).starts_with("пресс-") || w.latin || w.capitalised;
      if (heads_[i] == HeadKind::none && !other) heads_[i] = head_kind(head_lemma(i));
      continue;
    }
    const std::string_view lemma = head_lemma(i);
    if (lemma.empty()) continue;
    const HeadKind kind = head_kind(lemma);
    const bool noun = words_.any(i, [&](const Reading& r) { return r.pos == PartOfSpeech::noun && r.lemma == lemma; });
    const bool known = !words_.readings(i).empty();
    if (kind == HeadKind::form || kind == HeadKind::acronym) {
      if (w.all_caps) heads_[i] = kind;
    } else if (noun || !known) {
      heads_[i] = kind;
    }
  }
}

const Quote* NameContext::quote(std::size_t i) const {
  return i >= quote_at_.size() || quote_at_[i] < 0 ? nullptr : &quotes_[static_cast<std::size_t>(quote_at_[i])];
}

bool agree(const Words& words, std::size_t adjective, std::size_t noun, GramCase gram_case) {
  return words.any(adjective, [&](const Reading& a) {
    if (!a.is_adjectival() || a.has(text::ReadingFlag::pronominal)) return false;
    if (gram_case != GramCase::none && a.gram_case != gram_case) return false;
    return words.any(noun, [&](const Reading& n) {
      if (n.pos != PartOfSpeech::noun) return false;
      if (n.has(text::ReadingFlag::fixed)) return true;
      if (n.gram_case != a.gram_case || n.number != a.number) return false;
      return a.number == GramNumber::plural || a.gender == n.gender || a.gender == text::GramGender::none ||
             n.gender == text::GramGender::none;
    });
  });
}

}  // namespace diplomed::knowledge
