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
  for (const Column& column : table.columns) {
    if (column.type != CellType::one_of || is_declared(column)) continue;
    out += "enum class " + column.class_type + " : std::uint8_t {";
    for (const std::string& name : column.classes) out += (out.ends_with('{') ? " " : ", ") + name;
    out += " };\n\n";
  }
  return out;
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
  const bool single = table.columns.size() == 1;  // such a table is an array of its cells
  const std::string row = single ? type_of(table.columns[0]) : name + "Row";
  if (!single) {
    out += "struct " + row + " {\n";
    for (const Column& column : table.columns) out += "  " + type_of(column) + " " + column.name + ";\n";
    out += "};\n\n";
  }
  out += "inline constexpr std::array<" + row + ", " + std::to_string(table.rows.size()) + "> k" + name + " = {{\n";
  for (const Row& r : table.rows) {
    std::string cells;
    for (std::size_t i = 0; i < r.cells.size(); ++i) {
      cells += (cells.empty() ? "" : ", ") + value_of(table.columns[i], r.cells[i]);
    }
    out += single ? "    " + cells + ",\n" : "    {" + cells + "},\n";
  }
  return out + "}};\n\n}  // namespace diplomed::language_data\n";
}

}  // namespace diplomed::language_table
