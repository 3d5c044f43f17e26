// Foreign names as Russian writes them by ear: Mayo → Мэйо, Pfizer → Файзер, Charité → Шарите.
//
// Latin spelling is read by the rules of English, German and French at once (practical transcription: R. Gilyarevsky,
// B. Starostin, "Foreign names and titles in Russian text"), with Italian and Spanish where they differ most.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace diplomed::text {

// Classes of the consonants of a Russian word, one capital each: P (п б), F (ф в), T (т д), S (hissing ones), K (к г
// х), L, M, N, R; дж is S; equal neighbours are one. Empty when the word (folded form, UTF-8) has other letters than
// Russian ones, or no consonant. Thread-safe.
std::string consonant_key(std::string_view cyrillic_word);

// The keys that a Latin word (a-z and apostrophes) may have in Russian; at most sixteen. Thread-safe.
std::vector<std::string> consonant_keys_of_latin(std::string_view latin_word);

// How far the Russian word is from any reading of the Latin one: 0 for the likeliest reading, tenths for other
// readings, about 1 for each letter that no reading explains. More than `limit` comes back as something above it.
// Thread-safe.
double transcription_distance(std::string_view cyrillic_word, std::string_view latin_word, double limit);

}  // namespace diplomed::text
