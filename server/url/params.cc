#include "server/url/params.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <set>

#include "base/limits.h"
#include "base/utf8.h"
#include "knowledge/facets.h"
#include "server/language/date_format.h"
#include "server/language/number_format.h"
#include "server/language/page_language.h"
#include "server/url/param_words.h"

namespace diplomed::server {
namespace {

constexpr std::size_t kMaxValueBytes = 256;   // facet values, cursors, dates
constexpr std::size_t kShownValueBytes = 80;  // of a value that is echoed in a problem

std::vector<std::string> facet_names() {
  std::vector<std::string> out;
  out.reserve(knowledge::kFacets.size());
  for (const auto& f : knowledge::kFacets) out.emplace_back(f.name);
  return out;
}

// The state of one parse; each member function reads one parameter.
class Reader {
 public:
  explicit Reader(const ParameterList& parameters) : parameters_(parameters) {}
  ParsedParams run();

  void q(const Parameter& p);
  void within(const Parameter& p);
  void date(const Parameter& p);
  void cursor(const Parameter& p);
  void page(const Parameter& p) { number(p, 1, limits::kMaxPageOffset, request().page); }
  void size(const Parameter& p) { number(p, 0, limits::kMaxPageSize, request().size); }
  void facet(const Parameter& p);
  void facet_size(const Parameter& p);
  void fields(const Parameter& p);
  void filter(const Parameter& p, std::string_view facet, std::string_view form);

  template <typename Words, typename T>
  void choice(const Parameter& p, const Words& words, T& target) {
    for (const auto& w : words) {
      if (w.word == p.value) {
        target = w.value;
        return;
      }
    }
    problem(p, ProblemKind::not_a_choice, list_words(words));
  }

  search::SearchRequest& request() { return out_.params.request; }
  SearchParams& params() { return out_.params; }

 private:
  void read(const Parameter& p);
  void number(const Parameter& p, std::uint32_t low, std::size_t high, std::uint32_t& target);
  void problem(const Parameter& p, ProblemKind kind, std::string allowed = "");
  void finish();

  const ParameterList& parameters_;
  ParsedParams out_;
  std::set<std::string> seen_;
  std::size_t filter_values_ = 0;
  bool filters_full_ = false;
};

struct Spec {
  std::string_view name;
  bool repeatable;
  void (*read)(Reader&, const Parameter&);
};

constexpr std::array<Spec, 21> kSpecs = {{
    {"cursor", false, [](Reader& r, const Parameter& p) { r.cursor(p); }},
    {"duplicates", false, [](Reader& r, const Parameter& p) { r.choice(p, kDuplicatesWords, r.request().duplicates); }},
    {"exact", false, [](Reader& r, const Parameter& p) { r.choice(p, kFlagWords, r.request().exact); }},
    {"explain", false, [](Reader& r, const Parameter& p) { r.choice(p, kFlagWords, r.params().request.explain); }},
    {"facet", true, [](Reader& r, const Parameter& p) { r.facet(p); }},
    {"facet.size", false, [](Reader& r, const Parameter& p) { r.facet_size(p); }},
    {"fields", true, [](Reader& r, const Parameter& p) { r.fields(p); }},
    {"from", false, [](Reader& r, const Parameter& p) { r.date(p); }},
    {"interval", false, [](Reader& r, const Parameter& p) { r.choice(p, kIntervalWords, r.request().interval); }},
    {"lang.ui", false,
     [](Reader& r, const Parameter& p) {
       r.params().language = parse_language(p.value);
       if (!r.params().language) {
         Language unused{};
         r.choice(p, kLanguageWords, unused);
       }
     }},
    {"page", false, [](Reader& r, const Parameter& p) { r.page(p); }},
    {"partial", false, [](Reader& r, const Parameter& p) { r.choice(p, kFlagWords, r.params().request.partial); }},
    {"q", false, [](Reader& r, const Parameter& p) { r.q(p); }},
    {"relax", false, [](Reader& r, const Parameter& p) { r.choice(p, kRelaxWords, r.params().request.relax); }},
    {"size", false, [](Reader& r, const Parameter& p) { r.size(p); }},
    {"sort", false, [](Reader& r, const Parameter& p) { r.choice(p, kSortWords, r.request().sort); }},
    {"spell", false, [](Reader& r, const Parameter& p) { r.choice(p, kSpellWords, r.params().request.spelling); }},
    {"timeline", false, [](Reader& r, const Parameter& p) { r.choice(p, kFlagWords, r.request().timeline); }},
    {"to", false, [](Reader& r, const Parameter& p) { r.date(p); }},
    {"undated", false, [](Reader& r, const Parameter& p) { r.choice(p, kUndatedWords, r.request().undated); }},
    {"within", true, [](Reader& r, const Parameter& p) { r.within(p); }},
}};

// "country.not" → {"country", "not"}; nothing when it is no facet parameter.
std::optional<std::pair<std::string_view, std::string_view>> facet_parameter(std::string_view name) {
  if (is_facet(name)) return {{name, ""}};
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || !is_facet(name.substr(0, dot))) return std::nullopt;
  const std::string_view form = name.substr(dot + 1);
  if (form != "all" && form != "not") return std::nullopt;
  return {{name.substr(0, dot), form}};
}

void Reader::problem(const Parameter& p, ProblemKind kind, std::string allowed) {
  out_.problems.push_back({std::string(utf8::truncate(p.name, kShownValueBytes)), kind,
                           std::string(utf8::truncate(p.value, kShownValueBytes)), std::move(allowed)});
}

void Reader::q(const Parameter& p) {
  if (p.value.size() > limits::kMaxQueryBytes) {
    problem(p, ProblemKind::too_long, std::to_string(limits::kMaxQueryBytes));
  } else {
    request().q = p.value;
    params().charset = p.charset;
  }
}

// Each of them once; one without a word narrows nothing.
void Reader::within(const Parameter& p) {
  if (p.value.size() > limits::kMaxQueryBytes) {
    return problem(p, ProblemKind::too_long, std::to_string(limits::kMaxQueryBytes));
  }
  std::vector<std::string>& clauses = request().within;
  if (p.value.find_first_not_of(" \t\r\n") == std::string::npos) return;
  if (std::find(clauses.begin(), clauses.end(), p.value) != clauses.end()) return;
  if (clauses.size() == limits::kMaxWithin) {
    return problem(p, ProblemKind::too_many_clauses, std::to_string(limits::kMaxWithin));
  }
  clauses.push_back(p.value);
}

// An empty date is what the page's form sends for an empty field.
void Reader::date(const Parameter& p) {
  if (!p.value.empty() && !is_calendar_date(p.value)) return problem(p, ProblemKind::bad_date);
  (p.name == "from" ? request().from : request().to) = p.value;
}

void Reader::cursor(const Parameter& p) {
  if (p.value.size() > kMaxValueBytes) {
    problem(p, ProblemKind::too_long, std::to_string(kMaxValueBytes));
  } else {
    request().cursor = p.value;
  }
}

void Reader::facet(const Parameter& p) {
  if (!params().facets_given) request().facets.clear();
  params().facets_given = true;
  if (p.value.empty()) return;
  if (!is_facet(p.value)) return problem(p, ProblemKind::not_a_choice, facet_name_list());
  auto& facets = request().facets;
  if (std::find(facets.begin(), facets.end(), p.value) == facets.end()) facets.push_back(p.value);
}

void Reader::facet_size(const Parameter& p) {
  const std::size_t before = out_.problems.size();
  number(p, 1, limits::kMaxFacetSize, request().facet_size);
  params().facet_size_given = out_.problems.size() == before;
}

void Reader::fields(const Parameter& p) {
  std::size_t begin = 0;
  while (begin <= p.value.size()) {
    const std::size_t end = std::min(p.value.find(',', begin), p.value.size());
    const std::string name = p.value.substr(begin, end - begin);
    begin = end + 1;
    const auto& known = hit_fields();
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      return problem(p, ProblemKind::not_a_choice, joined(known));
    }
    if (!params().has_field(name) || params().fields.empty()) params().fields.push_back(name);
  }
}

void Reader::filter(const Parameter& p, std::string_view facet, std::string_view form) {
  if (p.value.empty()) return problem(p, ProblemKind::empty_value);
  if (p.value.size() > kMaxValueBytes) return problem(p, ProblemKind::too_long, std::to_string(kMaxValueBytes));
  if (++filter_values_ > limits::kMaxFilterValues) {
    if (!filters_full_) problem(p, ProblemKind::too_many_values, std::to_string(limits::kMaxFilterValues));
    filters_full_ = true;
    return;
  }
  search::FacetFilter& filter = request().filters[std::string(facet)];
  auto& values = form == "all" ? filter.all : form == "not" ? filter.none : filter.any;
  if (std::find(values.begin(), values.end(), p.value) == values.end()) values.push_back(p.value);
}

void Reader::number(const Parameter& p, std::uint32_t low, std::size_t high, std::uint32_t& target) {
  std::uint32_t value = 0;
  const char* end = p.value.data() + p.value.size();
  const auto [stop, error] = std::from_chars(p.value.data(), end, value);
  if (error == std::errc::result_out_of_range) value = std::numeric_limits<std::uint32_t>::max();
  if (p.value.empty() || error == std::errc::invalid_argument || stop != end) {
    return problem(p, ProblemKind::not_a_number, std::to_string(low) + "…" + std::to_string(high));
  }
  if (value < low || value > high) {
    return problem(p, ProblemKind::out_of_range, std::to_string(low) + "…" + std::to_string(high));
  }
  target = value;
}

void Reader::read(const Parameter& p) {
  if (const auto facet = facet_parameter(p.name)) return filter(p, facet->first, facet->second);
  const auto spec = std::find_if(kSpecs.begin(), kSpecs.end(), [&](const Spec& s) { return s.name == p.name; });
  if (spec == kSpecs.end()) return problem(p, ProblemKind::unknown_parameter);
  if (!spec->repeatable && !seen_.insert(p.name).second) return problem(p, ProblemKind::repeated);
  spec->read(*this, p);
}

void Reader::finish() {
  search::SearchRequest& r = request();
  if (!r.from.empty() && !r.to.empty() && first_day(r.from) > last_day(r.to)) {
    problem({"from", r.from}, ProblemKind::reversed_dates, r.to);
    r.from.clear();
    r.to.clear();
  }
  std::erase(r.within, r.q);
  const std::size_t offset = (std::size_t{r.page} - 1) * std::max<std::size_t>(r.size, 1);
  if (r.cursor.empty() && offset > limits::kMaxPageOffset) {
    problem({"page", std::to_string(r.page)}, ProblemKind::page_too_deep, std::to_string(limits::kMaxPageOffset));
    r.page = 1;
  }
  for (auto& [name, filter] : r.filters) {
    for (auto* values : {&filter.any, &filter.all, &filter.none}) std::sort(values->begin(), values->end());
  }
  std::erase_if(r.filters, [](const auto& entry) { return entry.second.empty(); });
  r.snippets = params().has_field("snippet");
}

ParsedParams Reader::run() {
  for (const Parameter& p : parameters_) read(p);
  finish();
  return std::move(out_);
}

}  // namespace

bool is_facet(std::string_view name) {
  return knowledge::facet_named(name).has_value();
}

bool is_filter_parameter(std::string_view name) {
  return facet_parameter(name) || name == "from" || name == "to" || name == "undated";
}

std::string facet_name_list() {
  return joined(facet_names());
}

const std::vector<std::string>& hit_fields() {
  static const std::vector<std::string> names = {"id",       "title",  "title_html", "title_is_lead", "snippet",
                                                 "date",     "score",  "url",        "source",        "author",
                                                 "language", "facets", "reprints",   "document_url",  "missing"};
  return names;
}

SearchParams::SearchParams() {
  request.facets = facet_names();
}

bool SearchParams::has_field(std::string_view name) const {
  return fields.empty() || std::find(fields.begin(), fields.end(), name) != fields.end();
}

ParsedParams parse_search_params(const ParameterList& parameters) {
  return Reader(parameters).run();
}

ParsedParams parse_search_params(const ParameterList& parameters, bool (*allowed)(std::string_view name)) {
  ParameterList known;
  std::vector<ParamProblem> unknown;
  for (const Parameter& p : parameters) {
    if (allowed(p.name)) {
      known.push_back(p);
    } else {
      unknown.push_back({std::string(utf8::truncate(p.name, kShownValueBytes)), ProblemKind::unknown_parameter,
                         std::string(utf8::truncate(p.value, kShownValueBytes)), ""});
    }
  }
  ParsedParams parsed = parse_search_params(known);
  parsed.problems.insert(parsed.problems.end(), unknown.begin(), unknown.end());
  return parsed;
}

std::vector<std::string> search_parameter_names() {
  std::vector<std::string> names;
  names.reserve(kSpecs.size() + 3 * knowledge::kFacets.size());
  for (const Spec& s : kSpecs) names.emplace_back(s.name);
  for (const auto& f : knowledge::kFacets) {
    for (const char* form : {"", ".all", ".not"}) names.push_back(std::string(f.name) + form);
  }
  std::sort(names.begin(), names.end());
  return names;
}

bool is_calendar_date(std::string_view text) {
  return parse_date(text).has_value();
}

}  // namespace diplomed::server
