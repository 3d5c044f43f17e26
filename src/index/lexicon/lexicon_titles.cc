#include "index/lexicon/lexicon_titles.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "base/limits.h"
#include "base/utf8.h"
#include "index/lexicon/lexicon_names.h"
#include "index/schema.h"
#include "index/stored.h"

namespace diplomed::index {
namespace {

constexpr std::size_t kMostTitleBytes = 240;

struct Dated {
  std::string date;  // as in its slot; empty: unknown
  Xapian::docid docid = 0;
};

// The newest documents, newest first; undated ones after the others.
std::vector<Dated> newest(const Xapian::Database& db) {
  std::vector<Dated> all;
  all.reserve(db.get_doccount());
  auto date = db.valuestream_begin(kDateSlot);
  const auto last_date = db.valuestream_end(kDateSlot);
  for (auto at = db.postlist_begin(""); at != db.postlist_end(""); ++at) {
    if (date != last_date && date.get_docid() < *at) date.skip_to(*at);
    const bool dated = date != last_date && date.get_docid() == *at;
    all.push_back({dated ? *date : std::string(), *at});
  }
  const std::size_t keep = std::min(all.size(), limits::kMaxLexiconTitles);
  std::partial_sort(
      all.begin(), all.begin() + static_cast<std::ptrdiff_t>(keep), all.end(),
      [](const Dated& a, const Dated& b) { return a.date != b.date ? a.date > b.date : a.docid > b.docid; });
  all.resize(keep);
  return all;
}

std::string folded_title(const Xapian::Database& db, Xapian::docid docid) {
  const Result<StoredHead> head = decode_head(db.get_document(docid).get_data());
  return head ? fold_name(utf8::truncate(head->title, kMostTitleBytes)) : std::string();
}

}  // namespace

void add_titles(const Xapian::Database& db, const Lexicon* old, LexiconImage& image, const std::atomic<bool>* stop) {
  std::unordered_map<Xapian::docid, std::uint32_t> known;
  if (old != nullptr) {
    for (const TitleRow& row : old->titles()) known.emplace(row.docid, row.begin);
  }
  for (const Dated& document : newest(db)) {
    if (stop != nullptr && *stop) return;
    const auto at = known.find(document.docid);
    const std::string title = at != known.end() ? std::string(old->text(at->second)) : folded_title(db, document.docid);
    if (title.empty()) continue;
    const auto row = static_cast<std::uint32_t>(image.titles.size());
    const std::uint32_t begin = image.add_text(title);
    image.titles.push_back({document.docid, begin});
    for (const std::size_t start : key_starts(title)) {
      image.title_keys.push_back({begin + static_cast<std::uint32_t>(start), row});
    }
  }
  image.sort_by_text(image.title_keys);
}

}  // namespace diplomed::index
