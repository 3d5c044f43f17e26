// Sentences in the languages beside Russian: Kazakh, Kyrgyz, Uzbek (Latin), English. Written for this project.
#pragma once

#include <string>
#include <string_view>

#include "support/random_stream.h"

namespace diplomed::testing {

struct ForeignStory {
  std::string title, lead;
  std::string_view countries[2];  // ISO 3166-1
};

// `language`: "kk", "ky", "uz" or "en".
ForeignStory foreign_story(std::string_view language, RandomStream& random);
std::string foreign_sentence(std::string_view language, RandomStream& random);

}  // namespace diplomed::testing
