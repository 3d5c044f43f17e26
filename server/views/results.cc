#include <algorithm>
#include <cmath>

#include "base/limits.h"
#include "query/parse/alternatives.h"
#include "query/parse/joints.h"
#include "query/parse/parser.h"
#include "server/language/number_format.h"
#include "server/language/phrases.h"
#include "server/url/links.h"
#include "server/url/param_words.h"
#include "server/views/facet_labels.h"
#include "server/views/page.h"
#include "server/views/parts.h"

namespace diplomed::server {
namespace {

std::string status_text(const SearchAnswer& answer, Language language) {
  if (answer.page.total == 0) return std::string(phrase(language, "found_none"));
  const search::SearchRequest& request = answer.params.request;
  const bool everything = request.q.empty() && request.within.empty() && !has_filters(answer.params);
  std::string text = everything ? phrase(language, "all_of_them", {{"n", format_number(answer.page.total, language)}})
                                : phrase(language, "found", {{"n", count_documents(answer.page.total, language)}});
  if (answer.params.request.page > 1) {
    text += phrase(language, "page_of", {{"page", std::to_string(answer.params.request.page)}});
  }
  return text;
}

// One of the queries: as typed, how it was read, and the search with its corrections in its place.
struct ReadClause {
  const std::string& typed;
  const search::Reading& reading;
  SearchParams mended;
};

// What was mended and the way back, or what could be mended and the way there.
void put_correction(TemplateData& data, const ReadClause& clause, const SearchAnswer& answer, Language language) {
  const search::Reading& reading = clause.reading;
  put(data, "correction", false);
  if (reading.corrections.empty()) return;
  const std::string& typed = clause.typed;
  const std::string& shown = reading.corrected ? reading.corrected_query : typed;
  const std::string& other = reading.corrected ? typed : reading.corrected_query;
  TemplateData out;
  const bool found = answer.page.total > 0;
  put(out, "shown",
      found               ? phrase(language, "shown_for", {{"query", shown}})
      : reading.corrected ? phrase(language, "read_as", {{"query", shown}})
                          : std::string());
  put(out, "other", phrase(language, reading.corrected ? "search_as_typed" : "did_you_mean", {{"query", other}}));
  put(out, "url",
      fitting(search_url(reading.corrected ? with_spelling(answer.params, search::Spelling::off) : clause.mended)));
  put(data, "correction", std::move(out));
}

TemplateData reading_data(const ReadClause& clause, const SearchAnswer& answer, Language language) {
  const search::Reading& reading = clause.reading;
  TemplateData out;
  const std::string& read = language == Language::en ? reading.text_en : reading.text;
  put(out, "text", read.empty() ? clause.typed : read);
  std::vector<std::string> concepts;
  for (const auto& c : reading.concepts) concepts.push_back(value_label(c, language));
  put(out, "concepts", joined(concepts));
  put(out, "ignored", joined(reading.ignored));
  put(out, "absent", joined(reading.absent));
  put(out, "optional", joined(reading.optional));
  put(out, "optional_text",
      reading.all_words == 0
          ? phrase(language, "optional")
          : phrase(language, "optional_after", {{"n", count_documents(reading.all_words, language)}}));
  put(out, "strict_url", fitting(search_url(with_relaxation(answer.params, false))));
  TemplateList notes;
  for (const auto& n : reading.notes) {
    TemplateData item;
    const std::string key = "note_" + n.code;
    std::string text = phrase_or(language, key, "").empty() ? n.text : phrase(language, key, {{"text", n.text}});
    if (!n.hint.empty()) text += phrase(language, "note_hint", {{"hint", n.hint}});
    put(item, "text", text);
    notes.push_back(std::move(item));
  }
  put(out, "notes", notes);
  put_correction(out, clause, answer, language);
  return out;
}

void put_reading(TemplateData& data, const SearchAnswer& answer, Language language) {
  const SearchParams& params = answer.params;
  const search::ResultPage& page = answer.page;
  TemplateList list;
  for (std::size_t i = 0; i < page.within.size(); ++i) {
    const search::Reading& reading = page.within[i];
    list.push_back(reading_data({params.request.within[i], reading, with_clause(params, i, reading.corrected_query)},
                                answer, language));
  }
  if (!params.request.q.empty()) {
    list.push_back(reading_data({params.request.q, page.reading, with_query(params, page.reading.corrected_query)},
                                answer, language));
  }
  put(data, "reading", list);
}

// How the count counts reprints, and the way to the other manner; nothing where there are none.
void put_duplicates(TemplateData& data, const SearchAnswer& answer, Language language) {
  const bool showing = answer.params.request.duplicates == search::Duplicates::show;
  put(data, "duplicates", false);
  if (!showing && answer.page.collapsed == 0) return;
  const search::Duplicates other = showing ? search::Duplicates::collapse : search::Duplicates::show;
  TemplateData out;
  put(out, "text",
      showing ? std::string()
              : phrase(language, "collapsed", {{"n", count_reprints(answer.page.collapsed, language)}}));
  put(out, "action", phrase(language, showing ? "reprints_collapse" : "reprints_show"));
  put(out, "url", fitting(search_url(with_duplicates(answer.params, other))));
  put(data, "duplicates", std::move(out));
}

void put_sorts(TemplateData& data, const SearchParams& params, Language language) {
  TemplateList list;
  for (const search::Sort sort :
       {search::Sort::relevance, search::Sort::fresh, search::Sort::newest, search::Sort::oldest}) {
    TemplateData item;
    put(item, "label", phrase(language, "sort_" + std::string(to_word(sort))));
    put(item, "url", fitting(search_url(with_sort(params, sort))));
    put(item, "current", params.request.sort == sort);
    list.push_back(std::move(item));
  }
  put(data, "sorts", list);
}

TemplateData link(const std::string& url) {
  TemplateData item;
  put(item, "url", url);
  put(item, "number", "");
  return item;
}

// 1 … 4 [5] 6 … 12: the first, the neighbours and the last; no page beyond the offset limit.
TemplateList page_links(const SearchParams& params, std::uint64_t pages) {
  TemplateList list;
  const std::uint64_t current = params.request.page;
  std::uint64_t last = 0;
  for (std::uint64_t p = 1; p <= pages; ++p) {
    if (p != 1 && p != pages && (p + 2 < current || p > current + 2)) {
      p = p > current + 2 ? std::max(p, pages - 1) : std::max(p, current - 3);
      continue;
    }
    if (last != 0 && p != last + 1) list.push_back(link(""));
    last = p;
    TemplateData item = link(fitting(search_url(with_page(params, static_cast<std::uint32_t>(p)))));
    put(item, "number", std::to_string(p));
    put(item, "current", p == current);
    list.push_back(std::move(item));
  }
  return list;
}

void put_pager(TemplateData& data, const SearchAnswer& answer) {
  const SearchParams& params = answer.params;
  const std::uint64_t size = params.request.size;
  put(data, "pager", false);
  put(data, "next_url", "");
  put(data, "prev_url", "");
  if (size == 0 || answer.page.total <= size) return;
  const bool by_cursor = !params.request.cursor.empty();
  const std::uint64_t reachable = std::min<std::uint64_t>(answer.page.total, limits::kMaxPageOffset + size);
  const std::uint64_t pages = (reachable + size - 1) / size;
  const std::uint64_t current = params.request.page;
  std::string next;
  std::string prev;
  if (by_cursor || current >= pages) {
    if (!answer.page.next_cursor.empty()) next = fitting(search_url(with_cursor(params, answer.page.next_cursor)));
  } else {
    next = fitting(search_url(with_page(params, static_cast<std::uint32_t>(current + 1))));
  }
  if (!by_cursor && current > 1) prev = fitting(search_url(with_page(params, static_cast<std::uint32_t>(current - 1))));
  TemplateData pager;
  put(pager, "pages", by_cursor ? TemplateList() : page_links(params, pages));
  put(pager, "prev", false);
  put(pager, "next", false);
  if (!prev.empty()) put(pager, "prev", link(prev));
  if (!next.empty()) put(pager, "next", link(next));
  put(data, "pager", std::move(pager));
  put(data, "next_url", next);
  put(data, "prev_url", prev);
}

// The query as alternatives: its phrases and words, or the words of the only phrase. Empty when there is one word only,
// when it has operators, and when somebody has said that all must be there.
std::string any_words(const std::string& q) {
  const query::Node root = query::parse(q).root;
  if (root.kind == query::NodeKind::disj || query::says_and(root)) return "";
  const std::string any = query::as_alternatives(root, q, query::AlternativeUnits::whole);
  return any.empty() ? query::as_alternatives(root, q, query::AlternativeUnits::words) : any;
}

void put_zero(TemplateData& data, const SearchAnswer& answer, Language language) {
  put(data, "zero", answer.page.total == 0);
  TemplateList relief;
  for (const Relief& r : answer.relief) {
    TemplateData item = link(fitting(search_url(r.params)));
    put(item, "label", phrase(language, "zero_without", {{"label", r.label}}));
    put(item, "count", count_documents(r.total, language));
    relief.push_back(std::move(item));
  }
  put(data, "relief", relief);
  TemplateList words;
  for (const auto& w : answer.page.reading.words) {
    TemplateData item = link(w.count == 0 ? std::string() : fitting(search_url(with_query(answer.params, w.word))));
    put(item, "label", w.word);
    put(item, "count",
        w.count == 0 ? std::string(phrase(language, "word_in_none")) : count_documents(w.count, language));
    words.push_back(std::move(item));
  }
  put(data, "words", words);
  put(data, "relax_url",
      answer.params.request.relax ? std::string() : fitting(search_url(with_relaxation(answer.params, true))));
  const std::string any = any_words(answer.params.request.q);
  put(data, "any_words_url", any.empty() ? std::string() : fitting(search_url(with_query(answer.params, any))));
}

}  // namespace

std::string results_page(const SearchAnswer& answer, const PageContext& context) {
  const Language language = context.language;
  const std::string& q = answer.params.request.q;
  const Addresses addresses(answer.params);
  TemplateData data = frame(context, answer.params, q.empty() ? status_text(answer, language) : q, "search");
  put(data, "refine", answer.page.total == 0 ? std::string() : q);
  put(data, "canonical_url", fitting(search_url(answer.params)));
  put(data, "json_url", fitting(search_url(answer.params, kJsonPath)));
  put(data, "noindex", answer.page.total == 0);
  put(data, "matrix_url", fitting(search_url(answer.params, kMatrixPath)));
  put(data, "network_url", fitting(search_url(answer.params, kNetworkPath)));
  put(data, "status_text", status_text(answer, language));
  put(data, "took", phrase(language, "took", {{"ms", std::to_string(std::lround(answer.page.took_ms))}}));
  put_duplicates(data, answer, language);
  put_sorts(data, answer.params, language);
  put_reading(data, answer, language);
  put_filters(data, answer, addresses, language);
  put_chips(data, answer, addresses, language);
  put_timeline(data, answer, addresses, language);
  put_zero(data, answer, language);
  put_pager(data, answer);
  TemplateList hits;
  for (const search::Hit& hit : answer.page.hits) hits.push_back(hit_data(hit, addresses, language));
  put(data, "hits", hits);
  put(data, "first", std::to_string(answer.page.first + 1));
  return render("results", data);
}

}  // namespace diplomed::server
