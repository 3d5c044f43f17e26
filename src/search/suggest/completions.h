// Entries of the lexicon that complete what is typed, best first.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "index/lexicon/lexicon.h"
#include "search/document_filter.h"
#include "search/suggest/typed_text.h"
#include "text/analyzer.h"

namespace diplomed::search {

struct Completion {
  std::uint32_t entry = 0;        // of the lexicon
  const TypedEnd* end = nullptr;  // what it completes
  double documents = 0;           // estimate of those that pass the filters and have the words before
};

// One call's look-ups. What it is given must outlive it.
class CompletionFinder {
 public:
  // `before`: the words before the one being typed, which weigh in where some document has them all.
  CompletionFinder(const index::Lexicon& lexicon, const DocumentFilter& filter, std::string_view before,
                   text::Analyzer& analyzer);

  // Words (of the last end only) and facet values whose names have a word start that one of the ends begins. Of either
  // kind at most `most`.
  std::vector<Completion> beginning(const std::vector<TypedEnd>& ends, std::size_t most) const;
  // For Latin letters: that sound so.
  std::vector<Completion> sounding(const TypedEnd& end, std::size_t most) const;
  // That begin with the last word but for one slip (a letter wrong, missing, too many, or two exchanged), not in its
  // first letter.
  std::vector<Completion> with_slip(const TypedEnd& end, std::size_t most) const;

 private:
  struct Pile {
    std::vector<Completion> words, values;
  };
  void add(const index::KeyRow& key, const TypedEnd& end, Pile& pile) const;
  std::vector<Completion> best(Pile pile, std::size_t most) const;
  double documents_of(const index::EntryRow& entry) const;
  void note_context(std::string_view before, text::Analyzer& analyzer);

  const index::Lexicon& lexicon_;
  std::vector<std::string> selections_;
  bool masked_ = false;
  std::vector<std::int8_t> failed_;  // of each sampled document, as DocumentFilter::failed()
  double step_ = 1;                  // documents of the index for each sampled one
};

}  // namespace diplomed::search
