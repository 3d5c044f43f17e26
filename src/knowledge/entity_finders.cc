// Who has a word that two finders claim: an organisation before a person («фонд Гейтсов»), a person before a place
// («Олег Ливанов»); a place inside an organisation's name is none of the article's.
#include "knowledge/entity_finders.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "knowledge/organisations/affiliations.h"
#include "text/fold.h"

namespace diplomed::knowledge {
namespace {

bool overlap(const Evidence& a, const Evidence& b) {
  return a.part == b.part && a.span.begin < b.span.end && b.span.begin < a.span.end;
}

std::vector<Evidence> mentions_of(const std::vector<Entity>& entities) {
  std::vector<Evidence> out;
  for (const Entity& e : entities) out.insert(out.end(), e.mentions.begin(), e.mentions.end());
  std::sort(out.begin(), out.end(), [](const Evidence& a, const Evidence& b) {
    return a.part != b.part ? a.part < b.part : a.span.begin < b.span.begin;
  });
  return out;
}

// Takes away mentions that lie in `taken`, which is in text order and without overlaps, and entities left without any.
void drop_taken(std::vector<Entity>& entities, const std::vector<Evidence>& taken) {
  for (Entity& e : entities) {
    std::erase_if(e.mentions, [&](const Evidence& m) {
      auto at = std::lower_bound(taken.begin(), taken.end(), m, [](const Evidence& t, const Evidence& wanted) {
        return t.part != wanted.part ? t.part < wanted.part : t.span.end <= wanted.span.begin;
      });
      return at != taken.end() && overlap(*at, m);
    });
  }
  std::erase_if(entities, [](const Entity& e) { return e.mentions.empty(); });
}

// Whether `author` holds every word of `name`.
bool is_named(std::string_view name, std::string_view author) {
  const std::string folded = " " + text::fold(author) + " ";
  const std::string wanted = text::fold(name);
  for (std::size_t at = 0; at < wanted.size();) {
    const std::size_t end = std::min(wanted.find(' ', at), wanted.size());
    if (folded.find(" " + wanted.substr(at, end - at) + " ") == std::string::npos) return false;
    at = end + 1;
  }
  return !author.empty();
}

}  // namespace

Finders::Finders(const Matcher& matcher)
    : vocabulary_(matcher.vocabulary()),
      readings_(matcher.morphology()),
      people_(vocabulary_, readings_),
      organisations_(readings_) {}

void Finders::add(const AnnotatedText& text) {
  people_.add(text);
  if (text.part == Part::notice) return;
  const NameContext context(text, vocabulary_, readings_);
  places_.add(context, organisations_.add(context));
}

Facts Finders::finish(std::string_view author) {
  std::vector<Entity> organisations = organisations_.finish();
  std::vector<Evidence> named = mentions_of(organisations);
  named.insert(named.end(), places_.announced().begin(), places_.announced().end());
  std::vector<Entity> people = people_.finish(named);
  std::erase_if(people, [&](const Entity& e) { return e.role.empty() && is_named(e.name, author); });
  std::vector<Entity> places = places_.finish();
  drop_taken(places, mentions_of(people));
  Facts facts;
  facts.entities = std::move(people);
  for (std::vector<Entity>* found : {&organisations, &places}) {
    facts.entities.insert(facts.entities.end(), std::make_move_iterator(found->begin()),
                          std::make_move_iterator(found->end()));
  }
  std::stable_sort(facts.entities.begin(), facts.entities.end(), [](const Entity& a, const Entity& b) {
    const Evidence& first = a.mentions.front();
    const Evidence& second = b.mentions.front();
    return first.part != second.part ? first.part < second.part : first.span.begin < second.span.begin;
  });
  readings_.trim();
  return facts;
}

std::size_t Finders::affiliate(Facts& facts) {
  return knowledge::affiliate(facts.entities, vocabulary_, readings_);
}

}  // namespace diplomed::knowledge
