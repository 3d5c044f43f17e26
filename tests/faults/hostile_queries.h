// Queries that ask for as much work as a query can, over words that most documents have.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "search/answer/request.h"
#include "search/small_index.h"

namespace diplomed::testing {

// Articles of made-up words, the n-th of which is about n times rarer than the first; the same for the same arguments.
std::vector<Record> wordy_records(std::size_t documents, std::size_t words_each);

// The `n`-th most frequent word of them.
std::string wordy(std::size_t n);

constexpr std::size_t kHostileKinds = 12;

// A request of the kind `n` modulo kHostileKinds, its words drawn by `random`.
search::SearchRequest hostile_request(std::size_t n, std::mt19937& random);

}  // namespace diplomed::testing
