// What stands over the story: headline and subtitle.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace diplomed::document {

// A paragraph of the story: lines that belong to one another, joined. `heading` when the source marks it as one.
struct Paragraph {
  std::string text;
  bool heading = false;
  bool list_item = false;
};

struct TitleChoice {
  std::string title;
  bool is_lead = false;        // no headline: the first sentence, which stays in the body
  std::size_t paragraphs = 0;  // at the beginning, that are the headline and leave the body
  std::string subtitle;        // also stays in the body
};

// True for a short text without the full stop of a sentence, that something follows; two sentences are possible
// («Врачи приехали. Где они будут работать»).
bool looks_like_headline(std::string_view text);

// Chooses the title out of `stated` (a record's or page's own title, may be empty) and the paragraphs of the story.
// No text is lost: what is not taken away as the headline stays in the body.
TitleChoice choose_title(std::string_view stated, const std::vector<Paragraph>& paragraphs);

// `page_title` without the name of the site at its end («Заголовок — Сайт», «Заголовок | Сайт»); `site` may be empty.
std::string without_site_name(std::string_view page_title, std::string_view site);

}  // namespace diplomed::document
