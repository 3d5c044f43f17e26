// Counts what this program asks of the heap, as a measure of work that is the same in every run.
#pragma once

#include <cstddef>

namespace diplomed::testing {

// Bytes that the calling thread has asked operator new for since it began.
std::size_t allocated_bytes();

}  // namespace diplomed::testing
