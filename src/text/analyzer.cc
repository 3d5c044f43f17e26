// The analyzer's word cache maps (surface, context) to the analysed word. News text repeats its words, so nine of ten
// look-ups end there. The table is cleared between texts when it has grown past its limit; within one call of
// analyze() words never move, which is what Token::word relies on.
#include "text/analyzer.h"

#include <xxhash.h>

#include <algorithm>
#include <deque>

#include "base/limits.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "language_data/letter_heads.h"
#include "language_data/solemn_endings.h"
#include "language_data/word_parts.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/morphology/morphology.h"
#include "text/segment.h"
#include "text/stem.h"
#include "text/word_units.h"

namespace diplomed::text {
namespace {

namespace parts = language_data::word_parts;

constexpr std::size_t kMaxCachedWords = 1u << 17;
constexpr std::size_t kMaxAcronymLetters = 5;

enum class Context : char {
  word = 'w',
  acronym = 'a',
  caps = 'c',
  query = 'q',
  foreign = 'f',
  initial = 'i',
  letter = 'l',
  joined = 'j',
  domain = 'd',
  number = 'n'
};

struct Entry {
  std::uint64_t hash;
  std::string key;  // context, then the surface
  Word word;
};

// Open addressing over entries that never move.
class WordTable {
 public:
  WordTable() : slots_(kInitialSlots, nullptr) {}

  Entry* find(std::uint64_t hash, Context context, std::string_view surface) const {
    for (std::size_t i = hash & (slots_.size() - 1);; i = (i + 1) & (slots_.size() - 1)) {
      Entry* e = slots_[i];
      if (e == nullptr) return nullptr;
      if (e->hash == hash && e->key[0] == static_cast<char>(context) && std::string_view(e->key).substr(1) == surface) {
        return e;
      }
    }
  }

  Word& add(std::uint64_t hash, Context context, std::string_view surface, Word word) {
    if ((entries_.size() + 1) * 2 > slots_.size()) grow();
    entries_.push_back({hash, std::string(1, static_cast<char>(context)).append(surface), std::move(word)});
    place(&entries_.back());
    return entries_.back().word;
  }

  std::size_t size() const { return entries_.size(); }
  void clear() {
    entries_.clear();
    std::fill(slots_.begin(), slots_.end(), nullptr);
  }

 private:
  static constexpr std::size_t kInitialSlots = 1u << 12;

  void place(Entry* e) {
    std::size_t i = e->hash & (slots_.size() - 1);
    while (slots_[i] != nullptr) i = (i + 1) & (slots_.size() - 1);
    slots_[i] = e;
  }
  void grow() {
    slots_.assign(slots_.size() * 2, nullptr);
    for (Entry& e : entries_) place(&e);
  }

  std::deque<Entry> entries_;
  std::vector<Entry*> slots_;
};

// Endings that older or solemn style writes otherwise than the dictionary: рукою → рукой, условие ← условье.
std::string everyday_spelling(const std::string& form) {
  for (const auto& e : language_data::kSolemnEndings) {
    if (form.ends_with(e.solemn)) return form.substr(0, form.size() - e.solemn.size()).append(e.everyday);
  }
  return {};
}

// What people write for a word that the dictionary has: обьявление (ъ), кажеться (тся), даааа. Empty when none of it is
// in `form`.
std::string careful_spelling(const std::string& form) {
  static constexpr std::string_view kSoft = "ь", kHard = "ъ", kWrong = "еться", kRight = "ется";
  std::string out;
  char32_t before = 0;
  int run = 0;
  for (std::size_t i = 0; i < form.size();) {
    const utf8::CodePoint c = utf8::decode(form, i);
    const std::string_view letter(form.data() + i, c.bytes);
    run = c.value == before ? run + 1 : 1;
    before = c.value;
    i += c.bytes;
    if (run == 3) out.resize(out.size() - c.bytes);
    if (run >= 3) continue;
    const char32_t next = i < form.size() ? utf8::decode(form, i).value : 0;
    const bool glide = next == U'е' || next == U'ё' || next == U'ю' || next == U'я';
    out += letter == kSoft && glide && i > 2 ? kHard : letter;
  }
  if (form.ends_with(kWrong)) return form.substr(0, form.size() - kWrong.size()).append(kRight);
  return out == form ? std::string() : out;
}

// An adjective or a participle with one н for two, or two for one: стекляный, серебрянный. Empty for other words.
std::string other_doubling(const std::string& form) {
  static constexpr std::string_view kN = "н", kNN = "нн";
  for (const std::string_view ending : parts::kAdjective) {
    if (!form.ends_with(ending)) continue;
    const std::string base = form.substr(0, form.size() - ending.size());
    if (!base.ends_with(kN)) return {};
    const std::size_t cut = base.size() - kN.size();
    return base.ends_with(kNN) ? base.substr(0, cut).append(ending) : std::string(base).append(kN).append(ending);
  }
  return {};
}

// Токаев and Исмаилов are surnames, but the dictionary knows them as genitive plurals only (токай, Исмаил).
bool is_surname(const Word& word, std::string_view surface) {
  return surname_base(word.form) == word.form && is_upper(utf8::decode(surface, 0).value);
}

void add_term(Word& word, std::string_view term) {
  term = utf8::truncate(term, limits::kMaxTermBytes);
  if (term.empty() || std::find(word.terms.begin(), word.terms.end(), term) != word.terms.end()) return;
  word.terms.emplace_back(term);
}

// The folded form as it is, without its apostrophes, and as it is typed on a Russian keyboard.
void add_forms(Word& word, const FoldedWord& folded) {
  add_term(word, word.form);
  if (folded.apostrophe) {
    std::string without = word.form;
    std::erase(without, '\'');
    add_term(word, without);
  }
  if (folded.kind == WordKind::other) add_term(word, plain_cyrillic(word.form));
}

// What stands for a leading part of a compound: its likeliest lemma, but the pronoun's in чего-то, какая-либо, and the
// word as it stands in всё-таки.
std::string leading_part(const Word& part, std::string_view last) {
  if (!part.in_dictionary || one_of(last, parts::kBareParticle)) return part.form;
  if (one_of(last, parts::kParticle)) {
    const auto pronoun =
        std::find_first_of(part.terms.begin(), part.terms.end(), parts::kPronoun.begin(), parts::kPronoun.end());
    if (pronoun != part.terms.end()) return *pronoun;
  }
  return part.terms.front();
}

// A letter by itself, folded, in the script of `word` where it looks the same there: the T of T-клетки.
std::string letter_beside(std::string_view letter_of, std::string_view word) {
  const std::string form = fold_word(letter_of).form;
  const CharClass kind = classify(utf8::decode(word, 0).value);
  const char32_t letter = utf8::decode(form, 0).value;
  const char32_t twin = kind == CharClass::russian ? cyrillic_lookalike(letter, true)
                        : kind == CharClass::latin ? latin_lookalike(letter, true)
                                                   : 0;
  if (twin == 0) return form;
  std::string out;
  utf8::append(out, twin);
  return out;
}

}  // namespace

struct Analyzer::Impl {
  explicit Impl(std::shared_ptr<const Morphology> m) : morphology(std::move(m)) {}

  std::shared_ptr<const Morphology> morphology;
  Stemmer stemmer;
  WordTable table;
  std::vector<Piece> pieces;
  std::vector<WordUnit> units;
  std::vector<Token> tokens;

  const Word& lookup(std::string_view surface, Context context, const Piece* piece);
  Word analyze_word(std::string_view surface, Context context);
  void add_russian(Word& word, const std::string& form);
  Token token_of(std::string_view text, const WordUnit& unit, Mode mode);
  Context context_of(const WordUnit& unit, const Piece& piece, Mode mode) const;
  bool is_letter_name(std::string_view text, const WordUnit& unit);
  std::string joined_surface(std::string_view text, const WordUnit& unit);
};

void Analyzer::Impl::add_russian(Word& word, const std::string& form) {
  std::vector<std::string> lemmas = morphology->lemmas(form);
  std::string stemmed = word.form;
  if (lemmas.empty()) {
    const std::string careful = careful_spelling(form);
    if (!careful.empty()) stemmed = fold_yo(careful);
    for (const std::string& other : {everyday_spelling(form), careful, other_doubling(form)}) {
      if (lemmas.empty() && !other.empty()) lemmas = morphology->lemmas(other);
    }
  }
  word.in_dictionary = !lemmas.empty();
  for (const std::string& lemma : lemmas) add_term(word, lemma);
  if (word.in_dictionary) return;
  add_term(word, stemmer.russian(stemmed));
  add_term(word, surname_base(stemmed));
  add_term(word, noun_base(stemmed));
}

Word Analyzer::Impl::analyze_word(std::string_view surface, Context context) {
  Word word;
  const FoldedWord folded = fold_word(surface);
  word.kind = folded.kind;
  word.form = fold_yo(folded.form);
  if (word.form.empty()) word.form = std::string(utf8::truncate(surface, limits::kMaxWordBytes));
  switch (context) {
    case Context::acronym:
      word.kind = WordKind::acronym;
      break;
    case Context::letter:
      word.kind = WordKind::latin;
      word.form = in_latin_shapes(word.form);
      break;
    case Context::initial:
      word.kind = WordKind::initial;
      break;
    case Context::domain:
      word.kind = WordKind::compound;
      break;
    case Context::number:
      word.kind = WordKind::number;
      break;
    case Context::foreign:
      add_forms(word, folded);
      break;
    default:
      if (folded.kind == WordKind::russian) add_russian(word, folded.form);
      if (folded.kind == WordKind::latin) {
        add_term(word, stemmer.english(folded.form));
        add_forms(word, folded);
      }
      if (folded.kind == WordKind::other) add_forms(word, folded);
      if (context == Context::caps || context == Context::query || is_surname(word, surface)) add_term(word, word.form);
      if (context == Context::joined) word.kind = WordKind::compound;
  }
  if (word.terms.empty()) add_term(word, word.form);
  return word;
}

const Word& Analyzer::Impl::lookup(std::string_view surface, Context context, const Piece* piece) {
  surface = utf8::truncate(surface, limits::kMaxWordBytes);  // as fold_word() does, so that the cache stays small
  const std::uint64_t hash = XXH3_64bits_withSeed(surface.data(), surface.size(), static_cast<unsigned char>(context));
  if (const Entry* found = table.find(hash, context, surface)) return found->word;
  Word& word = table.add(hash, context, surface, analyze_word(surface, context));
  if (piece != nullptr) {
    word.capitalised = piece->capitalised;
    word.all_caps = piece->letters >= 2 && piece->capitals == piece->letters;
  }
  return word;
}

Context Analyzer::Impl::context_of(const WordUnit& unit, const Piece& piece, Mode mode) const {
  if (mode == Mode::query) return Context::query;  // first, for an initial is known by its case
  if (mode == Mode::foreign) return Context::foreign;
  if (unit.kind == UnitKind::initial) return Context::initial;
  if (piece.letters < 2 || piece.capitals != piece.letters || piece.digits) return Context::word;
  return unit.shouting || piece.letters > kMaxAcronymLetters ? Context::caps : Context::acronym;
}

// The capital of «гепатит В», in either script: behind such a word, after one blank, and with a double in the other
// one.
bool Analyzer::Impl::is_letter_name(std::string_view text, const WordUnit& unit) {
  const Piece& piece = pieces[unit.first];
  if (piece.letters != 1 || piece.capitals != 1 || piece.digits || unit.shouting || unit.first == 0) return false;
  const Piece& before = pieces[unit.first - 1];
  const std::string_view gap = text.substr(before.span.end, piece.span.begin - before.span.end);
  const utf8::CodePoint blank = utf8::decode(gap, 0);
  if (blank.bytes != gap.size() || blank.value == '\n' || !is_space(blank.value)) return false;
  if (in_latin_shapes(fold_word(piece.span.of(text)).form).empty()) return false;
  const std::vector<std::string>& terms = lookup(before.span.of(text), Context::word, &before).terms;
  return std::any_of(terms.begin(), terms.end(), [](const std::string& term) {
    return std::binary_search(language_data::kLetterHeads.begin(), language_data::kLetterHeads.end(), term);
  });
}

// Lemmas of the leading parts and the last part as it stands, so that every case of the compound ends in one form.
std::string Analyzer::Impl::joined_surface(std::string_view text, const WordUnit& unit) {
  std::string joined;
  for (std::uint32_t k = 0; k < unit.count; ++k) {
    const Piece& piece = pieces[unit.first + k];
    const std::string_view surface = piece.span.of(text);
    if (k + 1 == unit.count) {
      joined += fold_word(surface).form;
    } else if (piece.letters == 1 && !piece.digits) {
      joined += letter_beside(surface, pieces[unit.first + unit.count - 1].span.of(text));
    } else {
      const Word& part = lookup(surface, Context::word, &piece);
      joined += leading_part(part, pieces[unit.first + unit.count - 1].span.of(text));
    }
  }
  return joined;
}

Token Analyzer::Impl::token_of(std::string_view text, const WordUnit& unit, Mode mode) {
  const Piece& first = pieces[unit.first];
  const Piece& last = pieces[unit.first + unit.count - 1];
  Token token;
  token.span = {first.span.begin, last.span.end};
  token.position = unit.position;
  token.sentence_start = unit.sentence_start;
  const std::string_view surface = token.span.of(text);
  switch (unit.kind) {
    case UnitKind::number:
      token.word = &lookup(normalise_number(surface), Context::number, nullptr);
      break;
    case UnitKind::joined:
      token.extra = true;
      token.word = &lookup(joined_surface(text, unit), Context::joined, nullptr);
      break;
    case UnitKind::domain:
      token.extra = true;
      token.word = &lookup(surface, Context::domain, nullptr);
      break;
    default:
      token.word =
          &lookup(surface, is_letter_name(text, unit) ? Context::letter : context_of(unit, first, mode), &first);
  }
  return token;
}

Mode mode_for(std::string_view language) {
  const bool known = language.empty() || language == "ru" || language == "en" || language == "und";
  return known ? Mode::text : Mode::foreign;
}

Analyzer::Analyzer(std::shared_ptr<const Morphology> morphology)
    : impl_(std::make_unique<Impl>(std::move(morphology))) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

const std::shared_ptr<const Morphology>& Analyzer::morphology() const {
  return impl_->morphology;
}

const std::vector<Token>& Analyzer::analyze(std::string_view text, Mode mode) {
  Impl& impl = *impl_;
  if (impl.table.size() > kMaxCachedWords) impl.table.clear();
  impl.pieces.clear();
  impl.units.clear();
  impl.tokens.clear();
  segment(text, impl.pieces);
  compose(text, impl.pieces, impl.units);
  impl.tokens.reserve(impl.units.size());
  for (const WordUnit& unit : impl.units) impl.tokens.push_back(impl.token_of(text, unit, mode));
  return impl.tokens;
}

}  // namespace diplomed::text
