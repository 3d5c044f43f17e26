#include "document/charset/lost_text.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "base/utf8.h"
#include "document/chars.h"

namespace diplomed::document {
namespace {

constexpr std::size_t kLeastLost = 5;
constexpr std::string_view kBlanks = " \t\r\n\f\v";

bool has_letter(std::string_view word) {
  for (std::size_t i = 0; i < word.size();) {
    const utf8::CodePoint c = utf8::decode(word, i);
    if (chars::is_letter(c.value)) return true;
    i += c.bytes;
  }
  return false;
}

}  // namespace

bool is_lost_text(std::string_view text) {
  if (text.find("??") == std::string_view::npos) return false;
  std::size_t words = 0;
  std::size_t lost = 0;
  for (std::size_t at = 0; (at = text.find_first_not_of(kBlanks, at)) != std::string_view::npos;) {
    const std::size_t end = std::min(text.find_first_of(kBlanks, at), text.size());
    const std::string_view word = text.substr(at, end - at);
    at = end;
    const bool letters = has_letter(word);
    const bool marks = !letters && word.find("??") != std::string_view::npos;
    words += letters || marks;
    lost += marks;
  }
  return lost >= kLeastLost && lost * 2 > words;
}

std::string_view why_lost(const Article& article) {
  if (article.undecodable) return kUndecodableText;
  const auto marked = [](std::string_view text) { return text.find("??") != std::string_view::npos; };
  const bool any = marked(article.title) || marked(article.body) ||
                   std::any_of(article.dropped.begin(), article.dropped.end(), [&](const DroppedLine& line) {
                     return line.reason == NoiseReason::decorative && marked(line.text);
                   });
  if (!any) return {};
  std::string text = article.title + '\n' + article.body;
  for (const DroppedLine& line : article.dropped) {
    if (line.reason == NoiseReason::decorative) text += '\n' + line.text;
  }
  return is_lost_text(text) ? kLostText : std::string_view();
}

}  // namespace diplomed::document
