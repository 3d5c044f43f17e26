// One article as a list of results shows it: plain data, from which HTML and JSON are rendered.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace diplomed::search {

// A run of text, marked when it matched the query. UTF-8, not escaped.
struct TextPiece {
  std::string text;
  bool marked = false;
};

struct HitDate {
  std::string value;       // "2019", "2019-11", "2019-11-18"; empty: unknown
  std::string precision;   // year | month | day
  std::string kind;        // published | event_start
  std::string confidence;  // low | medium | high
  std::string evidence;    // exact words of the source
};

struct LabelledValue {
  std::string value;
  std::string label_ru;
  std::string label_en;
};

// Another article of the same group of reprints.
struct Reprint {
  std::string id, title, source;
  HitDate date;
};

// One part of the query in one hit. The weights of all parts add up to the hit's score.
struct ScorePart {
  std::string kind;  // word | rest (phrases, fields, groups) | exact_form | neighbours | freshness
  std::string text;  // of the query; empty for the rest
  double weight = 0;
  std::vector<std::string> concepts = {};  // "country:KG": named by the words, and the document may match by them
  std::vector<std::string> title_forms = {}, body_forms = {};  // of a word, as they stand there, folded; at most
                                                               // limits::kMaxExplainedForms each
};

struct Hit {
  std::string id;
  double score = 0;
  std::vector<TextPiece> title;  // whole title, matches marked
  bool title_is_lead = false;
  std::vector<TextPiece> snippet;  // empty when snippets were not asked for
  std::string url, source, author, language;
  HitDate date;
  std::map<std::string, std::vector<LabelledValue>> facets;
  std::vector<Reprint> reprints = {};       // the other articles of its group, at most limits::kMaxReprints
  std::uint64_t reprint_count = 0;          // all of them
  std::vector<std::string> missing = {};    // words of a relaxed query that it does not have
  std::vector<ScorePart> explanation = {};  // with SearchRequest::explain; parts without weight are left out
};

}  // namespace diplomed::search
