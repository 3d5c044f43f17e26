// An HTML5 parser keeps a stack of open elements and searches it at nearly every tag, so a million unclosed <div> cost
// a quadratic time, and a deep tree overflows every recursion over it. This scanner runs over the tags once with a
// model of that stack which is never shallower than the real one:
//   - an end tag closes the nearest element of its name and the block elements above it, but not across a table cell
//     or table; it is ignored when there is none;
//   - formatting elements (<b>, <font> …) stay open until their own end tag, as the parser would reopen them;
//   - elements that are closed by their next sibling (<p>, <li>, <td> …) do not count.
// What would go over the bound is overwritten with blanks, tag by tag.
//
// The parser also takes as long for a byte of a script as for one of the story, and pages have more of those: what
// stands in <script> (JSON-LD aside) and <style> is cut out but for its line ends. Where the scanner may be wrong about
// its end (an escaped script, SVG) it stays.
#include "document/html/guard.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/limits.h"
#include "base/strings.h"
#include "document/chars.h"

namespace diplomed::document {
namespace {

constexpr std::size_t kMostFormatting = 32;
constexpr std::size_t kLongestTag = std::size_t{16} << 10;
constexpr std::size_t kLongestName = 16;

constexpr std::string_view kUncounted[] = {"area", "base", "br",    "col",    "embed", "hr",    "img",      "input",
                                           "link", "meta", "param", "source", "track", "wbr",   "p",        "li",
                                           "dt",   "dd",   "tr",    "tbody",  "thead", "tfoot", "colgroup", "html",
                                           "head", "body", "image", "keygen", "frame", "title"};
constexpr std::string_view kFormatting[] = {"a",    "b", "big",   "code",   "em",     "font", "i",
                                            "nobr", "s", "small", "strike", "strong", "tt",   "u"};
constexpr std::string_view kBarriers[] = {"table", "td",   "th",     "caption", "template",
                                          "svg",   "math", "object", "marquee", "applet"};
constexpr std::string_view kRawText[] = {"script", "style",  "title",   "textarea",
                                         "xmp",    "iframe", "noembed", "noframes"};

struct Cut {
  std::size_t begin = 0, end = 0;
};

struct Open {
  std::string name;
  bool formatting = false;
};

class Guard {
 public:
  explicit Guard(std::string_view html) : html_(html) {}

  std::string run() {
    for (std::size_t i = html_.find('<'); i != std::string_view::npos; i = html_.find('<', i)) i = step(i);
    return cuts_.empty() ? std::move(changed_) : without_cuts();
  }

 private:
  // Handles what begins at the "<" at `i`; returns where to go on.
  std::size_t step(std::size_t i) {
    if (html_.substr(i, 4) == "<!--") return after("-->", i + 4);
    const bool end_tag = i + 1 < html_.size() && html_[i + 1] == '/';
    const std::string name = name_at(i + (end_tag ? 2 : 1));
    if (name.empty()) return i + 1;
    const std::size_t end = end_of_tag(i);
    const bool overlong = end - i > kLongestTag;
    if (end_tag && !overlong) {
      close(name);
    } else if (overlong || !open(name)) {
      blank(i, end);
    } else if (one_of(name, kRawText)) {
      const std::size_t raw_end = end_of_raw_text(name, end);
      if (is_dead(name, html_.substr(i, end - i), end, raw_end)) cuts_.push_back({end, raw_end});
      return raw_end;
    }
    return end;
  }

  std::size_t after(std::string_view mark, std::size_t from) const {
    const std::size_t at = html_.find(mark, from);
    return at == std::string_view::npos ? html_.size() : at + mark.size();
  }

  std::string name_at(std::size_t i) const {
    std::string name;
    for (; i < html_.size() && name.size() < kLongestName; ++i) {
      const char c = html_[i] >= 'A' && html_[i] <= 'Z' ? static_cast<char>(html_[i] + 32) : html_[i];
      const bool good = (c >= 'a' && c <= 'z') || (!name.empty() && ((c >= '0' && c <= '9') || c == '-' || c == ':'));
      if (!good) break;
      name += c;
    }
    return name;
  }

  // Past the ">" that ends the tag, quotes respected.
  std::size_t end_of_tag(std::size_t i) const {
    char quote = 0;
    for (; i < html_.size(); ++i) {
      const char c = html_[i];
      if (quote != 0) {
        if (c == quote) quote = 0;
      } else if ((c == '"' || c == '\'') && html_[i - 1] == '=') {
        quote = c;
      } else if (c == '>') {
        return i + 1;
      }
    }
    return html_.size();
  }

  std::size_t end_of_raw_text(const std::string& name, std::size_t from) const {
    for (std::size_t at = html_.find("</", from); at != std::string_view::npos; at = html_.find("</", at + 2)) {
      if (name_at(at + 2) == name) return at;
    }
    return html_.size();
  }

  // True for a script or a style sheet that nobody reads and whose end is certain.
  bool is_dead(const std::string& name, std::string_view tag, std::size_t begin, std::size_t end) const {
    if ((name != "script" && name != "style") || end == html_.size() || end == begin) return false;
    if (tag.ends_with("/>") || chars::fold(tag).find("json") != std::string::npos) return false;
    if (html_.substr(begin, end - begin).find("<!--") != std::string_view::npos) return false;
    return std::none_of(stack_.begin(), stack_.end(),
                        [](const Open& o) { return o.name == "svg" || o.name == "math" || o.name == "plaintext"; });
  }

  std::string without_cuts() const {
    const std::string_view text = changed_.empty() ? html_ : std::string_view(changed_);
    std::string out;
    out.reserve(text.size());
    std::size_t from = 0;
    for (const Cut& cut : cuts_) {
      out.append(text.substr(from, cut.begin - from));
      for (std::size_t i = cut.begin; i < cut.end; ++i) {
        const bool ends_line = text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n');
        if (ends_line) out += '\n';
      }
      from = cut.end;
    }
    out.append(text.substr(from));
    return out;
  }

  bool open(const std::string& name) {
    if (one_of(name, kUncounted) || one_of(name, kRawText)) return true;
    if (name == "td" || name == "th") pop_cells();
    const bool formatting = one_of(name, kFormatting);
    if (name == "a") close_single(name);
    if (stack_.size() >= limits::kMaxHtmlDepth || (formatting && formatting_ >= kMostFormatting)) return false;
    stack_.push_back({name, formatting});
    if (formatting) ++formatting_;
    return true;
  }

  // A cell ends with the next cell of its table.
  void pop_cells() {
    for (std::size_t i = stack_.size(); i-- > 0;) {
      if (stack_[i].name == "table") return;
      if (stack_[i].name == "td" || stack_[i].name == "th") return remove_from(i);
    }
  }

  void close(const std::string& name) {
    // </form> takes the form off the stack from under what is still open in it.
    if (one_of(name, kFormatting) || name == "form") return close_single(name);
    const bool is_table_part = name == "table" || name == "td" || name == "th";
    for (std::size_t i = stack_.size(); i-- > 0;) {
      if (stack_[i].name == name) return remove_from(i);
      const bool barrier = is_table_part ? stack_[i].name == "table" : one_of(stack_[i].name, kBarriers);
      if (barrier) return;
    }
  }

  void close_single(const std::string& name) {
    for (std::size_t i = stack_.size(); i-- > 0;) {
      if (stack_[i].name != name) continue;
      if (stack_[i].formatting) --formatting_;
      stack_.erase(stack_.begin() + static_cast<std::ptrdiff_t>(i));
      return;
    }
  }

  // Closes element `i` and all above it but formatting ones.
  void remove_from(std::size_t i) {
    const auto first = stack_.begin() + static_cast<std::ptrdiff_t>(i);
    stack_.erase(std::remove_if(first, stack_.end(), [](const Open& o) { return !o.formatting; }), stack_.end());
  }

  void blank(std::size_t begin, std::size_t end) {
    if (changed_.empty()) changed_.assign(html_);
    for (std::size_t i = begin; i < end; ++i) {
      if (changed_[i] != '\n' && changed_[i] != '\r') changed_[i] = ' ';
    }
  }

  std::string_view html_;
  std::string changed_;
  std::vector<Cut> cuts_;
  std::vector<Open> stack_;
  std::size_t formatting_ = 0;
};

}  // namespace

std::string guard_html(std::string_view html) {
  return Guard(html).run();
}

}  // namespace diplomed::document
