// Generated articles as bytes: records, gold, and files of several formats and charsets.
#include <array>

#include "support/generator.h"
#include "support/russian_prose.h"

namespace diplomed::testing {
namespace {

void put_json(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
  out += '"';
}

void put_member(std::string& out, std::string_view name, std::string_view value) {
  if (out.back() != '{') out += ", ";
  put_json(out, name);
  out += ": ";
  put_json(out, value);
}

void begin_list(std::string& out, std::string_view name) {
  if (out.back() != '{') out += ", ";
  put_json(out, name);
  out += ": [";
}

void put_list(std::string& out, std::string_view name, const std::vector<std::string>& values) {
  begin_list(out, name);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) out += ", ";
    put_json(out, values[i]);
  }
  out += ']';
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size())
    text.replace(at, what.size(), with);
  return text;
}

// ---- charsets

// Letters of KOI8-R from 0xC0 on; capitals 32 higher.
constexpr std::string_view kKoi = "юабцдефгхийклмнопярстужвьызшэщчъ";

char koi8_letter(std::string_view letter, bool capital) {
  for (std::size_t i = 0; i + 1 < kKoi.size(); i += 2) {
    if (kKoi.substr(i, 2) == letter) return static_cast<char>(0xC0 + i / 2 + (capital ? 32 : 0));
  }
  return '?';
}

// UTF-8 of Russian letters and ASCII, plus the quotes and the dash of windows-1251. What is else becomes "?".
std::string encoded(std::string_view text, bool koi8) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : 3;
    const std::string_view letter = text.substr(i, length);
    i += length;
    if (length == 1) {
      out += letter;
      continue;
    }
    const auto low = static_cast<unsigned char>(letter[1]);
    const bool capital = lead == 0xD0 && low >= 0x90 && low < 0xB0;
    const bool small = (lead == 0xD0 && low >= 0xB0) || (lead == 0xD1 && low < 0x90);
    const unsigned place = lead == 0xD0 ? low - 0x90u : low - 0x80u + 48u;  // А is 0
    if (letter == "ё" || letter == "Ё") {
      out += static_cast<char>(letter == "ё" ? (koi8 ? 0xA3 : 0xB8) : (koi8 ? 0xB3 : 0xA8));
    } else if (capital || small) {
      std::string lower = {static_cast<char>(0xD0), static_cast<char>(0xB0 + place)};
      if (capital && place >= 16) lower = {static_cast<char>(0xD1), static_cast<char>(0x80 + place - 16)};
      out += koi8 ? koi8_letter(small ? letter : lower, capital) : static_cast<char>(0xC0 + place);
    } else {
      out += letter == "«" ? '\xAB' : letter == "»" ? '\xBB' : letter == "–" ? '\x96' : '?';
    }
  }
  return out;
}

// ---- formats

// What a file draws its noise from: the id alone decides.
std::uint64_t number_of(const GeneratedArticle& a) {
  std::uint64_t n = 0;
  for (const char c : a.id) n = n * 131 + static_cast<unsigned char>(c);
  return n;
}

const Lexicon& shared_lexicon() {
  static const Lexicon lexicon;
  return lexicon;
}

std::vector<std::string> paragraphs_of(const GeneratedArticle& a) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at <= a.text.size();) {
    const std::size_t end = std::min(a.text.find("\n\n", at), a.text.size());
    out.push_back(a.text.substr(at, end - at));
    at = end + 2;
  }
  return out;
}

std::string txt_of(const GeneratedArticle& a, RandomStream& random, bool noise) {
  std::string out;
  if (noise) out += "Главная\nНовости\nВидео\nКонтакты\n\n";
  out += a.title + "\n\n";
  if (!a.date.empty()) out += a.date.substr(8) + "." + a.date.substr(5, 2) + "." + a.date.substr(0, 4) + "\n\n";
  out += a.text + "\n";
  if (!noise) return out;
  out += "\nФото: пресс-служба\n\nЧитайте также:\n";
  for (int i = 0; i < 3; ++i) out += russian_headline(shared_lexicon(), random) + "\n";
  return out + "\nПоделиться\nПодписывайтесь на нас в Telegram\n";
}

std::string html_of(const GeneratedArticle& a, RandomStream& random, const std::string& charset) {
  std::string out = "<!DOCTYPE html>\n<html lang=\"" + a.language + "\">\n<head>\n<meta charset=\"" + charset +
                    "\">\n<title>" + a.title + " – " + a.source +
                    "</title>\n<meta property=\"og:site_name\" content=\"" + replaced(a.source, "\"", "") + "\">\n";
  if (!a.date.empty()) out += "<meta property=\"article:published_time\" content=\"" + a.date + "T09:00:00+06:00\">\n";
  out += "</head>\n<body>\n<nav><ul>";
  for (const char* entry : {"Главная", "Новости", "Видео", "Фото", "О редакции"})
    out += "<li><a href=\"/" + std::to_string(random.below(90)) + "\">" + entry + "</a></li>";
  out += "</ul></nav>\n<article>\n<h1>" + a.title + "</h1>\n";
  const std::vector<std::string> paragraphs = paragraphs_of(a);
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    out += "<p>" + paragraphs[i] + "</p>\n";
    if (i == 0) out += "<figure><img src=\"/i.jpg\" alt=\"\"><figcaption>Фото: пресс-служба</figcaption></figure>\n";
  }
  out += "</article>\n<aside class=\"related\"><h3>Читайте также</h3>\n";
  for (int i = 0; i < 4; ++i) {
    const std::string headline = russian_headline(shared_lexicon(), random);
    out += "<div class=\"card\"><a href=\"/n" + std::to_string(i) + "\"><img src=\"/c.jpg\" alt=\"\">" + headline +
           "</a></div>\n";
  }
  return out + "</aside>\n<footer><a href=\"/rules\">Правила</a> <a href=\"/ads\">Реклама</a> © " + a.source +
         "</footer>\n</body>\n</html>\n";
}

std::string csv_cell(const std::string& text) {
  return "\"" + replaced(text, "\"", "\"\"") + "\"";
}

std::string csv_of(const GeneratedArticle& a) {
  return "id,title,date,text,url,source\r\n" + a.id + "," + csv_cell(a.title) + "," + a.date + "," + csv_cell(a.text) +
         "," + a.url + "," + csv_cell(a.source) + "\r\n";
}

std::string base64(std::string_view bytes) {
  constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    unsigned group = 0;
    for (std::size_t n = 0; n < 3; ++n)
      group = group << 8 | (i + n < bytes.size() ? static_cast<unsigned char>(bytes[i + n]) : 0u);
    for (std::size_t n = 0; n < 4; ++n) out += i + n > bytes.size() ? '=' : kLetters[group >> (18 - 6 * n) & 63];
  }
  return out;
}

// Encoded words of at most 45 bytes, cut between letters.
std::string header_text(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = std::min(at + 45, text.size());
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    out += (out.empty() ? "" : "\r\n ") + std::string("=?UTF-8?B?") + base64(text.substr(at, end - at)) + "?=";
    at = end;
  }
  return out;
}

std::string eml_of(const GeneratedArticle& a) {
  constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";
  std::string out = "From: " + header_text(a.source) +
                    " <news@news.example>\r\nTo: list@news.example\r\nSubject: " + header_text(a.title) + "\r\n";
  if (!a.date.empty()) {
    const std::size_t month = static_cast<std::size_t>((a.date[5] - '0') * 10 + a.date[6] - '0' - 1);
    out += "Date: " + a.date.substr(8) + " " + std::string(kMonths.substr(3 * month, 3)) + " " + a.date.substr(0, 4) +
           " 09:00:00 +0600\r\n";
  }
  return out +
         "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" +
         replaced(a.text, "\n", "\r\n") + "\r\n";
}

std::string md_of(const GeneratedArticle& a) {
  std::string out = "---\ntitle: \"" + replaced(a.title, "\"", "\\\"") + "\"\n";
  if (!a.date.empty()) out += "date: " + a.date + "\n";
  return out + "source: \"" + a.source + "\"\nlanguage: " + a.language + "\n---\n\n# " + a.title + "\n\n" + a.text +
         "\n";
}

std::string plainly(const std::string& text) {
  return replaced(replaced(replaced(text, "«", "\""), "»", "\""), "–", "-");
}

}  // namespace

std::string jsonl_record(const GeneratedArticle& a) {
  std::string out = "{";
  out.reserve(a.text.size() + 512);
  put_member(out, "id", a.id);
  put_member(out, "title", a.title);
  if (!a.date.empty()) put_member(out, "date", a.date);
  put_member(out, "text", a.text);
  put_member(out, "url", a.url);
  put_member(out, "source", a.source);
  if (!a.author.empty()) put_member(out, "author", a.author);
  put_member(out, "language", a.language);
  return out + "}\n";
}

std::string gold_record(const GeneratedArticle& a) {
  std::string out = "{";
  put_member(out, "id", a.id);
  put_member(out, "language", a.language);
  put_member(out, "title", a.gold.title);
  put_member(out, "date", a.gold.date);
  put_member(out, "date_in", a.gold.date_in);
  put_list(out, "countries", a.gold.countries);
  begin_list(out, "people");
  for (std::size_t i = 0; i < a.gold.people.size(); ++i) {
    out += i > 0 ? ", {" : "{";
    put_member(out, "name", a.gold.people[i].name);
    put_member(out, "role", a.gold.people[i].role);
    out += '}';
  }
  out += ']';
  put_list(out, "organisations", a.gold.organisations);
  begin_list(out, "instruments");
  for (std::size_t i = 0; i < a.gold.instruments.size(); ++i) {
    out += i > 0 ? ", {" : "{";
    put_member(out, "type", a.gold.instruments[i].type);
    put_member(out, "status", a.gold.instruments[i].status);
    out += '}';
  }
  out += ']';
  put_member(out, "reprint_of", a.gold.reprint_of);
  return out + "}\n";
}

GeneratedFile file_of(const GeneratedArticle& original) {
  RandomStream random(number_of(original));
  GeneratedArticle a = original;
  GeneratedFile file;
  const std::size_t kind = random.below(100), charset = random.below(100);
  file.format = kind < 50   ? "txt"
                : kind < 70 ? "html"
                : kind < 78 ? "jsonl"
                : kind < 83 ? "csv"
                : kind < 93 ? "eml"
                            : "md";
  const bool eight_bit = a.language == "ru" && (file.format == "txt" || file.format == "html");
  file.charset = !eight_bit || charset < 70 ? "utf-8" : charset < 90 ? "windows-1251" : "koi8-r";
  file.noise = file.format == "html" || (file.format == "txt" && a.language == "ru" && random.percent(40));
  if (file.charset == "koi8-r") {
    for (std::string* text : {&a.title, &a.text, &a.source}) *text = plainly(*text);
  }
  file.bytes = file.format == "txt"     ? txt_of(a, random, file.noise)
               : file.format == "html"  ? html_of(a, random, file.charset)
               : file.format == "jsonl" ? jsonl_record(a)
               : file.format == "csv"   ? csv_of(a)
               : file.format == "eml"   ? eml_of(a)
                                        : md_of(a);
  if (file.charset != "utf-8") {
    file.bytes = replaced(file.bytes, "©", "(c)");
    if (file.charset == "koi8-r") file.bytes = plainly(file.bytes);
    file.bytes = encoded(file.bytes, file.charset == "koi8-r");
  }
  file.name = a.id + "." + file.format;
  const bool record = file.format == "jsonl" || file.format == "csv";
  file.id_by_indexer = record ? a.id : file.name;
  return file;
}

}  // namespace diplomed::testing
