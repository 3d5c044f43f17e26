#include "index/fingerprint.h"

#include <xxhash.h>

#include <algorithm>

namespace diplomed::index {
namespace {

constexpr std::size_t kLeastWords = 10;
constexpr double kLeastShared = 0.7;    // of the shorter text's triples
constexpr double kMostLonger = 3.0;     // triples of the longer text to those of the shorter
constexpr double kLeastNumbers = 0.6;   // of the shorter text's numbers
constexpr std::size_t kFewNumbers = 3;  // fewer say nothing
constexpr double kLeastNames = 0.65;    // of the shorter text's names

std::uint32_t fold(std::uint64_t hash) {
  return static_cast<std::uint32_t>(hash ^ (hash >> 32));
}

void sort_unique(std::vector<std::uint32_t>& hashes) {
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
}

bool has_digit(std::string_view word) {
  return word.find_first_of("0123456789") != std::string_view::npos;
}

constexpr std::size_t kLetter = 2;  // bytes

// Of a country, a place, a person, an organisation. Capitals of a whole text say nothing.
bool is_name(const text::Token& token) {
  const text::Word& word = *token.word;
  if (token.sentence_start || !word.capitalised || word.form.size() <= kLetter) return false;
  return !word.all_caps || word.kind == text::WordKind::acronym;
}

std::size_t shared(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  std::size_t count = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (*i < *j) {
      ++i;
    } else if (*j < *i) {
      ++j;
    } else {
      ++count, ++i, ++j;
    }
  }
  return count;
}

// True when at least so much of `part` is in `whole`.
bool agree(const std::vector<std::uint32_t>& part, const std::vector<std::uint32_t>& whole, double least) {
  return static_cast<double>(shared(part, whole)) >= least * static_cast<double>(part.size());
}

// A finalizer of MurmurHash3 over the triple and the number of the permutation: one cheap hash function for each.
std::uint32_t permuted(std::uint32_t triple, std::uint32_t permutation) {
  std::uint64_t x = triple ^ (static_cast<std::uint64_t>(permutation + 1) << 32);
  x = (x ^ (x >> 33)) * 0xff51afd7ed558ccdULL;
  x = (x ^ (x >> 33)) * 0xc4ceb9fe1a85ec53ULL;
  return fold(x ^ (x >> 33));
}

}  // namespace

Fingerprint fingerprint_of(const std::vector<text::Token>& tokens) {
  Fingerprint out;
  std::array<std::uint64_t, 3> last{};
  std::size_t words = 0;
  for (const text::Token& token : tokens) {
    if (token.extra) continue;
    const std::string& form = token.word->form;
    last = {last[1], last[2], XXH3_64bits(form.data(), form.size())};
    if (is_name(token)) out.names.push_back(fold(last[2]));
    if (has_digit(form)) out.numbers.push_back(fold(last[2]));
    if (++words >= last.size()) out.triples.push_back(fold(XXH3_64bits(last.data(), sizeof last)));
  }
  if (words < kLeastWords) return {};
  sort_unique(out.triples);
  sort_unique(out.numbers);
  sort_unique(out.names);
  return out;
}

Signature signature_of(const Fingerprint& fingerprint) {
  std::array<std::uint32_t, kBands * kRowsPerBand> least;
  least.fill(0xffffffff);
  for (const std::uint32_t triple : fingerprint.triples) {
    for (std::uint32_t row = 0; row < least.size(); ++row) least[row] = std::min(least[row], permuted(triple, row));
  }
  Signature signature;
  for (std::size_t band = 0; band < kBands; ++band) {
    signature[band] = fold(XXH3_64bits(&least[band * kRowsPerBand], kRowsPerBand * sizeof least[0]));
  }
  return signature;
}

std::string encode_signature(const Signature& signature) {
  std::string out;
  for (const std::uint32_t band : signature) {
    for (int shift = 0; shift < 32; shift += 8) out.push_back(static_cast<char>(band >> shift & 0xff));
  }
  return out;
}

bool decode_signature(std::string_view data, Signature& signature) {
  if (data.size() != kBands * 4) return false;
  for (std::size_t band = 0; band < kBands; ++band) {
    signature[band] = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      signature[band] |= static_cast<std::uint32_t>(static_cast<unsigned char>(data[band * 4 + i])) << (8 * i);
    }
  }
  return true;
}

bool is_reprint(const Fingerprint& a, const Fingerprint& b) {
  const Fingerprint& shorter = a.triples.size() <= b.triples.size() ? a : b;
  const Fingerprint& longer = &shorter == &a ? b : a;
  const auto size = static_cast<double>(shorter.triples.size());
  if (shorter.triples.empty() || static_cast<double>(longer.triples.size()) > kMostLonger * size) return false;
  if (!agree(shorter.triples, longer.triples, kLeastShared)) return false;
  if (shorter.numbers.size() >= kFewNumbers && !agree(shorter.numbers, longer.numbers, kLeastNumbers)) return false;
  return longer.names.empty() || agree(shorter.names, longer.names, kLeastNames);
}

}  // namespace diplomed::index
