// Articles like one: the part of a document's page and the page of their own.
#include "server/language/phrases.h"
#include "server/url/links.h"
#include "server/views/facet_labels.h"
#include "server/views/markup.h"
#include "server/views/page.h"
#include "server/views/parts.h"

namespace diplomed::server {
namespace {

constexpr std::size_t kMostEntities = 6;  // that a hit names, and words
constexpr std::size_t kMostWords = 6;

void put_shared(TemplateData& data, const search::SimilarHit& hit, Language language) {
  TemplateList entities;
  for (const auto& e : hit.entities) {
    if (entities.size() == kMostEntities) break;
    TemplateData item;
    put(item, "label", value_label(e.value, language));
    put(item, "facet", facet_label(e.facet, language));
    entities.push_back(std::move(item));
  }
  put(data, "shared", entities);
  std::string words;
  for (std::size_t i = 0; i < hit.words.size() && i < kMostWords; ++i) words += (i == 0 ? "" : ", ") + hit.words[i];
  put(data, "shared_words", words);
  put(data, "why", !entities.empty() || !words.empty());
}

// What the search form goes on with.
SearchParams only_query(const SearchParams& params) {
  SearchParams out;
  out.request.q = params.request.q;
  out.request.within = params.request.within;
  out.language = params.language;
  return out;
}

}  // namespace

void put_similar(TemplateData& data, const std::vector<search::SimilarHit>& hits, const Addresses& addresses,
                 Language language) {
  SearchParams fresh;
  fresh.language = addresses.params().language;
  const Addresses alone(fresh);
  TemplateList list;
  for (const search::SimilarHit& hit : hits) {
    TemplateData item = hit_data(hit.hit, alone, language);
    put(item, "document_url", addresses.document(hit.hit.id));
    put(item, "similar_url", addresses.document(hit.hit.id, DocumentFormat::html, DocumentPart::similar));
    put_shared(item, hit, language);
    list.push_back(std::move(item));
  }
  put(data, "hits", list);
}

std::string similar_page(const SimilarAnswer& answer, const PageContext& context) {
  const Language language = context.language;
  const search::Hit& document = answer.page.document;
  const SearchParams base = only_query(answer.params);
  const Addresses addresses(base);
  const std::string title(phrase(language, "similar_title"));
  const auto address = [&](const SearchParams& params, DocumentFormat format) {
    return fitting(search_url(params, document_path(document.id, format, DocumentPart::similar)));
  };
  TemplateData data = frame(context, base, title + ": " + plain_text(document.title), "search");
  put(data, "noindex", true);
  put(data, "title", title);
  put(data, "canonical_url", address(answer.params, DocumentFormat::html));
  put(data, "json_url", address(answer.params, DocumentFormat::json));
  put_languages(data, language, address(with_language(answer.params, Language::ru), DocumentFormat::html),
                address(with_language(answer.params, Language::en), DocumentFormat::html));
  put(data, "document_title", plain_text(document.title));
  put(data, "back_url", addresses.document(document.id));
  put(data, "unfiltered_url",
      has_filters(answer.params) ? address(without_filters(answer.params), DocumentFormat::html) : std::string());
  put_similar(data, answer.page.hits, addresses, language);
  return render("similar", data);
}

}  // namespace diplomed::server
