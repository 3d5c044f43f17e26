// The timeline as template data: gaps are filled, so that bars stand in proportion to time, and too many bars are
// summed up to the next coarser interval.
#include <algorithm>
#include <map>

#include "server/language/date_format.h"
#include "server/language/number_format.h"
#include "server/language/phrases.h"
#include "server/url/links.h"
#include "server/url/param_words.h"
#include "server/views/parts.h"

namespace diplomed::server {
namespace {

using search::Interval;
using search::TimelineBucket;

constexpr std::size_t kMaxBars = 120;
constexpr std::size_t kMaxTicks = 12;

std::size_t key_length(Interval interval) {
  return interval == Interval::year ? 4 : interval == Interval::month ? 7 : 10;
}

std::string next_key(const std::string& key) {
  PartialDate date = *parse_date(key);
  if (date.day != 0 && ++date.day <= days_in_month(date.year, date.month)) return to_string(date);
  if (date.day != 0) date.day = 1;
  if (date.month != 0 && ++date.month <= 12) return to_string(date);
  if (date.month != 0) date.month = 1;
  ++date.year;
  return to_string(date);
}

std::vector<TimelineBucket> coarsened(const std::vector<TimelineBucket>& buckets, std::size_t length) {
  std::map<std::string, std::uint64_t> sums;
  for (const TimelineBucket& b : buckets) sums[b.key.substr(0, length)] += b.count;
  std::vector<TimelineBucket> out;
  out.reserve(sums.size());
  for (const auto& [key, count] : sums) out.push_back({key, count});
  return out;
}

// Buckets with the empty ones between the first and the last of full precision; none when that would be too many.
std::vector<TimelineBucket> filled(const std::vector<TimelineBucket>& buckets, std::size_t length) {
  std::vector<TimelineBucket> out;
  std::string expected;
  for (const TimelineBucket& b : buckets) {
    if (b.key.size() == length) {
      for (; !expected.empty() && expected < b.key; expected = next_key(expected)) {
        out.push_back({expected, 0});
        if (out.size() > kMaxBars) return {};
      }
      expected = next_key(b.key);
    }
    out.push_back(b);
  }
  return out.size() > kMaxBars ? std::vector<TimelineBucket>() : out;
}

struct Bars {
  Interval interval;
  std::vector<TimelineBucket> buckets;
};

Bars choose_bars(const search::Timeline& timeline) {
  std::vector<TimelineBucket> valid;
  for (const TimelineBucket& b : timeline.buckets) {
    if (parse_date(b.key)) valid.push_back(b);
  }
  for (Interval interval : {Interval::day, Interval::month, Interval::year}) {
    if (interval > timeline.interval) continue;
    const std::size_t length = key_length(interval);
    auto bars = filled(coarsened(valid, length), length);
    if (!bars.empty()) return {interval, std::move(bars)};
  }
  auto years = coarsened(valid, 4);
  if (years.size() > kMaxBars) years.erase(years.begin(), years.end() - static_cast<std::ptrdiff_t>(kMaxBars));
  return {Interval::year, std::move(years)};
}

// The words below every n-th bar; January shows its year.
std::string tick_text(const std::string& key, Language language) {
  const PartialDate date = *parse_date(key);
  if (date.day != 0) return std::to_string(date.day);
  if (date.month != 0) return std::string(short_month(date.month, language));
  return std::to_string(date.year);
}

TemplateData bar_data(const TimelineBucket& b, std::uint64_t highest, std::size_t length, const Addresses& addresses,
                      Language language) {
  TemplateData item;
  const bool coarse = b.key.size() < length;
  const std::uint64_t height = b.count == 0 ? 0 : std::max<std::uint64_t>(4, b.count * 100 / highest);
  put(item, "coarse", coarse);
  put(item, "url", b.count == 0 ? std::string() : addresses.to(kPagePath, with_bucket, b.key));
  put(item, "filled", b.count != 0);
  put(item, "label",
      phrase(language, coarse ? "bucket_coarse" : "bucket",
             {{"date", format_date(b.key, language)}, {"n", count_documents(b.count, language)}}));
  put(item, "height", std::to_string(height));
  put(item, "y", std::to_string(100 - height));
  return item;
}

TemplateList bars_data(const Bars& bars, const Addresses& addresses, Language language) {
  std::uint64_t highest = 1;
  for (const TimelineBucket& b : bars.buckets) highest = std::max(highest, b.count);
  const std::size_t step = (bars.buckets.size() + kMaxTicks - 1) / kMaxTicks;
  const std::size_t length = key_length(bars.interval);
  TemplateList list;
  for (std::size_t i = 0; i < bars.buckets.size(); ++i) {
    const TimelineBucket& b = bars.buckets[i];
    TemplateData item = bar_data(b, highest, length, addresses, language);
    const bool tick = i % step == 0 && b.key.size() == length;
    put(item, "tick", tick ? tick_text(b.key, language) : b.key.size() < length ? std::string("?") : std::string());
    list.push_back(std::move(item));
  }
  return list;
}

// One level up from a drilled view: the whole year, or all years.
void put_up(TemplateData& data, const Addresses& addresses, Language language) {
  const auto& from = addresses.params().request.from;
  const auto& to = addresses.params().request.to;
  put(data, "up_url", "");
  if (from.empty() && to.empty()) return;
  if (from == to && from.size() == 7) {
    const std::string year = from.substr(0, 4);
    put(data, "up_url", addresses.to(kPagePath, with_bucket, year));
    put(data, "up_label", phrase(language, "up_year", {{"year", year}}));
  } else if (from == to && from.size() == 10) {
    put(data, "up_url", addresses.to(kPagePath, with_bucket, from.substr(0, 7)));
    put(data, "up_label", format_date(from.substr(0, 7), language));
  } else {
    put(data, "up_url", addresses.to(kPagePath, without_dates));
    put(data, "up_label", phrase(language, "up_all"));
  }
}

}  // namespace

void put_timeline(TemplateData& data, const SearchAnswer& answer, const Addresses& addresses, Language language) {
  const search::Timeline& timeline = answer.page.timeline;
  put(data, "timeline", false);
  if (!answer.params.request.timeline || answer.page.total == 0) return;
  const Bars bars = choose_bars(timeline);
  TemplateData out;
  const std::string title = "timeline_" + std::string(to_word(bars.interval));
  put(out, "title", phrase(language, title));
  put(out, "density",
      bars.buckets.size() > 40   ? "dense"
      : bars.buckets.size() > 16 ? "medium"
      : bars.buckets.size() > 4  ? "wide"
                                 : "few");
  put(out, "bars", bars_data(bars, addresses, language));
  put_up(out, addresses, language);
  const bool only = answer.params.request.undated == search::Undated::only;
  put(out, "undated_text",
      timeline.undated == 0 ? std::string()
                            : phrase(language, "undated_count", {{"n", format_number(timeline.undated, language)}}));
  put(out, "undated_url", only ? std::string() : addresses.to(kPagePath, with_undated, search::Undated::only));
  put(data, "timeline", std::move(out));
}

}  // namespace diplomed::server
