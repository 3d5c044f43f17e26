#include "query/repair.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "query/repair_facet.h"
#include "query/repair_word.h"

namespace diplomed::query {
namespace {

constexpr std::size_t kLettersOfHalf = 3;

class Repairer {
 public:
  explicit Repairer(const RepairContext& context) : c_(context), mender_(context) {}

  Repaired run(const Node& root) {
    Repaired out{root, {}, {}};
    visit(out.root);
    out.corrections = std::move(corrections_);
    out.offers = std::move(offers_);
    return out;
  }

 private:
  void visit(Node& n) {
    switch (n.kind) {
      case NodeKind::word:
        n.text = mend(n.text);
        break;
      case NodeKind::phrase:
        mend_phrase(n);
        break;
      case NodeKind::conj:
        mend_conjunction(n);
        break;
      case NodeKind::disj:
      case NodeKind::near:
      case NodeKind::negation:
        for (Node& child : n.children) visit(child);
        break;
      case NodeKind::field:
        if (n.field == "title") {
          visit(n.children.front());
        } else {
          mend_values(n.children.front(), n.field);
        }
        break;
      default:
        break;
    }
  }

  void mend_phrase(Node& n) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < n.text.size();) {
      const std::size_t end = std::min(n.text.find(' ', at), n.text.size());
      words.push_back(n.text.substr(at, end - at));
      at = end + 1;
    }
    std::vector<std::string*> row;
    for (std::string& word : words) row.push_back(&word);
    mend_row(row);
    n.text.clear();
    for (const std::string& word : words) n.text += (n.text.empty() ? "" : " ") + word;
  }

  void mend_conjunction(Node& n) {
    join_neighbours(n);
    std::vector<std::string*> row;
    for (Node& child : n.children) {
      if (child.kind == NodeKind::word) {
        row.push_back(&child.text);
        continue;
      }
      mend_row(row);
      row.clear();
      visit(child);
    }
    mend_row(row);
  }

  // Words that follow one another. A Latin name of several words stands in a row in some document: then those of them
  // that are Russian words too are read as part of it (мэйо клиник → mayo clinic).
  void mend_row(const std::vector<std::string*>& row) {
    std::vector<std::string> typed;
    std::vector<bool> foreign(row.size(), false);
    std::vector<std::optional<Correction>> made(row.size());
    for (std::size_t i = 0; i < row.size(); ++i) {
      typed.push_back(*row[i]);
      if (typed[i].starts_with('=') || mender_.is_known(typed[i])) continue;
      const auto found = mender_.find(typed[i]);
      if (!found) {
        add_offer(typed[i]);
        continue;
      }
      made[i] = Correction{found->kind, typed[i], found->word};
      *row[i] = found->word;
      foreign[i] = found->foreign;
    }
    for (std::size_t i = 0; i + 1 < row.size(); ++i) {
      if (foreign[i] && !foreign[i + 1]) foreign[i + 1] = extend(*row[i], *row[i + 1], true, made[i + 1]);
    }
    for (std::size_t i = row.size(); i-- > 1;) {
      if (foreign[i] && !foreign[i - 1]) foreign[i - 1] = extend(*row[i], *row[i - 1], false, made[i - 1]);
    }
    for (std::size_t i = 0; row.size() > 1 && i < row.size(); ++i) {
      if (!made[i] && !mender_.is_written(typed[i])) read_as_pair(row, i, made);
    }
    for (auto& correction : made) {
      if (correction) corrections_.push_back(std::move(*correction));
    }
  }

  // A word that is known as the name of something, but stands in no document in these letters: read as Latin with the
  // word before or after it, if some document has both so.
  void read_as_pair(const std::vector<std::string*>& row, std::size_t i, std::vector<std::optional<Correction>>& made) {
    for (const std::string& latin : mender_.latin_names(*row[i])) {
      const bool found = (i + 1 < row.size() && extend(latin, *row[i + 1], true, made[i + 1])) ||
                         (i > 0 && extend(latin, *row[i - 1], false, made[i - 1]));
      if (!found) continue;
      made[i] = Correction{CorrectionKind::transliteration, *row[i], latin};
      *row[i] = latin;
      return;
    }
  }

  // Reads `word` as Latin when some document has it so beside `name`.
  bool extend(const std::string& name, std::string& word, bool after, std::optional<Correction>& made) const {
    for (const std::string& latin : mender_.latin_names(word)) {
      if (!(after ? mender_.stand_together(name, latin) : mender_.stand_together(latin, name))) continue;
      if (!made) made = Correction{CorrectionKind::transliteration, word, latin};
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
      const std::string joined = left.text + right.text;
      const bool short_piece = std::min(utf8::length(left.text), utf8::length(right.text)) < kLettersOfHalf;
      if (utf8::length(joined) <= kLettersOfHalf || !mender_.is_known(joined)) continue;
      const bool words = mender_.is_known(left.text) && mender_.is_known(right.text);
      if (words && (short_piece || mender_.stand_together(left.text, right.text))) continue;
      corrections_.push_back({CorrectionKind::joined, left.text + " " + right.text, joined});
      left.text = joined;
      left.span.end = right.span.end;
      n.children.erase(n.children.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
  }

  // The names in a facet field, however they are combined.
  void mend_values(Node& n, const std::string& facet) {
    if (n.kind == NodeKind::field) return visit(n);
    if (n.kind == NodeKind::word || n.kind == NodeKind::phrase) {
      const auto meant = mend_facet_value(facet, n.text, c_);
      if (!meant) return;
      corrections_.push_back({CorrectionKind::spelling, n.text, *meant});
      n.text = *meant;
      if (meant->find(' ') != std::string::npos) n.kind = NodeKind::phrase;
      return;
    }
    for (Node& child : n.children) mend_values(child, facet);
  }

  std::string mend(const std::string& text) {
    std::string word = text;
    mend_row({&word});
    return word;
  }

  void add_offer(const std::string& text) {
    if (const auto offered = mender_.offer(text)) offers_.push_back({offered->kind, text, offered->word});
  }

  const RepairContext& c_;
  WordMender mender_;
  std::vector<Correction> corrections_, offers_;
};

}  // namespace

std::string_view correction_name(CorrectionKind kind) {
  switch (kind) {
    case CorrectionKind::layout:
      return "layout";
    case CorrectionKind::transliteration:
      return "transliteration";
    case CorrectionKind::spelling:
      return "spelling";
    case CorrectionKind::split:
      return "split";
    case CorrectionKind::joined:
      return "joined";
  }
  return "spelling";
}

Repaired repair(const Node& root, const RepairContext& context) {
  return Repairer(context).run(root);
}

}  // namespace diplomed::query
