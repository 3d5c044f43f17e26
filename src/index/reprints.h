// Groups of reprints: articles that tell the same story in (nearly) the same words. Kept in the index's metadata and
// brought up to date by each run in the transaction, or the generation, that publishes it.
#pragma once

#include <xapian.h>

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "index/fingerprint.h"

namespace diplomed::index {

// Groups of two and more documents: docids in order, groups by their first docid.
using ReprintGroups = std::vector<std::vector<Xapian::docid>>;

// As the metadata has it (numbers in LEB128, differences of docids); an empty text is no groups.
std::string encode_groups(const ReprintGroups& groups);
// Broken data gives the groups before the break.
ReprintGroups decode_groups(std::string_view data);

ReprintGroups read_groups(const Xapian::Database& db);

// The groups of one state of an index, looked up by document. Immutable; thread-safe.
class ReprintTable {
 public:
  explicit ReprintTable(ReprintGroups groups);

  bool empty() const { return groups_.empty(); }
  // All documents of the group of `docid`, itself too; nullptr when it is in none.
  const std::vector<Xapian::docid>* group_of(Xapian::docid docid) const;

 private:
  ReprintGroups groups_;
  std::unordered_map<Xapian::docid, std::uint32_t> by_docid_;
};

// The fingerprint of a document of the index.
using FingerprintOf = std::function<Fingerprint(Xapian::docid)>;

// The connected components of "is a reprint of" over all documents of `db`, given those before the run: `old` groups
// may have lost documents, and those from `first_new` on are new. The result does not depend on how the documents came
// in. Reads the signatures of all documents; `fingerprint_of` is asked for candidates only.
ReprintGroups update_groups(const Xapian::Database& db, const ReprintGroups& old, Xapian::docid first_new,
                            const FingerprintOf& fingerprint_of);

}  // namespace diplomed::index
