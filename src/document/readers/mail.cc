// EML, MHTML and mbox. The body of a mail is one article; every attached document is an article of its own. A mail's
// own headers go before what its text says of itself; of a page that a browser saved (MHTML), the page's own statements
// do, and the date of saving is no date of the page.
#include <map>
#include <string>

#include "base/limits.h"
#include "document/chars.h"
#include "document/charset/charset.h"
#include "document/html/tree.h"
#include "document/readers/mime.h"
#include "document/readers/read_articles.h"
#include "document/readers/readers.h"

namespace diplomed::document {
namespace {

constexpr std::string_view kHtml = "text/html";

struct Text {
  std::string text;  // UTF-8
  std::string charset;
  std::string how;  // describe_charset()
};

std::size_t words_of(const MimePart& part) {
  const Result<DecodedText> decoded = decode_text(part.bytes, part.charset);
  if (!decoded) return 0;
  if (part.type != kHtml) return chars::count_words(chars::tidy(decoded->text));
  const Result<HtmlTree> tree = HtmlTree::parse(decoded->text);
  return tree ? chars::count_words(html::visible_text_of(tree->root())) : 0;
}

// Plain text that stands between pieces of HTML.
std::string as_html(std::string_view text) {
  std::string out = "<pre>";
  for (const char c : text) {
    switch (c) {
      case '<':
        out += "&lt;";
        break;
      case '&':
        out += "&amp;";
        break;
      case '\n':
        out += "<br>";
        break;
      default:
        out += c;
    }
  }
  return out + "</pre>\n";
}

class MailReader {
 public:
  MailReader(ReadInput input, Enclosure& within, const ArticleSink& article, const ProblemSink& problem)
      : input_(std::move(input)), within_(within), article_(article), problem_(problem) {}

  Status run() {
    Result<Mail> mail = parse_mail(input_.bytes, words_of);
    if (!mail) return Error{mail.error().code, mail.error().message, input_.path};
    for (const std::string& text : mail->problems) report(ErrorCode::incomplete, text);
    const bool worth_reading = !mail->body.empty() || (mail->attached.empty() && !mail->meta.title.empty());
    Status status = worth_reading ? read_body(*mail) : Status(Error{ErrorCode::malformed, "no text", input_.path});
    for (std::size_t i = 0; i < mail->attached.size(); ++i) read_attached(mail->attached[i], i + 1);
    report_unread(mail->unread);
    if (articles_ == 0) return status;
    if (worth_reading && !status) problem_(status.error());
    return Unit{};
  }

 private:
  void report(ErrorCode code, std::string message) { problem_({code, std::move(message), input_.path}); }

  ArticleSink counting() {
    return [this](Article article) {
      ++articles_;
      article_(std::move(article));
    };
  }

  Text decode(const MimePart& part) {
    Result<DecodedText> decoded = decode_text(part.bytes, part.charset);
    if (!decoded) {
      report(ErrorCode::incomplete, "a part of the body: " + decoded.error().message);
      return {};
    }
    for (const ByteRepair& repair : decoded->repairs) {
      problem_(
          {ErrorCode::note, repair.message, input_.path + ": byte " + std::to_string(repair.offset) + " of the body"});
    }
    std::string how = describe_charset(*decoded);
    return {std::move(decoded->text), std::move(decoded->charset), std::move(how)};
  }

  Status read_body(Mail& mail) {
    bool is_html = false;
    for (const MimePart& part : mail.body) is_html = is_html || part.type == kHtml;
    Text whole;
    std::size_t longest = 0;
    for (const MimePart& part : mail.body) {
      const Text text = decode(part);
      if (text.text.size() > longest) {
        longest = text.text.size();
        whole.charset = text.charset;
        whole.how = text.how;
      }
      whole.text += is_html && part.type != kHtml ? as_html(text.text) : text.text + "\n\n";
    }
    if (mail.is_snapshot) mail.meta.dates.clear();
    const Source source{input_.path, input_.id, whole.text, whole.charset, false};
    const auto labelled = [&](Article article) {
      article.charset_how = whole.how;
      counting()(std::move(article));
    };
    if (!is_html) return read_plain_text(source, labelled, mail.meta);
    return read_html(source, labelled, mail.meta, mail.is_snapshot ? Stated::fills_gaps : Stated::wins);
  }

  void read_attached(const MimePart& part, std::size_t number) {
    std::string name = part.name;
    if (name.empty()) {
      const bool is_mail = part.type == "message/rfc822";
      name = (is_mail ? "mail-" : "part-") + std::to_string(number) + (is_mail ? ".eml" : "");
    }
    if (const int count = ++names_[name]; count > 1) name = std::to_string(count) + "-" + name;
    const ReadInput inner{input_.path + "!/" + name, input_.id + "/" + name, part.bytes, &within_};
    ++within_.depth;
    const Status status = read_articles(inner, counting(), problem_);
    --within_.depth;
    if (!status) problem_(status.error());
  }

  void report_unread(const std::vector<std::string>& names) {
    constexpr std::size_t kMost = 5;
    if (names.empty()) return;
    std::string list;
    for (std::size_t i = 0; i < names.size() && i < kMost; ++i) list += (i == 0 ? "" : ", ") + names[i];
    if (names.size() > kMost) list += " …";
    report(ErrorCode::incomplete, std::to_string(names.size()) + " attachments are not read: " + list);
  }

  ReadInput input_;
  Enclosure& within_;
  const ArticleSink& article_;
  const ProblemSink& problem_;
  std::map<std::string, int> names_;
  std::size_t articles_ = 0;
};

}  // namespace

Status read_mail(const ReadInput& input, const ArticleSink& article, const ProblemSink& problem) {
  Enclosure own;
  Enclosure& within = input.within == nullptr ? own : *input.within;
  if (within.depth >= limits::kMaxMailDepth) {
    return Error{ErrorCode::too_large,
                 "mails are read " + std::to_string(limits::kMaxMailDepth) + " deep and no further", input.path};
  }
  const std::vector<std::string_view> mails = split_mails(input.bytes);
  if (mails.size() == 1) {
    return MailReader({input.path, input.id, mails.front(), nullptr}, within, article, problem).run();
  }
  bool any = false;
  for (std::size_t i = 0; i < mails.size(); ++i) {
    const std::string name = "mail-" + std::to_string(i + 1) + ".eml";
    Status status =
        MailReader({input.path + "!/" + name, input.id + "/" + name, mails[i], nullptr}, within, article, problem)
            .run();
    any = any || status.ok();
    if (!status) problem(status.error());
  }
  if (any) return Unit{};
  return Error{ErrorCode::malformed, "none of the " + std::to_string(mails.size()) + " mails can be read", input.path};
}

}  // namespace diplomed::document
