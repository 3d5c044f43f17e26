// The answers about one document: the whole of it, and those that are like it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "knowledge/facts.h"
#include "search/answer/hit.h"

namespace diplomed::search {

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
  std::vector<Entity> entities = {};    // that both have, weightiest first; at most limits::kMaxSharedEntities
  std::vector<std::string> words = {};  // that both have beside the entities, weightiest first; at most
                                        // limits::kMaxSharedWords
};

struct SimilarPage {
  Hit document;                  // that they are like; no snippet
  std::vector<SimilarHit> hits;  // most similar first; neither the document nor its reprints
  std::string revision;
  double took_ms = 0;
};

}  // namespace diplomed::search
