// A NEAR/n B: where the sides stand.
#pragma once

#include <xapian.h>

#include <functional>
#include <optional>
#include <string>

#include "query/compile/compile_words.h"
#include "query/parse/ast.h"

namespace diplomed::query {

// What near_window() needs: the words of a leaf, and the lemmas of a word any of which suffices.
struct NearCompiler {
  std::function<Words(const std::string&)> analyze;
  std::function<Xapian::Query(const text::Word&)> lemmas;
};

// The sides of `n` within its distance, in any order. A side takes its place in the window by its first or last word. A
// prefix cannot take a place: with one there is no window. Every side must be there besides, one of several words as a
// whole.
std::optional<Xapian::Query> near_window(const Node& n, const NearCompiler& compiler);

}  // namespace diplomed::query
