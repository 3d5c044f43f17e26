// Programs that were installed to a root of their own work with the data of that root, not with that of the build tree.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "temp_dir.h"

namespace diplomed {
namespace {

namespace fs = std::filesystem;

struct Outcome {
  int exit_code = -1;
  std::string text;  // what was printed
};

class Installed : public ::testing::Test {
 protected:
  // `cmake --install`, then away with it to another place.
  static void SetUpTestSuite() {
    dir_ = new testing::TempDir();
    const Outcome done =
        run(std::string(DIPLOMED_CMAKE) + " --install " + DIPLOMED_BUILD_DIR + " --prefix " + dir_->sub("staging"));
    ASSERT_EQ(done.exit_code, 0) << done.text;
    fs::rename(dir_->sub("staging"), dir_->sub("root"));
    dir_->write("in/a.txt", "Врачи Казахстана приехали в Бишкек\n\nМинистры подписали меморандум о телемедицине.\n");
  }
  static void TearDownTestSuite() { delete dir_; }

  static Outcome run(const std::string& command) {
    const std::string output = dir_->sub("output");
    const int status = std::system((command + " >" + output + " 2>&1").c_str());
    std::ifstream in(output);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128,
            {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()}};
  }
  static std::string data(const std::string& name) { return dir_->sub("root/share/diplomed/" + name); }
  static Outcome inspect(const std::string& environment = "", const std::string& options = "") {
    return run("env -u DIPLOMED_VOCABULARY -u DIPLOMED_DICTIONARY " + environment + " " +
               dir_->sub("root/bin/diplomed-index") + " --inspect " + options + " " + dir_->sub("in/a.txt"));
  }
  // A copy whose telemedicine has another id.
  static std::string own_vocabulary(const std::string& name, const std::string& id) {
    fs::copy(data("vocabulary"), dir_->sub(name), fs::copy_options::recursive);
    const std::string file = dir_->sub(name) + "/fields.tsv";
    std::ifstream in(file);
    std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    static const std::string kRow = "\ntelemedicine\t";
    text.replace(text.find(kRow), kRow.size(), "\n" + id + "\t");
    std::ofstream(file) << text;
    return dir_->sub(name);
  }

  static testing::TempDir* dir_;
};

testing::TempDir* Installed::dir_ = nullptr;

TEST_F(Installed, ProgramsNameTheDataOfTheirRoot) {
  for (const char* program : {"diplomed-index", "diplomed-server"}) {
    const Outcome help = run("env -u DIPLOMED_DICTIONARY " + dir_->sub("root/bin/") + program + " --help");
    EXPECT_NE(help.text.find(data("dictionary")), std::string::npos) << help.text;
  }
}

TEST_F(Installed, DataIsReadFromTheRootAndNowhereElse) {
  const Outcome sound = inspect();
  EXPECT_EQ(sound.exit_code, 0) << sound.text;
  EXPECT_NE(sound.text.find("\"telemedicine\""), std::string::npos) << sound.text;
  fs::rename(data("dictionary/words.dawg"), dir_->sub("words.dawg"));
  const Outcome no_words = inspect();
  EXPECT_EQ(no_words.exit_code, 1);
  EXPECT_NE(no_words.text.find(data("dictionary")), std::string::npos) << no_words.text;
  fs::rename(dir_->sub("words.dawg"), data("dictionary/words.dawg"));
  std::ofstream(data("vocabulary/countries.tsv"), std::ios::app) << "broken\n";
  const Outcome broken = inspect();
  EXPECT_EQ(broken.exit_code, 1);
  EXPECT_NE(broken.text.find(data("vocabulary")), std::string::npos) << broken.text;
  fs::copy_file(std::string(DIPLOMED_SOURCE_DIR) + "/corpus/vocabulary/countries.tsv", data("vocabulary/countries.tsv"),
                fs::copy_options::overwrite_existing);
}

TEST_F(Installed, AnOptionGoesBeforeTheEnvironmentAndThatBeforeTheRoot) {
  const std::string named = "DIPLOMED_VOCABULARY=" + own_vocabulary("named", "named-telemedicine");
  const std::string option = "--built-in-vocabulary " + own_vocabulary("option", "option-telemedicine");
  EXPECT_NE(inspect().text.find("\"telemedicine\""), std::string::npos);
  const std::string by_environment = inspect(named).text;
  EXPECT_NE(by_environment.find("\"named-telemedicine\""), std::string::npos) << by_environment;
  const std::string by_option = inspect(named, option).text;
  EXPECT_NE(by_option.find("\"option-telemedicine\""), std::string::npos) << by_option;
  EXPECT_EQ(inspect("DIPLOMED_DICTIONARY=" + dir_->sub("none")).exit_code, 1);
  EXPECT_EQ(inspect("DIPLOMED_DICTIONARY=" + dir_->sub("none"), "--dictionary " + data("dictionary")).exit_code, 0);
}

}  // namespace
}  // namespace diplomed
