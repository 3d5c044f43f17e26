#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "base/utf8.h"
#include "cells.h"
#include "table.h"

namespace diplomed::language_table {
namespace {

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find(' ', i), text.size());
    if (end > i) out.emplace_back(text.substr(i, end - i));
    i = end + 1;
  }
  return out;
}

bool is_name(std::string_view text) {
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  return !text.empty() && text[0] >= 'a' && text[0] <= 'z' && std::all_of(text.begin(), text.end(), fits);
}

class Reader {
 public:
  Reader(std::string_view name, std::string_view file, std::vector<std::string>& problems)
      : file_(file), problems_(problems) {
    table_.name = name;
  }

  Table read(std::string_view text) {
    if (!text.empty() && !text.ends_with('\n')) fault(0, "the last line has no line end");
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      ++line_;
      take(text.substr(at, end - at));
      at = end + 1;
    }
    line_ = 0;
    if (table_.about.empty()) fault(1, "the file does not begin with a comment that says what a row means");
    if (table_.columns.empty()) fault(1, "no “#! column”");
    if (table_.rows.empty() && problems_.empty()) fault(1, "no rows");
    if (problems_.empty()) check_keys();
    return std::move(table_);
  }

 private:
  void fault(std::size_t line, const std::string& message) {
    problems_.push_back(file_ + ":" + std::to_string(line == 0 ? std::max<std::size_t>(line_, 1) : line) + ": " +
                        message);
  }

  void take(std::string_view line) {
    if (const std::size_t bad = utf8::find_invalid(line); bad != std::string_view::npos) {
      return fault(0, "invalid UTF-8 at byte " + std::to_string(bad + 1) + " of the line");
    }
    if (line.ends_with('\r')) return fault(0, "a carriage return at the end of the line");
    if (line.empty()) return;
    if (line.starts_with("#!")) return take_directive(line.substr(2));
    if (line.starts_with('#')) {
      if (table_.rows.empty() && table_.columns.empty()) table_.about.emplace_back(line.substr(1));
      return;
    }
    take_row(line);
  }

  void take_directive(std::string_view text) {
    const std::size_t colon = text.find(": ");
    if (!text.starts_with(' ') || colon == std::string_view::npos) return fault(0, "a directive is “#! NAME: VALUE”");
    if (!table_.rows.empty()) return fault(0, "a directive after the first row");
    const std::vector<std::string> names = words_of(text.substr(0, colon));
    const std::vector<std::string> values = words_of(text.substr(colon + 2));
    if (names.empty() || values.empty()) return fault(0, "a directive is “#! NAME: VALUE”");
    if (names[0] == "column" && names.size() == 2) return take_column(names[1], values);
    if (names.size() == 1 && names[0] == "include" && values.size() == 1) {
      table_.includes.push_back(values[0]);
    } else if (names.size() == 1 && names[0] == "key") {
      for (const std::string& value : values) take_key(value);
    } else if (names.size() == 1 && names[0] == "split" && values.size() == 1) {
      take_split(values[0]);
    } else if (names.size() == 1 && switch_of(names[0]) != nullptr && values.size() == 1 &&
               (values[0] == "yes" || values[0] == "no")) {
      *switch_of(names[0]) = values[0] == "yes";
    } else {
      fault(0, "unknown directive “" + std::string(text.substr(1)) + "”");
    }
  }

  bool* switch_of(const std::string& name) {
    if (name == "repeat") return &table_.repeat;
    if (name == "sorted") return &table_.sorted;
    if (name == "first_beginning") return &table_.first_beginning;
    return name == "first_ending" ? &table_.first_ending : nullptr;
  }

  std::size_t column_of(const std::string& name) const {
    const auto at = std::find_if(table_.columns.begin(), table_.columns.end(),
                                 [&](const Column& column) { return column.name == name; });
    return at == table_.columns.end() ? Table::npos : static_cast<std::size_t>(at - table_.columns.begin());
  }

  void take_key(const std::string& name) {
    const std::size_t column = column_of(name);
    if (column == Table::npos) return fault(0, "the key names an unknown column “" + name + "”");
    table_.key.push_back(column);
  }

  void take_split(const std::string& name) {
    table_.split = column_of(name);
    if (table_.split == Table::npos || table_.columns[table_.split].type != CellType::one_of) {
      fault(0, "only a class column can split a table, not “" + name + "”");
    }
  }

  void take_column(const std::string& name, const std::vector<std::string>& values) {
    static const std::map<std::string, CellType> types = {{"word", CellType::word},      {"lower", CellType::lower},
                                                          {"text", CellType::text},      {"number", CellType::number},
                                                          {"flag", CellType::flag},      {"class", CellType::one_of},
                                                          {"classes", CellType::some_of}};
    Column column;
    column.name = name;
    if (!is_name(name)) return fault(0, "a column's name has small Latin letters, digits and “_” only");
    const auto type = types.find(values[0]);
    if (type == types.end()) return fault(0, "unknown type “" + values[0] + "”");
    column.type = type->second;
    const bool has_classes = column.type == CellType::one_of || column.type == CellType::some_of;
    if (has_classes && values.size() < 3) return fault(0, "a class column names its type, then its classes");
    if (has_classes) column.class_type = values[1];
    for (std::size_t i = has_classes ? 2 : 1; i < values.size(); ++i) {
      if (has_classes) {
        if (!is_name(values[i])) return fault(0, "a class has small Latin letters, digits and “_” only");
        column.classes.push_back(values[i]);
      } else if (values[i] == "optional" && column.is_text()) {
        column.optional = true;
      } else if (values[i] == "alternatives" && column.is_text()) {
        column.alternatives = true;
      } else if (values[i] == "utf32" && column.is_text()) {
        column.utf32 = true;
      } else {
        return fault(0, "unknown property “" + values[i] + "” of a column of this type");
      }
    }
    table_.columns.push_back(std::move(column));
  }

  void take_row(std::string_view line) {
    Row row;
    row.line = line_;
    for (std::size_t i = 0;;) {
      const std::size_t end = std::min(line.find('\t', i), line.size());
      row.cells.emplace_back(line.substr(i, end - i));
      if (end == line.size()) break;
      i = end + 1;
    }
    if (row.cells.size() != table_.columns.size()) {
      return fault(0, std::to_string(row.cells.size()) + " columns where " + std::to_string(table_.columns.size()) +
                          " are declared");
    }
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      std::string& cell = row.cells[i];
      if (const std::string blank = blank_fault(cell); !blank.empty()) return fault(0, blank);
      std::string plain;
      if (!unescape(cell, plain)) return fault(0, "a backslash stands before s, t, n, # or another one only");
      cell = std::move(plain);
      if (const std::string wrong = cell_fault(table_.columns[i], cell); !wrong.empty()) return fault(0, wrong);
    }
    table_.rows.push_back(std::move(row));
  }

  std::string key_of(const Row& row) const {
    std::string key;
    for (const std::size_t column : table_.key) key += (key.empty() ? "" : "\t") + row.cells[column];
    return key;
  }

  void check_keys() {
    if (table_.key.empty()) table_.key.push_back(0);
    std::map<std::string, const Row*> first;
    std::set<std::vector<std::string>> seen;
    for (const Row& row : table_.rows) {
      const auto [same, fresh] = first.emplace(key_of(row), &row);
      const std::string before = " (line " + std::to_string(same->second->line) + ")";
      if (!seen.insert(row.cells).second) {
        fault(row.line, "“" + same->first + "” stands here again" + before);
      } else if (!fresh && !table_.repeat) {
        fault(row.line, "“" + same->first + "” stands here again, with other values" + before);
      }
    }
    if (table_.first_beginning || table_.first_ending) check_order();
    if (table_.sorted) {
      std::stable_sort(table_.rows.begin(), table_.rows.end(),
                       [&](const Row& a, const Row& b) { return key_of(a) < key_of(b); });
    }
  }

  // A beginning after one that it begins with would never be met, and so with endings.
  void check_order() {
    std::map<std::string, std::size_t> before;  // class of the split and beginning → line
    for (const Row& row : table_.rows) {
      const std::string list = table_.split == Table::npos ? "" : row.cells[table_.split] + "\t";
      const std::string& key = row.cells[table_.key.front()];
      for (std::size_t size = 1; size < key.size(); ++size) {
        const std::string part = table_.first_ending ? key.substr(key.size() - size) : key.substr(0, size);
        const auto shorter = before.find(list + part);
        if (shorter == before.end()) continue;
        fault(row.line,
              "“" + key + "” is never met after “" + part + "” (line " + std::to_string(shorter->second) + ")");
      }
      before.emplace(list + key, row.line);
    }
  }

  std::string file_;
  std::vector<std::string>& problems_;
  Table table_;
  std::size_t line_ = 0;
};

}  // namespace

Table read_table(std::string_view name, std::string_view file, std::string_view text,
                 std::vector<std::string>& problems) {
  return Reader(name, file, problems).read(text);
}

}  // namespace diplomed::language_table
