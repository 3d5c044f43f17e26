// The entry point of libFuzzer; DIPLOMED_FUZZ_FORMAT is set for each program.
#include <cstddef>
#include <cstdint>

#include "one_input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  diplomed::fuzz::read_one_input(DIPLOMED_FUZZ_FORMAT, {reinterpret_cast<const char*>(data), size});
  return 0;
}
