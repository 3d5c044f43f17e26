#include "text/morphology/morphology.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <vector>

#include "dictionary.h"
#include "temp_dir.h"

namespace diplomed::text {
namespace {

namespace fs = std::filesystem;
using testing::shared_morphology;

using Lemmas = std::vector<std::string>;

TEST(Morphology, GivesAllLemmas) {
  struct Row {
    const char* word;
    Lemmas lemmas;  // these are among them, in any order; none: the word is unknown
  };
  for (const Row& row : std::vector<Row>{{"врачами", {"врач"}},
                                         {"людей", {"человек"}},
                                         {"детьми", {"ребенок"}},
                                         {"лет", {"год"}},
                                         {"стали", {"сталь", "стать"}},
                                         {"шёл", {"идти"}},
                                         {"шел", {"идти"}},
                                         {"наилучший", {"хороший"}},
                                         {"санитарно-эпидемиологического", {"санитарно-эпидемиологический"}},
                                         {"тологонов", {}},
                                         {"врачx", {}},
                                         {"Врач", {}},
                                         {"", {}},
                                         {"\xD0", {}},
                                         {"-", {}}}) {
    Lemmas found = shared_morphology()->lemmas(row.word);
    for (const std::string& lemma : row.lemmas) {
      EXPECT_NE(std::find(found.begin(), found.end(), lemma), found.end()) << row.word << " → " << lemma;
    }
    EXPECT_EQ(found.empty(), row.lemmas.empty()) << row.word;
    std::sort(found.begin(), found.end());
    EXPECT_EQ(std::adjacent_find(found.begin(), found.end()), found.end()) << row.word;
  }
}

TEST(Morphology, ReadsEAsYoButNotYoAsE) {
  const auto has = [](const char* word, const char* lemma) {
    const Lemmas found = shared_morphology()->lemmas(word);
    return std::find(found.begin(), found.end(), lemma) != found.end();
  };
  EXPECT_TRUE(has("самолетом", "самолет"));
  EXPECT_TRUE(has("самолётом", "самолет"));
  EXPECT_TRUE(has("берет", "брать"));
  EXPECT_TRUE(has("берет", "берет"));
  EXPECT_TRUE(has("берёт", "брать"));
  EXPECT_FALSE(has("берёт", "берет"));
}

TEST(Morphology, PrefersWordsToAbbreviations) {
  EXPECT_EQ(shared_morphology()->lemmas("порт"), Lemmas{"порт"});
  EXPECT_EQ(shared_morphology()->lemmas("в"), Lemmas{"в"});
  EXPECT_EQ(shared_morphology()->lemmas("г"), Lemmas{"год"});
}

TEST(Morphology, KnowsItsRevision) {
  EXPECT_EQ(shared_morphology()->revision(), "394551");
}

TEST(Morphology, RefusesAWordOfAnyLengthQuietly) {
  std::string word;
  for (int i = 0; i < 100'000; ++i) word += "е";
  EXPECT_TRUE(shared_morphology()->lemmas(word).empty());
  EXPECT_TRUE(shared_morphology()->lemmas(word.substr(0, 128)).empty());
}

TEST(Morphology, DirectoryComesFromTheEnvironment) {
  const char* before = ::getenv("DIPLOMED_DICTIONARY");
  const std::string kept = before != nullptr ? before : "";
  ::setenv("DIPLOMED_DICTIONARY", "/somewhere/else", 1);
  EXPECT_EQ(default_dictionary_directory(), "/somewhere/else");
  ::setenv("DIPLOMED_DICTIONARY", "", 1);
  EXPECT_TRUE(fs::exists(fs::path(default_dictionary_directory()) / "words.dawg"));
  if (before != nullptr) {
    ::setenv("DIPLOMED_DICTIONARY", kept.c_str(), 1);
  } else {
    ::unsetenv("DIPLOMED_DICTIONARY");
  }
}

// A copy of the dictionary in which one file can be replaced.
class BrokenDictionary {
 public:
  BrokenDictionary() {
    for (const auto& entry : fs::directory_iterator(default_dictionary_directory())) {
      fs::create_symlink(fs::absolute(entry.path()), dir_.path() / entry.path().filename());
    }
  }

  std::string original(const std::string& file) const {
    std::ifstream in(fs::path(default_dictionary_directory()) / file, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
  }
  void replace(const std::string& file, const std::string& content) const {
    remove(file);
    dir_.write(file, content);
  }
  void remove(const std::string& file) const { fs::remove_all(dir_.path() / file); }
  void restore(const std::string& file) const {
    remove(file);
    fs::create_symlink(fs::absolute(fs::path(default_dictionary_directory()) / file), dir_.path() / file);
  }
  std::string path(const std::string& file) const { return dir_.sub(file); }
  Result<std::shared_ptr<const Morphology>> open() const { return Morphology::open(dir_.path().string()); }

 private:
  testing::TempDir dir_;
};

const std::vector<std::string> kNeeded = {"words.dawg", "paradigms.array", "suffixes.json",
                                          "gramtab-opencorpora-int.json"};

void expect_helpful(const Result<std::shared_ptr<const Morphology>>& opened, ErrorCode code, const std::string& file) {
  ASSERT_FALSE(opened.ok()) << file;
  EXPECT_EQ(opened.error().code, code) << opened.error().to_string();
  EXPECT_EQ(opened.error().where, file);
  for (const char* hint : {"npm ci", "--dictionary"}) {
    EXPECT_NE(opened.error().message.find(hint), std::string::npos) << opened.error().message;
  }
}

TEST(MorphologyOpen, AMissingFileIsAnErrorThatSaysHowToInstallIt) {
  const BrokenDictionary dictionary;
  ASSERT_TRUE(dictionary.open().ok());
  for (const std::string& file : kNeeded) {
    dictionary.remove(file);
    expect_helpful(dictionary.open(), ErrorCode::unreadable, dictionary.path(file));
    fs::create_directory(dictionary.path(file));
    expect_helpful(dictionary.open(), ErrorCode::unreadable, dictionary.path(file));
    dictionary.restore(file);
  }
  EXPECT_TRUE(dictionary.open().ok());
  EXPECT_FALSE(Morphology::open("").ok());
  EXPECT_FALSE(Morphology::open("/nowhere/at/all").ok());
}

TEST(MorphologyOpen, ATruncatedFileIsAnError) {
  const BrokenDictionary dictionary;
  for (const std::string& file : kNeeded) {
    const std::string content = dictionary.original(file);
    ASSERT_GT(content.size(), 1000u) << file;
    for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{2}, std::size_t{3}, std::size_t{4},
                                   std::size_t{7}, std::size_t{8}, std::size_t{100}, content.size() / 3,
                                   content.size() / 2, content.size() - 4, content.size() - 2, content.size() - 1}) {
      SCOPED_TRACE(file + " cut to " + std::to_string(size));
      dictionary.replace(file, content.substr(0, size));
      expect_helpful(dictionary.open(), ErrorCode::malformed, dictionary.path(file));
    }
    dictionary.restore(file);
  }
}

TEST(MorphologyOpen, AForeignFileIsAnError) {
  const BrokenDictionary dictionary;
  const std::vector<std::string> contents = {"{}", "[1, 2]", "<html></html>", std::string(5000, '\xFF'),
                                             std::string(5000, '\0')};
  for (const std::string file : {"words.dawg", "paradigms.array", "suffixes.json"}) {
    for (const std::string& content : contents) {
      if (std::string(file) == "paradigms.array" && content[0] == '\0') continue;  // no paradigms at all
      dictionary.replace(file, content);
      expect_helpful(dictionary.open(), ErrorCode::malformed, dictionary.path(file));
    }
    dictionary.restore(file);
  }
}

// Where damage cannot be seen on opening, look-ups still end, within the tables.
TEST(MorphologyOpen, FlippedBytesNeverCrashALookUp) {
  const BrokenDictionary dictionary;
  std::mt19937 random(5);
  for (const std::string file : {"words.dawg", "paradigms.array"}) {
    const std::string content = dictionary.original(file);
    for (int round = 0; round < 12; ++round) {
      std::string damaged = content;
      for (int i = 0; i < 20'000; ++i) damaged[4 + random() % (content.size() - 4)] = static_cast<char>(random() % 256);
      dictionary.replace(file, damaged);
      const auto opened = dictionary.open();
      if (!opened.ok()) continue;
      for (const char* word : {"врачами", "людей", "день", "наилучший", "в", "еее", "переехавшие", "сотрудничество"}) {
        for (const std::string& lemma : (*opened)->lemmas(word)) EXPECT_LT(lemma.size(), 400u);
      }
    }
    dictionary.restore(file);
  }
}

TEST(MorphologyOpen, WithoutTheRevisionItIsUnknown) {
  const BrokenDictionary dictionary;
  for (const std::string content : {"", "[", "{}", "[[\"source_revision\"]]"}) {
    dictionary.replace("meta.json", content);
    const auto opened = dictionary.open();
    ASSERT_TRUE(opened.ok());
    EXPECT_EQ((*opened)->revision(), "unknown") << content;
  }
}

}  // namespace
}  // namespace diplomed::text
