// The paragraphs of a document's body and the fragments that lead to them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace diplomed::server {

// The borders are found once, so an anchor costs a binary search. Thread-safe after construction.
class Paragraphs {
 public:
  // `body`: paragraphs joined by "\n\n".
  explicit Paragraphs(std::string_view body) {
    for (std::size_t i = body.find("\n\n"); i != std::string_view::npos; i = body.find("\n\n", i + 2)) {
      borders_.push_back(i);
    }
  }

  // "p3": the fragment of the paragraph that holds the byte `at`.
  std::string anchor(std::size_t at) const {
    const auto before = std::lower_bound(borders_.begin(), borders_.end(), at) - borders_.begin();
    return "p" + std::to_string(before + 1);
  }

 private:
  std::vector<std::size_t> borders_;  // bytes where a "\n\n" begins
};

}  // namespace diplomed::server
