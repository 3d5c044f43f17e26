#include "document/office/hiding_styles.h"

#include <utility>
#include <vector>

namespace diplomed::document {

void HidingStyles::add(std::string name, std::string parent, std::optional<bool> hides) {
  styles_[std::move(name)] = {std::move(parent), hides};
}

std::optional<bool> HidingStyles::hides(const std::string& name) {
  std::vector<Style*> silent;
  std::optional<bool> found;
  for (auto at = styles_.find(name); at != styles_.end(); at = styles_.find(at->second.parent)) {
    Style& style = at->second;
    found = style.hides;
    if (found || style.resolved) break;
    style.resolved = true;  // a circle ends here
    silent.push_back(&style);
  }
  for (Style* style : silent) style->hides = found;
  return found;
}

}  // namespace diplomed::document
