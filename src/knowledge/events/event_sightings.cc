#include "knowledge/events/event_sightings.h"

#include <algorithm>
#include <optional>

#include "base/limits.h"
#include "knowledge/events/event_verbs.h"
#include "knowledge/words/word_list.h"
#include "language_data/event_words.h"

namespace diplomed::knowledge {
namespace {

constexpr std::size_t kMostPerSentence = 6;
constexpr std::size_t kSpeechReach = 4;  // words

bool is_ordinal_marker(std::string_view lemma) {
  return in_list(language_data::event_words::kAnother, lemma);
}

}  // namespace

// One part on its way through find().
struct EventFinder::Pass {
  const EventFinder& finder;
  const AnnotatedText& text;
  const ClauseWords& words;
  const std::vector<document::DateExpression>& dates;
  std::vector<EventSighting>& out;
  std::size_t next_match = 0;

  Span bytes(const Match& m) const { return {text.tokens[m.first].span.begin, text.tokens[m.last].span.end}; }
  const Concept& what(const Match& m) const { return finder.vocabulary_->concepts()[m.concept_index]; }
  Span bytes(WordRange r) const { return {words.span(r.begin).begin, words.span(r.end - 1).end}; }

  void sentence(Span span) {
    const WordRange range{words.first_at(span.begin), words.first_at(span.end)};
    const std::size_t first_match = next_match;
    while (next_match < text.matches.size() && bytes(text.matches[next_match]).begin < span.end) ++next_match;
    const bool prose = span.size() <= limits::kMaxEventSentenceBytes && out.size() < limits::kMaxEvents;
    if (range.begin >= range.end || !prose) return;
    const std::size_t before = out.size();
    for (std::size_t m = first_match; m < next_match; ++m) add_instrument(text.matches[m], range);
    add_verbs(range, before);
    add_anaphor(range, before);
    if (out.size() == before) return;
    // What happened first, then what happened in the course of it.
    std::stable_partition(out.begin() + static_cast<std::ptrdiff_t>(before), out.end(),
                          [](const EventSighting& s) { return !s.circumstance; });
    for (std::size_t i = before; i < out.size(); ++i) describe(out[i], span, range, first_match);
  }

  void add_instrument(const Match& match, WordRange range) {
    const Concept& c = what(match);
    if (!c.is(Facet::instrument)) return;
    const EventGroup group = event_group(*finder.vocabulary_, c);
    if (group == EventGroup::none) return;
    const Span at = bytes(match);
    const WordRange trigger{words.first_at(at.begin), words.first_at(at.end)};
    if (trigger.begin >= trigger.end || words.form(trigger.begin).starts_with("делегаци")) return;
    const StatusReading reading = finder.statuses_.read(words, range, trigger, group);
    EventSighting s;
    s.type = c.id;
    s.group = group;
    s.trigger = at;
    s.circumstance = reading.circumstance && group != EventGroup::document && group != EventGroup::project;
    if (reading.denied) return;
    if (reading.status != nullptr) {
      set_status(s, *reading.status, reading.cue);
      if (group == EventGroup::document && words.is_any(reading.cue, language_data::event_words::kReaching))
        s.type = "arrangement";
    } else if (const Concept* agreed = group == EventGroup::document ? agreement_in(trigger) : nullptr) {
      set_status(s, *agreed, trigger.begin);
    } else if (!s.circumstance) {
      return;
    }
    if (group == EventGroup::document) {
      s.circumstance =
          trigger.begin > range.begin && words.is_any(trigger.begin - 1, language_data::event_words::kPointing);
      s.several = is_plural(range, trigger.begin);
    }
    if (s.circumstance && group != EventGroup::document) s.status = status_of_clause(range, trigger.end);
    s.fresh = trigger.begin > range.begin && is_ordinal_marker(words.lemma(trigger.begin - 1));
    push(std::move(s));
  }

  // «пришли к соглашению», «договорились сотрудничать»: the name of the arrangement holds its verb.
  const Concept* agreement_in(WordRange trigger) const {
    for (std::size_t i = trigger.begin; i < trigger.end; ++i) {
      const VerbForm form = verb_form(words.form(i), words.lemma(i));
      if (form == VerbForm::past || form == VerbForm::passive) return finder.vocabulary_->find(Facet::status, "agreed");
    }
    return nullptr;
  }

  // «заключила соглашения», «подписаны новые меморандумы»
  bool is_plural(WordRange range, std::size_t i) const {
    const std::string_view form = words.form(i);
    if (ends_with_any(form, language_data::event_words::kPluralEnding)) return true;
    if (form == "соглашений") return true;
    if (form != "соглашения" || i == range.begin) return false;
    const VerbForm before = verb_form(words.form(i - 1), words.lemma(i - 1));
    return before == VerbForm::past || before == VerbForm::present || words.form(i - 1).ends_with("ые") ||
           words.form(i - 1).ends_with("ны");
  }

  void set_status(EventSighting& s, const Concept& status, std::size_t cue) {
    s.status = status.id;
    s.cue = words.span(cue);
    const VerbForm form = verb_form(words.form(cue), words.lemma(cue));
    s.passive = form == VerbForm::passive;
    s.signs = words.is(cue, "подписать") && form == VerbForm::past;
  }

  // The tense of the first finite verb after word `from`, else of the sentence.
  std::string status_of_clause(WordRange range, std::size_t from) const {
    for (const WordRange part : {WordRange{from, range.end}, WordRange{range.begin, from}}) {
      for (std::size_t i = part.begin; i < part.end; ++i) {
        const VerbForm form = verb_form(words.form(i), words.lemma(i));
        if (form == VerbForm::past || form == VerbForm::passive || form == VerbForm::present) {
          return finder.statuses_.of_tense(StatusReader::tense_at(words, range, i))->id;
        }
      }
    }
    return {};
  }

  void add_verbs(WordRange range, std::size_t before) {
    for (std::size_t i = range.begin; i < range.end; ++i) {
      const auto event = event_of_verb(words, range, i);
      if (!event) continue;
      const bool told = std::any_of(out.begin() + static_cast<std::ptrdiff_t>(before), out.end(),
                                    [&](const EventSighting& s) { return s.group == event->group; });
      if (told && event->group != EventGroup::award) continue;
      if (is_denied(range, i)) continue;
      EventSighting s;
      s.type = std::string(event->type);
      s.group = event->group;
      s.trigger = s.cue = words.span(i);
      s.needs_people = event->needs_people;
      s.passive = verb_form(words.form(i), words.lemma(i)) == VerbForm::passive;
      const Tense tense = StatusReader::tense_at(words, range, i);
      s.status = finder.statuses_.of_tense(tense)->id;
      if (s.group == EventGroup::help) s.status = tense == Tense::past ? "delivered" : "planned";
      if (s.group == EventGroup::project) {  // a building
        s.status = tense == Tense::past ? "completed" : tense == Tense::present ? "ongoing" : "planned";
      }
      push(std::move(s));
    }
  }

  bool is_denied(WordRange range, std::size_t i) const {
    return (i > range.begin && words.form(i - 1) == "не") || (i > range.begin + 1 && words.form(i - 2) == "не");
  }

  // «документ», «мероприятие»: what was named before.
  void add_anaphor(WordRange range, std::size_t before) {
    for (std::size_t i = range.begin; i < range.end; ++i) {
      const bool document = words.is(i, "документ");
      if (!document && !words.is(i, "мероприятие")) continue;
      const EventGroup group = document ? EventGroup::document : EventGroup::event;
      const bool told = std::any_of(out.begin() + static_cast<std::ptrdiff_t>(before), out.end(),
                                    [&](const EventSighting& s) { return s.group == group; });
      if (told) return;
      const StatusReading reading = finder.statuses_.read(words, range, {i, i + 1}, group);
      if (reading.denied) return;
      EventSighting s;
      s.group = group;
      s.trigger = words.span(i);
      s.circumstance = true;
      if (reading.status != nullptr) set_status(s, *reading.status, reading.cue);
      push(std::move(s));
      return;
    }
  }

  void push(EventSighting s) {
    if (out.size() < kMostPerSentence || out[out.size() - kMostPerSentence].sentence.end != 0) {
      s.part = text.part;
      out.push_back(std::move(s));
    }
  }

  void describe(EventSighting& s, Span span, WordRange range, std::size_t first_match) const {
    s.sentence = span;
    s.text = std::string(span.of(words.text()));
    for (std::size_t m = first_match; m < next_match; ++m) {
      const Match& match = text.matches[m];
      const Concept& c = what(match);
      if (c.is(Facet::country)) s.countries.push_back({c.id, Whose::named, bytes(match).begin, match.place});
      if (c.is(Facet::field) && std::find(s.fields.begin(), s.fields.end(), c.id) == s.fields.end()) {
        s.fields.push_back(c.id);
      }
      if (c.is(Facet::programme) && s.programme.empty()) s.programme = c.label_ru;
    }
    for (std::size_t i = range.begin; i < range.end; ++i) describe_word(s, range, i);
    if (s.programme.empty()) s.programme = quoted_programme(range);
    const auto from =
        std::lower_bound(dates.begin(), dates.end(), span.begin,
                         [](const document::DateExpression& d, std::uint32_t at) { return d.span.begin < at; });
    for (auto d = from; d != dates.end() && d->span.end <= span.end; ++d) s.dates.push_back(*d);
  }

  void describe_word(EventSighting& s, WordRange range, std::size_t i) const {
    const std::string_view form = words.form(i);
    if (form == "между" && s.between == 0) s.between = words.span(i).begin;
    if (is_speech_verb(words, i)) {
      const std::size_t from = i > range.begin + kSpeechReach ? i - kSpeechReach : range.begin;
      const std::size_t to = std::min(i + kSpeechReach, range.end - 1);
      s.speakers.push_back({words.span(from).begin, words.span(to).end});
    }
    if (words.is(i, "отечественный")) s.countries.push_back({"", Whose::ours, words.span(i).begin, false});
    if (in_list(language_data::event_words::kSides, form)) s.both = true;
    if (i == range.begin || !words.is_any(i, language_data::event_words::kState)) return;
    if (words.is_any(i - 1, language_data::event_words::kBoth)) s.both = true;
    if (words.is(i - 1, "наш")) s.countries.push_back({"", Whose::ours, words.span(i).begin, false});
    if (words.is_any(i - 1, language_data::event_words::kNeighbour) ||
        (words.is(i - 1, "этот") && words.is(i, "страна"))) {
      s.countries.push_back({"", Whose::other, words.span(i).begin, false});
    }
  }

  // «форума «Здоровое общество»», «программы "Миссия добро"»
  std::string quoted_programme(WordRange range) const {
    for (std::size_t i = range.begin; i + 1 < range.end; ++i) {
      if (!words.is_any(i, language_data::event_words::kNamedEvent)) continue;
      const std::string_view gap = words.gap(i);
      const bool opens = gap.find("«") != gap.npos || gap.find('"') != gap.npos || gap.find("“") != gap.npos;
      if (!opens || gap.size() > 6) continue;
      const std::uint32_t begin = words.span(i + 1).begin;
      const std::string_view rest = words.text().substr(begin, words.span(range.end - 1).end + 4 - begin);
      std::size_t end = std::min({rest.find("»"), rest.find('"'), rest.find("”")});
      if (end != rest.npos && end < 160) return std::string(rest.substr(0, end));
    }
    return {};
  }
};

EventFinder::EventFinder(std::shared_ptr<const Vocabulary> vocabulary)
    : vocabulary_(vocabulary), statuses_(std::move(vocabulary)) {}

void EventFinder::find(const AnnotatedText& text, const ClauseWords& words, const std::vector<Span>& sentences,
                       const std::vector<document::DateExpression>& dates, std::vector<EventSighting>& out) const {
  Pass pass{*this, text, words, dates, out};
  for (const Span& span : sentences) pass.sentence(span);
}

}  // namespace diplomed::knowledge
