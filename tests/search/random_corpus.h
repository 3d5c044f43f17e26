// A seeded random corpus, and answers to requests by looking at every record: what the engine must agree with.
#pragma once

#include <functional>
#include <random>
#include <string>
#include <vector>

#include "search/answer/request.h"
#include "small_index.h"

namespace diplomed::testing {

// `count` records r000, r001 … of invented facet values, with dates of every precision and without one.
std::vector<Record> random_records(std::size_t count, std::mt19937& random);

// Words that the texts are made of.
const std::vector<std::string>& corpus_words();

// Values of a facet, as the index has them: those of the record, and what the product adds (type, lang, year).
std::vector<std::string> values_of(const Record& record, const std::string& facet);

// A random request: a query of these words, filters of all kinds, date bounds. Counts every facet in full.
search::SearchRequest random_request(std::mt19937& random);

// Whether the record answers the request.
bool matches(const Record& record, const search::SearchRequest& request);

}  // namespace diplomed::testing
