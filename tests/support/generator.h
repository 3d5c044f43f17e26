// Any number of articles from one seed, with what is true of each: for tests, soaks and benchmarks.
//
// Article i is a function of the seed and of i alone: the first 1,000 of 50,000 are those of 1,000, in any order and on
// any thread. The bytes are the same on every machine: integer arithmetic only, no distributions of the standard
// library, no dictionary, no clock. All words are the project's own (word_lists.cc).
//
// Of 100 articles about 90 are Russian, the others Kazakh, Kyrgyz, Uzbek and English; 8 are reprints of one of the 40
// before them: the same story in another source, a day or two later, with a sentence less. Words follow Zipf's law and
// new ones (drugs, surnames) go on coming; lengths are log-normal, half of the articles have more than twelve
// sentences.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace diplomed::testing {

struct GoldPerson {
  std::string name;  // nominative
  std::string role;  // nominative, with the country where there is one; empty in articles that are not Russian
};

struct GoldInstrument {
  std::string type;    // id in corpus/vocabulary/instruments.tsv
  std::string status;  // id in corpus/vocabulary/statuses.tsv
};

// What is true of an article. Lists may be empty.
struct Gold {
  std::string title;
  std::string date;                        // YYYY-MM-DD; empty when the article has none
  std::string date_in;                     // "metadata", "prose" (the day of the event) or "none"
  std::vector<std::string> countries;      // ISO 3166-1: those that act, all named in title or lead
  std::vector<GoldPerson> people;          // of the lead
  std::vector<std::string> organisations;  // nominative
  std::vector<GoldInstrument> instruments;
  std::string reprint_of;  // id of the article that this one repeats
};

// All text is UTF-8 without control characters but for line breaks.
struct GeneratedArticle {
  std::string id;     // "g0000000042"
  std::string title;  // one line
  std::string text;   // paragraphs with blank lines between
  std::string date;   // of the metadata, YYYY-MM-DD or empty
  std::string source, url, author;
  std::string language;  // "ru", "kk", "ky", "uz", "en"
  Gold gold;
};

// Thread-safe once made.
class ArticleGenerator {
 public:
  explicit ArticleGenerator(std::uint64_t seed);
  ~ArticleGenerator();
  GeneratedArticle article(std::uint64_t i) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// A line of JSON, with its line break: what the indexer reads as a record.
std::string jsonl_record(const GeneratedArticle& article);
// A line of JSON: {"id", "language", "title", "date", "date_in", "countries", "people": [{"name", "role"}],
// "organisations", "instruments": [{"type", "status"}], "reprint_of"}.
std::string gold_record(const GeneratedArticle& article);

struct GeneratedFile {
  std::string name;           // "g0000000042.html"
  std::string bytes;          // in its charset
  std::string format;         // "txt", "html", "jsonl", "csv", "eml", "md"
  std::string charset;        // "utf-8", "windows-1251", "koi8-r"
  bool noise = false;         // menus, captions or cards of other pages are around the text
  std::string id_by_indexer;  // what the article's id is when only this file's folder is indexed
};

// The article as a file of a format and a charset that its id decides: half are txt, a fifth html. Eight-bit charsets
// are for Russian texts; what a charset lacks («», –) is written plainly.
GeneratedFile file_of(const GeneratedArticle& article);

}  // namespace diplomed::testing
