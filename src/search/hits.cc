#include "search/hits.h"

#include <algorithm>
#include <iterator>

#include "base/limits.h"
#include "base/utf8.h"
#include "search/labels.h"
#include "search/marks.h"
#include "search/snippet.h"

namespace diplomed::search {
namespace {

HitDate date_of(const index::StoredHead& head) {
  return {head.date, head.date_precision, head.date_kind, head.date_confidence, head.date_evidence};
}

}  // namespace

std::vector<knowledge::Figure> stored_figures(std::string_view data, const query::Highlight& highlight) {
  if (highlight.numbers.empty()) return {};
  Result<index::StoredDetails> details = index::decode_details(data);
  return details ? std::move(details->facts.figures) : std::vector<knowledge::Figure>();
}

Hit make_hit(const index::StoredHead& head, Handle& handle, const query::Highlight& highlight,
             const std::vector<knowledge::Figure>& figures) {
  Hit hit;
  hit.id = head.id;
  hit.title_is_lead = head.title_is_lead;
  hit.url = head.url;
  hit.source = head.source;
  hit.author = head.author;
  hit.language = head.language;
  hit.date = date_of(head);
  for (const auto& [name, values] : head.facets) {
    for (const std::string& value : values) hit.facets[name].push_back(label_of(handle, name, value));
  }
  if (highlight.empty()) {
    hit.title = whole_text(head.title, {});
  } else {
    const std::vector<text::Token>& tokens = handle.analyzer.analyze(head.title, text::mode_for(head.language));
    const std::vector<Span> numbers = figures_asked_for(figures, knowledge::Part::title, highlight);
    hit.title = whole_text(head.title, find_marks(tokens, highlight, handle.matcher(), numbers));
  }
  return hit;
}

std::vector<TextPiece> make_hit_snippet(std::string_view body, std::string_view language, Handle& handle,
                                        const query::Highlight& highlight,
                                        const std::vector<knowledge::Figure>& figures) {
  body = utf8::truncate(body, limits::kMaxSnippetScanBytes);
  if (highlight.empty()) body = utf8::truncate(body, limits::kSnippetChars * 8);
  const std::vector<text::Token>& tokens = handle.analyzer.analyze(body, text::mode_for(language));
  const std::vector<Span> numbers = figures_asked_for(figures, knowledge::Part::body, highlight);
  return make_snippet(body, tokens, find_marks(tokens, highlight, handle.matcher(), numbers));
}

void add_reprints(Xapian::docid docid, Handle& handle, Hit& hit) {
  const std::vector<Xapian::docid>* group = handle.reprints->group_of(docid);
  if (group == nullptr) return;
  hit.reprint_count = group->size() - 1;
  std::vector<Xapian::docid> others;
  std::copy_if(group->begin(), group->end(), std::back_inserter(others), [&](Xapian::docid d) { return d != docid; });
  std::sort(others.begin(), others.end(),
            [&](Xapian::docid a, Xapian::docid b) { return handle.columns->comes_before(a, b); });
  if (others.size() > limits::kMaxReprints) others.resize(limits::kMaxReprints);
  for (const Xapian::docid other : others) {
    const Result<index::StoredHead> head = index::decode_head(handle.db.get_document(other).get_data());
    if (head) hit.reprints.push_back({head->id, head->title, head->source, date_of(*head)});
  }
}

}  // namespace diplomed::search
