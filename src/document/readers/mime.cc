// GMime reads MIME (RFC 2045–2047, 2183, 2231, 2387, 2557) and hands out headers and parts. Two things are decided here
// instead: raw eight-bit headers go through our own charset detection, and of multipart/alternative the part that shows
// more text is taken (HTML only when it has more than the plain one).
#include "document/readers/mime.h"

#include <gmime/gmime.h>

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>
#include <utility>

#include "base/limits.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "document/chars.h"
#include "document/charset/charset.h"
#include "document/dates/calendar.h"
#include "document/readers/file_format.h"
#include "language_data/document_words.h"

namespace diplomed::document {
namespace {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <typename T>
using Owned = std::unique_ptr<T, Unref>;
struct Free {
  void operator()(char* text) const { g_free(text); }
};
using OwnedText = std::unique_ptr<char, Free>;
struct FreeOptions {
  void operator()(GMimeParserOptions* options) const { g_mime_parser_options_free(options); }
};

std::string text_or_empty(const char* text) {
  return text == nullptr ? std::string() : utf8::sanitize(text);
}

// The header's value as UTF-8, encoded words still encoded.
std::string raw_header(GMimeObject* object, const char* name) {
  GMimeHeader* header = g_mime_header_list_get_header(g_mime_object_get_header_list(object), name);
  const char* raw = header == nullptr ? nullptr : g_mime_header_get_raw_value(header);
  if (raw == nullptr) return {};
  Result<DecodedText> decoded = decode_text(raw);
  return decoded ? std::move(decoded->text) : utf8::sanitize(raw);
}

// Takes off what can be decoded at once: up to an encoded word with base64 padding that another one follows. GMime 3.2
// decodes neighbouring words as one piece, and padding would end it there.
std::string take_piece(std::string_view& text) {
  constexpr std::string_view kEnd = "=?=", kBlanks = " \t\r\n";
  for (std::size_t at = 0; (at = text.find(kEnd, at)) != text.npos;) {
    at += kEnd.size();
    const std::size_t next = text.find_first_not_of(kBlanks, at);
    if (next == text.npos || next == at || !text.substr(next).starts_with("=?")) continue;
    std::string piece(text.substr(0, at));
    text.remove_prefix(next);
    return piece;
  }
  return std::string(std::exchange(text, {}));
}

std::string header(GMimeParserOptions* options, GMimeObject* object, const char* name) {
  const std::string raw = raw_header(object, name);
  std::string decoded;
  for (std::string_view left = raw; !left.empty();) {
    const OwnedText text(g_mime_utils_header_decode_text(options, take_piece(left).c_str()));
    decoded += text_or_empty(text.get());
  }
  return chars::tidy(decoded);
}

// «Re: Fwd: Тема» → «Тема», also «Re[2]:», «Ответ:», «Пересл.:».
std::string without_reply_marks(std::string subject) {
  while (true) {
    const std::size_t colon = subject.find(':');
    if (colon == std::string::npos || colon > 24) return subject;
    std::string mark = chars::fold(chars::trim(std::string_view(subject).substr(0, colon)));
    if (const std::size_t bracket = mark.find('['); bracket != std::string::npos && mark.ends_with(']')) {
      mark.resize(bracket);
    }
    if (mark.ends_with('.')) mark.pop_back();
    if (!one_of(mark, language_data::document_words::kReplyMark)) return subject;
    subject = chars::trim(std::string_view(subject).substr(colon + 1));
  }
}

// The name of the sender, else the address.
std::string sender(GMimeParserOptions* options, GMimeObject* message) {
  const std::string raw = raw_header(message, "From");
  if (raw.find("Saved by ") != std::string::npos) return {};  // a browser's snapshot
  const Owned<InternetAddressList> list(internet_address_list_parse(options, raw.c_str()));
  if (!list || internet_address_list_length(list.get()) == 0) return chars::tidy(raw);
  InternetAddress* first = internet_address_list_get_address(list.get(), 0);
  std::string name = chars::tidy(text_or_empty(internet_address_get_name(first)));
  if (!name.empty() || !INTERNET_ADDRESS_IS_MAILBOX(first)) return name;
  return chars::tidy(text_or_empty(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(first))));
}

// The day in the sender's own time zone.
void take_date(GMimeMessage* message, Mail& mail) {
  const std::string raw(chars::trim(raw_header(GMIME_OBJECT(message), "Date")));
  if (raw.empty()) return;
  GDateTime* time = g_mime_message_get_date(message);
  CalendarDate date;
  if (time != nullptr) {
    date = {g_date_time_get_year(time), g_date_time_get_month(time), g_date_time_get_day_of_month(time)};
  }
  if (time == nullptr || !is_valid(date)) {
    mail.problems.push_back("the date \"" + std::string(utf8::truncate(chars::tidy(raw), 60)) + "\" cannot be read");
    return;
  }
  mail.meta.dates.push_back({DateKind::published, date.to_string(), DatePrecision::day, Confidence::high, raw, 0});
}

std::string type_of(GMimeObject* object) {
  GMimeContentType* type = g_mime_object_get_content_type(object);
  const OwnedText text(type == nullptr ? nullptr : g_mime_content_type_get_mime_type(type));
  return chars::fold(text_or_empty(text.get()));
}

// The last part of the path, without what a name cannot hold.
std::string file_name(GMimeObject* object) {
  if (!GMIME_IS_PART(object)) return {};
  std::string name = text_or_empty(g_mime_part_get_filename(GMIME_PART(object)));
  if (const std::size_t slash = name.find_last_of("/\\"); slash != std::string::npos) name.erase(0, slash + 1);
  std::erase_if(name, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
  name = chars::trim(name);
  return name == "." || name == ".." ? std::string() : name;
}

bool is_attachment(GMimeObject* object) {
  const char* disposition = g_mime_object_get_disposition(object);
  return disposition != nullptr && g_ascii_strcasecmp(disposition, "attachment") == 0;
}

std::string content_of(GMimePart* part) {
  GMimeDataWrapper* content = g_mime_part_get_content(part);
  if (content == nullptr) return {};
  const Owned<GMimeStream> out(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(content, out.get());
  const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(out.get()));
  return bytes->len == 0 ? std::string() : std::string(reinterpret_cast<const char*>(bytes->data), bytes->len);
}

bool is_document_type(std::string_view type) {
  static constexpr std::array<std::string_view, 9> kTypes = {
      "application/pdf",
      "application/rtf",
      "text/rtf",
      "application/vnd.oasis.opendocument.text",
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      "text/html",
      "application/xhtml+xml",
      "text/plain",
      "text/markdown"};
  return std::find(kTypes.begin(), kTypes.end(), type) != kTypes.end();
}

// Pictures, sound, signatures, styles and calendar entries belong to a mail and hold no text of it.
bool is_furniture(std::string_view type) {
  static constexpr std::array<std::string_view, 9> kHeads = {
      "image/",        "audio/",           "video/",
      "font/",         "text/css",         "application/pgp-signature",
      "text/calendar", "application/pkcs", "application/x-pkcs"};
  return std::any_of(kHeads.begin(), kHeads.end(), [&](std::string_view head) { return type.starts_with(head); });
}

std::string written(GMimeObject* object) {
  const OwnedText text(g_mime_object_to_string(object, nullptr));
  return text == nullptr ? std::string() : std::string(text.get());
}

class Walker {
 public:
  Walker(Mail& mail, const CountWords& words) : mail_(mail), words_(words) {}

  bool too_deep() const { return too_deep_; }

  void walk(GMimeObject* object, std::size_t depth, std::vector<MimePart>& body) {
    if (object == nullptr) return;
    if (depth > limits::kMaxMailDepth) {
      too_deep_ = true;
    } else if (GMIME_IS_MESSAGE_PART(object)) {
      GMimeMessage* inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
      if (inner != nullptr) mail_.attached.push_back({{}, "message/rfc822", {}, written(GMIME_OBJECT(inner))});
    } else if (GMIME_IS_MULTIPART(object)) {
      walk_multipart(GMIME_MULTIPART(object), depth, body);
    } else if (GMIME_IS_PART(object)) {
      take_part(GMIME_PART(object), body);
    }
  }

 private:
  void walk_multipart(GMimeMultipart* multipart, std::size_t depth, std::vector<MimePart>& body) {
    const int count = g_mime_multipart_get_count(multipart);
    const std::string type = type_of(GMIME_OBJECT(multipart));
    if (type == "multipart/encrypted") return mail_.problems.emplace_back("the mail is encrypted"), void();
    if (type == "multipart/related") return walk_related(multipart, depth, body);
    if (type != "multipart/alternative") {
      for (int i = 0; i < count; ++i) walk(g_mime_multipart_get_part(multipart, i), depth + 1, body);
      return;
    }
    std::vector<MimePart> best;
    std::size_t most = 0;
    for (int i = 0; i < count; ++i) {  // from plain to rich, RFC 2046, 5.1.4
      std::vector<MimePart> pieces;
      walk(g_mime_multipart_get_part(multipart, i), depth + 1, pieces);
      std::size_t size = 0;
      for (const MimePart& piece : pieces) size += words_(piece);
      if (size > most || best.empty()) {
        best = std::move(pieces);
        most = size;
      }
    }
    std::move(best.begin(), best.end(), std::back_inserter(body));
  }

  // The root part (RFC 2387: named by "start", else the first) is the text; the others are what it shows, except for
  // documents that a mail program put here.
  void walk_related(GMimeMultipart* multipart, std::size_t depth, std::vector<MimePart>& body) {
    const int count = g_mime_multipart_get_count(multipart);
    int root = 0;
    if (const char* start = g_mime_object_get_content_type_parameter(GMIME_OBJECT(multipart), "start")) {
      std::string_view wanted = chars::trim(start);
      if (wanted.starts_with('<') && wanted.ends_with('>')) wanted = wanted.substr(1, wanted.size() - 2);
      for (int i = 0; i < count; ++i) {
        const char* id = g_mime_object_get_content_id(g_mime_multipart_get_part(multipart, i));
        if (id != nullptr && wanted == id) root = i;
      }
    }
    for (int i = 0; i < count; ++i) {
      GMimeObject* part = g_mime_multipart_get_part(multipart, i);
      if (i == root) {
        take_address(part);
        walk(part, depth + 1, body);
      } else if (is_attachment(part) || (!type_of(part).starts_with("text/") && is_readable_name(file_name(part)))) {
        walk(part, depth + 1, body);
      }
    }
  }

  void take_address(GMimeObject* root) {
    const char* location = g_mime_object_get_header(root, "Content-Location");
    if (location == nullptr || type_of(root) != "text/html") return;
    mail_.is_snapshot = true;
    if (mail_.meta.url.empty()) mail_.meta.url = chars::tidy(text_or_empty(location));
  }

  void take_part(GMimePart* part, std::vector<MimePart>& body) {
    GMimeObject* object = GMIME_OBJECT(part);
    MimePart out{file_name(object), type_of(object), {}, {}};
    if (const char* charset = g_mime_object_get_content_type_parameter(object, "charset")) out.charset = charset;
    const bool is_text = out.type == "text/plain" || out.type == "text/html";
    if (is_text && !is_attachment(object) && !(is_readable_name(out.name) && !body.empty())) {
      out.bytes = content_of(part);
      if (!chars::trim(out.bytes).empty()) body.push_back(std::move(out));
    } else if (is_readable_name(out.name) || is_document_type(out.type)) {
      out.bytes = content_of(part);
      mail_.attached.push_back(std::move(out));
    } else if (!is_furniture(out.type)) {
      mail_.unread.push_back(out.name.empty() ? out.type : out.name);
    }
  }

  Mail& mail_;
  const CountWords& words_;
  bool too_deep_ = false;
};

bool has_mail_headers(GMimeObject* message) {
  static constexpr std::array<const char*, 5> kNames = {"From", "Subject", "Date", "MIME-Version", "Content-Type"};
  GMimeHeaderList* headers = g_mime_object_get_header_list(message);
  return std::any_of(kNames.begin(), kNames.end(),
                     [&](const char* name) { return g_mime_header_list_get_header(headers, name) != nullptr; });
}

void note_warning(gint64, GMimeParserWarning warning, const gchar*, gpointer problems) {
  const char* text = nullptr;
  if (warning == GMIME_WARN_TRUNCATED_MESSAGE) text = "the mail is cut off";
  if (warning == GMIME_WARN_MALFORMED_MULTIPART) text = "a part that should have parts has none";
  if (warning == GMIME_CRIT_NESTING_OVERFLOW) text = "parts nest too deep to be read";
  auto& all = *static_cast<std::vector<std::string>*>(problems);
  if (text != nullptr && std::find(all.begin(), all.end(), text) == all.end()) all.emplace_back(text);
}

// "From anna@example.org Fri Oct 24 10:00:00 2025"
bool is_postmark(std::string_view line) {
  const auto digit = [&](std::size_t at) {
    return at < line.size() && chars::is_digit(static_cast<unsigned char>(line[at]));
  };
  if (!line.starts_with("From ")) return false;
  for (std::size_t at = line.find(':'); at != std::string_view::npos; at = line.find(':', at + 1)) {
    if (digit(at - 1) && digit(at + 1)) return true;
  }
  return false;
}

// "Name: value", RFC 5322, 2.2.
bool is_header(std::string_view line) {
  const std::size_t colon = line.find(':');
  return colon != std::string_view::npos && colon > 0 &&
         std::all_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(colon),
                     [](char c) { return c > ' ' && c < 0x7f; });
}

}  // namespace

std::vector<std::string_view> split_mails(std::string_view bytes) {
  if (!bytes.starts_with("From ")) return {bytes};
  const auto line_at = [&](std::size_t at) { return bytes.substr(at, bytes.find('\n', at) - at); };
  const auto after_line = [&](std::size_t at) { return std::min(bytes.find('\n', at), bytes.size() - 1) + 1; };
  std::vector<std::string_view> mails;
  std::size_t begin = after_line(0);
  bool after_empty = false;
  for (std::size_t at = begin; at < bytes.size();) {
    const std::string_view line = line_at(at);
    const std::size_t next = after_line(at);
    if (after_empty && is_postmark(line) && is_header(line_at(next))) {
      mails.push_back(bytes.substr(begin, at - begin));
      begin = next;
    }
    after_empty = line.empty() || line == "\r";
    at = next;
  }
  mails.push_back(bytes.substr(begin));
  return mails;
}

Result<Mail> parse_mail(std::string_view bytes, const CountWords& words) {
  static std::once_flag once;
  std::call_once(once, [] { g_mime_init(); });
  Mail mail;
  const std::unique_ptr<GMimeParserOptions, FreeOptions> options(g_mime_parser_options_new());
  g_mime_parser_options_set_warning_callback(options.get(), note_warning, &mail.problems);
  const char* fallbacks[] = {"utf-8", "windows-1251", "koi8-r", nullptr};
  g_mime_parser_options_set_fallback_charsets(options.get(), fallbacks);
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), options.get()));
  if (!message || !has_mail_headers(GMIME_OBJECT(message.get()))) {
    return Error{ErrorCode::malformed, "no headers of a mail", {}};
  }
  GMimeObject* top = GMIME_OBJECT(message.get());
  mail.meta.title = without_reply_marks(header(options.get(), top, "Subject"));
  mail.meta.source = sender(options.get(), top);
  mail.meta.url = header(options.get(), top, "Snapshot-Content-Location");
  mail.is_snapshot = !mail.meta.url.empty();
  take_date(message.get(), mail);
  Walker walker(mail, words);
  walker.walk(g_mime_message_get_mime_part(message.get()), 1, mail.body);
  if (walker.too_deep()) {
    const std::string text = "parts nest deeper than " + std::to_string(limits::kMaxMailDepth) + " and are left out";
    if (mail.body.empty() && mail.attached.empty()) return Error{ErrorCode::too_large, text, {}};
    mail.problems.push_back(text);
  }
  return mail;
}

}  // namespace diplomed::document
