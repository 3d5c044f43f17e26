#include "index/builder.h"

#include <map>
#include <set>

#include "index/number_terms.h"
#include "index/schema.h"
#include "index/stored.h"
#include "knowledge/facets.h"

namespace diplomed::index {
namespace {

void add_facets(const knowledge::Annotations& annotations, const knowledge::Vocabulary* vocabulary,
                BuiltDocument& out) {
  for (const auto& [facet, values] : annotations.facets) {
    const std::string_view name = knowledge::name_of(facet);
    std::string joined;
    for (const knowledge::FacetValue& v : values) {
      out.document.add_boolean_term(facet_term(name, v.value));
      if (!joined.empty()) joined.push_back(kValueSeparator);
      joined += v.value;
      const bool known =
          vocabulary != nullptr && vocabulary->find(knowledge::concept_type_of(name), v.value) != nullptr;
      if (!known && !(v.label_ru == v.value && v.label_en == v.value)) {
        out.labels.emplace_back(label_key(name, v.value), v.label_ru + "\t" + v.label_en);
      }
    }
    out.document.add_boolean_term(facet_present_term(name));
    out.document.add_value(facet_slot(name), joined);
  }
}

void add_date(const document::Article& article, Xapian::Document& document) {
  const document::Date* date = article.primary_date();
  if (date == nullptr) {
    document.add_boolean_term(std::string(kUndatedTerm));
    return;
  }
  std::string value;
  for (const char c : date->value) {
    if (c != '-') value.push_back(c);
  }
  document.add_value(kDateSlot, value);
  document.add_boolean_term(year_term(date->value));
  if (date->precision != document::DatePrecision::year) document.add_boolean_term(month_term(date->value));
  if (date->precision == document::DatePrecision::day) document.add_boolean_term(day_term(date->value));
}

// Who stands in one relation, for the network of people and organisations.
void add_network(const knowledge::Facts& facts, Xapian::Document& document) {
  std::string joined;
  for (const knowledge::Relation& r : facts.relations) {
    std::set<std::string> members;
    for (const auto* group : {&r.parties, &r.participants, &r.signatories}) {
      for (const std::uint32_t i : *group) {
        const knowledge::Entity& e = facts.entities[i];
        members.insert(std::string(name_of(knowledge::facet_of(e.kind))).append(":").append(e.id));
      }
    }
    if (members.size() < 2) continue;
    if (!joined.empty()) joined.push_back(kValueSeparator);
    for (const std::string& member : members) {
      if (member != *members.begin()) joined.push_back(kMemberSeparator);
      joined += member;
    }
  }
  if (!joined.empty()) document.add_value(kNetworkSlot, joined);
}

void add_figures(const knowledge::Facts& facts, Xapian::Document& document) {
  for (const knowledge::Figure& figure : facts.figures) {
    for (const std::string& term : figure_terms(figure.value)) document.add_boolean_term(term);
  }
}

}  // namespace

DocumentBuilder::DocumentBuilder(std::shared_ptr<const text::Morphology> morphology,
                                 std::shared_ptr<const knowledge::Matcher> matcher)
    : analyzer_(std::move(morphology)), matcher_(matcher), annotator_(std::move(matcher)) {}

// Postings of one part, whose tokens come back, valid until the next analysis. A title that is the lead stands in the
// body too: it adds weight and title terms, no positions.
const std::vector<text::Token>& DocumentBuilder::add_text(std::string_view text, text::Mode mode, knowledge::Part part,
                                                          bool is_body_too, Xapian::termpos& position,
                                                          Xapian::Document& document) {
  const std::vector<text::Token>& tokens = analyzer_.analyze(text, mode);
  if (!is_body_too) annotator_.add(part, text, tokens);
  const bool title = part == knowledge::Part::title;
  const Xapian::termpos base = position;
  for (const text::Token& token : tokens) {
    const Xapian::termpos at = base + token.position;
    for (const std::string& term : token.word->terms) {
      if (is_body_too) {
        document.add_term(term);
      } else {
        document.add_posting(term, at, title ? kTitleWdf : 1);
      }
      if (title) document.add_posting(title_term(term), at);
    }
    if (!is_body_too) document.add_term(exact_term(token.word->form));
    if (at > position) position = at;
  }
  return tokens;
}

void DocumentBuilder::add_concepts(const knowledge::Annotations& annotations, Xapian::Document& document) const {
  if (!matcher_) return;
  const knowledge::Vocabulary& vocabulary = matcher_->vocabulary();
  for (const knowledge::Mention& m : annotations.mentions) {
    if (m.place) continue;  // a capital is not a name of its country
    const knowledge::Concept& c = vocabulary.concepts()[m.concept_index];
    const Xapian::termcount weight = m.part == knowledge::Part::title ? kTitleWdf : 1;
    document.add_term(concept_term(c.type, c.id), weight);
  }
}

// The words of the author and of the file's name: no facets, but found as the names of values are.
void DocumentBuilder::add_origin(const document::Article& article, std::string_view path, Xapian::Document& document) {
  Xapian::termpos base = 0;
  const auto add = [&](std::string_view field, std::string_view name) {
    base += kNameGap;
    for (const text::Token& token : analyzer_.analyze(name)) {
      if (token.position > kMostNameWords) break;
      document.add_posting(name_term(field, token.word->form), base + token.position, 0);
      for (const std::string& term : token.word->terms) {
        document.add_posting(name_term(field, term), base + token.position, 0);
      }
    }
  };
  add(kAuthorField, article.author);
  add(kFileField, path.substr(path.rfind('/') + 1));
}

// The words of the names of people, organisations, places and programmes, so that a query finds a value by part of
// its name.
void DocumentBuilder::add_names(const knowledge::Annotations& annotations, Xapian::Document& document) {
  Xapian::termpos base = 0;
  const auto add = [&](knowledge::Facet facet, const std::string& name) {
    base += kNameGap;
    for (const text::Token& token : analyzer_.analyze(name)) {
      if (token.position > kMostNameWords) break;
      for (const std::string& term : token.word->terms) {
        document.add_posting(name_term(knowledge::name_of(facet), term), base + token.position, 0);
      }
    }
  };
  for (const knowledge::Entity& e : annotations.facts.entities) {
    add(knowledge::facet_of(e.kind), e.name);
    for (const std::string& alias : e.aliases) add(knowledge::facet_of(e.kind), alias);
    // «Минздрав Узбекистана» is found by the ministry's full name too: ministry-of-health.uz.
    if (!matcher_ || e.kind != knowledge::EntityKind::organisation || e.country.empty()) continue;
    const knowledge::Vocabulary& vocabulary = matcher_->vocabulary();
    const knowledge::Concept* body = vocabulary.find(knowledge::Facet::org, e.id.substr(0, e.id.find('.')));
    const knowledge::Concept* country = vocabulary.find(knowledge::Facet::country, e.country);
    if (body != nullptr && country != nullptr) add(knowledge::Facet::org, body->label_ru + " " + country->label_ru);
  }
  const auto programmes = annotations.facets.find(knowledge::Facet::programme);
  if (programmes == annotations.facets.end()) return;
  for (const knowledge::FacetValue& v : programmes->second) add(knowledge::Facet::programme, v.label_ru);
}

BuiltDocument DocumentBuilder::build(const document::Article& article, std::string_view path) {
  BuiltDocument out;
  Xapian::termpos position = 0;
  const text::Mode mode = text::mode_for(article.language);
  add_text(article.title, mode, knowledge::Part::title, article.title_is_lead, position, out.document);
  position += kBodyGap;
  const Fingerprint body =
      fingerprint_of(add_text(article.body, mode, knowledge::Part::body, false, position, out.document));
  if (!body.triples.empty()) out.document.add_value(kSignatureSlot, encode_signature(signature_of(body)));
  for (const document::DroppedLine& line : article.dropped) {
    if (line.reason == document::NoiseReason::press_heading) {
      annotator_.add(knowledge::Part::notice, line.text, analyzer_.analyze(line.text, mode));
    }
  }
  out.annotations = annotator_.finish(article);
  const knowledge::Vocabulary* vocabulary = matcher_ ? &matcher_->vocabulary() : nullptr;
  add_concepts(out.annotations, out.document);
  add_names(out.annotations, out.document);
  add_origin(article, path, out.document);
  add_network(out.annotations.facts, out.document);
  add_figures(out.annotations.facts, out.document);
  add_facets(out.annotations, vocabulary, out);
  add_date(article, out.document);
  out.document.add_boolean_term(id_term(article.id));
  out.document.add_boolean_term(file_term(path));
  out.document.set_data(encode_stored(article, out.annotations, vocabulary, path));
  return out;
}

Fingerprint DocumentBuilder::fingerprint(std::string_view stored) {
  const Result<StoredHead> head = decode_head(stored);
  if (!head) return {};
  return fingerprint_of(analyzer_.analyze(stored_body(stored), text::mode_for(head->language)));
}

}  // namespace diplomed::index
