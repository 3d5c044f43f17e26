#include "index/lexicon/lexicon_names.h"

#include <algorithm>

#include "base/limits.h"
#include "base/utf8.h"
#include "text/fold.h"
#include "text/stopwords.h"

namespace diplomed::index {
namespace {

bool separates(const utf8::CodePoint& c) {
  static constexpr std::u32string_view kSeparators = U" \t\r\n\u00A0\"()[]{}<>«»“”„‟‘’:;,.!?/\\|=~*+–—…№";
  return !c.valid || c.value < 0x20 || kSeparators.find(c.value) != std::u32string_view::npos;
}

}  // namespace

std::string fold_name(std::string_view text) {
  std::string folded;
  const auto add = [&folded](std::string_view word) {
    const std::string form = text::fold_yo(text::fold_word(word).form);
    if (form.empty()) return;
    if (!folded.empty()) folded.push_back(' ');
    folded += form;
  };
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size();) {
    const utf8::CodePoint c = utf8::decode(text, i);
    if (separates(c)) {
      if (i > begin) add(text.substr(begin, i - begin));
      begin = i + c.bytes;
    }
    i += c.bytes;
  }
  if (begin < text.size()) add(text.substr(begin));
  return folded;
}

std::vector<std::size_t> key_starts(std::string_view folded) {
  std::vector<std::size_t> starts;
  for (std::size_t at = 0; at < folded.size() && starts.size() < limits::kMaxNameKeys;) {
    const std::size_t end = std::min(folded.find(' ', at), folded.size());
    if (at == 0 || !text::is_stopword(folded.substr(at, end - at))) starts.push_back(at);
    at = end + 1;
  }
  return starts;
}

}  // namespace diplomed::index
