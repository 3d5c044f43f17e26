// text/morphology/morphology_data.cc describes the files.
#include "text/morphology/morphology_load.h"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

namespace diplomed::text {
namespace {

constexpr std::size_t kPrefixes = 3;

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

struct Grammeme {
  std::string_view name;
  std::uint16_t flag;
};

constexpr std::uint16_t bit(ReadingFlag flag) {
  return static_cast<std::uint16_t>(flag);
}

constexpr Grammeme kFlags[] = {
    {"anim", bit(ReadingFlag::animate)},      {"Name", bit(ReadingFlag::given_name)},
    {"Surn", bit(ReadingFlag::surname)},      {"Patr", bit(ReadingFlag::patronymic)},
    {"Geox", bit(ReadingFlag::geographic)},   {"Orgn", bit(ReadingFlag::organisation)},
    {"Abbr", bit(ReadingFlag::abbreviation)}, {"Fixd", bit(ReadingFlag::fixed)},
    {"Apro", bit(ReadingFlag::pronominal)},   {"Pltm", bit(ReadingFlag::plural_only)},
    {"past", bit(ReadingFlag::past)},         {"Erro", bit(ReadingFlag::odd)},
    {"Arch", bit(ReadingFlag::odd)},          {"Slng", bit(ReadingFlag::odd)},
    {"Dist", bit(ReadingFlag::odd)},          {"Ms-f", bit(ReadingFlag::common)},
    {"Anum", bit(ReadingFlag::ordinal)},
};

template <typename T>
struct Named {
  std::string_view name;
  T value;
};

constexpr Named<PartOfSpeech> kParts[] = {
    {"NOUN", PartOfSpeech::noun},        {"ADJF", PartOfSpeech::adjective},    {"ADJS", PartOfSpeech::short_adjective},
    {"COMP", PartOfSpeech::comparative}, {"PRTF", PartOfSpeech::participle},   {"PRTS", PartOfSpeech::short_participle},
    {"VERB", PartOfSpeech::verb},        {"INFN", PartOfSpeech::infinitive},   {"GRND", PartOfSpeech::gerund},
    {"NUMR", PartOfSpeech::numeral},     {"NPRO", PartOfSpeech::pronoun},      {"ADVB", PartOfSpeech::adverb},
    {"PRED", PartOfSpeech::predicative}, {"PREP", PartOfSpeech::preposition},  {"CONJ", PartOfSpeech::conjunction},
    {"PRCL", PartOfSpeech::particle},    {"INTJ", PartOfSpeech::interjection},
};
constexpr Named<GramCase> kCases[] = {
    {"nomn", GramCase::nominative}, {"gent", GramCase::genitive},     {"datv", GramCase::dative},
    {"accs", GramCase::accusative}, {"ablt", GramCase::instrumental}, {"loct", GramCase::locative},
    {"gen1", GramCase::genitive},   {"gen2", GramCase::genitive},     {"acc2", GramCase::accusative},
    {"loc1", GramCase::locative},   {"loc2", GramCase::locative},     {"voct", GramCase::nominative},
};
constexpr Named<GramNumber> kNumbers[] = {{"sing", GramNumber::singular}, {"plur", GramNumber::plural}};
constexpr Named<GramGender> kGenders[] = {
    {"masc", GramGender::masculine}, {"femn", GramGender::feminine}, {"neut", GramGender::neuter}};

template <typename T, std::size_t N>
void set_named(const Named<T> (&table)[N], std::string_view name, T& value) {
  for (const Named<T>& row : table) {
    if (row.name == name) value = row.value;
  }
}

// "NOUN,inan,masc sing,nomn" as a Tag; what it does not know it leaves out.
Tag parse_tag(std::string_view tag) {
  Tag out;
  while (!tag.empty()) {
    const std::size_t end = std::min(tag.find_first_of(", "), tag.size());
    const std::string_view name = tag.substr(0, end);
    tag.remove_prefix(std::min(end + 1, tag.size()));
    set_named(kParts, name, out.pos);
    set_named(kCases, name, out.gram_case);
    set_named(kNumbers, name, out.number);
    set_named(kGenders, name, out.gender);
    for (const Grammeme& g : kFlags) {
      if (g.name == name) out.flags = static_cast<std::uint16_t>(out.flags | g.flag);
    }
  }
  return out;
}

Status read_dawg(const std::string& path, MorphologyData& out) {
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
  out.units.resize(count);
  std::memcpy(out.units.data(), bytes.data() + 4, count * 4);
  out.guide = bytes.substr(guide_at, guide_size);
  return Unit{};
}

Status read_paradigms(const std::string& path, MorphologyData& out) {
  Result<std::string> data = read_file(path);
  if (!data) return data.error();
  out.paradigms.resize(data->size() / 2);
  const Error broken = malformed("paradigms are cut short", path);
  if (out.paradigms.empty()) return broken;
  std::memcpy(out.paradigms.data(), data->data(), out.paradigms.size() * 2);
  std::size_t at = 1;
  for (std::uint16_t i = 0; i < out.paradigms[0]; ++i) {
    if (at >= out.paradigms.size()) return broken;
    const std::uint16_t size = out.paradigms[at++];
    if (size == 0 || size % 3 != 0 || at + size > out.paradigms.size()) return broken;
    const auto forms = static_cast<std::uint16_t>(size / 3);
    for (std::uint16_t form = 0; form < forms; ++form) {
      if (out.paradigms[at + form] >= out.suffixes.size()) return broken;
      if (out.paradigms[at + 2u * forms + form] >= kPrefixes) return broken;
    }
    out.paradigm_at.push_back(at);
    out.paradigm_forms.push_back(forms);
    at += size;
  }
  return Unit{};
}

Status read_suffixes(const std::string& path, MorphologyData& out) {
  Result<std::string> data = read_file(path);
  if (!data) return data.error();
  const nlohmann::json parsed = nlohmann::json::parse(*data, nullptr, false);
  if (!parsed.is_array()) return malformed("not a JSON array", path);
  for (const nlohmann::json& suffix : parsed) {
    if (!suffix.is_string()) return malformed("an entry is not a string", path);
    out.suffixes.push_back(suffix.get<std::string>());
  }
  return Unit{};
}

Status read_tags(const std::string& path, MorphologyData& out) {
  Result<std::string> data = read_file(path);
  if (!data) return data.error();
  const nlohmann::json parsed = nlohmann::json::parse(*data, nullptr, false);
  if (!parsed.is_array()) return malformed("not a JSON array", path);
  for (const nlohmann::json& tag : parsed) {
    out.tags.push_back(tag.is_string() ? parse_tag(tag.get_ref<const std::string&>()) : Tag{});
  }
  return Unit{};
}

void read_revision(const std::string& path, MorphologyData& out) {
  out.revision = "unknown";
  const Result<std::string> data = read_file(path);
  if (!data) return;
  const nlohmann::json parsed = nlohmann::json::parse(*data, nullptr, false);
  if (!parsed.is_array()) return;
  for (const nlohmann::json& entry : parsed) {
    if (entry.is_array() && entry.size() == 2 && entry[0] == "source_revision")
      out.revision = entry[1].is_string() ? entry[1].get<std::string>() : entry[1].dump();
  }
}

}  // namespace

Result<MorphologyData> load_morphology(const std::string& directory) {
  const std::filesystem::path dir(directory);
  MorphologyData out;
  if (Status s = read_dawg((dir / "words.dawg").string(), out); !s) return s.error();
  if (Status s = read_suffixes((dir / "suffixes.json").string(), out); !s) return s.error();
  if (Status s = read_paradigms((dir / "paradigms.array").string(), out); !s) return s.error();
  if (Status s = read_tags((dir / "gramtab-opencorpora-int.json").string(), out); !s) return s.error();
  read_revision((dir / "meta.json").string(), out);
  return out;
}

}  // namespace diplomed::text
