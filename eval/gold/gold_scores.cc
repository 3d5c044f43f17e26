#include "eval/gold/gold_scores.h"

namespace diplomed::eval {

double Tally::precision() const {
  return found == 0 ? (gold == 0 ? 1 : 0) : hit / found;
}
double Tally::recall() const {
  return gold == 0 ? (found == 0 ? 1 : 0) : hit / gold;
}
double Tally::f1() const {
  if (gold + found == 0) return 1;
  return 2 * hit / (gold + found);
}

std::vector<std::pair<std::string, const Tally*>> GoldScores::rows() const {
  return {{"titles", &titles},
          {"dates", &dates},
          {"noise lines", &noise},
          {"countries", &countries},
          {"mentioned only", &mentioned_only},
          {"people", &people},
          {"roles", &roles},
          {"organisations", &organisations},
          {"medical fields", &fields},
          {"instruments", &instruments},
          {"figures", &figures},
          {"relations", &relations}};
}

}  // namespace diplomed::eval
