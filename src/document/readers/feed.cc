// RSS 0.9x to 2.0 (rssboard.org/rss-specification), RSS 1.0 in RDF (web.resource.org/rss/1.0/spec) and Atom (RFC 4287).
// Elements are told by their local names, whatever their prefix: feeds of the web bind others than the
// specifications do. The longest text that an item has is its own.
#include <array>
#include <pugixml.hpp>
#include <string>
#include <utility>

#include "base/strings.h"
#include "document/chars.h"
#include "document/html/tree.h"
#include "document/office/office_part.h"
#include "document/readers/readers.h"

namespace diplomed::document {
namespace {

// Markup of an Atom construct of type "xhtml" as it stands; the text of all others.
std::string content_of(const pugi::xml_node& node) {
  if (attribute_named(node, "type") != "xhtml") return node.text().get();
  struct Writer : pugi::xml_writer {
    std::string out;
    void write(const void* data, std::size_t size) override { out.append(static_cast<const char*>(data), size); }
  } writer;
  for (const pugi::xml_node& child : node.children()) child.print(writer, "", pugi::format_raw);
  return std::move(writer.out);
}

bool has_markup(std::string_view text) {
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    const char next = at + 1 < text.size() ? lower_ascii(text[at + 1]) : ' ';
    if (next == '/' || next == '!' || (next >= 'a' && next <= 'z')) return true;
  }
  const std::size_t entity = text.find('&');
  return entity != std::string_view::npos && text.find(';', entity) != std::string_view::npos;
}

// Titles and names are often HTML too, escaped once more.
std::string plain(const std::string& text) {
  if (!has_markup(text)) return chars::tidy(text);
  const Result<HtmlTree> tree = HtmlTree::parse(text);
  return chars::tidy(tree ? html::visible_text_of(tree->root()) : text);
}

std::string plain_child(const pugi::xml_node& node, std::string_view name) {
  const pugi::xml_node child = child_named(node, name);
  return child ? plain(content_of(child)) : std::string();
}

bool is_web_address(std::string_view text) {
  return text.starts_with("https://") || text.starts_with("http://");
}

// Of RSS the text of <link>, else a <guid> that is an address; of Atom the alternate link, which one without `rel` is.
std::string address_of(const pugi::xml_node& item) {
  std::string found;
  for (const pugi::xml_node& child : item.children()) {
    const std::string_view name = local_name(child);
    if (name == "link") {
      const std::string_view rel = attribute_named(child, "rel");
      const std::string_view href = attribute_named(child, "href");
      std::string address(chars::trim(href.empty() ? std::string_view(child.text().get()) : href));
      if (is_web_address(address) && (rel.empty() || rel == "alternate")) return address;
    } else if (name == "guid" && attribute_named(child, "isPermaLink") != "false") {
      const std::string address(chars::trim(child.text().get()));
      if (is_web_address(address)) found = address;
    }
  }
  const std::string_view about = attribute_named(item, "about");
  return found.empty() && is_web_address(about) ? std::string(about) : found;
}

std::string author_of(const pugi::xml_node& item) {
  const pugi::xml_node author = child_named(item, "author");
  if (std::string name = plain_child(author, "name"); !name.empty()) return name;
  std::string creator = plain_child(item, "creator");
  return creator.empty() && author ? plain(author.text().get()) : creator;
}

std::string text_of(const pugi::xml_node& item) {
  static constexpr std::array<std::string_view, 6> kTexts = {"encoded",  "content",     "full-text",
                                                             "fulltext", "description", "summary"};
  std::string longest;
  for (const pugi::xml_node& child : item.children()) {
    if (!one_of(local_name(child), kTexts)) continue;
    std::string text = content_of(child);
    if (text.size() > longest.size()) longest = std::move(text);
  }
  return longest;
}

class FeedReader {
 public:
  FeedReader(const Source& source, const ArticleSink& article, const ProblemSink& problem)
      : source_(source), article_(article), problem_(problem) {}

  Status run() {
    pugi::xml_document xml;
    const pugi::xml_parse_result parsed =
        xml.load_buffer(source_.text.data(), source_.text.size(), pugi::parse_default, pugi::encoding_utf8);
    const pugi::xml_node root = xml.document_element();
    if (parsed.status != pugi::status_ok) {
      const std::string where = std::string(source_.path) + ": byte " + std::to_string(parsed.offset);
      const Error error{ErrorCode::malformed, std::string("not well-formed XML: ") + parsed.description(), where};
      if (!root) return error;
      problem_({ErrorCode::incomplete, error.message + "; what follows is not read", where});
    }
    const pugi::xml_node channel = child_named(root, "channel");
    const pugi::xml_node about = channel ? channel : root;
    feed_.source = plain_child(about, "title");
    feed_.language = plain_child(about, "language");
    if (feed_.language.empty()) feed_.language = attribute_named(root, "lang");
    // Items stand in the channel, in RDF beside it.
    for (const pugi::xml_node& parent : {root, channel}) {
      for (const pugi::xml_node& child : parent.children()) {
        const std::string_view name = local_name(child);
        if (name == "item" || name == "entry") read_item(child);
      }
    }
    if (items_ == 0) read_description(about);
    if (articles_ > 0) return Unit{};
    return Error{ErrorCode::malformed, items_ == 0 ? "a feed without items" : "no item of the feed could be read",
                 std::string(source_.path)};
  }

 private:
  // A feed that was cut off, or had nothing to tell that day, still says what it is.
  void read_description(const pugi::xml_node& about) {
    const std::string path(source_.path);
    const std::string text = plain(text_of(about));
    if (text.empty()) return;
    problem_({ErrorCode::incomplete, "a feed without items: its description is read", path});
    Metadata meta = feed_;
    meta.title = feed_.source;
    deliver_text(text, path, std::string(source_.id), meta);
  }

  void read_item(const pugi::xml_node& item) {
    const std::string number = std::to_string(++items_);
    const std::string where = std::string(source_.path) + ": item " + number;
    Metadata meta = feed_;
    meta.title = plain_child(item, "title");
    meta.url = address_of(item);
    meta.author = author_of(item);
    for (const char* name : {"pubDate", "published", "date", "issued", "updated", "modified"}) {
      const std::string date(chars::trim(child_named(item, name).text().get()));
      if (date.empty()) continue;
      set_metadata(meta, "date", date, 0, where, problem_);
      if (!meta.dates.empty()) break;
    }
    const std::string id = meta.url.empty() ? std::string(source_.id) + "#" + number : meta.url;
    deliver_text(text_of(item), where, id, meta);
  }

  void deliver_text(const std::string& text, const std::string& where, const std::string& id, const Metadata& meta) {
    // The story is all of it: what stands around it on the page is not here.
    const std::string page = "<html><body><article>" + text + "</article></body></html>";
    const bool markup = has_markup(text);
    const Source inner{where, id, markup ? std::string_view(page) : std::string_view(text), source_.charset, false};
    const auto counted = [this](Article article) {
      ++articles_;
      article_(std::move(article));
    };
    const Status read = markup ? read_html(inner, counted, meta, Stated::wins) : read_plain_text(inner, counted, meta);
    if (!read) problem_({read.error().code, read.error().message, where});
  }

  const Source& source_;
  const ArticleSink& article_;
  const ProblemSink& problem_;
  Metadata feed_;
  std::size_t items_ = 0, articles_ = 0;
};

}  // namespace

Status read_feed(const Source& source, const ArticleSink& article, const ProblemSink& problem) {
  return FeedReader(source, article, problem).run();
}

}  // namespace diplomed::document
