#include "cells.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <vector>

#include "base/strings.h"
#include "base/utf8.h"

namespace diplomed::language_table {
namespace {

// The capitals of the scripts that the tables are written in: Latin with its accents, Greek, Cyrillic of all languages.
bool is_capital(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  if (c >= 0xC0 && c <= 0xDE) return c != 0xD7;
  if (c >= 0x100 && c <= 0x137) return c % 2 == 0;
  if (c >= 0x139 && c <= 0x148) return c % 2 == 1;
  if (c >= 0x14A && c <= 0x177) return c % 2 == 0;
  if (c >= 0x391 && c <= 0x3A9) return true;
  if (c >= 0x400 && c <= 0x42F) return true;
  if (c >= 0x4C0 && c <= 0x4CE) return c == 0x4C0 || c % 2 == 1;
  return (c >= 0x460 && c <= 0x480 && c % 2 == 0) || (c >= 0x48A && c <= 0x52F && c % 2 == 0);
}

enum class Script { none, latin, cyrillic };

Script script_of(char32_t c) {
  if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') return Script::latin;
  if (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) return Script::latin;
  return c >= 0x400 && c <= 0x52F ? Script::cyrillic : Script::none;
}

std::string shown(char32_t c) {
  std::string out;
  utf8::append(out, c);
  return "“" + out + "”";
}

std::string letter_fault(const Column& column, std::string_view cell) {
  Script before = Script::none;
  for (std::size_t i = 0; i < cell.size();) {
    const utf8::CodePoint c = utf8::decode(cell, i);
    i += c.bytes;
    if (c.value >= 0x300 && c.value <= 0x36F) return "a combining mark; write the composed letter";
    const Script script = script_of(c.value);
    const bool mixed = script != Script::none && before != Script::none && script != before;
    before = script;
    if (column.type == CellType::text) continue;
    if (mixed) return shown(c.value) + " is of another alphabet than the letter before it";
    if (is_capital(c.value)) return "a capital letter: " + shown(c.value);
    if (column.type == CellType::word && c.value == U'ё') return "not folded: “ё” is to be “е”";
  }
  return {};
}

std::string repeated(const std::vector<std::string_view>& parts) {
  std::set<std::string_view> seen;
  for (const std::string_view part : parts) {
    if (!seen.insert(part).second) return "“" + std::string(part) + "” stands twice in one cell";
  }
  return {};
}

std::string class_fault(const Column& column, std::string_view cell) {
  const std::vector<std::string_view> parts =
      column.type == CellType::some_of ? split(cell, ' ') : std::vector<std::string_view>{cell};
  for (const std::string_view part : parts) {
    if (std::find(column.classes.begin(), column.classes.end(), part) == column.classes.end()) {
      return "unknown class “" + std::string(part) + "” of " + column.name;
    }
  }
  return repeated(parts);
}

std::string number_fault(std::string_view cell) {
  int value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return error == std::errc() && end == cell.data() + cell.size() ? "" : "not an integer: “" + std::string(cell) + "”";
}

}  // namespace

bool unescape(std::string_view cell, std::string& out) {
  out.clear();
  for (std::size_t i = 0; i < cell.size(); ++i) {
    if (cell[i] != '\\') {
      out.push_back(cell[i]);
      continue;
    }
    if (++i == cell.size()) return false;
    switch (cell[i]) {
      case 's':
        out.push_back(' ');
        break;
      case 't':
        out.push_back('\t');
        break;
      case 'n':
        out.push_back('\n');
        break;
      case '#':
        out.push_back('#');
        break;
      case '\\':
        out.push_back('\\');
        break;
      default:
        return false;
    }
  }
  return true;
}

std::string blank_fault(std::string_view cell) {
  if (cell.starts_with(' ') || cell.ends_with(' '))
    return "a stray blank at the edge of a cell (write \\s if it counts)";
  if (cell.find("  ") != std::string_view::npos) return "two blanks in a row";
  for (std::size_t i = 0; i < cell.size();) {
    const utf8::CodePoint c = utf8::decode(cell, i);
    i += c.bytes;
    const bool odd = c.value < 0x20 || c.value == 0x7F || c.value == 0xA0 || (c.value >= 0x2000 && c.value <= 0x200F) ||
                     c.value == 0x202F || c.value == 0x2060 || c.value == 0xFEFF;
    if (odd) return "an invisible character or a blank of another width";
  }
  return {};
}

std::string cell_fault(const Column& column, std::string_view cell) {
  if (cell.empty()) return column.optional ? "" : "the cell of " + column.name + " is empty";
  switch (column.type) {
    case CellType::one_of:
    case CellType::some_of:
      return class_fault(column, cell);
    case CellType::number:
      return number_fault(cell);
    case CellType::flag:
      return cell == "yes" || cell == "no" ? "" : column.name + " is neither yes nor no";
    default:
      break;
  }
  if (std::string fault = letter_fault(column, cell); !fault.empty()) return fault;
  return column.alternatives ? repeated(split(cell, '|')) : "";
}

}  // namespace diplomed::language_table
