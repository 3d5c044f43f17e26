// Reader of pymorphy2's dictionary format 2.4, as the npm package `az` 0.2.3 ships it.
//
//   words.dawg       a DAWG in dawgdic's layout: u32 number of units, the units, u32 size of the guide, the guide (two
//                    bytes a unit: label of the first child, label of the next sibling). Keys are words in cp1251,
//                    then 0x01, then four bytes that pack (paradigm, form): high = (b0 ^ 1) << 6 + b1 >> 1, and so on.
//   paradigms.array  u16 count, then a paradigm each: u16 length n·3, n suffix ids, n tag ids, n prefix ids.
//   suffixes.json    the suffixes by id. The prefixes are fixed: "", "по", "наи".
//   gramtab-opencorpora-int.json  the tags by id, as "NOUN,inan,masc sing,nomn".
//
// The lemma of (paradigm, form) is the word without that form's prefix and suffix, with those of form 0 (of an ordinal,
// with those of its own first form). A reading as
// an abbreviation ("порт" for "португальский", "в" for "век") counts only where it is the only one.
#include "text/morphology.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "text/fold.h"

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

Error failure(ErrorCode code, const std::string& what, const std::string& path) {
  return {code, what + "; run script/setup (npm ci) or name the dictionary's directory with --dictionary", path};
}

Error malformed(const std::string& what, const std::string& path) {
  return failure(ErrorCode::malformed, "the dictionary is broken: " + what, path);
}

Result<std::string> read_file(const std::string& path) {
  std::error_code ignored;
  std::ifstream in(path, std::ios::binary);
  if (!in || !std::filesystem::is_regular_file(path, ignored)) {
    return failure(ErrorCode::unreadable, "cannot open the dictionary", path);
  }
  return std::string(std::istreambuf_iterator<char>(in), {});
}

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

struct Readings {
  std::vector<std::string> words;
  std::vector<std::string> abbreviations;
};

}  // namespace

struct Morphology::Impl {
  std::vector<std::uint32_t> units;
  std::string guide;
  std::vector<std::string> suffixes;
  std::vector<std::uint16_t> paradigms;       // as in the file
  std::vector<std::size_t> paradigm_at;       // offset of each paradigm's first suffix id
  std::vector<std::uint16_t> paradigm_forms;  // number of forms
  std::vector<bool> abbreviation;             // by tag id
  std::vector<bool> ordinal;                  // likewise
  std::string revision;

  std::uint32_t follow(std::uint32_t index, unsigned char label) const {
    const std::uint32_t unit = units[index];
    const std::uint32_t next = index ^ ((unit >> 10) << ((unit & kExtension) >> 6)) ^ label;
    if (next >= units.size() || (units[next] & (kIsLeaf | 0xFF)) != label) return kMissing;
    return next;
  }

  Status read_dawg(const std::string& path);
  Status read_paradigms(const std::string& path);
  Status read_suffixes(const std::string& path);
  Status read_tags(const std::string& path);
  void read_revision(const std::string& path);

  void walk(std::string_view key, std::size_t at, std::uint32_t index, std::string& found, Readings& out) const;
  void collect(std::uint32_t index, std::string& payload, const std::string& found, Readings& out) const;
  void add_lemma(const std::string& payload, const std::string& found, Readings& out) const;
  std::size_t lemma_form(const std::uint16_t* row, std::size_t forms, std::size_t form) const;
};

Status Morphology::Impl::read_dawg(const std::string& path) {
  Result<std::string> data = read_file(path);
  if (!data) return data.error();
  const std::string& bytes = *data;
  const auto u32 = [&](std::size_t at) {
    std::uint32_t value = 0;
    if (at + 4 <= bytes.size()) std::memcpy(&value, bytes.data() + at, 4);
    return value;
  };
  const std::size_t count = u32(0);
  const std::size_t guide_at = 4 + count * 4 + 4;
  const std::size_t guide_size = static_cast<std::size_t>(u32(guide_at - 4)) * 2;
  if (count == 0 || guide_at + guide_size > bytes.size() || guide_size < count * 2) {
    return malformed("not a DAWG with a guide", path);
  }
  units.resize(count);
  std::memcpy(units.data(), bytes.data() + 4, count * 4);
  guide = bytes.substr(guide_at, guide_size);
  return Unit{};
}

Status Morphology::Impl::read_paradigms(const std::string& path) {
  Result<std::string> data = read_file(path);
  if (!data) return data.error();
  paradigms.resize(data->size() / 2);
  const Error broken = malformed("paradigms are cut short", path);
  if (paradigms.empty()) return broken;
  std::memcpy(paradigms.data(), data->data(), paradigms.size() * 2);
  std::size_t at = 1;
  for (std::uint16_t i = 0; i < paradigms[0]; ++i) {
    if (at >= paradigms.size()) return broken;
    const std::uint16_t size = paradigms[at++];
    if (size == 0 || size % 3 != 0 || at + size > paradigms.size()) return broken;
    const auto forms = static_cast<std::uint16_t>(size / 3);
    for (std::uint16_t form = 0; form < forms; ++form) {
      if (paradigms[at + form] >= suffixes.size()) return broken;
      if (paradigms[at + 2u * forms + form] >= kPrefixes.size()) return broken;
    }
    paradigm_at.push_back(at);
    paradigm_forms.push_back(forms);
    at += size;
  }
  return Unit{};
}

Status Morphology::Impl::read_suffixes(const std::string& path) {
  Result<std::string> data = read_file(path);
  if (!data) return data.error();
  const nlohmann::json parsed = nlohmann::json::parse(*data, nullptr, false);
  if (!parsed.is_array()) return malformed("not a JSON array", path);
  for (const nlohmann::json& suffix : parsed) {
    if (!suffix.is_string()) return malformed("an entry is not a string", path);
    suffixes.push_back(suffix.get<std::string>());
  }
  return Unit{};
}

Status Morphology::Impl::read_tags(const std::string& path) {
  Result<std::string> data = read_file(path);
  if (!data) return data.error();
  const nlohmann::json parsed = nlohmann::json::parse(*data, nullptr, false);
  if (!parsed.is_array()) return malformed("not a JSON array", path);
  for (const nlohmann::json& tag : parsed) {
    const std::string text = tag.is_string() ? tag.get<std::string>() : std::string();
    abbreviation.push_back(text.find("Abbr") != std::string::npos);
    ordinal.push_back(text.find("Anum") != std::string::npos);
  }
  return Unit{};
}

void Morphology::Impl::read_revision(const std::string& path) {
  revision = "unknown";
  const Result<std::string> data = read_file(path);
  if (!data) return;
  const nlohmann::json parsed = nlohmann::json::parse(*data, nullptr, false);
  if (!parsed.is_array()) return;
  for (const nlohmann::json& entry : parsed) {
    if (entry.is_array() && entry.size() == 2 && entry[0] == "source_revision")
      revision = entry[1].is_string() ? entry[1].get<std::string>() : entry[1].dump();
  }
}

// Follows `key` from `at`, е also as ё; `found` is the dictionary's own spelling so far.
void Morphology::Impl::walk(std::string_view key, std::size_t at, std::uint32_t index, std::string& found,
                            Readings& out) const {
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
void Morphology::Impl::collect(std::uint32_t index, std::string& payload, const std::string& found,
                               Readings& out) const {
  constexpr std::size_t kPayloadBytes = 4;
  if ((units[index] & kHasLeaf) != 0) add_lemma(payload, found, out);
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

// Form 0, but an ordinal's own first form: the dictionary has первый among the forms of один.
std::size_t Morphology::Impl::lemma_form(const std::uint16_t* row, std::size_t forms, std::size_t form) const {
  const auto is_ordinal = [&](std::size_t i) {
    const std::uint16_t tag = row[forms + i];
    return tag < ordinal.size() && ordinal[tag];
  };
  if (!is_ordinal(form) || is_ordinal(0)) return 0;
  std::size_t first = 0;
  while (!is_ordinal(first)) ++first;
  return first;
}

void Morphology::Impl::add_lemma(const std::string& payload, const std::string& found, Readings& out) const {
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
  const std::size_t first = lemma_form(row, forms, form);
  std::string lemma(kPrefixes[row[2 * forms + first]]);
  lemma.append(found, prefix.size(), found.size() - prefix.size() - suffix.size());
  lemma += suffixes[row[first]];
  lemma = fold_yo(lemma);
  const std::uint16_t tag = row[forms + form];
  std::vector<std::string>& list = tag < abbreviation.size() && abbreviation[tag] ? out.abbreviations : out.words;
  if (std::find(list.begin(), list.end(), lemma) == list.end()) list.push_back(std::move(lemma));
}

Morphology::Morphology() : impl_(std::make_unique<Impl>()) {}
Morphology::~Morphology() = default;

Result<std::shared_ptr<const Morphology>> Morphology::open(const std::string& directory) {
  const std::filesystem::path dir(directory);
  std::shared_ptr<Morphology> morphology(new Morphology());
  Impl& impl = *morphology->impl_;
  if (Status s = impl.read_dawg((dir / "words.dawg").string()); !s) return s.error();
  if (Status s = impl.read_suffixes((dir / "suffixes.json").string()); !s) return s.error();
  if (Status s = impl.read_paradigms((dir / "paradigms.array").string()); !s) return s.error();
  if (Status s = impl.read_tags((dir / "gramtab-opencorpora-int.json").string()); !s) return s.error();
  impl.read_revision((dir / "meta.json").string());
  return std::shared_ptr<const Morphology>(std::move(morphology));
}

std::vector<std::string> Morphology::lemmas(std::string_view word) const {
  if (word.size() > 2 * kMaxWord) return {};
  const std::string key = to_cp1251(word);
  if (key.empty()) return {};
  Readings readings;
  std::string found;
  impl_->walk(key, 0, 0, found, readings);
  return readings.words.empty() ? std::move(readings.abbreviations) : std::move(readings.words);
}

const std::string& Morphology::revision() const {
  return impl_->revision;
}

std::string default_dictionary_directory() {
  const char* from_env = std::getenv("DIPLOMED_DICTIONARY");
  return from_env != nullptr && *from_env != '\0' ? from_env : DIPLOMED_DICTIONARY_DIR;
}

}  // namespace diplomed::text
