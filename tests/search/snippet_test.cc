// What a hit shows of its text.
#include <gtest/gtest.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "small_index.h"

namespace diplomed {
namespace {

using testing::shown;
using testing::SmallIndex;

// The snippet for `q` in a document of this body, marks in [brackets].
std::string snippet(const std::string& body, const std::string& q) {
  const SmallIndex index({{"one", "Заметка", body}});
  const search::ResultPage page = index.search(q);
  return page.hits.empty() ? "(not found)" : shown(page.hits[0].snippet);
}

std::string repeated(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

std::string without_marks(std::string text) {
  std::erase(text, '[');
  std::erase(text, ']');
  return text;
}

TEST(Snippet, MarksExactlyTheInflectedWord) {
  EXPECT_EQ(snippet("Вчера барсукам дали ягод, барсучьи норы пусты, барсуковый мех не нужен.", "барсук"),
            "Вчера [барсукам] дали ягод, барсучьи норы пусты, барсуковый мех не нужен.");
}

TEST(Snippet, MarksAPhraseOnlyWhereItStands) {
  EXPECT_EQ(snippet("Белая лодка и ночь. Потом белой ночью плыла лодка.", "«белая ночь»"),
            "Белая лодка и ночь. Потом [белой] [ночью] плыла лодка.");
}

TEST(Snippet, MarksLoosePhrasesWithinTheirSlack) {
  EXPECT_EQ(snippet("Белая и тихая ночь. Белая лодка плывёт, а за ней ночь.", "«белая ночь»~2"),
            "[Белая] и тихая [ночь]. Белая лодка плывёт, а за ней ночь.");
}

TEST(Snippet, MarksTheOtherNameOfAConcept) {
  EXPECT_EQ(snippet("Послы Кыргызской Республики ехали через Республику Корея.", "Киргизия"),
            "Послы [Кыргызской Республики] ехали через Республику Корея.");
}

TEST(Snippet, MarksAPhraseInTheFormsAskedForOnly) {
  EXPECT_EQ(snippet("Белая ночь, а после белой ночи день.", "=«белой ночи»"),
            "Белая ночь, а после [белой] [ночи] день.");
  EXPECT_EQ(snippet("Белая ночь, а после белой ночи день.", "«белая =ночь»"),
            "[Белая] [ночь], а после белой ночи день.");
}

TEST(Snippet, MarksTheFiguresOfANumber) {
  const std::string text = "Дом стоит на горе. Приехали 10 врачей, а помощь получили более 1,5 тысячи пациентов.";
  EXPECT_EQ(snippet(text, "число:1000..2000"),
            "Дом стоит на горе. Приехали 10 врачей, а помощь получили [более 1,5 тысячи пациентов].");
  EXPECT_EQ(snippet(text, "число:>5 дом"),
            "[Дом] стоит на горе. Приехали [10 врачей], а помощь получили [более 1,5 тысячи пациентов].");
  EXPECT_EQ(snippet(text, "дом -число:7"),
            "[Дом] стоит на горе. Приехали 10 врачей, а помощь получили более 1,5 тысячи пациентов.");
  EXPECT_EQ(snippet(text, "число:11..1000"), "(not found)");
}

TEST(Snippet, ATitleAndADocumentMarkTheirFiguresToo) {
  const SmallIndex index({{"one", "Построено 300 больниц", "Больницы открыты, приехали 20 врачей."}});
  const search::ResultPage page = index.search("число:300");
  ASSERT_EQ(page.hits.size(), 1u);
  EXPECT_NE(shown(page.hits[0].title).find("[300 больниц]"), std::string::npos) << shown(page.hits[0].title);
  const auto view = index.searcher().document("one", {"число:20"});
  ASSERT_TRUE(view.ok());
  ASSERT_EQ(view->matches.size(), 1u);
  EXPECT_EQ(view->body.substr(view->matches[0].first, view->matches[0].second - view->matches[0].first), "20 врачей");
}

TEST(Snippet, DoesNotMarkWhatWasExcludedOrFiltered) {
  EXPECT_EQ(snippet("Барсук спит, а заяц нет.", "барсук -вереск"), "[Барсук] спит, а заяц нет.");
  EXPECT_EQ(snippet("Барсук спит, а заяц нет.", "барсук lang:ru"), "[Барсук] спит, а заяц нет.");
}

TEST(Snippet, MarksPrefixesAndExactForms) {
  EXPECT_EQ(snippet("Барсук видел барсука и барсучонка.", "барсуч*"), "Барсук видел барсука и [барсучонка].");
  EXPECT_EQ(snippet("Барсук видел барсука и барсучонка.", "=барсука"), "Барсук видел [барсука] и барсучонка.");
}

TEST(Snippet, BeginsAtTheSentenceOfTheMatch) {
  const std::string filler = repeated("Тихо падает снег на старую крышу. ", 20);
  const std::string found = snippet(filler + "Утром из норы вышел барсук. " + filler, "барсук");
  EXPECT_TRUE(found.starts_with("… Утром из норы вышел [барсук]. ")) << found;
  EXPECT_TRUE(found.ends_with(" …")) << found;
}

TEST(Snippet, KeepsSomeWordsBeforeTheMatchInALongSentence) {
  const std::string found = snippet("Снег " + repeated("падает и падает на крышу ", 30) + "где спит барсук и ещё " +
                                        repeated("падает на лес и крышу ", 30) + "до утра.",
                                    "барсук");
  EXPECT_TRUE(found.starts_with("… ")) << found;
  const std::size_t mark = found.find("[барсук]");
  ASSERT_NE(mark, std::string::npos) << found;
  EXPECT_NE(found.find("где спит [барсук]"), std::string::npos) << found;
  EXPECT_LT(utf8::length(found.substr(0, mark)), 60u) << found;
}

TEST(Snippet, PrefersThePassageWithMoreOfTheQuery) {
  const std::string filler = repeated("Тихо падает снег на старую крышу. ", 20);
  const std::string found = snippet("Барсук спит. " + filler + "Под вереском живёт барсук. " + filler, "барсук вереск");
  EXPECT_NE(found.find("Под [вереском] живёт [барсук]."), std::string::npos) << found;
}

TEST(Snippet, AShortTextIsShownWhole) {
  EXPECT_EQ(snippet("Барсук спит.\n\nА заяц нет.", "барсук"), "[Барсук] спит. А заяц нет.");
}

TEST(Snippet, WithoutAMatchInTheBodyItIsTheBeginning) {
  const SmallIndex index({{"one", "Барсук", repeated("Тихо падает снег на старую крышу. ", 20)}});
  const search::Hit hit = index.search("барсук").hits.at(0);
  EXPECT_EQ(shown(hit.title), "[Барсук]");
  EXPECT_TRUE(shown(hit.snippet).starts_with("Тихо падает снег")) << shown(hit.snippet);
  EXPECT_TRUE(shown(hit.snippet).ends_with(" …")) << shown(hit.snippet);
}

TEST(Snippet, NothingIsEscaped) {
  EXPECT_EQ(snippet("Знаки <b>&amp;\"' рядом с барсуком остались.", "барсук"),
            "Знаки <b>&amp;\"' рядом с [барсуком] остались.");
}

TEST(Snippet, BeginsWithTheOpeningQuoteOfItsSentence) {
  const std::string filler = repeated("Тихо падает снег на старую крышу. ", 20);
  const std::string found = snippet(filler + "«Вижу барсука», сказал лесник. " + filler, "барсук");
  EXPECT_TRUE(found.starts_with("… «Вижу [барсука]», сказал лесник.")) << found;
}

TEST(Snippet, AtTheEndOfATextTheRoomIsUsedForWholeSentencesBefore) {
  const std::string found = snippet(repeated("Тихо падает снег на старую крышу. ", 20) + "Спит барсук.", "барсук");
  EXPECT_TRUE(found.starts_with("… Тихо падает снег")) << found;
  EXPECT_TRUE(found.ends_with("Спит [барсук].")) << found;
  EXPECT_GT(utf8::length(found), limits::kSnippetChars / 2);
  EXPECT_LE(utf8::length(without_marks(found)), limits::kSnippetChars + 2);
}

TEST(Snippet, EndsAtAWordAndIsNotLong) {
  std::vector<testing::Record> records;
  for (int shift = 0; shift < 12; ++shift) {
    records.push_back({std::to_string(shift), "Заметка",
                       repeated("я", shift + 1) + " барсук " + repeated("переподготовка ", 60) + "конец."});
  }
  const search::ResultPage page = SmallIndex(records).search("барсук");
  ASSERT_EQ(page.hits.size(), records.size());
  for (const search::Hit& hit : page.hits) {
    const std::string& body = records[std::stoul(hit.id)].text;
    const std::string found = without_marks(shown(hit.snippet));
    ASSERT_TRUE(found.ends_with(" …")) << found;
    const std::string text = found.substr(0, found.size() - std::string(" …").size());
    EXPECT_TRUE(text.ends_with("переподготовка")) << text;
    EXPECT_NE(body.find(text), std::string::npos);
    EXPECT_LE(utf8::length(text), limits::kSnippetChars);
    EXPECT_GT(utf8::length(text), limits::kSnippetChars / 2);
  }
}

TEST(Snippet, NoCharacterIsCutInATextWithoutSpaces) {
  for (const std::string letter : {"я", "本", "𝒳", "-"}) {
    const std::string found = snippet("Барсук " + repeated(letter, 2000), "барсук");
    EXPECT_EQ(utf8::find_invalid(found), std::string::npos) << found;
    EXPECT_TRUE(found.starts_with("[Барсук]")) << found;
    EXPECT_LE(utf8::length(found), limits::kSnippetChars + 10);
  }
}

TEST(Snippet, AHugeParagraphOfMatchesIsShort) {
  const std::string found = snippet(repeated("барсук и ", 60'000) + "всё.", "барсук");
  EXPECT_TRUE(found.starts_with("[барсук] и [барсук]")) << found.substr(0, 100);
  EXPECT_LE(utf8::length(without_marks(found)), limits::kSnippetChars + 5);
}

TEST(Snippet, IsLeftOutWhenNotAskedFor) {
  const SmallIndex index({{"one", "Заметка", "Барсук спит."}});
  search::SearchRequest request = testing::request_for("барсук");
  request.snippets = false;
  EXPECT_TRUE(index.search(request).hits.at(0).snippet.empty());
}

TEST(Snippet, ADocumentWithoutABodyHasNone) {
  const SmallIndex index({{"one", "Барсук спит", ""}});
  EXPECT_EQ(shown(index.search("барсук").hits.at(0).snippet), "");
}

}  // namespace
}  // namespace diplomed
