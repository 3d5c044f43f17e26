// A mail taken apart by GMime: what its headers state, the text that is its body, what is attached to it.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/compose_article.h"

namespace diplomed::document {

// A piece of the body or an attachment; bytes after transfer decoding.
struct MimePart {
  std::string name;     // file name, may be empty; UTF-8, one path part
  std::string type;     // "text/html", small letters
  std::string charset;  // as declared, may be empty
  std::string bytes;
};

struct Mail {
  Metadata meta;                    // Subject without Re:/Fwd:, From, Date; for a snapshot: its address
  bool is_snapshot = false;         // MHTML: a page as a browser saved it
  std::vector<MimePart> body;       // in order; of alternatives the one with more text
  std::vector<MimePart> attached;   // documents; a mail is "message/rfc822"
  std::vector<std::string> unread;  // names of attachments that are no documents
  std::vector<std::string> problems;
};

// How many words of text an HTML part (its bytes, its charset) shows; decides between alternatives.
using CountWords = std::function<std::size_t(const MimePart&)>;

// The mails of a file: of an mbox (RFC 4155) all of them without their "From …" lines, else the file as it is. A "From
// " line ends a mail only where it stands after an empty line, has a time in it and a header below, for many programs
// do not quote such lines in a text. The mails point into `bytes`; there is at least one. Takes linear time.
std::vector<std::string_view> split_mails(std::string_view bytes);

// Takes one mail apart; nested mails are only cut out. Errors: malformed when the bytes have no mail headers,
// too_large when parts nest deeper than limits::kMaxMailDepth. Thread-safe.
Result<Mail> parse_mail(std::string_view bytes, const CountWords& words);

}  // namespace diplomed::document
