#include "run_report.h"

namespace diplomed::indexer {

ProblemCounts count_problems(const std::vector<Error>& problems) {
  ProblemCounts counts;
  for (const Error& e : problems) {
    ++(e.code == ErrorCode::note ? counts.notes : e.code == ErrorCode::incomplete ? counts.partly : counts.rejected);
  }
  return counts;
}

}  // namespace diplomed::indexer
