// Russian words in Latin letters and back, by how they sound.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace diplomed::text {

// A key that a Russian word shares with its romanisations, whatever system they follow (BGN, passport, press,
// informal): digraphs become one letter, й and soft signs and what they turn into vanish, doubled letters become one;
// ж and дж (Jalal-Abad) share a letter. "бейшеналиев" and "beyshenaliev" → "beSenalev". `word` is a folded form
// (lower case UTF-8); empty when it has other letters. ASCII out. Thread-safe.
std::string sound_key(std::string_view cyrillic_word);

// Keys that a Latin word may have; more than one where a letter is ambiguous (c, g, h, j, x). At most sixteen.
std::vector<std::string> latin_sound_keys(std::string_view latin_word);

// A Latin word with what differs between romanisations written one way, and a Russian word (lower case UTF-8, ё folded)
// romanised and written so: of several words with one sound key, the one whose spelling is nearer is meant. ASCII.
std::string plain_latin(std::string_view latin_word);
std::string plain_romanisation(std::string_view cyrillic_word);

}  // namespace diplomed::text
