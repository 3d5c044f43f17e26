#include "document/chars.h"

#include <algorithm>
#include <cstring>

namespace diplomed::document::chars {

bool is_blank(char32_t c) {
  if (c < 0x80) return c <= 0x20 || c == 0x7f;
  return c == 0xa0 || c == 0xad || c == 0x85 || (c >= 0x2000 && c <= 0x200f) || c == 0x2028 || c == 0x2029 ||
         c == 0x202f || c == 0x205f || c == 0x2060 || c == 0x3000 || c == 0xfeff;
}

namespace {

bool is_zero_width(char32_t c) {
  return c == 0xad || (c >= 0x200b && c <= 0x200f) || c == 0x2060 || c == 0xfeff;
}

bool is_cyrillic(char32_t c) {
  return c >= 0x400 && c <= 0x52f && !(c >= 0x482 && c <= 0x489);
}

}  // namespace

char32_t to_lower(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  if (c >= 0x410 && c <= 0x42f) return c + 32;
  if (c >= 0x400 && c <= 0x40f) return c + 80;
  if (c >= 0xc0 && c <= 0xde && c != 0xd7) return c + 32;
  if (c >= 0x4c1 && c <= 0x4ce) return c + (c & 1);
  if ((c >= 0x460 && c <= 0x481) || (c >= 0x48a && c <= 0x4bf) || (c >= 0x4d0 && c <= 0x52f)) return c | 1u;
  return c == 0x4c0 ? 0x4cf : c;
}

bool is_letter(char32_t c) {
  if (c < 0x80) return (c | 0x20u) >= 'a' && (c | 0x20u) <= 'z';
  return is_cyrillic(c) || (c >= 0xc0 && c <= 0x24f && c != 0xd7 && c != 0xf7);
}

bool is_upper(char32_t c) {
  return to_lower(c) != c;
}

bool is_lower(char32_t c) {
  return is_letter(c) && !is_upper(c);
}

bool is_decorative(char32_t c) {
  if (c < 0x80) return false;
  return c == 0xd7 || c == 0xb7 || c == 0x2022 || c == 0x2023 || c == 0x2043 || c == 0x203c || c == 0x2049 ||
         (c >= 0x2190 && c <= 0x21ff) || (c >= 0x2300 && c <= 0x23ff) || (c >= 0x25a0 && c <= 0x27bf) ||
         (c >= 0x2900 && c <= 0x297f) || (c >= 0x2b00 && c <= 0x2bff) || c == 0xfe0f || c == 0x200d ||
         (c >= 0x1f000 && c <= 0x1faff);
}

bool is_dash(char32_t c) {
  return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

bool is_quote(char32_t c) {
  return c == '"' || c == '\'' || c == 0xab || c == 0xbb || (c >= 0x2018 && c <= 0x201f) || c == 0x2039 || c == 0x203a;
}

std::size_t find(std::string_view text, std::string_view needle, std::size_t from) {
  if (from > text.size()) return std::string_view::npos;
  const void* at = memmem(text.data() + from, text.size() - from, needle.data(), needle.size());
  return at == nullptr ? std::string_view::npos : static_cast<std::size_t>(static_cast<const char*>(at) - text.data());
}

std::string_view trim(std::string_view text) {
  while (!text.empty()) {
    const utf8::CodePoint c = decode(text, 0);
    if (!is_blank(c.value)) break;
    text.remove_prefix(c.bytes);
  }
  while (!text.empty()) {
    std::size_t at = text.size() - 1;
    while (at > 0 && text.size() - at < 4 && (text[at] & 0xC0) == 0x80) --at;
    if (!is_blank(decode(text, at).value)) break;
    text = text.substr(0, at);
  }
  return text;
}

std::string tidy(std::string_view text) {
  text = trim(text);
  std::string out;
  out.reserve(text.size());
  bool space = false;
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    // Neither a Cyrillic nor a Latin letter can be blank: copy without decoding.
    if ((byte > 0x20 && byte < 0x7f) || byte == 0xd0 || byte == 0xd1) {
      if (space) out += ' ';
      space = false;
      const std::size_t size = byte < 0x80 ? 1 : 2;
      out.append(text.substr(i, size));
      i += size;
      continue;
    }
    const utf8::CodePoint c = decode(text, i);
    if (is_blank(c.value)) {
      if (!is_zero_width(c.value)) space = true;
    } else {
      if (space) out += ' ';
      space = false;
      out.append(text.substr(i, c.bytes));
    }
    i += c.bytes;
  }
  return out;
}

namespace {

// Folds the two bytes of a letter of the Russian alphabet in place; false for other characters.
bool fold_russian(unsigned char& lead, unsigned char& next) {
  if (lead == 0xd0) {
    if (next >= 0x90 && next <= 0x9f) {
      next = static_cast<unsigned char>(next + 0x20);  // А…П
    } else if (next >= 0xa0 && next <= 0xaf) {
      lead = 0xd1;  // Р…Я
      next = static_cast<unsigned char>(next - 0x20);
    } else if (next == 0x81) {
      next = 0xb5;  // Ё
    } else if (next < 0xb0) {
      return false;
    }
    return true;
  }
  if (lead != 0xd1 || (next > 0x8f && next != 0x91)) return false;
  if (next == 0x91) {
    lead = 0xd0;  // ё
    next = 0xb5;
  }
  return true;
}

}  // namespace

std::string fold(std::string_view text) {
  std::string out;
  out.resize(text.size());
  std::size_t size = 0;
  for (std::size_t i = 0; i < text.size();) {
    auto lead = static_cast<unsigned char>(text[i]);
    if (lead < 0x80) {
      out[size++] = static_cast<char>(lead >= 'A' && lead <= 'Z' ? lead + 32 : lead);
      ++i;
      continue;
    }
    auto next = static_cast<unsigned char>(i + 1 < text.size() ? text[i + 1] : 0);
    if (fold_russian(lead, next)) {
      out[size++] = static_cast<char>(lead);
      out[size++] = static_cast<char>(next);
      i += 2;
      continue;
    }
    const utf8::CodePoint c = utf8::decode(text, i);
    std::string letter;
    utf8::append(letter, to_lower(c.value));
    if (size + letter.size() + text.size() - i > out.size()) out.resize(out.size() + letter.size() + 8);
    for (const char byte : letter) out[size++] = byte;
    i += c.bytes;
  }
  out.resize(size);
  return out;
}

char32_t first(std::string_view text) {
  return text.empty() ? 0 : decode(text, 0).value;
}

char32_t last(std::string_view text) {
  if (text.empty()) return 0;
  std::size_t at = text.size() - 1;
  while (at > 0 && text.size() - at < 4 && (text[at] & 0xC0) == 0x80) --at;
  return decode(text, at).value;
}

std::size_t count_words(std::string_view text, std::size_t most) {
  std::size_t count = 0;
  bool inside = false;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\t' || c == '\n';
    if (!space && !inside && ++count >= most) return count;
    inside = !space;
  }
  return count;
}

std::size_t length(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::vector<std::string_view> words(std::string_view text) {
  std::vector<std::string_view> out;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    if (end > begin) out.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

std::string_view strip_punctuation(std::string_view word) {
  const auto inside = [](char32_t c) { return is_letter(c) || is_digit(c); };
  while (!word.empty() && !inside(first(word))) word.remove_prefix(decode(word, 0).bytes);
  while (!word.empty() && !inside(last(word))) {
    std::size_t at = word.size() - 1;
    while (at > 0 && (word[at] & 0xC0) == 0x80) --at;
    word = word.substr(0, at);
  }
  return word;
}

bool ends_sentence(std::string_view text) {
  while (!text.empty()) {
    const char32_t c = last(text);
    if (c == '.' || c == '!' || c == '?' || c == 0x2026) return true;
    if (!is_quote(c) && c != ')' && c != ']') return false;
    std::size_t at = text.size() - 1;
    while (at > 0 && (text[at] & 0xC0) == 0x80) --at;
    text = text.substr(0, at);
  }
  return false;
}

}  // namespace diplomed::document::chars
