#include <algorithm>

#include "table.h"

namespace diplomed::language_table {
namespace {

std::string literal(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '\n' || c == '\t') {
      out += c == '\n' ? "\\n" : "\\t";
      continue;
    }
    if (c == '"' || c == '\\') out.push_back('\\');
    out.push_back(c);
  }
  return out + "\"";
}

bool is_declared(const Column& column) {  // by C++
  return column.class_type.find("::") != std::string::npos;
}

std::string type_of(const Column& column) {
  switch (column.type) {
    case CellType::number:
      return "int";
    case CellType::flag:
      return "bool";
    case CellType::one_of:
      return column.class_type;
    case CellType::some_of:
      return "std::uint32_t";
    default:
      return column.utf32 ? "std::u32string_view" : "std::string_view";
  }
}

// A set is the sum of the constants kCamelCase of the namespace that the column names.
std::string set_of(const Column& column, std::string_view cell) {
  std::string out;
  for (std::size_t i = 0; i < cell.size();) {
    const std::size_t end = std::min(cell.find(' ', i), cell.size());
    out += (out.empty() ? "" : " | ") + column.class_type + "::k" + camel_case(cell.substr(i, end - i));
    i = end + 1;
  }
  return out;
}

std::string value_of(const Column& column, const std::string& cell) {
  switch (column.type) {
    case CellType::number:
      return cell;
    case CellType::flag:
      return cell == "yes" ? "true" : "false";
    case CellType::one_of:
      return column.class_type + "::" + cell;
    case CellType::some_of:
      return set_of(column, cell);
    default:
      return (column.utf32 ? "U" : "") + literal(cell);
  }
}

std::string enumerations(const Table& table) {
  std::string out;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const Column& column = table.columns[i];
    if (column.type != CellType::one_of || is_declared(column) || i == table.split) continue;
    out += "enum class " + column.class_type + " : std::uint8_t {";
    for (const std::string& name : column.classes) out += (out.ends_with('{') ? " " : ", ") + name;
    out += " };\n\n";
  }
  return out;
}

// The columns that a row of the program has.
std::vector<std::size_t> emitted_columns(const Table& table) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (i != table.split) out.push_back(i);
  }
  return out;
}

// An array of the rows that `belongs` chooses. A row of one cell is that cell.
template <typename Belongs>
std::string array_of(const Table& table, const std::string& name, const std::string& type, Belongs belongs) {
  const std::vector<std::size_t> columns = emitted_columns(table);
  std::string rows;
  std::size_t count = 0;
  for (const Row& row : table.rows) {
    if (!belongs(row)) continue;
    std::string cells;
    for (const std::size_t i : columns) {
      cells += (cells.empty() ? "" : ", ") + value_of(table.columns[i], row.cells[i]);
    }
    rows += columns.size() == 1 ? "    " + cells + ",\n" : "    {" + cells + "},\n";
    ++count;
  }
  return "inline constexpr std::array<" + type + ", " + std::to_string(count) + "> k" + name + " = {{\n" + rows +
         "}};\n\n";
}

// The name of the type of a row, and its definition in front of the arrays when there is one.
std::string row_type(const Table& table, const std::string& name, std::string& definition) {
  const std::vector<std::size_t> columns = emitted_columns(table);
  if (columns.size() == 1) return type_of(table.columns[columns[0]]);
  definition = "struct " + name + " {\n";
  for (const std::size_t i : columns) {
    definition += "  " + type_of(table.columns[i]) + " " + table.columns[i].name + ";\n";
  }
  definition += "};\n\n";
  return name;
}

std::string split_arrays(const Table& table) {
  std::string space = table.name;
  std::replace(space.begin(), space.end(), '-', '_');
  std::string out = "namespace " + space + " {\n\n";
  std::string definition;
  const std::string type = row_type(table, "Row", definition);
  out += definition;
  for (const std::string& list : table.columns[table.split].classes) {
    out += array_of(table, camel_case(list), type, [&](const Row& row) { return row.cells[table.split] == list; });
  }
  return out + "}  // namespace " + space + "\n\n";
}

}  // namespace

std::string camel_case(std::string_view name) {
  std::string out;
  bool begins = true;
  for (const char c : name) {
    if (c == '-' || c == '_') {
      begins = true;
      continue;
    }
    out.push_back(begins && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
    begins = false;
  }
  return out;
}

std::string write_header(const Table& table) {
  const std::string name = camel_case(table.name);
  std::string out = "// Generated from corpus/language/" + table.name + ".tsv.\n";
  for (const std::string& line : table.about) out += "//" + line + "\n";
  out += "#pragma once\n\n#include <array>\n#include <cstdint>\n#include <string_view>\n\n";
  for (const std::string& include : table.includes) out += "#include \"" + include + "\"\n";
  out += "\nnamespace diplomed::language_data {\n\n" + enumerations(table);
  if (table.split != Table::npos) {
    out += split_arrays(table);
  } else {
    std::string definition;
    const std::string type = row_type(table, name + "Row", definition);
    out += definition + array_of(table, name, type, [](const Row&) { return true; });
  }
  return out + "}  // namespace diplomed::language_data\n";
}

}  // namespace diplomed::language_table
