#include "search/freshness.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

namespace diplomed::search {
namespace {

// yyyymmdd as years; the middle of what is not known.
double years(std::uint32_t date) {
  const std::uint32_t month = date / 100 % 100;
  const std::uint32_t day = date % 100;
  const double months = month == 0 ? 6 : month - 1 + (day == 0 ? 0.5 : day / 31.0);
  return date / 10000 + months / 12;
}

class Freshness : public Xapian::PostingSource {
 public:
  Freshness(double most, double half_life, std::shared_ptr<const index::Columns> columns)
      : most_(most), half_life_(half_life), columns_(std::move(columns)) {
    set_maxweight(most_);
  }

  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return columns_->last(); }
  Xapian::doccount get_termfreq_max() const override { return columns_->last(); }
  void init(const Xapian::Database&) override {
    docid_ = 0;
    set_maxweight(most_);
  }
  void next(double) override { ++docid_; }
  void skip_to(Xapian::docid docid, double) override { docid_ = std::max(docid_, docid); }
  bool at_end() const override { return docid_ > columns_->last(); }
  Xapian::docid get_docid() const override { return docid_; }
  double get_weight() const override {
    const std::uint32_t date = columns_->date(docid_);
    if (date == 0) return most_ / 2;
    const double age = std::max(0.0, years(columns_->recent_date()) - years(date));
    return most_ * std::exp2(-age / half_life_);
  }
  PostingSource* clone() const override { return new Freshness(most_, half_life_, columns_); }

 private:
  double most_, half_life_;
  std::shared_ptr<const index::Columns> columns_;
  Xapian::docid docid_ = 0;
};

}  // namespace

Xapian::Query freshness(double best, const query::Ranking& ranking, const Handle& handle) {
  auto* source = new Freshness(best * ranking.fresh_share, ranking.fresh_half_life, handle.columns);
  return Xapian::Query(source->release());
}

}  // namespace diplomed::search
