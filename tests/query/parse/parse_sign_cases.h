// Groups, exact forms, and signs of other query languages. See parse_cases.h.
#pragma once

#include "parse_cases.h"

namespace diplomed::query {

inline constexpr ParseCase parse_sign_cases[] = {
    // A star or question mark inside a word or at its start is refused; typed addresses and questions are not meant
    {"теле*мед", "word:телемед", "inner_wildcard[теле*мед → теле*]"},
    {"*мед", "word:мед", "inner_wildcard[*мед]"},
    {"т?ст", "word:т?ст", "inner_wildcard[т?ст]"},
    {"теле?мед", "word:теле?мед", "inner_wildcard[теле?мед → теле*]"},
    {"тел?*", "prefix:тел"},
    {"врач?", "word:врач?"},
    {"?врач", "word:?врач", "inner_wildcard[?врач]"},
    {"что?где", "word:что?где", "inner_wildcard[что?где → что*]"},
    {"https://who.int/x?y=z", "word:https://who.int/x?y=z"},
    {"почему? врач", "(and word:почему? word:врач)"},
    {"\"врач?\"", "phrase:\"врач?\""},

    // Stars elsewhere
    {"теле*, врач", "(and prefix:теле word:врач)"},
    {"телемед*-центр", "word:телемед-центр", "inner_wildcard[телемед*-центр → телемед*]"},
    {"\"теле*\"", "phrase:\"теле\"", "inner_wildcard[теле*]"},
    {"\"теле* мед\"", "phrase:\"теле мед\"", "inner_wildcard[теле* мед]"},
    {"*", "all", "no_words[*]"},
    {"те**", "word:те", "short_prefix[те**]"},
    {"т*", "word:т", "short_prefix[т*]"},
    {"123*", "prefix:123"},
    {"ко*ро*на", "word:корона", "inner_wildcard[ко*ро*на]"},
    {"коро*на*", "prefix:корона", "inner_wildcard[коро*на* → коро*]"},
    {"\"*мед\"", "phrase:\"мед\"", "inner_wildcard[*мед]"},
    {"заголовок:*мед", "(field:title word:мед)", "inner_wildcard[*мед]"},
    {"заголовок:теле*мед", "(field:title word:телемед)", "inner_wildcard[теле*мед → теле*]"},

    // Ids and addresses are taken as typed
    {"id:a*b", "(field:id word:ab)", "inner_wildcard[a*b]"},
    {"id:a?b~1", "(field:id word:a?b~1)"},
    {"источник:who.int", "(field:source word:who.int)"},
    {"страна:K?", "(field:country word:K?)"},

    // Weights and degrees of likeness: were searched as numbers (врач 2)
    {"врач^2", "word:врач", "boost_ignored[врач^2]"},
    {"врач^2.5", "word:врач", "boost_ignored[врач^2.5]"},
    {"\"дорожная карта\"^2", "phrase:\"дорожная карта\"", "boost_ignored[^2]"},
    {"(врач сестра)^2 карта", "(and word:врач word:сестра word:карта)", "boost_ignored[^2]"},
    {"title^2:врач", "(field:title word:врач)", "boost_ignored[title^2:]"},
    {"title^2:(врач OR сестра)", "(field:title (or word:врач word:сестра))", "boost_ignored[title^2:]"},
    {"врач~", "word:врач", "fuzzy_ignored[врач~]"},
    {"врач~1", "word:врач", "fuzzy_ignored[врач~1]"},
    {"врач~0.8", "word:врач", "fuzzy_ignored[врач~0.8]"},
    {"врач^2~1", "word:врач", "boost_ignored[врач^2~1] fuzzy_ignored[врач^2~1]"},
    {"\"a b\"~2^3", "phrase:\"a b\"~2", "boost_ignored[^3]"},
    {"\"a b\"~0.8", "phrase:\"a b\"", "fuzzy_ignored[~0.8]"},
    {"(a b)~2", "(and word:a word:b)", "fuzzy_ignored[~2]"},

    // … but powers, estimates and lone signs are none
    {"10^6", "word:10^6"},
    {"~100 врачей", "(and word:~100 word:врачей)"},
    {"5~7", "word:5~7"},
    {"врач ~ сестра", "(and word:врач word:сестра)"},
    {"a ~2", "(and word:a word:~2)"},
    {"^2", "word:^2"},
    {"\"a b\" ^2", "(and phrase:\"a b\" word:^2)"},
    {"a^b", "word:a^b"},
    {"a^2b", "word:a^2b"},
    {"врач^-1", "word:врач^-1"},
    {"-врач~1", "(not all word:врач)", "fuzzy_ignored[врач~1]"},
    {"=врач~1", "exact:врач", "fuzzy_ignored[врач~1]"},
    {"телемед*~1", "prefix:телемед", "fuzzy_ignored[телемед*~1]"},
    {"телемед*^2", "prefix:телемед", "boost_ignored[телемед*^2]"},

    // A plus says that the word is required, as it is
    {"+врач +сестра", "(and word:врач word:сестра)"},
    {"+врач -сестра", "(not word:врач word:сестра)"},
    {"+(врач ИЛИ сестра)", "(or word:врач word:сестра)"},
    {"врач + сестра", "(and word:врач word:сестра)"},
    {"C++", "word:C++"},

    // Regular expressions
    {"/теле.*мед/", "word:теле.мед", "regex_ignored[/теле.*мед/ → теле*]"},
    {"/теле[фв]он/", "word:телефвон", "regex_ignored[/теле[фв]он/ → теле*]"},
    {"/news/2020/", "word:/news/2020/"},
    {"и/или", "word:и/или"},

    // Exact forms in a row: the sign before a quotation was ignored
    {"=\"дорожная карта\"", "phrase:\"=дорожная =карта\""},
    {"=\"дорожная карта\"~2", "phrase:\"=дорожная =карта\"~2"},
    {"=«дорожная карта»", "phrase:\"=дорожная =карта\""},
    {"-=\"дорожная карта\" врач", "(not word:врач phrase:\"=дорожная =карта\")"},
    {"заголовок:=\"дорожная карта\"", "(field:title phrase:\"=дорожная =карта\")"},
    {"\"=дорожная карта\"", "phrase:\"=дорожная карта\""},
    {"\"дорожная =карта\"~3", "phrase:\"дорожная =карта\"~3"},
    {"\"=дорожная =карта\"", "phrase:\"=дорожная =карта\""},
    {"=\"=дорожная карта\"", "phrase:\"=дорожная =карта\""},

    // Exact forms elsewhere
    {"=травматолог-ортопед", "exact:травматолог-ортопед"},
    {"=\"травматолог-ортопед Москвы\"", "phrase:\"=травматолог-ортопед =Москвы\""},
    {"(=врача ИЛИ =врачу)", "(or exact:врача exact:врачу)"},
    {"=(врача врачу)", "(and word:врача word:врачу)"},
    {"заголовок:(=врача ИЛИ сестра)", "(field:title (or exact:врача word:сестра))"},
    {"врача NEAR/3 =сестры", "(near/3 word:врача exact:сестры)"},
    {"=врача РЯДОМ/3 =\"дорожная карта\"", "(near/3 exact:врача phrase:\"=дорожная =карта\")"},
    {"=\"a", "word:a", "unbalanced_quote[\"a]"},
    {"=\"\"", "all", "no_words[=\"\"]"},
    {"= \"a b\"", "phrase:\"a b\""},
    {"=a=b", "exact:a=b"},

    // Distances; operators in a phrase are words
    {"\"a b\"~3", "phrase:\"a b\"~3"},
    {"«a b»~3", "phrase:\"a b\"~3"},
    {"\"a b\"~3c", "(and phrase:\"a b\"~3 word:c)"},
    {"\"a b\"~0", "phrase:\"a b\""},
    {"\"a b\"~101", "phrase:\"a b\"~100"},
    {"\"a NEAR b\"", "phrase:\"a NEAR b\""},
    {"\"a NEAR/3 b\"~2", "phrase:\"a NEAR/3 b\"~2"},
    {"\"a ИЛИ b\"", "phrase:\"a ИЛИ b\""},
    {"\"a\" NEAR/2 \"b c\"~1", "(near/2 phrase:\"a\" phrase:\"b c\"~1)"},

    // Nested groups and negations in them
    {"((a ИЛИ b) (c ИЛИ (d -e)))", "(and (or word:a word:b) (or word:c (not word:d word:e)))"},
    {"(a (b (c (d))))", "(and word:a word:b word:c word:d)"},
    {"((a ИЛИ b) -(c ИЛИ d)) ИЛИ e", "(or (not (or word:a word:b) (or word:c word:d)) word:e)"},
    {"-(a (b ИЛИ -c))", "(not all (and word:a (or word:b (not all word:c))))"},
    {"НЕ (a ИЛИ b) c", "(not word:c (or word:a word:b))"},
    {"a -(b -c)", "(not word:a (not word:b word:c))"},
    {"(a И b) ИЛИ (c И НЕ d)", "(or (and word:a word:b) (not word:c word:d))"},

    // Groups of fields
    {"страна:(KG ИЛИ FR)", "(field:country (or word:KG word:FR))"},
    {"страна:(KG -FR)", "(field:country (not word:KG word:FR))"},
    {"страна:(-FR)", "(field:country (not all word:FR))"},
    {"страна:(KG ИЛИ (FR -DE))", "(field:country (or word:KG (not word:FR word:DE)))"},
    {"страна:(\"Кыргызская Республика\" ИЛИ Франция)",
     "(field:country (or phrase:\"Кыргызская Республика\" word:Франция))"},
    {"заголовок:(a \"b c\" -d)", "(field:title (not (and word:a phrase:\"b c\") word:d))"},
    {"заголовок:(a ИЛИ \"b c\"~2) -страна:KG",
     "(not (field:title (or word:a phrase:\"b c\"~2)) (field:country word:KG))"},
    {"заголовок:(теле* -телефон)", "(field:title (not prefix:теле word:телефон))"},
    {"заголовок:(a РЯДОМ/3 b)", "(field:title (near/3 word:a word:b))"},
    {"заголовок:((a ИЛИ b) c)", "(field:title (and (or word:a word:b) word:c))"},
    {"-заголовок:(a b)", "(not all (field:title (and word:a word:b)))"},
    {"заголовок:-(a b)", "(not all (field:title (and word:a word:b)))"},
    {"область:(онкология кардиология) год:2020",
     "(and (field:field (and word:онкология word:кардиология)) (field:year word:2020))"},
    {"год:(2019 -2020)", "(field:year (not word:2019 word:2020))"},
    {"дата:(2019..2020 -\"май 2020\")", "(not date:2019..2020 date:2020-05..2020-05)"},
    {"число:(>100 -500)", "(not number:>100.. number:500..500)"},
    {"название:\"дорожная карта\"~3", "(field:title phrase:\"дорожная карта\"~3)"},
    {"страна:(KG", "(field:country word:KG)", "unbalanced_parenthesis[(KG]"},
    {"страна:(KG))", "(field:country word:KG)", "unbalanced_parenthesis[)]"},
    {"страна:((KG)", "(field:country word:KG)", "unbalanced_parenthesis[((KG)]"},
    {"страна:(KG ИЛИ)", "(field:country word:KG)", "dangling_operator[ИЛИ]"},
    {"страна:(ИЛИ KG)", "(field:country word:KG)", "dangling_operator[ИЛИ]"},
    {"страна:(заголовок:(a ИЛИ b) KG)", "(field:country (and (field:title (or word:a word:b)) word:KG))"},
};

}  // namespace diplomed::query
