#include "query/repair/repair_query.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include "base/limits.h"
#include "base/utf8.h"
#include "query/parse/joints.h"
#include "query/parse/parser.h"
#include "query/repair/repair_facet.h"
#include "query/repair/repair_layout.h"
#include "query/repair/repair_word.h"

namespace diplomed::query {
namespace {

constexpr std::size_t kLettersOfHalf = 3;

// Where the i-th word of a leaf stands; empty when it was not typed.
Span place_of(const Node& n, std::size_t i = 0) {
  return i < n.words.size() ? n.words[i] : Span{};
}

// The words of `text`, which single spaces part.
std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

bool has_space(const std::string& text) {
  return text.find(' ') != std::string::npos;
}

void in_reading_order(std::vector<Correction>& corrections) {
  std::stable_sort(corrections.begin(), corrections.end(),
                   [](const Correction& a, const Correction& b) { return a.place.begin < b.place.begin; });
}

// Where `place` of the query with `runs` replaced stood before; empty inside of one of them.
Span place_before(Span place, const std::vector<Correction>& runs) {
  std::int64_t shift = 0;  // of what stands behind the runs so far
  for (const Correction& run : runs) {
    const std::int64_t begin = run.place.begin + shift;
    if (place.end <= begin) break;
    if (place.begin < begin + static_cast<std::int64_t>(run.meant.size())) return {};
    shift += static_cast<std::int64_t>(run.meant.size()) - static_cast<std::int64_t>(run.place.size());
  }
  return {static_cast<std::uint32_t>(place.begin - shift), static_cast<std::uint32_t>(place.end - shift)};
}

// A word of the query, to be mended in place.
struct RowWord {
  std::string* text;
  Span place;
};

class Repairer {
 public:
  Repairer(std::string_view query, const RepairContext& context)
      : query_(query), c_(context), mender_(context), writing_(query, context.analyzer) {}

  Repaired run(const Node& root) {
    Repaired out{root, {}, {}};
    visit(out.root);
    in_reading_order(corrections_);
    out.corrections = std::move(corrections_);
    out.offers = std::move(offers_);
    return out;
  }

 private:
  void visit(Node& n) {
    c_.check();
    switch (n.kind) {
      case NodeKind::word:
        mend_row({{&n.text, place_of(n)}});
        spread(n);
        break;
      case NodeKind::phrase:
        mend_phrase(n);
        break;
      case NodeKind::conj:
        mend_conjunction(n);
        break;
      case NodeKind::disj:
        for (Node& child : n.children) visit(child);
        break;
      case NodeKind::near:
        for (Node& child : n.children) visit_whole(child);
        break;
      case NodeKind::negation:
        visit(n.children.front());
        for (std::size_t i = 1; i < n.children.size(); ++i) visit_whole(n.children[i]);
        break;
      case NodeKind::field:
        if (n.field == "title") {
          visit_whole(n.children.front());
        } else {
          mend_values(n.children.front(), n.field);
        }
        break;
      default:
        break;
    }
  }

  // Where one word is wanted several stand in quotes.
  void visit_whole(Node& n) {
    const bool outside = std::exchange(whole_, true);
    visit(n);
    whole_ = outside;
  }

  // A word that was mended to several is read as these.
  void spread(Node& n) const {
    if (!has_space(n.text)) return;
    if (whole_) {
      n.kind = NodeKind::phrase;
      return;
    }
    Node all;
    all.kind = NodeKind::conj;
    all.span = n.span;
    for (const std::string& text : words_of(n.text)) {
      all.children.push_back(n);
      all.children.back().text = text;
    }
    n = std::move(all);
  }

  void mend_phrase(Node& n) {
    std::vector<std::string> words = words_of(n.text);
    std::vector<RowWord> row;
    for (std::size_t i = 0; i < words.size(); ++i) row.push_back({&words[i], place_of(n, i)});
    const bool outside = std::exchange(whole_, false);  // there are quotes
    mend_row(row);
    whole_ = outside;
    n.text.clear();
    for (const std::string& word : words) n.text += (n.text.empty() ? "" : " ") + word;
  }

  void mend_conjunction(Node& n) {
    join_neighbours(n);
    if (n.children.size() == 1) {
      Node only = std::move(n.children.front());
      n = std::move(only);
      return;
    }
    std::vector<RowWord> row;
    for (Node& child : n.children) {
      if (child.kind == NodeKind::word) {
        row.push_back({&child.text, place_of(child)});
        continue;
      }
      mend_row(row);
      row.clear();
      visit(child);
    }
    mend_row(row);
    std::vector<Node> children;
    for (Node& child : n.children) {
      if (child.kind == NodeKind::word) spread(child);
      if (child.kind == NodeKind::conj) {
        std::move(child.children.begin(), child.children.end(), std::back_inserter(children));
      } else {
        children.push_back(std::move(child));
      }
    }
    n.children = std::move(children);
  }

  // Words that follow one another. A Latin name of several words stands in a row in some document: then those of them
  // that are Russian words too are read as part of it (мэйо клиник → mayo clinic).
  void mend_row(const std::vector<RowWord>& row) {
    std::vector<std::string> typed;
    std::vector<bool> foreign(row.size(), false);
    std::vector<std::optional<Correction>> made(row.size());
    for (std::size_t i = 0; i < row.size(); ++i) {
      c_.check();
      typed.push_back(*row[i].text);
      if (typed[i].starts_with('=') || mender_.is_known(typed[i])) continue;
      const auto found = mender_.find(typed[i], writing_.of(row[i].place));
      if (!found) {
        add_offer(typed[i], row[i].place);
        continue;
      }
      made[i] = Correction{found->kind, typed[i], found->word, {}};
      *row[i].text = found->word;
      foreign[i] = found->foreign;
    }
    for (std::size_t i = 0; i + 1 < row.size(); ++i) {
      if (foreign[i] && !foreign[i + 1]) foreign[i + 1] = extend(*row[i].text, *row[i + 1].text, true, made[i + 1]);
    }
    for (std::size_t i = row.size(); i-- > 1;) {
      if (foreign[i] && !foreign[i - 1]) foreign[i - 1] = extend(*row[i].text, *row[i - 1].text, false, made[i - 1]);
    }
    for (std::size_t i = 0; row.size() > 1 && i < row.size(); ++i) {
      if (!made[i] && !mender_.is_written(typed[i])) read_as_pair(row, i, made);
    }
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (!made[i]) continue;
      made[i]->place = row[i].place;
      add(std::move(*made[i]));
    }
  }

  // What was joined may turn out to be a Latin name.
  void add(Correction correction) {
    correction.whole = whole_;
    const auto same = std::find_if(corrections_.begin(), corrections_.end(), [&](const Correction& c) {
      return !c.place.empty() && c.place == correction.place;
    });
    if (same == corrections_.end()) {
      corrections_.push_back(std::move(correction));
    } else {
      same->meant = std::move(correction.meant);
    }
  }

  // A word that is known as the name of something, but stands in no document in these letters: read as Latin with the
  // word before or after it, if some document has both so.
  void read_as_pair(const std::vector<RowWord>& row, std::size_t i, std::vector<std::optional<Correction>>& made) {
    for (const std::string& latin : mender_.latin_names(*row[i].text)) {
      const bool found = (i + 1 < row.size() && extend(latin, *row[i + 1].text, true, made[i + 1])) ||
                         (i > 0 && extend(latin, *row[i - 1].text, false, made[i - 1]));
      if (!found) continue;
      made[i] = Correction{CorrectionKind::transliteration, *row[i].text, latin, {}};
      *row[i].text = latin;
      return;
    }
  }

  // Reads `word` as Latin when some document has it so beside `name`.
  bool extend(const std::string& name, std::string& word, bool after, std::optional<Correction>& made) const {
    c_.check();
    for (const std::string& latin : mender_.latin_names(word)) {
      if (!(after ? mender_.pairs().stand_together(name, latin) : mender_.pairs().stand_together(latin, name)))
        continue;
      if (!made) made = Correction{CorrectionKind::transliteration, word, latin, {}};
      made->meant = latin;
      word = latin;
      return true;
    }
    return false;
  }

  // «мед помощь»: two words that stand side by side nowhere, and their joined form is known. Of a word that is in the
  // index a piece of three letters is torn off at least.
  void join_neighbours(Node& n) {
    for (std::size_t i = 0; i + 1 < n.children.size(); ++i) {
      Node& left = n.children[i];
      const Node& right = n.children[i + 1];
      if (left.kind != NodeKind::word || right.kind != NodeKind::word) continue;
      if (!only_blanks_between(left, right, query_)) continue;  // whoever writes И or a plus means two words
      const std::string joined = left.text + right.text;
      const bool short_piece = std::min(utf8::length(left.text), utf8::length(right.text)) < kLettersOfHalf;
      if (utf8::length(joined) <= kLettersOfHalf || !mender_.make_one_word(left.text, right.text)) continue;
      const bool words = mender_.is_known(left.text) && mender_.is_known(right.text);
      if (words && (short_piece || mender_.pairs().stand_together(left.text, right.text))) continue;
      const Span place{left.words.front().begin, right.words.back().end};
      add({CorrectionKind::joined, std::string(place.of(query_)), joined, place});
      left.text = joined;
      left.span = place;
      left.words = {place};
      n.children.erase(n.children.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
  }

  // The names in a facet field, however they are combined.
  void mend_values(Node& n, const std::string& facet) {
    if (n.kind == NodeKind::field) return visit(n);
    if (n.kind != NodeKind::word && n.kind != NodeKind::phrase) {
      for (Node& child : n.children) mend_values(child, facet);
      return;
    }
    if (!FacetMender::can_mend(facet)) return;
    FacetMender& mender = facets_.try_emplace(facet, facet, c_).first->second;
    if (mender.is_right(n.text) || ++values_ > limits::kMaxMendedValues) return;
    const auto found = mender.mend(n.text);
    if (!found) return;
    const Span place = n.kind == NodeKind::word ? place_of(n) : n.span;
    const bool outside = std::exchange(whole_, true);
    add({found->kind, n.text, found->text, place});
    whole_ = outside;
    n.text = found->text;
    n.kind = has_space(n.text) ? NodeKind::phrase : NodeKind::word;
  }

  void add_offer(const std::string& text, Span place) {
    if (const auto offered = mender_.offer(text, writing_.of(place)))
      offers_.push_back({offered->kind, text, offered->word, place, whole_});
  }

  const std::string_view query_;
  const RepairContext& c_;
  WordMender mender_;
  const QueryWriting writing_;
  std::map<std::string, FacetMender> facets_;
  std::size_t values_ = 0;  // in fields, that no document has
  bool whole_ = false;      // several words in the place of one stand in quotes
  std::vector<Correction> corrections_, offers_;
};

}  // namespace

Repaired repair(const Node& root, std::string_view query, const RepairContext& context) {
  std::vector<Correction> runs = runs_on_other_layout(query, context, WordMender(context));
  if (runs.empty()) return Repairer(query, context).run(root);
  // The signs change how the query is read, so that it is read anew.
  const std::string read = with_corrections(query, runs);
  Repaired out = Repairer(read, context).run(parse(read).root);
  const auto moved = [&](Correction& c) { c.place = place_before(c.place, runs); };
  std::for_each(out.corrections.begin(), out.corrections.end(), moved);
  std::for_each(out.offers.begin(), out.offers.end(), moved);
  std::move(runs.begin(), runs.end(), std::back_inserter(out.corrections));
  in_reading_order(out.corrections);
  return out;
}

std::string with_corrections(std::string_view query, const std::vector<Correction>& corrections) {
  std::string out;
  std::size_t from = 0;
  for (const Correction& c : corrections) {
    if (c.place.empty() || c.place.begin < from || c.place.end > query.size()) continue;
    const std::string_view quote = c.whole && has_space(c.meant) ? "\"" : "";
    out.append(query.substr(from, c.place.begin - from)).append(quote).append(c.meant).append(quote);
    from = c.place.end;
  }
  return out.append(query.substr(from));
}

}  // namespace diplomed::query
