// Every bound on hostile or careless input, in one place. Sizes are bytes unless the name says otherwise.
#pragma once

#include <cstddef>

namespace diplomed::limits {

// Documents
inline constexpr std::size_t kMaxFileBytes = 64u << 20;    // a larger plain, Markdown or HTML file is refused
inline constexpr std::size_t kMaxRecordBytes = 16u << 20;  // one JSONL line
inline constexpr std::size_t kMaxTitleChars = 300;         // code points; a longer first line is not a title
inline constexpr std::size_t kMaxDirectoryDepth = 64;
inline constexpr std::size_t kMaxXmlDepth = 512;  // nested elements of DOCX and ODT that are followed
inline constexpr std::size_t kMaxPdfPages = 5'000;
inline constexpr std::size_t kMaxMailDepth = 16;  // nested MIME parts
inline constexpr std::size_t kMaxCsvColumns = 1'000;
inline constexpr std::size_t kMaxArchiveDepth = 2;                     // an archive in an archive, no further
inline constexpr std::size_t kMaxArchiveEntries = 100'000;             // of one file
inline constexpr std::size_t kMaxArchiveBytes = std::size_t{4} << 30;  // expanded, of one file
inline constexpr std::size_t kMaxPackedRecords = 192u << 20;           // a record file in an archive, expanded
inline constexpr std::size_t kMaxExpansion = 1'000;                    // expanded bytes for each packed one

// Readers that run in a process of their own
inline constexpr unsigned kMaxReaderSeconds = 10;  // for one document
inline constexpr std::size_t kMaxReaderMemory = std::size_t{512} << 20;
inline constexpr std::size_t kMaxHtmlDepth = 512;  // nested elements that are followed

// Index
inline constexpr std::size_t kMaxLexiconWords = 500'000;   // the most frequent
inline constexpr std::size_t kMaxLexiconTitles = 100'000;  // the newest
inline constexpr std::size_t kMaxLexiconSample = 16'384;   // documents by which completions are ranked; fits 16 bits
inline constexpr std::size_t kMaxNameKeys = 12;            // words of a name or title that it can be found by
inline constexpr std::size_t kMaxKeptProblems = 1'000;     // of one file that the index remembers; the rest is counted

// Terms
inline constexpr std::size_t kMaxWordBytes = 96;   // a longer word is cut at a character border
inline constexpr std::size_t kMaxTermBytes = 200;  // Xapian refuses terms over 245 bytes

// Queries
inline constexpr std::size_t kMaxQueryBytes = 4096;  // a longer one is refused over HTTP; the parser reads so many
inline constexpr std::size_t kMaxQueryTerms = 128;   // words of a query; the rest is dropped and said
inline constexpr std::size_t kMaxQueryDepth = 16;    // nested parentheses
inline constexpr std::size_t kMinPrefixLetters = 3;
inline constexpr std::size_t kMaxPrefixExpansions = 512;   // terms of one beginning
inline constexpr std::size_t kMaxQueryExpansions = 4'096;  // of all beginnings and ranges, those of `within` too
inline constexpr std::size_t kMinExpansions = 4;           // of each, whatever the others took
inline constexpr std::size_t kDefaultNearDistance = 10;    // words, NEAR without a number
inline constexpr std::size_t kMaxNearDistance = 100;
inline constexpr std::size_t kMaxSpellingWords = 200'000;  // the most frequent; corrections are chosen from them
inline constexpr std::size_t kMaxMendedValues = 8;  // mistyped names in fields of one query; others are taken as typed
inline constexpr std::size_t kMaxCountedWords = 8;  // of a query that finds nothing, each searched by itself
inline constexpr std::size_t kMaxNoteBytes = 80;    // of the query, in a note about it

inline constexpr std::size_t kMaxBonuses = 32;  // typed forms and neighbours that add weight
inline constexpr std::size_t kMaxWithin = 8;    // earlier queries that a search stays within

// Time. A query whose terms stand fewer times than this in all documents ends in a few milliseconds by itself.
inline constexpr unsigned kDefaultSearchDeadlineMs = 250;
inline constexpr std::size_t kMaxUnwatchedPostings = 200'000;
inline constexpr std::size_t kMaxReliefSearches = 16;  // that say what an empty result would have without a filter
inline constexpr std::size_t kMaxIdleHandles = 16;     // of the index, each with its caches, that are kept for reuse

// Results
inline constexpr std::size_t kDefaultPageSize = 10;
inline constexpr std::size_t kMaxPageSize = 100;
inline constexpr std::size_t kMaxPageOffset = 10'000;  // deeper paging goes by cursor
inline constexpr std::size_t kDefaultFacetSize = 20;
inline constexpr std::size_t kMaxFacetSize = 500;
inline constexpr std::size_t kDefaultNetworkEdges = 100;
inline constexpr std::size_t kMaxFilterValues = 200;             // values of all filters of one request together
inline constexpr std::size_t kSnippetChars = 240;                // code points, about two lines of the page
inline constexpr std::size_t kMaxSnippetScanBytes = 256u << 10;  // of a body, for the passage of a hit
inline constexpr std::size_t kMaxReprints = 20;                  // of a hit that are listed
inline constexpr std::size_t kMaxExplainedForms = 8;
inline constexpr std::size_t kMaxSharedEntities = 12;  // of a similar article that are named as the reason
inline constexpr std::size_t kMaxSharedWords = 12;
inline constexpr std::size_t kMaxSuggestions = 8;
inline constexpr std::size_t kMaxSuggestionScan = 2'000;     // titles looked at for one completion
inline constexpr std::size_t kMaxSuggestionMatches = 1'500;  // documents counted for all completions of one call
inline constexpr std::size_t kMaxSuggestionWords = 16;       // of the query before, beside which they are counted
inline constexpr std::size_t kMaxInspectTerms = 5'000;

// Facts of one article
inline constexpr std::size_t kMaxRelations = 200;
inline constexpr std::size_t kMaxFigures = 500;
inline constexpr std::size_t kMaxEvents = 1'000;             // sentences' events, before they are merged
inline constexpr std::size_t kMaxEventSentenceBytes = 4096;  // a longer sentence is no prose and tells no event

// HTTP requests
inline constexpr std::size_t kMaxTargetBytes = 8192;      // path and query of an address; no answer gives a longer one
inline constexpr std::size_t kMaxLinkHeaderBytes = 2048;  // clients refuse long headers; next_url says the same
inline constexpr std::size_t kMaxHostBytes = 255;         // the longest name that DNS has, with a port
inline constexpr std::size_t kMaxHeaderBytes = 8192;      // one header line
inline constexpr std::size_t kMaxHeaders = 100;
inline constexpr std::size_t kMaxHeadBytes = 32u << 10;  // all header lines together
inline constexpr std::size_t kMaxBodyBytes = 1u << 20;
inline constexpr std::size_t kMaxChunkLineBytes = 256;
inline constexpr std::size_t kMaxTrailerBytes = 4096;  // headers after a chunked body, together
inline constexpr std::size_t kMaxBlankLines = 2;       // before a request

// HTTP connections
inline constexpr std::size_t kMaxReceivedBytes = 64u << 20;  // kept of unfinished requests, all connections together
inline constexpr std::size_t kMaxPendingBytes = 64u << 20;   // of answers that clients have not taken, together
inline constexpr std::size_t kMaxPendingShare = 1u << 20;    // of one answer, once that sum is reached
inline constexpr std::size_t kMaxLogTextBytes = 1000;        // of a path or a message in a line of the log
inline constexpr std::size_t kMaxKeepAliveRequests = 1000;   // of one connection

}  // namespace diplomed::limits
