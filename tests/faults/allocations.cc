#include "allocations.h"

#include <cstdlib>
#include <new>

namespace {

thread_local std::size_t asked_for = 0;

void* counted(std::size_t bytes) {
  asked_for += bytes;
  if (void* memory = std::malloc(bytes == 0 ? 1 : bytes)) return memory;
  throw std::bad_alloc();
}

}  // namespace

void* operator new(std::size_t bytes) {
  return counted(bytes);
}
void* operator new[](std::size_t bytes) {
  return counted(bytes);
}
void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete[](void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}
void operator delete[](void* memory, std::size_t) noexcept {
  std::free(memory);
}

namespace diplomed::testing {

std::size_t allocated_bytes() {
  return asked_for;
}

}  // namespace diplomed::testing
