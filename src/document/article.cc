#include "document/article.h"

#include <algorithm>

namespace diplomed::document {

const Date* Article::primary_date() const {
  for (const DateKind kind : {DateKind::published, DateKind::event_start}) {
    const auto found = std::find_if(dates.begin(), dates.end(), [kind](const Date& d) { return d.kind == kind; });
    if (found != dates.end()) return &*found;
  }
  return nullptr;
}

}  // namespace diplomed::document
