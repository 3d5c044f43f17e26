#include "query/compile/compile_bodies.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "knowledge/entity_ids.h"
#include "knowledge/facets.h"
#include "language_data/place_words.h"
#include "language_data/state_acronyms.h"

namespace diplomed::query {
namespace {

using knowledge::Concept;
using knowledge::Facet;
using knowledge::Match;
using knowledge::VariantKind;

// What a body may be of, or sit in.
struct Place {
  std::vector<const Concept*> meant;  // several for an acronym
  std::size_t first = 0, last = 0;    // tokens
  bool acronym = false;
};

struct Body {
  std::string slug;
  bool mission = false;
  std::size_t first = 0, last = 0;
};

// "TJ|tatarstan" → the concepts.
std::vector<const Concept*> states_of(std::string_view ids, const knowledge::Vocabulary& vocabulary) {
  std::vector<const Concept*> out;
  for (std::size_t at = 0; at < ids.size();) {
    const std::size_t end = std::min(ids.find('|', at), ids.size());
    const std::string_view id = ids.substr(at, end - at);
    const Concept* c = vocabulary.find(Facet::country, id);
    if (c == nullptr) c = vocabulary.find(Facet::place, id);
    if (c != nullptr) out.push_back(c);
    at = end + 1;
  }
  return out;
}

const std::string& country_of(const Concept& c) {
  return c.is(Facet::country) ? c.id : c.country;
}

class Finder {
 public:
  Finder(const std::vector<Words>& leaves, const knowledge::Matcher& matcher) : matcher_(matcher) {
    for (std::size_t leaf = 0; leaf < leaves.size(); ++leaf) {
      tokens_.insert(tokens_.end(), leaves[leaf].parts.begin(), leaves[leaf].parts.end());
      leaf_of_.resize(tokens_.size(), leaf);
    }
    matches_ = matcher.match(tokens_, text::Mode::query);
  }

  std::vector<FoundBody> run() {
    std::vector<FoundBody> out;
    for (std::size_t i = 0; i < tokens_.size();) {
      const std::optional<Body> body = body_at(i);
      std::optional<FoundBody> found = body ? read(*body) : std::nullopt;
      if (found && (out.empty() || out.back().end <= found->begin)) out.push_back(std::move(*found));
      i = body ? body->last + 1 : i + 1;
    }
    return out;
  }

 private:
  const Concept& concept_of(const Match& m) const { return matcher_.vocabulary().concepts()[m.concept_index]; }

  std::optional<Body> body_at(std::size_t i) const {
    Body out;
    out.first = out.last = i;
    for (const Match& m : matches_) {
      const Concept& c = concept_of(m);
      if (m.first != i || !c.is(Facet::org) || m.place) continue;
      if (!c.national) return std::nullopt;  // «Национальный госпиталь Минздрава КР» is one body
      out.slug = c.id;
      out.last = m.last;
    }
    for (const std::string& term : tokens_[i].word->terms) {
      if (out.slug.empty()) out.slug = knowledge::state_body_slug(term);
    }
    for (std::size_t k = out.first; k <= out.last; ++k) {
      const std::vector<std::string>& terms = tokens_[k].word->terms;
      out.mission = out.mission || std::any_of(terms.begin(), terms.end(), knowledge::is_mission);
    }
    return out.slug.empty() ? std::nullopt : std::optional(out);
  }

  // The name of a country, else of a place, else of a capital for its country, that begins at token `i`; of an
  // adjective («узбекский») its last word stands at `i`.
  std::optional<Place> place_at(std::size_t i, VariantKind kind) const {
    const Match* best = nullptr;
    const auto rank = [&](const Match& m) { return m.place ? 0 : concept_of(m).is(Facet::country) ? 2 : 1; };
    for (const Match& m : matches_) {
      const Concept& c = concept_of(m);
      const bool here = kind == VariantKind::adjective ? m.last == i : m.first == i;
      if (!here || m.kind != kind || (!c.is(Facet::country) && !c.is(Facet::place))) continue;
      if (best == nullptr || rank(m) > rank(*best)) best = &m;
    }
    if (best != nullptr) return Place{{&concept_of(*best)}, best->first, best->last};
    if (kind != VariantKind::name || i >= tokens_.size()) return std::nullopt;
    const auto& acronyms = language_data::kStateAcronyms;
    const auto row = std::find_if(acronyms.begin(), acronyms.end(),
                                  [&](const auto& each) { return each.acronym == tokens_[i].word->form; });
    if (row == acronyms.end()) return std::nullopt;
    return Place{states_of(row->states, matcher_.vocabulary()), i, i, true};
  }

  // Where a mission sits: «в Кыргызстане» at token `i`.
  std::optional<Place> host_at(std::size_t i) const {
    if (i + 1 >= tokens_.size()) return std::nullopt;
    const auto& prepositions = language_data::place_words::kPreposition;
    if (!std::binary_search(prepositions.begin(), prepositions.end(), tokens_[i].word->form)) return std::nullopt;
    return place_at(i + 1, VariantKind::name);
  }

  std::optional<FoundBody> read(const Body& body) const {
    std::size_t first = body.first, last = body.last;
    std::optional<Place> of = place_at(last + 1, VariantKind::name);
    if (of) {
      last = of->last;
    } else if (first > 0 && (of = place_at(first - 1, VariantKind::adjective))) {
      first = of->first;
    }
    if (!of || of->meant.empty()) return std::nullopt;
    const std::optional<Place> host = body.mission ? host_at(last + 1) : std::nullopt;
    if (host) last = host->last;
    const bool cut_front = first > 0 && leaf_of_[first - 1] == leaf_of_[first];
    const bool cut_back = last + 1 < tokens_.size() && leaf_of_[last + 1] == leaf_of_[last];
    if (cut_front || cut_back) return std::nullopt;
    FoundBody out;
    out.begin = leaf_of_[first];
    out.end = leaf_of_[last] + 1;
    out.in_any_country = body.mission && !host;
    for (const Concept* c : of->meant) {
      out.ids.push_back(
          knowledge::state_body_id(body.slug, c->id, host ? country_of(*host->meant.front()) : std::string()));
    }
    if (of->acronym) {
      out.acronym = leaf_of_[of->first];
      out.states = of->meant;
    }
    return out;
  }

  const knowledge::Matcher& matcher_;
  std::vector<text::Token> tokens_;
  std::vector<std::size_t> leaf_of_;  // token → leaf
  std::vector<Match> matches_;
};

}  // namespace

std::vector<FoundBody> find_bodies(const std::vector<Words>& leaves, const knowledge::Matcher& matcher) {
  return leaves.size() < 2 ? std::vector<FoundBody>() : Finder(leaves, matcher).run();
}

}  // namespace diplomed::query
