#include "search/suggest/suggest.h"

#include <algorithm>
#include <memory>

#include "base/limits.h"
#include "index/lexicon/lexicon_names.h"
#include "knowledge/facets.h"
#include "query/parse/parse_chars.h"
#include "search/document_filter.h"
#include "search/labels.h"
#include "search/matches.h"
#include "search/read_query.h"
#include "search/suggest/completions.h"
#include "search/suggest/suggest_count.h"
#include "search/suggest/suggest_titles.h"
#include "search/suggest/typed_text.h"

namespace diplomed::search {
namespace {

constexpr std::size_t kLeastLetters = 2;
// Candidates examined per group, and slots out of eight when every group has enough.
constexpr std::size_t kMostTried = 12;
constexpr std::size_t kValuesOfEight = 4, kTitlesOfEight = 2;

// The documents that the earlier queries find as a search reads them; nullptr when there are none.
std::shared_ptr<const std::vector<Xapian::docid>> found_within(Handle& handle, const SearchRequest& request) {
  if (request.within.empty()) return nullptr;
  SearchRequest earlier = request;
  earlier.q.clear();
  return std::make_shared<const std::vector<Xapian::docid>>(
      all_matches(handle, read_query(earlier, handle).compiled.query));
}

// A name as the whole value of a field: in quotes when it is more than a word.
std::string as_value(std::string name) {
  const auto is_word = [](char c) {
    return (c & 0x80) != 0 || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
  };
  if (std::all_of(name.begin(), name.end(), is_word) && query::word_end(name, 0) == name.size()) return name;
  std::erase(name, '"');
  return '"' + name + '"';
}

// One call.
class Suggester {
 public:
  Suggester(Handle& handle, const index::Lexicon& lexicon, const SearchRequest& request, std::size_t limit)
      : handle_(handle),
        lexicon_(lexicon),
        request_(request),
        limit_(limit),
        within_(found_within(handle, request)),
        filter_(request, *handle.columns),
        counter_(handle, request, filter_, within_) {
    if (within_ != nullptr) filter_.restrict_to(within_);
  }

  std::vector<Suggestion> run() {
    const std::vector<TypedEnd> ends = typed_ends(request_.q, kLeastLetters);
    if (ends.empty() || limit_ == 0) return {};
    const CompletionFinder finder(lexicon_, filter_, ends.back().before, handle_.analyzer);
    offer(finder.beginning(ends, kMostTried));
    std::vector<TypedEnd> other;
    if (!found()) {
      other = on_other_layout(ends);
      offer(finder.beginning(other, kMostTried));
    }
    if (!found()) offer(finder.sounding(ends.back(), kMostTried));
    if (!found()) offer(finder.with_slip(ends.back(), kMostTried));
    const std::size_t titles_wanted = std::max(limit_ * kTitlesOfEight / 8, left(words_.size() + values_.size()));
    std::vector<Suggestion> titles = complete_titles(handle_, lexicon_, filter_, whole_or(ends), titles_wanted);
    if (titles.empty()) titles = complete_titles(handle_, lexicon_, filter_, other, titles_wanted);
    return shared_out(std::move(titles));
  }

 private:
  std::size_t left(std::size_t taken) const { return limit_ - std::min(limit_, taken); }
  bool found() const { return !words_.empty() || !values_.empty(); }

  void offer(const std::vector<Completion>& completions) {
    for (const Completion& c : completions) {
      if (lexicon_.entries()[c.entry].facet == 0 && words_.size() < limit_) offer_word(c);
    }
    const std::size_t values_wanted = std::max(limit_ * kValuesOfEight / 8, left(words_.size()));
    for (const Completion& c : completions) {
      if (lexicon_.entries()[c.entry].facet != 0 && values_.size() < values_wanted) offer_value(c);
    }
    const auto more = [](const Suggestion& a, const Suggestion& b) {
      return a.count.value_or(0) > b.count.value_or(0);
    };
    std::stable_sort(words_.begin(), words_.end(), more);
    std::stable_sort(values_.begin(), values_.end(), more);
  }

  void offer_word(const Completion& c) {
    const index::EntryRow& entry = lexicon_.entries()[c.entry];
    const std::string word(lexicon_.text(entry.label));
    if (is_source_error(word)) return;
    CompletionCount counted = counter_.of_word(*c.end, word, c.documents);
    // Where no document has it together with the words before.
    if (!counted.any && !c.end->before.empty()) counted = counter_.of_word_alone(word);
    if (!counted.any) return;
    words_.push_back({c.end->before + word, "word", "", counted.count, counted.estimated, word});
  }

  void offer_value(const Completion& c) {
    const index::EntryRow& entry = lexicon_.entries()[c.entry];
    const std::string facet(knowledge::kFacets[entry.facet - 1].name);
    const std::string value(lexicon_.text(entry.value)), label(lexicon_.text(entry.label));
    CompletionCount counted = counter_.of_value(*c.end, facet, value, c.documents);
    if (!counted.any) return;
    const bool in_field = c.end->place.fits == query::Fits::values;
    const std::string text = in_field ? c.end->field() + as_value(label) : c.end->before + label;
    const std::string english = label_of(handle_, facet, value).label_en;
    values_.push_back({text, facet, value, counted.count, counted.estimated, label, english, c.end->rest()});
  }

  // Until the words for corrections are gathered nobody knows.
  bool is_source_error(const std::string& word) const {
    const auto spelling = handle_.generation->lexicon->spelling_if_ready();
    return spelling != nullptr && spelling->is_source_error(word);
  }

  // For titles: all of the query, if it has several words, before its ends. A title may hold marks that are syntax.
  std::vector<TypedEnd> whole_or(const std::vector<TypedEnd>& ends) const {
    std::vector<TypedEnd> out;
    const std::string folded = index::fold_name(request_.q);
    if (folded.find(' ') != std::string::npos) out.push_back({"", request_.q, folded});
    out.insert(out.end(), ends.begin(), ends.end());
    return out;
  }

  std::vector<Suggestion> shared_out(std::vector<Suggestion> titles) {
    const std::size_t of_titles = limit_ * kTitlesOfEight / 8, of_values = limit_ * kValuesOfEight / 8;
    const std::size_t others = std::min(titles.size(), of_titles) + std::min(values_.size(), of_values);
    const std::size_t words = std::min(words_.size(), left(others));
    const std::size_t values = std::min(values_.size(), left(words + std::min(titles.size(), of_titles)));
    words_.resize(words);
    values_.resize(values);
    titles.resize(std::min(titles.size(), left(words + values)));
    std::vector<Suggestion> out = std::move(words_);
    out.insert(out.end(), std::make_move_iterator(values_.begin()), std::make_move_iterator(values_.end()));
    out.insert(out.end(), std::make_move_iterator(titles.begin()), std::make_move_iterator(titles.end()));
    return out;
  }

  Handle& handle_;
  const index::Lexicon& lexicon_;
  const SearchRequest& request_;
  std::size_t limit_;
  std::shared_ptr<const std::vector<Xapian::docid>> within_;
  DocumentFilter filter_;
  CompletionCounter counter_;
  std::vector<Suggestion> words_, values_;
};

}  // namespace

std::vector<Suggestion> suggest(Handle& handle, const SearchRequest& request, std::size_t limit) {
  const auto lexicon = handle.generation->lexicon->lexicon(handle.db);
  if (lexicon == nullptr) return {};
  return Suggester(handle, *lexicon, request, limit).run();
}

}  // namespace diplomed::search
