// PDF through poppler: the text layer in reading order. Pictures of text are not read.
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "base/limits.h"
#include "base/utf8.h"
#include "document/chars.h"
#include "document/charset/mojibake.h"
#include "document/page_text.h"
#include "document/readers/file_properties.h"
#include "document/readers/readers.h"

namespace diplomed::document {
namespace {

constexpr std::size_t kLeastLetters = 20;  // of a file that has a text layer

// poppler tells its troubles to one function for the whole process; the last one of this thread is kept.
thread_local std::string last_trouble;

void keep_trouble(const std::string& message, void*) {
  last_trouble = chars::tidy(message).substr(0, 200);
}

std::string text_of(const poppler::ustring& text) {
  const poppler::byte_array bytes = text.to_utf8();
  return utf8::sanitize(std::string_view(bytes.data(), bytes.size()));
}

// What the glyphs of a text layer were taken for.
struct Census {
  std::size_t letters = 0;  // and digits
  std::size_t garbage = 0;  // private use, replacement and control characters
  std::size_t words = 0;
  std::size_t odd_words = 0;  // «ijbdZahf», «khklZ_c», «Е15т$»: a font without a table of characters, a bad recognition
};

// A sign inside of a word that no word has, a digit between letters, or a capital after a small letter.
bool is_odd(std::string_view word) {
  static constexpr std::u32string_view kSigns = U"\\^_[]{}|~<>@`?$#*=";
  char32_t before = 0;
  for (std::size_t i = 0; i < word.size();) {
    const utf8::CodePoint c = utf8::decode(word, i);
    i += c.bytes;
    if (before != 0) {
      const bool sign = kSigns.find(c.value) != std::u32string_view::npos;
      if ((sign && chars::is_letter(before)) ||
          (chars::is_letter(c.value) && kSigns.find(before) != std::u32string_view::npos))
        return true;
      if (chars::is_lower(before) && (chars::is_upper(c.value) || chars::is_digit(c.value))) return true;
    }
    before = c.value;
  }
  return false;
}

Census census(std::string_view text) {
  Census out;
  for (std::size_t i = 0; i < text.size();) {
    const utf8::CodePoint c = utf8::decode(text, i);
    i += c.bytes;
    out.letters += chars::is_letter(c.value) || chars::is_digit(c.value);
    const bool control = c.value < 0x20 && c.value != '\n' && c.value != '\t' && c.value != '\r' && c.value != '\f';
    out.garbage += control || c.value == 0xfffd || (c.value >= 0xe000 && c.value <= 0xf8ff);
  }
  for (std::size_t at = 0; (at = text.find_first_not_of(" \n\t", at)) != std::string_view::npos;) {
    const std::size_t end = std::min(text.find_first_of(" \n\t", at), text.size());
    const std::string_view word = chars::strip_punctuation(text.substr(at, end - at));
    at = end;
    if (!chars::is_letter(chars::first(word)) || chars::length(word) < 3 || word.find("://") != std::string_view::npos)
      continue;
    ++out.words;
    out.odd_words += is_odd(word);
  }
  return out;
}

// In reading order poppler joins every word that a line end divides, compounds too: «врач-» «терапевт» becomes one
// word. `raw` is the page in the order it was drawn, where the hyphens still stand.
void restore_hyphens(const std::string& raw, std::string& text) {
  for (std::size_t at = 0; (at = raw.find("-\n", at)) != std::string::npos; at += 2) {
    const std::size_t begin = raw.find_last_of(" \n", at);
    const std::string left = raw.substr(begin + 1, at - (begin + 1));  // npos + 1 is 0
    const std::string right = raw.substr(at + 2, raw.find_first_of(" \n", at + 2) - (at + 2));
    if (left.empty() || !chars::is_lower(chars::first(right)) || is_divided_word(left, right)) continue;
    const std::size_t joined = text.find(left + right);
    if (joined != std::string::npos) text.insert(joined + left.size(), "-");
  }
}

// True when the first line of the second page stands where that of the first one does and is as high: a running head
// that the first page has too, not a title that the others repeat.
bool same_top(const poppler::document& pdf) {
  const auto top_of = [&](int number) {
    poppler::rectf top(0, 0, 0, 0);
    const std::unique_ptr<poppler::page> page(pdf.create_page(number));
    if (!page) return top;
    for (const poppler::text_box& box : page->text_list()) {
      if (top.height() == 0 || box.bbox().y() < top.y()) top = box.bbox();
    }
    return top;
  };
  const poppler::rectf first = top_of(0);
  const poppler::rectf second = top_of(1);
  return first.height() > 0 && std::abs(first.y() - second.y()) < 3 && std::abs(first.height() - second.height()) < 1;
}

std::string without_form_feeds(std::string text) {
  std::replace(text.begin(), text.end(), '\f', '\n');
  return text;
}

}  // namespace

Status read_pdf(const ReadInput& input, const ArticleSink& article, const ProblemSink& problem) {
  static const bool silenced = (poppler::set_debug_error_function(keep_trouble, nullptr), true);
  static_cast<void>(silenced);
  last_trouble.clear();
  const auto fail = [&](const std::string& message) { return Error{ErrorCode::malformed, message, input.path}; };
  const std::unique_ptr<poppler::document> pdf(
      poppler::document::load_from_raw_data(input.bytes.data(), static_cast<int>(input.bytes.size())));
  if (!pdf) return fail("broken PDF" + (last_trouble.empty() ? std::string() : ": " + last_trouble));
  if (pdf->is_locked()) return fail("the PDF is encrypted; a password is needed");

  PageText pages;
  Census all;
  const int count = pdf->pages();
  const int read = std::min(count, static_cast<int>(limits::kMaxPdfPages));
  std::vector<ByteRepair> repairs;
  for (int i = 0; i < read; ++i) {
    const std::unique_ptr<poppler::page> page(pdf->create_page(i));
    if (!page) {
      problem({ErrorCode::incomplete, "the page cannot be read", input.path + ": page " + std::to_string(i + 1)});
      continue;
    }
    std::string text =
        without_form_feeds(text_of(page->text(poppler::rectf(), poppler::page::non_raw_non_physical_layout)));
    restore_hyphens(text_of(page->text(poppler::rectf(), poppler::page::raw_order_layout)), text);
    // Before the census, to which such text would be a broken layer.
    for (ByteRepair& repair : mend_mojibake(text).repairs(0)) repairs.push_back(std::move(repair));
    const Census own = census(text);
    all.letters += own.letters;
    all.garbage += own.garbage;
    all.words += own.words;
    all.odd_words += own.odd_words;
    pages.add_page(text);
  }
  if (all.letters < kLeastLetters && all.garbage < kLeastLetters) return fail("no text layer (a scan)");
  if (all.garbage * 10 > all.letters || all.odd_words * 7 > all.words)
    return fail("the text layer is broken: its glyphs have no characters");
  for (const ByteRepair& repair : repairs) problem({ErrorCode::note, repair.message, input.path});
  if (read < count) {
    problem({ErrorCode::incomplete,
             "only the first " + std::to_string(read) + " of " + std::to_string(count) + " pages were read",
             input.path});
  }
  std::vector<Line> lines = pages.lines(count > 1 && same_top(*pdf));
  Metadata meta;
  meta.title = sane_title(text_of(pdf->info_key("Title")), pages.buffer());
  meta.author = sane_creator(text_of(pdf->info_key("Author")));
  return deliver(compose(std::move(lines), meta, Cleaning::full), {input.path, input.id, pages.buffer(), "UTF-8"},
                 article);
}

}  // namespace diplomed::document
