// make-messages RU EN OUT: turns the two files of messages into the tables of server/language/phrases.h while building.
// A row is key, TAB, text; a line that is empty or begins with "#" says nothing. A key with ".one", ".few" … is a form
// of a plural and needs all forms of its language (categories of Unicode CLDR). Both files must have the same keys and,
// in each text, the same {names}. What is wrong is printed as FILE:LINE: reason; then the exit code is 1 and nothing is
// written.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace {

struct Message {
  int line = 0;
  std::string text;
};

struct File {
  std::string name;
  std::vector<std::string> categories;             // of plurals
  std::map<std::string, Message> messages, forms;  // forms: "key.category"
};

bool wrong = false;

void complain(const File& file, int line, std::string_view reason) {
  std::cerr << file.name << ":" << line << ": " << reason << "\n";
  wrong = true;
}

bool is_key(std::string_view key) {
  return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
}

void read_row(File& file, int line, const std::string& row) {
  const std::size_t tab = row.find('\t');
  if (tab == std::string::npos || row.find('\t', tab + 1) != std::string::npos) {
    return complain(file, line, "a row is key, TAB, text");
  }
  const std::string key = row.substr(0, tab);
  const std::string text = row.substr(tab + 1);
  const std::size_t dot = key.find('.');
  if (!is_key(key.substr(0, dot))) complain(file, line, "a key is of a-z, 0-9, _ and -: \"" + key + "\"");
  if (text.find_first_not_of(' ') == std::string::npos) return complain(file, line, "no text");
  if (text.back() == ' ') complain(file, line, "a blank at the end");
  const bool form = dot != std::string::npos;
  if (form && std::find(file.categories.begin(), file.categories.end(), key.substr(dot + 1)) == file.categories.end()) {
    complain(file, line, "this language has no plural form \"" + key.substr(dot + 1) + "\"");
  }
  const auto [at, fresh] = (form ? file.forms : file.messages).emplace(key, Message{line, text});
  if (!fresh) complain(file, line, "\"" + key + "\" stands in line " + std::to_string(at->second.line) + " already");
}

File read(const char* path, std::vector<std::string> categories) {
  File file{path, std::move(categories), {}, {}};
  std::ifstream in(path);
  int line = 0;
  for (std::string row; std::getline(in, row);) {
    ++line;
    if (!row.empty() && row[0] != '#') read_row(file, line, row);
  }
  if (line == 0) complain(file, 0, "cannot be read, or is empty");
  return file;
}

// The {names} in `text`.
std::set<std::string> holes(std::string_view text) {
  std::set<std::string> out;
  for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
    out.emplace(text.substr(open, text.find('}', open) - open));
  }
  return out;
}

// Keys of plurals, each with the line of its first form.
std::map<std::string, int> plurals(const File& file) {
  std::map<std::string, int> out;
  for (const auto& [key, message] : file.forms) {
    const auto [at, fresh] = out.emplace(key.substr(0, key.find('.')), message.line);
    if (!fresh) at->second = std::min(at->second, message.line);
  }
  return out;
}

void check_plurals(const File& file) {
  for (const auto& [key, line] : plurals(file)) {
    if (file.messages.contains(key)) complain(file, line, "\"" + key + "\" is a plural and a plain message");
    for (const std::string& category : file.categories) {
      const auto form = file.forms.find(key + "." + category);
      if (form == file.forms.end()) {
        complain(file, line, "no form \"" + key + "." + category + "\"");
      } else if (form->second.text.find("{n}") == std::string::npos) {
        complain(file, form->second.line, "no {n} in a plural");
      }
    }
  }
}

// Every key of `file` stands in `other`, with the same holes.
void compare(const File& file, const File& other) {
  for (const auto& [key, message] : file.messages) {
    const auto same = other.messages.find(key);
    if (same == other.messages.end()) {
      complain(file, message.line, "\"" + key + "\" is missing in " + other.name);
    } else if (holes(message.text) != holes(same->second.text)) {
      complain(file, message.line, "\"" + key + "\" has other {names} in " + other.name);
    }
  }
  const auto others = plurals(other);
  for (const auto& [key, line] : plurals(file)) {
    if (!others.contains(key)) complain(file, line, "plural \"" + key + "\" is missing in " + other.name);
  }
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

void write(std::ostream& out, const File& ru, const File& en) {
  out << "// Generated from server/language/messages.*.tsv.\n#include \"server/language/phrases.h\"\n\n"
         "namespace diplomed::server {\nnamespace {\n\nconstexpr Phrase kPhrases[] = {\n";
  for (const auto& [key, message] : ru.messages) {
    out << "    {" << quoted(key) << ", " << quoted(message.text) << ", " << quoted(en.messages.at(key).text) << "},\n";
  }
  out << "};\n\nconstexpr PluralPhrase kPlurals[] = {\n";
  for (const auto& [key, line] : plurals(ru)) {
    out << "    {" << quoted(key);
    for (const File* file : {&ru, &en}) {
      for (const std::string& category : file->categories)
        out << ", " << quoted(file->forms.at(key + "." + category).text);
    }
    out << "},\n";
  }
  out << "};\n\n}  // namespace\n\nstd::span<const Phrase> phrases() {\n  return kPhrases;\n}\n\n"
         "std::span<const PluralPhrase> plural_phrases() {\n  return kPlurals;\n}\n\n}  // namespace "
         "diplomed::server\n";
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 4) {
    std::cerr << "make-messages RU EN OUT\n";
    return 2;
  }
  const File ru = read(arguments[1], {"one", "few", "many"});
  const File en = read(arguments[2], {"one", "other"});
  check_plurals(ru);
  check_plurals(en);
  compare(ru, en);
  compare(en, ru);
  if (wrong) return 1;
  std::ofstream out(arguments[3], std::ios::binary);
  write(out, ru, en);
  out.close();
  if (!out) std::cerr << arguments[3] << ": cannot be written\n";
  return out ? 0 : 1;
}
