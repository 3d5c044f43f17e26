#include "document/html/element_reason.h"

#include <algorithm>
#include <array>
#include <string>

#include "document/chars.h"

namespace diplomed::document::html {
namespace {

constexpr std::size_t kFormBytes = 600;  // a form with more text is a page

// True when `word` stands in a class or id as a part of its own: at the front, after a BEM block ("article__comments")
// or after a short prefix ("b-comments"), and up to the end or a hyphen.
bool names_part(std::string_view name, std::string_view word) {
  for (std::size_t at = name.find(word); at != std::string_view::npos; at = name.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool ends = end == name.size() || name[end] == '-' || name[end] == '_';
    const bool element = at >= 2 && name.substr(at - 2, 2) == "__";
    const bool prefixed = (at == 2 || (at == 3 && name.starts_with("js"))) && name[at - 1] == '-';
    if (ends && (at == 0 || element || prefixed)) return true;
  }
  return false;
}

// The reason by which a container is no story, from the words of its class and id; empty when they say nothing.
std::string_view reason_by_name(const GumboNode* node) {
  struct Word {
    std::string_view word;
    std::string_view reason;
  };
  static constexpr std::array<Word, 31> kWords = {{{"breadcrumb", "breadcrumb"}, {"breadcrumbs", "breadcrumb"},
                                                   {"share", "share"},           {"sharing", "share"},
                                                   {"social", "share"},          {"socials", "share"},
                                                   {"comments", "widget"},       {"comment-list", "widget"},
                                                   {"sidebar", "navigation"},    {"menu", "navigation"},
                                                   {"navbar", "navigation"},     {"nav", "navigation"},
                                                   {"footer", "navigation"},     {"related", "related"},
                                                   {"recommended", "related"},   {"read-also", "related"},
                                                   {"readmore", "related"},      {"similar", "related"},
                                                   {"cookie", "cookie"},         {"cookies", "cookie"},
                                                   {"popup", "widget"},          {"banner", "advert"},
                                                   {"advert", "advert"},         {"ads", "advert"},
                                                   {"subscribe", "subscribe"},   {"tags", "tags"},
                                                   {"copyright", "rights"},      {"disqus", "widget"},
                                                   {"disqus_thread", "widget"},  {"newsletter", "subscribe"},
                                                   {"modal", "widget"}}};
  if (node->v.element.attributes.length == 0) return {};
  for (const char* named : {"class", "id"}) {
    const std::string_view stated = attribute(node, named);
    if (stated.empty()) continue;
    const std::string names = chars::fold(stated);
    for (std::string_view name : chars::words(names)) {
      for (const Word& w : kWords) {
        if (name == w.word || (w.word.size() >= 5 && names_part(name, w.word))) return w.reason;
      }
    }
  }
  return {};
}

// Elements of AMP pages (amp.dev/documentation/components).
std::string_view reason_of_amp(const GumboNode* node) {
  struct Component {
    std::string_view name;
    std::string_view reason;
  };
  static constexpr std::array<Component, 8> kComponents = {{{"amp-sidebar", "navigation"},
                                                            {"amp-ad", "advert"},
                                                            {"amp-embed", "advert"},
                                                            {"amp-sticky-ad", "advert"},
                                                            {"amp-consent", "cookie"},
                                                            {"amp-user-notification", "cookie"},
                                                            {"amp-social-share", "share"},
                                                            {"amp-list", "related"}}};
  GumboStringPiece tag = node->v.element.original_tag;
  if (tag.data == nullptr) return {};
  gumbo_tag_from_original_text(&tag);
  const std::string name = chars::fold(std::string_view(tag.data, tag.length));
  for (const Component& component : kComponents) {
    if (name == component.name) return component.reason;
  }
  return {};
}

}  // namespace

bool is_hidden(const GumboNode* node) {
  if (node->v.element.attributes.length == 0) return false;
  if (find_attribute(node, "hidden") != nullptr) return true;
  const std::string_view stated = attribute(node, "style");
  if (stated.empty()) return false;
  std::string style = chars::fold(stated);
  std::erase(style, ' ');
  return style.find("display:none") != std::string::npos;
}

std::string_view reason_of(const GumboNode* node, bool in_root) {
  switch (node->v.element.tag) {
    case GUMBO_TAG_BODY:
    case GUMBO_TAG_HTML:
      return {};
    case GUMBO_TAG_NAV:
      return "navigation";
    case GUMBO_TAG_ASIDE:
      return "related";
    case GUMBO_TAG_FOOTER:
      return "navigation";
    case GUMBO_TAG_HEADER:
      if (!in_root) return "navigation";
      break;
    case GUMBO_TAG_FIGCAPTION:
      return "caption";
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_LABEL:
      return "widget";
    case GUMBO_TAG_UNKNOWN:
      if (const std::string_view reason = reason_of_amp(node); !reason.empty()) return reason;
      break;
    // Some systems put a whole page into one form.
    case GUMBO_TAG_FORM:
      if (text_of(node).size() < kFormBytes) return "widget";
      break;
    default:
      break;
  }
  return reason_by_name(node);
}

}  // namespace diplomed::document::html
