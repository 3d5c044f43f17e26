// A mistyped name in a facet field: страна:казхстан, person:мурашка.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "query/repair/correction.h"

namespace diplomed::query {

// Mends the values of one field. Belongs to the thread of its context, which it refers to; the names of the field are
// gathered once. All may throw Xapian::Error.
class FacetMender {
 public:
  struct Found {
    CorrectionKind kind;
    std::string text;
  };

  // A canonical name of a facet whose values have names.
  static bool can_mend(std::string_view facet);

  // REQUIRES: can_mend(facet).
  FacetMender(std::string facet, const RepairContext& context) : facet_(std::move(facet)), c_(context) {}

  // Some document has the value, or it names a concept: «страна:Франция» is right, though no document has it.
  bool is_right(const std::string& text) const { return finds_something(text) || names_concept(text); }

  // `text`, which is not right, with those words mended that are in no name of a value or of a concept of that facet:
  // keyboard layout, Latin letters, one or two slips. The kind is that of the first word mended. Nothing when what was
  // mended finds no document either.
  std::optional<Found> mend(const std::string& text);

 private:
  bool finds_something(const std::string& text) const;
  bool names_concept(const std::string& text) const;
  void gather();
  bool in_names(const std::string& word) const;
  std::optional<Found> nearest(const std::string& form) const;
  std::optional<Found> nearest_name(const std::string& form) const;

  const std::string facet_;
  const RepairContext& c_;
  bool gathered_ = false;
  // The words of names, with the number of documents that have them; 0: of the vocabulary only.
  std::map<std::string, std::uint32_t, std::less<>> words_;
};

}  // namespace diplomed::query
