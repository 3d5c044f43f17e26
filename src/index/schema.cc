#include "index/schema.h"

#include <fmt/format.h>
#include <xxhash.h>

#include "base/limits.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "knowledge/facets.h"

namespace diplomed::index {
namespace {

constexpr Xapian::valueno kFirstFacetSlot = 10;

std::string with_prefix(std::string_view prefix, std::string_view text) {
  return std::string(prefix).append(utf8::truncate(text, limits::kMaxTermBytes));
}

std::string hash_hex(std::string_view text) {
  const XXH128_hash_t h = XXH3_128bits(text.data(), text.size());
  return fmt::format("{:016x}{:016x}", h.high64, h.low64);
}

std::string digits(std::string_view iso, std::size_t length) {
  std::string out;
  for (const char c : iso.substr(0, length)) {
    if (c != '-') out.push_back(c);
  }
  return out;
}

}  // namespace

std::string title_term(std::string_view lemma) {
  return with_prefix("S", lemma);
}
std::string exact_term(std::string_view form) {
  return with_prefix("E", form);
}
std::string concept_term(std::string_view type, std::string_view id) {
  return with_prefix("XC", std::string(type).append(":").append(id));
}
FamilyTerms family_terms(std::string_view lemma) {
  constexpr std::size_t kFive = 5, kFour = 4;
  std::size_t letters = 0, four = lemma.size(), five = lemma.size();
  for (std::size_t at = 0; at < lemma.size(); ++at) {
    if (is_digit(lemma[at])) return {};
    if ((static_cast<unsigned char>(lemma[at]) & 0xC0) == 0x80) continue;  // not the first byte of a letter
    if (letters == kFour) four = at;
    if (letters == kFive) five = at;
    ++letters;
  }
  FamilyTerms out;
  if (letters >= kFive) out.five = with_prefix("R", lemma.substr(0, five));
  if (letters >= kFour) out.four = with_prefix("R", lemma.substr(0, four));
  return out;
}
std::string facet_term(std::string_view facet, std::string_view value) {
  return with_prefix("XF", std::string(facet).append(":").append(value));
}
std::string facet_present_term(std::string_view facet) {
  return facet_term(facet, "");
}
std::string name_term(std::string_view facet, std::string_view lemma) {
  return with_prefix("XN", std::string(facet).append(":").append(lemma));
}
std::string number_term(std::string_view number) {
  return with_prefix("XVE", number);
}
std::string number_start_term(std::string_view beginning) {
  return with_prefix("XVB", beginning);
}
std::string between_term(std::string_view number) {
  return with_prefix("XRE", number);
}
std::string between_start_term(std::string_view beginning) {
  return with_prefix("XRB", beginning);
}
std::string id_term(std::string_view id) {
  return id.size() <= limits::kMaxTermBytes ? std::string("Q").append(id) : "Q#" + hash_hex(id);
}
std::string file_term(std::string_view path) {
  return "XP" + hash_hex(path);
}

std::string year_term(std::string_view iso) {
  return "Y" + digits(iso, 4);
}
std::string month_term(std::string_view iso) {
  return "M" + digits(iso, 7);
}
std::string day_term(std::string_view iso) {
  return "D" + digits(iso, 10);
}

Xapian::valueno facet_slot(std::string_view facet) {
  const std::optional<knowledge::Facet> known = knowledge::facet_named(facet);
  return known ? kFirstFacetSlot + static_cast<Xapian::valueno>(*known) : Xapian::BAD_VALUENO;
}

std::string file_key(std::string_view path) {
  return std::string(kFilePrefix) + hash_hex(path);
}
std::string problems_key(std::string_view path) {
  return std::string(kProblemsPrefix) + hash_hex(path);
}
std::string label_key(std::string_view facet, std::string_view value) {
  return std::string(kLabelPrefix).append(facet).append(":").append(value);
}

}  // namespace diplomed::index
