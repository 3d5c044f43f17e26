// Reader of pymorphy2's dictionary format 2.4, as the npm package `az` 0.2.3 ships it.
//
//   words.dawg       a DAWG in dawgdic's layout: u32 number of units, the units, u32 size of the guide, the guide (two
//                    bytes a unit: label of the first child, label of the next sibling). Keys are words in cp1251,
//                    then 0x01, then four bytes that pack (paradigm, form): high = (b0 ^ 1) << 6 + b1 >> 1, and so on.
//   paradigms.array  u16 count, then a paradigm each: u16 length n·3, n suffix ids, n tag ids, n prefix ids.
//   suffixes.json    the suffixes by id. The prefixes are fixed: "", "по", "наи".
//   gramtab-opencorpora-int.json  the tags by id, as "NOUN,inan,masc sing,nomn".
//
// The lemma of (paradigm, form) is the word without that form's prefix and suffix, with those of form 0 (as a term of
// an ordinal, with those of its own first form). A reading as an abbreviation ("порт" for "португальский", "в" for
// "век") counts only where it is the only one.
#include "text/morphology/morphology_data.h"

#include <array>

#include "base/utf8.h"

namespace diplomed::text {
namespace {

constexpr std::uint32_t kHasLeaf = 1u << 8;
constexpr std::uint32_t kExtension = 1u << 9;
constexpr std::uint32_t kIsLeaf = 1u << 31;
constexpr std::uint32_t kMissing = 0xFFFFFFFF;
constexpr unsigned char kSeparator = 1;
constexpr unsigned char kYo = 0xB8, kYe = 0xE5;
constexpr std::size_t kMaxWord = 64;  // longer words are not in the dictionary
constexpr std::array<std::string_view, 3> kPrefixes = {"", "по", "наи"};

// cp1251 of a lower case Russian word; empty when it has other letters.
std::string to_cp1251(std::string_view word) {
  std::string out;
  for (std::size_t i = 0; i < word.size();) {
    const utf8::CodePoint c = utf8::decode(word, i);
    if (c.value >= U'а' && c.value <= U'я') {
      out.push_back(static_cast<char>(c.value - U'а' + 0xE0));
    } else if (c.value == U'ё') {
      out.push_back(static_cast<char>(kYo));
    } else if (c.value == U'-') {
      out.push_back('-');
    } else {
      return {};
    }
    i += c.bytes;
  }
  return out;
}

std::string from_cp1251(std::string_view word) {
  std::string out;
  for (const char byte : word) {
    const auto b = static_cast<unsigned char>(byte);
    utf8::append(out, b >= 0xE0 ? U'а' + (b - 0xE0u) : b == kYo ? U'ё' : b);
  }
  return out;
}

const Tag kNoTag;

}  // namespace

std::uint32_t MorphologyData::follow(std::uint32_t index, unsigned char label) const {
  const std::uint32_t unit = units[index];
  const std::uint32_t next = index ^ ((unit >> 10) << ((unit & kExtension) >> 6)) ^ label;
  if (next >= units.size() || (units[next] & (kIsLeaf | 0xFF)) != label) return kMissing;
  return next;
}

// Follows `key` from `at`, е also as ё; `found` is the dictionary's own spelling so far.
void MorphologyData::walk(std::string_view key, std::size_t at, std::uint32_t index, std::string& found,
                          std::vector<Hit>& out) const {
  if (at == key.size()) {
    const std::uint32_t payload_at = follow(index, kSeparator);
    if (payload_at == kMissing) return;
    std::string payload;
    collect(payload_at, payload, from_cp1251(found), out);
    return;
  }
  const auto label = static_cast<unsigned char>(key[at]);
  const auto step = [&](unsigned char l) {
    const std::uint32_t next = follow(index, l);
    if (next == kMissing) return;
    found.push_back(static_cast<char>(l));
    walk(key, at + 1, next, found, out);
    found.pop_back();
  };
  step(label);
  if (label == kYe) step(kYo);
}

// Visits every payload below `index` by the guide.
void MorphologyData::collect(std::uint32_t index, std::string& payload, const std::string& found,
                             std::vector<Hit>& out) const {
  constexpr std::size_t kPayloadBytes = 4;
  if ((units[index] & kHasLeaf) != 0) add_hit(payload, found, out);
  if (payload.size() > kPayloadBytes) return;
  for (auto label = static_cast<unsigned char>(guide[index * 2]); label != 0;) {
    const std::uint32_t child = follow(index, label);
    if (child == kMissing) return;
    payload.push_back(static_cast<char>(label));
    collect(child, payload, found, out);
    payload.pop_back();
    label = static_cast<unsigned char>(guide[child * 2 + 1]);
  }
}

void MorphologyData::add_hit(const std::string& payload, const std::string& found, std::vector<Hit>& out) const {
  if (payload.size() < 4) return;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned>(static_cast<unsigned char>(payload[i])); };
  const std::size_t paradigm = ((byte(0) ^ 1u) << 6) + (byte(1) >> 1);
  const std::size_t form = ((byte(2) ^ 1u) << 6) + (byte(3) >> 1);
  if (paradigm >= paradigm_at.size() || form >= paradigm_forms[paradigm]) return;
  const std::uint16_t* row = paradigms.data() + paradigm_at[paradigm];
  const std::size_t forms = paradigm_forms[paradigm];
  const std::string& suffix = suffixes[row[form]];
  const std::string_view prefix = kPrefixes[row[2 * forms + form]];
  if (found.size() < prefix.size() + suffix.size()) return;
  std::string lemma(kPrefixes[row[2 * forms]]);
  lemma.append(found, prefix.size(), found.size() - prefix.size() - suffix.size());
  lemma += suffixes[row[0]];
  out.push_back({static_cast<std::uint16_t>(paradigm), static_cast<std::uint16_t>(form), std::move(lemma)});
}

std::vector<MorphologyData::Hit> MorphologyData::look_up(std::string_view word) const {
  std::vector<Hit> hits;
  if (word.size() > 2 * kMaxWord) return hits;
  const std::string key = to_cp1251(word);
  if (key.empty()) return hits;
  std::string found;
  walk(key, 0, 0, found, hits);
  return hits;
}

const Tag& MorphologyData::tag_of(std::size_t paradigm, std::size_t form) const {
  const std::uint16_t id = paradigms[paradigm_at[paradigm] + paradigm_forms[paradigm] + form];
  return id < tags.size() ? tags[id] : kNoTag;
}

// Compares and cuts suffixes by their bytes: ё and е have two each, so that a folded lemma fits as well.
std::string MorphologyData::form_of(std::string_view lemma, std::size_t paradigm, std::size_t form) const {
  const std::uint16_t* row = paradigms.data() + paradigm_at[paradigm];
  const std::size_t forms = paradigm_forms[paradigm];
  const std::string_view prefix = kPrefixes[row[2 * forms]];
  const std::size_t cut = prefix.size() + suffixes[row[0]].size();
  if (lemma.size() < cut) return {};
  std::string out(kPrefixes[row[2 * forms + form]]);
  out.append(lemma, prefix.size(), lemma.size() - cut);
  return out += suffixes[row[form]];
}

std::string MorphologyData::own_lemma(const Hit& hit) const {
  const auto is_ordinal = [&](std::size_t form) {
    return (tag_of(hit.paradigm, form).flags & static_cast<std::uint16_t>(ReadingFlag::ordinal)) != 0;
  };
  if (!is_ordinal(hit.form) || is_ordinal(0)) return hit.lemma;
  std::size_t first = 0;
  while (!is_ordinal(first)) ++first;
  return form_of(hit.lemma, hit.paradigm, first);
}

}  // namespace diplomed::text
