#include "query/repair/correction.h"

namespace diplomed::query {

std::string_view correction_name(CorrectionKind kind) {
  switch (kind) {
    case CorrectionKind::layout:
      return "layout";
    case CorrectionKind::transliteration:
      return "transliteration";
    case CorrectionKind::spelling:
      return "spelling";
    case CorrectionKind::split:
      return "split";
    case CorrectionKind::joined:
      return "joined";
    case CorrectionKind::completion:
      return "completion";
  }
  return "spelling";
}

}  // namespace diplomed::query
