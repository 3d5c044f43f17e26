#include "search/similar.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <set>
#include <unordered_set>

#include "base/limits.h"
#include "base/utf8.h"
#include "index/schema.h"
#include "index/stored.h"
#include "knowledge/facets.h"
#include "search/filters.h"
#include "search/hits.h"
#include "search/labels.h"
#include "search/matches.h"
#include "search/ranked.h"
#include "text/stopwords.h"

namespace diplomed::search {
namespace {

using Xapian::Query;

// A word or an entity of the document that is searched.
struct Trait {
  std::string term;
  double factor = 0;                   // of its rarity
  double weight = 0;                   // factor times rarity: what it is chosen and told by
  std::string facet = {}, value = {};  // of an entity
};

bool heavier(const Trait& a, const Trait& b) {
  return a.weight != b.weight ? a.weight > b.weight : a.term < b.term;
}

void keep_heaviest(std::vector<Trait>& traits, std::size_t most) {
  std::sort(traits.begin(), traits.end(), heavier);
  if (traits.size() > most) traits.resize(most);
}

// The document and its reprints, in docid order.
std::vector<Xapian::docid> group_of(Xapian::docid docid, const Handle& handle) {
  const std::vector<Xapian::docid>* group = handle.reprints->group_of(docid);
  return group == nullptr ? std::vector<Xapian::docid>{docid} : *group;
}

// Chooses what of the document is searched.
class Traits {
 public:
  Traits(Xapian::docid docid, const index::StoredHead& head, const query::Ranking& ranking, const Handle& handle)
      : db_(handle.db), ranking_(ranking), own_(group_of(docid, handle)) {
    add_words(docid);
    add_entities(head);
  }

  const std::vector<Trait>& words() const { return words_; }
  const std::vector<Trait>& entities() const { return entities_; }

  // MatchNothing when there is nothing to search for.
  Query query() const {
    std::vector<Query> parts;
    for (const auto* traits : {&words_, &entities_}) {
      for (const Trait& t : *traits) parts.emplace_back(Query::OP_SCALE_WEIGHT, Query(t.term), t.factor);
    }
    add_pairs(parts);
    return parts.empty() ? Query::MatchNothing : Query(Query::OP_OR, parts.begin(), parts.end());
  }

 private:
  void add_words(Xapian::docid docid) {
    const std::string title = index::title_term("");
    std::set<std::string> in_title;
    std::vector<Trait> candidates;
    for (auto term = db_.termlist_begin(docid); term != db_.termlist_end(docid); ++term) {
      const std::string name = *term;
      const auto first = static_cast<unsigned char>(name.front());
      if (name.starts_with(title)) in_title.insert(name.substr(title.size()));
      if ((first >= 'A' && first <= 'Z') || text::is_stopword(name)) continue;
      const double factor = factor_of((in_title.contains(name) ? ranking_.similar_title : 1) * term.get_wdf());
      candidates.push_back({name, factor, factor});
    }
    // How rare a word is has to be looked up; of a whole book only for what it says most often.
    keep_heaviest(candidates, kCandidates);
    for (Trait& candidate : candidates) add(words_, std::move(candidate));
    keep_heaviest(words_, ranking_.similar_terms);
  }

  double factor_of(double times) const { return (ranking_.similar_k + 1) * times / (ranking_.similar_k + times); }

  void add_entities(const index::StoredHead& head) {
    const std::pair<knowledge::Facet, double> facets[] = {
        {knowledge::Facet::person, ranking_.similar_entity},    {knowledge::Facet::org, ranking_.similar_entity},
        {knowledge::Facet::programme, ranking_.similar_entity}, {knowledge::Facet::field, ranking_.similar_topic},
        {knowledge::Facet::instrument, ranking_.similar_topic}, {knowledge::Facet::country, ranking_.similar_country}};
    for (const auto& [id, factor] : facets) {
      const std::string facet(name_of(id));
      const auto values = head.facets.find(facet);
      if (values == head.facets.end() || factor <= 0) continue;
      for (const std::string& value : values->second) {
        add(entities_, {index::facet_term(facet, value), factor / ranking_.delta, 0, facet, value});
      }
    }
    keep_heaviest(entities_, ranking_.similar_entities);
  }

  // Two countries together say more than each of them.
  void add_pairs(std::vector<Query>& parts) const {
    if (ranking_.similar_pair <= 0) return;
    std::vector<Query> countries;
    for (const Trait& t : entities_) {
      if (t.facet == name_of(knowledge::Facet::country) && countries.size() < kPairedCountries)
        countries.emplace_back(t.term);
    }
    for (std::size_t i = 0; i < countries.size(); ++i) {
      for (std::size_t j = i + 1; j < countries.size(); ++j) {
        parts.emplace_back(Query::OP_SCALE_WEIGHT, Query(Query::OP_AND, countries[i], countries[j]),
                           ranking_.similar_pair / ranking_.delta);
      }
    }
  }

  void add(std::vector<Trait>& traits, Trait trait) const {
    const Xapian::doccount n = db_.get_termfreq(trait.term);
    if (!stands_elsewhere(trait.term, n)) return;
    trait.weight = trait.factor * std::log((static_cast<double>(db_.get_doccount()) + 1) / static_cast<double>(n));
    traits.push_back(std::move(trait));
  }

  // What only the document and its reprints have finds nothing.
  bool stands_elsewhere(const std::string& term, Xapian::doccount n) const {
    if (n > own_.size()) return true;
    for (auto at = db_.postlist_begin(term); at != db_.postlist_end(term); ++at) {
      if (!std::binary_search(own_.begin(), own_.end(), *at)) return true;
    }
    return false;
  }

  static constexpr std::size_t kPairedCountries = 4;
  static constexpr std::size_t kCandidates = 2'000;

  const Xapian::Database& db_;
  const query::Ranking& ranking_;
  std::vector<Xapian::docid> own_;
  std::vector<Trait> words_, entities_;
};

// How a person reads the terms: a word of the dictionary by its lemma, another one, or one of several lemmas, in the
// form in which the document has it.
std::map<std::string, std::string> readable(const std::vector<Trait>& words, const index::StoredHead& head,
                                            std::string_view body, Handle& handle) {
  std::map<std::string, std::string> out;
  std::unordered_set<std::string> unsettled;
  for (const Trait& word : words) unsettled.insert(word.term);
  const auto read = [&](std::string_view text) {
    for (const text::Token& token : handle.analyzer.analyze(text, text::mode_for(head.language))) {
      const bool settled = token.word->in_dictionary && token.word->terms.size() == 1;
      for (const std::string& term : token.word->terms) {
        if (unsettled.empty() || !unsettled.contains(term)) continue;
        out.try_emplace(term, token.span.of(text));
        if (!settled) continue;
        out[term] = term;
        unsettled.erase(term);
      }
    }
  };
  read(head.title);
  read(utf8::truncate(body, limits::kMaxSnippetScanBytes));
  return out;
}

class Similar {
 public:
  Similar(Xapian::docid docid, const SearchRequest& request, Handle& handle)
      : docid_(docid), request_(request), handle_(handle), own_(group_of(docid, handle)) {}

  Result<SimilarPage> run() {
    const std::string data = handle_.db.get_document(docid_).get_data();
    const Result<index::StoredHead> head = index::decode_head(data);
    if (!head) return head.error();
    SimilarPage page;
    page.document = make_hit(*head, handle_, {}, {});
    page.revision = handle_.revision();
    const Traits traits(docid_, *head, request_.ranking, handle_);
    traits_ = &traits;
    forms_ = readable(traits.words(), *head, index::stored_body(data), handle_);
    for (const Trait& word : traits.words()) highlight_.terms.insert(word.term);
    if (Status s = find(traits.query(), page); !s) return s.error();
    return page;
  }

 private:
  Status find(const Query& query, SimilarPage& page) {
    const double own = own_weight(query);
    if (own <= 0 || request_.size == 0) return Unit{};
    const Query others(Query::OP_AND_NOT, within_filters(query), listed_documents(own_));
    Xapian::Enquire enquire(handle_.db);
    enquire.set_query(guarded(handle_, others));
    enquire.set_weighting_scheme(weighting(request_.ranking));
    enquire.set_cutoff(0, request_.ranking.similar_least * own);
    // Reprints of one story stand close together, so more are asked for than are shown.
    Xapian::doccount step = request_.size + kSpare;
    for (Xapian::doccount first = 0;; first += step, step *= 2) {
      const Xapian::MSet found = enquire.get_mset(first, step);
      for (auto at = found.begin(); at != found.end(); ++at) {
        if (page.hits.size() == request_.size) return Unit{};
        const std::vector<Xapian::docid>* group = collapsed_group_of(*at);
        if (group != nullptr && !seen_.insert(group).second) continue;
        Result<SimilarHit> hit = make(group == nullptr ? *at : shown_of(*group));
        if (!hit) return hit.error();
        hit->hit.score = at.get_weight();
        hit->similarity = std::min(1.0, at.get_weight() / own);
        page.hits.push_back(std::move(hit).value());
      }
      if (found.size() < step) return Unit{};
    }
  }

  Query within_filters(const Query& query) const {
    return filtered(filtered(query, hard_filter(request_)), selection_filter(request_));
  }

  // What the document itself would score.
  double own_weight(const Query& query) const {
    Xapian::Enquire enquire(handle_.db);
    if (handle_.watch != nullptr) handle_.watch->check();
    enquire.set_query(filtered(query, listed_documents({docid_})));
    enquire.set_weighting_scheme(weighting(request_.ranking));
    return enquire.get_mset(0, 1).get_max_attained();
  }

  const std::vector<Xapian::docid>* collapsed_group_of(Xapian::docid docid) const {
    return request_.duplicates == Duplicates::show ? nullptr : handle_.reprints->group_of(docid);
  }

  // The member of a group of reprints that a search would show. REQUIRES: one of them passes the filters.
  Xapian::docid shown_of(const std::vector<Xapian::docid>& group) const {
    const std::vector<Xapian::docid> passing = all_matches(handle_, within_filters(listed_documents(group)));
    return *std::min_element(passing.begin(), passing.end(),
                             [&](Xapian::docid a, Xapian::docid b) { return handle_.columns->comes_before(a, b); });
  }

  Result<SimilarHit> make(Xapian::docid docid) const {
    if (handle_.watch != nullptr) handle_.watch->check();
    const std::string data = handle_.db.get_document(docid).get_data();
    const Result<index::StoredHead> head = index::decode_head(data);
    if (!head) return head.error();
    SimilarHit out;
    out.hit = make_hit(*head, handle_, highlight_, {});
    add_reprints(docid, handle_, out.hit);
    if (request_.snippets) {
      out.hit.snippet = make_hit_snippet(index::stored_body(data), head->language, handle_, highlight_, {});
    }
    add_entities(*head, out);
    add_words(docid, out);
    return out;
  }

  void add_entities(const index::StoredHead& head, SimilarHit& out) const {
    for (const Trait& t : traits_->entities()) {
      if (out.entities.size() == limits::kMaxSharedEntities) return;
      const auto values = head.facets.find(t.facet);
      if (values == head.facets.end()) continue;
      if (std::find(values->second.begin(), values->second.end(), t.value) == values->second.end()) continue;
      out.entities.push_back({t.facet, label_of(handle_, t.facet, t.value)});
    }
  }

  // Words that tell nothing beside the entities: parts of their names, numbers, stop words, pieces of two letters.
  std::set<std::string> told_already(const SimilarHit& hit) const {
    std::set<std::string> out;
    for (const SimilarHit::Entity& entity : hit.entities) {
      for (const text::Token& token : handle_.analyzer.analyze(entity.value.label_ru)) {
        out.insert(token.word->terms.begin(), token.word->terms.end());
      }
    }
    return out;
  }
  static bool tells_something(const std::string& word) {
    return utf8::length(word) > 2 && !text::is_stopword(word) && word.find_first_of("0123456789") == word.npos;
  }

  void add_words(Xapian::docid docid, SimilarHit& out) const {
    const std::set<std::string> told = told_already(out);
    auto term = handle_.db.termlist_begin(docid);
    const auto end = handle_.db.termlist_end(docid);
    std::set<std::string> theirs;
    for (const std::string& wanted : highlight_.terms) {  // in the order of the term list
      term.skip_to(wanted);
      if (term == end) break;
      if (*term == wanted) theirs.insert(wanted);
    }
    for (const Trait& t : traits_->words()) {
      if (out.words.size() == limits::kMaxSharedWords) return;
      if (!theirs.contains(t.term) || told.contains(t.term)) continue;
      const auto form = forms_.find(t.term);
      const std::string& shown = form == forms_.end() ? t.term : form->second;
      if (!tells_something(shown)) continue;
      if (std::find(out.words.begin(), out.words.end(), shown) == out.words.end()) out.words.push_back(shown);
    }
  }

  static constexpr Xapian::doccount kSpare = 10;

  Xapian::docid docid_;
  const SearchRequest& request_;
  Handle& handle_;
  std::vector<Xapian::docid> own_;
  const Traits* traits_ = nullptr;
  std::map<std::string, std::string> forms_;
  query::Highlight highlight_;
  std::unordered_set<const void*> seen_;  // groups of reprints
};

}  // namespace

Result<SimilarPage> similar(Xapian::docid docid, const SearchRequest& request, Handle& handle) {
  return Similar(docid, request, handle).run();
}

}  // namespace diplomed::search
