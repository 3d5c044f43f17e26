#include "search/suggest/typed_place.h"

#include <algorithm>
#include <vector>

#include "base/utf8.h"
#include "knowledge/facets.h"
#include "query/parse/parse_chars.h"
#include "query/parse/parse_fields.h"
#include "query/parse/parse_quotes.h"
#include "query/parse/parse_word.h"

namespace diplomed::search {
namespace {

bool is_facet(std::string_view name) {
  return std::any_of(knowledge::facets.begin(), knowledge::facets.end(), [&](const auto& f) { return f.name == name; });
}

std::string without_end_spaces(std::string_view text) {
  const std::size_t end = text.find_last_not_of(' ');
  return std::string(text.substr(0, end == std::string_view::npos ? 0 : end + 1));
}

// What stands directly before the typed word, up to a space or sign.
struct Glue {
  bool negated = false;
  bool named = false;      // a colon after a name
  std::string_view field;  // canonical; empty for a name that is no field
  std::size_t colon = 0;   // offset behind it

  explicit Glue(std::string_view text) {
    const std::size_t name = std::min(text.find_first_not_of("+-"), text.size());
    negated = text.substr(0, name).find('-') != std::string_view::npos;
    const std::size_t at = text.find(':', name);
    if (at == std::string_view::npos || at == name) return;
    named = true;
    field = query::canonical_field(text.substr(name, at - name));
    colon = at + 1;
  }
};

// One pass over the query before the typed word.
class PlaceReader {
 public:
  explicit PlaceReader(std::string_view before) : before_(before) { scan(); }

  TypedPlace place() const {
    TypedPlace out;
    const std::string_view head = before_.substr(0, token_), glue = before_.substr(token_);
    const bool alternative = after_operator_ || alternatives_;
    out.apart = groups_.empty() && !alternative;
    out.head = std::string(head);
    out.glue = std::string(glue);
    out.rest = without_end_spaces(head);
    if (!groups_.empty()) {
      in_group(out, alternative);
    } else if (glue.empty()) {
      out.offers = alternative ? Offers::words : Offers::all;
    } else {
      after_glue(Glue(glue), token_, out, alternative);
    }
    return out;
  }

 private:
  void scan() {
    for (std::size_t i = 0; i < before_.size();) {
      const utf8::CodePoint c = utf8::decode(before_, i);
      const std::size_t next = i + c.bytes;
      if (c.valid && query::is_opening_quote(c.value)) {
        const std::size_t close = query::find_closing_quote(before_, i);
        if (close == std::string_view::npos) {
          value_at_ = next;
          return;
        }
        i = close + utf8::decode(before_, close).bytes;
        begin_token(i, false);
        continue;
      }
      if (c.value == '(') {
        groups_.push_back(token_);
        begin_token(next, false);
        value_at_ = next;
      } else if (c.value == ')') {
        if (!groups_.empty()) groups_.pop_back();
        begin_token(next, false);
      } else if (c.value == '|') {
        alternatives_ |= groups_.empty();
        begin_token(next, true);
      } else if (!c.valid || query::is_space(c.value)) {
        if (i > token_) end_word(i);
        token_ = next;
      }
      i = next;
    }
  }

  void end_word(std::size_t end) {
    const auto found = query::find_operator(before_.substr(token_, end - token_));
    after_operator_ = found.has_value();
    alternatives_ |= found && found->kind == query::TokenKind::disj && groups_.empty();
  }

  void begin_token(std::size_t at, bool after_operator) {
    token_ = at;
    after_operator_ = after_operator;
  }

  // Behind a name with a colon, maybe with a sign, quote or parenthesis after it; `begin` is where the name begins.
  void after_glue(const Glue& glue, std::size_t begin, TypedPlace& out, bool alternative) const {
    if (!glue.named || glue.field.empty() || glue.field == "title") {
      out.offers = Offers::words;
    } else if (!is_facet(glue.field) || glue.negated || alternative || !at_value(begin + glue.colon)) {
      out.offers = Offers::none;
    } else {
      out.offers = Offers::values;
      out.facet = std::string(glue.field);
      out.field = std::string(before_.substr(0, begin + glue.colon));
      out.rest = without_end_spaces(before_.substr(0, begin));
    }
  }

  // Nothing has been typed of the value before the word.
  bool at_value(std::size_t colon) const { return colon == before_.size() || value_at_ == before_.size(); }

  // In a group that is the value of a field: of its facet, but only as the first.
  void in_group(TypedPlace& out, bool alternative) const {
    const std::size_t begin = groups_.back();
    const Glue outer(before_.substr(begin, before_.find('(', begin) - begin));
    const Glue inner(before_.substr(token_));
    if (outer.named && !outer.field.empty()) {
      after_glue(outer, begin, out, alternative || groups_.size() > 1);
    } else if (inner.named && !inner.field.empty() && inner.field != "title") {
      out.offers = Offers::none;
    } else {
      out.offers = Offers::words;
    }
  }

  std::string_view before_;
  std::size_t token_ = 0;                          // where the last run without spaces and signs begins
  bool after_operator_ = false;                    // stands before that
  bool alternatives_ = false;                      // an "or" outside of groups
  std::vector<std::size_t> groups_;                // open ones: where what stands before their parenthesis begins
  std::size_t value_at_ = std::string_view::npos;  // behind the last open quote or parenthesis
};

}  // namespace

TypedPlace place_after(std::string_view before) {
  return PlaceReader(before).place();
}

}  // namespace diplomed::search
