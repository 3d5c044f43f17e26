// Which styles of an office document hide the text that has them, by what they state or inherit.
#pragma once

#include <map>
#include <optional>
#include <string>

namespace diplomed::document {

class HidingStyles {
 public:
  // A style that is added again replaces the one before. `parent` is the name of the style it inherits from, empty when
  // there is none; `hides` is what it states itself, nothing where it is silent.
  void add(std::string name, std::string parent, std::optional<bool> hides);

  // What the style or the nearest of those it inherits from states; nothing when all are silent, when it is not known,
  // and in a circle. All calls together take time linear in the number of styles.
  std::optional<bool> hides(const std::string& name);

 private:
  struct Style {
    std::string parent;
    std::optional<bool> hides;
    bool resolved = false;
  };
  std::map<std::string, Style> styles_;
};

}  // namespace diplomed::document
