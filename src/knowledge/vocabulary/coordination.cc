#include "knowledge/vocabulary/coordination.h"

#include <algorithm>

namespace diplomed::knowledge {
namespace {

constexpr std::size_t kMostItems = 6;      // of one list
constexpr std::size_t kMostItemWords = 3;  // «костного мозга»

class Lists {
 public:
  Lists(const Matcher& matcher, const std::vector<text::Token>& tokens, std::string_view text,
        std::vector<Match>& matches)
      : matcher_(matcher), tokens_(tokens), text_(text), matches_(matches) {}

  void run() {
    const std::size_t count = matches_.size();
    for (std::size_t i = 0; i < count; ++i) {
      const Match match = matches_[i];
      const Concept& c = matcher_.vocabulary().concepts()[match.concept_index];
      if (!c.is(Facet::field) && !c.is(Facet::instrument)) continue;
      if (match.last > match.first) go_right(match, c.type);
      go_left(match, c.type);
    }
    std::stable_sort(matches_.begin(), matches_.end(),
                     [](const Match& a, const Match& b) { return a.first < b.first; });
  }

 private:
  std::string_view between(std::size_t i) const {  // tokens i and i + 1
    const std::uint32_t begin = tokens_[i].span.end;
    const std::uint32_t end = tokens_[i + 1].span.begin;
    return begin <= end ? text_.substr(begin, end - begin) : std::string_view();
  }

  // The first token of the next item of a list after token `last`; 0 when the list ends.
  std::size_t next_item(std::size_t last) const {
    if (last + 1 >= tokens_.size() || tokens_[last + 1].sentence_start) return 0;
    if (between(last) == ", ") {
      const bool joined = tokens_[last + 1].word->form == "а" || tokens_[last + 1].word->form == "также";
      return joined ? 0 : last + 1;
    }
    const std::string_view form = tokens_[last + 1].word->form;
    if ((form != "и" && form != "или") || between(last) != " ") return 0;
    return last + 2 < tokens_.size() && between(last + 1) == " " ? last + 2 : 0;
  }

  // «трансплантации печени, почки и костного мозга»: the first words of the match with the last ones of each item.
  void go_right(const Match& match, const std::string& type) {
    std::size_t last = match.last;
    for (std::size_t items = 0; items < kMostItems; ++items) {
      const std::size_t item = next_item(last);
      // «детская кардиохирургия, неврология»: what has a name of its own shares none.
      if (item == 0 || is_named(item, type)) return;
      std::size_t taken = 0;
      for (std::size_t words = std::min(kMostItemWords, tokens_.size() - item); words > 0 && taken == 0; --words) {
        std::vector<text::Token> phrase(tokens_.begin() + match.first, tokens_.begin() + match.last);
        append(phrase, item, item + words);
        if (add(phrase, type, item, item + words - 1)) taken = words;
      }
      if (taken == 0) return;
      last = item + taken - 1;
    }
  }

  // «детской и взрослой кардиохирургии»: the word before the conjunction with the last words of the match.
  void go_left(const Match& match, const std::string& type) {
    std::size_t next = match.first;
    for (std::size_t items = 0; items < kMostItems; ++items) {
      std::size_t item = 0;
      for (const std::size_t back : {1u, 2u}) {
        if (next >= back && next_item(next - back) == next) item = next - back + 1;
      }
      if (item == 0) return;
      const std::size_t word = item - 1;
      bool added = false;
      // The last words of the match first with all but its first word: «… медицинской помощи».
      for (std::size_t from = match.first; from <= match.last && !added; ++from) {
        std::vector<text::Token> phrase = {tokens_[word]};
        append(phrase, from, match.last + 1);
        added = add(phrase, type, word, word);
      }
      if (!added) return;
      next = word;
    }
  }

  bool is_named(std::size_t token, const std::string& type) const {
    return std::any_of(matches_.begin(), matches_.end(), [&](const Match& m) {
      return m.first == token && matcher_.vocabulary().concepts()[m.concept_index].type == type;
    });
  }

  void append(std::vector<text::Token>& phrase, std::size_t from, std::size_t to) const {
    for (std::size_t i = from; i < to; ++i) {
      phrase.push_back(tokens_[i]);
      phrase.back().sentence_start = false;
    }
  }

  // Adds what all of `phrase` names, as words first … last of the text.
  bool add(const std::vector<text::Token>& phrase, const std::string& type, std::size_t first, std::size_t last) {
    if (phrase.size() < 2) return false;
    for (Match m : matcher_.match(phrase, text::Mode::text)) {
      const bool whole = m.first == 0 && m.last + 1 == phrase.size();
      if (!whole || matcher_.vocabulary().concepts()[m.concept_index].type != type) continue;
      m.first = static_cast<std::uint32_t>(first);
      m.last = static_cast<std::uint32_t>(last);
      matches_.push_back(m);
      return true;
    }
    return false;
  }

  const Matcher& matcher_;
  const std::vector<text::Token>& tokens_;
  std::string_view text_;
  std::vector<Match>& matches_;
};

}  // namespace

void add_coordinated(const Matcher& matcher, const std::vector<text::Token>& tokens, std::string_view text,
                     std::vector<Match>& matches) {
  Lists(matcher, tokens, text, matches).run();
}

}  // namespace diplomed::knowledge
