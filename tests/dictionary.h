// The dictionary that this build was configured with, opened once a program.
#pragma once

#include <memory>
#include <stdexcept>

#include "text/morphology/morphology.h"

namespace diplomed::testing {

inline std::shared_ptr<const text::Morphology> shared_morphology() {
  static const auto morphology = [] {
    auto opened = text::Morphology::open(text::default_dictionary_directory());
    if (!opened) throw std::runtime_error(opened.error().to_string());
    return *opened;
  }();
  return morphology;
}

}  // namespace diplomed::testing
