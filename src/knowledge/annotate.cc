// Countries: an article is about those that carry it, not about every one it names. A mention weighs 3 in the title, 2
// in the first two paragraphs, 1 elsewhere; a country is an actor when its weight is at least 2 and at least a tenth of
// the heaviest, or when no country weighs more. The others are kept as "mentioned only".
#include "knowledge/annotate.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "base/utf8.h"
#include "knowledge/entity_facets.h"
#include "knowledge/entity_finders.h"
#include "knowledge/facets.h"
#include "knowledge/organisations/affiliations.h"
#include "knowledge/vocabulary/coordination.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/language_name.h"
#include "text/sound/slug.h"

namespace diplomed::knowledge {
namespace {

constexpr std::uint32_t kTitleWeight = 3, kLeadWeight = 2, kBodyWeight = 1;
constexpr std::uint32_t kLeastActorWeight = 2, kActorShare = 10;
constexpr int kLeadParagraphs = 2;

FacetValue& value_of(std::vector<FacetValue>& values, const std::string& value) {
  for (FacetValue& v : values) {
    if (v.value == value) return v;
  }
  values.push_back({value, "", "", 0});
  return values.back();
}

FacetValue& value_of(std::vector<FacetValue>& values, const Concept& c) {
  FacetValue& v = value_of(values, c.id);
  v.label_ru = c.label_ru;
  v.label_en = c.label_en;
  return v;
}

void order(std::vector<FacetValue>& values) {
  std::stable_sort(values.begin(), values.end(),
                   [](const FacetValue& a, const FacetValue& b) { return a.mentions > b.mentions; });
}

std::uint32_t lead_end(std::string_view body) {
  std::size_t at = 0;
  for (int i = 0; i < kLeadParagraphs; ++i) {
    at = body.find("\n\n", at == 0 ? 0 : at + 2);
    if (at == std::string_view::npos) return static_cast<std::uint32_t>(body.size());
  }
  return static_cast<std::uint32_t>(at);
}

}  // namespace

Annotator::Annotator(std::shared_ptr<const Matcher> matcher) : matcher_(std::move(matcher)) {
  if (!matcher_) return;
  finders_ = std::make_unique<Finders>(*matcher_);
  statements_ = std::make_unique<StatementFinder>(
      std::shared_ptr<const Vocabulary>(matcher_, &matcher_->vocabulary()));  // lives as long as the matcher
  for (const Concept& c : matcher_->vocabulary().concepts()) {
    for (const Concept::Variant& variant : c.variants)
      by_name_.try_emplace(c.type + ":" + text::fold(variant.text), &c);
  }
}

Annotator::~Annotator() = default;
Annotator::Annotator(Annotator&&) noexcept = default;
Annotator& Annotator::operator=(Annotator&&) noexcept = default;

void Annotator::add(Part part, std::string_view text, const std::vector<text::Token>& tokens) {
  if (part == Part::body) lead_end_ = lead_end(text);
  if (!matcher_) return;
  std::vector<Match> matches = matcher_->match(tokens, text::Mode::text);
  add_coordinated(*matcher_, tokens, text, matches);
  const AnnotatedText annotated{part, text, tokens, matches};
  finders_->add(annotated);
  statements_->add(annotated);
  for (const Match& match : matches) {
    const bool is_type = matcher_->vocabulary().concepts()[match.concept_index].is(Facet::type);
    if (is_type ? part == Part::body : part == Part::notice) continue;
    mentions_.push_back(
        {match.concept_index, part, {tokens[match.first].span.begin, tokens[match.last].span.end}, match.place});
  }
}

void Annotator::add_countries(Annotations& out) const {
  std::vector<FacetValue> weighed;  // `mentions` is the weight here
  std::vector<FacetValue> counted;
  for (const Mention& m : mentions_) {
    const Concept& c = matcher_->vocabulary().concepts()[m.concept_index];
    if (!c.is(Facet::country)) continue;
    value_of(weighed, c).mentions += m.part == Part::title      ? kTitleWeight
                                     : m.span.begin < lead_end_ ? kLeadWeight
                                                                : kBodyWeight;
    ++value_of(counted, c).mentions;
  }
  order(weighed);
  for (const FacetValue& w : weighed) {
    const std::uint32_t most = weighed.front().mentions;
    const bool actor = w.mentions == most || (w.mentions >= kLeastActorWeight && w.mentions * kActorShare >= most);
    FacetValue value = value_of(counted, w.value);
    (actor ? out.facets[Facet::country] : out.countries_mentioned_only).push_back(std::move(value));
  }
}

void Annotator::add_text_facets(Annotations& out) const {
  if (!matcher_) return;
  add_countries(out);
  const Vocabulary& vocabulary = matcher_->vocabulary();
  for (const Mention& m : mentions_) {
    const Concept& c = vocabulary.concepts()[m.concept_index];
    const std::optional<Facet> facet = facet_named(c.type);
    if (!facet || *facet == Facet::country) continue;
    for (const Concept* each : vocabulary.with_broader(c)) ++value_of(out.facets[*facet], *each).mentions;
  }
  for (auto& [name, values] : out.facets) order(values);
  if (std::vector<FacetValue>& types = out.facets[Facet::type]; types.empty()) {
    if (const Concept* news = vocabulary.find(Facet::type, "news")) value_of(types, *news);
  } else {
    types.resize(1);
  }
}

FacetValue& Annotator::state(Annotations& out, Facet facet, const std::string& text) const {
  std::vector<FacetValue>& values = out.facets[facet];
  const Concept* c = matcher_ ? matcher_->vocabulary().find(facet, text) : nullptr;
  if (const auto named = by_name_.find(std::string(name_of(facet)).append(":") + text::fold(text));
      c == nullptr && named != by_name_.end()) {
    c = named->second;
  }
  if (c != nullptr) {
    for (const Concept* each : matcher_->vocabulary().with_broader(*c)) value_of(values, *each);
    return value_of(values, *c);
  }
  FacetValue& v = value_of(values, text::slug(text));
  if (v.label_ru.empty()) v.label_ru = v.label_en = text;
  return v;
}

void Annotator::add_stated_facets(const document::Article& article, Annotations& out) const {
  for (const auto& [name, texts] : article.facets) {
    const std::optional<Facet> facet = facet_named(name);
    if (!facet) continue;
    std::vector<FacetValue>& values = out.facets[*facet];
    std::vector<FacetValue> found = std::exchange(values, {});
    for (const std::string& text : texts) {
      if (!text::slug(text).empty()) state(out, *facet, text);
    }
    if (*facet != Facet::country) continue;
    std::vector<FacetValue>& others = out.countries_mentioned_only;
    others.insert(others.begin(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
    std::erase_if(others, [&](const FacetValue& other) {
      return std::any_of(values.begin(), values.end(), [&](const FacetValue& v) { return v.value == other.value; });
    });
  }
  if (!article.source.empty() && !text::slug(article.source).empty()) state(out, Facet::source, article.source);
  if (!article.language.empty()) {
    FacetValue& v = state(out, Facet::lang, article.language);
    v.label_ru = text::language_name(article.language, true);
    v.label_en = text::language_name(article.language, false);
  }
  if (const document::Date* date = article.primary_date()) state(out, Facet::year, date->value.substr(0, 4));
}

// «Ливанов» is a form of Ливан by its letters alone: no concept is named inside the name of a person, nor by a word of
// it that stands alone elsewhere.
void Annotator::drop_surnames(const std::vector<Entity>& entities, const document::Article& article) {
  std::vector<Evidence> names;
  std::set<std::string_view> surnames;
  const auto surface = [&](Part part, Span span) {
    const std::string_view text = part == Part::title ? article.title : article.body;
    return span.end <= text.size() ? span.of(text) : std::string_view();
  };
  for (const Entity& e : entities) {
    if (e.kind != EntityKind::person) continue;
    for (const Evidence& m : e.mentions) {
      names.push_back(m);
      const std::string_view name = surface(m.part, m.span);
      if (const std::size_t blank = name.rfind(' '); blank != name.npos) surnames.insert(name.substr(blank + 1));
    }
  }
  const auto before = [](const Evidence& a, const Evidence& b) {
    return a.part != b.part ? a.part < b.part : a.span.begin < b.span.begin;
  };
  std::sort(names.begin(), names.end(), before);
  std::erase_if(mentions_, [&](const Mention& m) {
    if (m.part != Part::notice && surnames.contains(surface(m.part, m.span))) return true;
    auto name = std::upper_bound(names.begin(), names.end(), Evidence{m.part, m.span}, before);
    if (name == names.begin()) return false;
    --name;
    return name->part == m.part && name->span.begin <= m.span.begin && m.span.end <= name->span.end;
  });
}

Annotations Annotator::finish(const document::Article& article) {
  Annotations out;
  if (finders_) {
    out.facts = finders_->finish(article.author);
    drop_surnames(out.facts.entities, article);
  }
  add_text_facets(out);
  add_stated_facets(article, out);
  if (finders_) {
    std::vector<std::string> actors;
    for (const FacetValue& v : out.facets[Facet::country]) actors.push_back(v.value);
    const std::size_t named = finders_->affiliate(out.facts);
    statements_->finish(article, std::move(actors), out.facts);
    drop_unused(out.facts, named);
    add_entity_facets(matcher_->vocabulary(), article, out);
  }
  add_mentioned_countries(out);
  std::erase_if(out.facets, [](const auto& entry) { return entry.second.empty(); });
  out.mentions = std::move(mentions_);
  mentions_.clear();
  lead_end_ = 0;
  return out;
}

}  // namespace diplomed::knowledge
