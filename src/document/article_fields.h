// The fields of an article by name, for whatever writes or reads all of them: the wire form between processes
// (indexer/wire.h) and the stored form (index/stored.h). A field that is added here is in both. Pure.
#pragma once

#include "document/article.h"

namespace diplomed::document {

// What a hit shows. `T` is an Article, or has its members of these names; `visit` takes a name and a member.
template <typename T, typename Visit>
void visit_head_fields(T& article, Visit visit) {
  visit("id", article.id);
  visit("title", article.title);
  visit("lead", article.title_is_lead);
  visit("author", article.author);
  visit("source", article.source);
  visit("url", article.url);
  visit("language", article.language);
}

// How the file was read, for the page of one document.
template <typename T, typename Visit>
void visit_origin_fields(T& article, Visit visit) {
  visit("charset", article.charset);
  visit("charset_how", article.charset_how);
  visit("format", article.format);
}

// All but `repairs` and `undecodable`, which are empty once an article is handed over.
template <typename T, typename Visit>
void visit_fields(T& article, Visit visit) {
  visit_head_fields(article, visit);
  visit_origin_fields(article, visit);
  visit("subtitle", article.subtitle);
  visit("body", article.body);
  visit("dates", article.dates);
  visit("dropped", article.dropped);
  visit("stripped", article.stripped);
  visit("facets", article.facets);
}

}  // namespace diplomed::document
