#include "query/prose/prose.h"

#include <gtest/gtest.h>

#include <iterator>
#include <string>

#include "prose_cases.h"
#include "query/parse/dump.h"
#include "query/parse/joints.h"
#include "query/parse/parser.h"

namespace diplomed::query {
namespace {

std::string notes_of(const ParsedQuery& parsed) {
  std::string out;
  for (const Note& note : parsed.notes) {
    out += (out.empty() ? "" : " ") + std::string(note_name(note.kind)) + '[' + note.text;
    out += (note.hint.empty() ? "" : " → " + note.hint) + ']';
  }
  return out;
}

void expect_read(const ParseCase& row, bool prose) {
  SCOPED_TRACE(row.query);
  const ParsedQuery parsed = parse(row.query);
  EXPECT_EQ(parsed.prose, prose);
  EXPECT_EQ(dump(parsed.root), row.dump);
  EXPECT_EQ(notes_of(parsed), row.notes);
}

TEST(Prose, TableOfProseAndOfTheQueryLanguage) {
  EXPECT_GE(std::size(prose_cases) + std::size(syntax_cases), 120u);
  EXPECT_GE(2 * std::size(syntax_cases), std::size(prose_cases) + std::size(syntax_cases));
  for (const ParseCase& row : prose_cases) expect_read(row, true);
  for (const ParseCase& row : syntax_cases) expect_read(row, false);
}

TEST(Prose, EveryByteKeepsItsPlace) {
  for (const ParseCase& row : prose_cases) {
    SCOPED_TRACE(row.query);
    const std::string query = row.query;
    const auto prose = as_prose(query);
    if (!prose) continue;  // its quotes are written otherwise
    EXPECT_EQ(prose->text.size(), query.size());
    for (const Span op : prose->operators) EXPECT_NE(op.of(prose->text), op.of(query));
  }
}

// A sentence says no "and", however it is bracketed: so it may be relaxed.
TEST(Prose, DemandsNothing) {
  for (const char* query : {"Сколько врачей погибло (в процентах) во время войны в Сирии", "И снова о пользе прививок",
                            "ВРАЧИ И ПАЦИЕНТЫ В ОЖИДАНИИ ЛЕКАРСТВ", "Аптечки +5 тысяч, сообщили в Минздраве"}) {
    EXPECT_FALSE(says_and(parse(query).root)) << query;
  }
  EXPECT_TRUE(says_and(parse("минздрав И (меморандум ИЛИ соглашение)").root));
}

// Marks of every kind in any number: as long as they are hostile, they are read in time that grows with them.
TEST(Prose, ManyMarks) {
  for (const char* piece : {"«",    "»",  "\"", "\"a", "a\"", "(",   ")a",  "a|",  "''",  "'a",      "‘a’ ",   "И ",
                            "НЕ. ", "- ", "-a", "a*",  "a~ ", "a. ", "a: ", "<<a", ",,a", "страна:", "\"a «b "}) {
    std::string query = "Врачи в Сирии, ";
    while (query.size() + 8 < 4096) query += piece;
    const ParsedQuery parsed = parse(query);
    EXPECT_EQ(dump(parsed.root), dump(parse(query).root)) << piece;
  }
}

}  // namespace
}  // namespace diplomed::query
