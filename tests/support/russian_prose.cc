#include "support/russian_prose.h"

#include "support/word_lists.h"

namespace diplomed::testing {
namespace {

constexpr Case kNominative = Case::nominative, kGenitive = Case::genitive, kDative = Case::dative,
               kAccusative = Case::accusative, kInstrumental = Case::instrumental, kLocative = Case::locative;
constexpr std::size_t kPersons = 5'000, kDrugs = 200'000;

std::string joined(std::initializer_list<std::string_view> parts) {
  std::size_t size = 0;
  for (const std::string_view part : parts) size += part.size();
  std::string out;
  out.reserve(size);
  for (const std::string_view part : parts) out += part;
  return out;
}

// "с Францией" but "со Швейцарией"; "в Москве" but "во Вьетнаме", "во Франции".
std::string_view in_before(std::string_view word) {
  return word.starts_with("Ф") || word.starts_with("Вь") ? "во " : "в ";
}
std::string in_country(const Country& c) {
  return joined({in_before(c.name.stem), form_of(c.name, kLocative)});
}

// One of some thousand people: name, role and country hang on the rank.
struct Person {
  explicit Person(std::size_t rank) {
    const std::uint64_t bits = mixed(rank + 1);
    given = given_names()[bits % given_names().size()];
    const std::string_view root = surname_roots()[(bits >> 16) % surname_roots().size()];
    const bool vowel = root.ends_with("и") || root.ends_with("о");
    constexpr std::string_view kInner[] = {"", "бек", "бай"};
    const std::string_view inner = kInner[(bits >> 32) % 3];
    surname = joined({root, inner == "бай" ? "ба" : inner,
                      vowel && inner.empty() ? "ев"
                      : inner == "бай"       ? "ев"
                                             : "ов"});
    role = &roles()[(bits >> 40) % roles().size()];
  }

  std::string name() const { return joined({given.nominative, " ", surname, given.feminine ? "а" : ""}); }
  std::string name_genitive() const { return joined({given.genitive, " ", surname, given.feminine ? "ой" : "а"}); }
  std::string role_of(Case c, const Country& country) const {
    std::string out;
    if (!role->adjective.empty())
      out = form_of(Adjective{role->adjective, role->adjective_ending}, c, Number::singular, Gender::masculine, true) +
            " ";
    out += form_of(role->head, c);
    if (!role->tail.empty()) out += joined({" ", role->tail});
    if (role->of_country) out += joined({" ", form_of(country.name, kGenitive)});
    return out;
  }
  Gender gender() const { return given.feminine ? Gender::feminine : Gender::masculine; }

  Given given;
  std::string surname;
  const Role* role = nullptr;
};

std::string drug_name(std::size_t rank) {
  constexpr std::string_view kSyllables[] = {"ба", "ве", "ги", "до", "зу", "ка", "ле",  "ми", "но", "ра",
                                             "се", "ти", "фо", "цу", "ва", "бе", "кси", "мо", "ду", "на"};
  constexpr std::string_view kEnds[] = {"мицин", "зол", "вир", "мед", "стат", "профен", "цеф", "гард"};
  std::uint64_t bits = mixed(rank + 77);
  std::string out;
  for (int n = 0; n < 3; ++n, bits >>= 8) out += kSyllables[bits % std::size(kSyllables)];
  return capitalised(out.append(kEnds[(bits >> 8) % std::size(kEnds)]));
}

// Words drawn by frequency.
class Words {
 public:
  Words(const Lexicon& lexicon, RandomStream& random) : lexicon_(lexicon), random_(random) {}

  const Country& country() { return countries()[lexicon_.countries.pick(random_)]; }
  const Country& country_but(const Country& other) {
    const Country* found = &country();
    while (found == &other) found = &countries()[random_.below(countries().size())];
    return *found;
  }
  const Noun& field() { return medical_fields()[lexicon_.fields.pick(random_)]; }
  const Noun& thing() { return things()[lexicon_.things.pick(random_)]; }
  const Noun& people() { return testing::people()[lexicon_.people.pick(random_)]; }
  const Adjective& adjective() { return adjectives()[lexicon_.adjectives.pick(random_)]; }
  std::string_view verb() { return transitive_stems()[lexicon_.verbs.pick(random_)]; }
  std::string_view adverb() { return adverbs()[lexicon_.adverbs.pick(random_)]; }
  const Instrument& instrument() { return instruments()[lexicon_.instruments.pick(random_)]; }
  Person person() { return Person(lexicon_.persons.pick(random_)); }
  std::string drug() { return drug_name(lexicon_.drugs.pick(random_)); }
  Number number() { return random_.percent(45) ? Number::plural : Number::singular; }
  std::string thing_phrase(Case c) {
    const Number n = number();
    const Adjective& a = adjective();
    return phrase_of(a, thing(), c, n);
  }
  std::string people_phrase(Case c) {
    const Adjective& a = adjective();
    return phrase_of(a, people(), c, Number::plural);
  }
  RandomStream& random() { return random_; }

 private:
  const Lexicon& lexicon_;
  RandomStream& random_;
};

std::string instrument_form(const Instrument& i, Case c, Number n = Number::singular) {
  std::string out = i.adjective.stem.empty() ? form_of(i.noun, c, n) : phrase_of(i.adjective, i.noun, c, n);
  if (!i.tail.empty()) out += joined({" ", i.tail});
  return out;
}

// What a story is made of: two countries, a person of each.
struct Cast {
  explicit Cast(Words& w) : a(w.country()), b(w.country_but(a)), one(w.person()), two(w.person()) {}

  std::string first() const { return joined({one.role_of(kNominative, a), " ", one.name()}); }
  std::string second() const { return joined({two.role_of(kNominative, b), " ", two.name()}); }
  void tell(Story& story) const {
    story.countries = {std::string(a.id), std::string(b.id)};
    story.people = {{one.name(), one.role_of(kNominative, a)}, {two.name(), two.role_of(kNominative, b)}};
  }

  const Country &a, &b;
  Person one, two;
};

std::string names_of(const Country& a, const Country& b) {
  return joined({form_of(a.name, kNominative), " и ", form_of(b.name, kNominative)});
}

// "24 октября 2025 года в Бишкеке " or "В Бишкеке ".
std::string opening(const std::string& day, const Country& where) {
  const std::string place = joined({in_before(where.city.stem), form_of(where.city, kLocative), " "});
  return day.empty() ? capitalised(place) : joined({day, " ", place});
}

Story signed_or_planned(Words& w, const std::string& day) {
  const Cast cast(w);
  const Instrument& instrument = w.instrument();
  const std::string what = instrument_form(instrument, kAccusative), field = form_of(w.field(), kGenitive);
  const bool planned = w.random().percent(25);
  const std::string ministry = "Министерство здравоохранения " + form_of(cast.a.name, kGenitive);
  Story s;
  s.title = joined({names_of(cast.a, cast.b), planned ? " подпишут " : " подписали ", what, " в области ", field});
  const std::string who = joined({opening(day, cast.a), cast.first(), " и ", cast.second()});
  if (planned) {
    s.lead = joined({who, " провели переговоры. ", names_of(cast.a, cast.b), " подпишут ", what, " в области ", field,
                     ", сообщило ", ministry, "."});
  } else {
    s.lead = joined({who, " подписали ", what, " в области ", field, ". Документ подготовило ", ministry, "."});
  }
  cast.tell(s);
  s.organisations = {ministry};
  s.instruments = {{std::string(instrument.id), planned ? "planned" : "signed"}};
  return s;
}

Story visit(Words& w, const std::string& day) {
  const Cast cast(w);
  const Adjective of_a = cast.a.adjective;
  const Noun delegation{"делегаци", Declension::operation}, clinic{"клиник", Declension::clinic};
  Story s;
  s.title =
      joined({capitalised(phrase_of(of_a, delegation, kNominative)), " посетила ", form_of(cast.b.name, kAccusative)});
  s.lead = joined({opening(day, cast.b), cast.second(), " ", past_of("приня", cast.two.gender()), " делегацию из ",
                   form_of(cast.a.name, kGenitive), ". Гости посетили ",
                   phrase_of(w.adjective(), clinic, kAccusative, Number::plural), " и обсудили вопросы ",
                   form_of(w.field(), kGenitive), ". Делегацию ", past_of("возглави", cast.one.gender()), " ",
                   cast.first(), "."});
  cast.tell(s);
  s.instruments = {{"delegation-visit", "held"}};
  return s;
}

Story internship(Words& w, const std::string& day) {
  const Cast cast(w);
  const Noun doctor{"врач", Declension::medic};
  const std::string field = form_of(w.field(), kDative);
  Story s;
  s.title = joined({"Врачи из ", form_of(cast.a.name, kGenitive), " прошли стажировку ", in_country(cast.b)});
  s.lead = joined({opening(day, cast.b), counted(2 + w.random().below(48), doctor), " из ",
                   form_of(cast.a.name, kGenitive), " завершили стажировку по ", field, ". Об этом ",
                   past_of("сообщи", cast.two.gender()), " журналистам ", cast.second(), "."});
  cast.tell(s);
  s.people.erase(s.people.begin());
  s.instruments = {{"internship", "held"}};
  return s;
}

Story aid(Words& w, const std::string& day) {
  const Cast cast(w);
  const std::string gave = past_of("переда", gender_of(cast.a.name));
  Story s;
  s.title = joined(
      {form_of(cast.a.name, kNominative), " ", gave, " ", form_of(cast.b.name, kDative), " гуманитарную помощь"});
  s.lead =
      joined({opening(day, cast.b), "получили гуманитарную помощь из ", form_of(cast.a.name, kGenitive), ": ",
              counted(100 + w.random().below(9'900), {"доз", Declension::programme}), " препарата ", w.drug(), ". ",
              capitalised(cast.first()), " ", past_of("назва", cast.one.gender()), " её началом большой программы."});
  cast.tell(s);
  s.people.pop_back();
  s.instruments = {{"humanitarian-aid", "held"}};
  return s;
}

Story conference(Words& w, const std::string& day) {
  const Cast cast(w);
  const std::string field = form_of(w.field(), kDative);
  Story s;
  s.title = joined({in_before(cast.a.city.stem) == "в " ? "В " : "Во ", form_of(cast.a.city, kLocative),
                    " прошла международная конференция по ", field});
  s.lead = joined({opening(day, cast.a), "прошла международная конференция по ", field, ". В ней участвовали врачи из ",
                   form_of(cast.a.name, kGenitive), " и ", form_of(cast.b.name, kGenitive), ", с докладом ",
                   past_of("выступи", cast.two.gender()), " ", cast.second(), "."});
  cast.tell(s);
  s.people.erase(s.people.begin());
  s.instruments = {{"conference", "held"}};
  return s;
}

Story meeting(Words& w, const std::string& day) {
  const Cast cast(w);
  Story s;
  s.title = joined({names_of(cast.a, cast.b), " обсудили сотрудничество в области ", form_of(w.field(), kGenitive)});
  s.lead = joined({opening(day, cast.a), "состоялась встреча: ", cast.first(), " и ", cast.second(), " обсудили, как ",
                   form_of(cast.a.name, kNominative), " и ", form_of(cast.b.name, kNominative),
                   " будут сотрудничать дальше."});
  cast.tell(s);
  s.instruments = {{"meeting", "held"}};
  return s;
}

Story at_home(Words& w, const std::string& day) {
  const Country& here = w.country();
  const Person person = w.person();
  const Noun patient{"пациент", Declension::doctor};
  const std::size_t count = 50 + w.random().below(9'950);
  const std::string fresh = phrase_of(w.adjective(), {"больниц", Declension::hospitals}, kNominative);
  Story s;
  s.title = joined({capitalised(in_country(here)), " открылась ", fresh});
  s.lead = joined({opening(day, here), "открылась ", fresh, ". За год в ней смогут лечиться ", counted(count, patient),
                   ", ", past_of("рассказа", person.gender()), " ", person.role_of(kNominative, here), " ",
                   person.name(), ". ", capitalised(in_country(here)), " это уже ",
                   std::to_string(2 + w.random().below(30)), "-е учреждение такого рода."});
  s.countries = {std::string(here.id)};
  s.people = {{person.name(), person.role_of(kNominative, here)}};
  return s;
}

}  // namespace

Lexicon::Lexicon()
    : countries(testing::countries().size()),
      fields(medical_fields().size()),
      things(testing::things().size()),
      people(testing::people().size()),
      adjectives(testing::adjectives().size()),
      verbs(transitive_stems().size()),
      adverbs(testing::adverbs().size()),
      instruments(testing::instruments().size()),
      persons(kPersons),
      drugs(kDrugs) {}

Story russian_story(const Lexicon& lexicon, RandomStream& random, const std::string& day) {
  Words w(lexicon, random);
  const std::size_t kind = random.below(100);
  if (kind < 30) return signed_or_planned(w, day);
  if (kind < 45) return visit(w, day);
  if (kind < 57) return internship(w, day);
  if (kind < 67) return aid(w, day);
  if (kind < 77) return conference(w, day);
  if (kind < 90) return meeting(w, day);
  return at_home(w, day);
}

std::string russian_headline(const Lexicon& lexicon, RandomStream& random) {
  Words w(lexicon, random);
  return joined({capitalised(w.people_phrase(kNominative)), " ", past_of(w.verb(), Gender::masculine, Number::plural),
                 " ", w.thing_phrase(kAccusative)});
}

std::string russian_sentence(const Lexicon& lexicon, RandomStream& random) {
  Words w(lexicon, random);
  const auto they = [&] { return past_of(w.verb(), Gender::masculine, Number::plural); };
  switch (random.below(10)) {
    case 0:
      return joined({capitalised(w.people_phrase(kNominative)), " ", w.adverb(), " ", they(), " ",
                     w.thing_phrase(kAccusative), "."});
    case 1: {
      const Person person = w.person();
      const Country& country = w.country();
      return joined({"По словам ", person.role_of(kGenitive, country), " ", person.name_genitive(), ", ",
                     w.people_phrase(kNominative), " ", they(), " ", w.thing_phrase(kAccusative), "."});
    }
    case 2: {
      const std::string year = std::to_string(1995 + random.below(31));
      const std::size_t count = 5 + random.below(20'000);
      return joined({"В ", year, " году помощь получили ", counted(count, w.people()), ", а ",
                     w.people_phrase(kNominative), " ", they(), " ", w.thing_phrase(kAccusative), "."});
    }
    case 3: {
      const Adjective& a = w.adjective();
      const Noun& thing = w.thing();
      return joined({capitalised(phrase_of(a, thing, kNominative)), " ", w.adverb(), " ",
                     past_of("помога", gender_of(thing)), " ", w.people_phrase(kDative), "."});
    }
    case 4:
      return joined({"Для ", w.thing_phrase(kGenitive), " закупили препарат ", w.drug(), " и ",
                     w.thing_phrase(kAccusative), "."});
    case 5:
      return joined({"Вместе с ", w.people_phrase(kInstrumental), " ", they(), " ", w.thing_phrase(kAccusative), " и ",
                     w.people_phrase(kNominative), "."});
    case 6:
      return joined({"В ", w.thing_phrase(kLocative), " ", w.people_phrase(kNominative), " ", they(), " ",
                     w.thing_phrase(kAccusative), ", сообщает ", random.pick(sources()), "."});
    case 7: {
      const Person person = w.person();
      return joined({"«", capitalised(w.people_phrase(kNominative)), " ", they(), " ", w.thing_phrase(kAccusative),
                     "», – ", past_of("сказа", person.gender()), " ", person.name(), "."});
    }
    case 8:
      return joined({"На ", w.thing_phrase(kAccusative), " выделили ", std::to_string(2 + random.below(900)),
                     " млн сомов, ", w.people_phrase(kNominative), " ", they(), " ", w.thing_phrase(kAccusative), "."});
    default:
      return joined({"Доля ", w.thing_phrase(kGenitive), " выросла на ", std::to_string(1 + random.below(60)), ",",
                     std::to_string(random.below(10)), " %, ", w.people_phrase(kNominative), " ", they(), " ",
                     w.thing_phrase(kAccusative), "."});
  }
}

std::string person_name(std::size_t rank) {
  return Person(rank).name();
}

}  // namespace diplomed::testing
