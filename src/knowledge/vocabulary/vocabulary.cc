#include "knowledge/vocabulary/vocabulary.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <set>

#include "base/data_directory.h"
#include "base/strings.h"
#include "base/utf8.h"

namespace diplomed::knowledge {
namespace {

// Each file in a serialised vocabulary begins with this and its type's name.
constexpr std::string_view kFileMark = "\f";
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";  // spreadsheets write one

struct File {
  std::string type;
  std::string name;  // for messages
  std::string text;
};

// Lines and cells, without blanks and carriage returns around them.
std::vector<std::string_view> split_trimmed(std::string_view text, char separator) {
  std::vector<std::string_view> parts = split(text, separator);
  for (std::string_view& part : parts) part = trim(part, " \r");
  return parts;
}

// countries.tsv → country; what is not listed loses its plural s.
std::string type_of_file(const std::string& stem) {
  static const std::map<std::string, std::string> irregular = {
      {"countries", "country"}, {"statuses", "status"}, {"organisations", "org"}};
  if (const auto found = irregular.find(stem); found != irregular.end()) return found->second;
  return stem.ends_with('s') ? stem.substr(0, stem.size() - 1) : stem;
}

void add_variants(Concept& c, std::string_view cell, VariantKind kind) {
  for (std::string_view text : split_trimmed(cell, ';')) {
    Concept::Variant variant;
    variant.kind = kind;
    if (text.starts_with('!')) {
      variant.not_at_sentence_start = true;
      text.remove_prefix(1);
    }
    if (text.empty()) continue;
    variant.text = std::string(text);
    c.variants.push_back(std::move(variant));
  }
}

// One column: where its cells go, and what is wrong with a cell, if anything.
struct Column {
  std::string_view name;
  std::string (*set)(Concept&, std::string_view);
};

std::string set_flag(bool& flag, std::string_view cell) {
  flag = cell == "yes";
  return flag || cell.empty() ? "" : R"(must be "yes" or empty)";
}

std::string set_gender(Concept& c, std::string_view cell) {
  c.gender = std::string(cell);
  return cell.empty() || cell == "m" || cell == "f" || cell == "mf" ? "" : R"(must be "m", "f", "mf" or empty)";
}

template <VariantKind kind>
std::string set_variants(Concept& c, std::string_view cell) {
  add_variants(c, cell, kind);
  return {};
}

template <std::string Concept::*member>
std::string set_text(Concept& c, std::string_view cell) {
  c.*member = std::string(cell);
  return {};
}

template <std::string Concept::*member>
std::string set_name(Concept& c, std::string_view cell) {
  add_variants(c, cell, VariantKind::name);
  return set_text<member>(c, cell);
}

std::string set_capitals(Concept& c, std::string_view cell) {
  for (const std::string_view place : split_trimmed(cell, ';')) {
    if (!place.empty()) c.places.emplace_back(place);
  }
  return {};
}

constexpr Column kColumns[] = {
    {"id", set_text<&Concept::id>},
    {"ru", set_name<&Concept::label_ru>},
    {"en", set_name<&Concept::label_en>},
    {"variants", set_variants<VariantKind::name>},
    {"names", set_variants<VariantKind::name>},
    {"adjectives", set_variants<VariantKind::adjective>},
    {"people", set_variants<VariantKind::people>},
    {"capital", set_capitals},
    {"broader", set_text<&Concept::broader>},
    {"country", set_text<&Concept::country>},
    {"official", set_name<&Concept::official>},
    {"gender", set_gender},
    {"ambiguous", [](Concept& c, std::string_view cell) { return set_flag(c.ambiguous, cell); }},
    {"national", [](Concept& c, std::string_view cell) { return set_flag(c.national, cell); }},
};

const Column* column_named(std::string_view name) {
  const auto* const found =
      std::find_if(std::begin(kColumns), std::end(kColumns), [&](const Column& c) { return c.name == name; });
  return found == std::end(kColumns) ? nullptr : found;
}

// A marked variant that repeats another marks it too: so a label can be kept from the start of a sentence.
void share_marks(std::vector<Concept::Variant>& variants) {
  std::set<std::string_view> marked;
  for (const Concept::Variant& v : variants) {
    if (v.not_at_sentence_start) marked.insert(v.text);
  }
  for (Concept::Variant& v : variants) v.not_at_sentence_start = marked.contains(v.text);
}

// Reads rows by the names of the first line.
class TableReader {
 public:
  explicit TableReader(const File& file) : file_(file) {}

  // `lines` gets the line number of each concept.
  Status read(std::vector<Concept>& out, std::vector<std::size_t>& lines) {
    std::size_t number = 0;
    std::set<std::string> ids;
    for (std::string_view line : split_trimmed(file_.text, '\n')) {
      ++number;
      if (line.empty() || line[0] == '#') continue;
      if (columns_.empty()) {
        if (Status s = read_columns(line, number); !s) return s;
        continue;
      }
      Result<Concept> row = read_row(line, number);
      if (!row) return row.error();
      if (!ids.insert(row->id).second) return error(number, "the id \"" + row->id + "\" is given twice");
      out.push_back(std::move(row).value());
      lines.push_back(number);
    }
    return Unit{};
  }

  Error error(std::size_t line, const std::string& message) const {
    return {ErrorCode::malformed, message, file_.name + ":" + std::to_string(line)};
  }

 private:
  Status read_columns(std::string_view line, std::size_t number) {
    for (const std::string_view name : split_trimmed(line, '\t')) {
      const Column* column = column_named(name);
      if (column == nullptr) return error(number, "unknown column \"" + std::string(name) + "\"");
      if (std::find(columns_.begin(), columns_.end(), column) != columns_.end()) {
        return error(number, "the column \"" + std::string(name) + "\" is given twice");
      }
      columns_.push_back(column);
    }
    for (const char* needed : {"id", "ru", "en"}) {
      if (std::find(columns_.begin(), columns_.end(), column_named(needed)) == columns_.end()) {
        return error(number, std::string("the column \"") + needed + "\" is missing");
      }
    }
    return Unit{};
  }

  Result<Concept> read_row(std::string_view line, std::size_t number) const {
    const std::vector<std::string_view> cells = split_trimmed(line, '\t');
    if (cells.size() > columns_.size()) {
      return error(number,
                   std::to_string(cells.size()) + " cells, but only " + std::to_string(columns_.size()) + " columns");
    }
    Concept c;
    c.type = file_.type;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (const std::string wrong = columns_[i]->set(c, cells[i]); !wrong.empty()) {
        return error(number, "\"" + std::string(cells[i]) + "\" in the column \"" + std::string(columns_[i]->name) +
                                 "\": " + wrong);
      }
    }
    share_marks(c.variants);
    const bool ascii = std::all_of(c.id.begin(), c.id.end(), [](unsigned char b) {
      return std::isalnum(b) != 0 || b == '-' || b == '_' || b == '.';
    });
    if (c.id.empty() || !ascii) return error(number, "the id must be ASCII letters, digits, \"-\", \"_\" or \".\"");
    if (c.label_ru.empty()) return error(number, "the Russian label is empty");
    if (c.label_en.empty()) c.label_en = c.label_ru;
    return c;
  }

  const File& file_;
  std::vector<const Column*> columns_;
};

Status read_directory(const std::string& directory, std::vector<File>& files) {
  std::error_code failed;
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(directory, failed)) {
    if (entry.path().extension() == ".tsv") paths.push_back(entry.path());
  }
  if (failed) return Error{ErrorCode::unreadable, "cannot read the vocabulary: " + failed.message(), directory};
  std::sort(paths.begin(), paths.end());
  for (const auto& path : paths) {
    std::ifstream in(path, std::ios::binary);
    if (!in || !std::filesystem::is_regular_file(path, failed)) {
      return Error{ErrorCode::unreadable, "cannot open", path.string()};
    }
    std::string text((std::istreambuf_iterator<char>(in)), {});
    if (text.starts_with(kByteOrderMark)) text.erase(0, kByteOrderMark.size());
    if (const std::size_t bad = utf8::find_invalid(text); bad != std::string::npos) {
      return Error{ErrorCode::malformed, "invalid UTF-8 at byte " + std::to_string(bad), path.string()};
    }
    if (text.find(kFileMark) != std::string::npos) {
      return Error{ErrorCode::malformed, "a form feed is no part of a vocabulary", path.string()};
    }
    files.push_back({type_of_file(path.stem().string()), path.string(), std::move(text)});
  }
  return Unit{};
}

}  // namespace

bool is_matched_in_text(std::string_view type) {
  return type != "given-name" && type != name_of(Facet::status);
}

Result<std::shared_ptr<const Vocabulary>> Vocabulary::load(const std::string& directory, const std::string& overlay) {
  std::vector<File> files;
  if (Status s = read_directory(directory, files); !s) return s.error();
  if (files.empty()) return Error{ErrorCode::not_found, "no *.tsv file in the vocabulary", directory};
  if (!overlay.empty()) {
    if (Status s = read_directory(overlay, files); !s) return s.error();
  }
  std::string all;
  for (const File& file : files) {
    all.append(kFileMark).append(file.type).append("\t").append(file.name).append("\n").append(file.text);
    if (!all.ends_with('\n')) all.push_back('\n');
  }
  return deserialize(all);
}

std::string Vocabulary::serialize() const {
  return text_;
}

Result<std::shared_ptr<const Vocabulary>> Vocabulary::deserialize(std::string_view text) {
  auto vocabulary = std::make_shared<Vocabulary>();
  vocabulary->text_ = std::string(text);
  std::map<std::string, std::string, std::less<>> origin;  // "type:id" → file:line
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = text.find(kFileMark, at + 1);
    if (end == std::string_view::npos) end = text.size();
    const std::string_view part = text.substr(at, end - at);
    at = end;
    const std::size_t newline = part.find('\n');
    const std::size_t tab = part.find('\t');
    if (!part.starts_with(kFileMark) || newline == std::string_view::npos || tab > newline) {
      return Error{ErrorCode::malformed, "not a serialised vocabulary", ""};
    }
    const File file{std::string(part.substr(1, tab - 1)), std::string(part.substr(tab + 1, newline - tab - 1)),
                    std::string(part.substr(newline + 1))};
    std::vector<Concept> rows;
    std::vector<std::size_t> lines;
    TableReader reader(file);
    if (Status s = reader.read(rows, lines); !s) return s.error();
    for (std::size_t i = 0; i < rows.size(); ++i) {
      origin.insert_or_assign(rows[i].type + ":" + rows[i].id, file.name + ":" + std::to_string(lines[i]));
      vocabulary->add(std::move(rows[i]));
    }
  }
  for (const Concept& c : vocabulary->concepts_) {
    std::string unknown;
    if (!c.broader.empty() && vocabulary->find(c.type, c.broader) == nullptr) {
      unknown = "the broader concept \"" + c.broader + "\"";
    } else if (!c.country.empty() && vocabulary->find(Facet::country, c.country) == nullptr) {
      unknown = "the country \"" + c.country + "\"";
    }
    if (!unknown.empty()) {
      return Error{ErrorCode::malformed, unknown + " does not exist", origin.at(c.type + ":" + c.id)};
    }
  }
  return std::shared_ptr<const Vocabulary>(std::move(vocabulary));
}

void Vocabulary::add(Concept c) {
  const auto [place, is_new] = by_key_.try_emplace(c.type + ":" + c.id, concepts_.size());
  if (is_new) {
    concepts_.push_back(std::move(c));
  } else {
    concepts_[place->second] = std::move(c);
  }
}

const Concept* Vocabulary::find(std::string_view type, std::string_view id) const {
  const auto found = by_key_.find(std::string(type).append(":").append(id));
  return found == by_key_.end() ? nullptr : &concepts_[found->second];
}

std::vector<const Concept*> Vocabulary::with_broader(const Concept& c) const {
  std::vector<const Concept*> chain = {&c};
  while (!chain.back()->broader.empty()) {
    const Concept* next = find(c.type, chain.back()->broader);
    if (next == nullptr || std::find(chain.begin(), chain.end(), next) != chain.end()) break;
    chain.push_back(next);
  }
  return chain;
}

std::string default_vocabulary_directory() {
  return data_directory("DIPLOMED_VOCABULARY", "vocabulary", DIPLOMED_VOCABULARY_DIR);
}

}  // namespace diplomed::knowledge
