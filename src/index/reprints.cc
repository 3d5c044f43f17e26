// Candidates are documents whose signatures agree in a band; the exact test over their texts decides. Only pairs with
// at least one document that is to be placed are looked at: the new ones, and the members of groups that lost one (what
// held the rest together may be gone).
#include "index/reprints.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>
#include <unordered_set>

#include "index/schema.h"

namespace diplomed::index {
namespace {

// In one band a document is compared with at most so many others that are not yet known to be its reprints: many agree
// only by a shared footer.
constexpr std::size_t kMostComparisons = 64;
constexpr std::size_t kKeptFingerprints = 4'096;
constexpr std::size_t kFilterBits = std::size_t{1} << 18;  // for each band

struct Signed {
  Xapian::docid docid = 0;
  Signature signature{};
};

std::vector<Signed> read_signatures(const Xapian::Database& db) {
  std::vector<Signed> all;
  for (auto at = db.valuestream_begin(kSignatureSlot); at != db.valuestream_end(kSignatureSlot); ++at) {
    Signed s;
    s.docid = at.get_docid();
    if (decode_signature(*at, s.signature)) all.push_back(s);
  }
  return all;
}

class Grouping {
 public:
  Grouping(std::vector<Signed> all, const FingerprintOf& fingerprint_of)
      : all_(std::move(all)), parent_(all_.size()), to_place_(all_.size()), fingerprint_of_(fingerprint_of) {
    std::iota(parent_.begin(), parent_.end(), 0u);
  }

  void take_over(const ReprintGroups& old) {
    for (const std::vector<Xapian::docid>& group : old) {
      std::vector<std::uint32_t> left;
      for (const Xapian::docid docid : group) {
        if (const auto at = find_docid(docid); at < all_.size()) left.push_back(at);
      }
      const bool whole = left.size() == group.size();
      for (const std::uint32_t member : left) {
        if (whole) {
          join(left.front(), member);
        } else {
          to_place_[member] = 1;
        }
      }
    }
  }

  void place_from(Xapian::docid first_new) {
    for (std::size_t i = 0; i < all_.size(); ++i) {
      if (all_[i].docid >= first_new) to_place_[i] = 1;
    }
    find_relevant();
    for (std::size_t band = 0; band < kBands; ++band) compare_in(band);
  }

  ReprintGroups groups() {
    std::vector<std::uint32_t> size(all_.size());
    for (std::uint32_t i = 0; i < all_.size(); ++i) ++size[root(i)];
    std::unordered_map<std::uint32_t, std::vector<Xapian::docid>> by_root;
    for (std::uint32_t i = 0; i < all_.size(); ++i) {
      if (size[root(i)] > 1) by_root[root(i)].push_back(all_[i].docid);
    }
    ReprintGroups out;
    for (auto& [root, members] : by_root) out.push_back(std::move(members));
    std::sort(out.begin(), out.end());
    return out;
  }

 private:
  struct Banded {
    std::uint32_t value, index;
    friend auto operator<=>(const Banded&, const Banded&) = default;
  };

  std::uint32_t find_docid(Xapian::docid docid) const {
    const auto at = std::lower_bound(all_.begin(), all_.end(), docid,
                                     [](const Signed& s, Xapian::docid wanted) { return s.docid < wanted; });
    const bool found = at != all_.end() && at->docid == docid;
    return found ? static_cast<std::uint32_t>(at - all_.begin()) : static_cast<std::uint32_t>(all_.size());
  }

  std::uint32_t root(std::uint32_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }

  void join(std::uint32_t a, std::uint32_t b) { parent_[root(b)] = root(a); }

  // One pass over all documents leaves those that may agree with one to be placed: few after a small change.
  void find_relevant() {
    std::vector<bool> filter(kBands * kFilterBits);
    const auto bit = [](std::size_t band, std::uint32_t value) { return band * kFilterBits + value % kFilterBits; };
    for (std::size_t i = 0; i < all_.size(); ++i) {
      for (std::size_t band = 0; to_place_[i] != 0 && band < kBands; ++band) {
        filter[bit(band, all_[i].signature[band])] = true;
      }
    }
    for (std::uint32_t i = 0; i < all_.size(); ++i) {
      bool may_agree = false;
      for (std::size_t band = 0; !may_agree && band < kBands; ++band) {
        may_agree = filter[bit(band, all_[i].signature[band])];
      }
      if (may_agree) relevant_.push_back(i);
    }
  }

  void compare_in(std::size_t band) {
    std::unordered_set<std::uint32_t> wanted;
    for (const std::uint32_t i : relevant_) {
      if (to_place_[i] != 0) wanted.insert(all_[i].signature[band]);
    }
    std::vector<Banded> bucketed;
    for (const std::uint32_t i : relevant_) {
      if (wanted.contains(all_[i].signature[band])) bucketed.push_back({all_[i].signature[band], i});
    }
    std::sort(bucketed.begin(), bucketed.end());
    for (std::size_t begin = 0; begin < bucketed.size();) {
      std::size_t end = begin + 1;
      while (end < bucketed.size() && bucketed[end].value == bucketed[begin].value) ++end;
      for (std::size_t i = begin; i < end; ++i) compare_before(bucketed, begin, i);
      begin = end;
    }
  }

  // Compares document `at` of a bucket with those before it, nearest first.
  void compare_before(const std::vector<Banded>& bucketed, std::size_t begin, std::size_t at) {
    const std::uint32_t own = bucketed[at].index;
    std::size_t compared = 0;
    for (std::size_t j = at; j > begin && compared < kMostComparisons; --j) {
      const std::uint32_t other = bucketed[j - 1].index;
      if (to_place_[own] == 0 && to_place_[other] == 0) continue;
      if (root(own) == root(other) || !compared_.insert(pair_key(own, other)).second) continue;
      ++compared;
      if (is_reprint(fingerprint(own), fingerprint(other))) join(own, other);
    }
  }

  static std::uint64_t pair_key(std::uint32_t a, std::uint32_t b) {
    return static_cast<std::uint64_t>(std::min(a, b)) << 32 | std::max(a, b);
  }

  // Two calls in a row leave both results valid.
  const Fingerprint& fingerprint(std::uint32_t i) {
    if (kept_.size() >= kKeptFingerprints) std::swap(kept_, older_), kept_.clear();
    const auto known = kept_.find(i);
    if (known != kept_.end()) return known->second;
    if (const auto moved = older_.extract(i); !moved.empty()) return kept_.emplace(i, moved.mapped()).first->second;
    return kept_.emplace(i, fingerprint_of_(all_[i].docid)).first->second;
  }

  std::vector<Signed> all_;            // by docid
  std::vector<std::uint32_t> parent_;  // union-find over indexes of all_
  std::vector<char> to_place_;
  std::vector<std::uint32_t> relevant_;  // indexes of all_, sorted
  const FingerprintOf& fingerprint_of_;
  std::unordered_set<std::uint64_t> compared_;  // pairs
  std::unordered_map<std::uint32_t, Fingerprint> kept_, older_;
};

void put_number(std::string& out, std::uint64_t n) {
  for (; n >= 0x80; n >>= 7) out.push_back(static_cast<char>(n | 0x80));
  out.push_back(static_cast<char>(n));
}

// False at the end of the data.
bool get_number(std::string_view& data, std::uint64_t& n) {
  n = 0;
  for (unsigned shift = 0; !data.empty() && shift < 64; shift += 7) {
    const auto byte = static_cast<unsigned char>(data.front());
    data.remove_prefix(1);
    n |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
    if (byte < 0x80) return true;
  }
  return false;
}

}  // namespace

std::string encode_groups(const ReprintGroups& groups) {
  std::string out;
  for (const std::vector<Xapian::docid>& group : groups) {
    put_number(out, group.size());
    Xapian::docid last = 0;
    for (const Xapian::docid docid : group) {
      put_number(out, docid - last);
      last = docid;
    }
  }
  return out;
}

ReprintGroups decode_groups(std::string_view data) {
  ReprintGroups groups;
  for (std::uint64_t size = 0; get_number(data, size) && size <= data.size();) {
    std::vector<Xapian::docid> group;
    std::uint64_t step = 0;
    std::uint64_t last = 0;
    while (group.size() < size && get_number(data, step)) {
      last += step;
      group.push_back(static_cast<Xapian::docid>(last));
    }
    if (group.size() < size) break;
    groups.push_back(std::move(group));
  }
  return groups;
}

ReprintTable::ReprintTable(ReprintGroups groups) : groups_(std::move(groups)) {
  for (std::uint32_t i = 0; i < groups_.size(); ++i) {
    for (const Xapian::docid docid : groups_[i]) by_docid_[docid] = i;
  }
}

const std::vector<Xapian::docid>* ReprintTable::group_of(Xapian::docid docid) const {
  const auto found = by_docid_.find(docid);
  return found == by_docid_.end() ? nullptr : &groups_[found->second];
}

ReprintGroups read_groups(const Xapian::Database& db) {
  return decode_groups(db.get_metadata(std::string(kReprintsKey)));
}

ReprintGroups update_groups(const Xapian::Database& db, const ReprintGroups& old, Xapian::docid first_new,
                            const FingerprintOf& fingerprint_of) {
  Grouping grouping(read_signatures(db), fingerprint_of);
  grouping.take_over(old);
  grouping.place_from(first_new);
  return grouping.groups();
}

}  // namespace diplomed::index
