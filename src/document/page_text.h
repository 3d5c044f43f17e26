// Text that comes page by page with hard line ends (PDF): running heads and page numbers are told from the text, words
// divided at a line end are put together, lines that go on are marked.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/lines.h"

namespace diplomed::document {

class PageText {
 public:
  // `page` is the text of the next page, UTF-8, "\n" after each line.
  void add_page(std::string_view page);

  // All lines, numbered through; those of running heads and page numbers have their reason set. They point into this
  // object. `head_on_first_page`: a running head on the first page is none of the title. Call once, after the last
  // page.
  std::vector<Line> lines(bool head_on_first_page);

  const std::string& buffer() const { return buffer_; }

 private:
  struct PageLine {
    std::string text;
    std::size_t page = 0;
    bool gap = false;  // an empty line stands before it
    bool continues = false;
    NoiseReason reason = NoiseReason::none;  // of a running head or a page number
  };
  void mark_page_numbers();
  void mark_running_heads(bool on_first_page);
  void join_divided_words();
  void mark_continuing();

  std::vector<PageLine> lines_;
  std::vector<std::pair<std::size_t, std::size_t>> pages_;  // [first, last) line of each
  std::string buffer_;
};

// True when "left-" at a line end and `right` at the start of the next are one word without the hyphen («сотрудни-» +
// «чество», but not «врач-» + «терапевт» or «научно-» + «практическая»).
bool is_divided_word(std::string_view left, std::string_view right);

}  // namespace diplomed::document
