// Spans and signs: every letter typed stands in a node, a sign or a note, and what a span cuts out is what was typed.
#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "../prose/prose_cases.h"
#include "parse_cases.h"
#include "parse_range_cases.h"
#include "parse_sign_cases.h"
#include "query/parse/dump.h"
#include "query/parse/joints.h"
#include "query/parse/parse_chars.h"
#include "query/parse/parser.h"

namespace diplomed::query {
namespace {

std::vector<std::string> all_queries() {
  std::vector<std::string> out;
  const auto add = [&](const auto& rows) {
    for (const ParseCase& row : rows) out.emplace_back(row.query);
  };
  add(parse_cases);
  add(parse_range_cases);
  add(parse_sign_cases);
  add(prose_cases);
  add(syntax_cases);
  return out;
}

const char* name_of(SignKind kind) {
  switch (kind) {
    case SignKind::conj:
      return "and";
    case SignKind::disj:
      return "or";
    case SignKind::negation:
      return "not";
    case SignKind::near:
      return "near";
    case SignKind::plus:
      return "plus";
    case SignKind::parentheses:
      return "in";
    case SignKind::ranges:
      return "of";
  }
  return "";
}

// Each node on its way down as «span», its signs before it as "and[И]".
void cut(const Node& node, std::string_view query, std::string& out) {
  for (const Sign& sign : node.signs) {
    out.append(name_of(sign.kind)).append("[").append(sign.span.of(query)).append("] ");
  }
  out.append("«").append(node.span.of(query)).append("» ");
  for (const Node& child : node.children) cut(child, query, out);
}

std::string cut(std::string_view query) {
  std::string out;
  cut(parse(query).root, query, out);
  if (!out.empty()) out.pop_back();
  return out;
}

TEST(Spans, CutOutWhatWasTyped) {
  struct Row {
    const char* query;
    const char* cut;
  };
  static constexpr Row rows[] = {
      {"", "«»"},
      {"врач", "«врач»"},
      {"врач сестра", "«врач сестра» «врач» «сестра»"},
      {"врач И сестра", "«врач И сестра» «врач» and[И] «сестра»"},
      {"врач AND сестра", "«врач AND сестра» «врач» and[AND] «сестра»"},
      {"врач ИЛИ сестра | OR", "«врач ИЛИ сестра» «врач» or[ИЛИ] «сестра»"},
      {"врач || сестра", "«врач || сестра» «врач» or[||] «сестра»"},
      {"a РЯДОМ/5 b NEAR c", "«a РЯДОМ/5 b NEAR c» «a» near[РЯДОМ/5] «b» near[NEAR] «c»"},
      {"+врач +\"a b\" +(c)", "«+врач +\"a b\" +(c)» plus[+] «врач» plus[+] «\"a b\"» plus[+] in[(c)] «c»"},
      {"врач -грипп БЕЗ ковид", "«врач -грипп БЕЗ ковид» «врач» not[-] «грипп» not[БЕЗ] «ковид»"},
      {"врач И НЕ (грипп)", "«врач И НЕ (грипп)» «врач» and[И] not[НЕ] in[(грипп)] «грипп»"},
      {"-врач", "«-врач» «» not[-] «врач»"},
      {"НЕ НЕ врач", "not[НЕ] not[НЕ] «врач»"},
      {"-(-врач)", "not[-] in[(-врач)] not[-] «врач»"},
      {"(a b) c", "«(a b) c» in[(a b)] «a» in[(a b)] «b» «c»"},
      {"x И (a b)", "«x И (a b)» «x» and[И] in[(a b)] «a» in[(a b)] «b»"},
      {"(a b) OR c", "«(a b) OR c» in[(a b)] «a b» «a» «b» or[OR] «c»"},
      {"(a -b) c", "«(a -b) c» «(a -b) c» in[(a -b)] «a» «c» in[(a -b)] not[-] «b»"},
      {"((a))", "in[((a))] in[(a)] «a»"},
      {"(a b", "in[(a b] «a b» «a» «b»"},
      {"title:(a OR b) c", "«title:(a OR b) c» «title:(a OR b)» in[(a OR b)] «a OR b» «a» or[OR] «b» «c»"},
      {"country:-KG", "«country:-KG» «» not[-] «country:-KG» «KG»"},
      {"+title:a b", "«+title:a b» plus[+] «title:a» «a» «b»"},
      {"=слово =\"a b\"", "«=слово =\"a b\"» «=слово» «=\"a b\"»"},
      {"+=слово b", "«+=слово b» plus[+] «=слово» «b»"},
      {"год:2019 дата:9 мая 2020 врач", "«год:2019 дата:9 мая 2020 врач» «год:2019» «2019» «дата:9 мая 2020» «врач»"},
      {"дата:(2019 ИЛИ 2020)", "of[дата:] in[(2019 ИЛИ 2020)] «2019 ИЛИ 2020» «2019» or[ИЛИ] «2020»"},
      {"-foo:bar x", "«-foo:bar x» «x» not[-] «foo» not[-] «bar»"},
      {"a NEAR (b c)", "«a NEAR (b c)» «a» in[(b c)] «b» in[(b c)] «c»"},
  };
  for (const Row& row : rows) EXPECT_EQ(cut(row.query), row.cut) << row.query;
}

TEST(Spans, WordsStandWhereTheyWereTyped) {
  struct Row {
    const char* query;
    const char* words;
  };
  static constexpr Row rows[] = {
      {"+врач, =сестра, телемед*", "врач,|сестра,|телемед"},
      {"«дорожная \n карта*»~3", "дорожная|карта"},
      {"\"a «b» c\"", "a|b|c"},
      {"=\"точная фраза\"", "точная|фраза"},
      {"теле*мед врач^2 /теле.*/", "теле*мед|врач|теле"},
      {"год:2019 title: x", "2019|title:|x"},
      {"title:\"\" a", "title|a"},
      {"cnhfyf:\"новая зеландия\"", "новая|зеландия"},
      {"дата:2020 число:5", ""},
  };
  const auto words = [](const Node& node, std::string_view query, const auto& self, std::string& out) -> void {
    for (const Span& word : node.words) out.append(out.empty() ? "" : "|").append(word.of(query));
    for (const Node& child : node.children) self(child, query, self, out);
  };
  for (const Row& row : rows) {
    std::string out;
    words(parse(row.query).root, row.query, words, out);
    EXPECT_EQ(out, row.words) << row.query;
  }
}

bool is_text_leaf(const Node& node) {
  return node.kind == NodeKind::word || node.kind == NodeKind::exact || node.kind == NodeKind::prefix ||
         node.kind == NodeKind::phrase;
}

// Marks the bytes that nodes and signs account for; holds for any query whatever.
void mark(const Node& node, Span within, std::string_view query, std::vector<bool>& told) {
  const Span whole = whole_span(node);
  ASSERT_LE(whole.end, query.size());
  if (node.kind == NodeKind::all) return;
  EXPECT_FALSE(node.span.empty());
  EXPECT_TRUE(whole.begin >= within.begin && whole.end <= within.end) << dump(node);
  if (is_text_leaf(node)) {
    EXPECT_EQ(node.words.size(), static_cast<std::size_t>(std::count(node.text.begin(), node.text.end(), ' ') + 1));
    for (std::size_t i = 0; i < node.words.size(); ++i) {
      EXPECT_TRUE(node.words[i].begin >= node.span.begin && node.words[i].end <= node.span.end) << dump(node);
      EXPECT_TRUE(i == 0 || node.words[i - 1].end <= node.words[i].begin) << dump(node);
    }
  }
  const auto tell = [&](Span span) { std::fill(told.begin() + span.begin, told.begin() + span.end, true); };
  for (const Sign& sign : node.signs) {
    if (sign.kind != SignKind::parentheses) tell(sign.span);
  }
  if (node.kind == NodeKind::field) tell({node.span.begin, whole_span(node.children.front()).begin});
  if (node.children.empty()) tell(node.span);
  const bool ordered = node.kind == NodeKind::conj || node.kind == NodeKind::disj || node.kind == NodeKind::near;
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    if (ordered && i > 0) {
      EXPECT_LE(node.children[i - 1].span.end, node.children[i].span.begin) << dump(node);
    }
    mark(node.children[i], node.span, query, told);
  }
}

void expect_every_letter_told(const std::string& query) {
  SCOPED_TRACE(query);
  const ParsedQuery parsed = parse(query);
  std::vector<bool> told(query.size(), false);
  mark(parsed.root, whole_span(parsed.root), query, told);
  for (const Note& note : parsed.notes) {
    ASSERT_LE(note.span.end, query.size());
    std::fill(told.begin() + note.span.begin, told.begin() + note.span.end, true);
  }
  if (query.find("()") != std::string::npos) return;  // the field of an empty group says nothing
  std::string untold;
  for (std::size_t i = 0; i < query.size(); ++i) untold += told[i] ? ' ' : query[i];
  EXPECT_EQ(count_alnum(untold), 0u) << untold;
}

TEST(Spans, EveryLetterIsInANodeASignOrANote) {
  for (const std::string& query : all_queries()) {
    expect_every_letter_told(query);
    expect_every_letter_told("(" + query + ")");
    expect_every_letter_told("врач -(" + query);
    expect_every_letter_told(query + " школа");
    expect_every_letter_told("\"" + query);
  }
}

// The span holds a minus that is not the node's own: title:-a, or that of what stands between its parts (a -b c).
bool holds_a_minus(const Node& node, const std::vector<Span>& minuses) {
  return std::any_of(minuses.begin(), minuses.end(), [&](Span minus) {
    const bool inside = minus.begin >= node.span.begin && minus.end <= node.span.end;
    return inside && (node.kind == NodeKind::field || node.kind == NodeKind::conj);
  });
}

void collect_minuses(const Node& node, std::vector<Span>& out) {
  for (const Sign& sign : node.signs) {
    if (sign.kind == SignKind::negation) out.push_back(sign.span);
  }
  for (const Node& child : node.children) collect_minuses(child, out);
}

// What a span cuts out is read as the node again; values of fields mean something else alone.
void expect_read_again(const Node& node, std::string_view query, const std::vector<Span>& minuses) {
  if (node.kind == NodeKind::all) return;
  if (!holds_a_minus(node, minuses)) {
    EXPECT_EQ(dump(parse(node.span.of(query)).root), dump(node)) << node.span.of(query);
  }
  if (node.kind == NodeKind::field) return;
  for (const Node& child : node.children) expect_read_again(child, query, minuses);
}

bool has_group_of_ranges(const Node& node) {
  const bool range = node.kind == NodeKind::date || node.kind == NodeKind::number;
  const bool parted = node.kind == NodeKind::disj || node.kind == NodeKind::conj || node.kind == NodeKind::negation;
  return range || (parted && std::any_of(node.children.begin(), node.children.end(), has_group_of_ranges));
}

TEST(Spans, APieceIsReadAsThePieceItWas) {
  std::size_t read = 0;
  for (const std::string& query : all_queries()) {
    const ParsedQuery parsed = parse(query);
    if (!parsed.notes.empty() || has_group_of_ranges(parsed.root)) continue;
    if (parsed.prose) continue;  // a piece of a sentence need not be one
    SCOPED_TRACE(query);
    std::vector<Span> minuses;
    collect_minuses(parsed.root, minuses);
    expect_read_again(parsed.root, query, minuses);
    ++read;
  }
  EXPECT_GE(read, 180u);
}

TEST(Spans, NotesSayWhere) {
  const std::string query = "врач теле*мед И foo:bar дата:2021..2019 сестра ИЛИ";
  std::string out;
  for (const Note& note : parse(query).notes) {
    out.append(out.empty() ? "" : "|").append(note_name(note.kind)).append("=").append(note.span.of(query));
  }
  EXPECT_EQ(out, "inner_wildcard=теле*мед|unknown_field=foo:bar|reversed_range=дата:2021..2019|dangling_operator=ИЛИ");
}

TEST(Joints, WhoeverSaysAnd) {
  struct Row {
    const char* query;
    bool says;
  };
  static constexpr Row rows[] = {
      {"врач сестра", false},
      {"врач И сестра", true},
      {"врач AND сестра", true},
      {"врач сестра И школа", true},
      {"+врач сестра", true},
      {"врач +сестра", true},
      {"врач + сестра", false},
      {"(врач сестра)", false},
      {"(врач) сестра", true},
      {"врач (сестра школа)", true},
      {"врач (сестра ИЛИ школа)", false},
      {"врач сестра -школа", false},
      {"врач И НЕ школа сестра", true},
      {"врач ИЛИ сестра", false},
      {"врач", false},
      // What is excluded is no joint, whatever letters and parentheses it has
      {"врач -КРИТИКА сестра", false},
      {"врач -(грипп ковид) сестра", false},
      {"врач «И сестра» школа", false},
  };
  for (const Row& row : rows) EXPECT_EQ(says_and(parse(row.query).root), row.says) << row.query;
}

TEST(Joints, OnlyWordsAndBlanks) {
  struct Row {
    const char* query;
    bool words;
    bool blanks;  // between the first two parts
  };
  static constexpr Row rows[] = {
      {"мед помощь", true, true},
      {"мед \u00A0помощь", true, true},
      {"мед - помощь", true, false},
      {"мед, помощь", true, true},
      {"мед И помощь", true, false},
      {"мед +помощь", true, false},
      {"+мед помощь", true, false},
      {"(мед) помощь", true, false},
      {"=мед помощь", false, true},
      {"мед «помощь»", false, false},
      {"травматолог-ортопед помощь", true, true},
  };
  for (const Row& row : rows) {
    const Node root = parse(row.query).root;
    ASSERT_EQ(root.kind, NodeKind::conj) << row.query;
    EXPECT_EQ(only_words(root), row.words) << row.query;
    EXPECT_EQ(only_blanks_between(root.children[0], root.children[1], row.query), row.blanks) << row.query;
  }
  EXPECT_TRUE(only_words(parse("").root));
  for (const char* query : {"врач ИЛИ сестра", "врач -сестра", "title:врач", "дата:2020", "врач РЯДОМ сестра"}) {
    EXPECT_FALSE(only_words(parse(query).root)) << query;
  }
}

}  // namespace
}  // namespace diplomed::query
