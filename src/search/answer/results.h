// The answer to a search as plain data; every representation (HTML, JSON, …) is rendered from this.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "knowledge/facts.h"
#include "search/answer/request.h"

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
                                                               // limits::max_explained_forms each
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
  std::vector<Reprint> reprints = {};       // the other articles of its group, at most limits::max_reprints
  std::uint64_t reprint_count = 0;          // all of them
  std::vector<std::string> missing = {};    // words of a relaxed query that it does not have
  std::vector<ScorePart> explanation = {};  // with SearchRequest::explain; parts without weight are left out
};

struct FacetValue {
  std::string value;
  std::string label_ru;
  std::string label_en;
  std::uint64_t count = 0;  // exact: the total one gets by selecting this value
  bool selected = false;    // in facet=
  bool excluded = false;    // in facet.not=
  bool required = false;    // in facet.all=
};

struct Facet {
  std::string name;
  std::vector<FacetValue> values;  // by count, then label; selected ones are always there, even at 0
  std::uint64_t distinct = 0;      // values with a count, also those beyond facet_size
  std::uint64_t missing = 0;       // documents without any value of this facet
};

struct TimelineBucket {
  std::string key;  // "2019", "2019-11", "2019-11-18"; coarser than the interval when the date is
  std::uint64_t count = 0;
};

struct Timeline {
  Interval interval = Interval::year;
  std::vector<TimelineBucket> buckets;  // in time order; with `undated` they add up to the total, unless a
                                        // collapsed group falls in several
  std::uint64_t undated = 0;
};

// How the query was read.
struct Reading {
  std::string parsed;  // dump() of the AST
  std::string text;    // for a person: минздрав И "дорожная карта" БЕЗ covid
  std::vector<LabelledValue>
      concepts;                      // value "country:KG": concepts that query words named and that were searched too
  std::vector<std::string> ignored;  // stop words and surplus words that were not searched
  struct Note {
    std::string code, text;
    std::string hint = {};  // what to type instead
  };
  std::vector<Note> notes;  // code of query::NoteKind in snake_case, piece of the query
  struct Correction {
    std::string kind;   // layout | transliteration | spelling | split | joined
    std::string typed;  // as in the query
    std::string meant;
  };
  std::vector<Correction> corrections = {};  // of words that are not in the index
  bool corrected = false;                    // the corrections were searched; else they are offered
  std::string corrected_query = {};          // the query with them, empty when there are none
  // When too few documents have all the words: those that are not required, as in the query. Else both are empty.
  std::vector<std::string> absent = {};    // in no document
  std::vector<std::string> optional = {};  // the weightier part of them must be there
  std::uint64_t all_words = 0;             // documents that have all the words of a relaxed query
  bool relaxed() const { return !absent.empty() || !optional.empty(); }
};

struct ResultPage {
  std::uint64_t total = 0;      // exact; a group of reprints counts once where they are collapsed
  std::uint64_t collapsed = 0;  // matching articles that stand behind the one of their group that is shown
  std::uint64_t first = 0;      // 0-based rank of hits[0]
  std::vector<Hit> hits;
  std::vector<Facet> facets;
  Timeline timeline;
  Reading reading;
  std::vector<Reading> within = {};  // how each of SearchRequest::within was read
  std::string next_cursor;           // empty: no more hits
  std::string revision;              // of the index that answered
  double took_ms = 0;
  bool incomplete = false;  // ended at its deadline: hits are missing, all counts are lower bounds
};

// One document as the document page shows it.
struct MarkedSpan {
  std::uint32_t begin = 0, end = 0;          // bytes of body
  std::string facet, value;                  // concept that is mentioned here
  std::string label_ru = {}, label_en = {};  // its labels, for facets that the head does not list
};

// A place in the document that names a facet value, or a narrower concept of it.
struct FacetEvidence {
  std::string facet, value;
  knowledge::Evidence at;
};

struct DocumentView {
  Hit head;                                  // title, date, facets …; no snippet
  std::string body;                          // paragraphs joined by "\n\n"
  std::vector<MarkedSpan> mentions;          // in text order, not overlapping
  std::vector<FacetEvidence> evidence = {};  // of its facet values, in text order, the title first; may overlap
  knowledge::Facts facts = {};
  std::map<std::string, LabelledValue> labels = {};                   // by "facet:value": what `facts` names by id
  std::vector<std::pair<std::uint32_t, std::uint32_t>> matches = {};  // bytes of body that match the query, in order
  struct Dropped {
    std::uint32_t line;
    std::string text, reason;
  };
  std::vector<Dropped> dropped;
  struct OtherDate {
    std::string value, precision, kind, confidence, evidence;
  };
  std::vector<OtherDate> dates;              // all dates found, the primary one first
  std::string charset, charset_how, format;  // as in document::Article
  std::string file_name;                     // of the file it came from, without the server's folders
};

// An article like another one, and why.
struct SimilarHit {
  Hit hit;
  double similarity = 0;  // 0 … 1: its weight in that of the document itself
  struct Entity {
    std::string facet;
    LabelledValue value;
  };
  std::vector<Entity> entities = {};    // that both have, weightiest first; at most limits::max_shared_entities
  std::vector<std::string> words = {};  // that both have beside the entities, weightiest first; at most
                                        // limits::max_shared_words
};

struct SimilarPage {
  Hit document;                  // that they are like; no snippet
  std::vector<SimilarHit> hits;  // most similar first; neither the document nor its reprints
  std::string revision;
  double took_ms = 0;
};

// How many documents have two facet values at once.
struct Matrix {
  std::string rows, columns;  // facets
  struct Line {
    LabelledValue value;
    std::uint64_t count = 0;  // documents of the row or column as a whole
  };
  std::vector<Line> row_values, column_values;            // most frequent first
  std::vector<std::vector<std::uint64_t>> cells;          // [row][column]: exact, what requiring both values finds
  std::uint64_t total = 0;                                // documents that match
  std::uint64_t distinct_rows = 0, distinct_columns = 0;  // also those beyond the size asked for
  std::string revision;
  bool incomplete = false;  // as that of a ResultPage
};

// People and organisations that stand in one relation.
struct Network {
  struct Node {
    std::string facet;  // "person" or "org"
    LabelledValue value;
    std::uint64_t count = 0;  // documents
  };
  struct Edge {
    std::uint32_t a = 0, b = 0;  // indexes of nodes, a < b
    std::uint64_t count = 0;     // documents
  };
  std::vector<Node> nodes;  // of the edges below, most frequent first
  std::vector<Edge> edges;  // most frequent first
  std::uint64_t distinct_edges = 0;
  std::uint64_t total = 0;  // documents that match
  std::string revision;
  bool incomplete = false;  // as that of a ResultPage
};

// One completion.
struct Suggestion {
  std::string text;   // the whole query with it, to put into the box; of a title the title alone
  std::string kind;   // word | title | name of a facet
  std::string value;  // of the facet; id of the document with that title; empty for a word
  // Documents that the query with the word, or its rest with the facet value chosen too, finds; none: not counted.
  std::optional<std::uint64_t> count;
  bool estimated = false;  // `count` is near the truth only
  std::string label = {};  // the word, value or title by itself
  std::string rest = {};   // for an entity: the query without the words that it completes
};

}  // namespace diplomed::search
