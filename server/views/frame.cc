#include "server/assets.h"
#include "server/language/phrases.h"
#include "server/url/addresses.h"
#include "server/url/params_write.h"
#include "server/views/page.h"
#include "server/views/parts.h"

namespace diplomed::server {
namespace {

// Parameters that have a visible control or that a new search must not keep.
bool has_control(const std::string& name) {
  return name == "q" || name == "from" || name == "to" || name == "undated" || name == "within" || name == "page" ||
         name == "cursor";
}

// What the form must carry along; filters are added by put_filters() when they have no check box.
TemplateList hidden_inputs(const SearchParams& params) {
  SearchParams rest = params;
  rest.request.filters.clear();
  TemplateList list;
  for (const Parameter& p : to_parameters(rest)) {
    if (has_control(p.name)) continue;
    TemplateData item;
    put(item, "name", p.name);
    put(item, "value", p.value);
    list.push_back(std::move(item));
  }
  return list;
}

// The queries that the search stays within: check boxes that are ticked.
TemplateList clauses(const SearchParams& params, Language language) {
  TemplateList list;
  for (const std::string& q : params.request.within) {
    TemplateData item;
    put(item, "value", q);
    put(item, "label", phrase(language, "chip_within", {{"query", q}}));
    list.push_back(std::move(item));
  }
  return list;
}

TemplateList notices(const PageContext& context) {
  TemplateList list;
  const auto add = [&](const std::string& text) {
    TemplateData item;
    put(item, "text", text);
    list.push_back(std::move(item));
  };
  for (const ParamProblem& p : context.problems) add(describe(p, context.language));
  for (const std::string& text : context.notices) add(text);
  return list;
}

}  // namespace

TemplateData frame(const PageContext& context, const SearchParams& params, std::string_view title,
                   std::string_view body_class) {
  TemplateData data = page_data(context.language);
  put(data, "lang", to_word(context.language));
  put(data, "page_title", title.empty() ? std::string("Diplomed") : std::string(title) + " — Diplomed");
  put(data, "body_class", body_class);
  put(data, "css_url", asset_url("app.css"));
  put(data, "app_js_url", asset_url("app.js"));
  put(data, "theme_js_url", asset_url("theme.js"));
  put(data, "icon_url", asset_url("favicon.svg"));
  SearchParams home;
  home.language = params.language;
  put(data, "home_url", search_url(home, "/"));
  put(data, "q", params.request.q);
  put(data, "hidden", hidden_inputs(params));
  put(data, "clauses", clauses(params, context.language));
  put(data, "refine", false);
  put(data, "notices", notices(context));
  put_languages(data, context.language, fitting(search_url(with_language(params, Language::ru))),
                fitting(search_url(with_language(params, Language::en))));
  return data;
}

void put_languages(TemplateData& data, Language current, const std::string& russian_url,
                   const std::string& english_url) {
  TemplateList list;
  const auto add = [&](Language language, const char* brief, const std::string& url) {
    TemplateData item;
    put(item, "code", to_word(language));
    put(item, "short", brief);
    put(item, "name", phrase(language, "language_name"));
    put(item, "url", url);
    put(item, "current", language == current);
    list.push_back(std::move(item));
  };
  add(Language::ru, "RU", russian_url);
  add(Language::en, "EN", english_url);
  put(data, "languages", list);
}

std::string error_page(const PageContext& context, std::string_view title_key, std::string_view text_key) {
  SearchParams params;
  const std::string title(phrase(context.language, title_key));
  TemplateData data = frame(context, params, title, "error");
  put(data, "noindex", true);
  put(data, "error_title", title);
  put(data, "request_id", context.request_id);
  put(data, "error_text", std::string(phrase(context.language, text_key)));
  return render("error", data);
}

std::string opensearch_description(Language language, const std::string& base_url) {
  TemplateData data = page_data(language);
  put(data, "base", base_url);
  put(data, "icon_url", asset_url("favicon.svg"));
  return render("opensearch", data);
}

}  // namespace diplomed::server
