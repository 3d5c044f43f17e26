// What the columns of a table are called, in Russian and English.
#pragma once

#include <string>
#include <string_view>

namespace diplomed::document {

// The field of a record (record.h) that a column of this name (UTF-8, as it stands) holds: "Дата публикации" → "date",
// "Title" → "title". Case, ё, blanks at the ends and a colon make no difference. Empty for an unknown name.
// Thread-safe.
std::string field_of_column(std::string_view name);

// True for the running number of a row («№», «№ п/п», «Номер»): it says nothing of the article, and as an id it would
// make the rows of two tables the same. Thread-safe.
bool is_row_number(std::string_view name);

}  // namespace diplomed::document
