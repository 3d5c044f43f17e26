// What a document has of a person's name beside the surname.
#pragma once

#include <xapian.h>

#include <functional>
#include <string>

#include "query/compile/compile_expansions.h"
#include "text/analyzer.h"

namespace diplomed::query {

// What the following need; all of it belongs to the calling thread.
struct NameCompiler {
  text::Analyzer& analyzer;
  Expansions* expansions;                                    // nullptr: a beginning finds nothing
  std::function<Xapian::Query(const Xapian::Query&)> guard;  // ends what may take long
};

// Documents that name a person with this surname and another name that begins with the letters of `initial` («м»,
// «дж»), or that have the surname beside the initial itself. No weight of its own.
Xapian::Query named_with_initial(const std::string& surname, const std::string& initial, const NameCompiler& compiler);

// Documents that have the surname with the initial of `given` only: «М. Мурашко» for «Михаил Мурашко».
Xapian::Query named_by_initial_of(const std::string& surname, const std::string& given, const NameCompiler& compiler);

}  // namespace diplomed::query
