#include "query/parse/parser.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "../prose/prose_cases.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "parse_cases.h"
#include "parse_range_cases.h"
#include "parse_sign_cases.h"
#include "query/parse/alternatives.h"
#include "query/parse/describe.h"
#include "query/parse/dump.h"
#include "query/parse/parse_fields.h"
#include "query/parse/typing_context.h"

namespace diplomed::query {
namespace {

std::string notes_of(const ParsedQuery& parsed) {
  std::string out;
  for (const Note& note : parsed.notes) {
    if (!out.empty()) out += ' ';
    out += std::string(note_name(note.kind)) + '[' + note.text;
    if (!note.hint.empty()) out += " → " + note.hint;
    out += ']';
  }
  return out;
}

std::string dump_of(std::string_view query) {
  return dump(parse(query).root);
}

bool is_leaf_node(const Node& node) {
  return node.kind == NodeKind::word || node.kind == NodeKind::exact || node.kind == NodeKind::prefix ||
         node.kind == NodeKind::phrase || node.kind == NodeKind::date || node.kind == NodeKind::number;
}

// An independent count: at least the pieces between spaces and the leaves.
std::size_t leaf_words(const Node& node) {
  std::size_t words = 0;
  if (node.kind == NodeKind::date || node.kind == NodeKind::number) return 1;
  if (is_leaf_node(node)) {
    std::istringstream pieces(node.text);
    for (std::string piece; pieces >> piece;) {
      const bool punctuation =
          std::all_of(piece.begin(), piece.end(), [](unsigned char c) { return c < 0x80 && std::isalnum(c) == 0; });
      words += punctuation ? 0 : 1;
    }
  }
  for (const Node& child : node.children) words += leaf_words(child);
  return words;
}

std::size_t depth_of(const Node& node) {
  std::size_t depth = 0;
  for (const Node& child : node.children) depth = std::max(depth, depth_of(child));
  return depth + 1;
}

bool has_note(const ParsedQuery& parsed, NoteKind kind) {
  return std::any_of(parsed.notes.begin(), parsed.notes.end(), [&](const Note& note) { return note.kind == kind; });
}

// The normal form that ast.h promises.
void expect_normal(const Node& node, NodeKind parent, std::size_t index, std::size_t query_bytes) {
  const bool list = node.kind == NodeKind::conj || node.kind == NodeKind::disj || node.kind == NodeKind::near ||
                    node.kind == NodeKind::negation;
  if (list) {
    EXPECT_GE(node.children.size(), 2u);
    EXPECT_NE(node.kind, parent == NodeKind::negation ? NodeKind::all : parent);
  }
  if (node.kind == NodeKind::field) {
    EXPECT_EQ(node.children.size(), 1u);
  }
  if (is_leaf_node(node) || node.kind == NodeKind::all) {
    EXPECT_TRUE(node.children.empty());
  }
  if (node.kind == NodeKind::all && parent != NodeKind::all) {
    EXPECT_TRUE(parent == NodeKind::negation && index == 0);
  }
  if (parent == NodeKind::conj) {
    EXPECT_NE(node.kind, NodeKind::negation);
  }
  if (parent == NodeKind::near) {
    EXPECT_TRUE(is_leaf_node(node) || node.kind == NodeKind::disj);
  }
  EXPECT_LE(node.distance, limits::kMaxNearDistance);
  EXPECT_LE(node.span.begin, node.span.end);
  EXPECT_LE(node.span.end, query_bytes);
  for (const Span word : node.words) {
    EXPECT_TRUE(word.begin <= word.end && node.span.begin <= word.begin && word.end <= node.span.end);
  }
  for (const Sign& sign : node.signs) {
    EXPECT_TRUE(!sign.span.empty() && sign.span.end <= query_bytes);
  }
  EXPECT_EQ(utf8::find_invalid(node.text), std::string::npos);
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    expect_normal(node.children[i], node.kind, i, query_bytes);
  }
}

// Everything that holds for any bytes whatever.
void expect_sound(const std::string& query) {
  SCOPED_TRACE(query.substr(0, 200));
  const ParsedQuery parsed = parse(query);
  expect_normal(parsed.root, NodeKind::all, 0, query.size());
  const std::string dumped = dump(parsed.root);
  EXPECT_EQ(dumped, dump_of(query));
  EXPECT_EQ(dumped.find('\n'), std::string::npos);
  EXPECT_EQ(utf8::find_invalid(dumped), std::string::npos);
  EXPECT_EQ(utf8::find_invalid(describe(parsed.root)), std::string::npos);
  EXPECT_LE(leaf_words(parsed.root), limits::kMaxQueryTerms);
  EXPECT_LE(depth_of(parsed.root), 100u);
  EXPECT_LE(parsed.notes.size(), limits::kMaxQueryTerms);
  for (const TypingPlace& place : context_at(query, query.size(), 2).places) {
    EXPECT_TRUE(place.glue <= place.begin && place.begin <= query.size() && place.field_span.end <= place.begin);
  }
  for (const AlternativeUnits units : {AlternativeUnits::whole, AlternativeUnits::words}) {
    const std::string any = as_alternatives(parsed.root, query, units);
    EXPECT_TRUE(any.empty() || parse(any).root.kind == NodeKind::disj) << any;
  }
  for (const Note& note : parsed.notes) {
    EXPECT_TRUE(note.span.begin <= note.span.end && note.span.end <= query.size());
    EXPECT_LE(note.text.size(), limits::kMaxNoteBytes);
    EXPECT_EQ(utf8::find_invalid(note.text), std::string::npos);
    EXPECT_LE(note.hint.size(), limits::kMaxNoteBytes);
    EXPECT_EQ(utf8::find_invalid(note.hint), std::string::npos);
  }
}

std::vector<ParseCase> all_cases() {
  std::vector<ParseCase> out(std::begin(parse_cases), std::end(parse_cases));
  out.insert(out.end(), std::begin(parse_range_cases), std::end(parse_range_cases));
  out.insert(out.end(), std::begin(parse_sign_cases), std::end(parse_sign_cases));
  out.insert(out.end(), std::begin(prose_cases), std::end(prose_cases));
  out.insert(out.end(), std::begin(syntax_cases), std::end(syntax_cases));
  return out;
}

TEST(Parser, Table) {
  EXPECT_GE(all_cases().size(), 450u);
  for (const ParseCase& row : all_cases()) {
    SCOPED_TRACE(row.query);
    const ParsedQuery parsed = parse(row.query);
    EXPECT_EQ(dump(parsed.root), row.dump);
    EXPECT_EQ(notes_of(parsed), row.notes);
    expect_sound(row.query);
  }
}

TEST(Parser, TableRowsInOddSurroundings) {
  for (const ParseCase& row : all_cases()) {
    expect_sound(std::string("(") + row.query + ")");
    expect_sound(std::string("-(") + row.query);
    expect_sound(std::string("title:(") + row.query + ") OR");
    expect_sound(std::string("\"") + row.query);
    expect_sound(std::string("date:") + row.query);
    expect_sound(std::string("number:(") + row.query);
    expect_sound(std::string("=") + row.query + "^2~1");
    expect_sound(std::string(row.query) + " NEAR " + row.query);
  }
}

TEST(Parser, SpansPointIntoTheQuery) {
  const std::string query = "врач -title:«дорожная карта»~2 телемед*, (a OR b)";
  const ParsedQuery parsed = parse(query);
  ASSERT_EQ(dump(parsed.root),
            "(not (and word:врач prefix:телемед (or word:a word:b)) "
            "(field:title phrase:\"дорожная карта\"~2))");
  const Node& base = parsed.root.children[0];
  EXPECT_EQ(base.children[0].span.of(query), "врач");
  EXPECT_EQ(base.children[1].span.of(query), "телемед*,");
  EXPECT_EQ(base.children[2].span.of(query), "a OR b");
  const Node& field = parsed.root.children[1];
  EXPECT_EQ(field.span.of(query), "title:«дорожная карта»~2");
  EXPECT_EQ(field.children[0].span.of(query), "«дорожная карта»~2");
}

TEST(Parser, EveryFieldNameInEveryCase) {
  for (const FieldName& name : field_names()) {
    const std::string typed(name.typed);
    const std::string canonical(name.canonical);
    const bool range = canonical == "date" || canonical == "number";
    const std::string expected = range ? canonical + ":2020..2020" : "(field:" + canonical + " word:2020)";
    EXPECT_EQ(dump_of(typed + ":2020"), expected);
  }
  EXPECT_EQ(dump_of("ИСТОЧНИК:a Источник:b"), "(and (field:source word:a) (field:source word:b))");
}

std::string repeat(std::string_view piece, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

TEST(Parser, DeepNesting) {
  const std::string deep = repeat("(", 10'000) + "врач" + repeat(")", 10'000);
  expect_sound(deep);
  const ParsedQuery within = parse(repeat("(", 2'000) + "врач" + repeat(")", 2'000));
  EXPECT_EQ(dump(within.root), "word:врач");
  EXPECT_EQ(notes_of(within), "too_deep[(]");
  const std::string most = repeat("(", limits::kMaxQueryDepth) + "a" + repeat(")", limits::kMaxQueryDepth) + " OR b";
  EXPECT_EQ(notes_of(parse(most)), "");
  for (const char* piece :
       {"-(",    "title:(",  "title:(-", "a OR (b (",   "НЕ ",    "-",   "title:", "title:-", "foo:", "-foo:",
        "date:", "date:(x ", "date:«",   "number:\"1 ", "year:>", "=\"", "NEAR ",  "«",       "„“",   "\"a\" NEAR ("}) {
    expect_sound(repeat(piece, 10'000));
    expect_sound(repeat(piece, 300) + "a");
  }
}

TEST(Parser, GroupsBeyondTheLimitAreReadWithoutTheirParentheses) {
  std::string query;
  for (std::size_t i = 0; i < limits::kMaxQueryDepth + 1; ++i) query += "a OR (b ";
  const ParsedQuery parsed = parse(query + repeat(")", limits::kMaxQueryDepth + 1));
  EXPECT_EQ(notes_of(parsed), "too_deep[(]");
  EXPECT_LE(depth_of(parsed.root), 2 * limits::kMaxQueryDepth + 3);
  const ParsedQuery field = parse(repeat("(", limits::kMaxQueryDepth) + "a -title:(b c)");
  EXPECT_EQ(dump(field.root), "(not (and word:a word:c) word:b)");
  EXPECT_TRUE(has_note(field, NoteKind::too_deep));
}

TEST(Parser, WordLimit) {
  std::string query;
  for (int i = 0; i < 200; ++i) query.append("w").append(std::to_string(i)).append(" OR ");
  const ParsedQuery parsed = parse(query);
  EXPECT_EQ(parsed.root.kind, NodeKind::disj);
  EXPECT_EQ(parsed.root.children.size(), limits::kMaxQueryTerms);
  EXPECT_EQ(notes_of(parsed), "too_many_words[w128]");
}

TEST(Parser, WordLimitCutsPhrasesAndHyphenatedWords) {
  const ParsedQuery phrase = parse("(\"" + repeat("слово ", 200) + "\" -b) -c");
  ASSERT_EQ(phrase.root.kind, NodeKind::phrase);
  EXPECT_EQ(leaf_words(phrase.root), limits::kMaxQueryTerms);
  EXPECT_TRUE(has_note(phrase, NoteKind::too_many_words));
  EXPECT_FALSE(has_note(phrase, NoteKind::unbalanced_parenthesis));
  const ParsedQuery word = parse(repeat("а-", 400) + "б*");
  ASSERT_EQ(word.root.kind, NodeKind::word);
  EXPECT_EQ(word.root.text, repeat("а-", limits::kMaxQueryTerms));
  const ParsedQuery ideographs = parse(repeat("界", 400));
  EXPECT_EQ(ideographs.root.text, repeat("界", limits::kMaxQueryTerms));
  const ParsedQuery exactly = parse(repeat("a ", limits::kMaxQueryTerms));
  EXPECT_EQ(notes_of(exactly), "");
}

TEST(Parser, ByteLimit) {
  const ParsedQuery parsed = parse("врач" + repeat(" ", limits::kMaxQueryBytes) + "сестра");
  EXPECT_EQ(dump(parsed.root), "word:врач");
  EXPECT_TRUE(has_note(parsed, NoteKind::too_many_words));
  expect_sound(std::string(limits::kMaxQueryBytes, '\xFF'));
  expect_sound(std::string(2 * limits::kMaxQueryBytes, '\x80'));
  expect_sound(std::string(limits::kMaxQueryBytes, '\0'));
  for (const char* junk : {"«", "\"", "“a", "*", "-", "~", "a*", "(\"", "||", "=", "date:..", ":"}) {
    expect_sound(repeat(junk, limits::kMaxQueryBytes));
  }
}

TEST(Parser, RandomBytesAndTokens) {
  static constexpr const char* pieces[] = {
      "врач", "a",     " ",    " ",    " ",     "-",      "(",        ")",      "\"",       "«",
      "»",    "“",     "”",    "„",    " AND ", " ИЛИ ",  " НЕ ",     "NEAR/3", " РЯДОМ ",  "title:",
      "foo:", "date:", "2019", "..",   "*",     "=",      "~2",       "|",      "\xFF",     "\xD0",
      ".",    "–",     "год:", "界",   "/",     "\u200B", "https://", "число:", "number:(", ">",
      "<=",   " млн",  " - ",  "мая ", "с ",    " по ",   "^2",       "~1",     "?",        "="};
  std::mt19937 random(20240501);
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  for (int round = 0; round < 20'000 && !::testing::Test::HasFailure(); ++round) {
    std::string query;
    const std::size_t length = below(round % 50 == 0 ? 900 : 24);
    for (std::size_t i = 0; i < length; ++i) {
      query += round % 4 == 0 ? std::string(1, static_cast<char>(below(256)))
                              : std::string(pieces[below(std::size(pieces))]);
    }
    expect_sound(query);
  }
}

TEST(Parser, EveryPrefixOfAQueryIsSound) {  // what a search-as-you-type box sends
  const std::string query =
      "минздрав И (\"дорожная карта\"~3 ИЛИ «меморандум о» РЯДОМ/5 телемед*) БЕЗ страна:KG "
      "-date:2019..2021 title:(=слово -b) foo:bar";
  for (std::size_t i = 0; i <= query.size(); ++i) expect_sound(query.substr(0, i));
}

struct Reading {
  const char* query;
  const char* text;
};

TEST(Describe, Table) {
  static constexpr Reading rows[] = {
      {"", ""},
      {"минздрав \"дорожная карта\" -covid", "минздрав И \"дорожная карта\" БЕЗ covid"},
      {"a OR b c", "a ИЛИ (b И c)"},
      {"(a OR b) c", "(a ИЛИ b) И c"},
      {"(a OR b) -c -d", "(a ИЛИ b) БЕЗ c БЕЗ d"},
      {"-a -b", "НЕ a И НЕ b"},
      {"a OR -b", "a ИЛИ НЕ b"},
      {"a OR (b -c)", "a ИЛИ (b БЕЗ c)"},
      {"a -(b c)", "a БЕЗ (b И c)"},
      {"-(a -b)", "НЕ (a БЕЗ b)"},
      {"a NEAR/5 b c", "a РЯДОМ/5 b И c"},
      {"(a OR b) NEAR/5 c", "(a ИЛИ b) РЯДОМ/5 c"},
      {"-(a NEAR/5 b)", "НЕ (a РЯДОМ/5 b)"},
      {"country:KG", "страна: KG"},
      {"id:x", "id: x"},
      {"title:(a OR b)", "заголовок: (a ИЛИ b)"},
      {"a -country:KG", "a БЕЗ страна: KG"},
      {"date:2019..2021", "дата: 2019 – 2021"},
      {"date:2019", "дата: 2019"},
      {"date:2019-03..", "дата: с 2019-03"},
      {"date:..2019", "дата: по 2019"},
      {"число:5", "число: 5"},
      {"число:100..500", "число: 100 – 500"},
      {"число:>5800000", "число: больше 5\u00A0800\u00A0000"},
      {"число:1500..12500,75", "число: 1500 – 12\u00A0500,75"},
      {"число:<20", "число: меньше 20"},
      {"число:20..", "число: от 20"},
      {"число:..20", "число: до 20"},
      {"-число:0,5 врач", "врач БЕЗ число: 0,5"},
      {"=\"дорожная карта\"", "\"=дорожная =карта\""},
      {"дата:\"9 мая 2020\" год:(2019 ИЛИ 2021)", "дата: 2020-05-09 И год: (2019 ИЛИ 2021)"},
      {"=слово телемед* «a b»~2", "=слово И телемед* И \"a b\"~2"},
      {"врач, И. Иванов.", "врач И И. И Иванов"},
      {"\"кто лечит?\" врач", "\"кто лечит\" И врач"},
  };
  for (const Reading& row : rows) {
    SCOPED_TRACE(row.query);
    EXPECT_EQ(describe(parse(row.query).root), row.text);
  }
}

TEST(Describe, SaysAsTyped) {
  struct Row {
    const char* query;
    bool same;
  };
  static constexpr Row rows[] = {
      {"", true},
      {"врач", true},
      {"Врачи, медсёстры", true},
      {"врач И медсестра", true},
      {"врач AND медсестра", true},
      {"врач ИЛИ медсестра", true},
      {"врач | медсестра", true},
      {"врач -медсестра", true},
      {"врач NOT медсестра", true},
      {"врач НЕ медсестра", true},
      {"-врач", true},
      {"врач РЯДОМ медсестра", true},
      {"\"дорожная карта\" Ош", true},
      {"«дорожная карта» Ош", true},
      {"''дорожная карта'' Ош", true},
      {"\"a b\"~2", true},
      {"=врачами телемед*", true},
      {"(врач ИЛИ медсестра) Ош", true},
      {"(врач медсестра) Ош", true},
      {"Москва - Пекин", true},
      {"Женева: переговоры", true},
      {"10:30 https://who.int COVID-19 5,8", true},
      {"страна:KG", true},
      {"год:2019", true},
      {"дата:2019..2021", true},
      {"число:100–500", true},
      {"кто лечит?", true},
      {"+врач медсестра", true},
      {"🙂", true},
      // What is read otherwise, or more exactly, than it was typed
      {"врач ИЛИ медсестра Ош", false},
      {"country:KG", false},
      {"cnhfyf:KG", false},
      {"страна: KG", false},
      {"дата:\"май 2020\"", false},
      {"число:>100", false},
      {"теле*мед", false},
      {"врач ИЛИ", false},
      {"=\"дорожная карта\"", false},
  };
  for (const Row& row : rows) EXPECT_EQ(says_as_typed(parse(row.query).root, row.query), row.same) << row.query;
  EXPECT_FALSE(says_as_typed(parse("меморандум").root, "меморнадум"));
}

TEST(Dump, QuotesWhatWouldBeAmbiguous) {
  Node node;
  node.kind = NodeKind::word;
  node.text = "a) \"b\" \\ \n";
  EXPECT_EQ(dump(node), "word:\"a) \\\"b\\\" \\\\ \\x0A\"");
  node.text = "";
  EXPECT_EQ(dump(node), "word:\"\"");
}

TEST(Notes, EveryKindHasItsName) {
  std::set<std::string_view> names;
  for (int kind = 0; kind <= static_cast<int>(NoteKind::too_many_forms); ++kind) {
    names.insert(note_name(static_cast<NoteKind>(kind)));
  }
  EXPECT_EQ(names.size(), static_cast<std::size_t>(NoteKind::too_many_forms) + 1);
  EXPECT_FALSE(names.contains(""));
}

// Cells of a Markdown table row; "\|" is a "|" inside a cell.
std::vector<std::string> table_cells(const std::string& line) {
  std::vector<std::string> cells;
  std::string cell;
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (line[i] == '\\' && i + 1 < line.size() && line[i + 1] == '|') {
      cell += line[++i];
    } else if (line[i] == '|') {
      cells.push_back(std::move(cell));
      cell.clear();
    } else {
      cell += line[i];
    }
  }
  return cells;
}

// What stands between the backticks of a cell; empty if it is no code.
std::string code_of(std::string_view cell) {
  const std::size_t first = cell.find_first_not_of(' ');
  const std::size_t last = cell.find_last_not_of(' ');
  if (first == last || cell[first] != '`' || cell[last] != '`') return {};
  return std::string(cell.substr(first + 1, last - first - 1));
}

TEST(Documentation, ExamplesParseAsShown) {
  std::ifstream file(DIPLOMED_SOURCE_DIR "/docs/query-syntax.md");
  ASSERT_TRUE(file);
  std::string whole;
  int examples = 0;
  for (std::string line; std::getline(file, line);) {
    whole += line + '\n';
    if (!line.starts_with('|')) continue;
    const std::vector<std::string> cells = table_cells(line);
    if (cells.size() < 3) continue;
    const std::string query = code_of(cells.front());
    const std::string expected = code_of(cells.back());
    if (query.empty() || expected.empty()) continue;
    SCOPED_TRACE(line);
    EXPECT_EQ(dump_of(query), expected);
    ++examples;
  }
  EXPECT_GE(examples, 110);
  for (const FieldName& name : field_names()) {
    EXPECT_NE(whole.find('`' + std::string(name.typed) + ":`"), std::string::npos) << name.typed;
  }
  for (int kind = 0; kind <= static_cast<int>(NoteKind::too_many_forms); ++kind) {
    const std::string name(note_name(static_cast<NoteKind>(kind)));
    EXPECT_NE(whole.find('`' + name + '`'), std::string::npos) << name;
  }
  for (const std::size_t limit :
       {limits::kMaxQueryBytes, limits::kMaxQueryTerms, limits::kMaxQueryDepth, limits::kMaxNearDistance}) {
    EXPECT_NE(whole.find("**" + std::to_string(limit) + "**"), std::string::npos) << limit;
  }
}

}  // namespace
}  // namespace diplomed::query
