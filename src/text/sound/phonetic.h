// Russian words that sound alike where spelling goes by rules, not by ear.
#pragma once

#include <string>
#include <string_view>

namespace diplomed::text {

// A key that a Russian word shares with what people write for it by ear: unstressed vowels (о а, е и э я), voiced and
// voiceless consonants, drawn ones (нн), signs (ь ъ), -тся and -ться, silent consonants (стн, здн, вств, лнц, рдц),
// сч and щ. "здравоохранение" and "здровоохранение" → one key. `word` is a folded form (lower case UTF-8); empty when
// it has other letters than Russian ones. UTF-8 out. Thread-safe.
std::string phonetic_key(std::string_view word);

}  // namespace diplomed::text
