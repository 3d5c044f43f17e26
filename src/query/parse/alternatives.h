// A query of parts that must all match, written as one of which any suffices.
#pragma once

#include <string>
#include <string_view>

#include "query/parse/ast.h"

namespace diplomed::query {

enum class AlternativeUnits {
  whole,  // phrases and РЯДОМ stay as they are typed
  words,  // they fall into their words
};

// Its words and phrases with ИЛИ between, as typed: «трансплантация РЯДОМ/2 вертолёт» is one unit, or
// «трансплантация ИЛИ вертолёт» in words. Each part of the result is read as the part of the query was. `root` is what
// parse() read `text` as. Empty when there are not two of them, and when the query says what no alternative can:
// exclusions, fields, dates, numbers; also when stray quotes or the limits of a query keep it from being written so.
std::string as_alternatives(const Node& root, std::string_view text, AlternativeUnits units);

}  // namespace diplomed::query
