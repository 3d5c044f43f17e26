// Latin words in Cyrillic letters, as somebody writes them who knows a little English.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace diplomed::eval {

// One way of reading, letter group by letter group, the longest first, with what is usual at the beginning and at the
// end of a word; of two usual ways `random` chooses. `word` is a-z. Other rules than the search's own, which align
// letters and know no order.
std::string transcribe(std::string_view word, std::uint64_t random);

}  // namespace diplomed::eval
