// Offsets for scripts count code points, the engine's count bytes.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/utf8.h"

namespace diplomed::server {

// Answers in any order at a bounded cost each: a character is remembered with its number every so many bytes, when it
// is first passed. So the text is decoded once, however often and wherever it is asked about. One thread at a time; the
// text must outlive this.
class CodePoints {
 public:
  explicit CodePoints(std::string_view text) : text_(text) {}

  // How many characters of the text begin before `byte`; an invalid byte counts as one, as in utf8::length().
  std::size_t at(std::size_t byte) {
    if (byte > text_.size()) byte = text_.size();
    const std::size_t mark = byte / kStep;
    while (marks_.size() <= mark) marks_.push_back(walked(marks_.back(), marks_.size() * kStep));
    return walked(marks_[mark], byte).number;
  }

  // Characters decoded so far, by all calls: what the work is measured by.
  std::size_t decoded() const { return decoded_; }

  static constexpr std::size_t kStep = 256;  // bytes

 private:
  struct Place {
    std::size_t byte = 0;    // where a character begins
    std::size_t number = 0;  // of that character
  };

  // The first character that begins at `byte` or after it.
  Place walked(Place place, std::size_t byte) {
    for (; place.byte < byte && place.byte < text_.size(); ++place.number, ++decoded_) {
      place.byte += utf8::decode(text_, place.byte).bytes;
    }
    return place;
  }

  std::string_view text_;
  std::vector<Place> marks_{Place{}};  // the i-th: the first character at i * kStep or after it
  std::size_t decoded_ = 0;
};

}  // namespace diplomed::server
