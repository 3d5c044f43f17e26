// Pages repeat themselves: of several statements the most deliberate wins. Title: JSON-LD headline, og:title, <title>.
// Date: JSON-LD datePublished, article:published_time and its kin, itemprop, the first <time> of the page.
#include "document/html/meta.h"

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/utf8.h"
#include "document/chars.h"
#include "document/dates/calendar.h"
#include "document/dates/date_expressions.h"
#include "document/title.h"

namespace diplomed::document {
namespace {

using nlohmann::json;

constexpr std::size_t kMostScripts = 50;
constexpr int kJsonDepth = 6;

struct StatedLine {
  std::string value;
  std::uint32_t line = 0;
};

// Everything collected, by a key of our own; the first value of a key wins.
class Collected {
 public:
  void put(const std::string& key, std::string_view value, std::uint32_t line) {
    const std::string clean = chars::tidy(utf8::sanitize(value));
    if (!clean.empty()) all_.try_emplace(key, StatedLine{clean, line});
  }
  // The longest story that is stated.
  void put_body(const json& value) {
    if (!value.is_string()) return;
    const auto& text = value.get_ref<const std::string&>();
    if (text.size() > body.size() && text.find("</") == std::string::npos) body = text;
  }

  std::string body;

  // The first of `keys` that is there.
  StatedLine get(std::initializer_list<const char*> keys) const {
    for (const char* key : keys) {
      const auto at = all_.find(key);
      if (at != all_.end()) return at->second;
    }
    return {};
  }

 private:
  std::map<std::string, StatedLine> all_;
};

std::string name_in(const json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_object() && value.contains("name") && value["name"].is_string()) return value["name"].get<std::string>();
  std::string joined;
  if (value.is_array()) {
    for (const json& item : value) {
      const std::string name = item.is_array() ? std::string() : name_in(item);
      if (!name.empty()) joined += (joined.empty() ? "" : ", ") + name;
    }
  }
  return joined;
}

bool is_article(const json& object) {
  const auto type = object.find("@type");
  if (type == object.end()) return false;
  const auto names_article = [](const json& t) {
    if (!t.is_string()) return false;
    const auto& name = t.get_ref<const std::string&>();
    return name.ends_with("Article") || name.ends_with("BlogPosting") || name == "Report";
  };
  return type->is_array() ? std::any_of(type->begin(), type->end(), names_article) : names_article(*type);
}

void read_json_ld(const json& value, int depth, std::uint32_t line, Collected& out) {
  if (depth > kJsonDepth) return;
  if (value.is_array()) {
    for (const json& item : value) read_json_ld(item, depth + 1, line, out);
    return;
  }
  if (!value.is_object()) return;
  if (is_article(value)) {
    struct Field {
      const char* json_key;
      const char* key;
    };
    static constexpr std::array<Field, 6> kFields = {{{"headline", "ld:title"},
                                                      {"datePublished", "ld:date"},
                                                      {"author", "ld:author"},
                                                      {"publisher", "ld:site"},
                                                      {"url", "ld:url"},
                                                      {"inLanguage", "ld:language"}}};
    for (const Field& field : kFields) {
      if (value.contains(field.json_key)) out.put(field.key, name_in(value[field.json_key]), line);
    }
  }
  if (is_article(value) && value.contains("articleBody")) out.put_body(value["articleBody"]);
  if (value.contains("@graph")) read_json_ld(value["@graph"], depth + 1, line, out);
}

void read_script(const GumboNode* node, Collected& out) {
  if (chars::fold(html::attribute(node, "type")) != "application/ld+json") return;
  const GumboVector& children = node->v.element.children;
  for (unsigned i = 0; i < children.length; ++i) {
    const auto* child = static_cast<const GumboNode*>(children.data[i]);
    if (!html::is_text(child)) continue;
    const json value = json::parse(child->v.text.text, nullptr, false);
    if (!value.is_discarded()) read_json_ld(value, 0, html::line_of(node), out);
  }
}

void read_meta(const GumboNode* node, Collected& out) {
  const std::string_view content = html::attribute(node, "content");
  for (const char* attribute : {"property", "name", "itemprop"}) {
    const std::string key = chars::fold(html::attribute(node, attribute));
    if (!key.empty()) out.put(key, content, html::line_of(node));
  }
}

void read_element(const GumboNode* node, Collected& out, std::size_t& scripts) {
  const std::uint32_t line = html::line_of(node);
  switch (node->v.element.tag) {
    case GUMBO_TAG_HTML:
      out.put("lang", html::attribute(node, "lang"), line);
      break;
    case GUMBO_TAG_META:
      read_meta(node, out);
      break;
    case GUMBO_TAG_TITLE:
      out.put("<title>", html::text_of(node), line);
      break;
    case GUMBO_TAG_SCRIPT:
      if (++scripts <= kMostScripts) read_script(node, out);
      break;
    case GUMBO_TAG_LINK:
      if (chars::fold(html::attribute(node, "rel")) == "canonical")
        out.put("canonical", html::attribute(node, "href"), line);
      break;
    case GUMBO_TAG_TIME:
      out.put("<time>", html::attribute(node, "datetime"), line);
      break;
    default:
      break;
  }
  if (html::attribute(node, "itemprop") == "datePublished") {
    out.put("itemprop:date", html::attribute(node, "datetime"), line);
    if (node->v.element.tag != GUMBO_TAG_META) out.put("itemprop:date", html::text_of(node), line);
  }
}

// <time> inside these belongs to other articles.
bool is_aside(const GumboNode* node) {
  const GumboTag tag = node->v.element.tag;
  return tag == GUMBO_TAG_NAV || tag == GUMBO_TAG_ASIDE || tag == GUMBO_TAG_FOOTER;
}

void walk(const GumboNode* node, int depth, Collected& out, std::size_t& scripts) {
  if (!html::is_element(node) || is_aside(node) || depth > html::kDeepest) return;
  read_element(node, out, scripts);
  const GumboVector& children = node->v.element.children;
  for (unsigned i = 0; i < children.length; ++i) {
    walk(static_cast<const GumboNode*>(children.data[i]), depth + 1, out, scripts);
  }
}

// ISO first, then the way people write dates.
std::optional<CalendarDate> date_of(const std::string& value) {
  if (const auto iso = parse_iso_date(value)) return iso;
  for (const DateExpression& e : find_date_expressions(value)) {
    if (e.has_day() && e.has_year()) return e.start;
  }
  return std::nullopt;
}

void take_date(const Collected& all, Metadata& meta) {
  struct Key {
    const char* name;
    Confidence confidence;
  };
  static constexpr std::array<Key, 15> kKeys = {{{"ld:date", Confidence::high},
                                                 {"article:published_time", Confidence::high},
                                                 {"og:published_time", Confidence::high},
                                                 {"datepublished", Confidence::high},
                                                 {"itemprop:date", Confidence::high},
                                                 {"pubdate", Confidence::high},
                                                 {"publishdate", Confidence::high},
                                                 {"publish-date", Confidence::high},
                                                 {"publish_date", Confidence::high},
                                                 {"date", Confidence::high},
                                                 {"dc.date", Confidence::high},
                                                 {"dc.date.issued", Confidence::high},
                                                 {"dcterms.date", Confidence::high},
                                                 {"parsely-pub-date", Confidence::high},
                                                 {"<time>", Confidence::medium}}};
  for (const Key& key : kKeys) {
    const StatedLine stated = all.get({key.name});
    if (stated.value.empty()) continue;
    const std::optional<CalendarDate> date = date_of(stated.value);
    if (!date) continue;
    meta.dates.push_back(
        {DateKind::published, date->to_string(), date->precision(), key.confidence, stated.value, stated.line});
    return;
  }
}

}  // namespace

PageMeta read_page_meta(const GumboNode* root) {
  Collected all;
  std::size_t scripts = 0;
  walk(root, 0, all, scripts);
  PageMeta page;
  page.body = std::move(all.body);
  std::erase(page.body, '\0');
  page.page_title = all.get({"<title>"}).value;
  page.meta.source = all.get({"og:site_name", "ld:site", "application-name"}).value;
  page.meta.author = all.get({"ld:author", "author", "article:author"}).value;
  if (page.meta.author.starts_with("http")) page.meta.author.clear();
  page.meta.url = all.get({"canonical", "og:url", "ld:url"}).value;
  page.meta.language = all.get({"lang", "ld:language", "og:locale"}).value;
  const std::string stated = all.get({"ld:title", "og:title"}).value;
  const std::string& site = page.meta.source;
  // A deliberate title is cut only when the site's own name ends it; <title> nearly always carries one.
  const bool signed_title = !site.empty() && chars::fold(stated).ends_with(chars::fold(site));
  page.meta.title = stated.empty() ? without_site_name(page.page_title, site)
                    : signed_title ? without_site_name(stated, site)
                                   : stated;
  take_date(all, page.meta);
  return page;
}

}  // namespace diplomed::document
