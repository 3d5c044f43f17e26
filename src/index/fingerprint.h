// What near-duplicates are told by: the word triples, numbers and names of a text, and a short signature of the
// triples.
//
// Signature: MinHash (Broder, "On the resemblance and containment of documents", SEQUENCES 1997) of the triples, cut
// into bands for locality-sensitive hashing (Indyk and Motwani, STOC 1998). Two texts that share a third of their
// triples agree in one band of two rows out of 32 with a probability of .98, two that share a hundredth with one of
// .003.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/token.h"

namespace diplomed::index {

inline constexpr std::size_t kBands = 32;
inline constexpr std::size_t kRowsPerBand = 2;

// One number a band; equal numbers in the same band make two texts candidates.
using Signature = std::array<std::uint32_t, kBands>;

struct Fingerprint {
  std::vector<std::uint32_t> triples;  // hashes of three words in a row, sorted, each once
  std::vector<std::uint32_t> numbers;  // hashes of words with digits, sorted, each once
  std::vector<std::uint32_t> names;    // hashes of words capitalised inside of a sentence, sorted, each once
};

// Of an analysed text, by its folded forms: case, ё, punctuation and paragraphs do not count. No triples for a text of
// fewer than ten words: too little to tell. Thread-safe.
Fingerprint fingerprint_of(const std::vector<text::Token>& tokens);

// REQUIRES: a fingerprint with triples.
Signature signature_of(const Fingerprint& fingerprint);

// As the index stores it: kBands times four bytes, little-endian.
std::string encode_signature(const Signature& signature);
// False when `data` is no encoded signature.
bool decode_signature(std::string_view data, Signature& signature);

// True when one text is a reprint of the other: seven tenths of the shorter one's triples stand in the longer one,
// which is at most three times as long (else it is a digest with other stories), and so do most of its numbers (a
// bulletin written on a template every week is not the same story) and of its names (nor is the visit of another
// minister to another country, told in the same words). A text all in capitals tells no names. The thresholds are those
// of tests/search/reprints_test.cc.
bool is_reprint(const Fingerprint& a, const Fingerprint& b);

}  // namespace diplomed::index
