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
NoiseReason reason_by_name(const GumboNode* node) {
  struct Word {
    std::string_view word;
    NoiseReason reason;
  };
  static constexpr std::array<Word, 31> kWords = {
      {{"breadcrumb", NoiseReason::breadcrumb}, {"breadcrumbs", NoiseReason::breadcrumb},
       {"share", NoiseReason::share},           {"sharing", NoiseReason::share},
       {"social", NoiseReason::share},          {"socials", NoiseReason::share},
       {"comments", NoiseReason::widget},       {"comment-list", NoiseReason::widget},
       {"sidebar", NoiseReason::navigation},    {"menu", NoiseReason::navigation},
       {"navbar", NoiseReason::navigation},     {"nav", NoiseReason::navigation},
       {"footer", NoiseReason::navigation},     {"related", NoiseReason::related},
       {"recommended", NoiseReason::related},   {"read-also", NoiseReason::related},
       {"readmore", NoiseReason::related},      {"similar", NoiseReason::related},
       {"cookie", NoiseReason::cookie},         {"cookies", NoiseReason::cookie},
       {"popup", NoiseReason::widget},          {"banner", NoiseReason::advert},
       {"advert", NoiseReason::advert},         {"ads", NoiseReason::advert},
       {"subscribe", NoiseReason::subscribe},   {"tags", NoiseReason::tags},
       {"copyright", NoiseReason::rights},      {"disqus", NoiseReason::widget},
       {"disqus_thread", NoiseReason::widget},  {"newsletter", NoiseReason::subscribe},
       {"modal", NoiseReason::widget}}};
  if (node->v.element.attributes.length == 0) return NoiseReason::none;
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
  return NoiseReason::none;
}

// Elements of AMP pages (amp.dev/documentation/components).
NoiseReason reason_of_amp(const GumboNode* node) {
  struct Component {
    std::string_view name;
    NoiseReason reason;
  };
  static constexpr std::array<Component, 8> kComponents = {{{"amp-sidebar", NoiseReason::navigation},
                                                            {"amp-ad", NoiseReason::advert},
                                                            {"amp-embed", NoiseReason::advert},
                                                            {"amp-sticky-ad", NoiseReason::advert},
                                                            {"amp-consent", NoiseReason::cookie},
                                                            {"amp-user-notification", NoiseReason::cookie},
                                                            {"amp-social-share", NoiseReason::share},
                                                            {"amp-list", NoiseReason::related}}};
  GumboStringPiece tag = node->v.element.original_tag;
  if (tag.data == nullptr) return NoiseReason::none;
  gumbo_tag_from_original_text(&tag);
  const std::string name = chars::fold(std::string_view(tag.data, tag.length));
  for (const Component& component : kComponents) {
    if (name == component.name) return component.reason;
  }
  return NoiseReason::none;
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

NoiseReason reason_of(const GumboNode* node, bool in_root) {
  switch (node->v.element.tag) {
    case GUMBO_TAG_BODY:
    case GUMBO_TAG_HTML:
      return NoiseReason::none;
    case GUMBO_TAG_NAV:
      return NoiseReason::navigation;
    case GUMBO_TAG_ASIDE:
      return NoiseReason::related;
    case GUMBO_TAG_FOOTER:
      return NoiseReason::navigation;
    case GUMBO_TAG_HEADER:
      if (!in_root) return NoiseReason::navigation;
      break;
    case GUMBO_TAG_FIGCAPTION:
      return NoiseReason::caption;
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_LABEL:
      return NoiseReason::widget;
    case GUMBO_TAG_UNKNOWN:
      if (const NoiseReason reason = reason_of_amp(node); reason != NoiseReason::none) return reason;
      break;
    // Some systems put a whole page into one form.
    case GUMBO_TAG_FORM:
      if (text_of(node).size() < kFormBytes) return NoiseReason::widget;
      break;
    default:
      break;
  }
  return reason_by_name(node);
}

}  // namespace diplomed::document::html
