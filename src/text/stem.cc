#include "text/stem.h"

#include <libstemmer.h>

#include "base/utf8.h"
#include "language_data/stem_endings.h"

namespace diplomed::text {
namespace {

namespace endings = language_data::stem_endings;

struct CloseStemmer {
  void operator()(sb_stemmer* s) const { sb_stemmer_delete(s); }
};
using Handle = std::unique_ptr<sb_stemmer, CloseStemmer>;

std::string_view run(sb_stemmer* stemmer, std::string_view word) {
  const sb_symbol* out =
      sb_stemmer_stem(stemmer, reinterpret_cast<const sb_symbol*>(word.data()), static_cast<int>(word.size()));
  if (out == nullptr) return word;  // out of memory: the word itself is a valid stem
  return {reinterpret_cast<const char*>(out), static_cast<std::size_t>(sb_stemmer_length(stemmer))};
}

}  // namespace

struct Stemmer::Impl {
  Handle russian{sb_stemmer_new("russian", "UTF_8")};
  Handle english{sb_stemmer_new("english", "UTF_8")};
};

Stemmer::Stemmer() : impl_(std::make_unique<Impl>()) {}
Stemmer::~Stemmer() = default;
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;

std::string_view Stemmer::russian(std::string_view word) {
  return run(impl_->russian.get(), word);
}
std::string_view Stemmer::english(std::string_view word) {
  return run(impl_->english.get(), word);
}

std::string_view surname_base(std::string_view word) {
  constexpr std::size_t kLeastLetters = 4;
  const auto is_base = [&](std::string_view base) {
    if (utf8::length(base) < kLeastLetters) return false;
    for (const std::string_view suffix : endings::kSurnameSuffix) {
      if (base.ends_with(suffix)) return true;
    }
    return false;
  };
  if (is_base(word)) return word;
  for (const std::string_view ending : endings::kSurname) {
    if (!word.ends_with(ending)) continue;
    const std::string_view base = word.substr(0, word.size() - ending.size());
    if (is_base(base)) return base;
  }
  return {};
}

std::string_view noun_base(std::string_view word) {
  constexpr std::size_t kLeastLetters = 4;
  for (const std::string_view ending : endings::kNoun) {
    if (!word.ends_with(ending)) continue;
    const std::string_view base = word.substr(0, word.size() - ending.size());
    return utf8::length(base) < kLeastLetters ? word : base;
  }
  return word;
}

}  // namespace diplomed::text
