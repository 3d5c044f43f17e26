#include "search/explain.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "base/limits.h"
#include "base/utf8.h"
#include "index/stored.h"
#include "search/matches.h"
#include "search/ranked.h"

namespace diplomed::search {
namespace {

class Explainer {
 public:
  Explainer(const SearchRequest& request, const Xapian::MSet& found, Handle& handle, std::vector<Hit>& hits)
      : request_(request), handle_(handle), hits_(hits) {
    for (auto at = found.begin(); at != found.end(); ++at) {
      place_.emplace(*at, docids_.size());
      docids_.push_back(*at);
    }
    parts_.resize(docids_.size());
  }

  void add(const std::string& kind, const query::QueryPart& part) {
    std::vector<Xapian::docid> sorted = docids_;
    std::sort(sorted.begin(), sorted.end());
    if (handle_.watch != nullptr) handle_.watch->check();
    Xapian::Enquire enquire(handle_.db);
    enquire.set_query(filtered(part.query, listed_documents(std::move(sorted))));
    enquire.set_weighting_scheme(weighting(request_.ranking));
    const Xapian::MSet weighed = enquire.get_mset(0, static_cast<Xapian::doccount>(docids_.size()));
    for (auto at = weighed.begin(); at != weighed.end(); ++at) {
      if (at.get_weight() <= 0) continue;
      const std::size_t hit = place_.at(*at);
      ScorePart out{kind, part.text, at.get_weight()};
      for (const knowledge::Concept* c : part.concepts) out.concepts.push_back(c->type + ":" + c->id);
      parts_[hit].push_back(&part);
      hits_[hit].explanation.push_back(std::move(out));
    }
  }

  // The forms in which the words stand in each hit.
  void add_forms() {
    for (std::size_t hit = 0; hit < hits_.size(); ++hit) {
      if (handle_.watch != nullptr) handle_.watch->check();
      const std::string data = handle_.db.get_document(docids_[hit]).get_data();
      const Result<index::StoredHead> head = index::decode_head(data);
      if (!head) continue;
      const text::Mode mode = text::mode_for(head->language);
      const std::string_view body = utf8::truncate(index::stored_body(data), limits::kMaxSnippetScanBytes);
      collect(hit, handle_.analyzer.analyze(head->title, mode), &ScorePart::title_forms);
      collect(hit, handle_.analyzer.analyze(body, mode), &ScorePart::body_forms);
    }
  }

 private:
  void collect(std::size_t hit, const std::vector<text::Token>& tokens, std::vector<std::string> ScorePart::*forms) {
    for (std::size_t i = 0; i < parts_[hit].size(); ++i) {
      std::vector<std::string>& out = hits_[hit].explanation[i].*forms;
      for (const text::Token& token : tokens) {
        if (out.size() == limits::kMaxExplainedForms) break;
        const bool meant = std::any_of(token.word->terms.begin(), token.word->terms.end(),
                                       [&](const std::string& t) { return parts_[hit][i]->terms.contains(t); });
        if (meant && std::find(out.begin(), out.end(), token.word->form) == out.end()) out.push_back(token.word->form);
      }
    }
  }

  const SearchRequest& request_;
  Handle& handle_;
  std::vector<Hit>& hits_;
  std::vector<Xapian::docid> docids_;
  std::map<Xapian::docid, std::size_t> place_;
  std::vector<std::vector<const query::QueryPart*>> parts_;  // by hit, as Hit::explanation
};

std::string name_of(query::BonusKind kind) {
  switch (kind) {
    case query::BonusKind::exact_form:
      return "exact_form";
    case query::BonusKind::neighbours:
      return "neighbours";
    case query::BonusKind::family:
      return "family";
    case query::BonusKind::all_words:
      return "all_words";
    case query::BonusKind::meaning:
      return "meaning";
    case query::BonusKind::freshness:
      return "freshness";
  }
  return "";
}

}  // namespace

void explain(const query::CompiledQuery& compiled, const SearchRequest& request, const Xapian::MSet& found,
             Handle& handle, std::vector<Hit>& hits) {
  if (hits.empty()) return;
  Explainer explainer(request, found, handle, hits);
  for (const query::QueryPart& word : compiled.words) explainer.add("word", word);
  const query::QueryPart rest{"", compiled.words.empty() ? compiled.query : compiled.rest};
  explainer.add("rest", rest);
  if (request.sort == Sort::relevance || request.sort == Sort::fresh) {
    for (const query::Bonus& b : compiled.bonuses) explainer.add(name_of(b.kind), b.part);
  }
  explainer.add_forms();
}

void add_missing_words(const query::CompiledQuery& compiled, const Xapian::MSet& found, const Handle& handle,
                       std::vector<Hit>& hits) {
  const std::vector<Xapian::docid> docids(found.begin(), found.end());
  std::vector<Xapian::docid> sorted = docids;
  std::sort(sorted.begin(), sorted.end());
  const Xapian::Query these = listed_documents(std::move(sorted));
  for (const query::QueryPart& word : compiled.words) {
    const std::vector<Xapian::docid> having = all_matches(handle, filtered(word.query, these));
    for (std::size_t i = 0; i < hits.size(); ++i) {
      if (!std::binary_search(having.begin(), having.end(), docids[i])) hits[i].missing.push_back(word.text);
    }
  }
}

}  // namespace diplomed::search
