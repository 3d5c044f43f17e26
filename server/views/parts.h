// Parts that several pages share, as template data. An address is left empty when it does not fit
// (server/url/addresses.h); the templates then show its text without a link.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/url/addresses.h"
#include "server/views/answer.h"
#include "server/views/page.h"
#include "server/views/template.h"

namespace diplomed::server {

// Head, header and search form. `params` is what the form continues from; `self` builds the language links.
TemplateData frame(const PageContext& context, const SearchParams& params, std::string_view title,
                   std::string_view body_class);

// Replaces the language links: the page's own address in each language.
void put_languages(TemplateData& data, Language current, const std::string& russian_url,
                   const std::string& english_url);

TemplateData hit_data(const search::Hit& hit, const Addresses& addresses, Language language);

// title_html, title_is_lead, date…, source, author, original_url of a hit or a document.
void put_head(TemplateData& data, const search::Hit& hit, Language language);

// The other articles of a hit's group of reprints: a list that opens.
void put_reprints(TemplateData& data, const search::Hit& hit, const Addresses& addresses, Language language);

// The card of a document's relations, and its figures.
void put_relations(TemplateData& data, const search::DocumentView& view, const SearchParams& params, Language language);

// The articles like a document: head, address and what they have in common.
void put_similar(TemplateData& data, const std::vector<search::SimilarHit>& hits, const Addresses& addresses,
                 Language language);

// `addresses`: of answer.params.
void put_timeline(TemplateData& data, const SearchAnswer& answer, const Addresses& addresses, Language language);
void put_filters(TemplateData& data, const SearchAnswer& answer, const Addresses& addresses, Language language);
void put_chips(TemplateData& data, const SearchAnswer& answer, const Addresses& addresses, Language language);

// "Страна: Франция" for a filter value, with its label when the answer or the value itself has one.
std::string filter_label(const search::ResultPage& page, const std::string& facet, const std::string& value,
                         Language language);

}  // namespace diplomed::server
