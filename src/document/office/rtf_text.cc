// Bytes of text are gathered as long as the charset stays the same and decoded in one piece, for a character may be two
// bytes. What a group changes ends with it: a stack of states, no recursion.
#include "document/office/rtf_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <vector>

#include "base/limits.h"
#include "base/utf8.h"
#include "document/chars.h"
#include "text/encoding.h"

namespace diplomed::document {
namespace {

constexpr std::size_t kDeepest = 10'000;
constexpr std::size_t kLongestWord = 32;  // letters of a control word (specification, "Control Word")

enum class Target { body, notes, title, author, fonts, nothing };

struct State {
  Target target = Target::body;
  std::size_t skip_after_unicode = 1;  // \uc
  int font = -1;
  bool hidden = false;
};

// Groups whose text is none of the story.
bool is_skipped(std::string_view word) {
  static constexpr std::array<std::string_view, 22> kWords = {
      "colortbl", "stylesheet", "pict",       "object",  "header",   "headerl",  "headerr",   "headerf",
      "footer",   "footerl",    "footerr",    "footerf", "info",     "fldinst",  "listtable", "filetbl",
      "revtbl",   "bkmkstart",  "nonshppict", "pntext",  "listtext", "themedata"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

struct Symbol {
  std::string_view word, text;
};

std::string_view symbol_text(std::string_view word) {
  static constexpr std::array<Symbol, 13> kSymbols = {{{"tab", "\t"},
                                                       {"lquote", "‘"},
                                                       {"rquote", "’"},
                                                       {"ldblquote", "“"},
                                                       {"rdblquote", "”"},
                                                       {"emdash", "—"},
                                                       {"endash", "–"},
                                                       {"bullet", "•"},
                                                       {"emspace", " "},
                                                       {"enspace", " "},
                                                       {"qmspace", " "},
                                                       {"line", "\n"},
                                                       {"zwj", ""}}};
  const auto* at = std::find_if(kSymbols.begin(), kSymbols.end(), [&](const Symbol& s) { return s.word == word; });
  return at == kSymbols.end() ? std::string_view() : at->text;
}

// The charset of a font's \fcharset (specification, "Font Table"); empty: that of the document.
std::string charset_of_font(int number) {
  switch (number) {
    case 77:
      return "macintosh";
    case 161:
      return "windows-1253";
    case 162:
      return "windows-1254";
    case 186:
      return "windows-1257";
    case 204:
      return "windows-1251";
    case 238:
      return "windows-1250";
    default:
      return {};
  }
}

class Parser {
 public:
  explicit Parser(std::string_view bytes) : rest_(bytes) { out_.charset = "windows-1252"; }

  Result<RtfText> run() {
    while (!rest_.empty()) {
      const char c = take();
      if (c == '{') {
        flush();
        if (stack_.size() >= kDeepest) return Error{ErrorCode::too_large, "groups are nested too deep", {}};
        stack_.push_back(state_);
      } else if (c == '}') {
        close_group();
      } else if (c == '\\') {
        control();
      } else if (c != '\r' && c != '\n') {
        add_byte(c);
      }
    }
    if (!stack_.empty()) out_.problems.emplace_back("the file is cut off");
    flush();
    end_paragraph();
    if (!notes_.empty()) out_.body.add(notes_, LineKind::text);
    return std::move(out_);
  }

 private:
  char take() {
    const char c = rest_.front();
    rest_.remove_prefix(1);
    return c;
  }

  void close_group() {
    flush();
    if (stack_.empty()) return;
    const Target inner = state_.target;
    state_ = stack_.back();
    stack_.pop_back();
    if (inner == Target::notes && state_.target != Target::notes) notes_ += '\n';
  }

  void control() {
    if (rest_.empty()) return;
    const char c = rest_.front();
    if ((c < 'a' || c > 'z') && (c < 'A' || c > 'Z')) {
      rest_.remove_prefix(1);
      return control_symbol(c);
    }
    std::size_t letters = 0;
    while (letters < rest_.size() && letters < kLongestWord && ((rest_[letters] | 0x20) >= 'a') &&
           ((rest_[letters] | 0x20) <= 'z')) {
      ++letters;
    }
    const std::string_view word = rest_.substr(0, letters);
    rest_.remove_prefix(letters);
    int number = 0;
    const auto read = std::from_chars(rest_.data(), rest_.data() + rest_.size(), number);
    const bool has_number = read.ec != std::errc::invalid_argument;
    rest_.remove_prefix(static_cast<std::size_t>(read.ptr - rest_.data()));
    if (!rest_.empty() && rest_.front() == ' ') rest_.remove_prefix(1);
    control_word(word, number, has_number);
  }

  void control_symbol(char c) {
    switch (c) {
      case '\'':
        return hex_byte();
      case '*':
        state_.target = Target::nothing;  // a destination that a reader may not know
        return;
      case '~':
        return add_text("\u00a0");
      case '_':
        return add_text("-");
      case '\r':
      case '\n':
        return end_paragraph();
      case '{':
      case '}':
      case '\\':
        return add_byte(c);
      default:
        return;  // \- optional hyphen, \| \: of indexes
    }
  }

  void hex_byte() {
    unsigned value = 0;
    const std::string_view digits = rest_.substr(0, 2);
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    rest_.remove_prefix(static_cast<std::size_t>(read.ptr - digits.data()));
    if (read.ptr == digits.data() + 2) add_byte(static_cast<char>(value));
  }

  void control_word(std::string_view word, int number, bool has_number) {
    if (word == "u" && has_number) return unicode(number);
    if (word == "bin" && number > 0)
      return rest_.remove_prefix(std::min<std::size_t>(rest_.size(), static_cast<std::size_t>(number)));
    if (word == "uc" && has_number) {
      state_.skip_after_unicode = static_cast<std::size_t>(std::clamp(number, 0, 64));
    } else if (word == "ansicpg" && has_number) {
      set_code_page(number);
    } else if (word == "mac") {
      state_charset("macintosh");
    } else if (word == "pc" || word == "pca") {
      state_charset("IBM850");
    } else if (word == "f" && has_number) {
      flush();
      state_.font = number;
    } else if (word == "fcharset" && state_.target == Target::fonts) {
      font_charsets_[state_.font] = charset_of_font(number);
    } else if (word == "v" || word == "deleted") {
      flush();
      state_.hidden = !has_number || number != 0;
    } else if (word == "plain") {
      flush();
      state_.hidden = false;
      state_.font = -1;
    } else if (!destination(word)) {
      layout(word, number);
    }
  }

  bool destination(std::string_view word) {
    const bool lost = state_.target == Target::nothing && word != "title" && word != "author";
    if (is_skipped(word)) {
      flush();
      state_.target = Target::nothing;
      in_info_ = in_info_ || word == "info";
    } else if (word == "fonttbl") {
      flush();
      state_.target = Target::fonts;
    } else if (!lost && word == "footnote") {
      flush();
      state_.target = Target::notes;
    } else if (!lost && in_info_ && (word == "title" || word == "author")) {
      state_.target = word == "title" ? Target::title : Target::author;
    } else {
      return false;
    }
    return true;
  }

  void layout(std::string_view word, int number) {
    if (word == "par" || word == "sect" || word == "page") {
      in_cell_ ? add_text(" ") : end_paragraph();
    } else if (word == "cell" || word == "nestcell") {
      add_text(" | ");
    } else if (word == "row" || word == "nestrow") {
      end_row();
    } else if (word == "intbl") {
      in_cell_ = true;
    } else if (word == "pard") {
      in_cell_ = false;
      kind_ = LineKind::text;
    } else if (word == "outlinelevel" && number < 9) {
      kind_ = LineKind::heading;
    } else if (word == "ls" && kind_ == LineKind::text) {
      kind_ = LineKind::list_item;
    } else if (const std::string_view text = symbol_text(word); !text.empty()) {
      add_text(text);
    }
  }

  void set_code_page(int number) {
    flush();
    const std::string known = text::canonical_encoding("windows-" + std::to_string(number));
    const std::string other = text::canonical_encoding("cp" + std::to_string(number));
    if (!known.empty() || !other.empty()) state_charset(known.empty() ? other : known);
  }

  void state_charset(std::string name) {
    out_.charset = std::move(name);
    out_.states_charset = true;
  }

  // \u takes a signed 16-bit number; characters beyond come as surrogate pairs.
  void unicode(int number) {
    flush();
    const auto unit = static_cast<char32_t>(number < 0 ? number + 0x10000 : number) & 0xffff;
    if (unit >= 0xd800 && unit < 0xdc00) {
      high_surrogate_ = unit;
    } else if (unit >= 0xdc00 && unit < 0xe000) {
      if (high_surrogate_ != 0) put_code_point(0x10000 + ((high_surrogate_ - 0xd800) << 10) + (unit - 0xdc00));
      high_surrogate_ = 0;
    } else if (unit != 0) {
      put_code_point(unit);
    }
    to_skip_ = state_.skip_after_unicode;
  }

  void put_code_point(char32_t c) {
    std::string text;
    utf8::append(text, c);
    put(text);
  }

  void add_byte(char c) {
    if (to_skip_ > 0) {
      --to_skip_;
    } else {
      pending_ += c;
    }
  }

  void add_text(std::string_view text) {
    flush();
    put(text);
  }

  // Decodes the gathered bytes. Ends what a \u stands for, too: its replacement never crosses a brace or a word.
  void flush() {
    to_skip_ = 0;
    if (pending_.empty()) return;
    const auto font = font_charsets_.find(state_.font);
    const bool own = font != font_charsets_.end() && !font->second.empty();
    put(text::to_utf8(pending_, own ? font->second : out_.charset).value_or(std::string()));
    pending_.clear();
  }

  void put(std::string_view text) {
    if (state_.hidden) return;
    switch (state_.target) {
      case Target::body:
        paragraph_ += text;
        break;
      case Target::notes:
        notes_ += text;
        break;
      case Target::title:
        out_.title += text;
        break;
      case Target::author:
        out_.author += text;
        break;
      default:
        break;
    }
  }

  void end_paragraph() {
    flush();
    if (state_.target == Target::notes) notes_ += '\n';
    if (state_.target != Target::body) return;
    out_.body.add(paragraph_, kind_);
    paragraph_.clear();
  }

  void end_row() {
    flush();
    std::string line = chars::tidy(paragraph_);
    while (line.ends_with(" |")) line.resize(line.size() - 2);
    out_.body.add(line, LineKind::text);
    paragraph_.clear();
  }

  std::string_view rest_;
  RtfText out_;
  State state_;
  std::vector<State> stack_;
  std::map<int, std::string> font_charsets_;
  std::string pending_, paragraph_, notes_;
  LineKind kind_ = LineKind::text;
  bool in_cell_ = false;
  bool in_info_ = false;
  std::size_t to_skip_ = 0;
  char32_t high_surrogate_ = 0;
};

}  // namespace

Result<RtfText> read_rtf_text(std::string_view bytes) {
  if (!bytes.starts_with("{\\rtf")) return Error{ErrorCode::malformed, "it does not begin as RTF", {}};
  return Parser(bytes).run();
}

}  // namespace diplomed::document
