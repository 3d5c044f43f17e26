#include "eval/gold/entities.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "eval/gold/flat_markup.h"
#include "knowledge/annotate.h"
#include "knowledge/organisations/entity_context.h"
#include "knowledge/places/places.h"
#include "knowledge/words/readings.h"
#include "text/analyzer.h"
#include "text/characters.h"

namespace diplomed::eval {
namespace {

constexpr std::string_view kTypeNames[] = {"PER", "LOC", "ORG"};

double ratio(std::uint64_t part, std::uint64_t rest) {
  return part + rest == 0 ? 0 : static_cast<double>(part) / static_cast<double>(part + rest);
}

Result<std::string> read_text(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{ErrorCode::unreadable, "cannot open", path};
  return std::string(std::istreambuf_iterator<char>(in), {});
}

// Byte offset of each code point of `text`, and of its end.
std::vector<std::uint32_t> byte_offsets(std::string_view text) {
  std::vector<std::uint32_t> offsets;
  for (std::size_t i = 0; i < text.size(); i += utf8::decode(text, i).bytes) {
    offsets.push_back(static_cast<std::uint32_t>(i));
  }
  offsets.push_back(static_cast<std::uint32_t>(text.size()));
  return offsets;
}

bool joins_word(text::CharClass c) {
  using text::CharClass;
  return c == CharClass::latin || c == CharClass::russian || c == CharClass::cyrillic || c == CharClass::digit ||
         c == CharClass::mark || c == CharClass::ignorable || c == CharClass::complex;
}

bool overlaps(const Span& a, const Span& b) {
  return a.begin < b.end && b.begin < a.end;
}

// Marks of one type over the tokens.
std::vector<bool> marks(const std::vector<Span>& tokens, const std::vector<TypedSpan>& spans, EntityType type) {
  std::vector<bool> out(tokens.size());
  for (const TypedSpan& s : spans) {
    if (s.type != type) continue;
    auto at = std::lower_bound(tokens.begin(), tokens.end(), s.span.begin,
                               [](const Span& t, std::uint32_t begin) { return t.begin < begin; });
    for (; at != tokens.end() && at->begin < s.span.end; ++at)
      out[static_cast<std::size_t>(at - tokens.begin())] = true;
  }
  return out;
}

void add_errors(const MarkedDocument& d, const std::vector<Span>& tokens, const std::vector<bool>& ours,
                const std::vector<bool>& gold, std::string_view type, std::vector<std::string>& errors) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (ours[i] == gold[i]) continue;
    std::size_t last = i;
    while (last + 1 < tokens.size() && ours[last + 1] == ours[i] && gold[last + 1] == gold[i]) ++last;
    const Span span{tokens[i].begin, tokens[last].end};
    errors.push_back(d.name + ":" + std::to_string(span.begin) + " " + std::string(type) +
                     (gold[i] ? " missed: " : " wrong: ") + std::string(span.of(d.text)));
    i = last;
  }
}

}  // namespace

double TokenScore::precision() const {
  return ratio(both, ours_only);
}

double TokenScore::recall() const {
  return ratio(both, gold_only);
}

double TokenScore::f1() const {
  const double sum = precision() + recall();
  return sum == 0 ? 0 : 2 * precision() * recall() / sum;
}

Result<std::vector<MarkedDocument>> read_marked(const std::string& directory, const std::string& gold) {
  std::ifstream in(gold);
  if (!in) return Error{ErrorCode::unreadable, "cannot open", gold};
  std::map<std::string, MarkedDocument> documents;
  std::map<std::string, std::vector<std::uint32_t>> offsets;
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    const auto broken = [&](const char* what) {
      return Error{ErrorCode::malformed, what, gold + ":" + std::to_string(number)};
    };
    ++number;
    const nlohmann::json row = nlohmann::json::parse(line, nullptr, false);
    if (!row.is_object() || !row.contains("doc") || !row["doc"].is_string())
      return broken("not an object with \"doc\"");
    const std::string name = row["doc"];
    MarkedDocument& d = documents[name];
    if (d.name.empty()) {
      std::string path = directory;
      path.append("/docs/").append(name).append(".txt");
      Result<std::string> text = read_text(path);
      if (!text) return text.error();
      d = {name, std::move(text).value(), {}};
      offsets[name] = byte_offsets(d.text);
    }
    const std::string label = row.value("type", "");
    const auto* const type = std::find(std::begin(kTypeNames), std::end(kTypeNames), label);
    if (type == std::end(kTypeNames)) return broken("the type is none of PER, LOC, ORG");
    const std::vector<std::uint32_t>& at = offsets[name];
    const std::size_t begin = row.value("start", std::size_t{0}), end = row.value("end", std::size_t{0});
    if (begin >= end || end >= at.size()) return broken("the offsets are not in the text");
    d.gold.push_back({static_cast<EntityType>(type - std::begin(kTypeNames)), {at[begin], at[end]}});
  }
  std::vector<MarkedDocument> out;
  out.reserve(documents.size());
  for (auto& [name, document] : documents) out.push_back(std::move(document));
  return out;
}

std::vector<Span> score_tokens(std::string_view text) {
  std::vector<Span> tokens;
  bool open = false;  // the last token is a word and still grows
  for (std::size_t i = 0; i < text.size();) {
    const utf8::CodePoint c = utf8::decode(text, i);
    const text::CharClass k = text::classify(c.value);
    const auto begin = static_cast<std::uint32_t>(i);
    i += c.bytes;
    const auto end = static_cast<std::uint32_t>(i);
    if (c.value <= U' ' || k == text::CharClass::space) {
      open = false;
      continue;
    }
    const bool inner = open && i < text.size() && joins_word(text::classify(utf8::decode(text, i).value)) &&
                       (c.value == U'-' || k == text::CharClass::apostrophe);
    if (joins_word(k) || inner) {
      if (open) {
        tokens.back().end = end;
      } else {
        tokens.push_back({begin, end});
      }
      open = true;
    } else {
      tokens.push_back({begin, end});
      open = false;
    }
  }
  return tokens;
}

struct EntityTagger::Impl {
  std::shared_ptr<const knowledge::Matcher> matcher;
  text::Analyzer analyzer;
  knowledge::Annotator annotator;
  knowledge::Readings readings;
};

EntityTagger::EntityTagger(const std::shared_ptr<const text::Morphology>& morphology,
                           const std::shared_ptr<const knowledge::Matcher>& matcher)
    : impl_(std::make_unique<Impl>(
          Impl{matcher, text::Analyzer(morphology), knowledge::Annotator(matcher), knowledge::Readings(morphology)})) {}
EntityTagger::~EntityTagger() = default;

std::vector<TypedSpan> EntityTagger::tag(const std::string& text) {
  Impl& impl = *impl_;
  const std::vector<text::Token>& tokens = impl.analyzer.analyze(text);
  impl.annotator.add(knowledge::Part::body, text, tokens);
  document::Article article;
  article.body = text;
  const knowledge::Annotations found = impl.annotator.finish(article);
  const std::vector<knowledge::Match> matches = impl.matcher->match(tokens, text::Mode::text);
  const knowledge::AnnotatedText annotated{knowledge::Part::body, text, tokens, matches};
  const knowledge::NameContext context(annotated, impl.matcher->vocabulary(), impl.readings);
  std::vector<Span> places;  // those inside names of organisations too
  for (const knowledge::PlaceMention& m : knowledge::find_places(context)) places.push_back(m.at.span);
  std::vector<TypedSpan> spans;
  for (const knowledge::Entity& e : found.facts.entities) {
    for (const knowledge::Evidence& m : e.mentions) {
      if (e.kind == knowledge::EntityKind::person) spans.push_back({EntityType::person, m.span});
      if (e.kind != knowledge::EntityKind::organisation) continue;
      for (const Span name : proper_names(context, places, m.span)) spans.push_back({EntityType::organisation, name});
    }
  }
  const auto is_person = [&](Span place) {
    return std::any_of(spans.begin(), spans.end(),
                       [&](const TypedSpan& s) { return s.type == EntityType::person && overlaps(s.span, place); });
  };
  std::vector<TypedSpan> found_places;
  for (const Span place : places) {
    if (!is_person(place)) found_places.push_back({EntityType::place, proper_place(context, place)});
  }
  spans.insert(spans.end(), found_places.begin(), found_places.end());
  const auto inside_organisation = [&](const TypedSpan& s) {
    return s.type != EntityType::organisation && std::any_of(spans.begin(), spans.end(), [&](const TypedSpan& o) {
             return o.type == EntityType::organisation && overlaps(o.span, s.span);
           });
  };
  std::vector<TypedSpan> flat;
  std::copy_if(spans.begin(), spans.end(), std::back_inserter(flat),
               [&](const TypedSpan& s) { return !inside_organisation(s); });
  std::sort(flat.begin(), flat.end(),
            [](const TypedSpan& a, const TypedSpan& b) { return a.span.begin < b.span.begin; });
  return flat;
}

EntityScores score_entities(const std::vector<MarkedDocument>& documents, EntityTagger& tagger) {
  EntityScores out;
  for (const MarkedDocument& d : documents) {
    ++out.documents;
    const std::vector<TypedSpan> found = tagger.tag(d.text);
    const std::vector<Span> tokens = score_tokens(d.text);
    for (std::size_t type = 0; type < kEntityTypes; ++type) {
      const std::vector<bool> ours = marks(tokens, found, static_cast<EntityType>(type));
      const std::vector<bool> gold = marks(tokens, d.gold, static_cast<EntityType>(type));
      TokenScore& score = out.types[type];
      for (std::size_t i = 0; i < tokens.size(); ++i) {
        score.both += ours[i] && gold[i];
        score.ours_only += ours[i] && !gold[i];
        score.gold_only += gold[i] && !ours[i];
      }
      add_errors(d, tokens, ours, gold, kTypeNames[type], out.errors);
    }
  }
  return out;
}

}  // namespace diplomed::eval
