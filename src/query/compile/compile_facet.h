// field:value → boolean facet terms.
#pragma once

#include <xapian.h>

#include <functional>
#include <string>

#include "knowledge/vocabulary/matcher.h"
#include "query/parse/ast.h"
#include "text/analyzer.h"

namespace diplomed::query {

// What compile_facet() needs beside the node; all of it belongs to the calling thread.
struct FacetCompiler {
  const std::string& name;  // of the facet
  text::Analyzer& analyzer;
  const knowledge::Matcher* matcher;                // may be nullptr
  std::function<Xapian::Query(const Node&)> other;  // what stands in a group and is no value: other fields, dates …
  // Any of the terms that begin so; as a person would write the beginning.
  std::function<Xapian::Query(const std::string& term, const std::string& typed)> beginning;
};

// Documents whose facet has the value or values that `n` names: by id in any case of letters, by any name the
// vocabulary knows for it, or as a record wrote it; "id" is the document's id. AND, OR and NOT inside a group apply.
// No weight.
Xapian::Query compile_facet(const Node& n, const FacetCompiler& compiler);

// What a concept named in a query is searched by: its mentions, or its facet value where texts are not looked through
// for it.
std::string concept_term(const knowledge::Concept& c);

}  // namespace diplomed::query
