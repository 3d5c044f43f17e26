// The only place for term prefixes, value slots, metadata keys and the format version of an index.
//
// Terms (UTF-8, at most limits::kMaxTermBytes; lemmas begin with a lower case letter or a digit, so upper case
// prefixes cannot collide with them):
//   соглашение        lemma or stem, with positions; a title counts twice
//   Sсоглашение       the same in the title only, with positions
//   Eсоглашением      exact folded form, no positions
//   XCcountry:KG      a concept is named in the document; wdf = number of mentions
//   XFcountry:KG      a facet value of the document (boolean)
//   XFcountry:        the document has some value of that facet (boolean)
//   XNperson:мурашко  a word of the name or of an alias of a facet value, with positions: those of one value stand
//                     together, far from those of another; XNauthor: and XNfile: the words of the author's name and of
//                     the name of the file, which are no facets
//   XVEm58 XVBm58      a figure of the document is 5800000; begins so (boolean), see index/number_terms.h
//   XREm58 XRBm58      the same for what lies between the bounds of a figure that is a range
//   D20251024 M202510 Y2025   its date, as far as it is known (boolean); XDNONE: undated
//   Q<id>             the document's id;  XP<hash>  the file it came from (boolean)
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>

namespace diplomed::index {

// Changes whenever terms, slots or stored data change their meaning.
inline constexpr std::string_view kFormatVersion = "diplomed-5";

std::string title_term(std::string_view lemma);
std::string exact_term(std::string_view form);
std::string concept_term(std::string_view type, std::string_view id);
std::string facet_term(std::string_view facet, std::string_view value);
std::string facet_present_term(std::string_view facet);
std::string name_term(std::string_view facet, std::string_view lemma);
// Fields of queries that are no facets but have terms as the names of facet values have them.
inline constexpr std::string_view kAuthorField = "author";
inline constexpr std::string_view kFileField = "file";
// Keys of numbers and beginnings of them, see index/number_terms.h.
std::string number_term(std::string_view number);
std::string number_start_term(std::string_view beginning);
std::string between_term(std::string_view number);
std::string between_start_term(std::string_view beginning);
std::string id_term(std::string_view id);  // ids over the limit are hashed
std::string file_term(std::string_view path);

// Terms of an ISO date of any precision: "2025-10-24" → Y2025 M202510 D20251024. `iso` must be valid.
std::string year_term(std::string_view iso);
std::string month_term(std::string_view iso);
std::string day_term(std::string_view iso);
inline constexpr std::string_view kUndatedTerm = "XDNONE";

// The first byte after all prefixes; lemmas that begin with a letter stand after it in byte order.
inline constexpr char kAfterPrefixes = 'Z' + 1;

// Value slots. The date sorts as a string: "2025" < "202510" < "20251024".
inline constexpr Xapian::valueno kDateSlot = 0;
// Slot of a facet of knowledge::kFacets: its values joined by kValueSeparator. REQUIRES: a known facet name.
Xapian::valueno facet_slot(std::string_view facet);
// The signature of the body (index/fingerprint.h); absent for very short ones.
inline constexpr Xapian::valueno kSignatureSlot = 100;
// Who stands in one relation with whom: relations joined by kValueSeparator, in each the entities joined by
// kMemberSeparator, an entity as facet:value ("person:…", "org:…").
inline constexpr Xapian::valueno kNetworkSlot = 101;
inline constexpr char kMemberSeparator = '\x1e';
inline constexpr char kValueSeparator = '\x1f';

// Metadata keys.
inline constexpr std::string_view kFormatKey = "format";
inline constexpr std::string_view kPipelineKey = "pipeline";      // fingerprint of dictionary, vocabulary and options
inline constexpr std::string_view kVocabularyKey = "vocabulary";  // Vocabulary::serialize()
inline constexpr std::string_view kFilePrefix = "file:";          // + hash of the path → size, mtime, hash, path
std::string file_key(std::string_view path);
inline constexpr std::string_view kProblemsPrefix = "problems:";  // + hash of the path → encode_problems()
std::string problems_key(std::string_view path);
inline constexpr std::string_view kReprintsKey = "reprints";  // groups of docids, see index/reprints.h
inline constexpr std::string_view kLabelPrefix = "label:";    // + facet:value → label_ru \t label_en
std::string label_key(std::string_view facet, std::string_view value);

// Positions: the title stands before the body, far enough that no phrase spans both.
inline constexpr Xapian::termpos kBodyGap = 100;
inline constexpr Xapian::termcount kTitleWdf = 2;
// Positions of name_term(): so far apart stand the names of two values; a name has at most so many words.
inline constexpr Xapian::termpos kNameGap = 100;
inline constexpr Xapian::termpos kMostNameWords = 40;

}  // namespace diplomed::index
