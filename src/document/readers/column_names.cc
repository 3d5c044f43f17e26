#include "document/readers/column_names.h"

#include <algorithm>

#include "document/chars.h"
#include "document/readers/record.h"
#include "language_data/column_names.h"
#include "text/fold.h"

namespace diplomed::document {
namespace {

constexpr std::string_view kRowNumber = "row_number";

std::string plain(std::string_view name) {
  std::string folded = chars::fold(chars::tidy(name));
  while (folded.ends_with(':')) folded.pop_back();
  return folded;
}

// The field in the table; empty for a name that it lacks.
std::string_view listed_field(std::string_view folded) {
  const auto* at = std::find_if(language_data::kColumnNames.begin(), language_data::kColumnNames.end(),
                                [&](const auto& row) { return row.name == folded; });
  return at == language_data::kColumnNames.end() ? std::string_view() : at->field;
}

}  // namespace

std::string field_of_column(std::string_view name) {
  std::string folded = plain(name);
  const std::string_view field = listed_field(folded);
  if (!field.empty() && field != kRowNumber) return std::string(field);
  return kind_of_field(folded) == FieldKind::unknown ? std::string() : folded;
}

bool is_row_number(std::string_view name) {
  return listed_field(plain(name)) == kRowNumber;
}

}  // namespace diplomed::document
