// A table of linguistic data, corpus/language/NAME.tsv, as read and checked. Its format is told in
// corpus/language/README.md.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace diplomed::language_table {

enum class CellType {
  word,     // folded text: lower case, no ё, one script in a run of letters
  lower,    // lower case, ё is allowed
  text,     // any
  number,   // an integer
  flag,     // yes or no
  one_of,   // one class
  some_of,  // a set of classes, separated by blanks
};

struct Column {
  std::string name;
  CellType type = CellType::text;
  bool optional = false;      // a cell may be empty
  bool alternatives = false;  // a cell is a list separated by "|", an empty alternative is allowed
  bool utf32 = false;         // emitted as std::u32string_view
  std::string class_type;     // name of an enumeration; with "::" one that C++ declares, else one to be generated
  std::vector<std::string> classes;

  bool is_text() const { return type == CellType::word || type == CellType::lower || type == CellType::text; }
};

struct Row {
  std::size_t line = 0;  // in the file, from 1
  std::vector<std::string> cells;
};

struct Table {
  std::string name;  // of the file, without .tsv: "stop-words"
  std::vector<std::string> about;
  std::vector<std::string> includes;
  std::vector<Column> columns;
  std::vector<std::size_t> key;  // columns
  bool repeat = false;           // a key may stand in several rows
  bool sorted = false;           // emitted in byte order of the key
  bool first_beginning = false;  // the program takes the first key that a word begins with
  bool first_ending = false;     // … or ends with
  std::size_t split = npos;      // the class column whose classes become an array each

  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
  std::vector<Row> rows;
};

// The table in `text` (bytes of NAME.tsv). What is wrong is added to `problems`, a line each: "file:line: message",
// `file` as given; the table is of use only when there are none. Pure.
Table read_table(std::string_view name, std::string_view file, std::string_view text,
                 std::vector<std::string>& problems);

// The C++ header of a table without problems: kStopWords in diplomed::language_data for "stop-words". Pure.
std::string write_header(const Table& table);

// "stop-words" → "StopWords"; separators are "-" and "_".
std::string camel_case(std::string_view name);

}  // namespace diplomed::language_table
