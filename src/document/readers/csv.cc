// CSV and TSV by libcsv (RFC 4180, lenient as spreadsheets are). The first line names the columns; the delimiter is the
// one that makes most known names out of it. An Excel file may say "sep=;" before.
//
// libcsv knows no lines and is C, so the text is fed line by line and rows are worked on when it has returned. A quote
// that is never closed swallows the rest of the file: then reading starts again at the line after it.
#include <csv.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/limits.h"
#include "base/utf8.h"
#include "document/chars.h"
#include "document/readers/column_names.h"
#include "document/readers/readers.h"
#include "document/readers/record.h"

namespace diplomed::document {
namespace {

constexpr int kMostRestarts = 8;  // after quotes that are not closed; each may read to the end of the file
constexpr std::size_t kNamesInMessage = 200;

struct Row {
  std::vector<std::string> cells;
  std::uint32_t line = 0;
};

// Line by line; "\n", "\r\n" and "\r" end one. The pieces hold their line end.
class LineCursor {
 public:
  explicit LineCursor(std::string_view text) : rest_(text) {}
  bool done() const { return rest_.empty(); }
  std::uint32_t number() const { return number_; }  // of the next line, 1-based
  std::string_view next() {
    std::size_t end = rest_.find_first_of("\r\n");
    end = end == std::string_view::npos ? rest_.size() : end + 1;
    if (end < rest_.size() && rest_[end - 1] == '\r' && rest_[end] == '\n') ++end;
    const std::string_view line = rest_.substr(0, end);
    rest_.remove_prefix(end);
    ++number_;
    return line;
  }

 private:
  std::string_view rest_;
  std::uint32_t number_ = 1;
};

// libcsv with a delimiter, rows as they get complete.
class Splitter {
 public:
  explicit Splitter(char delimiter) {
    failed_ = csv_init(&parser_, 0) != 0;
    csv_set_delim(&parser_, static_cast<unsigned char>(delimiter));
  }
  Splitter(const Splitter&) = delete;
  Splitter& operator=(const Splitter&) = delete;
  ~Splitter() { csv_free(&parser_); }

  // Takes one line; complete rows are in rows() then.
  void feed(std::string_view line, std::uint32_t number) {
    if (!open_) first_line_ = number;
    if (!chars::trim(line).empty()) open_ = true;
    size_ += line.size();
    if (size_ > limits::kMaxRecordBytes) too_large_ = true;
    if (csv_parse(&parser_, line.data(), line.size(), on_cell, on_row, this) != line.size()) failed_ = true;
  }

  // Ends the text; false when a quote is still open.
  bool finish() {
    feed("\n", first_line_);  // ends a row unless it is part of a quoted cell
    return !open_ && csv_fini(&parser_, on_cell, on_row, this) == 0;
  }

  std::vector<Row>& rows() { return rows_; }
  std::uint32_t first_line() const { return first_line_; }  // of the row that is being read
  bool too_large() const { return too_large_; }
  bool failed() const { return failed_; }  // no memory

 private:
  static void on_cell(void* bytes, std::size_t size, void* self) {
    auto& splitter = *static_cast<Splitter*>(self);
    // What is over the limit makes the row one that is refused, and takes no memory.
    if (splitter.cells_.size() <= limits::kMaxCsvColumns) {
      splitter.cells_.emplace_back(static_cast<const char*>(bytes), size);
    }
  }
  static void on_row(int, void* self) {
    auto& splitter = *static_cast<Splitter*>(self);
    splitter.rows_.push_back({std::move(splitter.cells_), splitter.first_line_});
    splitter.cells_.clear();
    splitter.open_ = false;
    splitter.size_ = 0;
  }

  csv_parser parser_{};
  std::vector<std::string> cells_;
  std::vector<Row> rows_;
  std::uint32_t first_line_ = 1;
  std::size_t size_ = 0;
  bool open_ = false;
  bool too_large_ = false;
  bool failed_ = false;
};

struct Header {
  char delimiter = ',';
  std::vector<std::string> names;   // as they stand
  std::vector<std::string> fields;  // empty for unknown ones
  std::size_t known = 0;
};

Header split_header(std::string_view line, char delimiter) {
  Header header;
  header.delimiter = delimiter;
  Splitter splitter(delimiter);
  splitter.feed(line, 1);
  if (!splitter.finish() || splitter.rows().empty()) return header;
  header.names = std::move(splitter.rows().front().cells);
  for (const std::string& name : header.names) {
    header.fields.push_back(field_of_column(name));
    if (!header.fields.back().empty()) ++header.known;
  }
  return header;
}

// "sep=;" as Excel writes it, in quotes from some programs: the delimiter, 0 when the line is none.
char stated_delimiter(std::string_view line) {
  std::string_view text = chars::trim(line);
  if (text.size() > 1 && text.front() == '"' && text.back() == '"') text = text.substr(1, text.size() - 2);
  return text.size() == 5 && text.starts_with("sep=") ? text.back() : '\0';
}

bool names_a_text(const Header& header) {
  return std::any_of(header.fields.begin(), header.fields.end(), [](const std::string& field) {
    return kind_of_field(field) == FieldKind::text || field == "title";
  });
}

// The first line that names a column of titles or texts: reports have a line or more above it, with what they are.
// `lines` stands behind it then; else the result names none.
Header find_header(LineCursor& lines) {
  constexpr int kMostAbove = 10;
  LineCursor ahead = lines;
  for (int seen = 0; !ahead.done() && seen <= kMostAbove;) {
    const std::string_view line = ahead.next();
    if (chars::trim(line).empty() || stated_delimiter(line) != '\0') continue;
    ++seen;
    Header best;
    for (const char delimiter : {',', ';', '\t', '|'}) {
      Header header = split_header(line, delimiter);
      if (header.known > best.known) best = std::move(header);
    }
    if (!names_a_text(best)) continue;
    lines = ahead;
    return best;
  }
  return {};
}

class CsvReader {
 public:
  CsvReader(const Source& source, const ArticleSink& article, const ProblemSink& problem)
      : source_(source), article_(article), problem_(problem) {}

  Status run() {
    LineCursor lines(source_.text);
    header_ = find_header(lines);
    if (!names_a_text(header_)) {
      return Error{ErrorCode::malformed,
                   "no header line that names a column \"title\" or \"text\" («заголовок», «текст»)",
                   std::string(source_.path) + ":1"};
    }
    if (header_.names.size() > limits::kMaxCsvColumns) {
      return Error{ErrorCode::too_large, "more than " + std::to_string(limits::kMaxCsvColumns) + " columns",
                   std::string(source_.path) + ":1"};
    }
    report_unknown(lines.number() - 1);
    int restarts = 0;
    while (!lines.done() && restarts <= kMostRestarts) {
      if (!read_rows(lines)) ++restarts;
    }
    if (!lines.done()) report(lines.number(), "too many quotes that are not closed; the rest is not read");
    if (records_ > 0) return Unit{};
    return Error{ErrorCode::malformed, "no record could be read", std::string(source_.path)};
  }

 private:
  void report(std::uint32_t line, std::string message, ErrorCode code = ErrorCode::malformed) {
    problem_({code, std::move(message), std::string(source_.path) + ":" + std::to_string(line)});
  }

  void report_unknown(std::uint32_t line) {
    std::string names;
    for (std::size_t i = 0; i < header_.names.size(); ++i) {
      const std::string name = chars::tidy(header_.names[i]);
      if (header_.fields[i].empty() && !name.empty() && !is_row_number(name))
        names += (names.empty() ? "\"" : ", \"") + name + "\"";
    }
    if (names.empty()) return;
    if (names.size() > kNamesInMessage) names = std::string(utf8::truncate(names, kNamesInMessage)) + "…";
    report(line, "columns that are not known are ignored: " + names, ErrorCode::note);
  }

  // Reads until the end, or until a row has to be given up; then `lines` stands after the first line of that row and
  // the result is false.
  bool read_rows(LineCursor& lines) {
    Splitter splitter(header_.delimiter);
    LineCursor after_first = lines;
    std::uint32_t first = lines.number();
    while (!lines.done()) {
      const std::uint32_t number = lines.number();
      splitter.feed(lines.next(), number);
      if (splitter.first_line() == number) {
        first = number;
        after_first = lines;
      }
      if (!splitter.too_large() && !splitter.failed()) {
        take_rows(splitter);
        continue;
      }
      report(first, "record is larger than " + std::to_string(limits::kMaxRecordBytes) + " bytes",
             ErrorCode::too_large);
      lines = after_first;
      return false;
    }
    if (!splitter.finish()) {
      report(first, "a quote is opened here and not closed; this line is left out");
      lines = after_first;
      return false;
    }
    take_rows(splitter);
    return true;
  }

  void take_rows(Splitter& splitter) {
    for (const Row& row : splitter.rows()) take(row);
    splitter.rows().clear();
  }

  void take(const Row& row) {
    const bool empty =
        std::all_of(row.cells.begin(), row.cells.end(), [](const auto& c) { return chars::trim(c).empty(); });
    if (empty) return;
    if (row.cells.size() != header_.fields.size()) {
      return report(row.line, std::to_string(row.cells.size()) + " columns where the header has " +
                                  std::to_string(header_.fields.size()));
    }
    const std::string n = std::to_string(row.line);
    Record record(row.line, std::string(source_.path) + ":" + n, problem_);
    for (std::size_t i = 0; i < row.cells.size(); ++i) put(record, header_.fields[i], row.cells[i]);
    Result<Article> article = std::move(record).finish(std::string(source_.id) + "#" + n);
    if (!article) return problem_(article.error());
    article->charset = source_.charset;
    ++records_;
    article_(std::move(article).value());
  }

  // A cell of a facet may hold several values: "KZ; UZ", "KZ|UZ".
  static void put(Record& record, const std::string& field, const std::string& cell) {
    if (field.empty() || chars::trim(cell).empty()) return;  // two columns may name one field
    if (kind_of_field(field) != FieldKind::facet) return record.put(field, cell);
    for (std::size_t begin = 0; begin <= cell.size();) {
      const std::size_t end = std::min(cell.find_first_of(";|", begin), cell.size());
      record.put(field, cell.substr(begin, end - begin));
      begin = end + 1;
    }
  }

  const Source& source_;
  const ArticleSink& article_;
  const ProblemSink& problem_;
  Header header_;
  std::size_t records_ = 0;
};

}  // namespace

Status read_csv(const Source& source, const ArticleSink& article, const ProblemSink& problem) {
  return CsvReader(source, article, problem).run();
}

}  // namespace diplomed::document
