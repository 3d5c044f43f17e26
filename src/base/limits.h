// Every bound on hostile or careless input, in one place. Sizes are bytes unless the name says otherwise.
#pragma once

#include <cstddef>

namespace diplomed::limits {

// Documents
inline constexpr std::size_t max_file_bytes = 64u << 20;    // a larger plain, Markdown or HTML file is refused
inline constexpr std::size_t max_record_bytes = 16u << 20;  // one JSONL line
inline constexpr std::size_t max_title_chars = 300;         // code points; a longer first line is not a title
inline constexpr std::size_t max_directory_depth = 64;
inline constexpr std::size_t max_xml_depth = 512;  // nested elements of DOCX and ODT that are followed
inline constexpr std::size_t max_pdf_pages = 5'000;
inline constexpr std::size_t max_mail_depth = 16;  // nested MIME parts
inline constexpr std::size_t max_csv_columns = 1'000;
inline constexpr std::size_t max_archive_depth = 2;                     // an archive in an archive, no further
inline constexpr std::size_t max_archive_entries = 100'000;             // of one file
inline constexpr std::size_t max_archive_bytes = std::size_t{4} << 30;  // expanded, of one file
inline constexpr std::size_t max_packed_records = 192u << 20;           // a record file in an archive, expanded
inline constexpr std::size_t max_expansion = 1'000;                     // expanded bytes for each packed one

// Readers that run in a process of their own
inline constexpr unsigned max_reader_seconds = 10;  // for one document
inline constexpr std::size_t max_reader_memory = std::size_t{512} << 20;
inline constexpr std::size_t max_html_depth = 512;  // nested elements that are followed

// Index
inline constexpr std::size_t max_lexicon_words = 500'000;   // the most frequent
inline constexpr std::size_t max_lexicon_titles = 100'000;  // the newest
inline constexpr std::size_t max_lexicon_sample = 16'384;   // documents by which completions are ranked; fits 16 bits
inline constexpr std::size_t max_name_keys = 12;            // words of a name or title that it can be found by
inline constexpr std::size_t max_kept_problems = 1'000;     // of one file that the index remembers; the rest is counted

// Terms
inline constexpr std::size_t max_word_bytes = 96;   // a longer word is cut at a character border
inline constexpr std::size_t max_term_bytes = 200;  // Xapian refuses terms over 245 bytes

// Queries
inline constexpr std::size_t max_query_bytes = 4096;  // a longer one is refused over HTTP; the parser reads so many
inline constexpr std::size_t max_query_terms = 128;   // words of a query; the rest is dropped and said
inline constexpr std::size_t max_query_depth = 16;    // nested parentheses
inline constexpr std::size_t min_prefix_letters = 3;
inline constexpr std::size_t max_prefix_expansions = 512;   // terms of one beginning
inline constexpr std::size_t max_query_expansions = 4'096;  // of all beginnings and ranges, those of `within` too
inline constexpr std::size_t min_expansions = 4;            // of each, whatever the others took
inline constexpr std::size_t default_near_distance = 10;    // words, NEAR without a number
inline constexpr std::size_t max_near_distance = 100;
inline constexpr std::size_t max_spelling_words = 200'000;  // the most frequent; corrections are chosen from them
inline constexpr std::size_t max_mended_values = 8;  // mistyped names in fields of one query; others are taken as typed
inline constexpr std::size_t max_note_bytes = 80;    // of the query, in a note about it

inline constexpr std::size_t max_bonuses = 32;  // typed forms and neighbours that add weight
inline constexpr std::size_t max_within = 8;    // earlier queries that a search stays within

// Time. A query whose terms stand fewer times than this in all documents ends in a few milliseconds by itself.
inline constexpr unsigned default_search_deadline_ms = 250;
inline constexpr std::size_t max_unwatched_postings = 200'000;
inline constexpr std::size_t max_relief_searches = 16;  // that say what an empty result would have without a filter
inline constexpr std::size_t max_idle_handles = 16;     // of the index, each with its caches, that are kept for reuse

// Results
inline constexpr std::size_t default_page_size = 10;
inline constexpr std::size_t max_page_size = 100;
inline constexpr std::size_t max_page_offset = 10'000;  // deeper paging goes by cursor
inline constexpr std::size_t default_facet_size = 20;
inline constexpr std::size_t max_facet_size = 500;
inline constexpr std::size_t default_network_edges = 100;
inline constexpr std::size_t max_filter_values = 200;              // values of all filters of one request together
inline constexpr std::size_t snippet_chars = 240;                  // code points, about two lines of the page
inline constexpr std::size_t max_snippet_scan_bytes = 256u << 10;  // of a body, for the passage of a hit
inline constexpr std::size_t max_reprints = 20;                    // of a hit that are listed
inline constexpr std::size_t max_explained_forms = 8;
inline constexpr std::size_t max_shared_entities = 12;  // of a similar article that are named as the reason
inline constexpr std::size_t max_shared_words = 12;
inline constexpr std::size_t max_suggestions = 8;
inline constexpr std::size_t max_suggestion_scan = 2'000;     // titles looked at for one completion
inline constexpr std::size_t max_suggestion_matches = 1'500;  // documents counted for all completions of one call
inline constexpr std::size_t max_suggestion_words = 16;       // of the query before, beside which they are counted
inline constexpr std::size_t max_inspect_terms = 5'000;

// Facts of one article
inline constexpr std::size_t max_relations = 200;
inline constexpr std::size_t max_figures = 500;
inline constexpr std::size_t max_events = 1'000;               // sentences' events, before they are merged
inline constexpr std::size_t max_event_sentence_bytes = 4096;  // a longer sentence is no prose and tells no event

// HTTP requests
inline constexpr std::size_t max_target_bytes = 8192;  // path and query of an address; no answer gives a longer one
inline constexpr std::size_t max_link_header_bytes = 2048;  // clients refuse long headers; next_url says the same
inline constexpr std::size_t max_host_bytes = 255;          // the longest name that DNS has, with a port
inline constexpr std::size_t max_header_bytes = 8192;       // one header line
inline constexpr std::size_t max_headers = 100;
inline constexpr std::size_t max_head_bytes = 32u << 10;  // all header lines together
inline constexpr std::size_t max_body_bytes = 1u << 20;
inline constexpr std::size_t max_chunk_line_bytes = 256;
inline constexpr std::size_t max_trailer_bytes = 4096;  // headers after a chunked body, together
inline constexpr std::size_t max_blank_lines = 2;       // before a request

// HTTP connections
inline constexpr std::size_t max_received_bytes = 64u << 20;  // kept of unfinished requests, all connections together
inline constexpr std::size_t max_pending_bytes = 64u << 20;   // of answers that clients have not taken, together
inline constexpr std::size_t max_pending_share = 1u << 20;    // of one answer, once that sum is reached
inline constexpr std::size_t max_log_text_bytes = 1000;       // of a path or a message in a line of the log
inline constexpr std::size_t max_keep_alive_requests = 1000;  // of one connection

}  // namespace diplomed::limits
