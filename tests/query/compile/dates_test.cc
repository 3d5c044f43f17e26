// date_range() against a plain comparison of calendar days.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <chrono>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "index/schema.h"
#include "query/compile/date_terms.h"

namespace diplomed::query {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

int part(const std::string& iso, std::size_t at, std::size_t length, int otherwise) {
  return iso.size() >= at + length ? std::stoi(iso.substr(at, length)) : otherwise;
}

sys_days first_of(const std::string& iso) {
  return year_month_day(std::chrono::year(part(iso, 0, 4, 0)), std::chrono::month(unsigned(part(iso, 5, 2, 1))),
                        std::chrono::day(unsigned(part(iso, 8, 2, 1))));
}

sys_days last_of(const std::string& iso) {
  const std::chrono::year year(part(iso, 0, 4, 0));
  if (iso.size() == 4) return year / 12 / 31;
  const auto month = year / part(iso, 5, 2, 1);
  return iso.size() == 7 ? sys_days(month / std::chrono::last) : first_of(iso);
}

bool within(const std::string& date, const std::string& from, const std::string& to) {
  return (from.empty() || first_of(date) >= first_of(from)) && (to.empty() || last_of(date) <= last_of(to));
}

// One document for each date, found again by its own id term.
class DatedDocuments {
 public:
  explicit DatedDocuments(std::vector<std::string> dates)
      : dates_(std::move(dates)), db_("", Xapian::DB_BACKEND_INMEMORY) {
    for (const std::string& date : dates_) {
      Xapian::Document document;
      document.add_boolean_term(index::year_term(date));
      if (date.size() > 4) document.add_boolean_term(index::month_term(date));
      if (date.size() > 7) document.add_boolean_term(index::day_term(date));
      db_.add_document(document);
    }
  }

  std::set<std::string> find(const std::string& from, const std::string& to) const {
    Xapian::Enquire enquire(db_);
    enquire.set_query(date_range(from, to));
    const Xapian::MSet found = enquire.get_mset(0, db_.get_doccount());
    std::set<std::string> out;
    for (auto at = found.begin(); at != found.end(); ++at) out.insert(dates_[*at - 1]);
    return out;
  }

  std::set<std::string> expected(const std::string& from, const std::string& to) const {
    std::set<std::string> out;
    for (const std::string& date : dates_) {
      if (within(date, from, to)) out.insert(date);
    }
    return out;
  }

 private:
  std::vector<std::string> dates_;
  Xapian::WritableDatabase db_;
};

std::string iso(sys_days day, std::size_t length) {
  const year_month_day d(day);
  return fmt::format("{:04}-{:02}-{:02}", int(d.year()), unsigned(d.month()), unsigned(d.day())).substr(0, length);
}

TEST(DateRange, EdgesOfMonthsYearsAndCenturies) {
  const DatedDocuments documents({"1000",       "1799-12-31", "1800-01-01", "1899",       "1900-02-28", "1999-12-31",
                                  "2000-02-29", "2019",       "2019-01-01", "2019-12-31", "2020",       "2020-02",
                                  "2020-02-28", "2020-02-29", "2020-03-01", "2021-02-28", "2099",       "2100-01",
                                  "2199-12-31", "2200-01-01", "2999"});
  const std::vector<std::pair<std::string, std::string>> ranges = {{"2019", "2019"},
                                                                   {"2019-01-01", "2019-12-31"},
                                                                   {"2019-01-02", "2019-12-31"},
                                                                   {"2019-01-01", "2019-12-30"},
                                                                   {"2020-02", "2020-02"},
                                                                   {"2020-02-01", "2020-02-29"},
                                                                   {"2020-02-01", "2020-02-28"},
                                                                   {"2020-02-29", "2020-02-29"},
                                                                   {"2020-02-29", "2020-03-01"},
                                                                   {"2019-12-31", "2020-01-01"},
                                                                   {"2019", "2020-02"},
                                                                   {"2019-12", "2021"},
                                                                   {"", "2019"},
                                                                   {"", "1799-12-31"},
                                                                   {"", "1000"},
                                                                   {"2020", ""},
                                                                   {"2199-12-31", ""},
                                                                   {"2200", ""},
                                                                   {"2999", ""},
                                                                   {"1000", "2999"},
                                                                   {"0001", "9999"},
                                                                   {"1850", "2150"},
                                                                   {"2021", "2019"},
                                                                   {"2020-03", "2020-02"},
                                                                   {"2020-02-29", "2020-02-28"},
                                                                   {"", ""}};
  for (const auto& [from, to] : ranges)
    EXPECT_EQ(documents.find(from, to), documents.expected(from, to)) << from << ".." << to;
}

TEST(DateRange, FindsWhatLiesWithinForRandomBounds) {
  std::mt19937 random(20'24);
  const sys_days begin = std::chrono::year(1995) / 1 / 1;
  const auto any_date = [&] {
    static constexpr std::size_t lengths[] = {4, 7, 10};
    return iso(begin + std::chrono::days(random() % 12'000), lengths[random() % 3]);
  };
  std::set<std::string> dates;
  while (dates.size() < 500) dates.insert(any_date());
  const DatedDocuments documents({dates.begin(), dates.end()});
  for (int i = 0; i < 400; ++i) {
    const std::string from = random() % 8 == 0 ? "" : any_date();
    const std::string to = random() % 8 == 0 ? "" : any_date();
    ASSERT_EQ(documents.find(from, to), documents.expected(from, to)) << from << ".." << to;
  }
}

}  // namespace
}  // namespace diplomed::query
