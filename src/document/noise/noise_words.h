// What the words of a line say about it: small classes of words that the furniture of sites is made of, whatever the
// wording. One class says little («читайте», «материалы», «канал» stand in stories too); noise_model.h weighs them.
#pragma once

#include <string_view>

#include "document/noise/noise_word_classes.h"

namespace diplomed::document::noise {

// The classes of one folded word without punctuation around it; of a word with hyphens also those of its parts.
// A look at one small bucket of a hash table. Any thread.
Classes classes_of(std::string_view folded_word);

}  // namespace diplomed::document::noise
