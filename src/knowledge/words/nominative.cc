#include "knowledge/words/nominative.h"

#include <algorithm>
#include <initializer_list>

#include "base/utf8.h"
#include "knowledge/words/noun_phrase.h"
#include "knowledge/words/word_list.h"
#include "language_data/phrase_words.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/morphology/name_endings.h"

namespace diplomed::knowledge {
namespace {

using text::GramCase;
using text::GramGender;
using text::GramNumber;
using text::PartOfSpeech;
using text::Reading;
using text::ReadingFlag;

char32_t upper(char32_t c) {
  if ((c >= U'а' && c <= U'я') || (c >= U'a' && c <= U'z')) return c - 32;
  return c == U'ё' ? U'Ё' : c;
}

// Spaces made one, straight quotation marks made «».
void append_tidy(std::string& out, std::string_view raw) {
  bool space = false;
  for (std::size_t i = 0; i < raw.size();) {
    const utf8::CodePoint c = utf8::decode(raw, i);
    i += c.bytes;
    switch (c.value) {
      case U' ':
      case U'\n':
      case U'\r':
      case U'\t':
      case 0xA0:
        space = true;
        continue;
      case U'"':
      case U'“':
      case U'„':
      case U'”': {
        const bool opens = c.value == U'„' || (c.value != U'”' && (space || out.empty()));
        if (space && opens && !out.empty()) out.push_back(' ');
        out += opens ? "«" : "»";
        space = false;
        continue;
      }
      default:
        break;
    }
    if (space && !out.empty()) out.push_back(' ');
    space = false;
    utf8::append(out, c.value);
  }
  if (space) out.push_back(' ');
}

// What closes a name whose last word stands in quotation marks.
std::string closed(std::string name) {
  std::size_t open = 0, close = 0;
  for (std::size_t at = 0; (at = name.find("«", at)) != std::string::npos; at += 2) ++open;
  for (std::size_t at = 0; (at = name.find("»", at)) != std::string::npos; at += 2) ++close;
  for (; close < open; ++close) name += "»";
  while (name.ends_with(' ')) name.pop_back();
  return name;
}

// The reading of the noun that its adjective agrees with; without an adjective the likeliest singular one.
const Reading* noun_reading(const Words& words, std::size_t first, std::size_t head) {
  const Reading* best = nullptr;
  for (const Reading& n : words.readings(head)) {
    if (n.pos != PartOfSpeech::noun || n.has(ReadingFlag::abbreviation)) continue;
    if (head > first) {
      const bool agrees = words.any(head - 1, [&](const Reading& a) {
        return a.is_adjectival() && a.gram_case == n.gram_case && a.number == n.number &&
               (n.number == GramNumber::plural || a.gender == n.gender);
      });
      if (agrees) return &n;
    }
    if (best == nullptr || (best->number == GramNumber::plural && n.number != GramNumber::plural)) best = &n;
  }
  return best;
}

// «Ромашковской» → «Ромашковская»: an adjective that the dictionary does not know.
std::string guessed_adjective(std::string_view surface, GramNumber number, GramGender gender) {
  for (const std::string_view base : {"ск", "цк"}) {
    const std::size_t at = surface.rfind(base);
    if (at == std::string_view::npos) continue;
    const std::string stem(surface.substr(0, at + base.size()));
    if (number == GramNumber::plural) return stem + "ие";
    return stem + (gender == GramGender::feminine ? "ая" : gender == GramGender::neuter ? "ое" : "ий");
  }
  return std::string(surface);
}

// `likely`: the reading of a noun that its surroundings speak for, or nullptr.
std::string nominative_word(const Words& words, std::size_t i, GramNumber number, GramGender gender, bool noun,
                            const Reading* likely = nullptr) {
  const std::string_view surface = words.surface(i);
  if (words[i].all_caps || words[i].latin) return std::string(surface);
  if (!noun && is_unknown_adjective(words, i)) return guessed_adjective(surface, number, gender);
  for (const Reading& r : words.readings(i)) {
    if (noun ? r.pos != PartOfSpeech::noun : !r.is_adjectival()) continue;
    if (likely != nullptr && &r != likely) continue;
    const std::string form =
        words.morphology().inflect(r, GramCase::nominative, number, noun ? GramGender::none : gender);
    if (form.empty()) continue;
    if (!words[i].compound) return text::as_written(form, surface);
    // Only the last part of a compound is declined.
    const std::size_t hyphen = surface.find_last_of('-');
    if (hyphen == std::string_view::npos) return std::string(surface);
    const std::string_view tail = surface.substr(hyphen + 1);
    return std::string(surface.substr(0, hyphen + 1)) + text::as_written(form, tail);
  }
  return std::string(surface);
}

bool is_title(const std::string& form) {
  return in_list(language_data::phrase_words::kEponymTitle, form);
}

std::string declined(const NameContext& context, std::size_t first, std::size_t head, std::size_t last, bool singular) {
  const Words& words = context.words();
  const Reading* noun = noun_reading(words, first, head);
  const GramNumber number =
      noun != nullptr && !singular && noun->number == GramNumber::plural ? GramNumber::plural : GramNumber::singular;
  const GramGender gender = noun != nullptr ? noun->gender : GramGender::none;
  std::string out;
  for (std::size_t i = first; i <= head; ++i) {
    if (i > first)
      append_tidy(out, words.text().substr(words[i - 1].span.end, words[i].span.begin - words[i - 1].span.end));
    const bool plain = noun == nullptr || words.form(i) == "и";
    out += plain ? std::string(words.surface(i))
                 : nominative_word(words, i, number, gender, i == head, i == head ? noun : nullptr);
  }
  if (last > head)
    append_tidy(out, words.text().substr(words[head].span.end, words[last].span.end - words[head].span.end));
  return with_capital(closed(out));
}

}  // namespace

std::string with_capital(std::string_view name) {
  std::string out;
  if (name.empty()) return out;
  const utf8::CodePoint first = utf8::decode(name, 0);
  utf8::append(out, upper(first.value));
  return out.append(name.substr(first.bytes));
}

std::string tidy(const NameContext& context, std::size_t first, std::size_t last) {
  std::string out;
  append_tidy(out, context.words().span(first, last).of(context.words().text()));
  return closed(out);
}

std::string nominative_name(const NameContext& context, std::size_t first, std::size_t head, std::size_t last) {
  return declined(context, first, head, last, false);
}

std::string singular_name(const NameContext& context, std::size_t first, std::size_t head, std::size_t last) {
  return declined(context, first, head, last, true);
}

bool starts_with_capital(std::string_view name) {
  return text::is_upper(utf8::decode(name, 0).value);
}

std::string adjective_with_noun(const NameContext& context, std::size_t adjective, std::size_t noun) {
  const Words& words = context.words();
  GramGender gender = GramGender::none;
  for (const Reading& r : words.readings(noun)) {
    if (r.pos == PartOfSpeech::noun && gender == GramGender::none) gender = r.gender;
  }
  return with_capital(nominative_word(words, adjective, GramNumber::singular, gender, false) + " " +
                      nominative_word(words, noun, GramNumber::singular, GramGender::none, true));
}

std::string nominative_alone(const NameContext& context, std::size_t first, std::size_t last) {
  const Words& words = context.words();
  std::size_t head = first;
  while (head < last && words.any(head, [](const Reading& r) { return r.is_adjectival(); }) &&
         !words.is_noun(head, GramCase::nominative)) {
    ++head;
  }
  // A name already in the nominative, or of which nothing is known, stays.
  if (words.is_noun(head, GramCase::nominative) || words.readings(head).empty()) return tidy(context, first, last);
  return nominative_name(context, first, head, last);
}

std::string inflect_name(Readings& readings, std::string_view nominative, GramCase gram_case) {
  std::string out;
  bool done = false;
  for (std::size_t at = 0; at < nominative.size();) {
    std::size_t end = nominative.find(' ', at);
    if (end == std::string_view::npos) end = nominative.size();
    const std::string_view surface = nominative.substr(at, end - at);
    if (at > 0) out.push_back(' ');
    at = end + 1;
    std::string form;
    if (!done) {
      for (const Reading& r : readings.morphology().readings(text::fold(surface))) {
        const bool noun = r.pos == PartOfSpeech::noun;
        if ((!noun && !r.is_adjectival()) || r.gram_case != GramCase::nominative) continue;
        form = readings.morphology().inflect(r, gram_case, r.number, r.gender);
        if (form.empty()) continue;
        done = noun;
        break;
      }
    }
    out += form.empty() ? std::string(surface) : text::as_written(form, surface);
  }
  return out;
}

std::string name_key(const NameContext& context, std::size_t first, std::size_t last) {
  const Words& words = context.words();
  std::string key;
  for (std::size_t i = first; i <= last; ++i) {
    if (words[i].initial || is_title(words.form(i))) continue;
    if (!key.empty()) key.push_back(' ');
    if (const NamedMatch* country = context.country(i); country != nullptr && country->last <= last) {
      key += country->what->id;
      i = country->last;
      continue;
    }
    key += words[i].compound || words[i].domain ? text::fold(words.surface(i)) : words[i].word->terms.front();
  }
  return key;
}

}  // namespace diplomed::knowledge
